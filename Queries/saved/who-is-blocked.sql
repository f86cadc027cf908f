-- title: Who is blocked, and why
-- sentence: Which websites' pages did browsers keep from which routes, for what reason, and since when?
-- columns: origin: the website whose page asked
--   site: the site it asked
--   route: the route it asked
--   method: the request's method, for a preflight the method asked for
--   kind: preflight (the question before a request) or cross-origin (the request itself)
--   reason: what the browser objects to
--   reason_detail: the name of the header in question, where there is one
--   requests: how many
--   first_time: the first of them in the store
--   last_time: the last of them
SELECT
  origin,
  site,
  route,
  iif(kind = 'preflight', request_method, method) AS method,
  kind,
  reason,
  reason_detail,
  sum(requests) AS requests,
  min(first_time) AS first_time,
  max(last_time) AS last_time
FROM policies
WHERE verdict = 'blocked' AND synthetic = 0
GROUP BY 1, 2, 3, 4, 5, 6, 7
ORDER BY requests DESC, origin, site, route;
