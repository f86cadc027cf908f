import CORSTraffic
import FetchStandard

/// The base columns of `answer`, in the order of the table: the values that an answer consists of.
///
/// The digest is made of exactly these, in this order: both must not change.
func baseValues(of answer: Answer) -> [SQLValue] {
  let (grantKind, grantValue, grantMismatch) = values(of: answer.grant)
  let (upstreamKind, upstreamValue, upstreamMismatch) = values(of: answer.upstreamGrant)
  return [
    .integer(Int64(bitPattern: answer.loggedFields)),
    .integer(Int64(bitPattern: answer.emptyFields)),
    value(of: answer.method),
    SQLValue(answer.status.map { Int64($0) }),
    SQLValue(answer.isAsteriskForm),
    .text(answer.originShape.rawValue),
    .text(answer.originRelation.rawValue),
    value(of: answer.requestMethod),
    value(of: answer.requestHeaders),
    value(of: answer.requestPrivateNetwork),
    value(of: answer.fetchSite),
    value(of: answer.fetchMode),
    SQLValue(answer.contentTypeClass?.rawValue),
    SQLValue(answer.upgradesToWebSocket),
    SQLValue(answer.hasCookie),
    SQLValue(answer.hasAuthorization),
    SQLValue(answer.hasRemoteUser),
    SQLValue(answer.isScanner),
    grantKind, grantValue, grantMismatch,
    value(of: answer.allowCredentials),
    value(of: answer.allowMethods),
    value(of: answer.allowHeaders),
    value(of: answer.maxAge),
    value(of: answer.exposeHeaders),
    value(of: answer.allowPrivateNetwork),
    value(of: answer.vary),
    locationKind(of: answer),
    value(of: answer.cacheControl),
    value(of: answer.cacheStatus),
    upstreamKind, upstreamValue, upstreamMismatch,
    SQLValue(answer.setsCookie),
  ]
}

/// What answers are unique by: 128 bits of SHA-256 over their base columns.
func digest(ofBase values: [SQLValue]) -> [UInt8] {
  var digest = SHA256()
  for value in values { digest.add(value) }
  return Array(digest.digest().prefix(16))
}

/// The names of the columns of ``baseValues(of:)``.
let baseAnswerColumns = [
  "logged_fields", "empty_fields", "method", "status", "is_asterisk_form", "origin_shape",
  "origin_relation", "request_method", "request_headers", "request_private_network", "fetch_site",
  "fetch_mode", "content_type_class", "upgrades_to_websocket", "has_cookie", "has_authorization",
  "has_remote_user", "is_scanner", "grant_kind", "grant_value", "grant_mismatch",
  "allow_credentials", "allow_methods", "allow_headers", "max_age", "expose_headers",
  "allow_private_network", "vary", "location_kind", "cache_control", "cache_status",
  "upstream_grant_kind", "upstream_grant_value", "upstream_grant_mismatch", "sets_cookie",
]

/// NULL is not logged, '' absent or empty; `empty_fields` tells these two apart.
private func value(of observed: Observed) -> SQLValue {
  switch observed {
  case .notLogged: .null
  case .absent, .empty: .text("")
  case .value(let value): .text(value)
  }
}

private func values(of grant: Grant) -> (kind: SQLValue, value: SQLValue, mismatch: SQLValue) {
  switch grant {
  case .notLogged: (.null, .null, .null)
  case .absent: (.text("absent"), .null, .null)
  case .empty: (.text("empty"), .null, .null)
  case .echo: (.text("echo"), .null, .null)
  case .star: (.text("star"), .null, .null)
  case .null: (.text("null"), .null, .null)
  case .several(let value): (.text("several"), .text(value), .null)
  case .other(let value, let mismatch):
    (.text("other"), .text(value), .text(mismatch.rawValue))
  }
}

private func locationKind(of answer: Answer) -> SQLValue {
  if let kind = answer.locationKind { return .text(kind.rawValue) }
  return answer.isLocationLogged ? .text("") : .null
}
