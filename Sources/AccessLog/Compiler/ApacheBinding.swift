/// What an Apache directive says, and how well.
struct ApacheBinding {
  var binding: Binding
  /// Of several directives for the same thing the one with the highest counts.
  var rank = 0
  var part = FormatValue.URLPart.none

  /// A directive that is known and says nothing of any field is parsed and ignored.
  init(_ directive: ApacheDirective, _ mappings: FieldMappings) {
    let argument = directive.argument
    if mappings.names(directive.notation) || argument.map(mappings.names) == true {
      let field = mappings[directive.notation] ?? argument.flatMap { mappings[$0] }
      binding = field.map { Binding(mappedTo: $0) } ?? .ignored
      rank = 10
      return
    }
    binding = .ignored
    switch directive.name {
    case "a": set(Binding(role: .client), rank: argument == "c" ? 0 : 3)
    case "h": set(Binding(role: .client), rank: argument == "c" ? 0 : 2)
    case "b", "B": set(Binding(role: .bytes), rank: 2)
    case "O": set(Binding(role: .bytes), rank: 1)
    case "D": set(.duration(.microseconds), rank: 3)
    case "T": set(.duration(unit: argument), rank: argument == nil ? 0 : 2)
    case "i": set(.header(argument ?? "", .request))
    case "o": set(.header(argument ?? "", .response))
    case "m": set(Binding(role: .part, field: .method))
    case "p": setPort(argument)
    case "r": set(Binding(role: .request), rank: 3)
    case "U":
      set(Binding(role: .part, field: .path), rank: 2)
      part = .target
    case "s": set(Binding(role: .status), rank: directive.isOriginal ? 0 : 1)
    case "t": set(Binding(role: .time, scale: .zoned))
    case "u": set(Binding(role: .presence, field: .hasRemoteUser))
    case "v", "V":
      set(Binding(role: .hostName), rank: directive.name == "V" ? 1 : 0)
      part = .host
    // Of the redirect to an error document this would say that its headers were read.
    case "e" where argument == "cors_read" && directive.isOriginal:
      set(Binding(role: .headersRead))
    case "e", "x": setVariable(argument)
    default: break
    }
    if binding.role == .hostHeader { part = .host }
  }

  private mutating func set(_ binding: Binding, rank: Int = 1) {
    self.binding = binding
    self.rank = rank
  }

  private mutating func setPort(_ argument: String?) {
    switch argument {
    case "local": set(Binding(role: .serverPort), rank: 2)
    case nil, "canonical": set(Binding(role: .serverPort), rank: 1)
    default: break
    }
  }

  /// Variables of mod_ssl, and those that `formats show apache` has SetEnvIf set.
  private mutating func setVariable(_ argument: String?) {
    switch argument {
    case "HTTPS": set(Binding(role: .https, field: .scheme), rank: 2)
    case "SSL_PROTOCOL": set(Binding(role: .https, field: .scheme), rank: 1)
    case "REQUEST_SCHEME": set(Binding(role: .scheme, field: .scheme), rank: 3)
    case "ck", "cors_has_cookie": set(Binding(role: .flag, field: .hasCookie), rank: 3)
    case "au", "cors_has_auth": set(Binding(role: .flag, field: .hasAuthorization), rank: 3)
    case "cors_sets_cookie": set(Binding(role: .flag, field: .setsCookie), rank: 3)
    default: break
    }
  }
}

extension Binding {
  static func duration(_ scale: Scale) -> Binding {
    Binding(role: .duration, field: .duration, scale: scale)
  }

  fileprivate static func duration(unit: String?) -> Binding {
    switch unit {
    case "ms": .duration(.milliseconds)
    case "us": .duration(.microseconds)
    default: .duration(.automatic)
    }
  }
}
