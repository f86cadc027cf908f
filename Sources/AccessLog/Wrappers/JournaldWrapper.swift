/// The journal as JSON (`journalctl -o json`): the line is `MESSAGE`, a text or the numbers of its
/// bytes.
///
/// https://systemd.io/JOURNAL_EXPORT_FORMATS/#journal-json-format
struct JournaldWrapper: LineWrapper {
  let name = "journald"
  let title = "systemd journal as JSON"

  func sample(of content: String) -> String {
    let escaped = content.replacing("\\", with: #"\\"#).replacing("\"", with: #"\""#)
      .replacing("\t", with: #"\t"#)
    return #"{"__REALTIME_TIMESTAMP":"1795419353038123","_COMM":"httpd","MESSAGE":"\#(escaped)"}"#
  }

  func peel(
    _ bytes: RawSpan, from start: Int, to end: Int, into content: inout [UInt8]
  ) -> Peeled? {
    guard
      let object = WrapperObject(
        bytes, from: start, to: end,
        keys: ("MESSAGE", "_SOURCE_REALTIME_TIMESTAMP", "__REALTIME_TIMESTAMP")),
      let message = object.first
    else { return nil }
    let before = content.count
    if bytes.byte(Int(message.start)) == UInt8(ascii: "["), !object.isFirstString {
      guard content.append(numbers: bytes, message) else {
        content.removeLast(content.count - before)
        return nil
      }
    } else {
      content.appendDecoded(bytes, message)
    }
    content.replaceLineFeeds(from: before)
    var peeled = Peeled(offset: Int(message.start) - start)
    if let time = object.second ?? object.third {
      peeled.milliseconds = nanoseconds(bytes, Int(time.start), Int(time.end), perUnit: 1000)
        .map { $0 / 1_000_000 }
    }
    return peeled
  }
}

extension [UInt8] {
  /// Appends the bytes of an array of numbers, which the journal writes for texts that are not UTF-8.
  fileprivate mutating func append(numbers bytes: RawSpan, _ array: FieldRange) -> Bool {
    var value = 0
    var isInNumber = false
    for offset in Int(array.start) + 1..<Int(array.end) {
      let byte = bytes.byte(offset)
      if byte &- UInt8(ascii: "0") <= 9 {
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        isInNumber = true
        if value > 255 { return false }
      } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") {
        if isInNumber { append(UInt8(value)) }
        (value, isInNumber) = (0, false)
      } else if !byte.isJSONSpace {
        return false
      }
    }
    return true
  }
}
