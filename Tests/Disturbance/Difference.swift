/// Something is not as it has to be: one sentence for people.
package struct Difference: Error, CustomStringConvertible, Sendable {
  package var description: String

  package init(_ sentence: String) { description = sentence }
}

/// Throws the sentence unless the condition holds.
package func expect(_ condition: Bool, _ sentence: @autoclosure () -> String) throws(Difference) {
  guard condition else { throw Difference(sentence()) }
}
