/// How to repair one thing, in the words of each server.
///
/// A recipe is a Markdown file: `# title`, a paragraph, then one `## server` section each.
package struct FixRecipe: Hashable, Sendable {
  package struct Section: Hashable, Sendable {
    /// `nginx`, `Apache`, `Caddy`, `Envoy`, `HAProxy` or `Application`.
    package let server: String
    /// Markdown, directives in fenced code blocks.
    package let text: String
  }

  package let name: String
  package let title: String
  /// What is to be done, whatever the server.
  package let introduction: String
  package let sections: [Section]
  /// The whole file.
  package let text: String

  package init(parsing text: String, named name: String) {
    var title = ""
    var parts: [(heading: String, lines: [Substring])] = [("", [])]
    var inFence = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { inFence.toggle() }
      if !inFence, line.hasPrefix("# ") {
        title = trimmed(line.dropFirst(2))
      } else if !inFence, line.hasPrefix("## ") {
        parts.append((trimmed(line.dropFirst(3)), []))
      } else {
        parts[parts.count - 1].lines.append(line)
      }
    }
    self.name = name
    self.text = text
    self.title = title
    introduction = trimmed(parts[0].lines.joined(separator: "\n"))
    sections = parts.dropFirst().map {
      Section(server: $0.heading, text: trimmed($0.lines.joined(separator: "\n")))
    }
  }
}
