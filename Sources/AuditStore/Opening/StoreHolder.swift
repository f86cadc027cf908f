import Glibc

/// Who writes a store, as far as it is known.
package struct StoreHolder: Hashable, Sendable {
  package var process: Int32
  package var host: String
  package var command: String
  package var startedMilliseconds: Int64
}

extension StoreHolder {
  /// The newest run that has not finished, unless its process is gone.
  init?(writing path: String) {
    guard let connection = try? ReadOnlyConnection(path: path),
      let rows = try? connection.ownQuery(
        """
        SELECT process, host, command, started_ms FROM run
        WHERE finished_ms IS NULL ORDER BY id DESC LIMIT 1
        """),
      let row = rows.first,
      case (.integer(let process), .text(let host), .text(let command), .integer(let started)) = (
        row[0], row[1], row[2], row[3]
      )
    else { return nil }
    let process32 = Int32(clamping: process)
    if host == hostName(), kill(process32, 0) != 0, errno == ESRCH { return nil }
    self.init(
      process: process32, host: host, command: command, startedMilliseconds: started)
  }
}
