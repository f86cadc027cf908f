let settingsView = StoreView(
  name: "settings",
  purpose: """
    Numbers that rules compare with.
    """,
  columns: """
    name value meaning
    """,
  meanings: [
    "name": "The setting, as in `corsaudit.yml`.",
    "value": "What holds: the configured value, else the default.",
    "meaning": "What it decides.",
  ],
  select: """
    SELECT name AS name, coalesce(value, default_value) AS value, meaning AS meaning
    FROM setting
    """)
