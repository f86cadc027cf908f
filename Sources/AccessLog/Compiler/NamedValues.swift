/// Takes a format string apart in which values have names and text stands between them.
struct NamedValues {
  private let text: String
  private var rest: Substring
  private var literal: [UInt8] = []
  private var items: [ApacheFormatString.Item] = []
  private var mistakes: [String] = []
  /// Where the last value begins in the string, from 1.
  private var column = 1

  init(_ text: String) {
    self.text = text
    rest = text[...]
  }

  /// Passes over fixed text up to the character that begins a value; says the column of that, or nil
  /// at the end.
  mutating func text(until character: Character) -> Int? {
    let text = rest.prefix { $0 != character }
    literal += text.utf8
    rest = rest.dropFirst(text.count)
    column = self.text.utf8.distance(from: self.text.startIndex, to: rest.startIndex) + 1
    return rest.isEmpty ? nil : column
  }

  /// Passes over text if it comes next.
  mutating func take(_ text: String) -> Bool {
    guard rest.hasPrefix(text) else { return false }
    rest = rest.dropFirst(text.count)
    return true
  }

  /// Passes over what stands before a character and over that; nil if it is not there.
  mutating func word(until end: Character) -> String? {
    let word = rest.prefix { $0 != end }
    guard word.endIndex < rest.endIndex else { return nil }
    rest = rest.dropFirst(word.count + 1)
    return String(word)
  }

  /// Passes over characters of a kind.
  mutating func word(of isPart: (Character) -> Bool) -> String {
    let word = rest.prefix(while: isPart)
    rest = rest.dropFirst(word.count)
    return String(word)
  }

  /// Passes over a character.
  mutating func skip() { rest = rest.dropFirst() }

  /// Adds fixed text.
  mutating func append(_ text: String) { literal += text.utf8 }

  /// Adds a value.
  mutating func append(_ directive: ApacheDirective) {
    if !literal.isEmpty { items.append(.text(literal)) }
    literal = []
    items.append(.directive(directive))
  }

  /// Notes what is wrong where the last value begins.
  mutating func mistake(_ sentence: String) { mistakes.append("Column \(column): \(sentence)") }

  /// All of it, or every mistake.
  func result() throws(FormatError) -> [ApacheFormatString.Item] {
    guard mistakes.isEmpty else { throw FormatError(format: text, mistakes: mistakes) }
    return items + (literal.isEmpty ? [] : [.text(literal)])
  }
}

extension ApacheDirective {
  /// A variable of CGI's, as WSGI servers hand them on, as Apache's directive for it.
  init(ofVariable variable: String, for notation: String, at column: Int) {
    let name = variable.uppercased()
    switch name {
    case "WSGI.URL_SCHEME", "REQUEST_SCHEME", "UWSGI_SCHEME":
      self.init("e", "REQUEST_SCHEME", for: notation, at: column)
    case "HTTPS": self.init("e", "HTTPS", for: notation, at: column)
    case "REQUEST_METHOD": self.init("m", for: notation, at: column)
    case "REQUEST_URI", "RAW_URI": self.init("U", for: notation, at: column)
    case "REMOTE_ADDR": self.init("a", for: notation, at: column)
    case "REMOTE_USER": self.init("u", for: notation, at: column)
    case "SERVER_NAME": self.init("v", for: notation, at: column)
    case "SERVER_PORT": self.init("p", "local", for: notation, at: column)
    case "CONTENT_TYPE": self.init("i", "Content-Type", for: notation, at: column)
    case _ where name.hasPrefix("HTTP_"):
      let header = name.dropFirst("HTTP_".count).replacing("_", with: "-")
      self.init("i", String(header), for: notation, at: column)
    default: self.init("n", variable, for: notation, at: column)
    }
  }
}
