-- id: preflight-redirected
-- title: Preflight requests are redirected
-- severity: high
-- group: broken
-- scope: site
-- needs: method, status, origin, preflights
-- candidates: method = 'OPTIONS' AND kind = 'preflight' AND synthetic = 0
-- why: Before a browser sends certain requests to another site it asks for permission with an
--   OPTIONS request, the preflight. It never follows a redirect there: any answer of 301, 302, 303,
--   307 or 308 ends the attempt, and the real request is never sent.
-- fix: no-redirect
-- references: Fetch, "HTTP-network-or-cache fetch" and "CORS-preflight fetch" (ok status)
-- traps: A redirect from http to https that the browser makes by itself (strict transport security)
--   never reaches the server and is not in the log. Where Location is not logged the report cannot
--   say where the redirect leads. Where it does not show Origin, an OPTIONS request that is
--   redirected, on a route that works otherwise, is taken for a preflight: inferred, and only
--   suspected.
WITH
  redirects AS (
    SELECT
      site, route, origin, policy_id, class,
      CASE
        WHEN location_kind = 'scheme' AND site LIKE 'http://%' THEN 'http-to-https'
        WHEN location_kind = 'scheme' THEN 'other-scheme'
        WHEN location_kind = 'slash' THEN 'slash'
        WHEN location_kind = 'host' THEN 'other-host'
        WHEN location_kind = 'path' THEN 'other-path'
        ELSE 'target-unknown'
      END AS target
    FROM policies
    WHERE (kind = 'preflight' OR class = 'options-unknown')
      AND synthetic = 0
      AND status IN (301, 302, 303, 307, 308)
    GROUP BY policy_id
  ),
  working_routes AS (
    SELECT DISTINCT site, route
    FROM traffic
    WHERE method <> 'OPTIONS' AND status BETWEEN 200 AND 299
  )
SELECT
  site, route, known.stranger || target AS discriminator, policy_id, target AS attribute,
  'confirmed' AS confidence, NULL AS severity
FROM redirects
JOIN known_origins AS known USING (origin)
WHERE class <> 'options-unknown'
UNION ALL
SELECT site, route, 'inferred: ' || target, policy_id, target, 'suspected', 'medium'
FROM redirects
JOIN working_routes USING (site, route)
WHERE class = 'options-unknown';
