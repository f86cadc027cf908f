import Testing

@testable import Queries

// In the list of tests a query is its name, not its whole text.

extension RuleQuery: CustomTestStringConvertible {
  public var testDescription: String { id }
}

extension SavedQuery: CustomTestStringConvertible {
  public var testDescription: String { name }
}

extension PreparedFact: CustomTestStringConvertible {
  public var testDescription: String { id }
}

extension FixRecipe: CustomTestStringConvertible {
  public var testDescription: String { name }
}
