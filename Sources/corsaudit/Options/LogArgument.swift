import AccessLog
import ArgumentParser

/// A log as it is named on the command line: a path of any bytes, or `-` for standard input.
struct LogArgument: ExpressibleByArgument, Equatable {
  var bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init?(argument: String) {
    bytes = RawArguments.bytes(of: argument)
    if bytes.isEmpty { return nil }
  }

  var source: LogSource { bytes == [UInt8(ascii: "-")] ? .standardInput : .file(bytes: bytes) }

  /// For people.
  var name: String { source.name }
}
