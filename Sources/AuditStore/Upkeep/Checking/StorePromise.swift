/// One promise of the store, and how to find what breaks it.
struct StorePromise: Sendable {
  /// What holds where nothing breaks it, for people.
  let sentence: String
  /// What mends it.
  var remedy = CheckOutcome.Remedy.restore
  let look: Look

  enum Look: Sendable {
    /// A SELECT with one column: a sentence on each row that breaks the promise.
    case select(String)
    /// Looks itself, and hands on such sentences.
    case code(@Sendable (ReadOnlyConnection, inout Findings) throws -> Void)
  }

  /// What breaks a promise: how much, and the first few.
  struct Findings {
    private(set) var count: Int64 = 0
    private(set) var samples: [String] = []

    /// Samples that are kept of each promise.
    static let mostSamples = 5
    /// Values of a damaged store can be of any length.
    static let longestSample = 300

    mutating func add(_ sentence: String) {
      count += 1
      if samples.count < Findings.mostSamples {
        samples.append(String(sentence.prefix(Findings.longestSample)))
      }
    }
  }
}

/// What became of one check.
package struct CheckOutcome: Sendable {
  package enum Remedy: Sendable { case restore, rejudge }

  package let sentence: String
  package let remedy: Remedy
  /// Rows that break the promise.
  package let violations: Int64
  /// The first of them.
  package let samples: [String]
}

extension ReadOnlyConnection {
  /// Checks every promise of the store, one after the other; no byte changes.
  /// - Parameters:
  ///   - words: the closed sets of other rooms.
  ///   - report: called with the outcome of each check.
  package func check(
    words: [ClosedWords], report: (CheckOutcome) throws -> Void
  ) throws {
    for check in StorePromises.all(words: words) {
      var findings = StorePromise.Findings()
      do {
        try run(check, &findings)
      } catch let error as StoreError {
        // Damage can keep a statement from running at all.
        findings.add("could not be checked: \(error)")
      }
      try report(
        CheckOutcome(
          sentence: check.sentence, remedy: check.remedy, violations: findings.count,
          samples: findings.samples))
    }
  }

  private func run(_ check: StorePromise, _ findings: inout StorePromise.Findings) throws {
    switch check.look {
    case .code(let look): try look(self, &findings)
    case .select(let sql):
      let statement = try prepareOwn(sql)
      while try next(statement) { findings.add(statement.text(0)) }
    }
  }
}
