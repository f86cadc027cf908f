/// An Envoy access log format, text or `json_format`.
struct EnvoyNotation: FormatNotation {
  let name = "envoy"
  let example = "envoy:'…'"
  let title = "any Envoy access log format, text or the JSON of json_format"
  let reference =
    "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage"

  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    try EnvoyFormat(text, mappings)
  }
}
