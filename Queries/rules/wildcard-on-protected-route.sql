-- id: wildcard-on-protected-route
-- title: The wildcard stands on a protected route
-- severity: info
-- group: exposure
-- scope: site
-- needs: status, allow_origin, has_cookie, has_authorization
-- candidates: status BETWEEN 200 AND 299 AND method <> 'OPTIONS'
-- why: "Access-Control-Allow-Origin: *" lets every website read the answer. That is right for what
--   anyone could fetch anyway. These routes look protected, by a login, a token or the network they
--   stand in. A website that your colleague visits runs in a browser inside that network and can
--   then read what no outsider could reach.
-- fix: allow-list
-- references: Fetch, "Basic safe CORS protocol setup"; CWE-942
-- traps: A public API with bearer tokens stays at info: the attacking page does not have the token.
--   Cookies may belong to analytics and protect nothing. Where a proxy hides the clients' addresses
--   all clients look private. Files such as scripts, styles, fonts and images of public sites are
--   left out.
WITH
  suffixes(suffix) AS (
    VALUES ('.js'), ('.mjs'), ('.css'), ('.map'), ('.woff'), ('.woff2'), ('.ttf'), ('.otf'),
      ('.png'), ('.jpg'), ('.jpeg'), ('.gif'), ('.svg'), ('.webp'), ('.avif'), ('.ico'), ('.wasm')
  ),
  refusals AS (
    SELECT DISTINCT site, route
    FROM traffic
    WHERE status IN (401, 403) AND method <> 'OPTIONS'
  ),
  public_sites AS (
    SELECT DISTINCT site FROM policies WHERE private_clients < requests
  ),
  routes AS (
    SELECT
      site, route,
      max(site_exposure IN ('private', 'loopback')) AS private_target,
      max(has_remote_user IS 1) AS remote_user,
      max(has_cookie IS 1 AND synthetic = 0) AS cookie,
      max(has_authorization IS 1) AS authorization,
      sum(private_clients) = sum(requests) AS private_clients
    FROM policies
    WHERE grant_kind = 'star' AND status BETWEEN 200 AND 299 AND method <> 'OPTIONS'
    GROUP BY site, route
  ),
  protections AS (
    SELECT
      site, route,
      CASE
        WHEN private_target THEN 'private network'
        WHEN remote_user OR cookie THEN 'login'
        WHEN private_clients THEN 'private clients'
        ELSE 'token'
      END AS protection,
      CASE
        WHEN private_target OR remote_user THEN 3
        WHEN cookie OR NOT private_clients OR site IN (SELECT site FROM public_sites) THEN 2
        ELSE 1
      END AS strength
    FROM routes
    WHERE private_target
      OR (
        (
          remote_user OR cookie OR authorization OR private_clients
          OR (site, route) IN (SELECT site, route FROM refusals)
        )
        AND NOT EXISTS (SELECT 1 FROM suffixes WHERE route LIKE '%' || suffix)
      )
  )
SELECT
  site,
  route,
  protection AS discriminator,
  policy_id,
  NULL AS attribute,
  CASE max(strength) OVER (PARTITION BY site, protection)
    WHEN 3 THEN 'confirmed' WHEN 2 THEN 'likely' ELSE 'suspected'
  END AS confidence,
  CASE protection
    WHEN 'private network' THEN 'high' WHEN 'token' THEN 'info' ELSE 'medium'
  END AS severity
FROM policies
JOIN protections USING (site, route)
WHERE grant_kind = 'star' AND status BETWEEN 200 AND 299 AND method <> 'OPTIONS'
GROUP BY policy_id;
