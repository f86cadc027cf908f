import Glibc

/// Merges stores into one: the same base as if one machine had read all their logs.
///
/// Associative, commutative and idempotent: a log that several stores have counts once, by its longest
/// contribution, which is taken whole. What cannot be decided is refused (``MergeRefusal``). Ids mean
/// nothing across stores, values do.
///
/// Its memory does not grow with the exchanges or the values of the stores, only with the number of
/// their logs, by some hundred bytes each.
package struct StoreMerge: ~Copyable {
  private let paths: [String]
  private var output: MergeOutput
  private let stop: StopSignal
  private let seconds: Double

  /// KiB of pages of the merged store, and of maps: both are visited at random.
  private static let cache = 24576
  /// KiB of pages of the store that is read, mostly from one end to the other.
  private static let readingCache = 8192

  /// - Parameters:
  ///   - paths: the stores; none of them is changed. One that is given twice counts once.
  ///   - output: the merged store; may be one of them.
  ///   - seconds: how long to wait while another run writes the output.
  ///   - isStopped: asked now and then; true ends the merge with an error.
  package init(
    _ paths: [String], into output: String, waiting seconds: Double = 0,
    isStopped: @escaping () -> Bool = { false }
  ) throws(StoreError) {
    self.seconds = seconds
    self.output = try MergeOutput(output)
    stop = StopSignal(isStopped)
    var seen: Set<FileIdentity> = []
    self.paths = paths.filter { path in
      FileIdentity(path).map { seen.insert($0).inserted } ?? true
    }
  }

  /// The files that lie beside the output while the merge runs, to be removed if it is ended by force.
  package var temporaryFiles: [String] { MergeOutput.files(ofDraft: output.draft) }

  /// Merges, and puts the merged store into its place.
  /// - Parameter complete: gets the merged store before anybody else sees it, open for ingest.
  package consuming func run(
    completing complete: (AuditStore, MergeSummary) throws -> Void = { _, _ in }
  ) throws -> MergeSummary {
    let summary = try merge()
    let store = try AuditStore.open(path: output.draft, for: .ingest)
    do {
      try complete(store, summary)
    } catch {
      _ = try? store.close()
      throw error
    }
    try store.close()
    try output.publish(stop: stop)
    return summary
  }

  /// Makes the draft. The stores are held as they are until it is made.
  private mutating func merge() throws(StoreError) -> MergeSummary {
    var inputs: [MergeInput] = []
    for path in paths { inputs.append(try MergeInput(path: path, stop: stop)) }
    try requireCommonOptions(inputs)
    let plan = try MergePlan(inputs, stop: stop)
    try output.begin(waiting: seconds)
    let connection = try MergeConnection(
      .draft, file: output.draft, path: output.path, cache: StoreMerge.cache, stop: stop)
    let givers = Set(plan.taken.map(\.log.input))
    let keys = try ClientKeys(
      givers.isEmpty ? inputs : inputs.indices.filter(givers.contains).map { inputs[$0] })
    try keys.write(on: connection)
    try copy(plan, from: inputs, on: connection)
    let records = try CommonRecords(inputs)
    return MergeSummary(
      stores: inputs.count, logs: plan.taken.count,
      overlapping: plan.taken.reduce(0) { $0 + $1.united.count },
      lines: try connection.integer("SELECT sum(lines) FROM line_count") ?? 0,
      exchanges: try connection.integer("SELECT count(*) FROM exchange") ?? 0,
      clientKeys: keys.digests.count, settings: records.settings,
      acceptedFindings: records.acceptedFindings)
  }

  private func copy(
    _ plan: MergePlan, from inputs: [MergeInput], on connection: MergeConnection
  ) throws(StoreError) {
    let maps = ValueMaps(connection: connection)
    let copying = LogCopying(connection: connection, maps: maps)
    let uniting = LedgerUniting(connection: connection)
    try maps.prepare()
    try copying.prepare()
    try uniting.prepare()
    // A log's place in the plan is its id.
    let numbered = plan.taken.enumerated().map { (id: Int64($0.offset + 1), choice: $0.element) }
    for (position, input) in inputs.enumerated() {
      let logs = numbered.filter { $0.choice.log.input == position }
      if logs.isEmpty { continue }
      try connection.attach(input.path, as: "shard", cache: StoreMerge.readingCache)
      try connection.transaction { () throws(StoreError) in
        try maps.take()
        try copying.copy(logs.map { (from: $0.choice.log.id, to: $0.id) })
      }
      try connection.detach("shard")
    }
    for (position, input) in inputs.enumerated() {
      let logs = numbered.flatMap { entry in
        entry.choice.united.filter { $0.input == position }.map { (from: $0.id, to: entry.id) }
      }
      if logs.isEmpty { continue }
      try connection.attach(input.path, as: "shard", cache: StoreMerge.readingCache)
      try connection.transaction { () throws(StoreError) in
        for log in logs { try uniting.unite(log.from, with: log.to) }
      }
      try connection.detach("shard")
    }
    try connection.transaction { () throws(StoreError) in
      try uniting.finish()
      try writeFieldSets(on: connection)
    }
  }

  private func writeFieldSets(on connection: MergeConnection) throws(StoreError) {
    do throws(SQLiteFailure) {
      let sets = try FieldSets(on: connection.raw)
      let masks = try RawStatement(
        "SELECT DISTINCT logged_fields FROM main.answer", on: connection.raw)
      while try masks.step() { try sets.add(UInt64(bitPattern: masks.integer(0))) }
    } catch {
      throw connection.failure(error)
    }
  }
}

/// One file, whatever it is called.
private struct FileIdentity: Hashable {
  private var device: UInt
  private var inode: UInt

  init?(_ path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = UInt(status.st_dev)
    inode = UInt(status.st_ino)
  }
}
