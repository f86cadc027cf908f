-- id: preflight-auth-required
-- title: Preflight requests are asked to log in
-- severity: high
-- group: broken
-- scope: site
-- needs: method, status, origin, preflights
-- candidates: method = 'OPTIONS' AND kind = 'preflight' AND synthetic = 0
-- why: Before a browser sends certain requests to another site it asks for permission with an
--   OPTIONS request, the preflight. A preflight never carries cookies or passwords. A server that
--   demands a login from every request, the preflight too, answers 401, 403 or 407, and the browser
--   then never sends the real request: the feature is broken for everyone, signed in or not.
-- fix: preflight-before-auth
-- references: Fetch, "CORS-preflight fetch", step 7 (ok status)
-- traps: 403 is also how some servers refuse an origin on purpose. It is reported only for origins
--   that are known: granted elsewhere, trusted or your own. A line without
--   Access-Control-Request-Method may be no preflight at all; it is then only likely. Where the log
--   does not show Origin either, an OPTIONS request that is asked to log in, on a route that works
--   otherwise, is taken for a preflight that was: inferred, and only suspected.
WITH
  working_routes AS (
    SELECT DISTINCT site, route
    FROM traffic
    WHERE method <> 'OPTIONS' AND status BETWEEN 200 AND 299
  )
SELECT
  site,
  route,
  known.stranger || 'status ' || status AS discriminator,
  policy_id,
  'status ' || status AS attribute,
  -- A 403 without a grant may be a refusal; with one, CORS agreed and something else did not.
  iif(
    max(class = 'preflight' AND (status <> 403 OR grant_kind IN ('echo', 'star')))
      OVER (PARTITION BY site, status, known.stranger),
    'confirmed', 'likely') AS confidence,
  NULL AS severity
FROM policies
JOIN known_origins AS known USING (origin)
WHERE kind = 'preflight'
  AND synthetic = 0
  AND (status IN (401, 407) OR (status = 403 AND known.known))
GROUP BY policy_id
UNION ALL
SELECT
  site, route, 'inferred: status ' || status, policy_id, 'status ' || status, 'suspected', 'medium'
FROM policies
JOIN working_routes USING (site, route)
WHERE class = 'options-unknown' AND synthetic = 0 AND status IN (401, 407)
GROUP BY policy_id;
