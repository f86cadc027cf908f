-- id: open_routes
-- title: Which routes let in whoever asks
-- after: stranger_grants
-- columns: site: the site asked
--   route: the route asked
-- why: Who was let in by a server that lets in everybody is not known for that. Without this, one
--   careless server, or a few probes of it, would make every stranger look expected everywhere.
WITH
  tenants AS (
    SELECT
      site, route, status_class,
      min(2, sum(granted)) AS granted,
      min(2, sum(NOT granted)) AS denied
    FROM stranger_grants
    GROUP BY site, route, status_class, icann_party
  )
SELECT DISTINCT site, route
FROM (
  SELECT site, route, sum(granted) AS granted, sum(denied) AS denied
  FROM tenants
  GROUP BY site, route, status_class
)
WHERE granted >= (SELECT value FROM settings WHERE name = 'reflected-origin.suspected-parties')
  AND denied < (SELECT value FROM settings WHERE name = 'reflected-origin.denied-share')
    * (granted + denied);
