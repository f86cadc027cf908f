/// Envoy's JSON with the keys that Istio and Envoy Gateway give it if nobody says which.
///
/// Keys of one's own are read by `envoy:'{"…":"%…%"}'` or `--map`.
struct EnvoyJSONFormat: LogFormat {
  let name = "envoy_json"
  let title = "Envoy's JSON with Istio's and Envoy Gateway's keys"
  let reference = "https://istio.io/latest/docs/tasks/observability/logs/access-log/"
  let servers = ["istio"]
  let definition = "accessLogEncoding: JSON"
  var configuration: String { EnvoyTextFormat().configuration }
  let duplicateVisibility = DuplicateVisibility.first
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"{":authority":"www.example.com","bytes_received":0,"bytes_sent":121258,"#
        + #""downstream_remote_address":"10.0.0.12:59292","duration":11,"method":"GET","#
        + #""protocol":"HTTP/2","requested_server_name":null,"response_code":200,"#
        + #""response_code_details":"via_upstream","start_time":"2025-12-31T16:37:40.479Z","#
        + #""user-agent":"Mozilla/4.0","x-envoy-origin-path":"/assets/image.webp"}"#,
      gives: [
        .time: "1767199060479", .client: "10.0.0.12", .host: "www.example.com", .duration: "11",
        .path: "/assets/image.webp", .userAgent: "Mozilla/4.0", .origin: .notLogged,
      ]),
    LogExample(
      #"{"authority":"a.example","method":"OPTIONS","path":"/x","response_code":"200","#
        + #""response_code_details":"cors_response","start_time":"2025-12-31T16:37:40.479Z","#
        + #""user_agent":null}"#,
      gives: [.status: "200", .path: "/x", .userAgent: .absent]),
  ]
  let compiled: CompiledFormat

  init() {
    var layout = JSONLayout()
    layout.require("start_time", "method", "response_code")
    layout.add("start_time", Binding(role: .time))
    layout.add("method", Binding(role: .part, field: .method))
    layout.add("path", Binding(role: .part, field: .path))
    layout.add("x-envoy-origin-path", Binding(role: .part, field: .path))
    layout.add("x-envoy-original-path", Binding(role: .part, field: .path))
    layout.add("authority", Binding(role: .hostHeader))
    layout.add(":authority", Binding(role: .hostHeader))
    layout.add("response_code", Binding(role: .status))
    layout.add("bytes_sent", Binding(role: .bytes))
    layout.add("duration", .duration(.milliseconds))
    layout.add("downstream_remote_address", Binding(role: .clientAndPort))
    layout.add("user_agent", .text(.userAgent))
    layout.add("user-agent", .text(.userAgent))
    compiled = layout.compiled(style: .unknownInJSON)
  }
}
