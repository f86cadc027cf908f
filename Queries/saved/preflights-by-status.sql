-- title: Preflights by status
-- sentence: How do the sites answer preflights? Anything but 200 to 299 ends the attempt.
-- columns: site: the site asked
--   status: the answer's status
--   requests: preflights answered with it
--   share: their share of the site's preflights
--   allowed: preflights after which the browser goes on (at least without credentials)
--   blocked: preflights after which it does not
--   routes: how many routes answered so
--   origins: how many origins were answered so
SELECT
  site,
  status,
  sum(requests) AS requests,
  round(sum(requests) * 1.0 / sum(sum(requests)) OVER (PARTITION BY site), 4) AS share,
  sum(iif(verdict IN ('allowed', 'conditional'), requests, 0)) AS allowed,
  sum(iif(verdict = 'blocked', requests, 0)) AS blocked,
  count(DISTINCT route) AS routes,
  count(DISTINCT origin) AS origins
FROM policies
WHERE kind = 'preflight'
GROUP BY site, status
ORDER BY site, requests DESC;
