let referersView = StoreView(
  name: "referers",
  purpose: """
    Requests from pages of other sites, by their Referer, hour by hour, where the log does not show \
    Origin: who may have asked, inferred. A Referer tells nothing of CORS.
    """,
  columns: """
    hour server site route method referer requests
    """,
  meanings: [
    "hour": "Begin of the UTC hour; NULL where the log has no time.",
    "referer": """
    `scheme://host[:port]` of the page; where the site is not known it may be the site's own.
    """,
    "requests": "Requests counted.",
  ],
  select: """
    SELECT
      strftime('%Y-%m-%dT%H:00:00.000Z', nullif(counted.hour, 0) * 3600, 'unixepoch') AS hour,
      counted.server AS server,
      site.value AS site,
      route.value AS route,
      method.value AS method,
      origin.value AS referer,
      counted.requests AS requests
    FROM (
      SELECT
        referer_hour.hour AS hour,
        source.label AS server,
        referer_hour.target AS target,
        referer_hour.referer AS referer,
        sum(referer_hour.requests) AS requests
      FROM referer_hour
      JOIN source ON source.id = referer_hour.source
      GROUP BY referer_hour.hour, source.label, referer_hour.target, referer_hour.referer
    ) AS counted
    JOIN target ON target.id = counted.target
    JOIN site ON site.id = target.site
    JOIN route ON route.id = target.route
    LEFT JOIN text AS method ON method.id = target.method
    JOIN origin ON origin.id = counted.referer
    """)
