import AccessLog
import Testing

@Suite("What stands around lines is taken off first")
struct WrapperTests {
  private static let line =
    #"192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET / HTTP/1.1" 200 5 "say \"x\"" "ua""#

  @Test("in every wrapper", arguments: LineWrappers.all.map(\.name))
  func each(name: String) throws {
    let wrapper = try #require(LineWrappers.all.first { $0.name == name })
    let entry = try entry(wrapper.sample(of: Self.line), as: name + ":combined")
    #expect(entry.fields == (try AccessLogTests.entry(Self.line, as: "combined")).fields)
    #expect(entry.time == 1_795_419_352_000)
  }

  @Test(
    "as they are found",
    arguments: [
      ("syslog", "<134>Nov 23 07:35:52 web-1 nginx: "),
      ("syslog", "<134>Nov 23 07:35:52 nginx[8]: "),
      ("syslog", "Nov  3 07:35:52 web-1 nginx[8]: "), ("syslog", "<134>Nov 23 07:35:52 "),
      ("syslog", "2026-11-23T07:35:52.123+00:00 web-1 nginx: "),
      ("syslog", #"<134>1 2026-11-23T07:35:52Z web-1 nginx 8 - [x@1 a="\]"] "#),
      ("compose", "web_1   | "), ("compose", "api-1.2 | "),
      ("cri", "2026-11-23T07:35:52.123456789Z stderr F "),
    ])
  func found(wrapper: String, prefix: String) throws {
    #expect(try entry(prefix + Self.line, as: wrapper + ":combined").status == 200)
  }

  @Test("one in the other, and no more than three")
  func nested() throws {
    let inner = try #require(LineWrappers.all.first { $0.name == "syslog" }).sample(of: Self.line)
    let outer = try #require(LineWrappers.all.first { $0.name == "docker" }).sample(of: inner)
    #expect(try entry(outer, as: "docker:syslog:combined").status == 200)
    #expect(throws: FormatError.self) { try LogFormats.named("cri:cri:cri:cri:combined") }
  }

  @Test("Where a line stops fitting that came in parts is within its last part")
  func placeInParts() throws {
    let log = ReadLog(
      lines: [
        #"2026-11-23T07:35:52Z stdout P 192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET / HTTP/1.1" "#,
        "2026-11-23T07:35:52Z stdout F x",
      ], as: try LogFormats.named("cri:combined"))
    #expect(log.rejected.count == 1)
    let place = try #require(log.rejected.first?.split(separator: " ").last)
    #expect(try #require(Int(place)) <= 31)
  }

  @Test("Their time counts where the line has none")
  func outerTime() throws {
    let format = "cri:nginx:'$status [$http_origin]'"
    let entry = try entry("2026-11-23T07:35:52.361Z stdout F 200 [x]", as: format)
    #expect(entry.time == 1_795_419_352_361)
    #expect(entry[.origin] == "x")
    #expect(try LogFormats.named(format).possibleFields & Field.time.bit != 0)
    let journal = #"{"MESSAGE":[50,48,48,32,91,120,93],"__REALTIME_TIMESTAMP":"1795419352361000"}"#
    #expect(
      try AccessLogTests.entry(journal, as: "journald:nginx:'$status [$http_origin]'").time
        == 1_795_419_352_361)
  }

  private static let parts = [
    #"2026-11-23T07:35:52Z stdout P 192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET "#,
    #"2026-11-23T07:35:52Z stderr F 2026/11/23 07:35:52 [error] 31#31: *46 open() failed"#,
    #"2026-11-23T07:35:52Z stdout P / HTTP/1.1" 200 5 "-" "#,
    #"2026-11-23T07:35:52Z stdout F "ua""#,
    #"2026-11-23T07:35:52Z stdout F 192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "" 400 5 "-" "-""#,
  ].map { $0 + "\n" }.joined()

  @Test("Parts of a line are joined, whatever stands between them and wherever blocks end")
  func partial() throws {
    let format = try LogFormats.named("cri:combined")
    let whole = ReadLog(Self.parts.utf8, as: format)
    #expect(whole.entries.map(\.line) == [4, 5])
    #expect(whole.entries.first?[.userAgent] == "ua")
    #expect(whole.comments == 2)
    #expect(whole.foreign == 1)
    for length in [1, 7, 60, 100, 200] {
      #expect(ReadLog(Self.parts.utf8, as: format, blocks: length) == whole)
    }
  }

  @Test("A later run that passes over the first parts joins them, too", arguments: 1...4)
  func resumed(lines: Int) throws {
    let format = try LogFormats.named("cri:combined")
    let bytes = Array(Self.parts.utf8)
    var end = 0
    for _ in 0..<lines { end += bytes[end...].prefix { $0 != 10 }.count + 1 }
    var passed = EntryReader(format: try LogFormats.named("cors1"))
    passed.skip(Array(bytes[..<(end / 2)]))
    passed.skip(Array(bytes[(end / 2)..<end]))
    var reader = EntryReader(format: format, following: passed)
    var log = ReadLog([], as: format)
    log.add(reader.read(Array(bytes[end...])))
    let whole = ReadLog(bytes, as: format)
    #expect(log.entries == whole.entries.filter { $0.line > lines })
    #expect(log.rejected == [])
  }

  @Test("Docker's parts are those without a line feed")
  func dockerParts() throws {
    let lines = [
      #"{"log":"200 [a","stream":"stdout","time":"2026-11-23T07:35:52Z"}"#,
      #"{"log":"\"b]\n","stream":"stdout","time":"2026-11-23T07:35:52Z"}"#,
    ]
    let log = ReadLog(
      lines: lines, as: try LogFormats.named("docker:nginx:'$status [$http_origin]'"))
    #expect(log.entries.map { $0[.origin] } == ["a\"b"])
    #expect(log.comments == 1)
  }

  @Test("A line without a wrapper is read as it is; the place of a mistake is that in the file")
  func without() throws {
    let format = try LogFormats.named("cri:common")
    let log = ReadLog(
      lines: [
        "x y z", "2026-11-23T07:35:52Z stdout F x y z", "", "2026-11-23T07:35:52Z stdout F ",
      ],
      as: format)
    #expect(log.rejected.count == 2)
    #expect(log.rejected.first?.hasPrefix("1 ") == true)
    #expect(log.rejected.last?.hasPrefix("2 format-mismatch at 3") == true, "\(log.rejected)")
    #expect(log.blank == 2)
  }

  @Test(
    "NUL bytes and a byte order mark before a wrapper are passed over, wherever blocks end",
    arguments: [1, 40, 1000])
  func marks(blocks length: Int) throws {
    let format = try LogFormats.named("cri:combined")
    let start = "2026-11-23T07:35:52Z stdout F "
    let text = "\u{FEFF}" + start + Self.line + "\n\0\0\0" + start + "x\n\0\0\n"
    let log = ReadLog(text.utf8, as: format, blocks: length)
    #expect(log.entries.map(\.line) == [1])
    #expect(log.rejected == ["2 format-mismatch at 33", "3 hole at 2"])
  }

  @Test("A line that is too long with its wrapper is rejected, wherever blocks end")
  func tooLong() throws {
    let format = try LogFormats.named("docker:combined")
    let text =
      #"{"log":"\n","stream":"stdout","x":""#
      + String(repeating: "x", count: EntryReader.longestLine) + "\"}\n"
    let whole = ReadLog(text.utf8, as: format)
    #expect(whole.rejected == ["1 too-long at 0"])
    #expect(ReadLog(text.utf8, as: format, blocks: 100_000) == whole)
  }

  @Test("Parts are joined by who passes over some lines and reads the others")
  func partsInTurns() throws {
    let format = try LogFormats.named("cri:combined")
    let lines = Self.parts.split(separator: "\n").map { Array(($0 + "\n").utf8) }
    var reader = EntryReader(format: format)
    reader.skip(lines[0])
    _ = reader.read(lines[2])
    _ = reader.read(lines[3])
    reader.skip(lines[1])
    var log = ReadLog([], as: format)
    log.add(reader.read(lines[4]))
    #expect(log.entries.map(\.line) == [5])
  }

  @Test("Parts without an end fill no memory, and a line that grew too long is rejected")
  func endless() throws {
    let part = "2026-11-23T07:35:52Z stdout P " + String(repeating: "x", count: 500_000) + "\n"
    let text = String(repeating: part, count: 8) + "2026-11-23T07:35:52Z stdout F end\n"
    let log = ReadLog(text.utf8, as: try LogFormats.named("cri:combined"))
    #expect(log.comments == 8)
    #expect(log.rejected == ["9 too-long at 30"])
  }
}
