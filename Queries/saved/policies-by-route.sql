-- title: What each route answers to whom
-- sentence: Which cross-origin headers does each route send, and to how many origins?
-- columns: site: the site asked
--   route: the route asked
--   method: the request's method
--   grant_kind: how Access-Control-Allow-Origin relates to who asked: echo, star, absent and others
--   allow_credentials: what stands in Access-Control-Allow-Credentials
--   vary: what stands in Vary
--   statuses: the status codes of these answers
--   origins: how many origins were answered so
--   an_origin: one of them
--   requests: how many requests
SELECT
  site,
  route,
  method,
  grant_kind,
  allow_credentials,
  vary,
  group_concat(DISTINCT status) AS statuses,
  count(DISTINCT nullif(origin, '')) AS origins,
  min(nullif(origin, '')) AS an_origin,
  sum(requests) AS requests
FROM policies
GROUP BY site, route, method, grant_kind, allow_credentials, vary
ORDER BY site, route, method, requests DESC;
