import AccessLog
import Foundation
import Testing

/// The format in which the same server logged the same requests a second time.
private let escapeDefault = #"""
  nginx:'$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent" o="$http_origin" acrm="$http_access_control_request_method" acrh="$http_access_control_request_headers" acao="$sent_http_access_control_allow_origin" acac="$sent_http_access_control_allow_credentials" acma="$sent_http_access_control_max_age" vary="$sent_http_vary"'
  """#

@Suite("Logs that real servers wrote")
struct FixtureTests {
  @Test(
    "become entries, every line",
    arguments: [
      ("nginx1.22-cors1-escape-json.log", "cors1", 266),
      ("nginx1.22-escape-default.log", escapeDefault, 266),
      ("nginx1.22-combined.log", "combined", 266),
      ("apache2.4-combined.log", "combined", 34),
      (
        "nginx1.22-naked-json.log",
        #"nginx:'{"o":"$http_origin","ua":"$http_user_agent","r":"$request","st":$status}'"#, 266
      ),
    ])
  func everyLine(name: String, format: String, count: Int) throws {
    let log = ReadLog(try fixture(name), as: try LogFormats.named(format))
    #expect(log.rejected == [])
    #expect(log.entries.count == count)
    #expect(log.lines == UInt64(count))
  }

  @Test("The live gzip log of 21 members holds the same entries as the plain one")
  func liveGzip() throws {
    let reader = try BlockReader(
      .file(path: fixtureURL("nginx1.22-live-multimember.log.gz").path()))
    var bytes: [UInt8] = []
    while let block = try reader.next() { bytes += block.bytes }
    #expect(reader.end == .complete)
    let combined = try LogFormats.named("combined")
    #expect(
      ReadLog(bytes, as: combined) == ReadLog(try fixture("nginx1.22-combined.log"), as: combined))
  }

  @Test("cors1 and escape=default say the same of the same 266 requests")
  func twoFormats() throws {
    let json = ReadLog(
      try fixture("nginx1.22-cors1-escape-json.log"), as: try LogFormats.named("cors1"))
    let text = ReadLog(
      try fixture("nginx1.22-escape-default.log"), as: try LogFormats.named(escapeDefault))
    let fields: [Field] = [
      .origin, .requestMethod, .requestHeaders, .allowOrigin, .allowCredentials, .maxAge, .vary,
      .referer, .userAgent, .client,
    ]
    var values = 0
    for (json, text) in zip(json.entries, text.entries) {
      #expect(json.status == text.status)
      #expect(json.bytes == text.bytes)
      // One has whole seconds of the end, the other milliseconds of the start.
      #expect(abs(json.time + json.duration - text.time) < 1000)
      for field in fields {
        // Empty is absent in JSON, and a dash that was sent is absent in the other.
        let expected = text[field] == .empty ? .absent : text[field]
        let seen = json[field] == "-" ? .absent : json[field]
        #expect(seen == expected, "line \(json.line), \(field.name)")
        if case .value = json[field] { values += 1 }
      }
    }
    #expect(values > 1000)
  }

  @Test("The naked JSON's origins are those of escape=default")
  func nakedJSON() throws {
    let format =
      #"nginx:escape=default '{"o":"$http_origin","ua":"$http_user_agent","r":"$request","st":$status}'"#
    let naked = ReadLog(try fixture("nginx1.22-naked-json.log"), as: try LogFormats.named(format))
    let text = ReadLog(
      try fixture("nginx1.22-escape-default.log"), as: try LogFormats.named(escapeDefault))
    for (naked, text) in zip(naked.entries, text.entries) {
      for field in [Field.origin, .userAgent, .method, .path] {
        #expect(naked[field] == text[field], "line \(naked.line), \(field.name)")
      }
    }
  }
}
