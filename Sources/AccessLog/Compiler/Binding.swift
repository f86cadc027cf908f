/// What a logged value says of an exchange.
struct Binding: Sendable, Equatable, BitwiseCopyable {
  let role: Role
  /// The field of a ``Role/text``, ``Role/presence``, ``Role/flag`` or ``Role/part``; unused by the
  /// others.
  let field: Field
  /// The field's bit and its slot, at hand.
  let bit: UInt64
  let slot: Int

  init(role: Role, field: Field = .time) {
    self.role = role
    self.field = field
    bit = field.bit
    slot = Int(field.rawValue)
  }

  static let ignored = Binding(role: .ignored)
  static func text(_ field: Field) -> Binding { Binding(role: .text, field: field) }

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
    /// The request line.
    case request
    /// The method or the target, unknown where the server could not read them.
    case part
    case time
    case status
    case bytes
    /// A duration in seconds.
    case seconds
    /// The Host header.
    case hostHeader
    /// The host as the server made it out: from the request line, the header or its own name.
    case hostName
    /// The port on which the server listens.
    case serverPort
    /// `on` for TLS, else nothing.
    case https
  }

  /// Bits of the fields that a value of this kind can show.
  var fields: UInt64 {
    switch role {
    case .ignored: 0
    case .text, .presence, .flag, .part: field.bit
    case .client: Field.client.bit
    case .request: Field.method.bit | Field.path.bit
    case .time: Field.time.bit
    case .status: Field.status.bit
    case .bytes: Field.bytes.bit
    case .seconds: Field.duration.bit
    case .hostHeader, .hostName: Field.host.bit
    case .serverPort: Field.port.bit
    case .https: Field.scheme.bit
    }
  }

  /// Whether a value may hold the text that ends it.
  func mayHold(_ delimiter: [UInt8]) -> Bool {
    switch role {
    case .ignored, .text, .presence: true
    // Spaces, and nothing else that stands between values.
    case .request, .part, .time: delimiter.first == 0x20
    default: false
    }
  }
}
