let findingsView = StoreView(
  name: "findings",
  purpose: """
    The findings of the recorded audits.
    """,
  columns: """
    audit rule discriminator attribute severity confidence site routes fingerprint state requests
    clients parties first_time last_time evidence
    """,
  meanings: [
    "audit": "The audit that found it.",
    "rule": "The rule that found it.",
    "discriminator": "Parts one site's findings of one rule.",
    "attribute": "What varies in the finding and is not part of its fingerprint.",
    "severity": "info, low, medium, high or critical.",
    "confidence": "suspected, likely or confirmed.",
    "routes": "The routes concerned, a JSON array.",
    "fingerprint": "The same for the same fault in every audit.",
    "state": "Against the audit before: new, worse, persisting, better, resolved, no-traffic.",
    "requests": "Requests that show it.",
    "clients": "Clients concerned; NULL where no rows are kept.",
    "parties": "Parties of the origins concerned.",
    "first_time": "The first request that shows it.",
    "last_time": "The last request that shows it.",
    "evidence": "The evidence, a JSON object.",
  ],
  select: """
    SELECT
      audit AS audit,
      rule AS rule,
      discriminator AS discriminator,
      attribute AS attribute,
      severity AS severity,
      confidence AS confidence,
      site AS site,
      routes AS routes,
      fingerprint AS fingerprint,
      state AS state,
      requests AS requests,
      clients AS clients,
      parties AS parties,
      strftime('%Y-%m-%dT%H:%M:%fZ', first_ms / 1000.0, 'unixepoch') AS first_time,
      strftime('%Y-%m-%dT%H:%M:%fZ', last_ms / 1000.0, 'unixepoch') AS last_time,
      evidence AS evidence
    FROM finding
    """)
