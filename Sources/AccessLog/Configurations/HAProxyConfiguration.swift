/// What HAProxy has to be told to log all that CORS can be judged by, as JSON, and how that is read.
///
/// Variables instead of captures, which show a response before HAProxy changes it; set after the
/// response, so that those HAProxy made itself are seen, too; whole headers, for `hdr` splits at commas;
/// and two lines of one header joined, as browsers do.
enum HAProxyConfiguration {
  /// Keys of values that HAProxy's rules take from a header.
  private static let requestKeys: [(key: String, field: Field)] = [
    ("hh", .host), ("o", .origin), ("acrm", .requestMethod), ("acrh", .requestHeaders),
    ("acrpn", .requestPrivateNetwork), ("sfs", .fetchSite), ("sfm", .fetchMode),
    ("ref", .referer), ("ua", .userAgent), ("ct", .contentType), ("up", .upgrade),
  ]
  private static let responseKeys: [(key: String, field: Field)] = [
    ("acao", .allowOrigin), ("acac", .allowCredentials), ("acam", .allowMethods),
    ("acah", .allowHeaders), ("acma", .maxAge), ("aceh", .exposeHeaders),
    ("acapn", .allowPrivateNetwork), ("vary", .vary), ("loc", .location), ("cc", .cacheControl),
  ]
  private static let counts: [(key: String, field: Field)] = [
    ("ck", .hasCookie), ("au", .hasAuthorization), ("sck", .setsCookie),
  ]

  static var text: String {
    """
    # In the section global; the default of 1024 bytes cuts lines.
    log /dev/log len 65535 local0
    # In the frontend, before any other http-request or http-response rule:
    http-request set-var(txn.t) date(0,ms)
    http-request set-var(txn.uri) url
    \(requestRules)
    http-response set-var(txn.uacao) res.fhdr(Access-Control-Allow-Origin)
    # In the frontend, behind any other http-after-response rule:
    http-after-response set-var(txn.rh) int(1)
    \(responseRules)
    log-format '\(format)'
    # Of Cookie, Authorization and Set-Cookie only how many there were is logged.
    """
  }

  private static var requestRules: String {
    let values = requestKeys.map { "set-var(txn.\($0.key)) req.fhdr(\($0.field.header ?? ""))" }
    let counts = counts.filter { $0.field.direction == .request }
      .map { "set-var(txn.\($0.key)) req.fhdr_cnt(\($0.field.header ?? ""))" }
    return (values + counts).map { "http-request " + $0 }.joined(separator: "\n")
  }

  private static var responseRules: String {
    let values = responseKeys.flatMap { key, field in
      let header = field.header ?? ""
      return [
        "set-var(txn.\(key)) res.fhdr(\(header),1)",
        "set-var(txn.\(key)2) res.fhdr(\(header),2)",
        #"set-var(txn.\#(key)) var(txn.\#(key)),'concat(", ",txn.\#(key)2)' if { var(txn.\#(key)2) -m found }"#,
      ]
    }
    let counts = counts.filter { $0.field.direction == .response }
      .map { "set-var(txn.\($0.key)) res.fhdr_cnt(\($0.field.header ?? ""))" }
    return (values + counts).map { "http-after-response " + $0 }.joined(separator: "\n")
  }

  private static var format: String {
    let first = """
      "v":"cors1","ts":"%trg","t":"%[var(txn.t)]","ip":"%ci","m":"%HM",\
      "uri":"%[var(txn.uri),json(ascii)]","p":"%HV","st":"%ST","b":"%B","ta":"%Ta","term":"%ts",\
      "fe":"%ft","be":"%b/%s"
      """
    func values(_ keys: [(key: String, field: Field)]) -> [String] {
      keys.map { #""\#($0.key)":"%[var(txn.\#($0.key)),json(ascii)]""# }
    }
    let counts = ["ck", "au", "rh", "sck"].map { #""\#($0)":"%[var(txn.\#($0))]""# }
    let all =
      [first] + values(requestKeys) + counts + values(responseKeys)
      + values([("uacao", .upstreamAllowOrigin)])
    return "{" + all.joined(separator: ",") + "}"
  }

  /// How a line is read; `vary2` and `nacao` are of an older form of it.
  static let shape: JSONShape = {
    var layout = JSONLayout()
    layout.mark("v", begins: "cors1")
    layout.require("v", "term")
    layout.add("ts", Binding(role: .time))
    layout.add("t", Binding(role: .time, scale: .milliseconds))
    layout.add("ip", Binding(role: .client))
    layout.add("m", Binding(role: .part, field: .method))
    layout.add("uri", Binding(role: .part, field: .path))
    layout.add("st", Binding(role: .status))
    layout.add("b", Binding(role: .bytes))
    layout.add("ta", .duration(.milliseconds))
    layout.add("fe", Binding(role: .frontend))
    for (key, field) in requestKeys + responseKeys {
      layout.add(key, field == .host ? Binding(role: .hostHeader) : .text(field))
    }
    for (key, field) in counts { layout.add(key, Binding(role: .flag, field: field)) }
    layout.add("uacao", .text(.upstreamAllowOrigin))
    layout.add("rh", Binding(role: .answerMark))
    layout.add("nacao", Binding(role: .answerMark))
    layout.add("vary2", Binding(role: .more, field: .vary))
    return layout.shape
  }()
}
