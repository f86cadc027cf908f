/// An operator of an Envoy format: `REQ(X?Y):Z`, without its percent signs.
struct EnvoyOperator {
  let text: String
  let name: String
  /// What stands in parentheses.
  let argument: String?
  /// How much of a value is logged.
  let longest: Int?

  init(_ text: Substring) {
    self.text = String(text)
    let name = text.prefix { $0 != "(" && $0 != ":" }
    self.name = String(name)
    var rest = text.dropFirst(name.count)
    if rest.first == "(", let close = rest.lastIndex(of: ")") {
      argument = String(rest[rest.index(after: rest.startIndex)..<close])
      rest = rest[rest.index(after: close)...]
    } else {
      argument = nil
    }
    longest = rest.first == ":" ? Int(rest.dropFirst()) : nil
  }

  /// Where the percent sign stands that ends the operator; those in parentheses do not.
  static func end(in bytes: [UInt8], from start: Int) -> Int? {
    var isInside = false
    for offset in start + 1..<max(bytes.count, start + 1) {
      switch bytes[offset] {
      case UInt8(ascii: "("): isInside = true
      case UInt8(ascii: ")"): isInside = false
      case UInt8(ascii: "%") where !isInside: return offset
      default: break
      }
    }
    return nil
  }

  /// Why it is none of Envoy's, as a sentence.
  func mistake(_ mappings: FieldMappings) -> String? {
    if mappings.names(text) || mappings.names("%\(text)%") { return nil }
    if ["REQ", "RESP", "TRAILER"].contains(name), argument == nil {
      return "%\(text)% names no header; write %\(name)(HEADER)%."
    }
    if Self.names.contains(name) || Self.families.contains(where: name.hasPrefix) { return nil }
    let meant = nearestName(to: name, among: Self.names.sorted()).map { "; did you mean %\($0)%?" }
    return "Envoy has no operator %\(text)%\(meant ?? ".")"
  }

  func binding(_ mappings: FieldMappings, _ patterns: inout [TimePattern]) -> Binding {
    if let field = mappings[text] ?? mappings["%\(text)%"] { return Binding(mappedTo: field) }
    if mappings.names(text) || mappings.names("%\(text)%") { return .ignored }
    switch name {
    case "REQ": return header(.request)
    case "RESP": return header(.response)
    case "START_TIME": return time(&patterns)
    case "RESPONSE_CODE": return Binding(role: .status)
    case "BYTES_SENT": return Binding(role: .bytes)
    case "DURATION": return .duration(.milliseconds)
    case "DOWNSTREAM_REMOTE_ADDRESS": return Binding(role: .clientAndPort)
    case "DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT": return Binding(role: .client)
    case "DOWNSTREAM_TLS_VERSION": return Binding(role: .https, field: .scheme)
    default: return .ignored
    }
  }

  private func header(_ direction: FieldDirection) -> Binding {
    // Of alternatives the first that is there is logged; what Envoy rewrote it keeps in the first.
    let names = (argument ?? "").split(separator: "?").map { $0.lowercased() }
    guard let name = names.last, names.count < 3 else { return .ignored }
    if direction == .request {
      switch name {
      case ":method": return Binding(role: .part, field: .method)
      case ":path" where longest == nil: return Binding(role: .part, field: .path)
      case "x-envoy-original-path": return Binding(role: .part, field: .path)
      case ":authority": return Binding(role: .hostHeader)
      case ":scheme": return Binding(role: .scheme, field: .scheme)
      default: break
      }
    }
    guard names.count == 1 else { return .ignored }
    let binding = Binding.header(name, direction)
    // A value that may be cut is only good for being there.
    return binding.role == .presence || longest ?? .max >= 1024 ? binding : .ignored
  }

  private func time(_ patterns: inout [TimePattern]) -> Binding {
    guard let argument, !argument.isEmpty else { return Binding(role: .time, scale: .zoned) }
    var mistakes: [String] = []
    let parts = TimePattern(strftime: argument, mistakes: &mistakes)
    guard mistakes.isEmpty, parts.isWhole, patterns.count < Int(UInt8.max) else { return .ignored }
    var binding = Binding(role: .time, scale: .pattern)
    binding.pattern = UInt8(patterns.count)
    patterns.append(parts)
    return binding
  }

  private static let names: Set<String> = [
    "START_TIME", "START_TIME_LOCAL", "EMIT_TIME", "REQ", "RESP", "TRAILER", "PROTOCOL",
    "RESPONSE_CODE", "RESPONSE_CODE_DETAILS", "CONNECTION_TERMINATION_DETAILS", "BYTES_RECEIVED",
    "BYTES_SENT", "DURATION", "COMMON_DURATION", "REQUEST_DURATION", "REQUEST_TX_DURATION",
    "RESPONSE_DURATION", "RESPONSE_TX_DURATION", "ROUNDTRIP_DURATION", "RESPONSE_FLAGS",
    "RESPONSE_FLAGS_LONG", "ROUTE_NAME", "VIRTUAL_CLUSTER_NAME", "HOSTNAME", "METADATA",
    "DYNAMIC_METADATA", "CLUSTER_METADATA", "FILTER_STATE", "UPSTREAM_FILTER_STATE",
    "REQUESTED_SERVER_NAME", "GRPC_STATUS", "GRPC_STATUS_NUMBER", "CONNECTION_ID", "STREAM_ID",
    "ENVIRONMENT", "LOCAL_REPLY_BODY", "FILTER_CHAIN_NAME", "UNIQUE_ID", "TRACE_ID", "SPAN_ID",
    "QUERY_PARAM", "QUERY_PARAMS", "PATH", "CUSTOM_FLAGS", "CEL", "ACCESS_LOG_TYPE",
    "DOWNSTREAM_REMOTE_ADDRESS", "DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT",
    "DOWNSTREAM_TLS_VERSION", "DOWNSTREAM_LOCAL_ADDRESS", "UPSTREAM_HOST", "UPSTREAM_CLUSTER",
  ]
  /// Operators that only their beginnings have in common say nothing of any field.
  private static let families = [
    "DOWNSTREAM_", "UPSTREAM_", "REQUEST_HEADERS", "RESPONSE_HEADERS", "TLS_", "COALESCE",
  ]
}
