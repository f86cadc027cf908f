/// A time of an Apache format that stands in one directive, or in several with text between them:
/// `%{%d/%b/%Y:%T}t.%{msec_frac}t %{%z}t`.
struct ApacheTime {
  /// Whether it is the response's end.
  private(set) var isOfEnd = false
  private var parts: [TimePattern.Part] = []
  private var scale = Binding.Scale.pattern

  /// - Parameter mistakes: what of the pattern cannot be read back.
  init(_ directive: ApacheDirective, mistakes: inout [String]) {
    var argument = directive.argument ?? ""
    if argument.hasPrefix("begin:") { argument.removeFirst("begin:".count) }
    if argument.hasPrefix("end:") {
      argument.removeFirst("end:".count)
      isOfEnd = true
    }
    switch argument {
    case "sec": parts = [.epoch]
    case "msec": scale = .milliseconds
    case "usec": scale = .microseconds
    case "msec_frac", "usec_frac": parts = [.fraction(hasPoint: false)]
    case "": scale = .zoned
    default:
      var found: [String] = []
      parts = TimePattern(strftime: argument, mistakes: &found).parts
      mistakes += found.map { "Column \(directive.column): \($0)" }
    }
  }

  /// Adds the next directive and the text before it, if both are of one time.
  mutating func append(_ text: [UInt8], _ next: ApacheTime) -> Bool {
    let isJoint = text.count <= 3 && text.allSatisfy { " .,:T".utf8.contains($0) }
    guard isJoint, scale == .pattern, next.scale == .pattern, isOfEnd == next.isOfEnd,
      !next.parts.contains(where: { $0 != .literal(0x20) && parts.contains($0) })
    else { return false }
    parts += text.map { .literal($0) } + next.parts
    return true
  }

  /// The better one counts: that with the finer unit.
  var rank: Int {
    switch scale {
    case .microseconds: 5
    case .milliseconds: 4
    case .pattern where isFine: 3
    default: 2
    }
  }

  private var isFine: Bool { parts.contains(.fraction(hasPoint: false)) }

  /// How its value is read; ignored if it is not a whole moment.
  func binding(in patterns: inout [TimePattern]) -> Binding {
    guard scale == .pattern else { return Binding(role: .time, scale: scale) }
    let pattern = TimePattern(parts: parts)
    guard pattern.isWhole, patterns.count < Int(UInt8.max) else { return .ignored }
    var binding = Binding(role: .time, scale: .pattern)
    binding.pattern = UInt8(patterns.count)
    patterns.append(pattern)
    return binding
  }
}
