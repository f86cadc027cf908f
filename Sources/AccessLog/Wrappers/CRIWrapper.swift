/// The log files of Kubernetes' container runtimes: time, stream, `F` for a full line or `P` for a
/// part of one, and the line.
///
/// https://github.com/kubernetes/design-proposals-archive/blob/main/node/kubelet-cri-logging.md
struct CRIWrapper: LineWrapper {
  let name = "cri"
  let title = "Kubernetes container log (CRI)"
  let writesParts = true

  func sample(of content: String) -> String {
    "2026-11-23T07:35:53.038123456+01:00 stdout F " + content
  }

  func peel(
    _ bytes: RawSpan, from start: Int, to end: Int, into content: inout [UInt8]
  ) -> Peeled? {
    guard end - start >= 29, bytes.byte(start + 4) == UInt8(ascii: "-") else { return nil }
    let timeEnd = bytes.firstIndexNearby(of: 0x20, from: start, to: min(end, start + 40))
    guard timeEnd + 10 <= end, let time = loggedTime(bytes, from: start, to: timeEnd), time.hasZone
    else { return nil }
    let isStandardError = bytes.has(Delimiter(" stderr ".utf8), at: timeEnd, before: end)
    guard isStandardError || bytes.has(Delimiter(" stdout ".utf8), at: timeEnd, before: end) else {
      return nil
    }
    let tag = timeEnd + 8
    let isPartial = bytes.byte(tag) == UInt8(ascii: "P")
    guard isPartial || bytes.byte(tag) == UInt8(ascii: "F") else { return nil }
    // Behind the tag's letter more tags may follow, with colons between them.
    let tagEnd = bytes.firstIndexNearby(of: 0x20, from: tag, to: end)
    for offset in tagEnd + 1..<max(end, tagEnd + 1) { content.append(bytes.byte(offset)) }
    return Peeled(
      milliseconds: time.milliseconds, offset: tagEnd + 1 - start, isPartial: isPartial,
      isStandardError: isStandardError)
  }
}
