let policiesView = StoreView(
  name: "policies",
  purpose: """
    One row for each server, UTC day and pattern: what was asked by whom, what the answer was, \
    what a browser makes of it, and how often. Rules read this.
    """,
  columns: """
    policy_id day server site site_exposure route method status origin origin_party
    origin_icann_party origin_category origin_relation kind class verdict reason reason_detail
    reason_standard verdict_anonymous verdict_credentialed engine_divergent synthetic flags
    request_method request_headers content_type_class fetch_site fetch_mode has_cookie
    has_authorization grant_kind allow_origin allow_credentials allow_methods allow_headers
    max_age max_age_s expose_headers vary location_kind cache_status upstream_allow_origin
    cache_control has_remote_user duplicate_visibility logged_fields requests private_clients
    with_duration slow_requests first_time last_time sample_source sample_line
    """,
  meanings: [
    "policy_id": "Names the pattern (target, origin, answer); repeats over days and servers.",
    "day": "UTC day, YYYY-MM-DD; NULL where the log has no time.",
    "site_exposure": "Where the site is: public, private or loopback; NULL until derived.",
    "origin_icann_party": """
    Registrable domain of the origin by the Public Suffix List's ICANN section alone.
    """,
    "max_age_s": "Seconds that Access-Control-Max-Age says; NULL where it is none or no number.",
    "location_kind": "Where a redirect leads: scheme, slash, host or path.",
    "cache_status": "What a cache on the way says of this response.",
    "upstream_allow_origin": "Access-Control-Allow-Origin of the server behind this one.",
    "cache_control": "Cache-Control of the response.",
    "has_remote_user": "1 where the server knew a user by name.",
    "duplicate_visibility": """
    What the log shows of a header sent twice: first, last, joined, all, unknown.
    """,
    "requests": "Requests counted.",
    "private_clients": "Of these, from private or loopback addresses.",
    "with_duration": "Of these, with a logged duration.",
    "slow_requests": "Of these, slower than the setting of preflight-slow when they were read.",
    "first_time": "The first of them; NULL where the log has no time.",
    "last_time": "The last of them.",
    "sample_source": "Log that holds one of them.",
    "sample_line": "Its line there: the first of the pattern and day in that log.",
  ],
  select: """
    SELECT
      counted.pattern AS policy_id,
      iif(counted.day = 0 AND counted.first_ms IS NULL, NULL, date(counted.day * 86400, 'unixepoch'))
        AS day,
      counted.server AS server,
      site.value AS site,
      site.exposure AS site_exposure,
      route.value AS route,
      answer.method AS method,
      answer.status AS status,
      origin.value AS origin,
      origin.party AS origin_party,
      origin.icann_party AS origin_icann_party,
      origin.category AS origin_category,
      answer.origin_relation AS origin_relation,
      answer.kind AS kind,
      answer.class AS class,
      answer.verdict AS verdict,
      answer.reason AS reason,
      answer.reason_detail AS reason_detail,
      answer.reason_standard AS reason_standard,
      answer.verdict_anonymous AS verdict_anonymous,
      answer.verdict_credentialed AS verdict_credentialed,
      answer.engine_divergent AS engine_divergent,
      answer.synthetic AS synthetic,
      answer.flags AS flags,
      answer.request_method AS request_method,
      answer.request_headers AS request_headers,
      answer.content_type_class AS content_type_class,
      answer.fetch_site AS fetch_site,
      answer.fetch_mode AS fetch_mode,
      answer.has_cookie AS has_cookie,
      answer.has_authorization AS has_authorization,
      answer.grant_kind AS grant_kind,
      CASE answer.grant_kind WHEN 'echo' THEN origin.value WHEN 'star' THEN '*'
        WHEN 'null' THEN 'null' WHEN 'absent' THEN '' WHEN 'empty' THEN ''
        ELSE answer.grant_value END AS allow_origin,
      answer.allow_credentials AS allow_credentials,
      answer.allow_methods AS allow_methods,
      answer.allow_headers AS allow_headers,
      answer.max_age AS max_age,
      answer.max_age_s AS max_age_s,
      answer.expose_headers AS expose_headers,
      answer.vary AS vary,
      answer.location_kind AS location_kind,
      answer.cache_status AS cache_status,
      CASE answer.upstream_grant_kind WHEN 'echo' THEN origin.value WHEN 'star' THEN '*'
        WHEN 'null' THEN 'null' WHEN 'absent' THEN '' WHEN 'empty' THEN ''
        ELSE answer.upstream_grant_value END AS upstream_allow_origin,
      answer.cache_control AS cache_control,
      answer.has_remote_user AS has_remote_user,
      counted.duplicate_visibility AS duplicate_visibility,
      (SELECT words FROM field_set WHERE mask = answer.logged_fields) AS logged_fields,
      counted.requests AS requests,
      counted.private_clients AS private_clients,
      counted.with_duration AS with_duration,
      counted.slow_requests AS slow_requests,
      strftime('%Y-%m-%dT%H:%M:%fZ', counted.first_ms / 1000.0, 'unixepoch') AS first_time,
      strftime('%Y-%m-%dT%H:%M:%fZ', counted.last_ms / 1000.0, 'unixepoch') AS last_time,
      (SELECT name FROM source WHERE id = counted.sample >> 32) AS sample_source,
      counted.sample & 4294967295 AS sample_line
    FROM (
      SELECT
        source.label AS server,
        policy_day.day AS day,
        policy_day.pattern AS pattern,
        iif(min(source.duplicate_visibility) = max(source.duplicate_visibility),
          min(source.duplicate_visibility), 'unknown') AS duplicate_visibility,
        sum(policy_day.requests) AS requests,
        sum(policy_day.private_clients) AS private_clients,
        sum(policy_day.with_duration) AS with_duration,
        sum(policy_day.slow_requests) AS slow_requests,
        min(policy_day.day * 86400000 + policy_day.first_time) AS first_ms,
        max(policy_day.day * 86400000 + policy_day.last_time) AS last_ms,
        min((policy_day.source << 32) + policy_day.sample_line) AS sample
      FROM policy_day
      JOIN source ON source.id = policy_day.source\(windowMark)
      GROUP BY source.label, policy_day.day, policy_day.pattern
    ) AS counted
    JOIN pattern ON pattern.id = counted.pattern
    JOIN target ON target.id = pattern.target
    JOIN site ON site.id = target.site
    JOIN route ON route.id = target.route
    JOIN origin ON origin.id = pattern.origin
    JOIN answer ON answer.id = pattern.answer
    """)
