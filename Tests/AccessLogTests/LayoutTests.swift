import AccessLog
import Foundation
import Testing

@Suite("A log whose directives say how it is laid out")
struct LayoutTests {
  private static let log = """
    #Software: Microsoft Internet Information Services 8.5
    #Version: 1.0
    #Fields: date time cs-method cs-uri-stem sc-status sc-substatus time-taken cs(Origin)
    2026-11-23 07:35:52 GET /a 200 0 15 https://a.example
    2026-11-23 07:35:52 OPTIONS /b 204 0 15 -
    #Fields: date time sc-status sc-substatus cs(Access-Control-Request-Method) cs-method

    2026-11-23 07:35:53 204 0 PUT OPTIONS
    2026-11-23 07:35:53 204 0 PUT OPTIONS surplus
    2026-11-23 07:35:53.5 200 0 - GET

    """.replacing("\n", with: "\r\n")

  @Test("is read by the last of them, wherever blocks end")
  func inTheMiddle() throws {
    let format = try LogFormats.named("w3c")
    let whole = ReadLog(Self.log.utf8, as: format)
    #expect(whole.comments == 4)
    #expect(whole.blank == 1)
    #expect(whole.entries.map(\.line) == [4, 5, 8, 10])
    #expect(whole.rejected.count == 1)
    #expect(whole.entries[0][.origin] == "https://a.example")
    #expect(whole.entries[0].time == 1_795_419_351_985)
    #expect(whole.entries[1][.origin] == .absent)
    #expect(whole.entries[2][.requestMethod] == "PUT")
    #expect(whole.entries[2][.origin] == .notLogged)
    #expect(whole.entries[3].time == 1_795_419_353_500)
    for length in [1, 3, 50, 128, 300] {
      #expect(ReadLog(Self.log.utf8, as: format, blocks: length) == whole)
    }
  }

  @Test(
    "is read so by a later run that begins in its middle", arguments: [100, 160, 220, 300, 420])
  func resumed(passed count: Int) throws {
    let format = try LogFormats.named("w3c")
    let bytes = Array(Self.log.utf8)
    var passed = EntryReader(format: try LogFormats.named("cors1"))
    passed.skip(Array(bytes[..<count]))
    let lines = passed.consumedLines
    var reader = EntryReader(format: format, following: passed)
    var log = ReadLog([], as: format)
    log.add(reader.read(Array(bytes[count...])))
    #expect(log.entries == ReadLog(bytes, as: format).entries.filter { $0.line > lines })
  }

  /// What may stand before a directive, and what around it.
  private static let surroundings: [(before: String, wrapper: String)] = [
    ("\u{FEFF}", ""), ("\0\0\0", ""), ("\0\u{FEFF}", ""),
    (String(repeating: "\0", count: EntryReader.longestLine + 5), ""),
    ("a\n\0", ""), (String(repeating: "a", count: EntryReader.longestLine + 5) + "\n", ""),
    ("\u{FEFF}", "docker"), ("\0", "docker"), ("", "cri"), ("", "journald"), ("", "compose"),
    ("", "syslog"), ("\0\0", "docker:syslog"),
  ]

  @Test(
    "is read so behind marks and gaps and in wrappers, where a later run begins behind a directive",
    arguments: surroundings, [3, 100, 2_000_000])
  func resumedBehind(_ around: (before: String, wrapper: String), blocks length: Int) throws {
    var lines = ["#Fields: date time sc-status cs(Origin)", "2026-11-23 07:35:52 200 a"]
    for name in around.wrapper.split(separator: ":").reversed() {
      let wrapper = try #require(LineWrappers.all.first { $0.name == name })
      lines = lines.map { wrapper.sample(of: $0) }
    }
    let format = try LogFormats.named(around.wrapper.isEmpty ? "w3c" : around.wrapper + ":w3c")
    let directive = Array((around.before + lines[0] + "\r\n").utf8)
    let length = max(length, directive.count / 100)
    for first in [format, try LogFormats.named("cors1")] {
      var passed = EntryReader(format: first)
      var rest = directive[...]
      while !rest.isEmpty {
        passed.skip(Array(rest.prefix(length)))
        rest = rest.dropFirst(length)
      }
      var reader = EntryReader(format: format, following: passed)
      var log = ReadLog([], as: format)
      log.add(reader.read(Array((lines[1] + "\n").utf8)))
      #expect(log.entries.map { $0[.origin] } == ["a"])
    }
  }

  @Test("is read so by who passes over some lines and reads the others")
  func inTurns() throws {
    var reader = EntryReader(format: try LogFormats.named("w3c"))
    reader.skip(Array("#Fields: sc-status cs(Origin)\n".utf8))
    _ = reader.read(Array("#Fields: cs(Origin) sc-status\n".utf8))
    reader.skip(Array("b 200\n".utf8))
    var log = ReadLog([], as: try LogFormats.named("w3c"))
    log.add(reader.read(Array("a 200\n".utf8)))
    #expect(log.entries.map { $0[.origin] } == ["a"])
  }

  @Test("is read without any where its columns are given, and by its directives afterwards")
  func given() throws {
    let format = "w3c:date time  sc-status cs(Origin)"
    #expect(try entry("2026-11-23 07:35:52 200 a", as: format)[.origin] == "a")
    #expect(try rejection("2026-11-23 07:35:52 200 a", as: "w3c") != nil)
    #expect(throws: FormatError.self) { try LogFormats.named("w3c:foo bar") }
    let name = try LogFormats.named(format).name
    #expect(try LogFormats.named(name).name == name)
    #expect(
      try entry("1 2 x", as: "map(ACAO=allow_origin):w3c:a b ACAO").fields == [.allowOrigin: "x"])
  }
}

@Suite("A time without a zone")
struct AssumedZoneTests {
  private static let format = "apache:%{%Y-%m-%d %H:%M:%S}t %>s"

  @Test(
    "is counted from the assumed one",
    arguments: [
      ("UTC", "2026-11-23 07:35:52", 1_795_419_352_000),
      ("+02:00", "2026-11-23 09:35:52", 1_795_419_352_000),
      ("-0330", "2026-11-23 04:05:52", 1_795_419_352_000),
      ("Europe/Berlin", "2026-11-23 08:35:52", 1_795_419_352_000),
      ("Europe/Berlin", "2026-07-01 12:00:00", 1_782_900_000_000),
      ("Europe/Berlin", "2026-10-25 02:30:00", 1_792_888_200_000),
    ] as [(String, String, Int64)])
  func zones(name: String, logged: String, milliseconds: Int64) throws {
    let zone = try #require(AssumedZone(name))
    let format = try LogFormats.named(Self.format).assuming(zone)
    let again = try LogFormats.named(format.name)
    #expect(again.name == format.name)
    let log = ReadLog(lines: [logged + " 200"], as: again)
    #expect(log.entries.first?.time == milliseconds)
  }

  @Test("is counted as such, and one with a zone is not")
  func counted() throws {
    var reader = EntryReader(format: try LogFormats.named(Self.format))
    #expect(reader.read(Array("2026-11-23 07:35:52 200\n".utf8)).zonelessTimes == 1)
    var other = EntryReader(format: try LogFormats.named("apache:%t %>s"))
    #expect(other.read(Array("[23/Nov/2026:07:35:52 +0000] 200\n".utf8)).zonelessTimes == 0)
  }

  @Test(
    "No zone that there is not", arguments: ["", "Mars", "+2", "+25:00", "12:00", "Europe/Berln"])
  func unknown(name: String) { #expect(AssumedZone(name) == nil) }
}

@Suite("A format is found in a server's configuration")
struct ConfigurationTests {
  private func write(_ text: String, _ name: String, in folder: URL) throws -> String {
    let file = folder.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path()
  }

  private func inFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "corsaudit-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }

  @Test("nginx.conf, with comments, quotes, pieces and a file that is included by its name")
  func nginx() throws {
    try inFolder { folder in
      _ = try write(
        "log_format inner escape=json '{\"st\":\"$status\",' # a comment\n  '\"o\":\"$http_origin\"}';",
        "formats.conf", in: folder)
      let path = try write(
        #"""
        http { # log_format none '$status';
          include formats.conf; include /nowhere/*.conf;
          log_format plain "$status \"${http_origin}\"" ' it\'s';
          server { location / { return 200 "a; b } c"; } }
        }
        """#, "nginx.conf", in: folder)
      let inner = try LogFormats.named("nginx-conf:\(path)#inner")
      #expect(inner.name == #"nginx:escape=json '{"st":"$status","o":"$http_origin"}'"#)
      let plain = try LogFormats.named("nginx-conf:\(path)#plain")
      #expect(plain.name == #"nginx:'$status "${http_origin}" it\'s'"#)
      for (text, mistake) in [
        ("\(path)#plian", "Did you mean plain?"), (path, "It defines inner, plain."),
        ("\(path).no#x", "Could not read"),
      ] {
        let error = #expect(throws: FormatError.self) { try LogFormats.named("nginx-conf:" + text) }
        #expect(error?.description.contains(mistake) == true, "\(error?.description ?? "")")
      }
    }
  }

  @Test("httpd.conf, with lines that go on and nicknames")
  func httpd() throws {
    try inFolder { folder in
      let path = try write(
        #"""
        # LogFormat "%s" none
        LogFormat "%h %>s \
        \"%{Origin}i\"" cors
        <IfModule x>
          logformat "%s %b" short
        </IfModule>
        """#, "httpd.conf", in: folder)
      let format = try LogFormats.named("httpd-conf:\(path)#cors")
      #expect(format.name == #"apache:"%h %>s \"%{Origin}i\"""#)
      #expect(try LogFormats.named("httpd-conf:\(path)#short").name == #"apache:"%s %b""#)
      #expect(throws: FormatError.self) { try LogFormats.named("httpd-conf:\(path)#none") }
    }
  }
}
