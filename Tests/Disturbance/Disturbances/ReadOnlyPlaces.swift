/// A store whose file or folder nobody may write: refused with 74, read all the same, and not one
/// byte changed.
package struct ReadOnlyPlaces: Disturbance {
  private let run: UndisturbedRun
  private let logs: MadeLogs

  package init(_ run: UndisturbedRun, _ logs: MadeLogs) {
    self.run = run
    self.logs = logs
  }

  package let name = "a read-only file or folder"
  package let share = 0.02
  package var obstacle: String? { Machine.obstacleToMounting }

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    for what in ["folder", "file", "empty folder"] { try attempt(what) }
    return 3
  }

  private func attempt(_ what: String) throws {
    let place = try Workplace()
    let folder = try place.folder("kept")
    let store = folder + "/store.sqlite"
    if what != "empty folder" {
      try run.program.run(["ingest", "--quiet", "--db", store, logs.paths[3]], expecting: [0])
    }
    let before = try snapshot(of: folder)
    try place.write(Self.script.utf8, to: "script")
    let arguments =
      Machine.privateNamespace + [
        "sh", place.file("script"), what == "file" ? store : folder, run.program.path, store,
        logs.paths[1],
      ]
    let end = try StartedProgram("unshare", arguments.map { Array($0.utf8) }).end()
    try expect(end.code == 0, "The script ended with \(end.description): \(end.errors)")
    let codes = end.output.split(separator: "\n")
    try expect(codes.first == "74", "A read-only \(what): \(end.output) \(end.errors)")
    try expect(
      end.errors.contains("read-only") && end.errors.contains("store.sqlite"),
      "No sentence says why: \(end.errors)")
    if what != "empty folder" {
      try expect(codes.last == "0", "A read-only \(what) cannot be read: \(end.errors)")
    }
    try expect(try snapshot(of: folder) == before, "The read-only \(what) was changed.")
  }

  private static let script = """
    mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" || exit 1
    "$2" ingest --db "$3" "$4"
    echo $?
    "$2" db fingerprint --db "$3" > /dev/null
    echo $?
    """
}
