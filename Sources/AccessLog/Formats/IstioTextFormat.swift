/// What Istio's proxies log as text if nobody says how.
///
/// A request appears in the log of its source's proxy and in that of its destination's.
struct IstioTextFormat: LogFormat {
  let name = "istio_text"
  let title = "Istio's default access log"
  let reference = "https://istio.io/latest/docs/tasks/observability/logs/access-log/"
  let definition = """
    [%START_TIME%] "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" \
    %RESPONSE_CODE% %RESPONSE_FLAGS% %RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% \
    "%UPSTREAM_TRANSPORT_FAILURE_REASON%" %BYTES_RECEIVED% %BYTES_SENT% %DURATION% \
    %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% "%REQ(X-FORWARDED-FOR)%" "%REQ(USER-AGENT)%" \
    "%REQ(X-REQUEST-ID)%" "%REQ(:AUTHORITY)%" "%UPSTREAM_HOST%" %UPSTREAM_CLUSTER% \
    %UPSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_LOCAL_ADDRESS% %DOWNSTREAM_REMOTE_ADDRESS% \
    %REQUESTED_SERVER_NAME% %ROUTE_NAME%
    """
  var configuration: String { EnvoyTextFormat().configuration }
  let duplicateVisibility = DuplicateVisibility.first
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"[2020-11-25T21:26:18.409Z] "GET /status/418 HTTP/1.1" 418 - via_upstream - "-" 0 135 3 1 "-" "#
        + #""curl/7.73.0-DEV" "84961386-6d84-929d-98bd-c5aee93b5c88" "httpbin:8000" "127.0.0.1:80" "#
        + "inbound|8000|| 127.0.0.1:41854 10.44.1.27:80 10.44.1.23:37652 "
        + "outbound_.8000_._.httpbin.foo.svc.cluster.local default",
      gives: [
        .time: "1606339578409", .status: "418", .client: "10.44.1.23", .host: "httpbin:8000",
        .duration: "3", .bytes: "135",
      ])
  ]
  let compiled: CompiledFormat

  init() { compiled = CompiledFormat(builtInEnvoy: definition) }
}
