import AuditStore

/// Brings a store that was written to rest, and says where that is not one file.
///
/// What was committed is safe in either case; a disk that is too full for it is a reason all the same.
func close(_ store: AuditStore, _ console: Console, _ reasons: inout ExitReasons) {
  do {
    if try store.close() == .logBesideIt {
      console.note(
        "A reader has the store open; its write-ahead log stays beside it until the next run.")
    }
  } catch {
    reasons.add(reason(for: error), "\(error)")
    console.warn("\(error)")
  }
}
