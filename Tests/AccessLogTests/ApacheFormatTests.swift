import AccessLog
import Testing

@Suite("An Apache LogFormat")
struct ApacheFormatTests {
  @Test(
    "may be given as in httpd.conf or as one string",
    arguments: [
      #"apache:%s "%{Origin}i""#,
      #"apache:"%s \"%{Origin}i\"""#,
      #"apache:LogFormat "%s \"%{Origin}i\"" corsaudit"#,
      #"apache: logformat  '%s "%{Origin}i"'"#,
      #"apache:%s \"%{Origin}i\""#,
    ])
  func notations(text: String) throws {
    let format = try LogFormats.named(text)
    #expect(format.name == #"apache:"%s \"%{Origin}i\"""#)
    #expect(try LogFormats.named(format.name).name == format.name)
    let entry = try entry(#"200 "https://a.example""#, as: text)
    #expect(entry.fields == [.status: .empty, .origin: "https://a.example"])
  }

  @Test(
    "binds directives to fields",
    arguments: [
      ("%{access-control-request-headers}i", "x-a", .requestHeaders, "x-a"),
      ("%{Vary}o", "Origin", .vary, "Origin"), ("%{Host}i", "a.example:81", .host, "a.example:81"),
      ("%v", "a.example", .host, "a.example"), ("%V", "a.example", .host, "a.example"),
      ("%a", "192.0.2.7", .client, "192.0.2.7"), ("%h", "host.example", .client, "host.example"),
      ("%m", "PUT", .method, "PUT"), ("%U", "/a b", .path, "/a b"), ("%U%q", "/a?b", .path, "/a?b"),
      ("%{local}p", "8443", .port, "8443"), ("%p", "443", .port, "443"),
      ("%u", "ann", .hasRemoteUser, .empty), ("%u", "-", .hasRemoteUser, .absent),
      ("%{Cookie}i", "secret=1", .hasCookie, .empty), ("%{ck}e", "1", .hasCookie, .empty),
      ("%{ck}e", "-", .hasCookie, .absent), ("%{au}e", "1", .hasAuthorization, .empty),
      ("%{Set-Cookie}o", "-", .setsCookie, .absent),
      ("%{SSL_PROTOCOL}x", "TLSv1.3", .scheme, "https"), ("%{SSL_PROTOCOL}x", "-", .scheme, "http"),
      ("%{HTTPS}e", "on", .scheme, "https"), ("%{HTTPS}x", "off", .scheme, "http"),
      ("%{REQUEST_SCHEME}x", "https", .scheme, "https"),
    ] as [(String, String, Field, Observed)])
  func directives(directive: String, logged: String, field: Field, is expected: Observed) throws {
    let entry = try entry("200 [\(logged)] 5", as: "apache:%s [\(directive)] %B")
    #expect(entry[field] == expected)
    #expect(entry.fields.keys.allSatisfy { [field, .status, .bytes].contains($0) })
  }

  @Test(
    "reads and ignores what no field keeps",
    arguments: [
      "%A", "%{a}C", "%{a}e", "%f", "%H", "%k", "%l", "%L", "%{a}n", "%P", "%{tid}P", "%q", "%R",
      "%X", "%I", "%S", "%{a}^ti", "%{a}^to", "%^FB", "%{a}x", "%{c}c", "%{X-Origin}i",
      "%{Origin}o", "%{Vary}i", "%{remote}p", "%{%H:%M}t",
    ])
  func ignored(directive: String) throws {
    #expect(
      try entry("200 [x] 5", as: "apache:%s [\(directive)] %B").fields.keys.sorted {
        $0.rawValue < $1.rawValue
      } == [.status, .bytes])
  }

  @Test("Of several directives for one thing the better one counts, in any order")
  func better() throws {
    let line = "[23/Nov/2026:07:35:52 +0000] 1795419352361005 10 9 8 7 204 200"
    let entry = try entry(line, as: "apache:%t %{usec}t %T %{ms}T %D %b %>s %s")
    #expect(entry.time == 1_795_419_352_361)
    #expect(entry.duration == 0)
    #expect(entry.status == 204)
    let other = try AccessLogTests.entry("200 204 8 10", as: "apache:%s %>s %D %T")
    #expect(other.status == 204)
    #expect(other.duration == 0)
  }

  @Test(
    "reads durations in their units",
    arguments: [
      ("%D", "12345", 12), ("%T", "2", 2000), ("%{s}T", "2", 2000), ("%{ms}T", "15", 15),
      ("%{us}T", "15999", 15),
    ] as [(String, String, Int64)])
  func durations(directive: String, logged: String, milliseconds: Int64) throws {
    #expect(try entry("200 \(logged)", as: "apache:%s \(directive)").duration == milliseconds)
  }

  @Test(
    "reads times in any notation that strftime writes",
    arguments: [
      ("%t", "[23/Nov/2026:08:35:52 +0100]", 1_795_419_352_000),
      (
        "[%{%d/%b/%Y %T}t.%{msec_frac}t %{%z}t]", "[23/Nov/2026 07:35:52.361 +0000]",
        1_795_419_352_361
      ),
      ("%{%Y-%m-%dT%H:%M:%S%z}t", "2026-11-23T07:35:52+0000", 1_795_419_352_000),
      ("%{%FT%T}t.%{usec_frac}t", "2026-11-23T07:35:52.361999", 1_795_419_352_361),
      ("%{begin:%c}t", "Mon Nov 23 07:35:52 2026", 1_795_419_352_000),
      ("%{%D %I:%M:%S %p %Z}t", "11/23/26 07:35:52 PM UTC", 1_795_462_552_000),
      ("%{%Y %j %R}t", "2026 327 07:35", 1_795_419_300_000),
      ("%{sec}t", "1795419352", 1_795_419_352_000),
      ("%{sec}t.%{msec_frac}t", "1795419352.361", 1_795_419_352_361),
      ("%{msec}t", "1795419352361", 1_795_419_352_361),
      ("%{end:usec}t", "1795419352361005", 1_795_419_352_361),
      ("%{%e/%b/%Y:%H:%M:%S}t", " 3/Nov/2026:07:35:52", 1_793_691_352_000),
    ] as [(String, String, Int64)])
  func times(directive: String, logged: String, milliseconds: Int64) throws {
    #expect(try entry("200 \(logged) 5", as: "apache:%s \(directive) %B").time == milliseconds)
  }

  @Test("Its time is the start already, but for the end's")
  func startAndEnd() throws {
    #expect(try entry("1795419352361 1000000", as: "apache:%{msec}t %D").time == 1_795_419_352_361)
    #expect(
      try entry("1795419352361 1000000", as: "apache:%{end:msec}t %D").time == 1_795_419_351_361)
    #expect(try LogFormats.named("apache:%t %s").timeKind == .start)
    #expect(try LogFormats.named("apache:%{end:sec}t %s").timeKind == .end)
  }

  @Test(
    "A header that is logged for some statuses alone is unknown with others",
    arguments: [
      ("%400,501{Origin}i", "501", "-", .absent), ("%400,501{Origin}i", "200", "-", .notLogged),
      ("%400,501{Origin}i", "501", "a", "a"), ("%!200,304{Origin}i", "200", "-", .notLogged),
      ("%!200,304{Origin}i", "404", "-", .absent),
    ] as [(String, String, String, Observed)])
  func conditions(directive: String, status: String, logged: String, is expected: Observed) throws {
    let line = "\(status) \(logged) curl"
    #expect(try entry(line, as: "apache:%>s \(directive) %{User-Agent}i")[.origin] == expected)
  }

  @Test("decodes Apache's escapes, and tells absent from empty")
  func escapes() throws {
    let entry = try entry(
      #"200 "a\"b\\c\n\t\x1b\xc3\xa9" "-" """#,
      as: #"apache:%s "%{Origin}i" "%{Referer}i" "%{User-Agent}i""#)
    #expect(entry[.origin] == "a\"b\\c\n\t\u{1B}Ã©")
    #expect(entry[.referer] == .absent)
    #expect(entry[.userAgent] == .empty)
  }

  @Test(
    "that cannot work is refused, with directive and column",
    arguments: [
      ("apache:%s%{Origin}i", "%s (column 1) and %{Origin}i (column 3)"),
      (
        "apache:%s %{Origin}z",
        "Column 4: Apache has no directive %{Origin}z; did you mean %{Origin}i"
      ),
      ("apache:%s %M", "Column 4: Apache has no directive %M; did you mean %m?"),
      ("apache:%s %", "Column 4"), ("apache:%s %{Origin", "Column 4: the “}”"),
      ("apache:", "No variable"), ("apache:%l", "No variable"),
      ("apache:%s %{%Q}t", "%Q"),
    ])
  func refused(text: String, mistake: String) {
    let error = #expect(throws: FormatError.self) { try LogFormats.named(text) }
    #expect(error?.description.contains(mistake) == true, "\(error?.description ?? "")")
  }

  @Test("reads a log that Apache wrote, and keeps what is not logged apart")
  func ownLog() throws {
    let log = ReadLog(try fixture("apache2.4-cors1.log"), as: try LogFormats.named("apache"))
    #expect(log.rejected == [])
    #expect(log.entries.count == 34)
    #expect(log.entries[1][.origin] == "https://app.example.com")
    #expect(log.entries[1][.hasCookie] == .empty)
    #expect(log.entries[0][.hasCookie] == .absent)
    #expect(log.entries[0].time == 1_795_419_353_891)
    let refused = log.entries.filter { $0.status == 400 }
    #expect(!refused.isEmpty)
  }
}
