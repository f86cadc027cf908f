let exchangesView = StoreView(
  name: "exchanges",
  purpose: """
    One row for each exchange that is kept: preflights, cross-origin exchanges, requests with a \
    foreign origin, unsafe requests from other sites.
    """,
  columns: """
    id time time_ms source line server client client_key method site scheme host port path route
    url_hash status bytes duration_ms origin origin_party origin_category origin_relation kind
    class verdict reason reason_detail reason_standard verdict_anonymous verdict_credentialed
    engine_divergent synthetic flags request_method request_headers content_type_class fetch_site
    fetch_mode has_cookie has_authorization grant_kind allow_origin allow_credentials
    allow_methods allow_headers max_age expose_headers vary user_agent user_agent_family
    logged_fields policy_id
    """,
  meanings: [
    "id": "Names the exchange in this store: number of the source and line.",
    "time": "When the request began (or was logged, where the start cannot be known).",
    "time_ms": "The same as milliseconds since 1970 UTC.",
    "source": "Name under which the log was last seen.",
    "line": "Line in the log, from 1.",
    "client": "Address of the client as far as it is kept: cut to its network by default.",
    "client_key": "Keyed hash of the whole address: tells clients apart without naming them.",
    "scheme": "`http` or `https`.",
    "host": "Host the request went to, in lower case.",
    "port": "Port of the site; NULL where it is the scheme's default or not known.",
    "path": "Path of the request target; NULL unless paths are kept.",
    "url_hash": "Keyed hash of the whole request target, query included.",
    "bytes": "Bytes of the response as logged.",
    "duration_ms": "How long the server took.",
    "user_agent": "User-Agent as sent.",
    "user_agent_family": "Engine that the user agent names: chromium, firefox, safari or other.",
    "policy_id": "The pattern (target, origin, answer) it belongs to; see policies.",
  ],
  select: """
    SELECT
      exchange.id AS id,
      strftime('%Y-%m-%dT%H:%M:%fZ', ((SELECT base_ms FROM source WHERE id = exchange.id >> 32)
        + exchange.time) / 1000.0, 'unixepoch') AS time,
      (SELECT base_ms FROM source WHERE id = exchange.id >> 32) + exchange.time AS time_ms,
      (SELECT name FROM source WHERE id = exchange.id >> 32) AS source,
      exchange.id & 4294967295 AS line,
      (SELECT label FROM source WHERE id = exchange.id >> 32) AS server,
      (SELECT value FROM text WHERE id = (SELECT address FROM client WHERE id = exchange.client))
        AS client,
      (SELECT nullif(key, 0) FROM client WHERE id = exchange.client) AS client_key,
      (SELECT method FROM answer WHERE id = (SELECT answer FROM pattern WHERE id = exchange.pattern))
        AS method,
      (SELECT value FROM site WHERE id = (SELECT site FROM target WHERE id =
        (SELECT target FROM pattern WHERE id = exchange.pattern))) AS site,
      (SELECT CASE WHEN site.scheme <> '?' THEN site.scheme WHEN answer.logged_fields & 8 THEN '' END
        FROM pattern, target, site, answer
        WHERE pattern.id = exchange.pattern AND target.id = pattern.target AND site.id = target.site
          AND answer.id = pattern.answer) AS scheme,
      (SELECT CASE WHEN site.host <> '' THEN site.host WHEN answer.logged_fields & 16 THEN '' END
        FROM pattern, target, site, answer
        WHERE pattern.id = exchange.pattern AND target.id = pattern.target AND site.id = target.site
          AND answer.id = pattern.answer) AS host,
      (SELECT nullif(port, 0) FROM site WHERE id = (SELECT site FROM target WHERE id =
        (SELECT target FROM pattern WHERE id = exchange.pattern))) AS port,
      (SELECT path FROM exchange_path WHERE exchange_path.exchange = exchange.id) AS path,
      (SELECT value FROM route WHERE id = (SELECT route FROM target WHERE id =
        (SELECT target FROM pattern WHERE id = exchange.pattern))) AS route,
      nullif(exchange.url, 0) AS url_hash,
      (SELECT status FROM answer WHERE id = (SELECT answer FROM pattern WHERE id = exchange.pattern))
        AS status,
      exchange.bytes AS bytes,
      exchange.duration AS duration_ms,
      (SELECT value FROM origin WHERE id = (SELECT origin FROM pattern WHERE id = exchange.pattern))
        AS origin,
      (SELECT party FROM origin WHERE id = (SELECT origin FROM pattern WHERE id = exchange.pattern))
        AS origin_party,
      (SELECT category FROM origin WHERE id = (SELECT origin FROM pattern WHERE id = exchange.pattern))
        AS origin_category,
      (SELECT origin_relation FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS origin_relation,
      (SELECT kind FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS kind,
      (SELECT class FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS class,
      (SELECT verdict FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS verdict,
      (SELECT reason FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS reason,
      (SELECT reason_detail FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS reason_detail,
      (SELECT reason_standard FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS reason_standard,
      (SELECT verdict_anonymous FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS verdict_anonymous,
      (SELECT verdict_credentialed FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS verdict_credentialed,
      (SELECT engine_divergent FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS engine_divergent,
      (SELECT synthetic FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS synthetic,
      (SELECT flags FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS flags,
      (SELECT request_method FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS request_method,
      (SELECT request_headers FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS request_headers,
      (SELECT content_type_class FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS content_type_class,
      (SELECT fetch_site FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS fetch_site,
      (SELECT fetch_mode FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS fetch_mode,
      (SELECT has_cookie FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS has_cookie,
      (SELECT has_authorization FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS has_authorization,
      (SELECT grant_kind FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS grant_kind,
      (SELECT CASE answer.grant_kind WHEN 'echo' THEN origin.value WHEN 'star' THEN '*'
          WHEN 'null' THEN 'null' WHEN 'absent' THEN '' WHEN 'empty' THEN ''
          ELSE answer.grant_value END
        FROM pattern, answer, origin
        WHERE pattern.id = exchange.pattern AND answer.id = pattern.answer
          AND origin.id = pattern.origin) AS allow_origin,
      (SELECT allow_credentials FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS allow_credentials,
      (SELECT allow_methods FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS allow_methods,
      (SELECT allow_headers FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS allow_headers,
      (SELECT max_age FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS max_age,
      (SELECT expose_headers FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS expose_headers,
      (SELECT vary FROM answer WHERE id = (SELECT answer FROM pattern
        WHERE id = exchange.pattern)) AS vary,
      (SELECT value FROM user_agent WHERE id = (SELECT user_agent FROM client
        WHERE id = exchange.client)) AS user_agent,
      (SELECT family FROM user_agent WHERE id = (SELECT user_agent FROM client
        WHERE id = exchange.client)) AS user_agent_family,
      (SELECT words FROM field_set WHERE mask = (SELECT logged_fields FROM answer WHERE id =
        (SELECT answer FROM pattern WHERE id = exchange.pattern))) AS logged_fields,
      exchange.pattern AS policy_id
    FROM exchange
    """)
