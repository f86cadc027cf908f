/// A directive of an Apache `LogFormat`: `%!200,304{Referer}i`.
struct ApacheDirective {
  /// Where it begins in the string, from 1.
  var column: Int
  /// As it stands there.
  var notation: String
  /// What stands in braces.
  var argument: String?
  /// The letter, or `^ti`, `^to`, `^FB`, `^FU`.
  var name: String
  var condition: StatusCondition?
  /// `<` or `>`: of the original request, or of the final one after internal redirects.
  var isOriginal: Bool
  /// Whether a time stands in brackets without being asked for.
  var hasBrackets = false

  /// Why text is no directive.
  struct Mistake: Error {
    var sentence: String
  }

  /// What another server's notation says, as Apache's directive for it.
  init(_ name: String, _ argument: String? = nil, for notation: String, at column: Int) {
    self.name = name
    self.argument = argument
    self.notation = notation
    self.column = column
    isOriginal = false
  }

  /// Takes a directive from its percent sign on; on a mistake the sign alone is passed.
  init(
    _ bytes: [UInt8], at index: inout Int, in dialect: ApacheDialect = .apache
  ) throws(Mistake) {
    let start = index
    column = start + 1
    index += 1
    var offset = index
    var statuses: [Int32] = []
    var isNegated = false
    var isOriginal: Bool?
    var digits: [UInt8] = []
    scanning: while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "!"): isNegated = true
      case UInt8(ascii: "<"): isOriginal = true
      case UInt8(ascii: ">"): isOriginal = false
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits.append(bytes[offset])
      case UInt8(ascii: ","): Self.add(&digits, to: &statuses)
      case UInt8(ascii: "{"):
        guard let end = bytes[offset...].firstIndex(of: UInt8(ascii: "}")) else {
          throw Mistake(sentence: "Column \(start + 1): the “}” of “%{” is missing.")
        }
        argument = String(decoding: bytes[(offset + 1)..<end], as: UTF8.self)
        offset = end
      default: break scanning
      }
      offset += 1
    }
    Self.add(&digits, to: &statuses)
    let length = offset < bytes.count && bytes[offset] == UInt8(ascii: "^") ? 3 : 1
    guard offset + length <= bytes.count else {
      throw Mistake(
        sentence: "Column \(start + 1): “%” without a directive behind it; write %% for a percent.")
    }
    name = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    notation = String(decoding: bytes[start..<offset + length], as: UTF8.self)
    if !statuses.isEmpty { condition = StatusCondition(statuses: statuses, isNegated: isNegated) }
    self.isOriginal = isOriginal ?? ["s", "U", "T", "D", "r"].contains(name)
    hasBrackets = name == "t" && argument == nil
    guard dialect.names.contains(name) else { throw unknown(in: dialect) }
    try dialect.translate(&self)
    index = offset + length
  }

  private static func add(_ digits: inout [UInt8], to statuses: inout [Int32]) {
    if let status = Int32(String(decoding: digits, as: UTF8.self)) { statuses.append(status) }
    digits = []
  }

  private func unknown(in dialect: ApacheDialect) -> Mistake {
    let others =
      argument.map { ["%{\($0)}i", "%{\($0)}o"] } ?? dialect.names.sorted().map { "%" + $0 }
    let inOtherCase = dialect.names.first { $0.lowercased() == name.lowercased() }.map { "%" + $0 }
    let meant =
      argument == nil
      ? inOtherCase ?? nearestName(to: "%" + name, among: others) ?? others[0]
      : others.joined(separator: " or ")
    return Mistake(
      sentence: """
        Column \(column): \(dialect.server) has no directive \(notation); did you mean \(meant)?
        """)
  }

  /// Every directive of mod_log_config, mod_logio and mod_ssl.
  static let names: Set<String> = [
    "a", "A", "b", "B", "c", "C", "D", "e", "f", "h", "H", "i", "I", "k", "l", "L", "m", "n", "o",
    "O", "p", "P", "q", "r", "R", "s", "S", "t", "T", "u", "U", "v", "V", "x", "X", "^ti", "^to",
    "^FB", "^FU",
  ]
}
