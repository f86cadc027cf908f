/// Cloudflare's Logpush of which it is known which headers are custom fields.
struct CloudflareNotation: FormatNotation {
  let name = "cloudflare"
  let example = "cloudflare:origin,vary,…"
  let title = "Cloudflare Logpush with these custom fields; cloudflare:* for all"
  let reference = CloudflareFormat().reference

  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    let names = try HeaderNames(text, of: "cloudflare:" + text).names
    let format = CloudflareFormat(kept: names)
    return mappings.isEmpty ? format : try MappedFormat(format, mappings)
  }
}
