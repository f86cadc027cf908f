package import PolicyAudit

/// A language in which an audit is written down.
///
/// To add one: a file in `Formats/` with a struct that conforms, and one line in
/// ``ReportFormats/all``. If it is a new language, its safe function is a file in `SafeText/`, and
/// everything from a log goes through it.
package protocol ReportFormat: Sendable {
  /// As `--format` calls it.
  var name: String { get }
  /// The extension by which `-o FILE` chooses it, without the dot.
  var fileExtension: String { get }
  /// The whole report, ending in a newline.
  ///
  /// `fixTexts` are the recipes of `Queries/fixes` by name, in Markdown.
  func report(on audit: Audit, fixTexts: [String: String], exit: ExitSummary) -> String
}

package enum ReportFormats {
  /// In the order of `--help`; the first is the default.
  package static let all: [any ReportFormat] = [
    MarkdownReport(),
    JSONReport(),
  ]

  package static func named(_ name: String) -> (any ReportFormat)? {
    all.first { $0.name == name }
  }

  /// The format of a file with this extension, whatever its case.
  package static func forFile(withExtension fileExtension: String) -> (any ReportFormat)? {
    all.first { $0.fileExtension == fileExtension.lowercased() }
  }
}

/// The exit code that the command will end with, and every reason for it in words.
package struct ExitSummary: Sendable {
  package var code: Int
  package var reasons: [String]

  package init(code: Int, reasons: [String] = []) {
    self.code = code
    self.reasons = reasons
  }
}
