/// The text of an Apache `LogFormat`, taken apart.
///
/// Accepted as in httpd.conf (`LogFormat "…\"…" nickname`, the word and the nickname optional) and as
/// one string without the quotes around it, as shells hand it on.
struct ApacheFormatString: CustomStringConvertible {
  /// The format itself, httpd.conf's quotes and backslashes taken off.
  var text: String

  /// As httpd.conf would have it, always the same for the same format.
  var description: String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  init(text: String) { self.text = text }

  init(_ notation: String) {
    var rest = notation[...].trimmed
    if rest.lowercased().hasPrefix("logformat"), rest.dropFirst(9).first?.isWhitespace == true {
      rest = rest.dropFirst(9).trimmed
    }
    // Without quotes around the whole those in it need no backslash, and may have one.
    text = Self.quoted(rest) ?? String(rest).replacing(#"\""#, with: #"""#)
  }

  /// The text in quotes with nothing but a nickname behind it, or nil if there is anything else.
  private static func quoted(_ text: Substring) -> String? {
    guard let quote = text.first, quote == "\"" || quote == "'" else { return nil }
    var rest = text.dropFirst()
    var content = ""
    while let character = rest.popFirst(), character != quote {
      if character == "\\", let next = rest.first, next == quote || next == "\\" {
        content.append(next)
        rest.removeFirst()
      } else {
        content.append(character)
      }
      if rest.isEmpty { return nil }
    }
    let nickname = rest.trimmed
    let isNickname = nickname.allSatisfy { $0.isLetter || $0.isNumber || "_-.+".contains($0) }
    return isNickname && (nickname.isEmpty || rest.first?.isWhitespace == true) ? content : nil
  }

  /// What is read of the string: its directives and the text between them.
  enum Item {
    case text([UInt8])
    case directive(ApacheDirective)
  }

  /// The directives and texts, or every mistake in the string.
  func items(in dialect: ApacheDialect = .apache) throws(FormatError) -> [Item] {
    var items: [Item] = []
    var literal: [UInt8] = []
    var mistakes: [String] = []
    let bytes = Array(text.utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\"), index + 1 < bytes.count, dialect.hasEscapes {
        index += 2
        switch bytes[index - 1] {
        case UInt8(ascii: "n"): literal.append(0x0A)
        case UInt8(ascii: "r"): literal.append(0x0D)
        case UInt8(ascii: "t"): literal.append(0x09)
        case UInt8(ascii: "\\"), UInt8(ascii: "\""): literal.append(bytes[index - 1])
        default: literal += [byte, bytes[index - 1]]
        }
        continue
      }
      guard byte == UInt8(ascii: "%") else {
        literal.append(byte)
        index += 1
        continue
      }
      if index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "%") {
        literal.append(byte)
        index += 2
        continue
      }
      do {
        let directive = try ApacheDirective(bytes, at: &index, in: dialect)
        if !literal.isEmpty { items.append(.text(literal)) }
        literal = []
        items.append(.directive(directive))
      } catch {
        mistakes.append(error.sentence)
      }
    }
    if !literal.isEmpty { items.append(.text(literal)) }
    guard mistakes.isEmpty else { throw FormatError(format: text, mistakes: mistakes) }
    return items
  }
}

extension Substring {
  /// The same without white space at either end.
  fileprivate var trimmed: Substring {
    var rest = self
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return rest
  }
}
