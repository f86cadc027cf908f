import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// Waits until a run holds a store: that it says so in it.
package func waitUntilHeld(_ store: String, by process: Int32) throws {
  let question = "SELECT count(*) FROM run WHERE finished_ms IS NULL AND process = \(process)"
  for _ in 0..<600 {
    if FileManager.default.fileExists(atPath: store),
      (try? SQLiteShell.query(store, question)) == "1"
    {
      return
    }
    usleep(20_000)
  }
  throw Difference("Process \(process) did not come to hold \(store).")
}
