import GRDB
import Synchronization

/// One store file, open: the only way to write it.
///
/// Reading for rules, reports and ad-hoc SQL goes through ``ReadOnlyConnection``.
package final class AuditStore: Sendable {
  package enum Purpose: Sendable {
    /// Writing; makes the store where there is none, and keeps other writers out until ``close()``.
    case ingest
    /// Reading what the program keeps about itself: audits, settings, sources.
    case reading
  }

  package let path: String
  package let purpose: Purpose
  /// The 16 secret bytes that keyed hashes of this store are made with.
  package let clientKey: [UInt8]
  let queue: DatabaseQueue
  /// Declared last: released after the connection is closed.
  private let lock: Mutex<WriterLock?>

  private init(path: String, purpose: Purpose, queue: DatabaseQueue, lock: consuming WriterLock?)
    throws(StoreError)
  {
    self.path = path
    self.purpose = purpose
    self.queue = queue
    self.lock = Mutex(lock)
    do {
      let rows = try queue.read { db in
        try db.raw.rows("SELECT value FROM store_key WHERE name = 'client_key'")
      }
      guard case .blob(let key)? = rows.first?.first, key.count == 16 else {
        throw StoreError.corrupt(path: path, detail: "its client key is missing")
      }
      clientKey = key
    } catch {
      throw StoreError(error, path: path, tried: "open")
    }
  }
}

// Opening and closing.
extension AuditStore {
  /// Opens the store at `path`.
  ///
  /// A foreign, newer or damaged file is refused and stays as it is. For ingest, answers that another
  /// judge has judged are judged anew.
  /// - Parameters:
  ///   - seconds: how long to wait for another writer to finish.
  ///   - key: the client key that a store to write has; nil for whichever, a random one in a new store.
  ///   - isRejudged: false for who judges anew himself.
  package static func open(
    path: String, for purpose: Purpose, waiting seconds: Double = 0, clientKey key: [UInt8]? = nil,
    isRejudged: Bool = true
  ) throws(StoreError) -> AuditStore {
    let header = try StoreHeader.read(path: path, known: Schema.version)
    switch purpose {
    case .reading:
      guard let header else { throw .missing(path: path) }
      guard header.version == Schema.version else {
        throw .older(path: path, version: header.version, known: Schema.version)
      }
      return try openForReading(path: path)
    case .ingest:
      if header == nil { try createStore(path: path, clientKey: key) }
      let store = try openForIngest(path: path, waiting: seconds)
      guard key ?? store.clientKey == store.clientKey else {
        try store.close()
        throw .otherClientKey(path: path)
      }
      if isRejudged { try store.rejudgeAfterAnother() }
      return store
    }
  }

  /// Whether there is a store; a file that is none of ours is refused.
  package static func isStore(at path: String) throws(StoreError) -> Bool {
    try StoreHeader.read(path: path, known: Schema.version) != nil
  }

  private static func openForReading(path: String) throws(StoreError) -> AuditStore {
    do {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(5)
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA trusted_schema = OFF") }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      return try AuditStore(path: path, purpose: .reading, queue: queue, lock: nil)
    } catch {
      throw openingError(error, path: path)
    }
  }

  /// Of pages while lines are written: with the batch in memory well below the promised peak.
  static let cacheKibibytes = 32768

  private static func openForIngest(
    path: String, waiting seconds: Double
  ) throws(StoreError) -> AuditStore {
    let lock: WriterLock
    do {
      lock = try WriterLock(path: path, waiting: seconds)
    } catch .busy {
      throw .busy(path: path, holder: StoreHolder(writing: path))
    }
    do {
      try verify(path: path)
    } catch .unfinished {
      // Opening it for writing undoes what a killed run had begun.
    }
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = false
      configuration.busyMode = .timeout(max(2, seconds))
      configuration.prepareDatabase { db in
        unsafe StopRequest.watch(db.raw.pointer)
        try db.execute(sql: "PRAGMA trusted_schema = OFF")
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try db.execute(sql: "PRAGMA synchronous = NORMAL")
        // Pages that are used again keep nothing of what was there before.
        try db.execute(sql: "PRAGMA secure_delete = FAST")
        try db.execute(sql: "PRAGMA cache_size = -\(AuditStore.cacheKibibytes)")
      }
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      try Schema.migrate(queue)
      return try AuditStore(path: path, purpose: .ingest, queue: queue, lock: lock)
    } catch {
      let error = openingError(error, path: path)
      // The file itself could be opened: what is missing is the right to write beside it.
      if case .permission = error { throw .readOnly(path: path) }
      throw error
    }
  }

  /// A statement of ours that fails does so because a table is missing or another one's.
  private static func openingError(_ error: any Error, path: String) -> StoreError {
    let error = StoreError(error, path: path, tried: "open")
    guard case .statement(let message) = error else { return error }
    return .corrupt(path: path, detail: message)
  }

  /// How a store was left.
  package enum Rest: Sendable, Hashable {
    /// As one file.
    case oneFile
    /// With its write-ahead log beside it, because a reader has the store open. Nothing is lost; the
    /// next clean end of a run joins them.
    case logBesideIt
  }

  /// Writes everything into the one file and closes.
  @discardableResult
  package func close() throws(StoreError) -> Rest {
    do {
      let rest: Rest =
        purpose == .ingest ? try queue.writeWithoutTransaction(comeToRest) : .oneFile
      try queue.close()
      lock.withLock { $0 = nil }
      return rest
    } catch {
      throw StoreError(error, path: path, tried: "close")
    }
  }

  private func comeToRest(_ db: Database) throws -> Rest {
    do {
      try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
      let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = DELETE")
      return mode == "delete" ? .oneFile : .logBesideIt
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      return .logBesideIt
    }
  }
}

extension AuditStore {
  /// Runs `body` in one transaction that writes.
  func transaction<Result>(
    _ tried: String, _ body: (Database) throws -> Result
  ) throws(StoreError) -> Result {
    precondition(purpose == .ingest, "A store that is open for reading is not written.")
    do {
      return try queue.writeWithoutTransaction { db in
        var result: Result?
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
        guard let result else { preconditionFailure("A committed transaction has a result.") }
        return result
      }
    } catch {
      throw StoreError(error, path: path, tried: tried)
    }
  }

  /// Reads what is committed.
  func reading<Result>(
    _ tried: String, _ body: (Database) throws -> Result
  ) throws(StoreError) -> Result {
    do {
      return try queue.read(body)
    } catch {
      throw StoreError(error, path: path, tried: tried)
    }
  }
}
