let coverageView = StoreView(
  name: "coverage",
  purpose: """
    What each log shows of each field.
    """,
  columns: """
    source field state requests share
    """,
  meanings: [
    "source": "Name under which the log was last seen.",
    "field": "The field, by its column.",
    "state": """
    logged (by every entry), sometimes, not-logged (the format could), cannot (it could \
    not).
    """,
    "requests": "Entries that log it.",
    "share": "Their share of the log's entries; NULL where there are none.",
  ],
  select: """
    SELECT
      source.name AS source,
      field.name AS field,
      CASE
        WHEN counted.logged > 0 AND counted.logged = counted.requests THEN 'logged'
        WHEN counted.logged > 0 THEN 'sometimes'
        WHEN source.possible_fields >> field.bit & 1 THEN 'not-logged'
        ELSE 'cannot'
      END AS state,
      coalesce(counted.logged, 0) AS requests,
      counted.logged * 1.0 / counted.requests AS share
    FROM source
    CROSS JOIN field
    LEFT JOIN (
      SELECT
        field_count.source AS source,
        field.bit AS bit,
        sum((field_count.logged_fields >> field.bit & 1) * field_count.requests) AS logged,
        sum(field_count.requests) AS requests
      FROM field_count
      CROSS JOIN field
      GROUP BY field_count.source, field.bit
    ) AS counted ON counted.source = source.id AND counted.bit = field.bit
    """)
