-- id: allow_rates
-- title: How often each route let each origin read its answers
-- columns: site: the site asked
--   route: the route asked
--   origin: who asked
--   status_class: the first digit of the answers' status
--   decided: requests whose verdict is certain
--   allowed: those of them that the page could read
-- why: Only what browsers sent counts, and only what is decided: not 304 without a grant, not
--   answers that were cut off, not posts that may have been no cross-origin requests at all.
SELECT
  site, route, origin, status / 100 AS status_class,
  sum(requests) AS decided,
  sum(iif(verdict = 'blocked', 0, requests)) AS allowed
FROM policies
WHERE kind = 'cross-origin'
  AND class <> 'ambiguous-post'
  AND verdict IN ('allowed', 'conditional', 'blocked')
  AND synthetic = 0
  AND origin <> ''
  AND status > 0
GROUP BY site, route, origin, status / 100;
