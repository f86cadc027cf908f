let exposureView = StoreView(
  name: "exposure",
  purpose: """
    Who may read and write what across origins: requests granted, by site, route and party.
    """,
  columns: """
    site route origin_party anonymous_read credentialed_read simple_write preflighted_write
    """,
  meanings: [
    "anonymous_read": "Cross-origin exchanges whose response scripts may read without credentials.",
    "credentialed_read": "Cross-origin exchanges whose response scripts may read with credentials.",
    "simple_write": "POST requests that need no preflight and whose response scripts may read.",
    "preflighted_write": "Preflights granted for a method other than GET and HEAD.",
  ],
  select: """
    SELECT
      site AS site,
      route AS route,
      origin_party AS origin_party,
      coalesce(sum(requests) FILTER (WHERE kind = 'cross-origin' AND verdict_anonymous = 'allowed'), 0)
        AS anonymous_read,
      coalesce(sum(requests) FILTER (WHERE kind = 'cross-origin' AND verdict_credentialed = 'allowed'), 0)
        AS credentialed_read,
      coalesce(sum(requests) FILTER (WHERE class IN ('cors-simple', 'ambiguous-post') AND method = 'POST'
        AND verdict IN ('allowed', 'conditional')), 0)
        AS simple_write,
      coalesce(sum(requests) FILTER (WHERE kind = 'preflight' AND request_method NOT IN ('GET', 'HEAD')
        AND verdict IN ('allowed', 'conditional')), 0)
        AS preflighted_write
    FROM policies
    WHERE kind IN ('preflight', 'cross-origin')
    GROUP BY site, route, origin_party
    """)
