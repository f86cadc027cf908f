/// Lines that went through syslog, as RFC 3164 (`<134>Mar 31 02:25:33 host haproxy[8]: …`) or RFC
/// 5424 (`<134>1 2026-11-23T07:35:52Z host nginx 8 - - …`) writes them, or as rsyslog does into files.
///
/// The time of RFC 3164 has neither year nor zone and is not used.
struct SyslogWrapper: LineWrapper {
  let name = "syslog"
  let title = "syslog (RFC 3164 and RFC 5424)"

  /// Longer headers are none.
  private static let longestHeader = 512

  func sample(of content: String) -> String {
    "<134>1 2026-11-23T07:35:52.040Z web-1 nginx 31 - - " + content
  }

  func peel(
    _ bytes: RawSpan, from start: Int, to end: Int, into content: inout [UInt8]
  ) -> Peeled? {
    var header = Header(position: start, end: min(end, start + Self.longestHeader))
    let hasPriority = header.takePriority(bytes)
    if hasPriority, header.takeVersion(bytes) {
      guard header.takeFields(bytes) else { return nil }
    } else {
      guard header.takeTime(bytes) else { return nil }
      // Without a priority only a tag tells a header from a line that begins with a time.
      guard header.takeHostAndTag(bytes) || hasPriority else { return nil }
    }
    guard header.position < end else { return nil }
    for offset in header.position..<end { content.append(bytes.byte(offset)) }
    return Peeled(milliseconds: header.milliseconds, offset: header.position - start)
  }

  /// How far a header is read.
  private struct Header {
    var position: Int
    let end: Int
    var milliseconds: Int64?

    init(position: Int, end: Int) {
      self.position = position
      self.end = end
    }

    /// `<134>`
    mutating func takePriority(_ bytes: RawSpan) -> Bool {
      guard position < end, bytes.byte(position) == UInt8(ascii: "<") else { return false }
      let close = bytes.firstIndexNearby(of: UInt8(ascii: ">"), from: position, to: end)
      guard close < end, close - position <= 4, number(bytes, position + 1, close) != nil else {
        return false
      }
      position = close + 1
      return true
    }

    /// `1 `
    mutating func takeVersion(_ bytes: RawSpan) -> Bool {
      guard position + 2 < end, bytes.byte(position) == UInt8(ascii: "1"),
        bytes.byte(position + 1) == 0x20
      else { return false }
      position += 2
      return true
    }

    /// Time, host, application, process, message and structured data of RFC 5424.
    mutating func takeFields(_ bytes: RawSpan) -> Bool {
      guard let time = word(bytes) else { return false }
      milliseconds = zoned(bytes, time)
      for _ in 0..<4 where word(bytes) == nil { return false }
      guard position < end else { return false }
      if bytes.byte(position) == UInt8(ascii: "[") {
        while position < end, bytes.byte(position) == UInt8(ascii: "[") {
          var close = bytes.firstIndexNearby(of: UInt8(ascii: "]"), from: position, to: end)
          while close < end, bytes.isEscaped(close, from: position) {
            close = bytes.firstIndexNearby(of: UInt8(ascii: "]"), from: close + 1, to: end)
          }
          position = min(close + 1, end)
        }
        if position < end, bytes.byte(position) == 0x20 { position += 1 }
      } else if word(bytes) == nil {
        return false
      }
      if position + 3 <= end, bytes.word(position) & 0xFF_FFFF == 0xBF_BB_EF { position += 3 }
      return true
    }

    /// `Mar 31 02:25:33 `, or what rsyslog writes for it: a time of ISO 8601.
    mutating func takeTime(_ bytes: RawSpan) -> Bool {
      guard end - position > 16 else { return false }
      if month(bytes, position) != nil, bytes.byte(position + 3) == 0x20,
        bytes.byte(position + 6) == 0x20, secondsOfDay(bytes, position + 7) != nil,
        bytes.byte(position + 15) == 0x20
      {
        position += 16
        return true
      }
      let start = position
      guard bytes.byte(start + 4) == UInt8(ascii: "-"), let time = word(bytes),
        let milliseconds = zoned(bytes, time)
      else {
        position = start
        return false
      }
      self.milliseconds = milliseconds
      return true
    }

    /// `host haproxy[8]: `, either of which may be missing; says whether there is a tag.
    mutating func takeHostAndTag(_ bytes: RawSpan) -> Bool {
      let start = position
      guard let first = word(bytes) else { return false }
      if isTag(bytes, first) { return true }
      guard bytes.isHostName(first) else {
        position = start
        return false
      }
      // An empty tag leaves two spaces; only what is no text of a log's own may follow.
      let afterHost = position
      while position < end, bytes.byte(position) == 0x20 { position += 1 }
      if position > afterHost, position < end, bytes.byte(position) == UInt8(ascii: "{") {
        return true
      }
      position = afterHost
      if let second = word(bytes), isTag(bytes, second) { return true }
      position = start
      return false
    }

    private func isTag(_ bytes: RawSpan, _ word: Range<Int>) -> Bool {
      bytes.byte(word.upperBound - 1) == UInt8(ascii: ":")
        && (bytes.byte(word.lowerBound) | 0x20) &- UInt8(ascii: "a") < 26
    }

    private func zoned(_ bytes: RawSpan, _ range: Range<Int>) -> Int64? {
      loggedTime(bytes, from: range.lowerBound, to: range.upperBound)
        .flatMap { $0.hasZone ? $0.milliseconds : nil }
    }

    /// What stands before the next space, which is taken, too.
    private mutating func word(_ bytes: RawSpan) -> Range<Int>? {
      let start = position
      let space = bytes.firstIndexNearby(of: 0x20, from: position, to: end)
      guard space < end, space > start else { return nil }
      position = space + 1
      return start..<space
    }
  }
}

extension RawSpan {
  /// Whether a word may be a host's name or address.
  fileprivate func isHostName(_ word: Range<Int>) -> Bool {
    word.allSatisfy { offset in
      let byte = byte(offset)
      return (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") <= 9
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ":")
    }
  }
}
