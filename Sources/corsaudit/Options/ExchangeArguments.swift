import ArgumentParser
import CORSTraffic
import FetchStandard

/// An exchange given by options: what is not given counts as absent.
struct ExchangeArguments: ParsableArguments {
  @Option(help: "The request's method; OPTIONS where --request-method is given.")
  var method: String?

  @Option(help: "The URL it went to.")
  var url = "https://api.example.com/"

  @Option(help: "The response's status; 204 to a preflight, else 200.")
  var status: Int?

  @Option(help: "Origin")
  var origin: String?

  @Option(help: "Access-Control-Request-Method")
  var requestMethod: String?

  @Option(help: "Access-Control-Request-Headers")
  var requestHeaders: String?

  @Option(help: "Sec-Fetch-Site")
  var fetchSite: String?

  @Option(help: "Sec-Fetch-Mode")
  var fetchMode: String?

  @Option(help: "Content-Type of the request")
  var contentType: String?

  @ArgumentParser.Flag(help: "The request shows a Cookie.")
  var cookie = false

  @ArgumentParser.Flag(help: "The request shows Authorization.")
  var authorization = false

  @Option(help: "Access-Control-Allow-Origin")
  var allowOrigin: String?

  @Option(help: "Access-Control-Allow-Credentials")
  var allowCredentials: String?

  @Option(help: "Access-Control-Allow-Methods")
  var allowMethods: String?

  @Option(help: "Access-Control-Allow-Headers")
  var allowHeaders: String?

  @Option(help: "Access-Control-Max-Age")
  var maxAge: String?

  @Option(help: "Vary")
  var vary: String?

  var isEmpty: Bool {
    [
      method, origin, requestMethod, requestHeaders, fetchSite, fetchMode, contentType,
      allowOrigin, allowCredentials, allowMethods, allowHeaders, maxAge, vary,
    ].allSatisfy { $0 == nil } && status == nil && !cookie && !authorization
  }

  func validate() throws {
    guard url.contains("://") else {
      throw ValidationError("--url needs a scheme: https://api.example.com/path")
    }
  }

  /// The URL's path.
  var path: String {
    let rest = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).dropFirst(
      3)
    return "/" + (rest.first ?? "")
  }

  var facts: ExchangeFacts {
    var facts = ExchangeFacts()
    facts.method = .value(method ?? (requestMethod == nil ? "GET" : "OPTIONS"))
    facts.status = status ?? (requestMethod == nil ? 200 : 204)
    let site = url.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false).prefix(3)
    facts.site = Site(parsed: site.joined(separator: "/"))
    facts.requestPath = path
    facts.origin = observed(origin)
    facts.requestMethod = observed(requestMethod)
    facts.requestHeaders = observed(requestHeaders)
    facts.requestPrivateNetwork = .absent
    facts.fetchSite = observed(fetchSite)
    facts.fetchMode = observed(fetchMode)
    facts.contentType = observed(contentType)
    facts.upgrade = .absent
    facts.userAgent = .absent
    facts.hasCookie = cookie
    facts.hasAuthorization = authorization
    facts.hasRemoteUser = false
    facts.allowOrigin = observed(allowOrigin)
    facts.allowCredentials = observed(allowCredentials)
    facts.allowMethods = observed(allowMethods)
    facts.allowHeaders = observed(allowHeaders)
    facts.maxAge = observed(maxAge)
    facts.exposeHeaders = .absent
    facts.allowPrivateNetwork = .absent
    facts.vary = observed(vary)
    facts.location = .absent
    facts.cacheControl = .absent
    facts.cacheStatus = .absent
    facts.upstreamAllowOrigin = .absent
    facts.setsCookie = false
    return facts
  }

  private func observed(_ text: String?) -> Observed {
    guard let text else { return .absent }
    return text.isEmpty ? .empty : .value(text)
  }
}
