/// One part of the Markdown report.
///
/// To add one: a file in `MarkdownSections/`, and one line in ``MarkdownSections/all``.
protocol MarkdownSection: Sendable {
  /// The blocks of the part (headings, paragraphs, tables, code), without blank lines between.
  ///
  /// Everything from a log has gone through ``MarkdownText``.
  func blocks(_ content: ReportContent) -> [String]
}

enum MarkdownSections {
  /// In the order in which they are read: what could not be assessed stands before the findings.
  static let all: [any MarkdownSection] = [
    OverviewSection(),
    WorstFindingsSection(),
    LogLimitsSection(),
    FindingDetailsSection(),
    AcceptedSection(),
    EarlierFindingsSection(),
    FixesSection(),
    SourcesSection(),
    WordsSection(),
  ]
}
