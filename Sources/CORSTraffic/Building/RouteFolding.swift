/// Turns request paths into routes: variable segments become `{id}` by their shape, never by their
/// number or order, so that a path has the same route on every machine and every day.
public struct RouteFolding: Sendable {
  /// Configured routes, tried first and in order; a segment in braces stands for any one segment.
  private var configured: [(route: [UInt8], segments: [[UInt8]?])] = []

  /// A route is never longer; what is longer is cut, with its length and hash.
  static let longestRoute = 1024
  /// Segments longer than this are ids whatever they look like.
  static let longestSegment = 40

  public init(routes: [String]) {
    configured = routes.map { route in
      let segments = Array(route.utf8).split(
        separator: UInt8(ascii: "/"), omittingEmptySubsequences: false
      )
      .map { segment -> [UInt8]? in
        let isVariable = segment.first == UInt8(ascii: "{") && segment.last == UInt8(ascii: "}")
        return isVariable ? nil : Array(segment)
      }
      return (Array(route.utf8), segments)
    }
  }

  /// Appends the route of a path (no query, no fragment) to `output`.
  func fold(_ path: ArraySlice<UInt8>, into output: inout [UInt8]) {
    if let route = configuredRoute(path) {
      output.append(contentsOf: route)
      return
    }
    var start = path.startIndex
    while true {
      let end = path[start...].firstIndex(of: UInt8(ascii: "/")) ?? path.endIndex
      let segment = path[start..<end]
      if isIdentifier(segment) {
        output.append(contentsOf: [0x7B, 0x69, 0x64, 0x7D])
      } else {
        output.append(contentsOf: segment)
      }
      guard end < path.endIndex else { break }
      output.append(UInt8(ascii: "/"))
      start = end + 1
    }
  }

  private func configuredRoute(_ path: ArraySlice<UInt8>) -> [UInt8]? {
    guard !configured.isEmpty else { return nil }
    let segments = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return configured.first { candidate in
      candidate.segments.count == segments.count
        && zip(candidate.segments, segments).allSatisfy { expected, actual in
          expected.map { $0.elementsEqual(actual) } ?? !actual.isEmpty
        }
    }?.route
  }
}

/// Whether a path segment has the shape of an identifier.
func isIdentifier(_ segment: ArraySlice<UInt8>) -> Bool {
  guard !segment.isEmpty else { return false }
  if segment.count > RouteFolding.longestSegment { return true }
  var shape = SegmentShape()
  for byte in segment { shape.add(byte) }
  let count = segment.count
  if shape.digits == count { return true }
  if shape.digits + shape.hexLetters == count, count >= 8 { return true }
  if isUUID(segment) || isDate(segment, shape) { return true }
  if shape.atSigns == 1, shape.dots > 0, shape.spaces == 0 { return true }
  let isBase64Like = shape.letters + shape.digits + shape.joiners == count
  // Words joined by dashes are a name; a token mixes cases or has no joiner at all.
  return isBase64Like && count >= 16 && shape.digits > 0
    && (shape.upperCase > 0 || shape.joiners == 0)
}

private struct SegmentShape {
  var digits = 0
  var hexLetters = 0
  var letters = 0
  var upperCase = 0
  /// `-`, `_`, `+`, `=`, `~`
  var joiners = 0
  var atSigns = 0
  var dots = 0
  var spaces = 0

  mutating func add(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digits += 1
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      letters += 1
      if byte <= UInt8(ascii: "f") { hexLetters += 1 }
    case UInt8(ascii: "A")...UInt8(ascii: "Z"):
      letters += 1
      upperCase += 1
      if byte <= UInt8(ascii: "F") { hexLetters += 1 }
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "="),
      UInt8(ascii: "~"):
      joiners += 1
    case UInt8(ascii: "@"): atSigns += 1
    case UInt8(ascii: "."): dots += 1
    case UInt8(ascii: " "): spaces += 1
    default: break
    }
  }
}

/// 8-4-4-4-12 hexadecimal digits.
private func isUUID(_ segment: ArraySlice<UInt8>) -> Bool {
  guard segment.count == 36 else { return false }
  return segment.enumerated().allSatisfy { offset, byte in
    switch offset {
    case 8, 13, 18, 23: byte == UInt8(ascii: "-")
    default: isHexDigit(byte)
    }
  }
}

/// `2026-11-24` or `2026-11`.
private func isDate(_ segment: ArraySlice<UInt8>, _ shape: SegmentShape) -> Bool {
  guard segment.count == 10 || segment.count == 7 else { return false }
  let dashes = segment.enumerated().filter { $0.element == UInt8(ascii: "-") }.map(\.offset)
  return shape.digits + dashes.count == segment.count
    && (segment.count == 10 ? dashes == [4, 7] : dashes == [4])
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
    UInt8(ascii: "A")...UInt8(ascii: "F"):
    true
  default: false
  }
}
