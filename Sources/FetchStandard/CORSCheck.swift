/// The result of a CORS check, with the step that decided.
public enum CORSCheckResult: Hashable, Sendable {
  case success(step: Int)
  case failure(step: Int)

  public var isSuccess: Bool {
    guard case .success = self else { return false }
    return true
  }
}

/// The CORS check, Fetch §CORS check: https://fetch.spec.whatwg.org/#concept-cors-check
///
/// - Parameters:
///   - origin: the byte-serialised request origin, `null` for an opaque one.
///   - allowOrigin: `Access-Control-Allow-Origin`, all its lines joined by `, `; nil for none.
///   - allowCredentials: `Access-Control-Allow-Credentials`, likewise.
public func corsCheck(
  origin: String, allowOrigin: String?, allowCredentials: String?,
  credentialsMode: CredentialsMode
) -> CORSCheckResult {
  // Step 1, 2: null is not `null`.
  guard let allowOrigin else { return .failure(step: 2) }
  if credentialsMode != .include, allowOrigin.hasSameBytes(as: "*") { return .success(step: 3) }
  guard origin.hasSameBytes(as: allowOrigin) else { return .failure(step: 4) }
  if credentialsMode != .include { return .success(step: 5) }
  if let allowCredentials, allowCredentials.hasSameBytes(as: "true") { return .success(step: 7) }
  return .failure(step: 8)
}
