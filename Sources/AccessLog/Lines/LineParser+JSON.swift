// JSON lines that do not follow the text of their format. The same law as for the loop over
// values: no allocation, no String, no closure; and no recursion that a line could drive.

extension LineParser {
  /// Takes the members of an object, in any order.
  func parseJSON(
    _ shape: JSONShape, _ bytes: RawSpan, from start: Int, to end: Int,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    var scanner = JSONScanner(position: start, end: end)
    var constants = 0
    var values = 0
    var seen: UInt64 = 0
    var isMarkedAsOther = false
    var parent = -1
    var expected = 0
    scanner.skipSpace(bytes)
    guard scanner.take(UInt8(ascii: "{"), bytes) else { return stop(.badJSON, scanner, &scratch) }
    var isFirst = true
    while true {
      scanner.skipSpace(bytes)
      if scanner.take(UInt8(ascii: "}"), bytes) {
        if parent < 0 { break }
        parent = shape.keys[parent].parent
        isFirst = false
        continue
      }
      if !isFirst {
        guard scanner.take(UInt8(ascii: ","), bytes) else {
          return stop(.badJSON, scanner, &scratch)
        }
        scanner.skipSpace(bytes)
      }
      isFirst = false
      guard let key = scanner.string(bytes) else { return stop(.badJSON, scanner, &scratch) }
      scanner.skipSpace(bytes)
      guard scanner.take(UInt8(ascii: ":"), bytes) else {
        return stop(.badJSON, scanner, &scratch)
      }
      scanner.skipSpace(bytes)
      let place = find(shape, key, in: parent, from: &expected, bytes)
      if place >= 0 {
        if place < 64 { seen |= 1 << UInt64(place) }
        if shape.keys[place].kind == .object, scanner.take(UInt8(ascii: "{"), bytes) {
          scratch.entry.logged |= shape.keys[place].completes
          parent = place
          isFirst = true
          continue
        }
      }
      let valueStart = scanner.position
      guard let value = scanner.value(bytes) else { return stop(.badJSON, scanner, &scratch) }
      guard place >= 0 else { continue }
      switch shape.keys[place].kind {
      case .object: break
      case .excluded: isMarkedAsOther = true
      case .constant:
        guard value.end - value.start == shape.keys[place].text.count,
          isEqual(bytes, from: value.start, shape.keys[place].text)
        else {
          scratch.stop = valueStart
          return .formatMismatch
        }
        constants += 1
      case .mark:
        let count = shape.keys[place].text.count
        if value.end - value.start < count
          || !isEqual(bytes, from: value.start, shape.keys[place].text)
        {
          isMarkedAsOther = true
        }
      case .value:
        values += 1
        scratch.stop = valueStart
        if let rejection = take(
          shape.keys[place], value, bytes, &scratch, &slots, base)
        {
          return rejection
        }
      case .pieces:
        guard value.kind != .nested, let sequence = shape.keys[place].sequence else { break }
        values += 1
        let valueEnd = value.kind == .null ? value.start : value.end
        // Pieces that do not fit, as of a request that was never read, say nothing.
        let before = scratch.entry
        if !bytes.has(sequence.prefix, at: value.start, before: valueEnd)
          || run(
            sequence.steps.span, bytes, from: value.start + sequence.prefix.count, to: valueEnd,
            &scratch, &slots, base) != nil
        {
          scratch.entry = before
        }
      }
    }
    scanner.skipSpace(bytes)
    guard scanner.position == end else { return stop(.surplus, scanner, &scratch) }
    if isMarkedAsOther || seen & shape.required != shape.required {
      scratch.stop = start
      scratch.isForeign = shape.othersAreForeign
      return .formatMismatch
    }
    guard values > 0, !shape.constantsAreRequired || constants >= shape.constantCount else {
      scratch.stop = start
      return .formatMismatch
    }
    scratch.entry.logged |= shape.absentIfMissing
    if shape.isPlainWithoutTLS, scratch.entry.logged & Field.scheme.bit == 0 {
      scratch.entry.logged |= Field.scheme.bit
      scratch.entry.present |= Field.scheme.bit
      slots[base + Int(Field.scheme.rawValue)] = scratch.append("http")
    }
    return nil
  }

  /// Takes the value of a key that is bound.
  @inline(__always)
  private func take(
    _ key: borrowing JSONKey, _ value: JSONScanner.Value, _ bytes: RawSpan,
    _ scratch: inout LineScratch, _ slots: inout MutableSpan<FieldRange>, _ base: Int
  ) -> Rejection? {
    let binding = key.binding
    if key.isFallback, (scratch.entry.logged | scratch.entry.present) & binding.fields != 0 {
      return nil
    }
    if binding.role == .time { scratch.isTimeOfEnd = key.isFallback }
    switch value.kind {
    case .null:
      takeNull(binding, &scratch)
      return nil
    case .nested:
      takeNested(binding, bytes, from: value.start, to: value.end, &scratch, &slots, base)
      return nil
    case .string, .bare:
      if key.isHeader {
        takeHeader(binding, bytes, from: value.start, to: value.end, &scratch, &slots, base)
        return nil
      }
      if binding.role == .presence, value.start == value.end {
        takeNull(binding, &scratch)
        return nil
      }
      return take(
        binding, isToken: false, bytes, from: value.start, to: value.end, &scratch, &slots, base)
    }
  }

  /// The place of a key, tried first where the last one suggests it, or -1.
  @inline(__always)
  private func find(
    _ shape: borrowing JSONShape, _ key: FieldRange, in parent: Int, from expected: inout Int,
    _ bytes: RawSpan
  ) -> Int {
    let start = Int(key.start)
    let count = Int(key.end) - start
    let all = shape.keys.count
    for step in 0..<all {
      let index = expected + step < all ? expected + step : expected + step - all
      if shape.keys[index].nameLength == count, shape.keys[index].parent == parent,
        bytes.has(shape.keys[index].start, at: start, before: Int(key.end)),
        isEqual(bytes, from: start + Delimiter.longest, shape.keys[index].rest)
      {
        expected = index + 1 < all ? index + 1 : 0
        return index
      }
    }
    return -1
  }

  /// Bad JSON where the scanner stands; a line that ends too early is truncated.
  private func stop(
    _ rejection: Rejection, _ scanner: JSONScanner, _ scratch: inout LineScratch
  ) -> Rejection {
    scratch.stop = scanner.position
    return rejection == .badJSON && scanner.position >= scanner.end && scanner.hasBegun
      ? .truncated : rejection
  }
}

@inline(__always)
private func isEqual(_ bytes: RawSpan, from start: Int, _ text: [UInt8]) -> Bool {
  for index in text.indices where bytes.byte(start + index) != text[index] { return false }
  return true
}
