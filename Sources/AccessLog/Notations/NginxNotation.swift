/// An nginx `log_format`.
struct NginxNotation: FormatNotation {
  let name = "nginx"
  let example = "nginx:'…'"
  let title = "any nginx log_format string"
  let reference = "https://nginx.org/en/docs/http/ngx_http_log_module.html#log_format"

  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    try NginxFormat(text, mappings)
  }
}
