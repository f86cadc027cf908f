import CORSTraffic
import GRDB

/// A row of `answer`.
struct AnswerRow {
  let id: Int64
  let digest: SQLValue
  let base: [SQLValue]
  let derived: [SQLValue]

  /// ``derived`` as this program has it.
  func derivedAnew(path: String) throws(StoreError) -> [SQLValue] {
    do throws(StoredAnswer.Unreadable) {
      let stored = try StoredAnswer(base)
      return derivedValues(of: stored.answer, stored.judgement)
    } catch {
      throw .corrupt(path: path, detail: "its answer \(id) has no \(error.column) that is known")
    }
  }
}

/// All answers in the order of their ids, a few at a time.
struct AnswerSlices {
  private var last = Int64.min

  /// An answer can have some 200 kB.
  private static let length = 64

  static let select = """
    SELECT id, digest, \((baseAnswerColumns + derivedAnswerColumns).joined(separator: ", "))
    FROM answer WHERE id > ? ORDER BY id LIMIT \(length)
    """

  /// nil behind the last one.
  mutating func next(from db: Database) throws -> [AnswerRow]? {
    try next { after in try db.raw.rows(AnswerSlices.select, [.integer(after)]) }
  }

  /// - Parameter rows: the rows of ``select`` behind an id.
  mutating func next<Failure>(
    _ rows: (Int64) throws(Failure) -> [[SQLValue]]
  ) throws(Failure) -> [AnswerRow]? {
    let slice = try rows(last).compactMap { values -> AnswerRow? in
      guard case .integer(let id) = values[0] else { return nil }
      let derived = 2 + baseAnswerColumns.count
      return AnswerRow(
        id: id, digest: values[1], base: Array(values[2..<derived]),
        derived: Array(values[derived...]))
    }
    guard let end = slice.last else { return nil }
    last = end.id
    return slice
  }
}
