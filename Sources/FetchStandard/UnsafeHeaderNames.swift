/// The names that a preflight has to ask for, sorted and lower-case.
///
/// Fetch §Headers, "CORS-unsafe request-header names":
/// https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names
public func corsUnsafeRequestHeaderNames(
  _ headers: [(name: String, value: String)]
) -> [String] {
  var unsafe: Set<String> = []
  var potentiallyUnsafe: Set<String> = []
  var safelistedSize = 0
  for header in headers {
    if isCORSSafelistedRequestHeader(name: header.name, value: header.value) {
      potentiallyUnsafe.insert(header.name.byteLowercased)
      safelistedSize += header.value.utf8.count
    } else {
      unsafe.insert(header.name.byteLowercased)
    }
  }
  // Step 5: together they are too long to be safe.
  if safelistedSize > 1024 { unsafe.formUnion(potentiallyUnsafe) }
  return unsafe.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// True for `Authorization`: a `*` in Access-Control-Allow-Headers does not cover it.
///
/// Fetch §Headers, "CORS non-wildcard request-header name":
/// https://fetch.spec.whatwg.org/#cors-non-wildcard-request-header-name
public func isCORSNonWildcardRequestHeaderName(_ name: some StringProtocol) -> Bool {
  name.hasSameBytesIgnoringCase(as: "authorization")
}

/// True where `Access-Control-Request-Headers` is as a browser writes it: lower-case tokens, sorted,
/// joined by a comma alone, and at least one.
///
/// Fetch §CORS-preflight fetch, step 5. A name twice in a row passes: Firefox writes it so where a
/// page gave it in two cases.
public func isConformantRequestHeaders(_ value: String) -> Bool {
  var previous: Substring.UTF8View?
  for part in value.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
    guard !part.isEmpty, part.allSatisfy({ isTokenByte($0) && !$0.isASCIIUppercase }) else {
      return false
    }
    if let previous, part.lexicographicallyPrecedes(previous) { return false }
    previous = part
  }
  return true
}
