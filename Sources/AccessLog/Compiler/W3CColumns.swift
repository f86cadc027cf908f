/// The columns of the W3C's extended log format, by the names that `#Fields:` gives them.
struct W3CColumns {
  let names: [String]
  let mappings: FieldMappings

  /// More columns are none.
  private static let most = 256

  init(_ text: String, _ mappings: FieldMappings) {
    names = text.split(whereSeparator: \.isWhitespace).prefix(Self.most).map(String.init)
    self.mappings = mappings
  }

  /// Nil if no column says anything.
  var compiled: CompiledFormat? {
    var pieces: [FormatPiece] = []
    var rest = names[...]
    while let name = rest.popFirst() {
      if !pieces.isEmpty { pieces.append(text: [0x20]) }
      var value = FormatValue(notation: name, column: 1, binding: binding(name))
      if name == "date", rest.first == "time" {
        rest.removeFirst()
        value.binding = Binding(role: .time, scale: .pattern)
      }
      pieces.append(.value(value))
    }
    guard var compiled = try? CompiledFormat(pieces, style: .columns) else { return nil }
    compiled.timePatterns = [Self.dateAndTime]
    // No column holds a space but the two of the time.
    for index in compiled.steps.indices where compiled.steps[index].binding.role != .time {
      compiled.steps[index].mayBeLonger = false
      compiled.steps[index].isToken = true
    }
    return compiled
  }

  /// `2026-11-23 07:35:52`, always UTC.
  private static let dateAndTime: TimePattern = {
    var mistakes: [String] = []
    let known = TimePattern(strftime: "%Y-%m-%d %H:%M:%S", mistakes: &mistakes).parts
    return TimePattern(parts: known + [.fraction(hasPoint: true), .utc])
  }()

  /// IIS writes milliseconds, everybody else seconds.
  private var isOfIIS: Bool {
    names.contains { ["sc-win32-status", "sc-substatus", "s-sitename", "s-ip"].contains($0) }
  }

  private func binding(_ name: String) -> Binding {
    if mappings.names(name) { return mappings[name].map { Binding(mappedTo: $0) } ?? .ignored }
    switch name {
    case "c-ip": return Binding(role: .client)
    case "cs-method": return Binding(role: .part, field: .method)
    case "cs-uri-stem", "cs-uri":
      return name == "cs-uri-stem" && names.contains("cs-uri")
        ? .ignored : Binding(role: .part, field: .path)
    case "sc-status": return Binding(role: .status)
    case "sc-bytes": return Binding(role: .bytes)
    case "time-taken": return .duration(isOfIIS ? .milliseconds : .automatic)
    case "cs-host", "x-host-header": return Binding(role: .hostHeader)
    case "s-port": return Binding(role: .serverPort)
    case "cs-username": return Binding(role: .presence, field: .hasRemoteUser)
    case "cs-protocol": return isOfIIS ? .ignored : Binding(role: .scheme, field: .scheme)
    case "x-https": return Binding(role: .https, field: .scheme)
    default: return header(name)
    }
  }

  /// `cs(Header)` or `sc(Header)`.
  private func header(_ name: String) -> Binding {
    guard name.hasSuffix(")"), let open = name.firstIndex(of: "(") else { return .ignored }
    let header = String(name[name.index(after: open)...].dropLast())
    switch name[..<open] {
    // Of CloudFront's own name for itself only the name is of use where the header is logged, too.
    case "cs":
      return header == "Host" && names.contains("x-host-header")
        ? .ignored : .header(header, .request)
    case "sc": return .header(header, .response)
    default: return .ignored
    }
  }
}
