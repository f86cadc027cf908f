import Glibc

/// What the first bytes of a file say about it, read without SQLite so that nothing is changed.
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
    // Without waiting: a pipe is no store, and opening it would wait for somebody who writes.
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw errno == EACCES || errno == EPERM
        ? .permission(path: path)
        : .io(path: path, tried: "open", cause: unsafe String(cString: strerror(errno)))
    }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .notADatabase(path: path)
    }
    if status.st_size == 0 { return nil }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe pread(file, $0.baseAddress, 100, 0) }
    guard count == 100, bytes.starts(with: "SQLite format 3\0".utf8) else {
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

private func bigEndian(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
  bytes[offset..<offset + 4].reduce(0) { $0 << 8 | UInt32($1) }
}
