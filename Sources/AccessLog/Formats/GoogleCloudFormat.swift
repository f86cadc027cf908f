/// Requests as Google Cloud's load balancers and Cloud Run log them, one LogEntry a line.
///
/// Load balancers log a sample only, so that what is not there proves nothing.
struct GoogleCloudFormat: LogFormat {
  let name = "gcp"
  let title = "Google Cloud load balancer and Cloud Run (LogEntry)"
  let reference = "https://cloud.google.com/load-balancing/docs/https/https-logging-monitoring"
  let servers = ["gcp"]
  let definition = "LogEntry with httpRequest"
  let configuration = """
    gcloud compute backend-services update SERVICE --global --enable-logging \
      --logging-sample-rate=1.0 --logging-optional=CUSTOM \
      --logging-optional-fields=tls.protocol
    # It logs no header but User-Agent and Referer: log Origin and Access-Control-* behind it.
    """
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"{"httpRequest":{"latency":"0.012484s","referer":"https://app.example.com/","#
        + #""remoteIp":"192.0.2.7","requestMethod":"GET","requestSize":"120","#
        + #""requestUrl":"https://api.example.com:8443/v1?a=b\u0026c=d","responseSize":"320","#
        + #""status":200,"userAgent":"curl/8"},"insertId":"1","jsonPayload":{"statusDetails":"#
        + #""response_sent_by_backend"},"resource":{"type":"http_load_balancer"},"#
        + #""receiveTimestamp":"2026-11-23T07:35:53Z","timestamp":"2026-11-23T07:35:52.361Z"}"#,
      gives: [
        .time: "1795419352361", .scheme: "https", .host: "api.example.com:8443",
        .path: "/v1?a=b&c=d", .duration: "12", .bytes: "320", .referer: "https://app.example.com/",
        .origin: .notLogged,
      ])
  ]
  let compiled: CompiledFormat

  init() {
    var layout = JSONLayout()
    layout.require("httpRequest.requestMethod", "httpRequest.requestUrl")
    layout.add("timestamp", Binding(role: .time))
    layout.add("httpRequest.requestMethod", Binding(role: .part, field: .method))
    layout.add("httpRequest.requestUrl", inPieces: "$scheme://$http_host$request_uri")
    layout.add("httpRequest.status", Binding(role: .status))
    layout.add("httpRequest.responseSize", Binding(role: .bytes))
    layout.add("httpRequest.userAgent", .text(.userAgent))
    layout.add("httpRequest.referer", .text(.referer))
    layout.add("httpRequest.remoteIp", Binding(role: .client))
    layout.add("httpRequest.latency", Binding(role: .duration, field: .duration))
    layout.update { $0.othersAreForeign = true }
    compiled = layout.compiled()
  }
}
