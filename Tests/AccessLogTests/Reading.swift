import AccessLog
import Foundation
import Testing

/// What a test sees of a field.
enum Observed: Equatable, CustomStringConvertible, ExpressibleByStringLiteral {
  case notLogged
  case absent
  case empty
  case value(String)

  init(stringLiteral value: String) { self = .value(value) }

  var description: String {
    switch self {
    case .notLogged: "not logged"
    case .absent: "absent"
    case .empty: "empty"
    case .value(let text): "“\(text)”"
    }
  }
}

/// An entry with its values, independent of the batch it came in.
struct ReadEntry: Equatable {
  var line: UInt64
  var time: Int64
  var status: Int32
  var bytes: Int64
  var duration: Int64
  var fields: [Field: Observed] = [:]

  subscript(field: Field) -> Observed { fields[field] ?? .notLogged }

  init(_ entry: Entry, at index: Int, of batch: EntryBatch) {
    line = entry.line
    time = entry.timeMilliseconds
    status = entry.status
    bytes = entry.bytes
    duration = entry.durationMilliseconds
    for field in Field.allCases where entry.logged & field.bit != 0 {
      let value = batch.value(field, of: index)
      if entry.present & field.bit == 0 {
        fields[field] = .absent
      } else {
        // Latin-1, so that no byte is lost.
        fields[field] =
          value.isEmpty
          ? .empty : .value(String(String.UnicodeScalarView(value.map { Unicode.Scalar($0) })))
      }
    }
  }
}

extension ReadEntry {
  /// A field as examples of formats name it.
  func given(_ field: Field) -> LogExample.Value {
    let number: Int64? =
      switch field {
      case .time: time
      case .status: Int64(status)
      case .bytes: bytes
      case .duration: duration
      default: nil
      }
    switch self[field] {
    case .notLogged: return .notLogged
    case .absent: return .absent
    case .empty: return number.map { .value(String($0)) } ?? .empty
    case .value(let text): return .value(text)
    }
  }
}

/// Everything that was made of a log.
struct ReadLog: Equatable {
  var entries: [ReadEntry] = []
  var rejected: [String] = []
  var foreign: UInt64 = 0
  var comments: UInt64 = 0
  var blank: UInt64 = 0
  var lines: UInt64 = 0
  var pendingBytes: UInt64 = 0
  var consumedBytes: UInt64 = 0

  mutating func add(_ batch: EntryBatch, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(
      batch.lines == UInt64(batch.entries.count + batch.rejected.count) + batch.foreign
        + batch.comments + batch.blank, sourceLocation: sourceLocation)
    #expect(batch.ranges.count == batch.entries.count * Field.count)
    for (index, entry) in batch.entries.enumerated() {
      #expect(entry.present & ~entry.logged == 0, "A field is there that is not logged.")
      entries.append(ReadEntry(entry, at: index, of: batch))
    }
    rejected += batch.rejected.map { "\($0.line) \($0.reason.rawValue) at \($0.position)" }
    foreign += batch.foreign
    comments += batch.comments
    blank += batch.blank
    lines += batch.lines
  }

  /// Reads bytes in blocks of a length.
  init(
    _ bytes: some Collection<UInt8>, as format: any LogFormat, blocks length: Int = .max,
    consumeUnterminated: Bool = true
  ) {
    var reader = EntryReader(format: format)
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      add(reader.read(Array(rest.prefix(length))))
      rest = rest.dropFirst(length)
    }
    add(reader.finish(consumeUnterminated: consumeUnterminated))
    #expect(reader.consumedLines == lines)
    pendingBytes = reader.pendingBytes
    consumedBytes = reader.consumedBytes
  }

  /// Reads lines, each of which gets a line feed.
  init(lines: [String], as format: any LogFormat) {
    self.init(lines.map { $0 + "\n" }.joined().utf8, as: format)
  }
}

/// The one entry that a line becomes.
func entry(
  _ line: String, as format: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> ReadEntry {
  let log = ReadLog(lines: [line], as: try LogFormats.named(format))
  #expect(log.rejected == [], sourceLocation: sourceLocation)
  return try #require(log.entries.first, sourceLocation: sourceLocation)
}

/// Why a line becomes no entry.
func rejection(_ line: String, as format: String) throws -> String? {
  ReadLog(lines: [line], as: try LogFormats.named(format)).rejected.first
}

/// The bytes of a log that a server wrote.
func fixture(_ name: String) throws -> [UInt8] {
  Array(try Data(contentsOf: fixtureURL(name)))
}

func fixtureURL(_ name: String) -> URL {
  URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/\(name)")
}
