-- id: preflight-max-age-missing
-- title: Browsers are not told how long a preflight is valid
-- severity: low
-- group: performance
-- scope: site
-- needs: origin, status, allow_origin, max_age, preflights
-- candidates: method = 'OPTIONS' AND kind = 'preflight' AND synthetic = 0
--   AND status BETWEEN 200 AND 299 AND grant_kind IN ('echo', 'star')
-- settings: preflight-max-age.share = 0.25 -- share of OPTIONS in a site's requests from which on it is medium
--   preflight-max-age.per-day = 10000 -- OPTIONS requests of a site in one day from which on it is medium
-- why: Before certain requests the browser asks for permission (the preflight). Without
--   Access-Control-Max-Age it remembers the answer for five seconds only and then asks again: one
--   more round trip before nearly every call, for the user a delay, for the server up to twice the
--   requests.
-- fix: max-age
-- references: Fetch, "CORS-preflight fetch" (the default of 5 seconds)
-- traps: A deliberate 0 on a test system.
WITH
  loads AS (
    SELECT site, sum(iif(method = 'OPTIONS', requests, 0)) * 1.0 / sum(requests) AS share
    FROM traffic
    GROUP BY site
  ),
  days AS (
    SELECT site, max(requests) AS busiest
    FROM (
      SELECT site, day, sum(requests) AS requests
      FROM policies
      WHERE method = 'OPTIONS'
      GROUP BY site, day
    )
    GROUP BY site
  ),
  preflights AS (
    SELECT
      site, route, policy_id,
      verdict <> 'unknown' AS certain,
      CASE
        WHEN max_age = '' THEN 'missing'
        WHEN ltrim(max_age, '-') GLOB '*[^0-9]*' OR ltrim(max_age, '-') = '' THEN 'invalid'
        WHEN max_age LIKE '-%' OR ltrim(max_age, '0') = '' THEN 'switched off'
      END AS fault
    FROM policies
    WHERE kind = 'preflight'
      AND synthetic = 0
      AND status BETWEEN 200 AND 299
      AND grant_kind IN ('echo', 'star')
      AND verdict <> 'blocked'
    GROUP BY policy_id
  )
SELECT
  site, route, fault AS discriminator, policy_id, fault AS attribute,
  -- Where the lists of methods or headers are not logged, the preflight may have failed.
  iif(max(certain) OVER (PARTITION BY site, fault), 'confirmed', 'likely') AS confidence,
  iif(
    share >= (SELECT value FROM settings WHERE name = 'preflight-max-age.share')
      OR busiest >= (SELECT value FROM settings WHERE name = 'preflight-max-age.per-day'),
    'medium', 'low') AS severity
FROM preflights
LEFT JOIN loads USING (site)
LEFT JOIN days USING (site)
WHERE fault IS NOT NULL;
