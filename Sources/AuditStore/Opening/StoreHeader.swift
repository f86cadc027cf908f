import GRDBSQLite
import Glibc

/// What the first bytes of a file say about it, read before any statement so that nothing is changed.
///
/// The layout is that of the SQLite file format, section 1.3.
struct StoreHeader {
  /// `CORS` in ASCII, the application id of every store.
  static let applicationID: UInt32 = 0x434F_5253

  var version: UInt32
  private var pageSize: Int64
  private var pageCount: Int64
  private var isPageCountValid: Bool

  /// The header of a store of ours, or nil where the file is missing or empty.
  static func read(path: String, known: UInt32) throws(StoreError) -> StoreHeader? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      if errno == ENOENT { return nil }
      throw systemError(path: path, tried: "open")
    }
    // Asked before it is opened: a pipe would wait for somebody who writes.
    guard status.st_mode & S_IFMT == S_IFREG else { throw .notADatabase(path: path) }
    if status.st_size == 0 { return nil }
    let bytes = try firstBytes(of: path, 100)
    guard bytes.count == 100, bytes.starts(with: "SQLite format 3\0".utf8) else {
      throw .notADatabase(path: path)
    }
    let header = StoreHeader(bytes)
    let applicationID = bigEndian(bytes, 68)
    guard applicationID == StoreHeader.applicationID else {
      throw .foreign(path: path, applicationID: applicationID)
    }
    guard header.version <= known else {
      throw .newer(path: path, version: header.version, known: known)
    }
    if let detail = header.damage(fileSize: Int64(status.st_size), path: path) {
      throw .corrupt(path: path, detail: detail)
    }
    return header
  }

  private init(_ bytes: [UInt8]) {
    version = bigEndian(bytes, 60)
    let size = Int64(bytes[16]) << 8 | Int64(bytes[17])
    pageSize = size == 1 ? 65536 : size
    pageCount = Int64(bigEndian(bytes, 28))
    isPageCountValid = bigEndian(bytes, 24) == bigEndian(bytes, 92)
  }

  /// What the file's size shows; nil where it is as it should be.
  ///
  /// Beside a write-ahead log that a killed run left, the file may be half way through a
  /// checkpoint; SQLite mends that.
  private func damage(fileSize: Int64, path: String) -> String? {
    guard pageSize >= 512, pageSize & (pageSize - 1) == 0 else { return "its page size is none" }
    var log = stat()
    if unsafe stat(path + "-wal", &log) == 0, log.st_size > 0 { return nil }
    if unsafe stat(path + "-journal", &log) == 0, log.st_size > 0 { return nil }
    if isPageCountValid, fileSize < pageCount * pageSize {
      return "it has \(fileSize) bytes of \(pageCount * pageSize)"
    }
    return nil
  }
}

/// The first bytes of a file, read as SQLite reads files.
///
/// Closing any descriptor of a file drops the locks that this process holds on it: were it opened
/// here directly, a store that is open would lie without its locks from then on. SQLite knows which
/// of its descriptors may be closed.
private func firstBytes(of path: String, _ count: Int) throws(StoreError) -> [UInt8] {
  var opened: OpaquePointer?
  let code = unsafe sqlite3_open_v2(
    path, &opened, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
  guard let connection = unsafe opened else {
    throw .io(path: path, tried: "open", cause: "out of memory")
  }
  defer { unsafe sqlite3_close_v2(connection) }
  guard code == SQLITE_OK else {
    throw StoreError(unsafe SQLiteFailure(of: connection), path: path, tried: "open")
  }
  var found: UnsafeMutablePointer<sqlite3_file>?
  unsafe sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER, &found)
  guard let file = unsafe found, let read = unsafe file.pointee.pMethods?.pointee.xRead else {
    throw .io(path: path, tried: "open", cause: "SQLite gives no file")
  }
  var bytes = [UInt8](repeating: 0, count: count)
  let result = unsafe bytes.withUnsafeMutableBytes {
    unsafe read(file, $0.baseAddress, Int32(count), 0)
  }
  if result == SQLITE_IOERR | 2 << 8 { return [] }  // SQLITE_IOERR_SHORT_READ
  guard result == SQLITE_OK else {
    throw .io(path: path, tried: "read", cause: unsafe String(cString: sqlite3_errstr(result)))
  }
  return bytes
}

private func bigEndian(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
  bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
}
