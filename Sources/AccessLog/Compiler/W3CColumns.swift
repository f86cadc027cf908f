/// The columns of the W3C's extended log format, by the names that `#Fields:` gives them.
struct W3CColumns {
  let names: [String]
  let mappings: FieldMappings
  /// Whether CloudFront writes them, URL-encoded and with tabs between them.
  let isOfCloudFront: Bool

  /// More columns are none.
  private static let most = 256

  init(_ text: String, _ mappings: FieldMappings, isOfCloudFront: Bool = false) {
    names = text.split(whereSeparator: \.isWhitespace).prefix(Self.most).map(String.init)
    self.mappings = mappings
    self.isOfCloudFront = isOfCloudFront || names.contains { $0.hasPrefix("x-edge-") }
  }

  /// Nil if no column says anything.
  var compiled: CompiledFormat? {
    var pieces: [FormatPiece] = []
    var rest = names[...]
    while let name = rest.popFirst() {
      if !pieces.isEmpty { pieces.append(text: [isOfCloudFront ? 0x09 : 0x20]) }
      var value = FormatValue(notation: name, column: 1, binding: binding(name))
      if name == "date", rest.first == "time" {
        rest.removeFirst()
        value.binding = Binding(role: .time, scale: .pattern)
      }
      pieces.append(.value(value))
    }
    guard
      var compiled = try? CompiledFormat(pieces, style: isOfCloudFront ? .cloudFront : .columns)
    else { return nil }
    compiled.timePatterns = [Self.dateAndTime(between: isOfCloudFront ? "\t" : " ")]
    compiled.requestHeaders = Field.allCases.compactMap { field in
      guard field.direction == .request, let header = field.header else { return nil }
      return (Array(header.lowercased().utf8), .header(header, .request))
    }
    // No column holds a space but the two of the time.
    for index in compiled.steps.indices where compiled.steps[index].binding.role != .time {
      compiled.steps[index].mayBeLonger = false
      compiled.steps[index].isToken = true
    }
    return compiled
  }

  /// `2026-11-23 07:35:52`, always UTC.
  private static func dateAndTime(between space: String) -> TimePattern {
    var mistakes: [String] = []
    let known = TimePattern(strftime: "%Y-%m-%d\(space)%H:%M:%S", mistakes: &mistakes).parts
    return TimePattern(parts: known + [.fraction(hasPoint: true), .utc])
  }

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
    case "x-host-header": return Binding(role: .hostHeader)
    case "cs-host":
      return names.contains("x-host-header") ? .ignored : Binding(role: .hostHeader)
    case "s-port": return Binding(role: .serverPort)
    case "cs-username": return Binding(role: .presence, field: .hasRemoteUser)
    case "cs-protocol": return isOfIIS ? .ignored : Binding(role: .scheme, field: .scheme)
    case "x-https": return Binding(role: .https, field: .scheme)
    default: return isOfCloudFront ? ofCloudFront(name) : header(name)
    }
  }

  /// Columns of real-time logs that are called otherwise than in standard ones.
  private func ofCloudFront(_ name: String) -> Binding {
    switch name {
    case "timestamp", "timestamp(ms)": Binding(role: .time)
    case "cs-user-agent": .text(.userAgent)
    case "cs-referer": .text(.referer)
    case "cs-cookie": Binding(role: .presence, field: .hasCookie)
    case "cs-headers": Binding(role: .headerList)
    case "x-edge-result-type": .text(.cacheStatus)
    default: header(name)
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
