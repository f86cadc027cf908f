/// CloudFront's logs without a line that names their columns: standard ones whose head was cut off, and
/// real-time ones, of which it is said which columns they have: `cloudfront:timestamp c-ip …`.
///
/// With `#Fields` they are read as W3C's. Values are URL-encoded, between them stand tabs. No response
/// header is in them; of requests real-time logs have all together, `cs-headers`, in at most 800 bytes.
struct CloudFrontFormat: LogFormat {
  /// The columns that were given.
  let fields: String
  let mappings: FieldMappings
  let compiled: CompiledFormat

  var name: String { mappings.prefix + (fields.isEmpty ? "cloudfront" : "cloudfront:" + fields) }
  let title = "CloudFront's logs (AWS) without #Fields"
  let reference =
    "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html"
  var servers: [String] { fields.isEmpty ? ["cloudfront"] : [] }
  var definition: String { fields.isEmpty ? Self.standard : fields }
  let configuration = """
    # A real-time log configuration with these fields in this order:
    \(CloudFrontFormat.realTime)
    # Read it with --log-format 'cloudfront:\(CloudFrontFormat.realTime)'
    # It logs no header of a response: log Access-Control-* behind it.
    """
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  var examples: [LogExample] { fields.isEmpty ? Self.examples : [] }

  private static let examples = [
    LogExample(
      "2026-11-23\t07:35:52\tCDG50-P2\t703\t192.0.2.7\tOPTIONS\td6r.cloudfront.net\t/a%20b\t204\t"
        + "https://app.example.com/%22\tcurl/7.81.0%20(x%2520y)\tq=42\t-\tMiss\t375WZmnR4==\t"
        + "api.example.com\thttps\t62\t0.113\t-\tTLSv1.3\tTLS_AES_128_GCM_SHA256\tMiss\tHTTP/2.0\t-\t"
        + "-\t51754\t0.113\tMiss\ttext/plain;%20charset=utf-8\t20\t-\t-",
      gives: [
        .time: "1795419351887", .client: "192.0.2.7", .method: "OPTIONS", .path: "/a%20b",
        .host: "api.example.com", .scheme: "https", .status: "204", .duration: "113",
        .referer: #"https://app.example.com/""#, .userAgent: "curl/7.81.0 (x%20y)",
        .hasCookie: .absent, .origin: .notLogged, .allowOrigin: .notLogged, .bytes: "703",
      ]),
    LogExample(
      "2026-11-23\t07:35:52\tCDG50-P2\t0\t192.0.2.7\tGET\td6r.cloudfront.net\t/\t000\t-\t-\t-\t-\t"
        + "Error\t3==\tapi.example.com\thttps\t62\t0.1\t-\t-\t-\tError\tHTTP/2.0\t-\t-\t1\t0.1\t"
        + "ClientCommError\t-\t-\t-\t-",
      gives: [.status: .absent, .referer: .absent]),
  ]

  private static let standard = """
    date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) \
    cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header \
    cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher \
    x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port \
    time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start \
    sc-range-end
    """
  private static let realTime = """
    timestamp c-ip sc-status sc-bytes cs-method cs-protocol cs-uri-stem x-edge-location \
    x-host-header time-taken cs-user-agent cs-referer x-edge-result-type cs-headers
    """

  init() {
    guard let compiled = W3CColumns(Self.standard, .none).compiled else {
      preconditionFailure("A built-in format is wrong.")
    }
    self.init(fields: "", mappings: .none, compiled: compiled)
  }

  /// - Parameter fields: the columns' names with spaces between them.
  init(_ fields: String, _ mappings: FieldMappings) throws(FormatError) {
    guard let compiled = W3CColumns(fields, mappings, isOfCloudFront: true).compiled else {
      throw FormatError(
        format: "cloudfront:" + fields,
        mistakes: [
          "No column says anything of an exchange; give them in their order: \(Self.realTime)"
        ])
    }
    self.init(
      fields: fields.split(whereSeparator: \.isWhitespace).joined(separator: " "),
      mappings: mappings, compiled: compiled)
  }

  private init(fields: String, mappings: FieldMappings, compiled: CompiledFormat) {
    self.fields = fields
    self.mappings = mappings
    self.compiled = compiled
  }
}
