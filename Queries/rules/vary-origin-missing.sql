-- id: vary-origin-missing
-- title: Caches are not told that the answer depends on the origin
-- severity: medium
-- group: exposure
-- scope: site
-- needs: origin, allow_origin, vary
-- candidates: kind = 'cross-origin' AND method IN ('GET', 'HEAD') AND status BETWEEN 200 AND 299
-- why: The same address answers with different Access-Control-Allow-Origin headers, depending on
--   who asks, but without "Vary: Origin". A cache (the browser's own, a content delivery network)
--   does not know that, stores one answer and gives it to the next website that asks: which is then
--   refused by the browser for no visible reason, or let in with another website's grant.
-- fix: vary-origin
-- references: Fetch, "CORS protocol and HTTP caches"; CWE-524
-- traps: A later hop may add Vary, or strip it. A change of the configuration within the window can
--   look like a dependence on the origin. Some servers log only the first of two Vary headers; then
--   it is likely at most. Where Cache-Control is not logged, an answer counts as cacheable.
WITH
  answers AS (
    SELECT
      site, route, policy_id, method, origin, allow_origin, grant_kind, vary, cache_control,
      duplicate_visibility,
      upper(cache_status) LIKE '%HIT%' AS from_cache
    FROM policies
    WHERE status BETWEEN 200 AND 299
      -- A preflight is not cached, unless it evidently was.
      AND (method IN ('GET', 'HEAD') OR (method = 'OPTIONS' AND upper(cache_status) LIKE '%HIT%'))
  ),
  by_origin AS (
    SELECT
      site, route, origin,
      max(grant_kind = 'echo') AS echoed,
      iif(min(allow_origin) = max(allow_origin), max(allow_origin), NULL) AS steady_value
    FROM answers
    WHERE origin IS NOT NULL AND allow_origin IS NOT NULL
    GROUP BY site, route, origin
  ),
  dependent_routes AS (
    SELECT site, route
    FROM by_origin
    GROUP BY site, route
    HAVING sum(echoed) >= 2 OR count(DISTINCT steady_value) >= 2
  ),
  careless AS (
    SELECT
      site, route, policy_id,
      CASE
        WHEN from_cache THEN 'cacheable'
        WHEN cache_control LIKE '%no-store%' OR cache_control LIKE '%private%'
          THEN 'private or not stored'
        ELSE 'cacheable'
      END AS storage,
      cache_control IS NOT NULL AND duplicate_visibility IN ('joined', 'all') AS certain
    FROM answers
    JOIN dependent_routes USING (site, route)
    WHERE ',' || replace(replace(lower(vary), ' ', ''), char(9), '') || ',' NOT LIKE '%,origin,%'
      AND ',' || replace(replace(vary, ' ', ''), char(9), '') || ',' NOT LIKE '%,*,%'
    GROUP BY policy_id
  )
SELECT
  site, route, storage AS discriminator, policy_id,
  NULL AS attribute,
  iif(max(certain) OVER (PARTITION BY site, storage), 'confirmed', 'likely') AS confidence,
  iif(storage = 'cacheable', NULL, 'low') AS severity
FROM careless;
