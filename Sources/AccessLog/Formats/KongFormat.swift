/// What Kong's plugins file-log, http-log and the like write: all headers, names in lower case.
struct KongFormat: LogFormat {
  let name = "kong"
  let title = "Kong's log plugins (file-log, http-log, …)"
  let reference = "https://developer.konghq.com/plugins/file-log/reference/"
  let servers = ["kong"]
  let definition = "the JSON object of the log serializer"
  let configuration = """
    plugins:
    - name: file-log
      config:
        path: /var/log/kong/access.log
        custom_fields_by_lua:
          # Values of secrets are not written down, only that there were some.
          request.headers.cookie: "return kong.request.get_header('cookie') and 'REDACTED'"
          request.headers.authorization: "return kong.request.get_header('authorization') and 'REDACTED'"
    """
  let duplicateVisibility = DuplicateVisibility.all
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"{"latencies":{"request":515,"kong":58,"proxy":457},"service":{"host":"httpbin.org"},"#
        + #""request":{"querystring":{},"size":138,"uri":"/get?x=1","method":"GET","#
        + #""url":"https://api.example.com:8443/get?x=1","headers":{"host":"api.example.com:8443","#
        + #""origin":"https://app.example.com","user-agent":"curl/7.54.0","cookie":"REDACTED"},"#
        + #""tls":{"version":"TLSv1.2","cipher":"ECDHE"}},"client_ip":"192.0.2.7","#
        + #""response":{"status":200,"size":9593,"headers":{"vary":["Origin","Accept"],"#
        + #""access-control-allow-origin":"*","access-control-allow-credentials":"true"}},"#
        + #""tries":[{"port":80}],"started_at":1795419352361}"#,
      gives: [
        .time: "1795419352361", .duration: "515", .scheme: "https", .host: "api.example.com:8443",
        .path: "/get?x=1", .origin: "https://app.example.com", .hasCookie: .empty,
        .hasAuthorization: .absent, .allowOrigin: "*", .allowCredentials: "true",
        .vary: "Origin, Accept", .maxAge: .absent, .bytes: "9593",
      ])
  ]
  let compiled: CompiledFormat

  init() {
    var layout = JSONLayout()
    layout.require("request", "response", "started_at")
    layout.add("started_at", Binding(role: .time, scale: .milliseconds))
    layout.add("latencies.request", .duration(.milliseconds))
    layout.add("client_ip", Binding(role: .client))
    layout.add("request.method", Binding(role: .part, field: .method))
    layout.add("request.uri", Binding(role: .part, field: .path))
    layout.add("request.tls", Binding(role: .https, field: .scheme))
    layout.add(headers: "request.headers", .request, isComplete: true)
    layout.add(header: "request.headers.host", Binding(role: .hostHeader))
    layout.add("response.status", Binding(role: .status))
    layout.add("response.size", Binding(role: .bytes))
    layout.add(headers: "response.headers", .response, isComplete: true)
    layout.add("authenticated_entity", Binding(role: .presence, field: .hasRemoteUser))
    layout.update { shape in
      shape.isPlainWithoutTLS = true
    }
    compiled = layout.compiled()
  }
}
