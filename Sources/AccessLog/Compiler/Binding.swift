/// What a logged value says of an exchange.
struct Binding: Sendable, Equatable, BitwiseCopyable {
  let role: Role
  /// The field of a ``Role/text``, ``Role/presence``, ``Role/flag`` or ``Role/part``; unused by the
  /// others.
  let field: Field
  /// In which unit or notation a time or a duration is written.
  let scale: Scale
  /// The place in ``CompiledFormat/timePatterns`` for ``Scale/pattern``.
  var pattern: UInt8 = 0
  /// The field's bit and its slot, at hand.
  let bit: UInt64
  let slot: Int

  init(role: Role, field: Field = .time, scale: Scale = .automatic) {
    self.role = role
    self.field = field
    self.scale = scale
    bit = field.bit
    slot = Int(field.rawValue)
  }

  static let ignored = Binding(role: .ignored)
  static func text(_ field: Field) -> Binding { Binding(role: .text, field: field) }

  /// What the value of a header becomes; ignored if no field keeps it.
  ///
  /// - Parameter isSame: whether the format's name for the header means this one.
  static func header(
    _ direction: FieldDirection, where isSame: (String) -> Bool
  ) -> Binding {
    let field = Field.allCases.first { field in
      field.direction == direction && field.header.map(isSame) == true
    }
    guard let field else { return .ignored }
    if field == .host { return Binding(role: .hostHeader) }
    return Binding(role: field.keepsOnlyPresence ? .presence : .text, field: field)
  }

  /// What the value of a header becomes, by the header's name in any case of letters.
  static func header(_ name: String, _ direction: FieldDirection) -> Binding {
    let name = name.lowercased()
    return header(direction) { $0.lowercased() == name }
  }

  /// The binding of a field that somebody names for a value of which nothing else is known.
  init(mappedTo field: Field) {
    switch field {
    case .time: self.init(role: .time)
    case .client: self.init(role: .clientAndPort)
    case .method, .path: self.init(role: .part, field: field)
    case .scheme: self.init(role: .scheme, field: .scheme)
    case .status: self.init(role: .status)
    case .bytes: self.init(role: .bytes)
    case .duration: self.init(role: .duration, field: field)
    case .host: self.init(role: .hostHeader)
    case .port: self.init(role: .serverPort)
    case .hasCookie, .hasAuthorization, .hasRemoteUser, .setsCookie:
      self.init(role: .flag, field: field)
    default: self.init(role: .text, field: field)
    }
  }

  /// In which unit or notation a time or a duration is written.
  enum Scale: UInt8, Sendable, BitwiseCopyable {
    /// Told by its shape; a bare number by its size, as a duration in seconds.
    case automatic
    /// The same, and a time must have a zone.
    case zoned
    case milliseconds, microseconds, nanoseconds
    /// By a pattern of the format.
    case pattern
  }

  /// How a value is taken.
  enum Role: UInt8, Sendable, BitwiseCopyable {
    /// Nothing that any field keeps.
    case ignored
    /// The value of a field.
    case text
    /// Of a field that keeps only whether a value was there; the value is logged.
    case presence
    /// The same; 0 or 1 is logged.
    case flag
    /// The client's address, perhaps behind those that proxies claimed.
    case client
    /// The client's address, perhaps with its port.
    case clientAndPort
    /// The client's address and its port behind the last colon; a dash or `unix` for no address.
    case clientBeforePort
    /// The request line.
    case request
    /// The method or the target, unknown where the server could not read them.
    case part
    case time
    case status
    case bytes
    case duration
    /// The Host header.
    case hostHeader
    /// The host as the server made it out: from the request line, the header or its own name.
    case hostName
    /// The port on which the server listens.
    case serverPort
    /// Something for TLS (`on`, a version, an object), else nothing, a dash, `off` or `0`.
    case https
    /// The scheme, perhaps with `://` behind it.
    case scheme
    /// The name of HAProxy's frontend, with a tilde behind it for TLS.
    case frontend
    /// How a session of HAProxy's ended: `LR--`.
    case termination
    /// Headers that HAProxy captured: nothing, or `{a|b} {c} `.
    case captures
    /// A number that HAProxy logs where it looked at the response's headers at all, else a dash; with
    /// more than one Access-Control-Allow-Origin the one that is logged is not all.
    case answerMark
    /// More of a field that a value before said: another line of the same header.
    case more
    /// One of several durations that follow each other.
    case durationPart
    /// The headers of a request in one value, as CloudFront's `cs-headers`.
    case headerList
    /// What S3 did: `REST.OPTIONS.PREFLIGHT`.
    case operation
    /// What the application behind a proxy answered with, nothing where none was asked.
    case upstreamStatus
    /// Whether the server had read all headers of the request when it answered; 0 or 1 is logged.
    case headersRead
  }

  /// Bits of the fields that a value of this kind can show.
  var fields: UInt64 {
    switch role {
    case .ignored, .termination, .captures, .answerMark, .upstreamStatus, .headersRead: 0
    case .text, .presence, .flag, .part, .more: field.bit
    case .client, .clientAndPort, .clientBeforePort: Field.client.bit
    case .request: Field.method.bit | Field.path.bit
    case .time: Field.time.bit
    case .status: Field.status.bit
    case .bytes: Field.bytes.bit
    case .duration, .durationPart: Field.duration.bit
    case .headerList: Field.requestHeaderBits
    case .operation: Field.method.bit
    case .hostHeader, .hostName: Field.host.bit
    case .serverPort: Field.port.bit
    case .https, .scheme, .frontend: Field.scheme.bit
    }
  }

  /// Whether a value may hold the text that ends it.
  func mayHold(_ delimiter: [UInt8]) -> Bool {
    switch role {
    case .ignored, .text, .presence, .upstreamStatus: true
    // Spaces, and nothing else that stands between values.
    case .request, .part: delimiter.first == 0x20
    case .time: delimiter.first == 0x20 || delimiter.first == 0x09
    default: false
    }
  }
}
