/// What a user says of values whose names alone say nothing: `--map key.path=field`.
public struct FieldMappings: Sendable, Equatable {
  /// Names as the format knows them and the fields they mean, nil for none, in the order given.
  private(set) var pairs: [(name: String, field: Field?)] = []

  public static let none = FieldMappings()
  public var isEmpty: Bool { pairs.isEmpty }

  private init() {}

  /// - Parameter texts: `name=field` each; the field is one of the store's columns, or `ignored`.
  public init(_ texts: [String]) throws(FormatError) {
    var mistakes: [String] = []
    for text in texts {
      guard let equals = text.lastIndex(of: "="), equals > text.startIndex else {
        mistakes.append("“\(text)” maps nothing: write key.path=field.")
        continue
      }
      let word = String(text[text.index(after: equals)...])
      let field = Field(name: word)
      if field == nil, word != FieldMappings.ignored {
        let nearest = nearestName(to: word, among: Field.allCases.map(\.name))
        mistakes.append(
          "“\(text)”: there is no field \(word)"
            + (nearest.map { "; did you mean \($0)?" }
              ?? "; 'corsaudit formats show json' lists them all."))
        continue
      }
      let name = String(text[..<equals])
      if pairs.contains(where: { $0.name == name }) {
        mistakes.append("“\(text)”: \(name) is mapped already.")
      } else {
        pairs.append((name, field))
      }
    }
    guard mistakes.isEmpty else {
      throw FormatError(format: texts.joined(separator: ","), mistakes: mistakes)
    }
  }

  /// The field that a name means.
  subscript(name: String) -> Field? {
    pairs.first { $0.name == name }?.field
  }

  /// Whether anything was said of a name.
  func names(_ name: String) -> Bool { pairs.contains { $0.name == name } }

  /// As it was given, always the same for the same mappings.
  var description: String {
    pairs.map { "\($0.name)=\($0.field?.name ?? FieldMappings.ignored)" }.joined(separator: ",")
  }

  /// What stands before the name of a format that is read with them.
  var prefix: String { isEmpty ? "" : "map(\(description)):" }

  public static func == (left: FieldMappings, right: FieldMappings) -> Bool {
    left.description == right.description
  }

  /// The word for no field.
  static let ignored = "ignored"
}
