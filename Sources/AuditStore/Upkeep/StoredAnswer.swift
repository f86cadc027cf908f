import CORSTraffic
import FetchStandard

/// An answer read back from its base columns: the inverse of ``baseValues(of:)``.
///
/// Whether a line was suspect is no base column, as no log format tells it.
struct StoredAnswer {
  let answer: Answer

  /// Values that make no answer, as in a damaged store or a later program's.
  struct Unreadable: Error {
    var column: String
  }

  /// - Parameter values: of ``baseAnswerColumns``, in their order.
  init(_ values: [SQLValue]) throws(Unreadable) {
    precondition(values.count == baseAnswerColumns.count, "An answer has all its base columns.")
    var reader = BaseColumnReader(values)
    var answer = Answer()
    answer.loggedFields = try reader.mask()
    reader.emptyFields = try reader.mask()
    answer.method = try reader.observed()
    answer.status = try reader.number()
    answer.isAsteriskForm = try reader.flag()
    answer.originShape = try reader.word()
    answer.originRelation = try reader.word()
    answer.requestMethod = try reader.observed()
    answer.requestHeaders = try reader.observed()
    answer.requestPrivateNetwork = try reader.observed()
    answer.fetchSite = try reader.observed()
    answer.fetchMode = try reader.observed()
    answer.contentTypeClass = try reader.optionalWord()
    answer.upgradesToWebSocket = try reader.optionalFlag()
    answer.hasCookie = try reader.optionalFlag()
    answer.hasAuthorization = try reader.optionalFlag()
    answer.hasRemoteUser = try reader.optionalFlag()
    answer.isScanner = try reader.flag()
    answer.grant = try reader.grant()
    answer.allowCredentials = try reader.observed()
    answer.allowMethods = try reader.observed()
    answer.allowHeaders = try reader.observed()
    answer.maxAge = try reader.observed()
    answer.exposeHeaders = try reader.observed()
    answer.allowPrivateNetwork = try reader.observed()
    answer.vary = try reader.observed()
    answer.locationKind = try reader.locationKind()
    answer.cacheControl = try reader.observed()
    answer.cacheStatus = try reader.observed()
    answer.upstreamGrant = try reader.grant()
    answer.setsCookie = try reader.optionalFlag()
    self.answer = answer
  }

  /// As an ingest judges it.
  var judgement: Judgement { judge(answer, hint: answer.storedHint, priorPassed: false) }
}

/// Reads base columns one after the other.
private struct BaseColumnReader {
  private let values: [SQLValue]
  private var index = 0
  /// Bits of the fields whose '' means empty, not absent.
  var emptyFields: UInt64 = 0

  init(_ values: [SQLValue]) { self.values = values }

  private var unreadable: StoredAnswer.Unreadable {
    StoredAnswer.Unreadable(column: baseAnswerColumns[index])
  }

  /// The value of the next column, if `read` knows what to make of it.
  private mutating func next<Value>(
    _ read: (SQLValue) -> Value?
  ) throws(StoredAnswer.Unreadable) -> Value {
    guard let value = read(values[index]) else { throw unreadable }
    index += 1
    return value
  }

  mutating func mask() throws(StoredAnswer.Unreadable) -> UInt64 {
    try next { value in
      guard case .integer(let mask) = value else { return nil }
      return UInt64(bitPattern: mask)
    }
  }

  mutating func number() throws(StoredAnswer.Unreadable) -> Int? {
    try next { value -> Int?? in
      switch value {
      case .null: .some(nil)
      case .integer(let number): Int(number)
      default: nil
      }
    }
  }

  mutating func optionalFlag() throws(StoredAnswer.Unreadable) -> Bool? {
    try next { value -> Bool?? in
      switch value {
      case .null: .some(nil)
      case .integer(0): false
      case .integer(1): true
      default: nil
      }
    }
  }

  mutating func flag() throws(StoredAnswer.Unreadable) -> Bool {
    let failure = unreadable
    guard let flag = try optionalFlag() else { throw failure }
    return flag
  }

  mutating func optionalWord<Word: RawRepresentable<String>>()
    throws(StoredAnswer.Unreadable) -> Word?
  {
    try next { value -> Word?? in
      switch value {
      case .null: .some(nil)
      case .text(let text): Word(rawValue: text).map { .some($0) }
      default: nil
      }
    }
  }

  mutating func word<Word: RawRepresentable<String>>() throws(StoredAnswer.Unreadable) -> Word {
    let failure = unreadable
    let word: Word? = try optionalWord()
    guard let word else { throw failure }
    return word
  }

  mutating func observed() throws(StoredAnswer.Unreadable) -> Observed {
    let name = baseAnswerColumns[index]
    let isEmpty = emptyFields & (fieldBits[name] ?? 0) != 0
    return try next { value in
      switch value {
      case .null: .notLogged
      case .text(""): isEmpty ? .empty : .absent
      case .text(let text): .value(text)
      default: nil
      }
    }
  }

  /// The kind, the value and how it misses: three columns.
  mutating func grant() throws(StoredAnswer.Unreadable) -> Grant {
    let failure = unreadable
    let parts = (values[index], values[index + 1], values[index + 2])
    index += 3
    switch parts {
    case (.null, .null, .null): return .notLogged
    case (.text("absent"), .null, .null): return .absent
    case (.text("empty"), .null, .null): return .empty
    case (.text("echo"), .null, .null): return .echo
    case (.text("star"), .null, .null): return .star
    case (.text("null"), .null, .null): return .null
    case (.text("several"), .text(let value), .null): return .several(value)
    case (.text("other"), .text(let value), .text(let word)):
      guard let mismatch = GrantMismatch(rawValue: word) else { throw failure }
      return .other(value, mismatch: mismatch)
    default: throw failure
    }
  }

  /// '' says that the response had no Location.
  mutating func locationKind() throws(StoredAnswer.Unreadable) -> LocationKind? {
    if values[index] == .text("") {
      index += 1
      return nil
    }
    return try optionalWord()
  }
}

/// The bit of each field by its name, which is also the name of its column.
private let fieldBits = Dictionary(
  LoggedField.all.map { ($0.name, $0.bit) }, uniquingKeysWith: { first, _ in first })
