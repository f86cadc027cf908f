import Foundation
import Glibc
import Testing

extension InputFault {
  /// Faults of the place, before a byte is read.
  static let places: [InputFault] = [
    InputFault("missing", .failed("there is no such file")) { _ in },
    InputFault("in a folder that is none", name: "file/access.log", .failed("no such file")) {
      path in
      try write([1], to: Array(path.dropLast("/access.log".utf8.count)))
    },
    InputFault("a socket", .failed("Could not open"), make: makeSocket),
    InputFault("a link that leads nowhere", .failed("there is no such file")) { path in
      try makeLink(path, to: "nowhere")
    },
    InputFault("a link in a circle", .failed("too many levels of symbolic links")) { path in
      try makeLink(path, to: "access.log")
    },
    InputFault("a file whose reading fails", .failed("after 0 bytes: input/output error")) { path in
      try makeLink(path, to: "/proc/self/mem")
    },
    InputFault("an empty file", .says("empty"), bytes: []),
    InputFault("a device without a byte", .says("empty")) { path in
      try makeLink(path, to: "/dev/null")
    },
    InputFault("an empty folder", .unlisted) { path in try makeFolder(path) },
    InputFault("a folder with nothing but a folder and a hidden file", .unlisted) { path in
      try makeFolder(path)
      try makeFolder(path + Array("/deeper".utf8))
      try write(entries(5), to: path + Array("/deeper/access.log".utf8))
      try write(entries(5), to: path + Array("/.access.log.swp".utf8))
    },
  ]
}

private func makeFolder(_ path: [UInt8]) throws {
  try #require(unsafe mkdir(path.map { CChar(bitPattern: $0) } + [0], 0o700) == 0)
}

private func makeLink(_ path: [UInt8], to destination: String) throws {
  try #require(unsafe symlink(destination, path.map { CChar(bitPattern: $0) } + [0]) == 0)
}

private func makeSocket(_ path: [UInt8]) throws {
  // `mknod` makes its name without anybody who listens.
  let name = path.map { CChar(bitPattern: $0) } + [0]
  try #require(unsafe mknod(name, S_IFSOCK | 0o600, 0) == 0)
}
