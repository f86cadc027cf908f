/// The rows of a statement, as far as they were asked for.
package struct QueryResult: Sendable {
  package var columns: [String]
  package var rows: [[SQLValue]]
  /// There were more rows than asked for.
  package var isCut: Bool
}
