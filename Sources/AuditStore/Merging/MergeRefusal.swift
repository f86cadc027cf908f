/// Why stores cannot be merged: what differs, and in which of them.
package enum MergeRefusal: Hashable, Sendable {
  /// Another run writes a store that is to be merged.
  case beingWritten(path: String)
  /// Logs were read with other options, so that their counts are not of the same kind.
  case options(first: String, second: String, differences: [OptionDifference])
  /// Two logs are equal up to a block and part there, and each store counts the equal blocks.
  case branches(LogPlace, LogPlace, block: Int64)
  /// The same log was read in two ways.
  case contribution(LogPlace, LogPlace, difference: String)
  case tooManyLogs(most: Int)

  /// A log in a store.
  package struct LogPlace: Hashable, Sendable {
    package var store: String
    package var name: String
  }

  /// An option, and what it was in either store; nil where a store does not have it.
  package struct OptionDifference: Hashable, Sendable {
    package var option: String
    package var first: String?
    package var second: String?
  }
}

extension MergeRefusal: CustomStringConvertible {
  package var description: String {
    switch self {
    case .beingWritten(let path):
      """
      Could not merge the store \(path): another run writes it. Wait until it has ended.
      """
    case .options(let first, let second, let differences):
      """
      Could not merge \(first) and \(second): their logs were read with other options: \
      \(differences.map(\.description).joined(separator: "; ")). Read the logs of one of them again \
      with the options of the other.
      """
    case .branches(let first, let second, let block):
      """
      Could not merge \(first) and \(second): they are equal up to byte \(block << 20) and part in \
      the block of 1 MiB behind it, and both count what is equal. Read both logs into one store, or \
      under two labels.
      """
    case .contribution(let first, let second, let difference):
      """
      Could not merge \(first) and \(second): they are the same log, and \(difference). Read it \
      again into one of the stores in the way of the other.
      """
    case .tooManyLogs(let most):
      """
      Could not merge the stores: more than \(most) logs in them begin alike. Merge fewer at a time.
      """
    }
  }
}

extension MergeRefusal.LogPlace: CustomStringConvertible {
  package var description: String { "\(name) in \(store)" }
}

extension MergeRefusal.OptionDifference: CustomStringConvertible {
  package var description: String {
    "\(option) is \(first ?? "not set") in the one and \(second ?? "not set") in the other"
  }
}
