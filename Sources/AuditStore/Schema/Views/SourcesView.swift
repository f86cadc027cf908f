let sourcesView = StoreView(
  name: "sources",
  purpose: """
    The logs that were read, with the sums of their lines.
    """,
  columns: """
    source server format state lines entries foreign rejected comments blank pending_bytes
    first_time last_time duplicate_visibility
    """,
  meanings: [
    "source": "Name under which the log was last seen.",
    "format": "The log format it was read with.",
    "state": "complete, growing (more may follow), incomplete (cut short) or damaged.",
    "lines": "Lines counted in this log: entries, foreign, rejected, comments and blank together.",
    "entries": "Lines that are requests.",
    "foreign": "Lines of another kind, as a server's own messages.",
    "rejected": "Lines that could not be read.",
    "comments": "Lines that the format calls comments.",
    "blank": "Lines without anything.",
    "pending_bytes": "Bytes behind the last line end, not counted yet.",
    "first_time": "Time of the first entry.",
    "last_time": "Time of the last entry.",
    "duplicate_visibility": """
    What the log shows of a header sent twice: first, last, joined, all, unknown.
    """,
  ],
  select: """
    SELECT
      source.name AS source,
      source.label AS server,
      source.format AS format,
      source.state AS state,
      coalesce(sum(line_count.lines), 0) AS lines,
      coalesce(sum(line_count.lines) FILTER (WHERE line_count.outcome = 'entry'), 0) AS entries,
      coalesce(sum(line_count.lines) FILTER (WHERE line_count.outcome = 'foreign'), 0) AS "foreign",
      coalesce(sum(line_count.lines) FILTER (WHERE line_count.outcome = 'rejected'), 0) AS rejected,
      coalesce(sum(line_count.lines) FILTER (WHERE line_count.outcome = 'comment'), 0) AS comments,
      coalesce(sum(line_count.lines) FILTER (WHERE line_count.outcome = 'blank'), 0) AS blank,
      source.pending_bytes AS pending_bytes,
      strftime('%Y-%m-%dT%H:%M:%fZ', source.first_ms / 1000.0, 'unixepoch') AS first_time,
      strftime('%Y-%m-%dT%H:%M:%fZ', source.last_ms / 1000.0, 'unixepoch') AS last_time,
      source.duplicate_visibility AS duplicate_visibility
    FROM source
    LEFT JOIN line_count ON line_count.source = source.id
    GROUP BY source.id
    """)
