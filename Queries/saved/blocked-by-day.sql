-- title: Blocked requests by day
-- sentence: Since when does it fail? Cross-origin requests and preflights of each day, and how many were blocked.
-- columns: day: the day, UTC
--   site: the site asked
--   requests: cross-origin requests and preflights that browsers sent
--   blocked: those that the browser kept from the page or ended
--   conditional: those that work without credentials only
--   blocked_share: blocked ones as a share of all
--   most_common_reason: why most of the blocked ones were blocked
SELECT
  day,
  site,
  sum(requests) AS requests,
  sum(iif(verdict = 'blocked', requests, 0)) AS blocked,
  sum(iif(verdict = 'conditional', requests, 0)) AS conditional,
  round(sum(iif(verdict = 'blocked', requests, 0)) * 1.0 / sum(requests), 4) AS blocked_share,
  max(iif(reason_rank = 1 AND verdict = 'blocked', reason, NULL)) AS most_common_reason
FROM (
  SELECT
    *,
    row_number() OVER (PARTITION BY day, site, verdict ORDER BY requests DESC, reason)
      AS reason_rank
  FROM (
    SELECT day, site, verdict, reason, sum(requests) AS requests
    FROM policies
    WHERE kind IN ('preflight', 'cross-origin') AND synthetic = 0
    GROUP BY day, site, verdict, reason
  )
)
GROUP BY day, site
ORDER BY day, site;
