/// HAProxy's HTTP log: `option httplog`, `httpslog` or `httplog clf`.
///
/// What its `capture` lines show stands in braces without names: it counts only where the names are
/// given, `haproxy:{Host|Origin} {Vary}`. It captures a response's headers before it changes them, and
/// not at all where it answers itself; so they are the server's, not the client's, unless it is said
/// that they are `unchanged`. Lines about connections are lines of another kind.
struct HAProxyFormat: LogFormat {
  /// What the captures are; nil where nobody said.
  let names: HAProxyCaptureNames?
  let compiled: CompiledFormat

  var name: String {
    names.map { $0.mappings.prefix + "haproxy:" + $0.description } ?? "haproxy"
  }
  let title = "HAProxy's HTTP log"
  let reference = "https://docs.haproxy.org/2.6/configuration.html#8.2.3"
  var definition: String { names?.description ?? "option httplog" }
  var configuration: String { HAProxyConfiguration.text }
  /// Of several it captures the last.
  let duplicateVisibility = DuplicateVisibility.last
  let timeKind = TimeKind.start
  let losses = [
    "A captured header without a value reads as one that was not sent.",
    "A captured header is cut at the length that its capture line gives it.",
    "A request line is cut at 1024 bytes, or tune.http.logurilen, and a line at the len of its log.",
    "Headers of a response that HAProxy makes or changes itself are not captured as the client got them.",
  ]
  var examples: [LogExample] { names == nil ? Self.examples : [] }

  private static let examples = [
    LogExample(
      "192.0.2.7:34866 [23/Nov/2026:07:35:52.123] api~ be/n1 0/0/1/20/21 200 244 - - ---- "
        + #"2/1/0/0/0 0/0 "GET /v1/users?x=y HTTP/1.1""#,
      gives: [
        .time: "1795419352123", .client: "192.0.2.7", .scheme: "https", .method: "GET",
        .path: "/v1/users?x=y", .status: "200", .bytes: "244", .duration: "21", .host: .notLogged,
        .origin: .notLogged, .allowOrigin: .notLogged,
      ]),
    LogExample(
      "2001:db8::7:34866 [23/Nov/2026:07:35:52.123] api api/<NOSRV> 0/-1/-1/-1/0 204 107 - - LR-- "
        + #"1/1/0/0/0 0/0 {a.example|https://app.example.com|PUT|} {|} "OPTIONS /a#22b HTTP/1.1""#,
      gives: [
        .client: "2001:db8::7", .scheme: "http", .path: #"/a"b"#, .status: "204",
        .origin: .notLogged,
      ]),
    LogExample(
      "-:22222 [23/Nov/2026:07:35:52.123] api~ be/n1 a.example 0/0/0/-1/+18 -1 +200 - - CH-- "
        + #"1/1/0/0/0 0/0 "GET / HTTP/1.1""#,
      gives: [
        .client: .absent, .status: .absent, .duration: .notLogged, .bytes: .notLogged,
        .host: .notLogged,
      ]),
    LogExample(
      "unix:1 [23/Nov/2026:07:35:52.123] api api/<NOSRV> -1/-1/-1/-1/0 400 0 - - PR-- 1/1/0/0/0 0/0 "
        + #""<BADREQ>""#,
      gives: [
        .client: .absent, .method: .notLogged, .path: .notLogged, .status: "400",
        .origin: .notLogged,
      ]),
    LogExample(
      "192.0.2.7:34866 [23/Nov/2026:07:35:52.123] api~ be/n1 0/0/1/20/21 200 244 - - ---- "
        + #"2/1/0/0/0 0/0 "GET / HTTP/2.0" 0/0000000000000000/0/0/0 a.example/TLSv1.3/TLS_AES_256"#,
      gives: [.path: "/", .scheme: "https"]),
    LogExample(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /x HTTP/1.1" 200 73 "" "" 36996 151 "api~" "#
        + #""be" "n1" 0 0 0 2 3 ---- 1 1 0 0 0 0 0 "" "" "https://app.example" "#,
      gives: [
        .time: "1795419352000", .client: "192.0.2.7", .scheme: "https", .path: "/x", .status: "200",
        .bytes: "73", .duration: "3", .origin: .notLogged,
      ]),
  ]

  /// - Parameter names: what the frontend captures.
  init(_ names: HAProxyCaptureNames? = nil) {
    self.names = names
    var compiled = Self.text(Self.httplog("", "")).with(
      alternatives: [
        Self.text(Self.httplog("", Self.ofTLS)), Self.text(Self.httplog(" $extra", "")),
        Self.text(Self.httplog(" $extra", Self.ofTLS)), Self.text(Self.clf),
      ])
    if let captures = names?.captures {
      compiled.captures = captures
      for binding in captures.request + captures.response {
        compiled.possibleFields |= binding.fields
      }
    }
    compiled.timeIsEnd = false
    compiled.hasConnectionLines = true
    self.compiled = compiled
  }

  /// What `option httpslog` adds.
  private static let ofTLS = " $errors $sni/$version/$cipher"

  /// `option httplog`, perhaps with a value more behind the server, as some have it, or the request.
  private static func httplog(_ behindServer: String, _ behindRequest: String) -> String {
    """
    $client [$time] $frontend $backend/$server\(behindServer) $TR/$Tw/$Tc/$Tr/$Ta $status $bytes \
    $cookie $set_cookie $termination $ac/$fc/$bc/$sc/$rc $sq/$bq $captures"$request"\(behindRequest)
    """
  }

  /// `option httplog clf`, in which captures have no braces.
  private static let clf = """
    $remote_addr - - [$time] "$request" $status $bytes "" "" $port $milliseconds "$frontend" \
    "$backend" "$server" $TR $Tw $Tc $Tr $Ta $termination $ac $fc $bc $sc $rc $sq $bq "$more
    """

  private static func text(_ string: String) -> CompiledFormat {
    var compiled = CompiledFormat(
      builtIn: string,
      [
        "client": Binding(role: .clientBeforePort), "time": Binding(role: .time),
        "frontend": Binding(role: .frontend), "Ta": .duration(.milliseconds),
        "bytes": Binding(role: .bytes), "termination": Binding(role: .termination),
        "captures": Binding(role: .captures),
      ], style: .haproxy)
    let end = compiled.steps.firstIndex { $0.binding.role == .termination } ?? 0
    for index in compiled.steps.indices {
      let step = compiled.steps[index]
      // Nothing but what clients chose holds a space: two cookies, and the last of all in CLF.
      let isCookie = string != clf && (end - 2..<end).contains(index)
      let isLast = string == clf && index == compiled.steps.count - 1
      compiled.steps[index].mayBeLonger = isCookie
      compiled.steps[index].isToken =
        !isCookie && !isLast && ![.time, .captures, .request].contains(step.binding.role)
    }
    return compiled
  }
}
