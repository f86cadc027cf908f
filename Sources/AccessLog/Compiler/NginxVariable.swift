extension Binding {
  /// What an nginx variable says, in a format that has these variables.
  ///
  /// A variable that is not known is parsed and ignored, never guessed to be a field. Of several
  /// for the same thing the better one counts.
  init(nginx name: String, among names: Set<String>, _ mappings: FieldMappings) {
    if let field = mappings[name] ?? mappings["$" + name] {
      self = Binding(mappedTo: field)
      return
    }
    let isBest = !(betterVariables[name] ?? []).contains(where: names.contains)
    self = isBest ? Binding(nginx: name) : .ignored
  }

  private init(nginx name: String) {
    if let known = knownVariables[name] {
      self = known
    } else if name.hasPrefix("http_") {
      self = .header(.request) { $0.nginxName == name.dropFirst("http_".count) }
    } else if name.hasPrefix("sent_http_") {
      self = .header(.response) { $0.nginxName == name.dropFirst("sent_http_".count) }
    } else {
      self = .ignored
    }
  }
}

extension FormatValue {
  /// A variable of nginx's in a format that has these variables.
  init(nginx name: String, column: Int, among names: Set<String>, _ mappings: FieldMappings) {
    self.init(
      notation: "$" + name, column: column,
      binding: Binding(nginx: name, among: names, mappings))
    if hosts.contains(name) { part = .host }
    if targets.contains(name) { part = .target }
  }
}

extension String {
  /// A header's name as nginx spells it in variables.
  fileprivate var nginxName: Substring { lowercased().replacing("-", with: "_")[...] }
}

private let hosts: Set<String> = ["host", "http_host", "server_name"]
private let targets: Set<String> = ["request_uri", "uri", "document_uri", targetInPieces]

/// The target in two variables that stand side by side: nginx's way to write the path it decided on
/// together with the query.
let targetInPieces = "uri$is_args$args"

/// Variables of nginx that say something, for those who mistyped one.
let nginxVariables: [String] =
  knownVariables.keys.sorted()
  + Field.allCases.compactMap { field in
    field.header.map { header in
      (field.direction == .request ? "http_" : "sent_http_") + header.nginxName
    }
  }

private let knownVariables: [String: Binding] = [
  "remote_addr": Binding(role: .client),
  "remote_user": Binding(role: .presence, field: .hasRemoteUser),
  "time_local": Binding(role: .time, scale: .zoned),
  "time_iso8601": Binding(role: .time, scale: .zoned),
  "msec": Binding(role: .time, scale: .zoned),
  "request": Binding(role: .request),
  "request_method": Binding(role: .part, field: .method),
  "request_uri": Binding(role: .part, field: .path),
  "uri": Binding(role: .part, field: .path),
  "document_uri": Binding(role: .part, field: .path),
  targetInPieces: Binding(role: .part, field: .path),
  "scheme": Binding(role: .scheme, field: .scheme),
  "https": Binding(role: .https, field: .scheme),
  "http_host": Binding(role: .hostHeader),
  "host": Binding(role: .hostName),
  "server_name": Binding(role: .hostName),
  "server_port": Binding(role: .serverPort),
  "status": Binding(role: .status),
  "body_bytes_sent": Binding(role: .bytes),
  "bytes_sent": Binding(role: .bytes),
  "request_time": Binding(role: .duration, field: .duration),
  "content_type": .text(.contentType),
  "upstream_status": Binding(role: .upstreamStatus),
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
