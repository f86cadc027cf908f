import AccessLog
import CORSTraffic

@testable import AuditStore

/// A store of its own for each test, in a folder of its own.
struct SampleStore {
  let folder: TemporaryFolder
  let store: AuditStore

  var path: String { folder.file("store.db") }

  init() throws {
    folder = TemporaryFolder()
    store = try AuditStore.open(path: folder.file("store.db"), for: .ingest)
  }

  /// The same store, which was closed.
  init(reopening other: SampleStore) throws {
    folder = other.folder
    store = try AuditStore.open(path: other.path, for: .ingest)
  }

  /// Writes requests as a log that is not known yet.
  @discardableResult
  func write(
    _ requests: [SampleRequest], name: String = "access.log", label: String = "",
    _ change: (inout TrafficBatch) -> Void = { _ in }
  ) throws -> SourceReference {
    var batch = batch(of: requests)
    change(&batch)
    return try store.write(
      batch, beginning: NewSource(firstBlock: 0, sharedBlocks: []),
      description(name: name, label: label))
  }

  /// The rows of a query, as the text that the `sqlite3` shell would show, NULL as `NULL`.
  func rows(_ sql: String) throws -> [String] {
    try ReadOnlyConnection(path: path).query(sql).rows.map { row in
      row.map(text).joined(separator: "|")
    }
  }

  /// The first row of a query.
  func row(_ sql: String) throws -> String? { try rows(sql).first }
}

func description(name: String = "access.log", label: String = "") -> SourceDescription {
  SourceDescription(
    label: label, name: name, format: "cors1", duplicateVisibility: "joined", timeKind: "start",
    possibleFields: SampleRequest.everyField, options: IngestOptions())
}

extension SourceDescription {
  func with(_ change: (inout SourceDescription) -> Void) -> SourceDescription {
    var copy = self
    change(&copy)
    return copy
  }
}

func text(_ value: SQLValue) -> String {
  switch value {
  case .null: "NULL"
  case .integer(let value): "\(value)"
  case .real(let value): "\(value)"
  case .text(let value): value
  case .blob(let value): "x'\(value.count)'"
  }
}
