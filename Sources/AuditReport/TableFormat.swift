/// A language in which the answer to a query is written down.
///
/// To add one: a file in `TableFormats/` with a struct that conforms, and one line in
/// ``TableFormats/all``.
package protocol TableFormat: Sendable {
  /// As `--format` calls it.
  var name: String { get }
  /// The whole table, ending in a newline.
  func table(_ table: QueryTable) -> String
}

package enum TableFormats {
  /// In the order of `--help`; the first is the default.
  package static let all: [any TableFormat] = [
    PlainTable(),
    CSVTable(),
    JSONTable(),
    MarkdownTable(),
  ]

  package static func named(_ name: String) -> (any TableFormat)? {
    all.first { $0.name == name }
  }
}
