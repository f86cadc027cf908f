/// What the program keeps about itself and all stores have in common.
struct CommonRecords {
  /// Values that override defaults; nil where the stores differ.
  private(set) var settings: [String: Double]?
  private(set) var acceptedFindings: [AcceptedFinding]?

  /// More of either are not compared, and count as different.
  private static let mostRows = 10_000

  init(_ inputs: [MergeInput]) throws(StoreError) {
    var settings: Set<[[SQLValue]]> = []
    var findings: Set<[[SQLValue]]> = []
    for input in inputs {
      settings.insert(
        try input.connection.rows(
          """
          SELECT name, value FROM setting WHERE value IS NOT NULL ORDER BY name
          LIMIT \(CommonRecords.mostRows)
          """))
      findings.insert(
        try input.connection.rows(
          """
          SELECT fingerprint, owner, reason, until FROM accepted_finding ORDER BY fingerprint
          LIMIT \(CommonRecords.mostRows)
          """))
    }
    if settings.count == 1, let rows = settings.first { self.settings = values(rows) }
    if findings.count == 1, let rows = findings.first { acceptedFindings = accepted(rows) }
  }

  private func values(_ rows: [[SQLValue]]) -> [String: Double]? {
    if rows.count == CommonRecords.mostRows { return nil }
    var settings: [String: Double] = [:]
    for row in rows {
      if case (.text(let name), .real(let value)) = (row[0], row[1]) { settings[name] = value }
    }
    return settings
  }

  private func accepted(_ rows: [[SQLValue]]) -> [AcceptedFinding]? {
    if rows.count == CommonRecords.mostRows { return nil }
    return rows.compactMap { row in
      guard
        case (.text(let fingerprint), .text(let owner), .text(let reason)) = (
          row[0], row[1], row[2]
        )
      else { return nil }
      var until: String?
      if case .text(let day) = row[3] { until = day }
      return AcceptedFinding(fingerprint: fingerprint, owner: owner, reason: reason, until: until)
    }
  }
}
