import AccessLog

/// What came back over the wire, and what a log ought to say of it.
struct ServerAnswer: Sendable {
  let bytes: [UInt8]
  /// The bytes up to the body.
  let headLength: Int
  /// nil where the answer has no head.
  let status: Int?
  let headers: [(name: String, value: String)]

  init(_ bytes: [UInt8], isHeadless: Bool) {
    self.bytes = bytes
    let end = bytes.indices.first { bytes[$0...].starts(with: [13, 10, 13, 10]) }
    guard !isHeadless, let end else {
      headLength = 0
      status = nil
      headers = []
      return
    }
    headLength = end + 4
    // A character each byte, as in requests.
    let head = String(String.UnicodeScalarView(bytes[..<end].map { Unicode.Scalar($0) }))
    let lines = head.split(separator: "\r\n")
    status = lines[0].split(separator: " ").dropFirst().first.flatMap { Int($0) }
    headers = lines.dropFirst().compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      return (String(line[..<colon]), String(line[line.index(after: colon)...]))
    }
  }

  /// The answer by field; what nobody can see from outside is not among them.
  var fields: [Field: LoggedValue] {
    var fields = LoggedValue.headers(of: .response, in: headers)
    fields[.status] = status.map { .text(String($0)) }
    return fields
  }
}
