/// What one chunk of a log became: its entries, and the lines that became none.
///
/// The one type that crosses from the bytes into `CORSTraffic`. An entry's values are ranges into
/// ``bytes``: the chunk itself, followed by the values that had to be decoded. Concrete and public,
/// for the optimiser: nothing here may become generic.
public struct EntryBatch: Sendable {
  /// The chunk's bytes, then the decoded values.
  public var bytes: [UInt8] = []
  /// The entries, in the order of their lines.
  public var entries: [Entry] = []
  /// `Field.count` ranges for each entry; meaningful where the entry's `present` mask has the bit.
  public var ranges: [FieldRange] = []
  /// Lines no entry could be made of, in the order of their lines.
  public var rejected: [RejectedLine] = []
  /// Lines of another kind than the format's, expected in such files (a server's own messages).
  public var foreign: UInt64 = 0
  /// Those of them that show by themselves that the format's server wrote them.
  var kindred: UInt64 = 0
  /// The first of them, as it would have been rejected.
  var firstForeign: RejectedLine?
  /// Entries whose time is written without a zone, and was taken for the assumed one.
  public var zonelessTimes: UInt64 = 0
  /// Lines that are no exchange by themselves: comments, directives, and first parts of lines that a
  /// container runtime wrote in parts.
  public var comments: UInt64 = 0
  /// Lines without a byte, or of white space alone.
  public var blank: UInt64 = 0
  /// Lines this batch accounts for: entries, rejected, foreign, comments and blank.
  public var lines: UInt64 = 0

  public init() {}

  /// The bytes of a field's value: empty where the field is not logged, absent or empty.
  public func value(_ field: Field, of index: Int) -> ArraySlice<UInt8> {
    guard entries[index].present & field.bit != 0 else { return bytes[0..<0] }
    let range = ranges[index * Field.count + Int(field.rawValue)]
    return bytes[Int(range.start)..<Int(range.end)]
  }
}

/// Where a value stands in ``EntryBatch/bytes``.
public struct FieldRange: Sendable {
  public var start: UInt32
  public var end: UInt32
  public init(start: UInt32 = 0, end: UInt32 = 0) {
    self.start = start
    self.end = end
  }
}

/// A line's fields after parsing.
///
/// Four states of a field: not logged (`logged` lacks its bit), absent (`logged` has it, `present`
/// lacks it), empty (`present` has it and the range is empty) or a value. Formats that cannot tell
/// empty from absent say absent.
public struct Entry: Sendable {
  /// The line's number in its log, from 1, counted from the beginning of the file.
  public var line: UInt64 = 0
  /// Bits of the fields this line logs.
  public var logged: UInt64 = 0
  /// Bits of the fields that were there (value or empty).
  public var present: UInt64 = 0
  /// Start of the request where the log allows to know it, else the time logged; milliseconds since
  /// 1970 UTC. Meaningful only where `logged` and `present` have `Field.time`.
  public var timeMilliseconds: Int64 = 0
  /// The exact status; 0 where the log shows `000`, `0` or `-` (`present` lacks the bit then).
  public var status: Int32 = 0
  /// Response bytes as logged.
  public var bytes: Int64 = 0
  /// Duration in milliseconds, rounded down.
  public var durationMilliseconds: Int64 = 0
  public init() {}
}
