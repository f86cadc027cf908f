import AccessLog

/// A request as it goes over the wire, and what a log ought to say of it.
struct TortureRequest: Sendable {
  /// In its User-Agent and its query where it has any.
  let name: String
  let bytes: [UInt8]
  /// Whether nothing comes after the bytes: servers wait for the rest of a request otherwise.
  let endsInput: Bool
  /// Whether the answer has no head: the request is older than heads.
  let hasHeadlessAnswer: Bool
  /// What was sent, by field.
  let sent: [Field: LoggedValue]

  /// A request with a request line and headers.
  ///
  /// - Parameters:
  ///   - target: the name is added to it as a query where it is a path.
  ///   - headers: beside Host, User-Agent and Connection; in their order, repeated ones too.
  init(
    _ name: String, _ method: String = "GET", _ target: String = "/star",
    host: [String] = ["api.example.com"], _ headers: [(name: String, value: String)] = [],
    body: String = "", version: String = "HTTP/1.1"
  ) {
    let target = target.hasPrefix("/") ? target + "?id=" + name : target
    let hosts = host.map { (name: "Host", value: $0) }
    let length = body.isEmpty ? [] : [(name: "Content-Length", value: String(body.utf8.count))]
    let all =
      hosts + [("User-Agent", "torture/" + name)] + headers + length + [("Connection", "close")]
    // Characters are bytes here, so that any byte can be sent.
    var text = "\(method) \(target) \(version)\r\n"
    for header in all { text += header.name + ": " + header.value + "\r\n" }
    self.name = name
    bytes = Self.bytes(text + "\r\n" + body)
    endsInput = false
    hasHeadlessAnswer = false
    var sent = LoggedValue.headers(of: .request, in: all)
    sent[.method] = .value(Self.bytes(method))
    sent[.path] = .value(Self.bytes(target))
    // What the target says of the host counts more than the header (RFC 9112, section 3.2.2).
    if method == "CONNECT" {
      sent[.host] = .text(target)
    } else if target.hasPrefix("http://") {
      sent[.host] = .text(String(target.split(separator: "/")[1]))
    }
    self.sent = sent
  }

  /// Bytes that are no request of this kind.
  ///
  /// - Parameters:
  ///   - method: nil where there is none.
  ///   - headers: those that are in the text all the same.
  init(
    _ name: String, raw text: String, method: String? = nil, target: String? = nil,
    headers: [(name: String, value: String)] = [], hasHeadlessAnswer: Bool = false
  ) {
    self.name = name
    bytes = Self.bytes(text)
    endsInput = true
    self.hasHeadlessAnswer = hasHeadlessAnswer
    var sent = LoggedValue.headers(of: .request, in: headers)
    sent[.method] = method.map { .value(Self.bytes($0)) } ?? .notLogged
    sent[.path] = target.map { .value(Self.bytes($0)) } ?? .notLogged
    self.sent = sent
  }

  /// A character each byte.
  static func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
