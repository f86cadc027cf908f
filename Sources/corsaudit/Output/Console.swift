import AuditReport
import Foundation

/// What is said to the person at the terminal: everything but results, on standard error.
struct Console {
  var isQuiet = false
  var isVerbose = false

  /// Said unless `--quiet`.
  func note(_ sentence: String) {
    if !isQuiet { Console.write(sentence) }
  }

  /// Said with `--verbose` only.
  func detail(_ sentence: String) {
    if isVerbose { Console.write(sentence) }
  }

  /// Said always: something did not go as asked.
  func warn(_ sentence: String) { Console.write("corsaudit: " + sentence) }

  /// A line that the next one replaces; on a terminal only.
  func progress(_ text: String) {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return }
    Console.send("\r" + TerminalText.line(text) + "\u{1B}[K")
  }

  /// Clears the line of ``progress(_:)``.
  func endProgress() {
    guard !isQuiet, isatty(STDERR_FILENO) == 1 else { return }
    Console.send("\r\u{1B}[K")
  }

  private static func write(_ sentence: String) {
    let lines = sentence.split(separator: "\n", omittingEmptySubsequences: false)
    let safe = lines.map { TerminalText.line(String($0)) }.joined(separator: "\n")
    send(safe + "\n")
  }

  /// Whoever closed standard error does not want to hear it.
  private static func send(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }
}
