/// Traefik's JSON of which it is known which headers are kept.
struct TraefikNotation: FormatNotation {
  let name = "traefik"
  let example = "traefik:Origin,Vary,…"
  let title = "Traefik's JSON with these headers kept; traefik:* for all"
  let reference = TraefikFormat().reference

  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    let names = try HeaderNames(text, of: "traefik:" + text).names
    let format = TraefikFormat(kept: names)
    return mappings.isEmpty ? format : try MappedFormat(format, mappings)
  }
}
