import GRDB

@testable import AuditStore

/// Stores in one folder, at rest, as they are given to a merge.
final class Shards {
  let folder = TemporaryFolder()
  private var count = 0

  /// Makes a store, lets `fill` write it, and brings it to rest; its path.
  @discardableResult
  func store(_ name: String? = nil, _ fill: (AuditStore) throws -> Void = { _ in }) throws -> String
  {
    count += 1
    let path = folder.file(name ?? "\(count).db")
    let store = try AuditStore.open(path: path, for: .ingest)
    // One key, as a fleet configures it.
    try store.queue.write { db in
      try db.execute(sql: "UPDATE store_key SET value = x'00112233445566778899aabbccddeeff'")
    }
    try fill(store)
    try store.close()
    return path
  }

  /// A store that reads these logs.
  func store(reading logs: [[UInt8]], label: String = "") throws -> String {
    try store { store in
      for (index, log) in logs.enumerated() {
        try SampleReader(store: store, label: label).read(log, name: "\(index).log")
      }
    }
  }

  /// Changes a store past all that the program checks; the statements are separated by `;`.
  func change(_ path: String, _ sql: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: sql)
    }
    try queue.close()
  }

  /// Merges stores into a new one; its path.
  func merge(_ paths: [String]) throws -> String {
    count += 1
    let output = folder.file("merged-\(count).db")
    _ = try StoreMerge(paths, into: output).run()
    return output
  }

  func fingerprint(_ path: String, rows: Bool = true) throws -> String {
    try ReadOnlyConnection(path: path).fingerprint(rows: rows)
  }

  /// The rows of a query, as ``SampleStore/rows(_:)`` has them.
  func rows(_ path: String, _ sql: String) throws -> [String] {
    try ReadOnlyConnection(path: path).ownQuery(sql).map { row in
      row.map(text).joined(separator: "|")
    }
  }
}
