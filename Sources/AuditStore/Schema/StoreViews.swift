/// The views: the interface of the store for rules, reports and any SQL tool.
///
/// A new one: a file in `Views/`, and its line here.
package enum StoreViews {
  package static let all: [StoreView] = [
    exchangesView,
    policiesView,
    trafficView,
    referersView,
    exposureView,
    coverageView,
    sourcesView,
    rejectedLinesView,
    runsView,
    settingsView,
    auditsView,
    findingsView,
    acceptedFindingsView,
  ]

  package static let policies = policiesView
  package static let traffic = trafficView
}

/// The views with their documentation, as text for people.
package func schemaDocumentation() -> String {
  var text = """
    Views of a corsaudit store. NULL: not logged, or not kept. '': absent or empty. Times are
    ISO 8601 in UTC with milliseconds, columns in _ms are integers, presence is 0, 1 or NULL.

    """
  for view in StoreViews.all {
    text += "\n\(view.name)\n"
    for line in wrapped(view.purpose, to: 96) { text += "  \(line)\n" }
    let width = view.columns.map(\.name.count).max() ?? 0
    for column in view.columns {
      let name = column.name + String(repeating: " ", count: width - column.name.count)
      let indent = String(repeating: " ", count: width + 6)
      let lines = wrapped(column.meaning, to: max(40, 94 - width))
      text += "    \(name)  \(lines.joined(separator: "\n\(indent)"))\n"
    }
  }
  return text
}

/// Lines of whole words, none longer than `width` unless a word is.
private func wrapped(_ text: String, to width: Int) -> [String] {
  var lines: [String] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    if let last = lines.last, last.count + 1 + word.count <= width {
      lines[lines.count - 1] = "\(last) \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines
}
