import AuditStore

/// Opens a store that is there for writing; upkeep makes none.
func openKnownStore(
  _ path: String, waiting seconds: Double, isRejudged: Bool = true
) throws(StoreError) -> AuditStore {
  guard try AuditStore.isStore(at: path) else { throw .missing(path: path) }
  return try AuditStore.open(
    path: path, for: .ingest, waiting: seconds, isRejudged: isRejudged)
}

/// Closes a store that was written, and says where it did not become one file.
func closing(_ store: AuditStore, _ console: Console) throws(StoreError) {
  if try store.close() == .logBesideIt {
    console.note(
      "A reader has the store open; its write-ahead log stays beside it until the next run.")
  }
}
