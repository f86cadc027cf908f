-- title: Routes with the most preflights
-- sentence: Where do preflights cost the most: how many are there for each request, and are they slow?
-- columns: site: the site asked
--   route: the route asked
--   preflights: preflights that browsers sent
--   requests: the cross-origin requests themselves
--   preflights_per_request: near 1: browsers ask before every request; NULL: no request came through
--   longest_max_age: the longest time in seconds for which an answer may be remembered
--   slow_preflights: preflights that took longer than the setting of preflight-slow
--   origins: how many origins asked
SELECT
  site,
  route,
  sum(iif(kind = 'preflight', requests, 0)) AS preflights,
  sum(iif(kind = 'cross-origin', requests, 0)) AS requests,
  round(
    sum(iif(kind = 'preflight', requests, 0)) * 1.0
      / nullif(sum(iif(kind = 'cross-origin', requests, 0)), 0), 2) AS preflights_per_request,
  max(iif(kind = 'preflight', max_age_s, NULL)) AS longest_max_age,
  sum(iif(kind = 'preflight', slow_requests, 0)) AS slow_preflights,
  count(DISTINCT origin) AS origins
FROM policies
WHERE kind IN ('preflight', 'cross-origin') AND synthetic = 0
GROUP BY site, route
HAVING preflights > 0
ORDER BY preflights DESC, site, route;
