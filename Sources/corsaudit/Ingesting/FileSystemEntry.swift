#if canImport(Glibc)
  import Glibc
#endif

/// What a path leads to, links followed.
enum FileSystemEntry {
  case file
  case directory(Identity)
  /// A pipe, a socket, a device.
  case other
  case nothing

  /// Tells one directory from another, by whatever path it is reached.
  struct Identity: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  init(atPath path: [UInt8]) {
    var status = stat()
    guard unsafe stat(terminated(path), &status) == 0 else {
      self = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR:
      self = .directory(Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino)))
    default: self = .other
    }
  }

  /// The names in a directory, in the order of their bytes; nil where it cannot be listed.
  static func names(inDirectory path: [UInt8]) -> [[UInt8]]? {
    guard let directory = unsafe opendir(terminated(path)) else { return nil }
    defer { unsafe closedir(directory) }
    var names: [[UInt8]] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        unsafe Array(bytes.prefix { $0 != 0 })
      }
      names.append(name)
    }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }
}

/// A path as the system's calls want it.
private func terminated(_ path: [UInt8]) -> [CChar] { path.map { CChar(bitPattern: $0) } + [0] }
