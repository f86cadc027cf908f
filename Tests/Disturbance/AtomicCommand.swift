/// A command that may be ended at any instant: run again until it ends by itself, its store is what
/// an undisturbed run leaves, and nothing lies beside it.
///
/// To have another command disturbed, add it to ``AtomicCommands``.
package struct AtomicCommand: Sendable {
  /// As the table shows it.
  package var name: String
  /// What it is given; paths of its own lie in the folder of the try.
  package var arguments: @Sendable (Workplace) -> [String]
  /// Makes what it starts from, in an empty folder.
  package var prepare: @Sendable (Workplace) throws -> Void = { _ in }
  /// The store whose content counts.
  package var store = "store.sqlite"
  /// Files of the folder that it reads, not one byte of which may change.
  package var inputs: [String] = []
  /// Whether it writes in one transaction: a kill leaves its store as it was or as it will be.
  package var isOneTransaction = false
  /// The exit codes of an undisturbed run.
  package var codes: Set<Int32> = [0]
  /// What its output has to say.
  package var checkOutput: @Sendable (ProgramEnd) throws -> Void = { _ in }
  /// How often it is disturbed, where `ingest` is disturbed once.
  package var share = 1.0

  package init(_ name: String, arguments: @escaping @Sendable (Workplace) -> [String]) {
    self.name = name
    self.arguments = arguments
  }
}
