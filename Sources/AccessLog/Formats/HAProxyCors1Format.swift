/// The JSON of `formats show haproxy`: all that CORS can be judged by, of the response as the client got
/// it. HAProxy writes a dash for what is absent or empty, and `\u00HH` for bytes.
struct HAProxyCors1Format: LogFormat {
  let name = "haproxy_cors1"
  let title = "JSON with all that CORS needs (HAProxy)"
  let reference = "README.md"
  let servers = ["haproxy"]
  let definition = "log-format '{\"v\":\"cors1\",…}'"
  let configuration = HAProxyConfiguration.text
  /// The first two of a response's are joined.
  let duplicateVisibility = DuplicateVisibility.joined
  let timeKind = TimeKind.start
  let losses = [
    "A header without a value, and one of a dash alone, reads as one that was not sent.",
    "Of several headers of one name in a request the last is logged, in a response the first two.",
    "Its count of a response's bytes is some bytes off what went over the wire.",
    "Of requests that HAProxy cannot read (400, 408) neither method, path nor any header is known.",
  ]
  let examples = [
    LogExample(
      #"{"v":"cors1","ts":"23/Nov/2026:07:35:52 +0000","t":"1795419352361","ip":"192.0.2.7","#
        + #""m":"OPTIONS","uri":"\/v1\/users","p":"HTTP/1.1","st":"204","b":"113","ta":"1","#
        + #""term":"LR","fe":"api~","be":"api/<NOSRV>","hh":"api.example.com","#
        + #""o":"https:\/\/b\u00ff\"d.example","acrm":"PUT","acrh":"-","acrpn":"-","sfs":"-","#
        + #""sfm":"-","ref":"-","ua":"-","ct":"-","up":"-","ck":"0","au":"1","rh":"1","acao":"*","#
        + #""acac":"-","acam":"-","acah":"-","acma":"600","aceh":"-","acapn":"-","#
        + #""vary":"Accept-Encoding, Origin","loc":"-","cc":"-","sck":"0","uacao":"-"}"#,
      gives: [
        .time: "1795419352361", .client: "192.0.2.7", .scheme: "https", .path: "/v1/users",
        .status: "204", .duration: "1", .host: "api.example.com",
        .origin: "https://b\u{ff}\"d.example",
        .requestMethod: "PUT", .requestHeaders: .absent, .hasCookie: .absent,
        .hasAuthorization: .empty, .allowOrigin: "*", .allowCredentials: .absent, .maxAge: "600",
        .vary: "Accept-Encoding, Origin", .setsCookie: .absent,
      ]),
    LogExample(
      #"{"v":"cors1","ts":"23/Nov/2026:07:35:52 +0000","t":"-","ip":"192.0.2.7","m":"<BADREQ>","#
        + #""uri":"-","p":"<BADREQ>","st":"400","b":"0","ta":"0","term":"PR","fe":"api","#
        + #""be":"api/<NOSRV>","hh":"-","o":"-","acrm":"-","ck":"-","au":"-","rh":"-","acao":"-"}"#,
      gives: [
        .time: "1795419352000", .method: .notLogged, .path: .notLogged, .status: "400",
        .origin: .notLogged, .hasCookie: .notLogged, .allowOrigin: .notLogged,
      ]),
  ]
  let compiled: CompiledFormat

  init() {
    var compiled = JSONLayout(HAProxyConfiguration.shape).compiled(style: .haproxy)
    compiled.hasConnectionLines = true
    self.compiled = compiled
  }
}
