/// True where the text after `xn--` decodes to a label with a code point beyond ASCII.
///
/// RFC 3492 section 6.2. Which code points a label may hold (UTS 46) is not looked at: a label of
/// unassigned code points counts as plausible.
func isPunycode(_ text: Substring) -> Bool {
  let bytes = Array(text.utf8)
  // A DNS label has at most 63 bytes; a longer one is not decoded, so that nothing is quadratic.
  guard bytes.count <= 63 else { return false }
  var codePoints: [UInt32] = []
  var position = 0
  if let delimiter = bytes.lastIndex(of: UInt8(ascii: "-")), delimiter > 0 {
    codePoints = bytes[..<delimiter].map(UInt32.init)
    position = delimiter + 1
  }
  var value: UInt32 = 128
  var index: UInt32 = 0
  var bias: UInt32 = 72
  var decodedAny = false
  while position < bytes.count {
    let old = index
    var weight: UInt32 = 1
    var step: UInt32 = 36
    while true {
      guard position < bytes.count, let digit = punycodeDigit(bytes[position]) else { return false }
      position += 1
      let (product, overflow) = digit.multipliedReportingOverflow(by: weight)
      let (sum, overflowed) = index.addingReportingOverflow(product)
      guard !overflow, !overflowed else { return false }
      index = sum
      let threshold = step <= bias ? 1 : step >= bias + 26 ? 26 : step - bias
      if digit < threshold { break }
      let (heavier, tooHeavy) = weight.multipliedReportingOverflow(by: 36 - threshold)
      guard !tooHeavy else { return false }
      weight = heavier
      step += 36
    }
    let length = UInt32(codePoints.count) + 1
    bias = adaptedBias(index - old, length: length, isFirst: old == 0)
    let (next, overflow) = value.addingReportingOverflow(index / length)
    guard !overflow, Unicode.Scalar(next) != nil else { return false }
    value = next
    index %= length
    codePoints.insert(value, at: Int(index))
    index += 1
    decodedAny = true
  }
  return decodedAny
}

private func punycodeDigit(_ byte: UInt8) -> UInt32? {
  if byte.isASCIILowercase { return UInt32(byte - 0x61) }
  if byte.isASCIIDigit { return UInt32(byte - 0x30) + 26 }
  return nil
}

private func adaptedBias(_ delta: UInt32, length: UInt32, isFirst: Bool) -> UInt32 {
  var delta = isFirst ? delta / 700 : delta / 2
  delta += delta / length
  var steps: UInt32 = 0
  while delta > 455 {
    delta /= 35
    steps += 36
  }
  return steps + 36 * delta / (delta + 38)
}
