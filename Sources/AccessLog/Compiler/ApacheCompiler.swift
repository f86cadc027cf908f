extension CompiledFormat {
  /// Compiles an Apache `LogFormat`.
  ///
  /// - Parameter mappings: what environment variables, notes and headers mean that say nothing here.
  init(_ string: ApacheFormatString, _ mappings: FieldMappings) throws(FormatError) {
    try self.init(string.items(), style: .ncsa, mappings)
  }

  /// Compiles what was put into Apache's directives.
  init(
    _ items: [ApacheFormatString.Item], style: ValueStyle, _ mappings: FieldMappings
  ) throws(FormatError) {
    var compiler = ApacheCompiler(mappings: mappings)
    var items = items[...]
    while let item = items.popFirst() { compiler.add(item, followedBy: &items) }
    guard compiler.mistakes.isEmpty else {
      throw FormatError(format: "", mistakes: compiler.mistakes)
    }
    let pieces = compiler.pieces.withBest(compiler.ranks)
    try self.init(pieces, style: style)
    timePatterns = compiler.patterns
    timeIsEnd = compiler.timeIsEnd
    // Nobody escapes a quote in a value.
    if style.escapes == .raw { quotes = pieces.quoteCount }
    showsHeadersReadSoFar = true
  }
}

/// Puts the pieces of a LogFormat together.
private struct ApacheCompiler {
  let mappings: FieldMappings
  var pieces: [FormatPiece] = []
  /// How well each piece says what it says.
  var ranks: [Int] = []
  var patterns: [TimePattern] = []
  var timeIsEnd = false
  var mistakes: [String] = []
  private var bestTime = -1

  init(mappings: FieldMappings) { self.mappings = mappings }

  mutating func add(
    _ item: ApacheFormatString.Item, followedBy rest: inout ArraySlice<ApacheFormatString.Item>
  ) {
    switch item {
    case .text(let text): add(text)
    case .directive(let directive):
      if directive.name == "t" {
        addTime(directive, followedBy: &rest)
        return
      }
      var value = FormatValue(
        notation: directive.notation, column: directive.column, binding: .ignored)
      let known = ApacheBinding(directive, mappings)
      value.binding = known.binding
      value.part = known.part
      value.condition = directive.condition
      // The query stands right behind the path.
      if directive.name == "U", case .directive(let next) = rest.first, next.name == "q" {
        value.notation += next.notation
        rest.removeFirst()
      }
      pieces.append(.value(value))
      ranks.append(directive.condition == nil ? known.rank : known.rank - 5)
    }
  }

  private mutating func add(_ text: [UInt8]) {
    let count = pieces.count
    pieces.append(text: text)
    if pieces.count > count { ranks.append(0) }
  }

  private mutating func addTime(
    _ directive: ApacheDirective, followedBy rest: inout ArraySlice<ApacheFormatString.Item>
  ) {
    var time = ApacheTime(directive, mistakes: &mistakes)
    var notation = directive.notation
    while case .text(let text) = rest.first, case .directive(let next) = rest.dropFirst().first,
      next.name == "t", !directive.hasBrackets, !next.hasBrackets
    {
      var found: [String] = []
      guard time.append(text, ApacheTime(next, mistakes: &found)) else { break }
      notation += String(decoding: text, as: UTF8.self) + next.notation
      rest.removeFirst(2)
    }
    let binding = time.binding(in: &patterns)
    let value = FormatValue(notation: notation, column: directive.column, binding: binding)
    if directive.hasBrackets { add([UInt8(ascii: "[")]) }
    pieces.append(.value(value))
    ranks.append(time.rank)
    if directive.hasBrackets { add([UInt8(ascii: "]")]) }
    if binding.role == .time, time.rank > bestTime {
      bestTime = time.rank
      timeIsEnd = time.isOfEnd
    }
  }
}

extension [FormatPiece] {
  /// How many quotes its fixed text has.
  fileprivate var quoteCount: Int {
    reduce(0) { count, piece in
      guard case .text(let text) = piece else { return count }
      return count + text.count { $0 == UInt8(ascii: "\"") }
    }
  }

  /// The same with only the best of several values for one thing; the others are parsed and ignored.
  func withBest(_ ranks: [Int]) -> [FormatPiece] {
    var best: [Subject: Int] = [:]
    for (index, piece) in enumerated() {
      guard case .value(let value) = piece, let subject = Subject(value.binding) else { continue }
      if let other = best[subject], ranks[other] >= ranks[index] { continue }
      best[subject] = index
    }
    return enumerated().map { index, piece in
      guard case .value(var value) = piece, let subject = Subject(value.binding),
        best[subject] != index
      else { return piece }
      value.binding = .ignored
      return .value(value)
    }
  }
}

/// What several values may say, of which only one can be kept.
private struct Subject: Hashable {
  var fields: UInt64
  /// The name that the server decided on is kept beside the Host header.
  var isHostName: Bool

  init?(_ binding: Binding) {
    guard binding.fields != 0 else { return nil }
    // The request line says the target closer than the path alone; the method either way.
    fields = binding.role == .request ? Field.path.bit : binding.fields
    isHostName = binding.role == .hostName
  }
}
