import AccessLog
import Testing

@Suite("A field is not logged, absent, empty or a value")
struct FieldStateTests {
  @Test(
    "in nginx's escape=default",
    arguments: [
      ("-", .absent),
      ("", .empty),
      ("https://app.example.com", "https://app.example.com"),
      (#"a\x22b\x5Cc\xE9"#, "a\"b\\c\u{E9}"),
      (#"\x00\x1B"#, "\0\u{1B}"),
      ("--", "--"),
      (#"\x2D"#, "-"),
    ] as [(String, Observed)])
  func defaultEscapes(logged: String, is expected: Observed) throws {
    let entry = try entry(#"200 o="\#(logged)""#, as: #"nginx:'$status o="$http_origin"'"#)
    #expect(entry[.origin] == expected)
    #expect(entry[.allowOrigin] == .notLogged)
  }

  @Test(
    "in nginx's escape=json, which cannot tell empty from absent",
    arguments: [
      ("", .absent),
      ("-", "-"),
      ("null", "null"),
      (#"a\"b\\c\/d\n\t\u00e9\ud83d\ude00"#, "a\"b\\c/d\n\tÃ©ð\u{9F}\u{98}\u{80}"),
      (#"half \ud83d of a pair"#, #"half \ud83d of a pair"#),
      (#"by hand \x22 \x5C"#, #"by hand " \"#),
      (#"no escape \q \xZZ \u12"#, #"no escape \q \xZZ \u12"#),
    ] as [(String, Observed)])
  func jsonEscapes(logged: String, is expected: Observed) throws {
    let format = #"nginx:escape=json '{"st":"$status","o":"$http_origin"}'"#
    #expect(try entry(#"{"st":"200","o":"\#(logged)"}"#, as: format)[.origin] == expected)
    // In another order the general scanner reads the same.
    #expect(try entry(#"{ "o": "\#(logged)", "st": 200 }"#, as: format)[.origin] == expected)
  }

  @Test("in nginx's escape=none, where nothing is decoded")
  func noEscapes() throws {
    let format = #"nginx:escape=none '$status o="$http_origin" v="$sent_http_vary"'"#
    let entry = try entry(#"200 o="a\x22" v="""#, as: format)
    #expect(entry[.origin] == #"a\x22"#)
    #expect(entry[.vary] == .absent)
  }

  @Test(
    "in combined, with nginx's and Apache's escapes together",
    arguments: [
      ("-", .absent),
      ("", .empty),
      (#"say \"hi\" \\ \t\n\r\b\v"#, "say \"hi\" \\ \t\n\r\u{8}\u{B}"),
      (#"caf\xc3\xa9 \xC3\xA9"#, "cafÃ© Ã©"),
      (#"ends with \\"#, #"ends with \"#),
    ] as [(String, Observed)])
  func combinedEscapes(logged: String, is expected: Observed) throws {
    let entry = try entry(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET / HTTP/1.1" 200 5 "\#(logged)" "x""#,
      as: "combined")
    #expect(entry[.referer] == expected)
    #expect(entry[.userAgent] == "x")
  }

  @Test("A quote in a value is no end of it")
  func escapedQuote() throws {
    let entry = try entry(
      #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET / HTTP/1.1" 200 5 "a\" \"b" "c\" ""#,
      as: "combined")
    #expect(entry[.referer] == #"a" "b"#)
    #expect(entry[.userAgent] == #"c" "#)
  }

  @Test(
    "Of Cookie, Authorization, Set-Cookie and the user only presence is kept",
    arguments: [
      ("$http_cookie", "session=secret", Field.hasCookie, Observed.empty),
      ("$http_cookie", "-", .hasCookie, .absent),
      ("$http_authorization", "Bearer secret", .hasAuthorization, .empty),
      ("$sent_http_set_cookie", "session=secret", .setsCookie, .empty),
      ("$cors_has_cookie", "1", .hasCookie, .empty),
      ("$cors_has_cookie", "0", .hasCookie, .absent),
      ("$cors_has_auth", "1", .hasAuthorization, .empty),
      ("$cors_sets_cookie", "0", .setsCookie, .absent),
      ("$remote_user", "ann", .hasRemoteUser, .empty),
      ("$remote_user", "-", .hasRemoteUser, .absent),
    ])
  func presence(variable: String, logged: String, field: Field, is expected: Observed) throws {
    let entry = try entry(#"200 "\#(logged)""#, as: #"nginx:'$status "\#(variable)"'"#)
    #expect(entry[field] == expected)
  }

  @Test("Headers that a refused request never showed are unknown, not absent")
  func refusedUnread() throws {
    let format = #"nginx:'$status h="$http_host" o="$http_origin" ua="$http_user_agent"'"#
    let refused = try entry(#"400 h="-" o="-" ua="-""#, as: format)
    #expect(refused[.host] == .notLogged)
    #expect(refused[.origin] == .notLogged)
    #expect(refused[.userAgent] == .notLogged)
    #expect(try entry(#"404 h="-" o="-" ua="-""#, as: format)[.origin] == .absent)
  }

  /// Where in a request the reading ended decides what a server logs of its headers.
  @Test(
    "So are those behind the one at which the server stopped reading",
    arguments: [
      #"nginx:'$status h="$http_host" o="$http_origin" ua="$http_user_agent"'"#,
      #"apache:'%>s h="%{Host}i" o="%{Origin}i" ua="%{User-Agent}i"'"#,
    ])
  func refusedHalfRead(format: String) throws {
    let refused = try entry(#"400 h="a.example" o="-" ua="x""#, as: format)
    #expect(refused[.host] == "a.example")
    #expect(refused[.userAgent] == "x")
    #expect(refused[.origin] == .notLogged)
    #expect(try entry(#"400 h="-" o="" ua="-""#, as: format)[.origin] == .empty)
    #expect(try entry(#"400 h="-" o="" ua="-""#, as: format)[.host] == .notLogged)
    #expect(try entry(#"200 h="a.example" o="-" ua="x""#, as: format)[.origin] == .absent)
  }

  @Test(
    "A 400 that the application answered, after the headers were read, shows what was absent",
    arguments: [
      (#"nginx:'$status u=$upstream_status o="$http_origin" h="$http_host"'"#, "u=400", true),
      (#"nginx:'$status u=$upstream_status o="$http_origin" h="$http_host"'"#, "u=502, 400", true),
      (#"nginx:'$status u=$upstream_status o="$http_origin" h="$http_host"'"#, "u=-", false),
      (#"nginx:'$status u=$upstream_status o="$http_origin" h="$http_host"'"#, "u=200", false),
      (#"apache:'%>s rd=%<{cors_read}e o="%{Origin}i" h="%{Host}i"'"#, "rd=1", true),
      (#"apache:'%>s rd=%<{cors_read}e o="%{Origin}i" h="%{Host}i"'"#, "rd=-", false),
      // Of the error document, whose request has the headers that were read by then.
      (#"apache:'%>s rd=%{cors_read}e o="%{Origin}i" h="%{Host}i"'"#, "rd=1", false),
    ])
  func answeredByApplication(format: String, mark: String, isRead: Bool) throws {
    let entry = try entry(#"400 \#(mark) o="-" h="a.example""#, as: format)
    #expect(entry[.origin] == (isRead ? .absent : .notLogged))
    #expect(entry[.host] == "a.example")
  }

  @Test("A server that reads all headers or none shows what was absent beside what was there")
  func otherServers() throws {
    let refused = try entry(
      #"{"time":"2026-11-23T07:35:52Z","status":400,"o":"","h":"a.example"}"#,
      as: "map(time=time,status=status,o=origin,h=host):json:")
    #expect(refused[.origin] == .absent)
  }
}
