/// Names of headers with commas between them, or `*` for all.
struct HeaderNames {
  let names: [String]

  /// - Parameter format: what the names are a part of, for the sentence if one is wrong.
  init(_ text: String, of format: String) throws(FormatError) {
    names = text.split(separator: ",").map { String($0.filter { !$0.isWhitespace }) }
    let known = Field.allCases.compactMap(\.header) + ["*"]
    var mistakes: [String] = []
    for name in names where !known.contains(where: { $0.lowercased() == name.lowercased() }) {
      let meant = nearestName(to: name, among: known).map { "; did you mean \($0)?" } ?? "."
      mistakes.append("No field keeps the header “\(name)”\(meant)")
    }
    if names.isEmpty { mistakes.append("Name the headers that are kept, or * for all.") }
    guard mistakes.isEmpty else { throw FormatError(format: format, mistakes: mistakes) }
  }
}
