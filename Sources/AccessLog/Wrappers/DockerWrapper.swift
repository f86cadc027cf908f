/// Docker's log driver json-file: `{"log":"…\n","stream":"stdout","time":"…"}`; a line that was too
/// long for one object has no `\n` but in its last part.
///
/// https://docs.docker.com/engine/logging/drivers/json-file/
struct DockerWrapper: LineWrapper {
  let name = "docker"
  let title = "Docker container log (json-file)"
  let writesParts = true

  func sample(of content: String) -> String {
    let escaped = content.replacing("\\", with: #"\\"#).replacing("\"", with: #"\""#)
      .replacing("\t", with: #"\t"#)
    return #"{"log":"\#(escaped)\n","stream":"stdout","time":"2026-11-23T07:35:53.038123456Z"}"#
  }

  func peel(
    _ bytes: RawSpan, from start: Int, to end: Int, into content: inout [UInt8]
  ) -> Peeled? {
    guard let object = WrapperObject(bytes, from: start, to: end, keys: ("log", "stream", "time")),
      let log = object.first, object.second != nil || object.third != nil
    else { return nil }
    let before = content.count
    content.appendDecoded(bytes, log)
    var peeled = Peeled(offset: Int(log.start) - start)
    if content.count > before, content[content.count - 1] == UInt8(ascii: "\n") {
      content.removeLast()
    } else {
      peeled.isPartial = true
    }
    content.replaceLineFeeds(from: before)
    if let stream = object.second {
      peeled.isStandardError = bytes.has(
        Delimiter("stderr".utf8), at: Int(stream.start), before: Int(stream.end))
    }
    if let time = object.third {
      peeled.milliseconds =
        loggedTime(bytes, from: Int(time.start), to: Int(time.end))
        .flatMap { $0.hasZone ? $0.milliseconds : nil }
    }
    return peeled
  }
}
