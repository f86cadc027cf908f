/// What a rule may need of a log beside fields (`needs`): something no single line can show.
package enum LogAbility: String, CaseIterable, Sendable {
  /// Preflights reach the log: a site whose log has none, although requests are in it that a browser
  /// sends only after one, has them filtered out or answered elsewhere.
  case preflights
  /// A header that was sent twice is shown with all its values: `duplicate_visibility` is joined or
  /// all.
  case repeatedHeaders = "repeated-headers"
}
