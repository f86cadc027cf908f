/// Cloudflare's Logpush data set `http_requests`. Headers are in it as far as custom fields name them; one
/// that is not there was not asked for or not sent, unless it is said: `cloudflare:origin,vary`.
struct CloudflareFormat: LogFormat {
  /// Headers of which a line shows that they were not sent.
  let kept: [String]
  let compiled: CompiledFormat

  var name: String { kept.isEmpty ? "cloudflare" : "cloudflare:" + kept.joined(separator: ",") }
  let title = "Cloudflare Logpush, HTTP requests"
  let reference = "https://developers.cloudflare.com/logs/logpush/logpush-job/custom-fields/"
  var servers: [String] { kept.isEmpty ? ["cloudflare"] : [] }
  let definition = "NDJSON; custom fields are named, as in cloudflare:origin,vary"
  var configuration: String {
    func names(_ direction: FieldDirection) -> String {
      Field.allCases
        .filter { $0.direction == direction && $0 != .host && !$0.keepsOnlyPresence }
        .compactMap { $0.header.map { #"{"name":"\#($0.lowercased())"}"# } }
        .joined(separator: ",")
    }
    return """
      # Fields of the Logpush job:
      ClientIP,ClientRequestHost,ClientRequestMethod,ClientRequestScheme,ClientRequestURI,\
      ClientRequestReferer,ClientRequestUserAgent,EdgeStartTimestamp,EdgeEndTimestamp,\
      EdgeResponseStatus,EdgeResponseBytes,CacheCacheStatus,RequestHeaders,ResponseHeaders
      # A rule of the zone's ruleset http_log_custom_fields:
      {"action":"log_custom_field","expression":"true","action_parameters":{
        "request_fields":[\(names(.request))],
        "response_fields":[\(names(.response))]}}
      # Read it with --log-format 'cloudflare:*'.
      """
  }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.start
  var examples: [LogExample] { kept.isEmpty ? Self.examples : [] }

  private static let examples = [
    LogExample(
      #"{"CacheCacheStatus":"dynamic","ClientIP":"192.0.2.7","ClientRequestHost":"api.example.com","#
        + #""ClientRequestMethod":"GET","ClientRequestReferer":"","ClientRequestScheme":"https","#
        + #""ClientRequestURI":"/v1/users?x","ClientRequestUserAgent":"Mozilla/5.0","#
        + #""EdgeEndTimestamp":"2026-11-23T07:35:52Z","EdgeResponseBytes":1020,"#
        + #""EdgeResponseStatus":200,"EdgeStartTimestamp":1795419352361000000,"RayID":"3a6050bcbe","#
        + #""RequestHeaders":{"origin":"https://app.example.com"},"ResponseHeaders":{"vary":"Origin"}}"#,
      gives: [
        .time: "1795419352361", .client: "192.0.2.7", .host: "api.example.com", .scheme: "https",
        .path: "/v1/users?x", .referer: .absent, .origin: "https://app.example.com",
        .vary: "Origin", .allowOrigin: .notLogged, .cacheStatus: "dynamic", .bytes: "1020",
      ])
  ]

  init(kept: [String] = []) {
    self.kept = kept
    var layout = JSONLayout()
    layout.require("ClientRequestMethod", "EdgeResponseStatus")
    layout.add("EdgeStartTimestamp", Binding(role: .time))
    layout.add("ClientIP", Binding(role: .client))
    layout.add("ClientRequestHost", Binding(role: .hostHeader))
    layout.add("ClientRequestMethod", Binding(role: .part, field: .method))
    layout.add("ClientRequestURI", Binding(role: .part, field: .path))
    layout.add("ClientRequestScheme", Binding(role: .scheme, field: .scheme))
    layout.add("ClientRequestReferer", .text(.referer))
    layout.add("ClientRequestUserAgent", .text(.userAgent))
    layout.add("EdgeResponseStatus", Binding(role: .status))
    layout.add("EdgeResponseBytes", Binding(role: .bytes))
    layout.add("CacheCacheStatus", .text(.cacheStatus))
    layout.add(headers: "RequestHeaders", .request, isComplete: false)
    layout.add(headers: "ResponseHeaders", .response, isComplete: false)
    let kept = kept.map { $0.lowercased() }
    let absent = Field.allCases.reduce(0 as UInt64) { mask, field in
      guard let header = field.header?.lowercased(), field != .host, field.direction != .exchange,
        kept.contains("*") || kept.contains(header)
      else { return mask }
      return mask | field.bit
    }
    layout.update { $0.absentIfMissing = absent }
    compiled = layout.compiled()
  }
}
