import AccessLog
import Testing

@Suite("JSON with keys of its own")
struct JSONFormatTests {
  @Test("Values of a repeated host are joined, be there backslashes in the line or not")
  func repeatedHost() throws {
    let format = "json:h=host,u=path,m=method"
    for path in ["/a", #"/a\\b"#, #"/\u00e4"#] {
      let line = #"{"u":"\#(path)","m":"GET","h":["a.example","b\"c"]}"#
      #expect(try entry(line, as: format)[.host] == #"a.example, b"c"#)
    }
  }

  @Test("Caddy's log: every line an entry, headers present, empty, several or absent")
  func caddy() throws {
    let log = ReadLog(try fixture("caddy2.6.2.log"), as: try LogFormats.named("caddy"))
    #expect(log.rejected == [])
    #expect(log.entries.count == 25)
    let fields: [Field] = [
      .origin, .allowOrigin, .vary, .hasCookie, .hasAuthorization, .setsCookie,
    ]
    for entry in log.entries {
      for field in fields { #expect(entry[field] != .notLogged, "line \(entry.line)") }
      #expect(entry[.scheme] == "http")
      #expect(entry[.port] == .notLogged)
    }
    #expect(log.entries.contains { $0[.hasCookie] == .empty })
    #expect(log.entries.contains { $0[.allowOrigin] == .empty })
    #expect(log.entries.contains { $0[.allowOrigin].description.contains(", ") })
  }

  @Test(
    "Caddy's own messages beside its access log are lines of another kind",
    arguments: [
      #"{"level":"info","ts":1703373474.8,"msg":"using provided configuration"}"#,
      #"{"level":"error","ts":1703373474.8,"logger":"http.log.error","msg":"x","request":{"method":"GET"},"status":502}"#,
      "2026/11/23 07:35:56.123\tINFO\ttls\tcleaning storage unit\t{\"storage\":\"x\"}",
      "2026/11/23 07:35:56.123\tINFO\tserving initial configuration",
    ])
  func caddyMessages(line: String) throws {
    let log = ReadLog(lines: [line], as: try LogFormats.named("caddy"))
    #expect(log.foreign == 1)
    #expect(log.rejected == [])
  }

  @Test(
    "Caddy's times in all its notations",
    arguments: [
      "1795419352.361", #""2026-11-23T07:35:52.361Z""#, #""2026-11-23T08:35:52.361+0100""#,
      #""2026/11/23 07:35:52.361""#, #""23/Nov/2026:07:35:52.361 +0000""#, "1795419352361.5",
      "1795419352361000000", #""1.795419352361e9""#,
    ])
  func caddyTimes(logged: String) throws {
    let line =
      #"{"ts":\#(logged),"request":{"method":"GET","uri":"/"},"status":200,"duration":0}"#
    let log = ReadLog(lines: [line], as: try LogFormats.named("caddy"))
    #expect(log.entries.first?.time == 1_795_419_352_361)
  }

  @Test(
    "Durations as numbers and as Go writes them",
    arguments: [
      ("0.0125", 12), ("1.5e-02", 15), (#""1m2.5s""#, 62_500), (#""12.9ms""#, 12),
      (#""999µs""#, 0), (#""2h""#, 7_200_000), ("null", 0), ("-1", 0),
    ] as [(String, Int64)])
  func durations(logged: String, milliseconds: Int64) throws {
    let line = #"{"ts":1,"request":{"uri":"/"},"status":200,"duration":\#(logged)}"#
    #expect(try entry(line, as: "caddy").duration == milliseconds)
  }

  @Test("Of headers that Traefik may drop only those that are known to be kept are absent")
  func traefik() throws {
    let line =
      #"{"DownstreamStatus":"200","RequestMethod":"GET","RequestPath":"/","request_Origin":"a"}"#
    let plain = try entry(line, as: "traefik")
    #expect(plain[.origin] == "a")
    #expect(plain[.allowOrigin] == .notLogged)
    let kept = try entry(line, as: "traefik:vary, Access-Control-Allow-Origin")
    #expect(kept[.allowOrigin] == .absent)
    #expect(kept[.vary] == .absent)
    #expect(kept[.maxAge] == .notLogged)
    #expect(try entry(line, as: "traefik:*")[.hasCookie] == .absent)
    let error = #expect(throws: FormatError.self) { try LogFormats.named("traefik:Orign") }
    #expect(error?.description.contains("did you mean Origin?") == true)
  }

  @Test("Quotes that Envoy does not escape make a line ambiguous, not another request")
  func envoyInjection() throws {
    let line =
      #"[2016-04-15T20:17:00.310Z] "GET / HTTP/2" 200 - 0 0 1 1 "-" "AJ" "WAS" "HERE" "id" "a.example" "10.0.0.1:80""#
    #expect(try rejection(line, as: "envoy_text")?.hasPrefix("1 ambiguous at ") == true)
  }

  @Test("An Envoy format of one's own, text or JSON")
  func envoy() throws {
    let text =
      #"envoy:'[%START_TIME%] %REQ(:METHOD)% "%REQ(ORIGIN)%" "%RESP(VARY)%" %RESPONSE_CODE%\n'"#
    let line = #"[2026-11-23T07:35:52.361Z] GET "https://a.example" "-" 200"#
    let read = try entry(line, as: text)
    #expect(read[.origin] == "https://a.example")
    #expect(read[.vary] == .absent)
    let json =
      #"envoy:{"o":"%REQ(ORIGIN)%","c":"%REQ(COOKIE):1%","u":"%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%","ua":"%REQ(USER-AGENT):20%","s":"%RESPONSE_CODE%"}"#
    let other = try entry(#"{"c":"x","o":null,"s":204,"u":"/x","ua":"curl"}"#, as: json)
    #expect(other.fields == [.origin: .absent, .hasCookie: .empty, .path: "/x", .status: .empty])
    let name = try LogFormats.named(text).name
    #expect(try LogFormats.named(name).name == name)
  }

  @Test(
    "An Envoy operator that there is not is refused with its column",
    arguments: [
      (
        "envoy:%START_TIM% x",
        "Column 1: Envoy has no operator %START_TIM%; did you mean %START_TIME%?"
      ),
      ("envoy:%PROTOCOL% %REQ%", "Column 12: %REQ% names no header"),
      ("envoy:x %PROTOCOL", "Column 3"), ("envoy:%PROTOCOL%%REQ(ORIGIN)% x", "Column 10"),
      ("envoy:%RESPONSE_CODE%%PROTOCOL%", "Column"),
    ])
  func envoyMistakes(text: String, mistake: String) {
    let error = #expect(throws: FormatError.self) { try LogFormats.named(text) }
    #expect(error?.description.contains("olumn") == true, "\(error?.description ?? "")")
    if !text.contains("%%") { #expect(error?.description.contains(mistake) == true) }
  }
}

@Suite("What a user says of keys and variables")
struct FieldMappingTests {
  @Test("Any JSON, by paths of keys, nested and with dots in names, in any order")
  func json() throws {
    let format = #"json:at=time,http.method=method,http.url=path,res\.status=status,o=origin"#
    let lines = [
      #"{"at":"2026-11-23T07:35:52.361Z","http":{"method":"PUT","x":[1],"url":"/x"},"res.status":204,"o":""}"#,
      #"{"o":null,"res.status":"204","http":{"url":"/x","method":"PUT"},"at":1795419352361}"#,
    ]
    for line in lines {
      let entry = try entry(line, as: format)
      #expect(entry.time == 1_795_419_352_361)
      #expect(
        entry.fields == [
          .time: .empty, .method: "PUT", .path: "/x", .status: .empty, .origin: .absent,
        ])
    }
    #expect(try LogFormats.named(format).name == format)
  }

  @Test("Unknown variables of a format string")
  func variables() throws {
    let mappings = try FieldMappings(["upstream_http_vary=vary", "$cors_origin=origin"])
    let format = try LogFormats.named(
      "nginx:'$status [$upstream_http_vary] [$cors_origin]'", mappings)
    #expect(try entry("200 [Origin] [a]", as: format.name).fields[.vary] == "Origin")
    #expect(try entry("200 [Origin] [a]", as: format.name).fields[.origin] == "a")
    let apache = "map(origin=origin,%{v}n=vary):apache:%s %{origin}e %{v}n"
    #expect(try entry("200 a b", as: apache)[.vary] == "b")
    #expect(try entry("200 a b", as: try LogFormats.named(apache).name)[.origin] == "a")
  }

  @Test("More keys of a known JSON format")
  func known() throws {
    let line = #"{"v":"cors1","st":"200","uc":"x"}"#
    #expect(try entry(line, as: "map(uc=upgrade):cors1")[.upgrade] == "x")
    #expect(throws: FormatError.self) { try LogFormats.named("map(uc=upgrade):combined") }
  }

  @Test(
    "What cannot be mapped is told, with the nearest field",
    arguments: [
      ("a=orign", "did you mean origin?"), ("a", "write key.path=field"),
      ("=origin", "write key.path"),
      ("a=origin", "mapped already"),
    ])
  func mistakes(text: String, sentence: String) {
    let error = #expect(throws: FormatError.self) { try FieldMappings(["a=vary", text]) }
    #expect(error?.description.contains(sentence) == true, "\(error?.description ?? "")")
  }

  @Test("A variable that is nearly one of nginx's is taken for a mistake, unless it is mapped")
  func mistyped() throws {
    let error = #expect(throws: FormatError.self) {
      try LogFormats.named("nginx:'$status $htp_origin'")
    }
    #expect(error?.description.contains("Column 9: $htp_origin") == true)
    #expect(error?.description.contains("did you mean $http_origin?") == true)
    #expect(
      try entry("200 x", as: "map(htp_origin=ignored):nginx:'$status $htp_origin'").fields
        == [.status: .empty])
  }
}
