/// Tables of GitHub's Markdown.
enum MarkdownRow {
  /// A table without its last newline. Precondition: the cells are safe already.
  static func table(
    _ header: [String], _ rows: [[String]], rightAligned: Set<Int> = []
  ) -> String {
    let rule = header.indices.map { rightAligned.contains($0) ? "---:" : "---" }
    return ([header, rule] + rows).map { "| \($0.joined(separator: " | ")) |" }
      .joined(separator: "\n")
  }
}
