/// The keys that clients and URLs of the stores were hashed with.
///
/// Stores of one key give a store of that key. Otherwise the merged store gets a key of its own and
/// remembers by digest which ones its clients were made with, so that it can say that one client seen
/// by two machines counts as two.
struct ClientKeys {
  /// The common key; nil where there are several.
  private(set) var common: [UInt8]?
  /// Digests of all keys that clients were made with, as hex.
  private(set) var digests: Set<String> = []

  /// Names of the digests in `store_key`: this form must not change.
  static let prefix = "merged_key:"

  /// - Parameter inputs: the stores that logs are taken from.
  init(_ inputs: [MergeInput]) throws(StoreError) {
    var keys: Set<[UInt8]> = []
    for input in inputs {
      let rows = try input.connection.rows("SELECT name, value FROM store_key")
      var merged: [String] = []
      var own: [UInt8] = []
      for row in rows {
        guard case .text(let name) = row[0] else { continue }
        if name == "client_key", case .blob(let key) = row[1] { own = key }
        if let digest = ClientKeys.digest(inName: name) { merged.append(digest) }
      }
      keys.insert(own)
      digests.formUnion(merged)
      // The key of a merged store has made no client before logs are read into it.
      let hasRead = try input.hasRead()
      if merged.isEmpty || hasRead { digests.insert(ClientKeys.digest(of: own)) }
    }
    if keys.count == 1 { common = keys.first }
  }

  /// Gives the merged store its key, which it already has one of.
  func write(on connection: MergeConnection) throws(StoreError) {
    if let common {
      try connection.execute(
        "UPDATE main.store_key SET value = ? WHERE name = 'client_key'", [.blob(common)])
    }
    guard digests.count > 1 else { return }
    for digest in digests.sorted() {
      try connection.execute(
        "INSERT INTO main.store_key (name, value) VALUES (?, zeroblob(0))",
        [.text(ClientKeys.prefix + digest)])
    }
  }

  private static func digest(of key: [UInt8]) -> String {
    var digest = SHA256()
    digest.update("corsaudit client key".utf8)
    digest.update(key)
    return String(digest.hexDigest().prefix(32))
  }

  private static func digest(inName name: String) -> String? {
    guard name.hasPrefix(prefix) else { return nil }
    let digest = name.dropFirst(prefix.count)
    let isHex = digest.utf8.count == 32 && digest.allSatisfy { "0123456789abcdef".contains($0) }
    return isHex ? String(digest) : nil
  }
}

extension MergeInput {
  /// Whether another command than a merge wrote it.
  fileprivate func hasRead() throws(StoreError) -> Bool {
    try connection.exists("SELECT 1 FROM run WHERE command <> 'db merge'")
  }
}
