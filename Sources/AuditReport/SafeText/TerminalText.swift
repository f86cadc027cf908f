/// Makes text safe for a terminal: no sequence that moves, colours or reorders can come from a log.
///
/// Our own colours are added after this function, never before it.
package enum TerminalText {
  /// One line, never longer than `limit` characters and a `…`.
  package static func line(_ text: String, limit: Int = .max) -> String {
    VisibleText.of(text, limit: limit).text
  }
}
