import Disturbance
import Foundation
import Testing

/// An input with a fault, and what becomes of it. Cases are data: ``InputFault/all``.
struct InputFault: CustomTestStringConvertible, Sendable {
  /// What the summary says of one log.
  struct Expected: Sendable {
    /// `read`, `skipped` or `failed`; nil where it is not listed at all.
    var state: String?
    var entries = 0
    var rejected = 0
    var comments = 0
    var blank = 0
    var pendingBytes = 0
    /// Said of it in the summary, and on standard error where it failed.
    var says: String?

    /// Read as if nothing were wrong.
    static func read(_ entries: Int, rejected: Int = 0, blank: Int = 0, pending: Int = 0)
      -> Expected
    {
      Expected(
        state: "read", entries: entries, rejected: rejected, blank: blank, pendingBytes: pending)
    }

    /// Named in the summary and on standard error, and 2 at the end.
    static func failed(_ says: String, entries: Int = 0, pending: Int = 0) -> Expected {
      Expected(state: "failed", entries: entries, pendingBytes: pending, says: says)
    }

    static func says(_ sentence: String, entries: Int = 0) -> Expected {
      Expected(state: "read", entries: entries, says: sentence)
    }

    static let unlisted = Expected(state: nil)

    /// More than the share that --max-rejected allows.
    var isRejectedTooOften: Bool { rejected * 100 > 5 * (entries + rejected + comments + blank) }
  }

  var testDescription: String
  /// Its file's name: bytes, as every name is.
  var name: [UInt8]
  var expected: Expected
  /// Makes it at a path.
  var make: @Sendable (_ path: [UInt8]) throws -> Void

  init(
    _ description: String, name: String = "access.log", _ expected: Expected,
    make: @escaping @Sendable (_ path: [UInt8]) throws -> Void
  ) {
    testDescription = description
    self.name = Array(name.utf8)
    self.expected = expected
    self.make = make
  }

  /// A file with these bytes.
  init(
    _ description: String, name: String = "access.log", _ expected: Expected, bytes: [UInt8]
  ) {
    self.init(description, name: name, expected) { path in try write(bytes, to: path) }
  }
}

/// Lines that are entries of `cors1`, each different from every other.
func entries(_ count: Int, from first: Int = 0, userAgent: [UInt8] = Array("Mozilla/5.0".utf8))
  -> [UInt8]
{
  var bytes: [UInt8] = []
  for number in first..<first + count {
    let beginning =
      #"{"v":"cors1","t":1795000\#(100 + number % 900).000,"ip":"203.0.113.\#(number % 250)","#
      + #""m":"GET","sch":"https","host":"api.example","uri":"/items/\#(number)","st":"200","#
      + #""b":\#(number),"rt":0.001,"o":"https://app.example","acao":"https://app.example","ua":""#
    bytes += Array(beginning.utf8) + userAgent + Array(#"","id":"\#(number)"}"#.utf8) + [10]
  }
  return bytes
}

/// Writes a file whose name may be any bytes.
func write(_ bytes: [UInt8], to path: [UInt8]) throws {
  let name = path.map { CChar(bitPattern: $0) } + [0]
  let file = unsafe open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  try #require(file >= 0, "Could not make \(String(decoding: path, as: UTF8.self)): \(errno)")
  defer { close(file) }
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
    try #require(count > 0)
    rest = rest.dropFirst(count)
  }
}
