-- title: Who calls from other sites
-- sentence: Which origins ask, how often are they let in or refused, and since when are they seen?
-- columns: origin: the origin that asked
--   party: its registrable domain
--   category: what kind of origin it is
--   sites: how many sites it asked
--   requests: cross-origin requests and preflights
--   allowed: those it may read
--   conditional: those it may read without credentials only
--   blocked: those the browser kept from it
--   undecided: those the log cannot decide
--   first_time: the first of them in the store
--   last_time: the last of them
SELECT
  origin,
  origin_party AS party,
  origin_category AS category,
  count(DISTINCT site) AS sites,
  sum(requests) AS requests,
  sum(iif(verdict = 'allowed', requests, 0)) AS allowed,
  sum(iif(verdict = 'conditional', requests, 0)) AS conditional,
  sum(iif(verdict = 'blocked', requests, 0)) AS blocked,
  sum(iif(verdict = 'unknown', requests, 0)) AS undecided,
  min(first_time) AS first_time,
  max(last_time) AS last_time
FROM policies
WHERE kind IN ('preflight', 'cross-origin') AND origin <> ''
GROUP BY origin, origin_party, origin_category
ORDER BY requests DESC, origin;
