/// What Upsun (Platform.sh) forwards: an object for each line of the journal, in which `message` is the
/// container, the program and the line.
///
/// https://docs.upsun.com/increase-observability/logs/forward-logs.html
struct UpsunWrapper: LineWrapper {
  let name = "upsun"
  let title = "Upsun's forwarded logs"

  /// A container and a program are no longer.
  private static let longestPrefix = 256

  func sample(of content: String) -> String {
    let escaped = content.replacing("\\", with: #"\\"#).replacing("\"", with: #"\""#)
      .replacing("\t", with: #"\t"#)
    return #"{"timestamp_ns":1795419353038123000,"timestamp":1795419353,"type":"log.journald","#
      + #""level":"INFO","message":"app.0 nginx: \#(escaped)"}"#
  }

  func peel(
    _ bytes: RawSpan, from start: Int, to end: Int, into content: inout [UInt8]
  ) -> Peeled? {
    guard
      let object = WrapperObject(
        bytes, from: start, to: end, keys: ("message", "timestamp_ns", "timestamp")),
      let message = object.first, object.isFirstString, let time = object.second,
      let nanoseconds = nanoseconds(bytes, Int(time.start), Int(time.end), perUnit: 1)
    else { return nil }
    let before = content.count
    content.appendDecoded(bytes, message)
    content.replaceLineFeeds(from: before)
    let prefix = Self.prefix(of: content[before...])
    content.removeSubrange(before..<before + prefix)
    return Peeled(
      milliseconds: nanoseconds / 1_000_000, offset: Int(message.start) - start + prefix)
  }

  /// How long `container program: ` is at the beginning of a message; 0 where it is not.
  private static func prefix(of message: ArraySlice<UInt8>) -> Int {
    var spaces = 0
    for (offset, byte) in message.prefix(longestPrefix).enumerated() where byte == 0x20 {
      spaces += 1
      guard spaces == 2 else { continue }
      let isAfterColon = message[message.startIndex + offset - 1] == UInt8(ascii: ":")
      return isAfterColon ? offset + 1 : 0
    }
    return 0
  }
}
