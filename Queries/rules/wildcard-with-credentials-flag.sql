-- id: wildcard-with-credentials-flag
-- title: The wildcard is combined with credentials
-- severity: low
-- group: exposure
-- scope: site
-- needs: allow_origin, allow_credentials
-- candidates: kind IN ('preflight', 'cross-origin') OR grant_kind = 'star'
-- why: The answer says "Access-Control-Allow-Origin: *" (everyone) and
--   "Access-Control-Allow-Credentials: true" (with cookies). Browsers refuse that combination:
--   requests with cookies fail. It is not a hole, but a sign that the policy is not understood, and
--   the usual "repair", to copy the asking origin instead of "*", would be a hole.
-- fix: drop-credentials, allow-list
-- references: Fetch, "CORS protocol and credentials"
-- traps: Harmless on public data that nobody asks for with cookies.
SELECT
  site, route, '*' AS discriminator, policy_id,
  iif(max(in_use) OVER (PARTITION BY site), 'requests with cookies fail', 'unused') AS attribute,
  'confirmed' AS confidence,
  iif(max(in_use) OVER (PARTITION BY site), 'medium', 'low') AS severity
FROM (
  SELECT
    site, route, policy_id,
    -- A browser sent a cookie along: a page tries to use the combination.
    kind = 'cross-origin' AND has_cookie IS 1 AND synthetic = 0 AS in_use
  FROM policies
  WHERE grant_kind = 'star' AND trim(allow_credentials) = 'true'
  GROUP BY policy_id
);
