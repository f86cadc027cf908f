import AccessLog
import Testing

@Suite("Formats in the notations of application servers")
struct TranslatedFormatTests {
  @Test(
    "read what their servers write",
    arguments: [
      // What they write if nobody says how.
      ("tomcat:common", #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /x HTTP/1.1" 200 -"#),
      (
        "tomcat:combined",
        #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /x HTTP/1.1" 200 5 "-" "a \"b\"""#
      ),
      (
        #"jetty:'%{client}a - %u %t "%r" %s %O "%{Referer}i" "%{User-Agent}i"'"#,
        #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /x HTTP/1.1" 200 5 "-" "ua""#
      ),
      (
        #"gunicorn:%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s""#,
        #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /x HTTP/1.1" 200 5 "-" "a \"b\"""#
      ),
      (
        "morgan:combined",
        #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET /x HTTP/1.1" 200 5 "-" "ua""#
      ),
      // What people ask for.
      (
        #"tomcat:%h %t %{begin:yyyy-MM-dd'T'HH:mm:ss.SSSZ}t "%m %U" %s %{fracsec}T"#,
        #"192.0.2.7 [23/Nov/2026:07:35:53 +0000] 2026-11-23T07:35:52.000+0000 "GET /x" 200 0.500"#
      ),
      (
        "jetty:%{remote}a %{dd/MMM/yyyy:HH:mm:ss ZZZ|GMT}t %m %U %404,200s %{CLF}O",
        "192.0.2.7 [23/Nov/2026:07:35:52 +0000] GET /x 200 -"
      ),
      (
        "gunicorn:'%(h)s %(t)s 100%% %(m)s %(U)s?%(q)s %(s)s %({http_host}e)s'",
        "192.0.2.7 [23/Nov/2026:07:35:52 +0000] 100% GET /x?y=z 200 a.example"
      ),
      (
        #"uwsgi:%(addr) %(user) [%(ltime)] %(tmsecs) "%(method) %(uri)" %(status) %(var.HTTP_HOST)"#,
        #"192.0.2.7 - [23/Nov/2026:07:35:52 +0000] 1795419352000 "GET /x" 200 a.example"#
      ),
    ])
  func asWritten(format: String, line: String) throws {
    let entry = try entry(line, as: format)
    #expect(entry[.method] == "GET")
    #expect(entry[.path] == "/x" || entry[.path] == "/x?y=z")
    #expect(entry.status == 200)
    #expect(entry[.client] == "192.0.2.7")
    #expect(entry.time == 1_795_419_352_000)
  }

  @Test(
    "bind headers and what else they name",
    arguments: [
      ("tomcat:%s %{Origin}i", .origin, "https://a.example", "https://a.example"),
      ("tomcat:%s %{Vary}o", .vary, "Origin,Accept", "Origin,Accept"),
      ("tomcat:%s %{peer}a", .client, "192.0.2.7", "192.0.2.7"),
      ("tomcat:%s %{ms}T", .duration, "12", "12"), ("tomcat:%s %D", .duration, "12", .notLogged),
      ("tomcat:%s %{user}s", .status, "200", "200"),
      ("jetty:%s %{Origin}i", .origin, "null", "null"),
      ("jetty:%s %{server}a", .host, "a.example", "a.example"),
      ("jetty:%s %{us}T", .duration, "12000", "12"),
      ("jetty:%s %{local}p", .port, "8080", "8080"),
      ("gunicorn:%(s)s %({origin}i)s", .origin, "https://a.example", "https://a.example"),
      ("gunicorn:%(s)s %({Access-Control-Allow-Origin}o)s", .allowOrigin, "-", .absent),
      ("gunicorn:%(s)s %({http_origin}e)s", .origin, "https://a.example", "https://a.example"),
      ("gunicorn:%(s)s %({wsgi.url_scheme}e)s", .scheme, "https", "https"),
      ("gunicorn:%(s)s %(L)s", .duration, "0.012345", "12"),
      ("gunicorn:%(s)s %(D)s", .duration, "12345", "12"),
      ("gunicorn:%(s)s %(M)s", .duration, "12", "12"),
      ("uwsgi:%(status) %(var.HTTP_ORIGIN)", .origin, "https://a.example", "https://a.example"),
      ("uwsgi:%(status) %(var.UWSGI_SCHEME)", .scheme, "https", "https"),
      ("uwsgi:%(status) %(rsize)", .bytes, "12", "12"),
      ("map(acao=allow_origin):uwsgi:%(status) %(acao)", .allowOrigin, "*", "*"),
      ("morgan::status :req[Origin]", .origin, "https://a.example", "https://a.example"),
      ("morgan::status :res[access-control-allow-origin]", .allowOrigin, "-", .absent),
      ("morgan::status :response-time[1]", .duration, "12.3", "12"),
      ("morgan::status :res[content-length]", .status, "5", "200"),
      ("map(:id=origin):morgan::status :id", .origin, "x", "x"),
    ] as [(String, Field, String, LogExample.Value)])
  func bindings(format: String, field: Field, logged: String, expected: LogExample.Value) throws {
    #expect(try entry("200 " + logged, as: format).given(field) == expected)
  }

  @Test(
    "read times of every notation they have",
    arguments: [
      ("tomcat:%s %t", "[23/Nov/2026:07:35:52 +0000]"),
      ("tomcat:%s %{begin}t", "[23/Nov/2026:07:35:52 +0000]"),
      ("tomcat:%s %{end:msec}t", "1795419352000"),
      ("tomcat:%s %{EEE MMM dd yyyy hh:mm:ss a XXX}t", "Mon Nov 23 2026 07:35:52 AM +00:00"),
      ("jetty:%s %{yyyy-MM-dd HH:mm:ss.SSS|UTC|en}t", "[2026-11-23 07:35:52.000]"),
      ("uwsgi:%(status) %(ctime)", "Mon Nov 23 07:35:52 2026"),
      ("uwsgi:%(status) %(tmicros)", "1795419352000000"),
      ("uwsgi:%(status) %(time)", "1795419352"), ("uwsgi:%(status) %(epoch)", "1795419352"),
      ("morgan::status :date", "Mon, 23 Nov 2026 07:35:52 GMT"),
      ("morgan::status :date[iso]", "2026-11-23T07:35:52.000Z"),
      ("morgan::status :date[clf]", "23/Nov/2026:07:35:52 +0000"),
    ])
  func times(format: String, logged: String) throws {
    #expect(try entry("200 " + logged, as: format).time == 1_795_419_352_000)
  }

  @Test("morgan's formats without a time are read with that of a container")
  func morganWithoutTime() throws {
    let wrapped = "2026-11-23T07:35:52Z stdout F "
    for (format, line) in [
      ("tiny", "GET /x 200 5 - 1.234 ms"),
      ("dev", "\u{1B}[0mGET /x \u{1B}[32m200\u{1B}[0m 1.234 ms - 5\u{1B}[0m"),
      ("short", "::1 - GET /x HTTP/1.1 200 5 - 1.234 ms"),
    ] {
      let entry = try entry(wrapped + line, as: "cri:morgan:" + format)
      #expect(entry[.path] == "/x")
      #expect(entry.status == 200)
      #expect(entry.duration == 1)
      #expect(entry.time == 1_795_419_352_000)
    }
  }

  @Test(
    "A value with a quote in it is ambiguous where nobody escapes it, and decoded where one does")
  func quotes() throws {
    let line = #"200 "a"b" "c""#
    #expect(
      try rejection(line, as: #"jetty:%s "%{Origin}i" "%{User-Agent}i""#) == "1 ambiguous at 12")
    #expect(
      try rejection(line, as: #"morgan::status ":req[origin]" ":user-agent""#)
        == "1 ambiguous at 12")
    let escaped = try entry(#"200 "a\"b""#, as: #"gunicorn:%(s)s "%({origin}i)s""#)
    #expect(escaped[.origin] == "a\"b")
  }

  @Test(
    "are read again by their own names",
    arguments: [
      #"tomcat:'%s "%{Origin}i"'"#, "jetty:%s %m", "gunicorn:%(s)s %(m)s",
      "uwsgi:'%(status) %(method)'", "morgan:tiny", "map(:id=origin):morgan:':status :id'",
    ])
  func names(text: String) throws {
    let format = try LogFormats.named(text)
    #expect(try LogFormats.named(format.name).name == format.name)
    #expect(format.timeKind == .start || format.possibleFields & Field.duration.bit == 0)
  }

  @Test(
    "that cannot work are refused, with what is wrong and its column",
    arguments: [
      ("tomcat:%m %U%q %s", "Column 4: Tomcat may write a dash"),
      ("tomcat:%s %z", "Column 4: Tomcat has no directive %z"),
      ("tomcat:%s %{GG}t", "Column 4: the letter G of %{GG}t cannot be read back."),
      ("tomcat:%s%m", "Nothing stands between %s (column 1) and %m (column 3)"),
      ("jetty:%s %{x}z", "Column 4: Jetty has no directive %{x}z; did you mean %{x}i"),
      ("jetty:%s %v", "Column 4: Jetty has no directive %v"),
      ("gunicorn:%(s)s %(x)s", "Column 7: Gunicorn has no %(x)s"),
      ("gunicorn:%(s)s %(r)", "Column 7: “%” that begins no %(…)s"),
      ("gunicorn:%s", "Column 1: “%” that begins no %(…)s"),
      ("uwsgi:%(staus) %(uri)", "Column 1: uWSGI has no %(staus); did you mean %(status)?"),
      ("morgan::stats :url", "Column 1: morgan has no :stats; did you mean :status?"),
      ("morgan:", "No variable"), ("gunicorn:'%(l)s'", "No variable"),
    ])
  func refused(text: String, mistake: String) {
    let error = #expect(throws: FormatError.self) { try LogFormats.named(text) }
    #expect(error?.description.contains(mistake) == true, "\(error?.description ?? "")")
  }
}

@Suite("Messages of application servers in their access logs")
struct ServerMessageTests {
  @Test(
    "are foreign, not rejected",
    arguments: [
      ("combined", "2022-06-08 22:49:20.774649 [NOTICE] [1226033] [1.2.3.4:45164] Failed Login"),
      (
        "combined", "[2026-11-23 07:35:52 +0000] [8] [INFO] Listening at: http://127.0.0.1:8000 (8)"
      ),
      ("gunicorn", "[2026-11-23 07:35:52 -0500] [8] [ERROR] Error handling request /"),
      ("uwsgi", "*** Starting uWSGI 2.0.31 (64bit) on [Mon Nov 23 07:35:52 2026] ***"),
      ("uwsgi", "spawned uWSGI worker 1 (pid: 8, cores: 1)"),
      ("traefik", "DEBUG: CrowdsecBouncerTraefikPlugin: handleStreamCache:updated"),
      ("caddy", "panic: runtime error: invalid memory address or nil pointer dereference"),
    ])
  func foreign(format: String, line: String) throws {
    let log = ReadLog(lines: [line], as: try LogFormats.named(format))
    #expect(log.foreign == 1)
    #expect(log.rejected == [])
  }

  @Test(
    "A line that is cut is rejected",
    arguments: [
      ("uwsgi", "[pid: 24386|app: 0|req: 1/2] 192.0.2.7 ()"), ("traefik", #"est":"x","y":1}"#),
      ("traefik", #"{"RequestMethod":"GET","DownstreamSt"#), ("caddy", "{"),
    ])
  func cut(format: String, line: String) throws {
    #expect(try rejection(line, as: format) != nil)
  }
}
