import Foundation

/// Debian's HAProxy, which answers by itself, and its log on standard output, as it is in containers.
struct HAProxyServer: RealServer {
  let name = "HAProxy"
  let format = "haproxy"
  let package = "apt-get install haproxy"
  /// The shell, which takes standard output into a file.
  let places = ["/bin/sh"]
  let logFolder = "/dev/log"
  let logName = "cors.log"

  private static let programs = ["/usr/sbin/haproxy", "/usr/local/sbin/haproxy"]

  func version() throws -> [Int] {
    let said = try Program.shell("haproxy -v || /usr/sbin/haproxy -v").output
    let words = said.split { $0 == " " || $0 == "\n" }
    guard let word = words.first(where: { $0.first?.isNumber == true }) else {
      throw MissingServer(name: name, package: package, places: Self.programs)
    }
    return word.prefix { $0 == "." || $0.isNumber }.split(separator: ".").compactMap { Int($0) }
  }

  func configuration(port: UInt16, folder: String, shown: String) -> String {
    let lines = shown.split(separator: "\n")
    let logs = lines.filter { $0.hasPrefix("log ") }.map {
      "  "
        + $0.replacing(folder + "/", with: "stdout")
        .replacing(" local0", with: " format raw local0 info")
    }
    let rules = lines.filter { !$0.hasPrefix("log ") }.map { "  " + $0 }
    return """
      global
      \(logs.joined(separator: "\n"))
        tune.bufsize 32768
      defaults
        mode http
        option dontlognull
        timeout client 10s
        timeout server 10s
        timeout connect 10s
      frontend api
        bind 127.0.0.1:\(port)
        log global
      \(rules.joined(separator: "\n"))
        acl asked method OPTIONS
        acl from req.fhdr(Origin) -m found
        http-request return status 204 if { path /sentinel }
      \(returns.map { "  http-request return " + $0 }.joined(separator: "\n"))
        http-request return status 404 unless { path /refused }
        default_backend application
      backend application
        http-after-response set-header Access-Control-Allow-Origin *
        server application unix@\(folder)/application
      frontend behind
        bind unix@\(folder)/application
        http-request return status 400

      """
  }

  /// Answers by path; a tilde stands for Access-Control-.
  private var returns: [String] {
    let text = "content-type text/plain"
    return [
      "status 200 hdr ~Allow-Origin * hdr ~Allow-Methods 'GET, PUT' hdr ~Allow-Headers * if asked { path /star }",
      "status 200 \(text) string star hdr ~Allow-Origin * if { path /star }",
      """
      status 204 hdr ~Allow-Origin %[req.fhdr(Origin)] hdr ~Allow-Credentials true \
      hdr ~Allow-Methods 'GET, PUT' hdr ~Allow-Methods DELETE hdr ~Allow-Headers 'content-type, x-a' \
      hdr ~Max-Age 600 hdr Vary 'Origin, ~Request-Method' if asked { path /reflect } from
      """,
      """
      status 200 \(text) string reflect hdr ~Allow-Origin %[req.fhdr(Origin)] \
      hdr ~Allow-Credentials true hdr ~Expose-Headers 'X-Total, X-Page' hdr Vary Origin \
      if { path /reflect } from
      """,
      "status 200 \(text) string reflect hdr Vary Origin if { path /reflect }",
      "status 204 hdr ~Allow-Origin * hdr ~Allow-Private-Network true if { path /private }",
      """
      status 200 \(text) string twice hdr ~Allow-Origin * hdr ~Allow-Origin https://second.example \
      if { path /twice }
      """,
      "status 200 \(text) string varies hdr Vary Origin hdr Vary Accept if { path /varies }",
      "status 302 hdr Location https://other.example/moved hdr ~Allow-Origin * if { path /moved }",
      "status 401 hdr WWW-Authenticate 'Basic realm=\"x\"' if { path /denied }",
      """
      status 200 \(text) string cached hdr ~Allow-Origin https://app.example.com \
      hdr Cache-Control 'private, max-age=60' if { path /cached }
      """,
      "status 200 \(text) string cookie hdr Set-Cookie session=secret if { path /cookie }",
      #"status 200 \#(text) string quoted hdr ~Allow-Origin 'a "b" \\ c' if { path /quoted }"#,
      "status 200 \(text) string compressed hdr Vary Origin if { path /compressed }",
      "status 200 \(text) string empty if { path /empty }",
    ].map { $0.replacing("~", with: "Access-Control-") }
  }

  func arguments(configuration: String, folder: String) -> [String] {
    let program = Self.programs.first(where: FileManager.default.isExecutableFile(atPath:))
    return [
      "-c", "exec \(program ?? "haproxy") -db -f '\(configuration)' > '\(folder)/\(logName)'",
    ]
  }

  /// `%B` counts what HAProxy keeps of an answer (a fixed part, the words of the status line, names and
  /// values, the body), not what goes over the wire: it adds Connection when it writes, leaves
  /// Content-Length out of a 204, and counts a server's answer before it changes it.
  func loggedBytes(of answer: ServerAnswer) -> Int {
    let statusLine = answer.bytes.prefix { $0 != 13 }
    let words = statusLine.split(separator: 0x20, maxSplits: 2).reduce(0) { $0 + $1.count }
    let isServers = answer.status == 400
    let headers = answer.headers.filter { header in
      let name = header.name.lowercased()
      return name != "connection" && !(isServers && name == "access-control-allow-origin")
    }
    let kept = headers.reduce(0) { $0 + $1.name.count + $1.value.count - 1 }
    let hidden = answer.status == 204 ? "content-length0".count : 0
    return 21 + words + kept + hidden + answer.bytes.count - answer.headLength
  }
}
