/// HAProxy's HTTP log and its JSON in one file, as where several frontends log to one syslog; each line
/// logs what its own format does.
///
/// Detected only where neither of them alone fits.
struct HAProxyMixedFormat: LogFormat {
  let name = "haproxy_mixed"
  let title = "HAProxy's HTTP log and JSON with all that CORS needs, line by line"
  let reference = "the formats haproxy and haproxy_cors1"
  let definition = "haproxy\nhaproxy_cors1"
  let configuration = HAProxyConfiguration.text
  let duplicateVisibility = DuplicateVisibility.joined
  let timeKind = TimeKind.start
  let isMixture = true
  let examples = HAProxyFormat().examples + HAProxyCors1Format().examples
  let compiled: CompiledFormat

  init() {
    var compiled = HAProxyFormat().compiled
    compiled.json = HAProxyConfiguration.shape
    compiled.possibleFields |= HAProxyConfiguration.shape.possibleFields
    self.compiled = compiled
  }
}
