/// One thing an access log can say of an exchange, named as its column in the store's views.
///
/// This is the one list of fields: formats, coverage, `needs` of rules, `missing` in reports and
/// `formats show` all speak of a field by its ``name``, and `1 << rawValue` is its bit in every
/// mask. The raw values are stored, so they never change; a new field is added at the end.
public enum Field: UInt8, CaseIterable, Sendable, BitwiseCopyable {
  case time = 0
  case client
  case method
  case scheme
  case host
  case port
  /// The request target as sent; its path and query.
  case path
  case status
  case bytes
  case duration
  case origin
  case requestMethod
  case requestHeaders
  case requestPrivateNetwork
  case fetchSite
  case fetchMode
  case contentType
  /// Presence bit: only whether the header was there is kept, never its value.
  case hasCookie
  case hasAuthorization
  case hasRemoteUser
  case userAgent
  case referer
  case upgrade
  case allowOrigin
  case allowCredentials
  case allowMethods
  case allowHeaders
  case maxAge
  case exposeHeaders
  case allowPrivateNetwork
  case vary
  case location
  case cacheControl
  case cacheStatus
  case upstreamAllowOrigin
  case setsCookie

  /// The number of fields; every entry of a batch has this many slots.
  public static let count = 36

  /// The field's bit in a mask.
  public var bit: UInt64 { 1 << UInt64(rawValue) }
}

/// Where on the wire a field stands.
public enum FieldDirection: String, Sendable {
  /// A request header.
  case request
  /// A response header.
  case response
  /// Neither: the connection, the request line, the status line or the server's own measurement.
  case exchange
}

extension Field {
  /// The word for this field everywhere a person sees it: its column in the views.
  public var name: String { descriptions[Int(rawValue)].name }
  /// The HTTP header it comes from, where it comes from one.
  public var header: String? { descriptions[Int(rawValue)].header }
  /// Where on the wire it stands.
  public var direction: FieldDirection { descriptions[Int(rawValue)].direction }

  /// Whether only its presence is kept, never its value.
  public var keepsOnlyPresence: Bool {
    switch self {
    case .hasCookie, .hasAuthorization, .hasRemoteUser, .setsCookie: true
    default: false
    }
  }

  /// Bits of all request headers.
  static let requestHeaderBits: UInt64 = allCases.reduce(0) { mask, field in
    field.direction == .request ? mask | field.bit : mask
  }

  /// Bits of all response headers.
  static let responseHeaderBits: UInt64 = allCases.reduce(0) { mask, field in
    field.direction == .response ? mask | field.bit : mask
  }

  /// The field of this name, if there is one.
  public init?(name: String) {
    guard let field = Field.allCases.first(where: { $0.name == name }) else { return nil }
    self = field
  }
}

private let descriptions: [(name: String, header: String?, direction: FieldDirection)] = [
  ("time", nil, .exchange),
  ("client", nil, .exchange),
  ("method", nil, .exchange),
  ("scheme", nil, .exchange),
  ("host", "Host", .request),
  ("port", nil, .exchange),
  ("path", nil, .exchange),
  ("status", nil, .exchange),
  ("bytes", nil, .exchange),
  ("duration_ms", nil, .exchange),
  ("origin", "Origin", .request),
  ("request_method", "Access-Control-Request-Method", .request),
  ("request_headers", "Access-Control-Request-Headers", .request),
  ("request_private_network", "Access-Control-Request-Private-Network", .request),
  ("fetch_site", "Sec-Fetch-Site", .request),
  ("fetch_mode", "Sec-Fetch-Mode", .request),
  ("content_type_class", "Content-Type", .request),
  ("has_cookie", "Cookie", .request),
  ("has_authorization", "Authorization", .request),
  ("has_remote_user", nil, .exchange),
  ("user_agent", "User-Agent", .request),
  ("referer", "Referer", .request),
  ("upgrade", "Upgrade", .request),
  ("allow_origin", "Access-Control-Allow-Origin", .response),
  ("allow_credentials", "Access-Control-Allow-Credentials", .response),
  ("allow_methods", "Access-Control-Allow-Methods", .response),
  ("allow_headers", "Access-Control-Allow-Headers", .response),
  ("max_age", "Access-Control-Max-Age", .response),
  ("expose_headers", "Access-Control-Expose-Headers", .response),
  ("allow_private_network", "Access-Control-Allow-Private-Network", .response),
  ("vary", "Vary", .response),
  ("location_kind", "Location", .response),
  ("cache_control", "Cache-Control", .response),
  ("cache_status", nil, .exchange),
  ("upstream_allow_origin", "Access-Control-Allow-Origin", .exchange),
  ("sets_cookie", "Set-Cookie", .response),
]
