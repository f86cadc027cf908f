import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A result's way out: standard output, or a file written aside and renamed, for its owner only.
enum OutputFile {
  static func write(_ text: String, to path: String?) throws {
    guard let path else {
      try writeAll(Array(text.utf8), to: STDOUT_FILENO, named: "standard output")
      return
    }
    let aside = path + ".\(ProcessInfo.processInfo.processIdentifier).part"
    let descriptor = unsafe open(aside, O_WRONLY | O_CREAT | O_EXCL, 0o600)
    guard descriptor >= 0 else { throw failure("create", aside) }
    do {
      try writeAll(Array(text.utf8), to: descriptor, named: aside)
      guard close(descriptor) == 0 else { throw failure("write", aside) }
      guard unsafe rename(aside, path) == 0 else { throw failure("rename to", path) }
    } catch {
      _ = unsafe unlink(aside)
      throw error
    }
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, named name: String) throws {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]).baseAddress,
          buffer.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        // Whoever read the pipe has seen enough.
        if errno == EPIPE { return }
        throw failure("write", name)
      }
      written += count
    }
  }

  private static func failure(_ action: String, _ name: String) -> OutputError {
    let reason = unsafe String(cString: strerror(errno))
    return OutputError(
      sentence: "Could not \(action) \(name): \(reason).")
  }
}

/// A result that could not be written; ends with 74.
struct OutputError: Error, CustomStringConvertible {
  var sentence: String
  var description: String { sentence }
}
