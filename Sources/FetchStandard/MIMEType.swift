/// The essence (`type/subtype`, lower-case) of a MIME type; nil where the value does not parse.
///
/// MIME Sniffing §Parsing a MIME type: https://mimesniff.spec.whatwg.org/#parse-a-mime-type.
/// Parameters never make the parsing fail, so they are not looked at.
public func mimeTypeEssence(_ value: String) -> String? {
  let bytes = normalizedHeaderValue(value).utf8
  guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
  let type = bytes[..<slash]
  let afterSlash = bytes[bytes.index(after: slash)...]
  var subtype = afterSlash[
    ..<(afterSlash.firstIndex(of: UInt8(ascii: ";")) ?? afterSlash.endIndex)]
  while let last = subtype.last, isHTTPWhitespace(last) { subtype.removeLast() }
  guard !type.isEmpty, type.allSatisfy(isTokenByte), !subtype.isEmpty,
    subtype.allSatisfy(isTokenByte)
  else { return nil }
  return "\(Substring(type))/\(Substring(subtype))".byteLowercased
}
