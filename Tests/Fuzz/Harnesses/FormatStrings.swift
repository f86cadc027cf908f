import AccessLog

/// Any text is a format string of any notation: it is refused with a sentence, or it is a format that is
/// read again by its own name, and no line is lost by it.
///
/// Of the input the first byte chooses the notation; the rest is the text.
public enum FormatStrings: Harness {
  public static let name = "format-strings"

  /// Those that read no files. To keep the corpus meaningful, add at the end.
  private static let notations = [
    "nginx", "apache", "envoy", "w3c", "traefik", "cloudflare", "json", "tomcat", "jetty",
    "gunicorn", "uwsgi", "morgan", "haproxy", "cloudfront",
  ]
  /// The first byte after these is for a text with its notation in it, but for those of files.
  private static let files = ["nginx-conf:", "httpd-conf:", "haproxy-conf:", "haproxy:/"]

  /// Lines of every format.
  private static let log = Array(
    LogFormats.all.flatMap(\.examples).map { $0.line + "\n" }.joined().utf8)

  public static func check(_ input: [UInt8]) throws {
    guard let first = input.first, input.count < 2048 else { return }
    let text = String(decoding: input.dropFirst(), as: UTF8.self)
    let choice = Int(first) % (notations.count + 1)
    let name = choice < notations.count ? notations[choice] + ":" + text : text
    guard !files.contains(where: name.contains) else { return }
    let format: any LogFormat
    do {
      format = try LogFormats.named(name)
    } catch {
      try promise(
        !error.mistakes.isEmpty && error.mistakes.allSatisfy { !$0.isEmpty },
        "A text is refused without a word.")
      return
    }
    try promise(format.possibleFields != 0, "A format that can show nothing.")
    do {
      let again = try LogFormats.named(format.name)
      try promise(again.name == format.name, "\(format.name) is \(again.name), too.")
      try promise(
        again.possibleFields == format.possibleFields, "\(format.name) shows other fields again.")
    } catch let error as FormatError {
      throw BrokenPromise(description: "\(format.name) is not read again: \(error)")
    }
    var reader = EntryReader(format: format)
    var tally = Tally()
    try tally.add(reader.read(log))
    let lines = log.count { $0 == UInt8(ascii: "\n") }
    try promise(tally.lines == UInt64(lines), "\(tally.lines) lines are counted of \(lines).")
  }

  public static var seeds: [[UInt8]] {
    let strings = [
      #"nginx:'$remote_addr [$time_local] "$request" $status "$http_origin"'"#,
      #"nginx:escape=json '{"a":{"b":"$scheme://$host$request_uri"},"st":$status}'"#,
      #"nginx:log_format x escape=none '$msec|$uri$is_args$args' '|$status';"#,
      #"apache:"%{%d/%b/%Y %T}t.%{msec_frac}t %!200,304{Origin}i %>s %U%q %{ck}e" nick"#,
      #"apache:%h %l %u %t \"%r\" %>s %b"#,
      #"envoy:'[%START_TIME(%s.%3f)%] "%REQ(:METHOD)% %REQ(X?:PATH):10%" %RESPONSE_CODE%'"#,
      #"envoy:'{"o":"%REQ(ORIGIN)%","s":"%RESPONSE_CODE%","t":"%START_TIME%"}'"#,
      "w3c:date time c-ip cs-method cs-uri-stem sc-status cs(Origin) sc(Vary) time-taken",
      "json:time=time,req.method=method,a\\.b=status", "traefik:Origin,*", "cloudflare:vary",
      #"tomcat:%a %{begin:yyyy-MM-dd'T'HH:mm:ss.SSSZ}t %m %U %s "%{Origin}i" %{ms}T"#,
      "tomcat:combined", #"jetty:%{client}a %{dd/MMM/yyyy:HH:mm:ss ZZZ|GMT}t "%r" %404s"#,
      #"gunicorn:'%(h)s %(t)s "%(r)s" 100%% %(s)s %(L)s "%({origin}i)s" %({http_host}e)s'"#,
      #"uwsgi:%(addr) [%(ctime)] %(method) %(uri) %(status) "%(var.HTTP_ORIGIN)""#,
      #"morgan::date[iso] :method :url :status :response-time ms ":req[origin]""#, "morgan:dev",
      "haproxy:{Host|Origin} {Vary}", "cloudfront:timestamp c-ip cs-headers",
      "map(a.b=origin,c=ignored):cri:timezone(+0530):cors1", "docker:cri:combined",
    ]
    return strings.map { string in
      let choice = notations.firstIndex { string.hasPrefix($0 + ":") }
      let text = choice.map { string.dropFirst(notations[$0].count + 1) } ?? string[...]
      return [UInt8(choice ?? notations.count)] + Array(text.utf8)
    }
  }
}
