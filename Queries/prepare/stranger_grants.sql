-- id: stranger_grants
-- title: Which strangers each route let in
-- columns: site: the site asked
--   route: the route asked
--   status_class: the first digit of the answers' status
--   party: the registrable domain or address that asked; neither trusted nor own
--   icann_party: the same without the domains under which hosting companies give names away
--   granted: 1 where any answer granted it by name, 0 where it was only refused
--   route_grants: 1 where the route granted any stranger by name, in answers of this class
-- why: Compared within a status class: a server that has no such page refuses nobody. Nor does an
--   answer without a grant to an OPTIONS request that is no preflight: who makes up origins there
--   must not make it look as if strangers were refused.
SELECT
  site, route, status_class, party, icann_party, granted,
  max(granted) OVER (PARTITION BY site, route, status_class) AS route_grants
FROM (
  SELECT
    site,
    route,
    status / 100 AS status_class,
    coalesce(nullif(origin_party, ''), origin) AS party,
    coalesce(nullif(origin_icann_party, ''), nullif(origin_party, ''), origin) AS icann_party,
    max(grant_kind = 'echo') AS granted
  FROM policies
  JOIN origin_trust AS trust USING (origin)
  WHERE trust.unrelated = 1
    AND origin_category IN ('web', 'ip', 'shared-hosting')
    AND kind IN ('preflight', 'cross-origin')
    AND status > 0
    AND (
      grant_kind = 'echo'
      OR (
        grant_kind IN ('null', 'absent', 'empty', 'several', 'other')
        AND NOT (kind = 'cross-origin' AND method = 'OPTIONS')
      )
    )
  GROUP BY 1, 2, 3, 4, 5
);
