import AccessLog
import Testing

@Suite("cors1")
struct Cors1Tests {
  @Test(
    "keeps every key as a field",
    arguments: [
      ("ip", "192.0.2.7", .client), ("m", "PUT", .method), ("sch", "https", .scheme),
      ("hh", "api.example.com:8443", .host), ("host", "api.example.com", .host),
      ("port", "8443", .port), ("uri", "/x?y=z", .path),
      ("o", "https://app.example.com", .origin), ("acrm", "PUT", .requestMethod),
      ("acrh", "x-a", .requestHeaders), ("acrpn", "true", .requestPrivateNetwork),
      ("sfs", "cross-site", .fetchSite), ("sfm", "cors", .fetchMode),
      ("ref", "https://app.example.com/", .referer), ("ua", "curl/8", .userAgent),
      ("ct", "text/plain", .contentType), ("acao", "*", .allowOrigin),
      ("acac", "true", .allowCredentials), ("acam", "PUT", .allowMethods),
      ("acah", "x-a", .allowHeaders), ("acma", "600", .maxAge), ("aceh", "x-b", .exposeHeaders),
      ("acapn", "true", .allowPrivateNetwork), ("vary", "Origin", .vary),
      ("loc", "/y", .location), ("cc", "no-store", .cacheControl), ("cs", "HIT", .cacheStatus),
      ("uacao", "*", .upstreamAllowOrigin),
    ] as [(String, String, Field)])
  func keys(key: String, value: String, field: Field) throws {
    let entry = try entry(#"{"v":"cors1","\#(key)":"\#(value)"}"#, as: "cors1")
    #expect(entry.fields == [field: .value(value)])
    let format = try LogFormats.named("cors1")
    #expect(format.possibleFields & field.bit != 0)
  }

  @Test(
    "ignores keys that are for people, and those it does not know",
    arguments: [
      #""p":"HTTP/1.1""#, #""ust":"200""#, #""rct":"text/plain""#, #""id":"a3""#, #""sfd":"empty""#,
      #""nacao":2"#, #""x":{"y":[1,{"o":"no"}],"z":"}"}"#, #""x":null"#, #""x":[]"#,
      #""a key that is much longer than any that is known":"""#, #""\u006f":"no""#,
    ])
  func ignored(member: String) throws {
    let entry = try entry(#"{"v":"cors1",\#(member),"st":"200"}"#, as: "cors1")
    #expect(entry.fields == [.status: .empty])
  }

  @Test(
    "takes the time as number or text",
    arguments: ["1795419352.359", #""1795419352.359""#, #""2026-11-23T07:35:52.359Z""#])
  func time(logged: String) throws {
    #expect(try entry(#"{"v":"cors1","t":\#(logged)}"#, as: "cors1").time == 1_795_419_352_359)
  }

  @Test(
    "takes a status with leading zeros, quoted or not",
    arguments: ["000", #""000""#, "null", #""""#])
  func status(logged: String) throws {
    #expect(try entry(#"{"v":"cors1","st":\#(logged)}"#, as: "cors1")[.status] == .absent)
  }

  @Test("reads the same in any order of keys, with spaces, and in the format's own order")
  func anyOrder() throws {
    let format = try LogFormats.named("cors1")
    let sample = try #require(format.samples.first)
    let members = try #require(
      sample.dropFirst().dropLast().split(separator: #",""#) as [Substring]?
    )
    .enumerated().map { $0.offset == 0 ? String($0.element) : "\"" + $0.element }
    let expected = try entry(sample, as: "cors1")
    #expect(expected[.origin] == "https://app.example.com")
    #expect(expected.fields.count == 33)
    for shift in members.indices {
      let shifted = members[shift...] + members[..<shift]
      let line = "{ " + shifted.joined(separator: " ,\t") + " } "
      #expect(try entry(line, as: "cors1") == expected)
    }
    for left in members.indices where !members[left].contains(#""v""#) {
      var shorter = members
      shorter.remove(at: left)
      let entry = try entry("{" + shorter.joined(separator: ",") + "}", as: "cors1")
      #expect(expected.fields.count - entry.fields.count <= 1)
    }
  }

  @Test(
    "is told by its mark",
    arguments: [#"{"v":"cors2","st":"200"}"#, #"{"st":"200","o":"x"}"#, "{}", #"{"v":"cors1"}"#])
  func mark(line: String) throws {
    #expect(try rejection(line, as: "cors1")?.contains("format-mismatch") == true)
  }

  @Test(
    "rejects what is no JSON object",
    arguments: [
      (#"{"v":"cors1","st":"200""#, "truncated"), (#"{"v":"cors1","st":"20"#, "truncated"),
      (#"{"v":"cors1","st""#, "truncated"), (#"{"v":"cors1","x":[1,2"#, "truncated"),
      (#"{"v":"cors1" "st":200}"#, "bad-json"), (#"{"v":"cors1","st":200,}"#, "bad-json"),
      (#"["v"]"#, "bad-json"), ("null", "bad-json"), (#"{"v":"cors1","st":200} x"#, "surplus"),
      (#"{"v":"cors1","t":"soon"}"#, "bad-time"), (#"{"v":"cors1","st":"ok"}"#, "bad-status"),
      (#"{"v":"cors1","b":"many"}"#, "format-mismatch"),
    ])
  func notJSON(line: String, reason: String) throws {
    #expect(try rejection(line, as: "cors1")?.split(separator: " ")[1] == reason[...])
  }

  @Test(
    "takes a presence bit as number, text or word, in its own order too",
    arguments: [
      ("0", false), (#""0""#, false), ("false", false), ("null", false), (#""-""#, false),
      (#""""#, false), ("1", true), (#""1""#, true), ("true", true), ("2", true),
    ])
  func presence(logged: String, isThere: Bool) throws {
    let expected: Observed = isThere ? .empty : .absent
    #expect(try entry(#"{"v":"cors1","ck":\#(logged)}"#, as: "cors1")[.hasCookie] == expected)
    let sample = try #require(try LogFormats.named("cors1").samples.first)
    let line = sample.replacing(#""ck":0"#, with: #""ck":\#(logged)"#)
    #expect(try entry(line, as: "cors1")[.hasCookie] == expected)
  }

  @Test("A value cannot forge another key")
  func forgery() throws {
    let format = try LogFormats.named("cors1")
    let sample = try #require(format.samples.first)
    let forged = sample.replacing(
      #""o":"https://app.example.com""#, with: #""o":"x\",\"acrm\":\"PUT\",\"acao\":\"*""#)
    let entry = try entry(forged, as: "cors1")
    #expect(entry[.origin] == #"x","acrm":"PUT","acao":"*"#)
    #expect(entry[.allowOrigin] == "https://app.example.com")
  }

  @Test("An extra key inside the format's own order belongs to no value")
  func extraKey() throws {
    let sample = try #require(try LogFormats.named("cors1").samples.first)
    let extra = sample.replacing(#""p":"HTTP/2.0","#, with: #""p":"HTTP/2.0","new":"x","#)
    #expect(try entry(extra, as: "cors1") == entry(sample, as: "cors1"))
    let inField = sample.replacing(#""acrm":"PUT","#, with: #""acrm":"PUT","new":1,"#)
    #expect(try entry(inField, as: "cors1") == entry(sample, as: "cors1"))
  }
}
