package import AuditStore

/// The closed sets of words that this room writes into a store.
package let storedWords = [
  ClosedWords("origin", "category", [""] + OriginCategory.allCases.map(\.rawValue)),
  ClosedWords("finding", "severity", Severity.allCases.map(\.rawValue)),
  ClosedWords("finding", "confidence", Confidence.allCases.map(\.rawValue)),
  ClosedWords("finding", "state", FindingState.allCases.map(\.rawValue)),
]
