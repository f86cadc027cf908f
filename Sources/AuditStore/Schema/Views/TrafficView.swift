let trafficView = StoreView(
  name: "traffic",
  purpose: """
    All requests, hour by hour, cross-origin or not.
    """,
  columns: """
    hour server site route method status kind class verdict reason requests bytes
    """,
  meanings: [
    "hour": "Begin of the UTC hour; NULL where the log has no time.",
    "requests": "Requests counted.",
    "bytes": "Sum of the response bytes logged.",
  ],
  select: """
    SELECT
      strftime('%Y-%m-%dT%H:00:00.000Z', nullif(counted.hour, 0) * 3600, 'unixepoch') AS hour,
      counted.server AS server,
      site.value AS site,
      route.value AS route,
      answer.method AS method,
      answer.status AS status,
      answer.kind AS kind,
      answer.class AS class,
      answer.verdict AS verdict,
      answer.reason AS reason,
      sum(counted.requests) AS requests,
      -- total() and not sum(), which fails where hostile numbers overflow.
      CAST(total(counted.bytes) AS INTEGER) AS bytes
    FROM (
      SELECT
        traffic_hour.hour AS hour,
        source.label AS server,
        traffic_hour.target AS target,
        traffic_hour.answer AS answer,
        sum(traffic_hour.requests) AS requests,
        total(traffic_hour.bytes) AS bytes
      FROM traffic_hour
      JOIN source ON source.id = traffic_hour.source\(windowMark)
      GROUP BY traffic_hour.hour, source.label, traffic_hour.target, traffic_hour.answer
    ) AS counted
    JOIN target ON target.id = counted.target
    JOIN site ON site.id = target.site
    JOIN route ON route.id = target.route
    JOIN answer ON answer.id = counted.answer
    GROUP BY
      counted.hour, counted.server, counted.target, answer.method, answer.status, answer.kind,
      answer.class, answer.verdict, answer.reason
    """)
