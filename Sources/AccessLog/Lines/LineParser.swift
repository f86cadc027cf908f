// The loop over the values of a line.
//
// Nothing here may allocate, make a String, call through an existential or a closure, or look at
// a byte twice without need; a value is a range until the batch is done.

/// Reads lines of one format.
struct LineParser: Sendable {
  let format: CompiledFormat

  /// How often a line is tried again because a value holds its own delimiter.
  private static let mostAttempts = 16

  init(_ format: CompiledFormat) { self.format = format }

  /// Reads one line into the scratch and its slots, or says why it is no entry.
  func parse(
    _ bytes: RawSpan, from start: Int, to end: Int, _ scratch: inout LineScratch,
    _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    let line = scratch.entry.line
    // Of a format that knows both, a line that is no object is text.
    let isObject = bytes.byte(start) == UInt8(ascii: "{")
    let isTextAndJSON = format.json != nil && !format.alternatives.isEmpty
    scratch.escapes = format.style.escapes == .hash && isObject ? .jsonBytes : format.style.escapes
    scratch.hasEscapes =
      scratch.escapes != .raw
      && bytes.firstIndex(of: scratch.escapes.mark, from: start, to: end) < end
    var rejection: Rejection? = .formatMismatch
    scratch.stop = start
    if format.quotes > 0, hasOtherQuotes(bytes, from: start, to: end, &scratch) {
      return .ambiguous
    }
    if format.steps.count > 0, !isObject || !isTextAndJSON,
      bytes.has(format.prefix, at: start, before: end)
    {
      rejection = run(
        format.steps.span, bytes, from: start + format.prefix.count, to: end, &scratch, &slots,
        base)
    }
    if rejection != nil, isObject || !isTextAndJSON, let shape = format.json {
      scratch.restart(line: line)
      let object =
        shape.mayHaveConsolePrefix && bytes.byte(start) != UInt8(ascii: "{")
        ? endOfConsolePrefix(bytes, from: start, to: end, &scratch) : start
      if object < end {
        rejection = parseJSON(shape, bytes, from: object, to: end, &scratch, &slots, base)
      } else {
        scratch.stop = start
      }
      // A panic, or what a plugin prints.
      if rejection != nil, shape.othersAreForeign, bytes.byte(start) != UInt8(ascii: "{"),
        bytes.byte(end - 1) != UInt8(ascii: "}")
      {
        scratch.isForeign = true
      }
    } else if rejection != nil, !format.alternatives.isEmpty {
      let stop = scratch.stop
      for other in format.alternatives where bytes.has(other.prefix, at: start, before: end) {
        scratch.restart(line: line)
        let from = start + other.prefix.count
        if run(other.steps.span, bytes, from: from, to: end, &scratch, &slots, base) == nil {
          rejection = nil
          break
        }
      }
      scratch.stop = stop
    }
    if rejection == nil {
      conclude(bytes, &scratch, &slots, base)
    } else if format.othersAreForeign {
      scratch.isForeign = !hasPrefix(bytes, at: start, before: end)
    }
    return rejection
  }

  /// Whether a line begins as those of the format or of another order do.
  @inline(never)
  private func hasPrefix(_ bytes: RawSpan, at start: Int, before end: Int) -> Bool {
    bytes.has(format.prefix, at: start, before: end)
      || format.alternatives.contains { bytes.has($0.prefix, at: start, before: end) }
  }

  /// Whether a line has more quotes than its format, whose values may hold some unescaped.
  @inline(never)
  private func hasOtherQuotes(
    _ bytes: RawSpan, from start: Int, to end: Int, _ scratch: inout LineScratch
  ) -> Bool {
    var count = 0
    var position = start
    while true {
      position = bytes.firstIndexNearby(of: UInt8(ascii: "\""), from: position, to: end)
      if position == end { return false }
      let isEscaped = format.style.escapes.mayEscapeQuotes && bytes.isEscaped(position, from: start)
      if !isEscaped { count += 1 }
      if count > format.quotes {
        scratch.stop = position
        return true
      }
      position += 1
    }
  }

  /// Takes the values of a range step by step.
  func run(
    _ steps: Span<Step>, _ bytes: RawSpan, from start: Int, to end: Int,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    var position = start
    var index = 0
    var searchFrom = start
    var attempts = 0
    // The last value that may be longer than it was taken for.
    var openIndex = -1
    var openStart = 0
    var openEnd = 0
    var openDecoded = 0
    // Where an attempt got furthest, and why no further.
    var furthest = -1
    var reason = Rejection.formatMismatch
    while index < steps.count {
      let step = steps[index]
      let valueEnd = endOfValue(step, bytes, from: position, searchFrom: searchFrom, to: end)
      var rejection: Rejection?
      if valueEnd < 0 {
        let hit = -valueEnd - 1
        scratch.stop = hit == end ? position : hit
        rejection = hit == end && index > 0 ? .truncated : .formatMismatch
      } else {
        if step.mayBeLonger {
          openIndex = index
          openStart = position
          openEnd = valueEnd
          openDecoded = scratch.decoded.count
        }
        rejection = take(
          step.binding, isToken: step.isToken, bytes, from: position, to: valueEnd, &scratch,
          &slots, base)
        if rejection != nil { scratch.stop = position }
      }
      if let rejection {
        attempts += 1
        if scratch.stop > furthest {
          furthest = scratch.stop
          reason = rejection
        }
        guard openIndex >= 0, attempts < Self.mostAttempts else {
          scratch.stop = furthest
          return reason
        }
        index = openIndex
        position = openStart
        searchFrom = openEnd + 1
        openIndex = -1
        scratch.forgetDecoded(after: openDecoded)
        continue
      }
      position = valueEnd + step.delimiter.consumed
      searchFrom = position
      index += 1
    }
    guard position == end else {
      scratch.stop = position
      return .surplus
    }
    return nil
  }

  /// Where a value ends, or `-(place + 1)` with the place where its delimiter should have been.
  @inline(__always)
  private func endOfValue(
    _ step: Step, _ bytes: RawSpan, from position: Int, searchFrom: Int, to end: Int
  ) -> Int {
    switch step.ending {
    case .here:
      return bytes.has(step.delimiter, at: position, before: end) ? position : -(position + 1)
    case .lineEnd:
      return end
    case .quote:
      var hit = bytes.firstIndexNearby(of: step.delimiter.first, from: position, to: end)
      while hit < end, bytes.isEscaped(hit, from: position) {
        hit = bytes.firstIndexNearby(of: step.delimiter.first, from: hit + 1, to: end)
      }
      return bytes.has(step.delimiter, at: hit, before: end) ? hit : -(hit + 1)
    case .firstByte:
      if position < end, !isNumberStart(bytes.byte(position)),
        bytes.byte(position) != step.delimiter.first
      {
        return -(position + 1)
      }
      let hit = bytes.firstIndexNearby(of: step.delimiter.first, from: position, to: end)
      return bytes.has(step.delimiter, at: hit, before: end) ? hit : -(hit + 1)
    case .delimiter:
      var from = searchFrom
      if step.binding.role == .hostName || step.binding.role == .hostHeader,
        position < end, bytes.byte(position) == UInt8(ascii: "[")
      {
        from = max(from, bytes.firstIndexNearby(of: UInt8(ascii: "]"), from: position, to: end))
      }
      while true {
        let hit = bytes.firstIndexNearby(of: step.delimiter.first, from: from, to: end)
        if hit == end { return -(end + 1) }
        if bytes.has(step.delimiter, at: hit, before: end) { return hit }
        from = hit + 1
      }
    case .suffix:
      let hit = end - step.delimiter.count
      return hit >= searchFrom && bytes.has(step.delimiter, at: hit, before: end)
        ? hit : -(end + 1)
    }
  }
}

/// What a number can begin with; another value without quotes is read by the general scanner.
@inline(__always)
private func isNumberStart(_ byte: UInt8) -> Bool {
  byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: "-")
}
