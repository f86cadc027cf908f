/// The promises of the store in the order in which they are checked: first what the others rest on.
enum StorePromises {
  static func all(words: [ClosedWords]) -> [StorePromise] {
    fileChecks + referenceChecks + sourceChecks + rollUpChecks + answerChecks
      + (ClosedWords.ofTheStore + words).map(\.check)
  }
}
