-- title: Who can read with credentials
-- sentence: Which origins can read which routes with the visitor's cookies, and do they?
-- columns: origin: the website whose pages can read
--   site: the site they read
--   route: the route they read
--   methods: the methods they used
--   requests: how many requests were answered that way
--   with_cookie: how many of them carried a cookie; NULL where the log does not show it
--   first_time: the first of them in the store
--   last_time: the last of them
SELECT
  origin,
  site,
  route,
  group_concat(DISTINCT method) AS methods,
  sum(requests) AS requests,
  sum(iif(has_cookie, requests, has_cookie)) AS with_cookie,
  min(first_time) AS first_time,
  max(last_time) AS last_time
FROM policies
WHERE kind = 'cross-origin' AND verdict_credentialed = 'allowed'
GROUP BY origin, site, route
ORDER BY with_cookie DESC, requests DESC, origin, site, route;
