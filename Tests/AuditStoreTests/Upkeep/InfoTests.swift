import CORSTraffic
import Testing

@testable import AuditStore

@Suite("What there is to know about a store")
struct InfoTests {
  @Test("is counted from its tables")
  func counts() throws {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    try sample.write(variedRequests(from: 1_795_968_800_000), name: "b.log", label: "b") {
      $0.lineCounts.rejected = ["bad-time": 2]
      $0.lineCounts.foreign = 3
    }
    let run = try sample.store.beginRun(command: "ingest", version: "9.8", inputs: [])
    try sample.store.finishRun(run, exitCode: 2)
    let info = try ReadOnlyConnection(path: sample.path).info()
    #expect(info.schemaVersion == Int64(Schema.version))
    #expect(info.programVersion == "9.8")
    #expect(info.exchanges == 10)
    let end: Int64 = 1_795_968_800_000 + 4 * 86_400_000
    #expect(info.entries == TimeSpan(first: 1_795_168_800_000, last: end))
    #expect(info.rows == TimeSpan(first: 1_795_168_800_000, last: end))
    #expect(info.rollUps.first == 1_795_132_800_000)
    #expect(info.logs.count == 2)
    #expect(info.logs.byState.map { "\($0.count) \($0.state)" } == ["2 incomplete"])
    #expect(
      info.logs.byFormat.map { "\($0.count) \($0.format) \($0.label)" } == [
        "1 cors1 ", "1 cors1 b",
      ])
    #expect(info.logs.lines == 15)
    #expect(info.logs.entries == 10)
    #expect(info.logs.rejected == 2)
    #expect(info.logs.foreign == 3)
    #expect(info.logs.isBalanced)
    #expect(info.configurations.map(\.client) == ["truncate"])
    #expect(info.configurations.map(\.logs) == [2])
    #expect(info.runs.map(\.exitCode) == [2])
    #expect(info.rowsPrunedMilliseconds == nil)
  }

  @Test("names the room of each kind, which together is the file")
  func sizes() throws {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    try sample.store.close()
    let size = try ReadOnlyConnection(path: sample.path).info().size
    #expect(size.file == Int64(sample.folder.bytes("store.db").count))
    let kinds = try #require(size.kinds)
    #expect(kinds.map(\.kind) == StoreSize.Kind.allCases)
    #expect(kinds.reduce(0) { $0 + $1.bytes } + size.free == size.file)
    #expect(kinds.allSatisfy { $0.bytes > 0 })
  }

  @Test("says until when it was pruned, and how many keys tell clients apart")
  func marks() throws {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    let limit: Int64 = 1_795_168_800_000 + 86_400_000
    _ = try sample.store.prune(before: RetentionLimits(rows: limit, rollUps: nil))
    try sample.execute("INSERT INTO store_key VALUES ('merged_key:00ff', x'00')")
    let info = try ReadOnlyConnection(path: sample.path).info()
    #expect(info.rowsPrunedMilliseconds == limit)
    #expect(info.rollUpsPrunedMilliseconds == nil)
    #expect(info.clientKeys == 2)
  }

  @Test("of an empty store is nothing, and no error")
  func empty() throws {
    let sample = try SampleStore()
    let info = try ReadOnlyConnection(path: sample.path).info()
    #expect(info.exchanges == 0)
    #expect(info.entries == TimeSpan(first: nil, last: nil))
    #expect(info.logs.lines == 0)
  }

  @Test("changes no byte")
  func isReadOnly() throws {
    let sample = try SampleStore()
    try sample.write(variedRequests())
    try sample.store.close()
    let before = sample.folder.bytes("store.db")
    _ = try ReadOnlyConnection(path: sample.path).info()
    #expect(sample.folder.bytes("store.db") == before)
    #expect(sample.folder.files == ["store.db"])
  }
}
