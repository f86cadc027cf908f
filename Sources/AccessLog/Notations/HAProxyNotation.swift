/// HAProxy's HTTP log with the names of what its frontend captures.
struct HAProxyNotation: FormatNotation {
  let name = "haproxy"
  let example = "haproxy:{Host|Origin|…} {Vary|…}"
  let title = """
    HAProxy's HTTP log with these headers captured of requests and of responses; unchanged behind \
    them if HAProxy changes no response header
    """
  let reference = "https://docs.haproxy.org/2.6/configuration.html#8.8"

  func format(_ text: String, _ mappings: FieldMappings) throws(FormatError) -> any LogFormat {
    HAProxyFormat(try HAProxyCaptureNames(text, mappings))
  }
}
