import AccessLog
import Testing

@Suite("An nginx log_format")
struct NginxFormatTests {
  private static let combined = #"""
    $remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent"
    """#

  @Test(
    "may be given as in nginx.conf or as one string",
    arguments: [
      "nginx:$status $http_origin",
      "nginx:'$status $http_origin'",
      #"nginx:"$status $http_origin""#,
      "nginx:'$status '\n  '$http_origin';",
      "nginx: '$status ' \"$http_origin\" ;",
      "nginx:escape=default '$status ${http_origin}'",
      "nginx:log_format main '$status $http_origin';",
      "nginx:log_format  main  escape=default\n '$status ' '$http_origin'\n;",
      "nginx:escape=default $status $http_origin",
    ])
  func notations(text: String) throws {
    let entry = try entry("200 https://app.example.com", as: text)
    #expect(entry.fields == [.status: .empty, .origin: "https://app.example.com"])
  }

  @Test("has one name, however it was given")
  func name() throws {
    let once = try LogFormats.named("nginx:log_format x escape=json '{\"st\":' \"'$status'}\";")
    #expect(once.name == #"nginx:escape=json '{"st":\'$status\'}'"#)
    #expect(try LogFormats.named(once.name).name == once.name)
    #expect(try LogFormats.named("nginx:$status").name == "nginx:'$status'")
  }

  @Test("that logs a value in quotes first is no nginx.conf notation")
  func quotedValues() throws {
    let entry = try entry(
      #""200" "https://app.example.com""#, as: #"nginx:"$status" "$http_origin""#)
    #expect(entry.fields == [.status: .empty, .origin: "https://app.example.com"])
  }

  @Test(
    "that cannot work is refused, with variable and column",
    arguments: [
      ("nginx:'$status$http_origin'", "$status (column 1) and $http_origin (column 8)"),
      ("nginx:'$status $host$uri$args'", "$uri (column 14) and $args (column 18)"),
      ("nginx:'$$status'", "Column 1"),
      ("nginx:'$status $'", "Column 9"),
      ("nginx:'$status ${http_origin'", "Column 9"),
      ("nginx:'$status %h $-'", "Column 12"),
      ("nginx:escape=xml '$status'", "escape=xml"),
      ("nginx:''", "No variable"),
      ("nginx:", "No variable"),
      ("nginx:'hello'", "No variable"),
      ("nginx:'$request_id $pipe'", "No variable"),
    ])
  func refused(text: String, mistake: String) {
    let error = #expect(throws: FormatError.self) { try LogFormats.named(text) }
    #expect(error?.description.contains(mistake) == true, "\(error?.description ?? "")")
  }

  @Test("is refused with all mistakes at once")
  func allMistakes() {
    let error = #expect(throws: FormatError.self) {
      try LogFormats.named("nginx:'$status$bytes_sent $host$http_origin'")
    }
    #expect(error?.mistakes.count == 2)
  }

  @Test(
    "binds variables to fields",
    arguments: [
      ("http_access_control_request_headers", .requestHeaders),
      ("http_access_control_request_private_network", .requestPrivateNetwork),
      ("http_sec_fetch_site", .fetchSite), ("http_upgrade", .upgrade),
      ("content_type", .contentType), ("sent_http_vary", .vary),
      ("sent_http_access_control_expose_headers", .exposeHeaders),
      ("sent_http_cache_control", .cacheControl), ("sent_http_location", .location),
      ("upstream_cache_status", .cacheStatus),
      ("upstream_http_access_control_allow_origin", .upstreamAllowOrigin),
      ("request_uri", .path), ("uri$is_args$args", .path), ("request_method", .method),
    ] as [(String, Field)])
  func variables(name: String, field: Field) throws {
    #expect(
      try entry("200 [x]", as: "nginx:'$status [$\(name)]'").fields == [
        .status: .empty, field: "x",
      ])
  }

  @Test(
    "never guesses a field from an unknown variable",
    arguments: [
      "http_x_origin", "origin", "arg_origin", "cookie_origin", "http_x_forwarded_for",
      "sent_http_origin", "http_vary", "request_id", "args",
    ])
  func unknown(name: String) throws {
    #expect(try entry("200 [x]", as: "nginx:'$status [$\(name)]'").fields == [.status: .empty])
  }

  @Test("reads host and target side by side, since a target begins with a slash")
  func hostAndTarget() throws {
    let entry = try entry(
      "GET https://api.example.com:8443/x?y 200",
      as: "nginx:'$request_method $scheme://$http_host$request_uri $status'")
    #expect(entry[.host] == "api.example.com:8443")
    #expect(entry[.path] == "/x?y")
  }

  @Test("reads a user's name with spaces and brackets")
  func userName() throws {
    for name in ["bob smith", "bob [x] smith", "bob [", "a - b"] {
      let entry = try entry(
        #"192.0.2.7 - \#(name) [23/Nov/2026:07:35:52 +0000] "GET / HTTP/1.1" 200 5 "-" "-""#,
        as: "nginx:'\(Self.combined)'")
      #expect(entry[.hasRemoteUser] == .empty)
      #expect(entry.time == 1_795_419_352_000)
    }
  }

  @Test("reads time and request without quotes, though they hold spaces")
  func spaces() throws {
    let entry = try entry(
      "192.0.2.7 23/Nov/2026:07:35:52 +0000 GET /a b HTTP/1.1 200 5",
      as: "nginx:'$remote_addr $time_local $request $status $body_bytes_sent'")
    #expect(entry.time == 1_795_419_352_000)
    #expect(entry[.path] == "/a b")
    #expect(entry.status == 200)
  }

  @Test("takes nothing for an absent host, where the escape says so")
  func absentHost() throws {
    #expect(try entry("200 ", as: "nginx:escape=json '$status $http_host'")[.host] == .absent)
    #expect(
      try entry("200  x", as: "nginx:escape=none '$status $host $request_id'")[.host] == .absent)
  }

  @Test("reads values with brackets before a bracket that ends the line")
  func suffix() throws {
    let entry = try entry("200 [[2001:db8::1]:80]", as: "nginx:'$status [$http_origin]'")
    #expect(entry[.origin] == "[2001:db8::1]:80")
  }

  @Test("compares fixed texts of any length whole")
  func longTexts() throws {
    let text = "a fixed text that is much longer than two words of eight bytes"
    let format = #"nginx:'\#(text) "$status" \#(text) "$http_origin" \#(text)'"#
    #expect(try entry(#"\#(text) "200" \#(text) "x" \#(text)"#, as: format)[.origin] == "x")
    let other = text.dropLast() + "z"
    #expect(try rejection(#"\#(text) "200" \#(text) "x" \#(other)"#, as: format) != nil)
    #expect(try rejection(#"\#(other) "200" \#(text) "x" \#(text)"#, as: format) != nil)
  }
}

@Suite("An nginx log_format that is a JSON object")
struct NginxJSONFormatTests {
  private static let format = #"""
    nginx:'{ "request": {"method": "$request_method", "url": "$scheme://$http_host$request_uri"},'
    ' "status": $status, "cors": {"origin": "$http_origin"}, "app": "shop" }'
    """#

  @Test(
    "reads lines in its own order, in another, with unknown and without known keys",
    arguments: [
      #"{ "request": {"method": "PUT", "url": "https://a.example/x"}, "status": 200, "cors": {"origin": "o"}, "app": "shop" }"#,
      #"{"app":"shop","cors":{"x":{},"origin":"o"},"new":[{}],"status":"200","request":{"url":"https://a.example/x","method":"PUT"}}"#,
      #"{"cors":{"origin":"o","origin2":"p"},"status":200,"request":{"method":"PUT","url":"https://a.example/x"}}"#,
    ])
  func orders(line: String) throws {
    #expect(
      try entry(line, as: Self.format).fields == [
        .method: "PUT", .scheme: "https", .host: "a.example", .path: "/x", .status: .empty,
        .origin: "o",
      ])
  }

  @Test("A value in pieces that does not fit says nothing; the line is an entry")
  func unfittingPieces() throws {
    let refused = try entry(
      #"{"request":{"method":"","url":"http://"},"status":400,"cors":{"origin":""}}"#,
      as: Self.format)
    #expect(refused.status == 400)
    #expect(refused.fields == [.status: .empty])
  }

  @Test("A key in another object is another key")
  func otherObject() throws {
    #expect(
      try entry(#"{"status":204,"origin":"top","x":{"status":500}}"#, as: Self.format).fields
        == [.status: .empty])
  }

  @Test("A constant that differs marks another format's line")
  func constants() throws {
    #expect(
      try rejection(#"{"app":"other","status":200}"#, as: Self.format) == "1 format-mismatch at 7")
  }

  @Test(
    "whose escape is not known takes dash and nothing for absent",
    arguments: [("", .absent), ("-", .absent), ("x", "x"), (#"\x22"#, "\"")] as [(String, Observed)]
  )
  func unknownEscape(logged: String, is expected: Observed) throws {
    let entry = try entry(
      #"{"o":"\#(logged)","st":200}"#, as: #"nginx:{"o":"$http_origin","st":$status}"#)
    #expect(entry[.origin] == expected)
  }

  @Test("reads deep nesting that it does not know without stumbling")
  func deepNesting() throws {
    let deep = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
    #expect(try entry(#"{"x":\#(deep),"status":200}"#, as: Self.format).status == 200)
    let objects = String(repeating: #"{"request":"#, count: 100_000)
    #expect(try rejection(objects, as: Self.format) != nil)
  }
}
