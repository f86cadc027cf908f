/// Why the store could not do what was asked: what was tried, on what, and what to do.
///
/// A file that is refused (``notADatabase(path:)``, ``foreign(path:applicationID:)``,
/// ``newer(path:version:known:)``, ``corrupt(path:detail:)``) is left as it was, byte for byte.
package enum StoreError: Error, Hashable, Sendable {
  case missing(path: String)
  /// There is a file, and it is no SQLite database.
  case notADatabase(path: String)
  /// A SQLite database of another program.
  case foreign(path: String, applicationID: UInt32)
  /// Made by a later version of corsaudit.
  case newer(path: String, version: UInt32, known: UInt32)
  /// Made by an earlier version, and opened in a way that cannot bring it up to date.
  case older(path: String, version: UInt32, known: UInt32)
  /// A killed run left a journal beside it, and reading alone cannot undo what it began.
  case unfinished(path: String)
  case corrupt(path: String, detail: String)
  /// Another process writes it, or reads it in a way that keeps this one out.
  case busy(path: String, holder: StoreHolder?)
  case diskFull(path: String)
  case readOnly(path: String)
  case permission(path: String)
  /// The system failed in another way.
  case io(path: String, tried: String, cause: String)
  /// A statement that SQLite does not understand or cannot run.
  case statement(message: String)
  /// A statement that may not run here.
  case refusedStatement(why: String)
  case timeout(seconds: Double)
  /// What was asked by ``StopRequest``; nothing of the statement's transaction is kept.
  case stopped(path: String)
  /// Its clients are told apart by another key than the one that is configured.
  case otherClientKey(path: String)
  /// More lines than one log can have here.
  case tooManyLines(path: String, line: Int64)
  case merge(MergeRefusal)
}

extension StoreError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      """
      Could not open the store \(path): there is none. Give the path of a store that \
      `corsaudit ingest --db` has made.
      """
    case .notADatabase(let path):
      """
      Could not open the store \(path): the file is not a SQLite database. It was left as it is; \
      give another path.
      """
    case .foreign(let path, let applicationID):
      """
      Could not open the store \(path): the file is a SQLite database of another program \
      (application id 0x\(String(applicationID, radix: 16))). It was left as it is; give another \
      path.
      """
    case .newer(let path, let version, let known):
      """
      Could not open the store \(path): it has schema version \(version), and this corsaudit knows \
      up to \(known). It was left as it is; use the newer corsaudit that wrote it.
      """
    case .older(let path, let version, let known):
      """
      Could not read the store \(path): it has schema version \(version), and this corsaudit reads \
      \(known). Any `corsaudit ingest` with write access brings it up to date.
      """
    case .unfinished(let path):
      """
      Could not read the store \(path): a killed run left a journal beside it. Any `corsaudit \
      ingest` with write access undoes what that run had begun.
      """
    case .corrupt(let path, let detail):
      """
      Could not use the store \(path): it is damaged (\(detail)). Restore a copy, or read the logs \
      into a new store.
      """
    case .busy(let path, let holder):
      "Could not write the store \(path): \(busyCause(holder)). Wait for it, or use --wait SECONDS."
    case .diskFull(let path):
      """
      Could not write the store \(path): the disk is full. What was committed before is safe; make \
      room and run again.
      """
    case .readOnly(let path):
      """
      Could not write the store \(path): the file, its directory or the file system is read-only. \
      Give write access, or another path.
      """
    case .permission(let path):
      """
      Could not open the store \(path): permission denied. Run as its owner, or give another path.
      """
    case .io(let path, let tried, let cause):
      "Could not \(tried) the store \(path): \(cause)."
    case .statement(let message):
      "Could not run the statement: \(message)."
    case .refusedStatement(let why):
      "Refused the statement: \(why). Only one SELECT that reads the store may run here."
    case .timeout(let seconds):
      """
      Stopped the statement after \(seconds) seconds. Narrow it, or allow more with --timeout.
      """
    case .stopped(let path):
      "Stopped while the store \(path) was used; what was committed before is kept."
    case .otherClientKey(let path):
      """
      Could not write the store \(path): it was made with another client_key than the configuration \
      names, and one client would count as two. Configure the key it was made with, or write a new \
      store.
      """
    case .tooManyLines(let path, let line):
      """
      Could not write the store \(path): line \(line) is beyond the \(ExchangeID.mostLines) lines \
      that one log can have. Split the log.
      """
    case .merge(let refusal): refusal.description
    }
  }

  private func busyCause(_ holder: StoreHolder?) -> String {
    guard let holder else { return "another process uses it" }
    return "process \(holder.process) on \(holder.host) (corsaudit \(holder.command)) writes it"
  }
}
