import AccessLog
private import Foundation

/// Any bytes are lines of any format: each becomes what it is or is counted, and no value of an entry
/// lies outside of what was read.
///
/// Of the input the first two bytes choose the format, the next two where the log is cut in two; the
/// rest is the log.
public enum Tokenisers: Harness {
  public static let name = "tokenisers"

  /// Every known format, and strings of every notation and wrapper.
  static let formats: [any LogFormat] =
    LogFormats.all
    + strings.map { string in
      guard let format = try? LogFormats.named(string) else { fatalError("No format: \(string)") }
      return format
    }

  private static let strings = [
    #"nginx:'$remote_addr [$time_local] "$request" $status $http_origin [$sent_http_vary]'"#,
    #"nginx:'{"a":{"b":"$scheme://$host$request_uri"},"st":$status,"o":"$http_origin"}'"#,
    #"nginx:escape=none '$msec|$http_host|$request_method|$request_uri|$status|$http_cookie'"#,
    #"apache:"%{%d/%b/%Y %T}t.%{msec_frac}t %{c}a %!200{Origin}i %>s %{Vary}o %B %D""#,
    #"envoy:'{"a":"%REQ(ORIGIN)%","s":"%RESPONSE_CODE%","t":"%START_TIME%"}'"#,
    "w3c:date time c-ip cs-method cs-uri-stem sc-status cs(Origin) sc(Vary) time-taken",
    "json:time=time,req.method=method,req.url=path,res.status=status,req.headers.origin=origin",
    "traefik:*", "cloudflare:*",
    #"tomcat:%a %{yyyy-MM-dd HH:mm:ss.SSSZ}t %m %U %s "%{Origin}i""#,
    #"jetty:%{client}a %t "%r" %s "%{Origin}i""#,
    #"gunicorn:%(h)s %(t)s "%(r)s" %(s)s %(L)s "%({origin}i)s""#,
    #"uwsgi:%(addr) [%(ctime)] %(method) %(uri) %(status) "%(var.HTTP_ORIGIN)""#,
    #"morgan::date[iso] :method :url :status :response-time ms ":req[origin]""#,
    "cri:combined", "docker:cors1", "docker:cri:caddy", "journald:apache", "upsun:combined",
    "syslog:combined", "compose:common", "timezone(+0530):zoraxy",
    "haproxy:{Host|Origin} {Access-Control-Allow-Origin|Vary}", "syslog:haproxy_mixed",
    "cloudfront:timestamp c-ip sc-status cs-method cs-uri-stem cs-headers",
  ]

  /// Where each format stands among the numbers of two bytes, so that a new one takes few inputs away
  /// from others.
  private static let places: [(place: UInt16, index: Int)] = formats.enumerated().map {
    let hash = $1.name.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    return (UInt16(truncatingIfNeeded: hash ^ hash >> 16), $0)
  }

  public static func check(_ input: [UInt8]) throws {
    guard input.count > 4 else { return }
    let key = UInt16(input[0]) << 8 | UInt16(input[1])
    guard let nearest = places.min(by: { $0.place &- key < $1.place &- key }) else { return }
    let format = formats[nearest.index]
    let log = Array(input[4...])
    let cut = (Int(input[2]) << 8 | Int(input[3])) % (log.count + 1)
    let lengths = log.split(separator: lineFeed, omittingEmptySubsequences: false).map(\.count)
    let lines = lengths.count - (log.last == lineFeed ? 1 : 0)
    let whole = try read([log[...]], as: format, lengths)
    try promise(whole.lines == UInt64(lines), "\(whole.lines) lines are counted of \(lines).")
    try read([log[...]], as: format, lengths).compare(with: whole, "read once more")
    try read([log[..<cut], log[cut...]], as: format, lengths)
      .compare(with: whole, "read in two pieces")
  }

  private static func read(
    _ pieces: [ArraySlice<UInt8>], as format: any LogFormat, _ lengths: [Int]
  ) throws -> Tally {
    var reader = EntryReader(format: format)
    var tally = Tally()
    for piece in pieces {
      let batch = reader.read(Array(piece))
      try look(at: batch, of: format, lengths)
      try tally.add(batch)
    }
    let last = reader.finish(consumeUnterminated: true)
    try look(at: last, of: format, lengths)
    try tally.add(last)
    return tally
  }

  /// Looks at everything a batch says of its lines.
  private static func look(
    at batch: EntryBatch, of format: any LogFormat, _ lengths: [Int]
  ) throws {
    let isWrapped = LineWrappers.all.contains { format.name.hasPrefix($0.name + ":") }
    // An absolute target shows more than its format does.
    let possible = format.possibleFields | Field.host.bit | Field.scheme.bit
    for (index, entry) in batch.entries.enumerated() {
      // A line that came in parts is longer than its last one.
      let length = isWrapped ? lengths.reduce(0, +) : lengths[Int(entry.line) - 1]
      try promise(entry.present & ~entry.logged == 0, "A field is there that is not logged.")
      try promise(
        entry.logged & ~possible == 0,
        "\(format.name) shows \(names(of: entry.logged & ~possible)), and never says so.")
      try promise((0...999).contains(entry.status), "A status of \(entry.status)")
      try promise(entry.bytes >= 0, "A response of \(entry.bytes) bytes")
      try promise(entry.durationMilliseconds >= 0, "It took \(entry.durationMilliseconds) ms.")
      for field in Field.allCases where entry.present & field.bit != 0 {
        let range = batch.ranges[index * Field.count + Int(field.rawValue)]
        try promise(
          range.start <= range.end && Int(range.end) <= batch.bytes.count,
          "\(field.name) lies at \(range.start)..<\(range.end) of \(batch.bytes.count) bytes.")
        // `https` may be said by one letter; values of a repeated header get a comma and a space.
        try promise(
          Int(range.end - range.start) <= max(5, length),
          "\(field.name) is \(range.end - range.start) bytes of a line of \(length).")
      }
    }
    for rejected in batch.rejected {
      let length = lengths[Int(rejected.line) - 1]
      try promise(
        UInt64(rejected.position) <= rejected.length,
        "Line \(rejected.line) stops fitting at \(rejected.position) of \(rejected.length).")
      try promise(
        rejected.length <= UInt64(length),
        "Line \(rejected.line) is \(rejected.length) bytes long, not \(length).")
      try promise(
        rejected.sample.count <= min(isWrapped ? .max : length, RejectedLine.longestSample),
        "\(rejected.sample.count) bytes of line \(rejected.line) are kept.")
    }
    let read = lengths.reduce(lengths.count, +)
    try promise(
      batch.bytes.count <= 3 * read + 64 * (batch.entries.count + 1),
      "A batch of \(batch.bytes.count) bytes for \(read).")
  }

  private static func names(of mask: UInt64) -> String {
    Field.allCases.filter { mask & $0.bit != 0 }.map(\.name).joined(separator: ", ")
  }

  /// Every format's samples, and lines that servers wrote.
  public static var seeds: [[UInt8]] {
    var seeds: [[UInt8]] = []
    for (place, index) in places {
      let format = formats[index]
      let head = [UInt8(place >> 8), UInt8(place & 0xFF), 0, 200]
      let samples = format.examples.map(\.line)
      if !samples.isEmpty {
        seeds.append(head + Array((samples.joined(separator: "\n") + "\n").utf8))
      }
      let log =
        fixtures[format.name].map { try? Data(contentsOf: folder.appending(path: $0)) } ?? nil
      for line in log?.split(separator: lineFeed).prefix(40) ?? [] where line.count < 1000 {
        seeds.append(head + line + [lineFeed])
      }
    }
    return seeds
  }

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "AccessLogTests/Fixtures")
  private static let fixtures = [
    "combined": "nginx1.22-combined.log", "cors1": "nginx1.22-cors1-escape-json.log",
    "apache": "apache2.4-cors1.log", "caddy": "caddy2.6.2.log", "tomcat": "tomcat10.1-cors1.log",
    "jetty": "jetty9.4-cors1.log", "gunicorn": "gunicorn27-cors1.log", "uwsgi": "uwsgi2.0.log",
    "morgan": "morgan1.10-default.log", "syslog:haproxy_mixed": "haproxy2.6-syslog-mixed.log",
  ]
}

private let lineFeed = UInt8(ascii: "\n")
