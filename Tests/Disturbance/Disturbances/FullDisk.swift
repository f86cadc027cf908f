/// A disk that is really full, anywhere between the making of the store and its last checkpoint:
/// 74, a store that is as one of its batches left it, and the next run goes on when there is room.
package struct FullDisk: Disturbance {
  private let run: UndisturbedRun
  private let logs: MadeLogs

  package init(_ run: UndisturbedRun, _ logs: MadeLogs) {
    self.run = run
    self.logs = logs
  }

  package let name = "a full disk"
  package let share = 0.1
  package var obstacle: String? { Machine.obstacleToMounting }

  package func attempt(_ random: inout SeededRandom) throws -> Int {
    // A third while the store is being made, which takes some 300 KiB.
    let kilobytes = 8 + random.number(random.chance(0.3) ? 400 : run.storeBytes * 3 >> 10)
    return try attempt(kilobytes: kilobytes)
  }

  package func attempt(kilobytes: Int) throws -> Int {
    let place = try Workplace()
    try place.write(Self.script.utf8, to: "script")
    let disk = try place.folder("disk")
    let arguments =
      Machine.privateNamespace + [
        "sh", place.file("script"), "\(kilobytes)", disk, run.program.path,
      ] + logs.options + logs.paths
    let end = try StartedProgram("unshare", arguments.map { Array($0.utf8) }).end()
    try expect(end.code == 0, "The script ended with \(end.description): \(end.errors)")
    let said = Dictionary(
      end.output.split(separator: "\n").compactMap { line -> (String, String)? in
        let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
      }, uniquingKeysWith: { first, _ in first })
    do {
      return try judge(said)
    } catch let difference as Difference {
      throw Difference("With \(kilobytes) KiB: \(difference) \(said) \(end.errors)")
    }
  }

  private func judge(_ said: [String: String]) throws -> Int {
    let isFull = said["full.code"] == "74"
    if isFull {
      try expect(
        said["full.sentence"]?.contains("the disk is full") == true, "No sentence says why.")
      if said["full.exists"] == "yes" {
        try expect(said["full.check"] == "ok", "The store is not intact.")
      }
    } else {
      try expect(said["full.code"] == "0", "It ended otherwise than with 0 or 74.")
    }
    try expect(said["room.code"] == "0", "With room it did not go on.")
    try expect(said["room.files"] == "store.sqlite", "At rest there lies more.")
    try expect(said["room.check"] == "ok", "The store is not intact at the end.")
    try expect(
      said["room.base"] == run.after.base && said["room.rows"] == run.after.rows,
      "The store differs from an undisturbed run's.")
    return isFull ? 1 : 0
  }

  /// Everything happens in one shell: its mounts are gone with it.
  private static let script = """
    size=$1 disk=$2 program=$3
    shift 3
    cd "$(dirname "$0")" || exit 1
    mount -t tmpfs -o size=${size}k,mode=700 tmpfs "$disk" || exit 1
    store=$disk/store.sqlite
    "$program" ingest --quiet --db "$store" "$@" 2> said
    echo "full.code=$?"
    echo "full.sentence=$(tr '\\n' ' ' < said)"
    if [ -e "$store" ]; then
      echo "full.exists=yes"
      # A copy is looked at: looking needs room, too.
      mkdir copy && cp "$disk"/* copy/
      echo "full.check=$(sqlite3 copy/store.sqlite 'PRAGMA integrity_check' 2>&1)"
    fi
    mount -o remount,size=1g "$disk" || exit 1
    "$program" ingest --quiet --db "$store" "$@" >&2
    echo "room.code=$?"
    echo "room.files=$(ls -A "$disk" | tr '\\n' ' ' | sed 's/ $//')"
    echo "room.check=$(sqlite3 -readonly "$store" 'PRAGMA integrity_check' 2>&1)"
    echo "room.base=$("$program" db fingerprint --db "$store")"
    echo "room.rows=$("$program" db fingerprint --rows --db "$store")"
    """
}
