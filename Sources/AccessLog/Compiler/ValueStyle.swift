/// How a format writes values: what it escapes, and what stands for a value that is absent.
struct ValueStyle: Sendable, Equatable {
  var escapes: Escapes
  var dashIsAbsent: Bool
  var emptyIsAbsent: Bool

  enum Escapes: UInt8, Sendable {
    /// nginx's `\xHH` and Apache's `\"`, `\\`, `\n` … together: their lines look alike.
    case ncsa
    /// JSON's, and `\xHH` where somebody wrote JSON by hand.
    case json
    /// Nothing.
    case raw
    /// HAProxy's: `#HH` in text; in a line of JSON its converter `json(ascii)`.
    case hash
    /// JSON's, and `\u00HH` is a byte, as HAProxy's converter `json(ascii)` writes it.
    case jsonBytes
    /// CloudFront's `%HH`.
    case percent

    /// What begins an escape.
    var mark: UInt8 {
      switch self {
      case .ncsa, .json, .raw, .jsonBytes: UInt8(ascii: "\\")
      case .hash: UInt8(ascii: "#")
      case .percent: UInt8(ascii: "%")
      }
    }

    /// Whether a backslash before a quote says that the value goes on.
    var mayEscapeQuotes: Bool { self == .ncsa || self == .json || self == .jsonBytes }
  }

  /// nginx's `escape=default`, and Apache.
  static let ncsa = ValueStyle(escapes: .ncsa, dashIsAbsent: true, emptyIsAbsent: false)
  /// nginx's `escape=json`, which cannot tell empty from absent.
  static let json = ValueStyle(escapes: .json, dashIsAbsent: false, emptyIsAbsent: true)
  /// nginx's `escape=none`.
  static let none = ValueStyle(escapes: .raw, dashIsAbsent: false, emptyIsAbsent: true)
  /// Text in which nothing is escaped and a dash is absent, as Envoy's.
  static let unescaped = ValueStyle(escapes: .raw, dashIsAbsent: true, emptyIsAbsent: false)
  /// Columns without spaces in them, of which a dash is an absent one.
  static let columns = ValueStyle(escapes: .raw, dashIsAbsent: true, emptyIsAbsent: true)
  /// The same with `%HH` for what could not stand in a column.
  static let cloudFront = ValueStyle(escapes: .percent, dashIsAbsent: true, emptyIsAbsent: true)
  /// HAProxy's, which cannot tell absent from empty.
  static let haproxy = ValueStyle(escapes: .hash, dashIsAbsent: true, emptyIsAbsent: true)
  /// JSON in which `escape=default` wrote the values.
  static let defaultInJSON = ValueStyle(escapes: .json, dashIsAbsent: true, emptyIsAbsent: false)
  /// JSON of which nobody said how its values are escaped: whatever may mean absent does.
  static let unknownInJSON = ValueStyle(escapes: .json, dashIsAbsent: true, emptyIsAbsent: true)
}
