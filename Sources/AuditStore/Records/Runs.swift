import GRDB
import Glibc

package struct RunReference: Hashable, Sendable {
  let id: Int64
}

extension AuditStore {
  /// Notes that a run began; while it is not finished, it is named as the holder of the store.
  package func beginRun(
    command: String, version: String, inputs: [String]
  ) throws(StoreError) -> RunReference {
    try transaction("write") { db in
      try db.execute(
        sql: """
          INSERT INTO run (command, version, inputs, started_ms, process, host)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [command, version, jsonArray(inputs), now(), Int64(getpid()), hostName()])
      return RunReference(id: db.lastInsertedRowID)
    }
  }

  package func finishRun(_ run: RunReference, exitCode: Int32) throws(StoreError) {
    try transaction("write") { db in
      try db.execute(
        sql: "UPDATE run SET finished_ms = ?, exit_code = ? WHERE id = ?",
        arguments: [now(), Int64(exitCode), run.id])
    }
  }
}

/// Milliseconds since 1970 UTC.
func now() -> Int64 {
  var time = timespec()
  unsafe clock_gettime(CLOCK_REALTIME, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}

/// The name of this machine.
func hostName() -> String {
  var bytes = [CChar](repeating: 0, count: 256)
  guard unsafe gethostname(&bytes, bytes.count - 1) == 0 else { return "" }
  return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
