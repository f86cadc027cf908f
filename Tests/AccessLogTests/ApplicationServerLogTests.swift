import AccessLog
import Testing

private let ownUWSGI = #"""
  uwsgi:'%(addr) - %(user) [%(ltime)] "%(method) %(uri) %(proto)" %(status) %(rsize) "%(referer)" "%(uagent)" ms=%(tmsecs) us=%(micros) sch=%(var.UWSGI_SCHEME) hh="%(var.HTTP_HOST)" o="%(var.HTTP_ORIGIN)"'
  """#

@Suite("Logs that application servers wrote, all of the same requests")
struct ApplicationServerLogTests {
  @Test(
    "become entries, but for lines with quotes that nobody escaped, and messages",
    arguments: [
      ("tomcat10.1-cors1.log", "tomcat", 16, 0, 0), ("jetty9.4-cors1.log", "jetty", 14, 2, 0),
      ("gunicorn27-cors1.log", "gunicorn", 14, 0, 0),
      ("morgan1.10-default.log", "morgan", 12, 2, 0),
      ("uwsgi2.0.log", "uwsgi", 17, 0, 10), ("uwsgi2.0-own.log", ownUWSGI, 14, 2, 0),
    ])
  func lines(name: String, format: String, entries: Int, rejected: Int, foreign: UInt64) throws {
    let log = ReadLog(try fixture(name), as: try LogFormats.named(format))
    #expect(log.entries.count == entries)
    #expect(log.rejected.count == rejected)
    #expect(log.rejected.allSatisfy { $0.contains(" ambiguous ") }, "\(log.rejected)")
    #expect(log.foreign == foreign)
  }

  @Test(
    "are told by their content",
    arguments: [
      ("tomcat10.1-cors1.log", "tomcat"), ("gunicorn27-cors1.log", "gunicorn"),
      ("uwsgi2.0.log", nil),
    ])
  func detected(name: String, format: String?) throws {
    let block = Block(index: 0, bytes: try fixture(name), isLast: true)
    #expect(FormatDetection(sample: [block]).format?.name == format)
  }

  private func first(
    of name: String, _ format: String, where isMeant: (ReadEntry) -> Bool
  ) throws -> ReadEntry {
    let log = ReadLog(try fixture(name), as: try LogFormats.named(format))
    let found = log.entries.first(where: isMeant)
    return try #require(found)
  }

  @Test(
    "show preflights, and what was answered",
    arguments: [
      ("tomcat10.1-cors1.log", "tomcat", "Origin,Accept-Encoding"),
      ("jetty9.4-cors1.log", "jetty", "Origin"),
      ("gunicorn27-cors1.log", "gunicorn", "Accept-Encoding"),
    ])
  func preflight(name: String, format: String, vary: String) throws {
    let entry = try first(of: name, format) { $0[.requestMethod] == "PUT" }
    #expect(entry[.method] == "OPTIONS")
    #expect(entry[.path] == "/v1/users")
    #expect(entry[.host] == "api.example.com:8080")
    #expect(entry[.origin] == "https://app.example.com")
    #expect(entry[.requestHeaders] == "content-type,x-a")
    #expect(entry[.allowOrigin] == "https://app.example.com")
    #expect(entry[.allowCredentials] == "true")
    #expect(entry[.allowMethods] == "GET,PUT")
    #expect(entry[.allowHeaders] == .absent)
    #expect(entry[.maxAge] == "600")
    #expect(entry.status == 204)
    // What is seen of two headers is what the format says.
    #expect(entry[.vary] == .value(vary))
  }

  @Test(
    "show of two headers of a name what their formats say",
    arguments: [
      ("tomcat10.1-cors1.log", "tomcat", "https://one.example,https://two.example", "joined"),
      ("jetty9.4-cors1.log", "jetty", "https://one.example", "first"),
      ("gunicorn27-cors1.log", "gunicorn", "https://two.example", "last"),
    ])
  func duplicates(name: String, format: String, origin: String, visibility: String) throws {
    let answered = try first(of: name, format) { $0[.path] == "/dup" }
    #expect(answered[.allowOrigin] == .value(origin))
    let asked = try first(of: name, format) {
      $0[.path] == "/" && $0.fields[.origin] == .value(origin)
    }
    #expect(asked[.origin] == .value(origin))
    #expect(try LogFormats.named(format).duplicateVisibility.rawValue == visibility)
  }

  @Test(
    "say nothing of what the server did not read",
    arguments: [
      ("tomcat10.1-cors1.log", "tomcat"), ("jetty9.4-cors1.log", "jetty"),
    ])
  func refused(name: String, format: String) throws {
    let log = ReadLog(try fixture(name), as: try LogFormats.named(format))
    let unread = log.entries.filter { $0.status == 400 && $0[.host] == .notLogged }
    #expect(unread.count >= 2)
    for entry in unread {
      #expect(entry[.origin] == .notLogged)
      #expect(entry[.path] != "-")
      #expect(entry[.method] != "-")
    }
  }

  @Test("hold quotes and backslashes as they were sent, where they are escaped")
  func quotes() throws {
    for (name, format) in [
      ("tomcat10.1-cors1.log", "tomcat"), ("gunicorn27-cors1.log", "gunicorn"),
    ] {
      let entry = try first(of: name, format) { $0[.userAgent] == .value(#"say "hi" \ there"#) }
      #expect(entry[.origin] == "https://a.example")
    }
  }

  @Test("of uWSGI say what it can")
  func uwsgi() throws {
    let bare = ReadLog(try fixture("uwsgi2.0.log"), as: try LogFormats.named("uwsgi"))
    #expect(bare.entries.map(\.status).filter { $0 == 204 }.count == 2)
    #expect(bare.entries.allSatisfy { $0[.origin] == .notLogged })
    let own = ReadLog(try fixture("uwsgi2.0-own.log"), as: try LogFormats.named(ownUWSGI))
    #expect(own.entries[1][.origin] == "https://app.example.com")
    #expect(own.entries[5][.origin] == "https://one.example, https://two.example")
    #expect(own.entries[6][.origin] == .absent)
    #expect(own.entries[0].time % 1000 > 0)
  }
}
