let runsView = StoreView(
  name: "runs",
  purpose: """
    The runs of corsaudit that wrote this store.
    """,
  columns: """
    id command inputs started finished exit_code version
    """,
  meanings: [
    "id": "Names the run in this store.",
    "command": "What was run.",
    "inputs": "The inputs as they were named, a JSON array.",
    "started": "When it began.",
    "finished": "When it ended; NULL while it runs, or where it was killed.",
    "exit_code": "Its exit code; NULL while it runs, or where it was killed.",
    "version": "Version of corsaudit.",
  ],
  select: """
    SELECT
      id AS id,
      command AS command,
      inputs AS inputs,
      strftime('%Y-%m-%dT%H:%M:%fZ', started_ms / 1000.0, 'unixepoch') AS started,
      strftime('%Y-%m-%dT%H:%M:%fZ', finished_ms / 1000.0, 'unixepoch') AS finished,
      exit_code AS exit_code,
      version AS version
    FROM run
    """)
