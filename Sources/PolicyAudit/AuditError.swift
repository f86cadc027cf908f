/// Why an audit could not be made: what was tried, on what, the cause, and what to do.
package struct AuditError: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Code: Hashable, Sendable {
    /// The store could not be opened or read.
    case storeUnreadable
    /// A rule of the user's is not written as rules are.
    case ruleMalformed
    /// SQLite refused a rule, or its columns are not those of a rule.
    case ruleFailed
    /// A rule took longer than it may.
    case ruleTimedOut
    /// Two rules have one id.
    case ruleRepeated
    /// A prepared fact could not be made.
    case factFailed
    /// The list of public suffixes could not be loaded.
    case publicSuffixesUnavailable
  }

  package let code: Code
  /// Whole sentences; may hold text of a user's file, which the caller makes safe to print.
  package let description: String

  init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
