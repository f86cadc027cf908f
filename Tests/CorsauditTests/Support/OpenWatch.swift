import Glibc

/// Tells whether a file was opened by anybody since it is watched.
final class OpenWatch {
  private let descriptor: Int32

  init(_ path: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | O_CLOEXEC)
    precondition(descriptor >= 0, "inotify is there.")
    let watch = unsafe inotify_add_watch(descriptor, path, UInt32(IN_OPEN))
    precondition(watch >= 0, "\(path) can be watched.")
  }

  deinit { close(descriptor) }

  /// Whether it was opened since the watch began or this was asked last.
  func wasOpened() -> Bool {
    var events = [UInt8](repeating: 0, count: 4096)
    var wasOpened = false
    while unsafe events.withUnsafeMutableBytes({
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }) > 0 { wasOpened = true }
    return wasOpened
  }
}
