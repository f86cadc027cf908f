import CORSTraffic

/// A column that holds words of a closed set.
package struct ClosedWords: Sendable {
  let table: String
  let column: String
  let words: [String]

  /// - Parameter words: what may stand there; NULL may always, where the table allows it.
  package init(_ table: String, _ column: String, _ words: [String]) {
    self.table = table
    self.column = column
    self.words = words
  }

  var check: StorePromise {
    let list = words.map { "'\($0.replacing("'", with: "''"))'" }.joined(separator: ", ")
    return StorePromise(
      sentence: "every \(column) of \(table) is a word that is known",
      look: .select(
        """
        SELECT count(*) || ' times ' || \(column) FROM \(table)
        WHERE \(column) NOT IN (\(list)) GROUP BY \(column)
        """))
  }

  /// Those that this room and the ones before it write; of an answer's words its other checks tell.
  static let ofTheStore = [
    ClosedWords("source", "state", SourceState.allCases.map(\.rawValue)),
    ClosedWords("source", "duplicate_visibility", LogWords.duplicateVisibilities),
    ClosedWords("source", "time_kind", LogWords.timeKinds),
    ClosedWords("site", "exposure", SiteExposure.allCases.map(\.rawValue)),
    ClosedWords("line_count", "outcome", ["entry", "foreign", "comment", "blank", "rejected"]),
    ClosedWords("line_count", "reason", [""] + LogWords.rejections),
    ClosedWords("rejected_line", "reason", LogWords.rejections),
  ]
}
