/// What uWSGI writes of each request if nobody says how. Its messages and those of the application stand
/// in the same log.
struct UWSGIFormat: LogFormat {
  let name = "uwsgi"
  let title = "uWSGI's default log line"
  let reference = UWSGINotation().reference
  let servers = ["uwsgi"]
  let definition = Self.string(unit: "msecs")
  var configuration: String {
    let tail = Self.requestVariables.map { #"\#($0)="%(var.\#($1))""# }.joined(separator: " ")
    let format =
      #"%(addr) - %(user) [%(ltime)] "%(method) %(uri) %(proto)" %(status) %(rsize) "%(referer)" "#
      + #""%(uagent)" ms=%(tmsecs) us=%(micros) sch=%(var.REQUEST_SCHEME) "# + tail
    return """
      log-format = \(format)
      # Read it with --log-format 'uwsgi:…' and this text. No response header can be logged: set a
      # variable of your own with uwsgi.set_logvar, write %(acao), and say --map acao=allow_origin.
      """
  }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  let examples = [
    LogExample(
      "[pid: 24386|app: 0|req: 482950/4125645] 86.221.170.65 () {44 vars in 1322 bytes} [Tue Jan  3 "
        + "05:01:31 2012] GET /contest/?x=y => generated 192 bytes in 21 msecs (HTTP/1.1 200) 4 "
        + "headers in 111 bytes (1 switches on core 0)",
      gives: [
        .time: "1325566891000", .client: "86.221.170.65", .hasRemoteUser: .absent, .method: "GET",
        .path: "/contest/?x=y", .bytes: "192", .duration: "21", .status: "200",
        .origin: .notLogged, .userAgent: .notLogged,
      ]),
    LogExample(
      "{address space usage: 1 bytes/0MB} {rss usage: 1 bytes/0MB} [pid: 8|app: -1|req: -1/2] ::1 "
        + "(ann) {30 vars in 401 bytes} [Mon Nov 23 07:35:52 2026] OPTIONS / => generated 0 bytes in "
        + "1500 micros via sendfile() (HTTP/1.0 204) 2 headers in 80 bytes (0 switches on core 0)",
      gives: [
        .time: "1795419352000", .client: "::1", .hasRemoteUser: .empty, .status: "204",
        .duration: "1",
      ]),
    LogExample(
      "[pid: 8|app: 0|req: 16/16] 192.0.2.7 () {8 vars in 76 bytes} [Mon Nov 23 07:35:52 2026] GET /a "
        + "=> generated 0 bytes in 0 msecs (b HTTP/1.1 200) 9 headers in 9 bytes (9 switches on core "
        + "0) 404) 0 headers in 0 bytes (0 switches on core 0)",
      gives: [.path: "/a", .status: "404"]),
    LogExample(
      "[pid: 8|app: 0|req: 16/16] 192.0.2.7 () {8 vars in 76 bytes} [Mon Nov 23 07:35:52 2026]   => "
        + "generated 0 bytes in 0 msecs ( 500) 0 headers in 0 bytes (0 switches on core 0)",
      gives: [.method: .notLogged, .path: .notLogged, .status: "500"]),
  ]
  let compiled: CompiledFormat

  private static let requestVariables = [
    ("hh", "HTTP_HOST"), ("o", "HTTP_ORIGIN"), ("acrm", "HTTP_ACCESS_CONTROL_REQUEST_METHOD"),
    ("acrh", "HTTP_ACCESS_CONTROL_REQUEST_HEADERS"), ("sfs", "HTTP_SEC_FETCH_SITE"),
    ("sfm", "HTTP_SEC_FETCH_MODE"), ("ct", "CONTENT_TYPE"),
  ]

  private static func string(unit: String, memory: Bool = false, via: Bool = false) -> String {
    (memory ? "{address space usage: $vsz bytes/$vszM} {rss usage: $rss bytes/$rssM} " : "")
      + """
      [pid: $pid|app: $app|req: $number/$total] $remote_addr ($remote_user) {$vars vars in $size \
      bytes} [$time] $request_method $request_uri => generated $body_bytes_sent bytes in $elapsed \
      \(unit)\(via ? " via $way()" : "") ($server_protocol $status) $headers headers in \
      $headers_size bytes ($switches switches on core $core)
      """
  }

  init() {
    let strings = ["msecs", "micros"].flatMap { unit in
      [false, true].flatMap { memory in
        [false, true].map { (unit, Self.string(unit: unit, memory: memory, via: $0)) }
      }
    }
    let formats = strings.map { unit, string in
      var format = CompiledFormat(
        builtIn: string,
        [
          "time": Binding(role: .time),
          "elapsed": .duration(unit == "micros" ? .microseconds : .milliseconds),
        ], style: .none)
      // The client chose user, target and protocol; only the last can hold a space.
      let status = format.steps.firstIndex { $0.binding.role == .status }
      for index in format.steps.indices {
        let role = format.steps[index].binding.role
        let isProtocol = index + 1 == status
        format.steps[index].isToken = [.ignored, .part, .client].contains(role) && !isProtocol
        format.steps[index].mayBeLonger = isProtocol
      }
      return format
    }
    var compiled = CompiledFormat(mixing: formats)
    compiled.timeIsEnd = false
    compiled.othersAreForeign = true
    self.compiled = compiled
  }
}
