-- id: reflected-arbitrary-origin
-- title: Any website is let in
-- severity: high
-- group: exposure
-- scope: site
-- needs: origin, allow_origin
-- candidates: origin <> '' AND origin <> 'null' AND origin_relation = 'cross'
-- settings: reflected-origin.suspected-parties = 3 -- unrelated websites let in from which on it is suspected
--   reflected-origin.likely-parties = 6 -- from which on it is likely
--   reflected-origin.confirmed-parties = 10 -- from which on it is confirmed
--   reflected-origin.denied-share = 0.05 -- share of unrelated websites refused, below which a server counts as letting in all
-- why: A browser lets a page of one website read the answers of another only if that other server
--   names the asking website in Access-Control-Allow-Origin. This server seems to copy whatever
--   name it is asked with. Then any website that one of your users visits can read these answers
--   from the user's browser, with the user's cookies if Access-Control-Allow-Credentials is "true".
-- fix: allow-list, drop-credentials
-- references: CWE-942; CWE-346; OWASP WSTG-CLNT-07; PortSwigger, "Exploiting CORS misconfigurations for Bitcoins and bounties"
-- traps: A service made to be embedded by its customers' websites, with their names in a database,
--   looks the same while no stranger asks. List your customers' and partners' origins in
--   trusted_origins. At most two tenants of one hosting domain are counted, so that the preview
--   addresses of one team do not look like many websites.
WITH
  -- Strangers by route, and by site: there, one who was refused on any route counts as refused.
  strangers AS (
    SELECT site, route, status_class, party, icann_party, granted
    FROM stranger_grants
    UNION ALL
    SELECT site, NULL, status_class, party, icann_party, min(granted)
    FROM stranger_grants
    WHERE route_grants
    GROUP BY site, status_class, party, icann_party
  ),
  tenants AS (
    SELECT
      site, route, status_class,
      min(2, sum(granted)) AS granted,
      min(2, sum(NOT granted)) AS denied
    FROM strangers
    GROUP BY site, route, status_class, icann_party
  ),
  counts AS (
    SELECT site, route, status_class, sum(granted) AS granted, sum(denied) AS denied
    FROM tenants
    GROUP BY site, route, status_class
  ),
  limits AS (
    SELECT
      max(iif(name = 'reflected-origin.suspected-parties', value, NULL)) AS suspected,
      max(iif(name = 'reflected-origin.likely-parties', value, NULL)) AS likely,
      max(iif(name = 'reflected-origin.confirmed-parties', value, NULL)) AS confirmed,
      max(iif(name = 'reflected-origin.denied-share', value, NULL)) AS denied_share
    FROM settings
  ),
  echoes AS (
    SELECT
      site, route, status / 100 AS status_class, policy_id,
      -- An invented origin, unless it is a known one in other letters: some servers ignore case.
      known.probe
        AND lower(origin) NOT IN (SELECT origin FROM known_origins WHERE known AND NOT probe)
        AS probe
    FROM policies
    JOIN known_origins AS known USING (origin)
    WHERE grant_kind = 'echo'
      AND known.unrelated = 1
      AND origin_category IN ('web', 'ip', 'shared-hosting', 'malformed')
    GROUP BY policy_id
  ),
  -- What proves it: on a route, or (route NULL) on the site as a whole.
  proofs AS (
    SELECT
      site, route, status_class,
      CASE WHEN granted >= confirmed THEN 3 WHEN granted >= likely THEN 2 ELSE 1 END AS strength,
      0 AS probe
    FROM counts, limits
    WHERE granted >= suspected AND denied < denied_share * (granted + denied)
    UNION ALL
    SELECT DISTINCT site, route, status_class, 3, 1
    FROM echoes
    WHERE probe
  ),
  evidence AS (
    SELECT echoes.site, echoes.route, policy_id, strength, proofs.probe
    FROM echoes
    JOIN proofs USING (site, route, status_class)
    UNION ALL
    SELECT echoes.site, echoes.route, policy_id, strength, proofs.probe
    FROM echoes
    JOIN proofs USING (site, status_class)
    WHERE proofs.route IS NULL
  )
SELECT
  site,
  route,
  'any origin' AS discriminator,
  policy_id,
  iif(max(max(probe)) OVER sites, 'an invented origin was let in', 'many unrelated origins')
    AS attribute,
  CASE max(max(strength)) OVER sites
    WHEN 3 THEN 'confirmed' WHEN 2 THEN 'likely' ELSE 'suspected'
  END AS confidence
FROM evidence
GROUP BY policy_id
WINDOW sites AS (PARTITION BY site);
