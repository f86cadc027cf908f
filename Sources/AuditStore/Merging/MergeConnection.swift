import GRDBSQLite

/// A merge's own connection to SQLite: to a store that it reads, to the draft that it writes, or to
/// none, with stores attached for reading.
///
/// No store that is read can be written through it: it is opened or attached so that SQLite has no
/// right to.
@safe final class MergeConnection {
  enum Purpose {
    /// One store, for reading.
    case reading
    /// A new file that is thrown away should anything go wrong, so that no journal is kept.
    case draft
    /// A store that another run left with its journal.
    case mending
    /// Stores that are attached.
    case comparing
  }

  /// The file it opened, as errors name it.
  let path: String
  let raw: RawConnection
  /// The store whose values are being taken: what SQLite refuses to take is that one's damage.
  var origin: String?
  private let connection: OpaquePointer
  private let stop: StopSignal

  /// Longest text or blob that a store can make it hold.
  private static let longestValue: Int32 = 32 << 20
  /// Instructions of SQLite between two looks at whether to stop: some milliseconds.
  private static let instructionsBetweenLooks: Int32 = 200_000

  /// - Parameters:
  ///   - file: what is opened; `path` names it in errors.
  ///   - kibibytes: the page cache of each database, which bounds its memory.
  init(
    _ purpose: Purpose, file: String, path: String, cache kibibytes: Int, stop: StopSignal
  ) throws(StoreError) {
    var opened: OpaquePointer?
    let isReading = purpose == .reading
    let flags = isReading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE
    let name = purpose == .comparing ? ":memory:" : fileURI(file, isReadOnly: isReading)
    let code = unsafe sqlite3_open_v2(
      name, &opened, flags | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
    guard let connection = unsafe opened else {
      throw .io(path: path, tried: "open", cause: "out of memory")
    }
    guard code == SQLITE_OK else {
      let failure = unsafe SQLiteFailure(of: connection)
      unsafe sqlite3_close_v2(connection)
      throw StoreError(failure, path: path, tried: "open")
    }
    unsafe self.connection = connection
    raw = unsafe RawConnection(connection)
    self.path = path
    self.stop = stop
    unsafe sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, MergeConnection.longestValue)
    unsafe sqlite3_busy_timeout(connection, 5000)
    unsafe stop.watch(connection, every: MergeConnection.instructionsBetweenLooks)
    try execute("PRAGMA trusted_schema = OFF")
    try execute("PRAGMA cell_size_check = ON")
    try execute("PRAGMA temp_store = FILE")
    try execute("PRAGMA cache_size = -\(kibibytes)")
    try execute("PRAGMA temp.cache_size = -\(kibibytes)")
    if purpose == .draft {
      try execute("PRAGMA journal_mode = OFF")
      try execute("PRAGMA synchronous = OFF")
    }
  }

  deinit {
    unsafe sqlite3_progress_handler(connection, 0, nil, nil)
    unsafe sqlite3_close_v2(connection)
  }
}

extension MergeConnection {
  /// Makes a store readable under a name.
  func attach(_ store: String, as name: String, cache kibibytes: Int) throws(StoreError) {
    origin = store
    do throws(SQLiteFailure) {
      _ = try raw.rows(
        "ATTACH ? AS \(name)", [.text(fileURI(store, isReadOnly: true))])
    } catch {
      throw StoreError(error, path: store, tried: "open")
    }
    try execute("PRAGMA \(name).cache_size = -\(kibibytes)")
  }

  func detach(_ name: String) throws(StoreError) {
    origin = nil
    try execute("DETACH \(name)")
  }

  /// Runs one statement.
  func execute(_ sql: String, _ parameters: [SQLValue] = []) throws(StoreError) {
    _ = try rows(sql, parameters)
  }

  func rows(_ sql: String, _ parameters: [SQLValue] = []) throws(StoreError) -> [[SQLValue]] {
    do throws(SQLiteFailure) {
      return try raw.rows(sql, parameters)
    } catch {
      throw failure(error)
    }
  }

  /// The first number of the first row; nil without one.
  func integer(_ sql: String, _ parameters: [SQLValue] = []) throws(StoreError) -> Int64? {
    guard case .integer(let number)? = try rows(sql, parameters).first?.first else { return nil }
    return number
  }

  /// Whether a statement has any row.
  func exists(_ sql: String, _ parameters: [SQLValue] = []) throws(StoreError) -> Bool {
    try integer("SELECT EXISTS (\(sql))", parameters) == 1
  }

  /// Gives the rows of a statement to `body`, one by one.
  func forEachRow(
    of sql: String, _ parameters: [SQLValue] = [],
    _ body: (borrowing RawStatement) throws(SQLiteFailure) -> Void
  ) throws(StoreError) {
    do throws(SQLiteFailure) {
      let statement = try RawStatement(sql, on: raw)
      for (index, value) in parameters.enumerated() {
        try statement.bind(value, at: Int32(index + 1))
      }
      while try statement.step() { try body(statement) }
    } catch {
      throw failure(error)
    }
  }

  /// Runs `body` in one transaction. Where it throws, the file is of no use any more.
  func transaction(_ body: () throws(StoreError) -> Void) throws(StoreError) {
    try execute("BEGIN IMMEDIATE")
    try body()
    try execute("COMMIT")
  }

  func failure(_ failure: SQLiteFailure) -> StoreError {
    switch failure.primaryCode {
    case SQLITE_INTERRUPT: return .io(path: path, tried: "merge", cause: "it was interrupted")
    case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_CORRUPT,
      SQLITE_NOTADB:
      return .corrupt(path: origin ?? path, detail: failure.message)
    default: return StoreError(failure, path: path, tried: "merge")
    }
  }
}

/// Asked now and then whether to stop.
///
/// A class, because C holds on to it: it lives as long as the connections that ask it.
final class StopSignal {
  private let isStopped: () -> Bool

  init(_ isStopped: @escaping () -> Bool) { self.isStopped = isStopped }

  /// Makes SQLite ask this signal.
  @unsafe func watch(_ connection: OpaquePointer, every instructions: Int32) {
    unsafe sqlite3_progress_handler(
      connection, instructions,
      { context in
        guard let context = unsafe context else { return 1 }
        let stop = unsafe Unmanaged<StopSignal>.fromOpaque(context).takeUnretainedValue()
        return stop.isStopped() ? 1 : 0
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}

/// A path as a URI that SQLite opens, by every byte that is not plain.
private func fileURI(_ path: String, isReadOnly: Bool) -> String {
  var text = path.hasPrefix("/") ? "file://" : "file:"
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      text.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16)
      text += byte < 16 ? "%0\(digits)" : "%\(digits)"
    }
  }
  return text + (isReadOnly ? "?mode=ro" : "?mode=rw")
}
