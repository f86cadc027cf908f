import AuditStore

/// Counts the distinct clients of all findings in one pass over the rows.
struct ClientCount {
  struct Clients {
    /// nil where no rows of the finding are kept, or no clients.
    var all: Int64?
    /// Over the patterns that show credentials in use.
    var withCredentials = 0
  }

  private var groupsOfPattern: [Int64: [Int]] = [:]
  private let showingCredentials: Set<Int64>
  private let count: Int

  init(_ groups: [FindingGroup], patterns: [Int64: Pattern]) {
    for (index, group) in groups.enumerated() {
      for id in group.policyIDs { groupsOfPattern[id, default: []].append(index) }
    }
    showingCredentials = Set(
      groupsOfPattern.keys.filter { patterns[$0]?.showsCredentials == true })
    count = groups.count
  }

  func counted(in store: StoreReader, _ window: AuditWindow) throws(AuditError) -> [Clients] {
    var all = [Set<Int64>](repeating: [], count: count)
    var withCredentials = all
    try store.forEachRow(
      """
      SELECT policy_id, client_key FROM main.exchanges
      WHERE policy_id IN (SELECT value FROM json_each(?1))
        AND \(window.holdsMilliseconds("time_ms"))
      """, [jsonArray(groupsOfPattern.keys.sorted())]
    ) { row in
      guard let id = row[0].integer, let client = row[1].integer else { return }
      for index in groupsOfPattern[id] ?? [] {
        all[index].insert(client)
        if showingCredentials.contains(id) { withCredentials[index].insert(client) }
      }
    }
    return zip(all, withCredentials).map { all, withCredentials in
      Clients(all: all.isEmpty ? nil : Int64(all.count), withCredentials: withCredentials.count)
    }
  }
}
