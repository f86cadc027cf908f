/// The text of an nginx `log_format` directive, taken apart.
///
/// Accepted as in nginx.conf (`log_format NAME escape=json '…' '…';`, everything before the quotes
/// and the semicolon optional) and as one string without quotes, as shells hand it on.
struct NginxFormatString: CustomStringConvertible {
  /// What `escape=` says; nil where nothing is said.
  var escape: ValueStyle.Escapes?
  /// The format itself, its quoted pieces joined.
  var text: String

  /// As nginx.conf would have it, always the same for the same format.
  var description: String {
    let quoted = text.replacing("\\", with: #"\\"#).replacing("'", with: #"\'"#)
    return (escape.map { "escape=\($0.nginxName) " } ?? "") + "'\(quoted)'"
  }

  /// Every way to read the notation, the likeliest first: a string that begins with a quote may
  /// be quoted for nginx.conf, or log a value in quotes first.
  static func readings(of notation: String) throws(FormatError) -> [NginxFormatString] {
    var rest = notation.withoutLeadingSpace
    if let word = rest.firstWord, word == "log_format" {
      rest = rest.dropFirst(word.count).withoutLeadingSpace
      rest = rest.dropFirst(rest.firstWord?.count ?? 0).withoutLeadingSpace
    }
    var escape: ValueStyle.Escapes?
    if let word = rest.firstWord, word.hasPrefix("escape=") {
      escape = try ValueStyle.Escapes(nginx: word, in: notation)
      rest = rest.dropFirst(word.count).withoutLeadingSpace
    }
    let verbatim = NginxFormatString(escape: escape, text: String(rest))
    guard let joined = joinedQuotes(rest) else { return [verbatim] }
    return [NginxFormatString(escape: escape, text: joined), verbatim]
  }

  /// The quoted pieces without their quotes and nginx.conf's backslashes, or nil if there is
  /// anything else.
  private static func joinedQuotes(_ text: Substring) -> String? {
    var joined = ""
    var rest = text
    while let quote = rest.first, quote != ";" {
      guard quote == "'" || quote == "\"" else { return nil }
      rest.removeFirst()
      while let character = rest.popFirst(), character != quote {
        guard character == "\\", let escaped = rest.first else {
          joined.append(character)
          continue
        }
        switch escaped {
        case "'", "\"", "\\": joined.append(escaped)
        case "t": joined.append("\t")
        case "n": joined.append("\n")
        case "r": joined.append("\r")
        default: joined += "\\" + String(escaped)
        }
        rest.removeFirst()
      }
      guard rest.startIndex > text.startIndex,
        text[text.index(before: rest.startIndex)] == quote
      else { return nil }
      rest = rest.withoutLeadingSpace
    }
    guard rest.isEmpty || rest == ";" else { return nil }
    return joined
  }

  /// The fixed texts and variables, or every mistake in the notation.
  func pieces(_ mappings: FieldMappings) throws(FormatError) -> [FormatPiece] {
    var pieces: [Piece] = []
    var literal: [UInt8] = []
    var mistakes: [String] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let column = index + 1
      guard bytes[index] == UInt8(ascii: "$") else {
        literal.append(bytes[index])
        index += 1
        continue
      }
      index += 1
      let isBraced = index < bytes.count && bytes[index] == UInt8(ascii: "{")
      if isBraced { index += 1 }
      let name = bytes[index...].prefix(while: \.isPartOfVariableName)
      index += name.count
      if name.isEmpty {
        mistakes.append(
          "Column \(column): “$” without a variable's name behind it; nginx cannot log that.")
        continue
      }
      if isBraced {
        guard index < bytes.count, bytes[index] == UInt8(ascii: "}") else {
          mistakes.append("Column \(column): the “}” of “${” is missing.")
          continue
        }
        index += 1
      }
      if !literal.isEmpty { pieces.append(.text(literal)) }
      literal = []
      let variable = String(decoding: name, as: UTF8.self)
      if let meant = mistyped(variable, mappings) {
        mistakes.append(
          """
          Column \(column): $\(variable) is no variable that is known; did you mean $\(meant)? If it \
          is one of your own, say so with --map '$\(variable)=ignored'.
          """)
      }
      pieces.append(.variable(variable, column: column))
    }
    if !literal.isEmpty { pieces.append(.text(literal)) }
    guard mistakes.isEmpty else { throw FormatError(format: text, mistakes: mistakes) }
    pieces = pieces.withTargetInOnePiece
    let names = pieces.variables
    return pieces.map { piece in
      switch piece {
      case .text(let text): .text(text)
      case .variable(let name, let column):
        .value(FormatValue(nginx: name, column: column, among: names, mappings))
      }
    }
  }

  /// The variable that was meant, one typing mistake away. Anything else that is unknown may be a
  /// variable of the user's own.
  private func mistyped(_ name: String, _ mappings: FieldMappings) -> String? {
    guard name.count >= 6, !nginxVariables.contains(name), !mappings.names(name),
      !mappings.names("$" + name)
    else { return nil }
    return nearestName(to: name, among: nginxVariables, within: 1)
  }

  fileprivate enum Piece {
    case text([UInt8])
    case variable(String, column: Int)
  }
}

extension [NginxFormatString.Piece] {
  /// The names of the variables.
  fileprivate var variables: Set<String> {
    var names: Set<String> = []
    for case .variable(let name, _) in self { names.insert(name) }
    return names
  }

  /// The same with `$uri$is_args$args` as the one value that it is.
  fileprivate var withTargetInOnePiece: Self {
    var result: Self = []
    for piece in self {
      if case .variable("args", _) = piece, result.count > 1,
        case .variable("is_args", _) = result[result.count - 1],
        case .variable("uri", let column) = result[result.count - 2]
      {
        result.removeLast(2)
        result.append(.variable(targetInPieces, column: column))
      } else {
        result.append(piece)
      }
    }
    return result
  }
}

extension ValueStyle.Escapes {
  fileprivate var nginxName: String {
    switch self {
    case .ncsa: "default"
    case .json: "json"
    case .raw: "none"
    case .hash, .jsonBytes, .percent: preconditionFailure("nginx has no such escapes.")
    }
  }

  fileprivate init(nginx word: Substring, in notation: String) throws(FormatError) {
    switch word {
    case "escape=default": self = .ncsa
    case "escape=json": self = .json
    case "escape=none": self = .raw
    default:
      throw FormatError(
        format: notation,
        mistakes: ["“\(word)” is none of nginx's: escape=default, escape=json, escape=none."])
    }
  }
}

extension UInt8 {
  fileprivate var isPartOfVariableName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}

extension StringProtocol where SubSequence == Substring {
  fileprivate var withoutLeadingSpace: Substring {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    return rest
  }

  /// What stands before the first white space, where something does.
  fileprivate var firstWord: Substring? {
    let word = prefix { !$0.isWhitespace }
    return word.count < count ? word : nil
  }
}
