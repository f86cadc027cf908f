extension Binding {
  /// What an nginx variable says, in a format that has these variables.
  ///
  /// A variable that is not known is parsed and ignored, never guessed to be a field. Of several
  /// for the same thing the better one counts.
  init(nginx name: String, among names: Set<String>) {
    let isBest = !(betterVariables[name] ?? []).contains(where: names.contains)
    self = isBest ? Binding(nginx: name) : .ignored
  }

  private init(nginx name: String) {
    if let known = knownVariables[name] {
      self = known
    } else if name.hasPrefix("http_") {
      self = Binding(header: name.dropFirst("http_".count), direction: .request)
    } else if name.hasPrefix("sent_http_") {
      self = Binding(header: name.dropFirst("sent_http_".count), direction: .response)
    } else {
      self = .ignored
    }
  }

  /// The field that keeps a header, by the header's name as nginx spells it in variables.
  private init(header: Substring, direction: FieldDirection) {
    let field = Field.allCases.first { field in
      field.direction == direction
        && field.header?.lowercased().replacing("-", with: "_") == String(header)
    }
    if let field {
      self = Binding(role: field.keepsOnlyPresence ? .presence : .text, field: field)
    } else {
      self = .ignored
    }
  }
}

/// The target in two variables that stand side by side: nginx's way to write the path it decided on
/// together with the query.
let targetInPieces = "uri$is_args$args"

private let knownVariables: [String: Binding] = [
  "remote_addr": Binding(role: .client),
  "remote_user": Binding(role: .presence, field: .hasRemoteUser),
  "time_local": Binding(role: .time),
  "time_iso8601": Binding(role: .time),
  "msec": Binding(role: .time),
  "request": Binding(role: .request),
  "request_method": Binding(role: .part, field: .method),
  "request_uri": Binding(role: .part, field: .path),
  "uri": Binding(role: .part, field: .path),
  "document_uri": Binding(role: .part, field: .path),
  targetInPieces: Binding(role: .part, field: .path),
  "scheme": .text(.scheme),
  "https": Binding(role: .https),
  "http_host": Binding(role: .hostHeader),
  "host": Binding(role: .hostName),
  "server_name": Binding(role: .hostName),
  "server_port": Binding(role: .serverPort),
  "status": Binding(role: .status),
  "body_bytes_sent": Binding(role: .bytes),
  "bytes_sent": Binding(role: .bytes),
  "request_time": Binding(role: .seconds),
  "content_type": .text(.contentType),
  "upstream_cache_status": .text(.cacheStatus),
  "upstream_http_access_control_allow_origin": .text(.upstreamAllowOrigin),
  "cors_has_cookie": Binding(role: .flag, field: .hasCookie),
  "cors_has_auth": Binding(role: .flag, field: .hasAuthorization),
  "cors_sets_cookie": Binding(role: .flag, field: .setsCookie),
]

/// For a variable those that say the same better: exacter, or closer to what the client sent.
private let betterVariables: [String: [String]] = [
  "time_local": ["msec", "time_iso8601"],
  "time_iso8601": ["msec"],
  "uri": ["request_uri", "request", targetInPieces],
  "document_uri": ["request_uri", "request", targetInPieces, "uri"],
  targetInPieces: ["request_uri", "request"],
  "https": ["scheme"],
  "server_name": ["http_host", "host"],
  "bytes_sent": ["body_bytes_sent"],
  "content_type": ["http_content_type"],
  "http_cookie": ["cors_has_cookie"],
  "http_authorization": ["cors_has_auth"],
  "sent_http_set_cookie": ["cors_sets_cookie"],
]
