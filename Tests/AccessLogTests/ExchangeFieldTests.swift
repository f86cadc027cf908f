import AccessLog
import Testing

@Suite("The request line")
struct RequestLineTests {
  @Test(
    "gives method and target",
    arguments: [
      ("GET /a?b=c HTTP/1.1", "GET", "/a?b=c"),
      ("GET /a b c HTTP/1.1", "GET", "/a b c"),
      ("GET /star", "GET", "/star"),
      ("get / HTTP/1.1", "get", "/"),
      ("OPTIONS * HTTP/1.1", "OPTIONS", "*"),
      ("CONNECT example.com:443 HTTP/1.1", "CONNECT", "example.com:443"),
      ("PROPFIND /x HTTP/2.0", "PROPFIND", "/x"),
      (#"GET /caf\xC3\xA9 HTTP/1.1"#, "GET", "/cafÃ©"),
      ("GET http://api.example.com/x HTTP/1.1", "GET", "http://api.example.com/x"),
    ])
  func parts(request: String, method: String, path: String) throws {
    let entry = try entry(#""\#(request)" 200"#, as: #"nginx:'"$request" $status'"#)
    #expect(entry[.method] == .value(method))
    #expect(entry[.path] == .value(path))
  }

  @Test(
    "that is none is an entry without method and path",
    arguments: [
      "", "-", #"\x16\x03\x01\x02\x00\x01\x00"#, #"\x16\x03\x01 x"#, "GET", "GET ", " /", "(x) /a",
    ])
  func none(request: String) throws {
    let entry = try entry(#""\#(request)" 400"#, as: #"nginx:'"$request" $status'"#)
    #expect(entry[.method] == .notLogged)
    #expect(entry[.path] == .notLogged)
    #expect(entry.status == 400)
  }

  @Test("in absolute form gives scheme and host, where nothing better does")
  func absoluteForm() throws {
    let line = #""GET HTTPS://u:p@api.example.com:8443/x?y HTTP/1.1" 200"#
    let entry = try entry(line, as: #"nginx:'"$request" $status'"#)
    #expect(entry[.scheme] == "HTTPS")
    #expect(entry[.host] == "api.example.com:8443")
    #expect(entry[.path] == "HTTPS://u:p@api.example.com:8443/x?y")
    let better = try AccessLogTests.entry(
      line + " real.example http", as: #"nginx:'"$request" $status $http_host $scheme'"#)
    #expect(better[.host] == "real.example")
    #expect(better[.scheme] == "http")
  }

  @Test("stands behind variables of its parts")
  func dedicatedVariables() throws {
    let entry = try entry(
      #"PUT /new "GET /old HTTP/1.1""#, as: #"nginx:'$request_method $request_uri "$request"'"#)
    #expect(entry[.method] == "PUT")
    #expect(entry[.path] == "/new")
  }
}

@Suite("Host and port")
struct HostTests {
  @Test(
    "are the client's view, as far as the format has it",
    arguments: [
      ("$http_host $server_port", "api.example.com:8080 80", "api.example.com:8080", .notLogged),
      ("$host $server_port", "api.example.com 8080", "api.example.com", "8080"),
      ("$server_name $server_port", "api.example.com 8080", "api.example.com", "8080"),
      ("$http_host $host $server_port", "a.example:81 b.example 80", "a.example:81", .notLogged),
      ("$http_host $host $server_port", "- b.example 80", "b.example", .notLogged),
      ("$server_name $http_host", "a.example b.example", "b.example", .notLogged),
      ("$host:$server_port", "[2001:db8::1]:80", "[2001:db8::1]", "80"),
    ] as [(String, String, Observed, Observed)])
  func view(variables: String, logged: String, host: Observed, port: Observed) throws {
    let entry = try entry("200 \(logged)", as: "nginx:'$status \(variables)'")
    #expect(entry[.host] == host)
    #expect(entry[.port] == port)
  }

  @Test("A scheme is the variable's, or `$https`")
  func scheme() throws {
    #expect(try entry("200 wss", as: "nginx:'$status $scheme'")[.scheme] == "wss")
    #expect(try entry("200 on", as: "nginx:'$status $https'")[.scheme] == "https")
    #expect(try entry("200 -", as: "nginx:'$status $https'")[.scheme] == "http")
  }

  @Test(
    "A client behind proxies is the address that the server saw",
    arguments: [
      ("192.0.2.7", "192.0.2.7"),
      ("2001:db8::7", "2001:db8::7"),
      ("10.0.0.2, 10.0.0.1, 127.0.0.1", "127.0.0.1"),
      ("monitoring-server", "monitoring-server"),
      ("unix:", "unix:"),
    ])
  func client(logged: String, is expected: String) throws {
    let entry = try entry(
      #"\#(logged) - - [23/Nov/2026:07:35:52 +0000] "GET / HTTP/1.1" 200 5"#, as: "common")
    #expect(entry[.client] == .value(expected))
  }
}

@Suite("Times, statuses and numbers")
struct NumberTests {
  @Test(
    "A time in any notation becomes milliseconds UTC",
    arguments: [
      ("23/Nov/2026:07:35:52 +0000", 1_795_419_352_000),
      ("23/Nov/2026:08:35:52 +0100", 1_795_419_352_000),
      ("23/Nov/2026:02:05:52 -0530", 1_795_419_352_000),
      ("[23/Nov/2026:07:35:52 +0000]", 1_795_419_352_000),
      ("2026-11-23T07:35:52+00:00", 1_795_419_352_000),
      ("2026-11-23T07:35:52.359Z", 1_795_419_352_359),
      ("2026-11-23T08:35:52.3599999+0100", 1_795_419_352_359),
      ("1795419352.359", 1_795_419_352_359),
      ("1795419352", 1_795_419_352_000),
      ("29/Feb/2028:00:00:00 +0000", 1_835_395_200_000),
      ("31/Dec/2016:23:59:60 +0000", 1_483_228_800_000),
      ("01/Jan/1970:00:00:00 +0000", 0),
    ])
  func times(logged: String, is expected: Int64) throws {
    #expect(try entry(#""\#(logged)" 200"#, as: #"nginx:'"$time_local" $status'"#).time == expected)
  }

  @Test(
    "A time that is none is rejected",
    arguments: [
      "", "-", "yesterday", "29/Feb/2026:00:00:00 +0000", "23/Nov/2026:07:35:52",
      "23/Foo/2026:07:35:52 +0000", "00/Nov/2026:07:35:52 +0000", "23/Nov/2026:24:00:00 +0000",
      "2026-11-23T07:35:52", "2026-13-23T07:35:52Z", "1795419352.", "99999999999999999999",
      "-5", "23/Nov/2026:07:35:52 *0000",
    ])
  func badTimes(logged: String) throws {
    let reason = try rejection(#""\#(logged)" 200"#, as: #"nginx:'"$time_local" $status'"#)
    #expect(reason == "1 bad-time at 1")
  }

  @Test("nginx's time is reckoned back to the start, where the duration is logged")
  func start() throws {
    let format = "nginx:'$msec $request_time $status'"
    let both = try entry("1795419352.359 2.345 200", as: format)
    #expect(both.time == 1_795_419_350_014)
    #expect(both.duration == 2345)
    #expect(try LogFormats.named(format).timeKind == .start)
    let unknown = try entry("1795419352.359 - 200", as: format)
    #expect(unknown.time == 1_795_419_352_359)
    #expect(unknown[.duration] == .absent)
    #expect(try LogFormats.named("nginx:'$msec $status'").timeKind == .end)
  }

  @Test("Of several times the exactest counts")
  func exactest() throws {
    let entry = try entry(
      "[23/Nov/2026:07:35:52 +0000] 1795419352.359 2026-11-23T07:35:52+00:00 200",
      as: "nginx:'[$time_local] $msec $time_iso8601 $status'")
    #expect(entry.time == 1_795_419_352_359)
  }

  @Test(
    "A status is exact, or absent where none was set",
    arguments: [
      ("200", 200), ("499", 499), ("000", nil), ("0", nil), ("-", nil), ("009", nil),
    ] as [(String, Int32?)])
  func statuses(logged: String, is expected: Int32?) throws {
    let entry = try entry("\(logged) /", as: "nginx:'$status $request_uri'")
    #expect(entry.status == expected ?? 0)
    #expect(entry[.status] == (expected == nil ? .absent : .empty))
  }

  @Test("A status that is no number is rejected", arguments: ["abc", "2O0", "20000", "+20"])
  func badStatuses(logged: String) throws {
    #expect(try rejection("\(logged) /", as: "nginx:'$status $request_uri'") == "1 bad-status at 0")
  }

  @Test("Apache's dash for no bytes is zero bytes")
  func bytes() throws {
    let common = #"::1 - - [26/Dec/2016:16:16:48 +0200] "-" 408 "#
    #expect(try entry(common + "-", as: "common")[.bytes] == .empty)
    #expect(try entry(common + "-", as: "common").bytes == 0)
    #expect(try entry(common + "1234567890123", as: "common").bytes == 1_234_567_890_123)
    #expect(try rejection(common + "12x", as: "common")?.contains("format-mismatch") == true)
  }
}
