import CORSTraffic

/// Writes masks of fields as words, so that views can show them.
struct FieldSets: ~Copyable {
  private let add: RawStatement

  init(on connection: RawConnection) throws(SQLiteFailure) {
    add = try RawStatement(
      "INSERT OR IGNORE INTO field_set (mask, words) VALUES (?, ?)", on: connection)
  }

  func add(_ mask: UInt64) throws(SQLiteFailure) {
    add.bind(Int64(bitPattern: mask), at: 1)
    try add.bind(FieldSets.words(of: mask), at: 2)
    try add.run()
  }

  /// The fields of a mask as sorted words.
  static func words(of mask: UInt64) -> String {
    sortedWords(LoggedField.all.filter { mask & $0.bit != 0 }.map(\.name))
  }
}
