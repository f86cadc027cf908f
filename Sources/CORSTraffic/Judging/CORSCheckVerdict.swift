import FetchStandard

/// The CORS check where not everything is logged (Fetch §CORS check).
///
/// What blocks whatever the missing fields hold blocks; else the first missing field is named.
///
/// - Parameters:
///   - isNotModified: the response is a 304, whose stored headers fill what it lacks; nil where no
///     status is logged.
func corsCheckVerdict(
  _ answer: Answer, _ mode: CredentialsMode, isNotModified: Bool?
) -> SubVerdict {
  /// A header that is missing here may be in the stored response behind a 304.
  func missing(_ reason: Reason) -> SubVerdict {
    switch isNotModified {
    case false: SubVerdict(.blocked, reason)
    case true: SubVerdict(.unknown, .notModifiedUsesStoredHeaders)
    case nil: SubVerdict(.unknown, .statusNotLogged)
    }
  }

  // Steps 1 to 5.
  let origin: SubVerdict
  switch answer.grant {
  case .notLogged: origin = SubVerdict(.unknown, .allowOriginNotLogged)
  case .absent: origin = missing(.allowOriginMissing)
  case .empty: origin = SubVerdict(.blocked, .allowOriginEmpty)
  case .several: origin = SubVerdict(.blocked, .allowOriginMultipleValues)
  case .echo: origin = SubVerdict(.allowed)
  case .star where mode == .include:
    origin = SubVerdict(.blocked, .allowOriginWildcardCredentialed)
  case .star: origin = SubVerdict(.allowed)
  case .null where answer.originShape == .notLogged,
    .other(_, .otherOrigin) where answer.originShape == .notLogged:
    origin = SubVerdict(.unknown, .originNotLogged)
  case .null: origin = SubVerdict(.blocked, .allowOriginNullMismatch)
  case .other(_, let mismatch): origin = SubVerdict(.blocked, mismatch.reason)
  }
  if mode != .include || origin.verdict == .blocked { return origin }

  // Steps 6 to 8.
  let credentials: SubVerdict
  switch answer.allowCredentials {
  case .notLogged: credentials = SubVerdict(.unknown, .allowCredentialsNotLogged)
  case .absent: credentials = missing(.allowCredentialsMissing)
  case _ where answer.allowCredentials.isBytes("true"): credentials = SubVerdict(.allowed)
  case .empty, .value: credentials = SubVerdict(.blocked, .allowCredentialsNotTrue)
  }
  if credentials.verdict == .blocked || origin.verdict == .allowed { return credentials }
  return origin
}

extension GrantMismatch {
  /// The reason of a CORS check that fails so.
  var reason: Reason {
    switch self {
    case .caseOnly: .allowOriginCaseMismatch
    case .trailingSlashOrPath: .allowOriginTrailingSlashOrPath
    case .scheme: .allowOriginSchemeMismatch
    case .port: .allowOriginPortMismatch
    case .wildcardPattern: .allowOriginWildcardPattern
    case .malformed: .allowOriginMalformed
    case .otherOrigin: .allowOriginOtherOrigin
    }
  }
}
