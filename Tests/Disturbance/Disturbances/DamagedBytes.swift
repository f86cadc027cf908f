/// A store with some bytes changed anywhere: it is refused and left as it is, or it works; it never
/// crashes a run and never makes it loop.
package struct DamagedBytes: Disturbance {
  private let run: UndisturbedRun
  private let logs: MadeLogs
  private let template: Lazy<[UInt8]>

  package init(_ run: UndisturbedRun, _ logs: MadeLogs) {
    self.run = run
    self.logs = logs
    template = Lazy { try RefusedStores(run, logs).template() }
  }

  package let name = "a store with bytes changed anywhere"
  package let share = 0.2

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    let place = try Workplace()
    let store = place.file("store.sqlite")
    var bytes = try template.value
    for _ in 0...random.number(4) {
      // Where the tree is described as often as where its values lie.
      let page = random.number(bytes.count / 4096) * 4096
      let offset = page + random.number(random.chance(0.5) ? 64 : 4096)
      bytes[offset] = UInt8(truncatingIfNeeded: random.next())
    }
    try place.write(bytes, to: "store.sqlite")
    let before = try snapshot(of: place.path)
    var refusals = 0
    for command in [
      ["db", "fingerprint", "--rows", "--db", store], ["report", "--quiet", "--db", store],
      ["ingest", "--quiet", "--db", store, logs.paths[1]],
    ] {
      let end = try run.program.start(command).end(within: 60)
      try expect(end.signal == 0, "\(command[0]) crashed: \(end.description) \(end.errors)")
      try expect(
        [0, 2, 4, 74].contains(end.code), "\(command[0]): \(end.description) \(end.errors)")
      if end.code == 74 {
        refusals += 1
        try expect(end.errors.contains("Could not"), "No sentence says why: \(end.errors)")
      }
      if command[0] != "ingest" || end.errors.contains("Could not use the store") {
        try expect(try snapshot(of: place.path) == before, "\(command[0]) changed it.")
      }
    }
    return refusals > 0 ? 1 : 0
  }
}
