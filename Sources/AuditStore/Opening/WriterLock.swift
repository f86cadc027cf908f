import Glibc

/// The right to write a store, held by one process for the whole of its run.
///
/// A lock of the open file description on one byte that SQLite does not use: readers are not
/// concerned, and it ends with the process however that ends. The descriptor is closed after
/// SQLite's own, because closing any descriptor of a file drops the locks that SQLite holds on it.
@safe struct WriterLock: ~Copyable, Sendable {
  private let file: Int32

  /// Behind SQLite's own lock bytes (`PENDING_BYTE` and the 511 after it).
  private static let lockedByte: off_t = 0x4000_1000
  /// `F_OFD_SETLK`, which the system's headers hide.
  private static let setLock: Int32 = 37
  /// `F_OFD_GETLK`, likewise.
  private static let getLock: Int32 = 36

  /// Waits up to `seconds` for the lock.
  init(path: String, waiting seconds: Double) throws(StoreError) {
    var file = try WriterLock.open(path)
    var wait = seconds
    while true {
      var lock = flock()
      lock.l_type = Int16(F_WRLCK)
      lock.l_whence = Int16(SEEK_SET)
      lock.l_start = WriterLock.lockedByte
      lock.l_len = 1
      if unsafe fcntl(file, WriterLock.setLock, &lock) == 0 {
        if WriterLock.isFile(file, at: path) { break }
        // A merge has put another store into its place meanwhile.
        close(file)
        file = try WriterLock.open(path)
        continue
      }
      let cause = errno
      guard cause == EAGAIN || cause == EACCES || cause == EINTR else {
        close(file)
        errno = cause
        throw systemError(path: path, tried: "lock")
      }
      guard wait > 0 else {
        close(file)
        throw .busy(path: path, holder: nil)
      }
      guard !StopRequest.isPending else {
        close(file)
        throw .stopped(path: path)
      }
      usleep(50_000)
      wait -= 0.05
    }
    self.file = file
  }

  deinit { close(file) }

  private static func open(_ path: String) throws(StoreError) -> Int32 {
    let file = unsafe Glibc.open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else {
      throw errno == EACCES || errno == EROFS
        ? .readOnly(path: path) : systemError(path: path, tried: "open")
    }
    return file
  }

  private static func isFile(_ file: Int32, at path: String) -> Bool {
    var (mine, found) = (stat(), stat())
    return unsafe fstat(file, &mine) == 0 && stat(path, &found) == 0
      && mine.st_ino == found.st_ino && mine.st_dev == found.st_dev
  }

  /// Whether some process holds the right to write the store that is open as `file`.
  static func isHeld(_ file: Int32) -> Bool {
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = WriterLock.lockedByte
    lock.l_len = 1
    return unsafe fcntl(file, WriterLock.getLock, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }
}
