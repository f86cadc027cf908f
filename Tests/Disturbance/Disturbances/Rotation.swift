/// Logs that grow, are renamed, compressed, cut and copied while they are read again and again, with
/// kills in between: each of their lines counts once.
package struct Rotation: Disturbance {
  private let program: TestedProgram
  /// Steps of one try.
  private let steps: Int
  /// Lines that a log grows by at most.
  private let growth: Int

  package init(of program: TestedProgram, steps: Int = 30, growth: Int = 1500) {
    self.program = program
    self.steps = steps
    self.growth = growth
  }

  package let name = "rotation in every way, with kills in between"
  package let share = 0.1

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let place = try Workplace()
    var logs = try RotatedLogs(in: try place.folder("log"), &random)
    let reading = LogReading(program: program, store: place.file("store.sqlite"))
    var struck = 0
    var told: [String] = []
    for _ in 0..<steps {
      let step = RotatedLogs.Step.allCases.randomElement(using: &random) ?? .grow
      told.append(step.rawValue)
      try logs.perform(step, growth: growth, &random)
      guard random.chance(0.6) else { continue }
      let way = LogReading.Way.allCases.randomElement(using: &random) ?? .folder
      told.append("read: \(way.rawValue)")
      struck += try reading.read(way, &logs, &random)
    }
    do {
      try logs.complete()
      try reading.readAll(logs)
      try expectSameAsWhole(logs, place)
    } catch let difference as Difference {
      throw Difference("\(difference) After: \(told.joined(separator: ", "))")
    }
    return struck
  }

  /// Expects the store of one run over the whole logs.
  private func expectSameAsWhole(_ logs: RotatedLogs, _ place: Workplace) throws {
    let whole = try Workplace()
    for (index, bytes) in logs.whole.enumerated() { try whole.write(bytes, to: "\(index).log") }
    let other = try Workplace()
    try program.run(
      [
        "ingest", "--quiet", "--max-rejected", "100", "--db", other.file("store.sqlite"),
        whole.path,
      ],
      expecting: [0])
    let expected = try StoreState(of: other.file("store.sqlite"), by: program)
    try expectAtRest(place.file("store.sqlite"), others: ["log"])
    let state = try StoreState(of: place.file("store.sqlite"), by: program)
    if state != expected {
      let question = "SELECT lines, entries, rejected, pending_bytes FROM sources ORDER BY 1, 2, 3"
      let found = try SQLiteShell.query(place.file("store.sqlite"), question)
      let wanted = try SQLiteShell.query(other.file("store.sqlite"), question)
      throw Difference(
        "The store is \(state) instead of \(expected). Its logs: \(found) instead of \(wanted).")
    }
  }
}
