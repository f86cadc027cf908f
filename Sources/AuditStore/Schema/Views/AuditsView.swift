let auditsView = StoreView(
  name: "audits",
  purpose: """
    The audits that were recorded.
    """,
  columns: """
    id created window_start window_end version configuration_hash summary
    """,
  meanings: [
    "id": "Names the audit in this store.",
    "created": "When it was made.",
    "window_start": "Begin of the time it covers.",
    "window_end": "End of the time it covers.",
    "version": "Version of corsaudit that made it.",
    "configuration_hash": "Tells configurations apart.",
    "summary": "Its summary, a JSON object.",
  ],
  select: """
    SELECT
      id AS id,
      strftime('%Y-%m-%dT%H:%M:%fZ', created_ms / 1000.0, 'unixepoch') AS created,
      strftime('%Y-%m-%dT%H:%M:%fZ', window_start_ms / 1000.0, 'unixepoch') AS window_start,
      strftime('%Y-%m-%dT%H:%M:%fZ', window_end_ms / 1000.0, 'unixepoch') AS window_end,
      version AS version,
      configuration_hash AS configuration_hash,
      summary AS summary
    FROM audit
    """)
