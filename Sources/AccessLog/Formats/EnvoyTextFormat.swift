/// What Envoy logs if nobody says how.
struct EnvoyTextFormat: LogFormat {
  let name = "envoy_text"
  let title = "Envoy's default access log"
  let reference =
    "https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage#default-format-string"
  let servers = ["envoy"]
  let definition = """
    [%START_TIME%] "%REQ(:METHOD)% %REQ(X-ENVOY-ORIGINAL-PATH?:PATH)% %PROTOCOL%" \
    %RESPONSE_CODE% %RESPONSE_FLAGS% %BYTES_RECEIVED% %BYTES_SENT% %DURATION% \
    %RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)% "%REQ(X-FORWARDED-FOR)%" "%REQ(USER-AGENT)%" \
    "%REQ(X-REQUEST-ID)%" "%REQ(:AUTHORITY)%" "%UPSTREAM_HOST%"
    """
  let configuration = """
    - name: envoy.access_loggers.file
      typed_config:
        "@type": type.googleapis.com/envoy.extensions.access_loggers.file.v3.FileAccessLog
        path: /var/log/envoy/cors.log
        log_format:
          json_format: {v: cors1, t: "%START_TIME%", ip: "%DOWNSTREAM_REMOTE_ADDRESS_WITHOUT_PORT%", m: "%REQ(:METHOD)%", sch: "%REQ(:SCHEME)%", host: "%REQ(:AUTHORITY)%", uri: "%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%", p: "%PROTOCOL%", st: "%RESPONSE_CODE%", det: "%RESPONSE_CODE_DETAILS%", fl: "%RESPONSE_FLAGS%", o: "%REQ(ORIGIN)%", acrm: "%REQ(ACCESS-CONTROL-REQUEST-METHOD)%", acrh: "%REQ(ACCESS-CONTROL-REQUEST-HEADERS)%", sfs: "%REQ(SEC-FETCH-SITE)%", sfm: "%REQ(SEC-FETCH-MODE)%", ref: "%REQ(REFERER)%", ua: "%REQ(USER-AGENT)%", ct: "%REQ(CONTENT-TYPE)%", ck: "%REQ(COOKIE):1%", au: "%REQ(AUTHORIZATION):1%", acao: "%RESP(ACCESS-CONTROL-ALLOW-ORIGIN)%", acac: "%RESP(ACCESS-CONTROL-ALLOW-CREDENTIALS)%", acam: "%RESP(ACCESS-CONTROL-ALLOW-METHODS)%", acah: "%RESP(ACCESS-CONTROL-ALLOW-HEADERS)%", acma: "%RESP(ACCESS-CONTROL-MAX-AGE)%", aceh: "%RESP(ACCESS-CONTROL-EXPOSE-HEADERS)%", vary: "%RESP(VARY)%", loc: "%RESP(LOCATION)%", cc: "%RESP(CACHE-CONTROL)%", id: "%REQ(X-REQUEST-ID)%"}
    # Its lines are read as cors1.
    """
  let duplicateVisibility = DuplicateVisibility.first
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      #"[2016-04-15T20:17:00.310Z] "POST /api/v1/locations HTTP/2" 204 - 154 0 226 100 "10.0.35.28" "#
        + #""nsq2http" "cc21d9b0-cf5c-432b-8c7e-98aeb7988cd2" "locations" "tcp://10.0.2.1:80""#,
      gives: [
        .time: "1460751420310", .method: "POST", .path: "/api/v1/locations", .status: "204",
        .bytes: "0", .duration: "226", .userAgent: "nsq2http", .host: "locations",
        .client: .notLogged, .origin: .notLogged,
      ])
  ]
  let compiled: CompiledFormat

  init() { compiled = CompiledFormat(builtInEnvoy: definition) }
}
