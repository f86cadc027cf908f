let acceptedFindingsView = StoreView(
  name: "accepted_findings",
  purpose: """
    Findings that somebody decided to live with.
    """,
  columns: """
    fingerprint owner reason until
    """,
  meanings: [
    "fingerprint": "The finding.",
    "owner": "Who accepted it.",
    "reason": "Why.",
    "until": "The last day on which that holds, YYYY-MM-DD; NULL for ever.",
  ],
  select: """
    SELECT
      fingerprint AS fingerprint, owner AS owner, reason AS reason, until AS until
    FROM accepted_finding
    """)
