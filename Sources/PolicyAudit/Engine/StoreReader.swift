import AuditStore

/// The store as this room reads it: one read-only connection, its errors in our words.
struct StoreReader {
  private let connection: ReadOnlyConnection

  init(path: String) throws(AuditError) {
    do {
      connection = try ReadOnlyConnection(path: path)
    } catch {
      throw AuditError(.storeUnreadable, "\(error)")
    }
  }

  /// Runs statements of ours that make TEMP tables; only before ``lockDown()``.
  func prepare(_ sql: String) throws(AuditError) {
    do {
      try connection.execute(sql)
    } catch {
      throw AuditError(.factFailed, "Could not prepare the audit's tables: \(error) (\(sql))")
    }
  }

  /// Runs one statement of ours that writes a TEMP table; only before ``lockDown()``.
  func write(_ sql: String, _ parameters: [SQLValue]) throws(AuditError) {
    do {
      _ = try connection.ownQuery(sql, parameters)
    } catch {
      throw AuditError(.factFailed, "Could not prepare the audit's tables: \(error) (\(sql))")
    }
  }

  /// Forbids everything but reading, for SQL that is not ours.
  func lockDown() { connection.lockDown() }

  /// The rows of a SELECT of ours.
  func rows(_ sql: String, _ parameters: [SQLValue] = []) throws(AuditError) -> [Row] {
    do {
      return try connection.query(sql, parameters).rowsByName
    } catch {
      throw AuditError(.storeUnreadable, "Could not read the store: \(error) (\(sql))")
    }
  }

  /// The columns that a SELECT of ours returns.
  func columns(of sql: String) throws(AuditError) -> [String] {
    do {
      return try connection.query(sql, mostRows: 0).columns
    } catch {
      throw AuditError(.storeUnreadable, "Could not read the store: \(error) (\(sql))")
    }
  }

  /// Hands on the rows of a SELECT of ours one by one, by position, so that none need to be kept.
  func forEachRow(
    _ sql: String, _ parameters: [SQLValue] = [],
    _ body: ([SQLValue]) throws(AuditError) -> Void
  ) throws(AuditError) {
    var failure: AuditError?
    do {
      try connection.forEachRow(of: sql, parameters) { row throws(StoreError) in
        do throws(AuditError) {
          try body(row)
          return true
        } catch {
          failure = error
          return false
        }
      }
    } catch {
      throw AuditError(.storeUnreadable, "Could not read the store: \(error) (\(sql))")
    }
    if let failure { throw failure }
  }

  /// What a rule's SELECT names as evidence.
  func evidence(of rule: Rule, timeout: Duration?) throws(AuditError) -> [EvidenceRow] {
    guard let select = rule.select else { return [] }
    var evidence: [EvidenceRow] = []
    for row in try rows(of: rule, select, timeout: timeout) {
      evidence.append(try EvidenceRow(row, of: rule))
    }
    return evidence
  }

  /// The rows of a statement that is, or holds, a piece of a rule.
  func rows(
    of rule: Rule, _ sql: String, _ parameters: [SQLValue] = [], timeout: Duration?
  ) throws(AuditError) -> [Row] {
    do {
      return try connection.query(sql, parameters, timeout: timeout).rowsByName
    } catch .timeout(let seconds) {
      throw AuditError(
        .ruleTimedOut,
        "Stopped the rule \(rule.name) after \(seconds) seconds. Make its SELECT simpler, or "
          + "allow it more time.")
    } catch {
      throw AuditError(
        .ruleFailed,
        "Could not run the rule \(rule.name): \(error) Run the file in the sqlite3 shell on a "
          + "store to correct it.")
    }
  }
}

extension Rule {
  /// As messages call it: the user's file, or the id of one of ours.
  var name: String { file ?? header.id }
}

extension QueryResult {
  fileprivate var rowsByName: [Row] {
    let indices = Dictionary(
      zip(columns, columns.indices), uniquingKeysWith: { first, _ in first })
    return rows.map { Row(columns: columns, indices: indices, values: $0) }
  }
}
