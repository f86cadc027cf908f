/// What extracting the values of a list header gives.
public enum ExtractedValues: Hashable, Sendable {
  /// There is no such header (the standard's null).
  case null
  /// The value does not fit the header's ABNF.
  case failure
  case values([String])
}

/// The members of `Access-Control-Allow-Methods` (`#method`), `-Allow-Headers` or `-Expose-Headers`
/// (`#field-name`), whose lines have been joined.
///
/// Fetch §Headers, "extract header list values":
/// https://fetch.spec.whatwg.org/#extract-header-list-values. Empty members are skipped (RFC 9110
/// section 5.6.1.2); one member that is no token fails the whole header.
public func extractTokenList(_ value: String?) -> ExtractedValues {
  guard let value else { return .null }
  var members: [String] = []
  for member in listMembers(value) where !member.isEmpty {
    guard isToken(member) else { return .failure }
    members.append(String(member))
  }
  return .values(members)
}

/// The members of a comma-separated list, white space around each removed, empty ones kept.
public func listMembers(_ value: String) -> [Substring] {
  value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).map { part in
    let member = Substring(part)
    let bytes = member.utf8
    guard let start = bytes.firstIndex(where: { !isHTTPTabOrSpace($0) }),
      let end = bytes.lastIndex(where: { !isHTTPTabOrSpace($0) })
    else { return member.prefix(0) }
    return member[start...end]
  }
}
