extension Reason {
  /// One plain sentence for people who never heard of CORS.
  public var explanation: String {
    switch self {
    case .allowOriginMissing:
      "The response does not say that pages of other origins may read it, so the browser keeps it."
    case .allowOriginEmpty:
      "The header that should name the origin that may read the response is there, but empty."
    case .allowOriginMultipleValues:
      "The response names more than one origin; a browser accepts one alone, even if both are right."
    case .allowOriginWildcardCredentialed:
      "The response is open to everyone (`*`), which does not count for requests with cookies."
    case .allowOriginNullMismatch:
      "The response is granted to pages without an origin of their own (`null`), not to this one."
    case .allowOriginCaseMismatch:
      "The origin in the response differs from the page's in upper and lower case."
    case .allowOriginTrailingSlashOrPath:
      "The origin in the response has a slash or a path at its end; an origin has neither."
    case .allowOriginSchemeMismatch:
      "The origin in the response has another scheme than the page's (http instead of https)."
    case .allowOriginPortMismatch:
      "The origin in the response has another port than the page's, or names the default port."
    case .allowOriginWildcardPattern:
      "The response grants a pattern such as `https://*.example.com`; browsers know no patterns."
    case .allowOriginMalformed:
      "What the response grants is no origin: the scheme is missing, or it is something else."
    case .allowOriginOtherOrigin:
      "The response is granted to another origin than the one that asked."
    case .allowCredentialsMissing:
      "The response may be read only without cookies: it does not say that they are allowed."
    case .allowCredentialsNotTrue:
      "The header that allows cookies says something else than exactly `true`."
    case .preflightRedirect:
      "The browser's question beforehand was answered with a redirect, which it does not follow."
    case .preflightStatusNotOK:
      "The browser's question beforehand was not answered with a status from 200 to 299."
    case .allowMethodsUnparseable:
      "The list of allowed methods is not a list of words joined by commas, so nothing is allowed."
    case .allowHeadersUnparseable:
      "The list of allowed headers is not a list of names joined by commas, so nothing is allowed."
    case .allowMethodsMissing:
      "The answer to the browser's question beforehand lists no methods at all."
    case .allowMethodsWildcardCredentialed:
      "All methods are allowed (`*`), which does not count for requests with cookies."
    case .methodCaseMismatch:
      "The method is allowed in another case; methods differ by case (`patch` is not `PATCH`)."
    case .methodNotAllowed:
      "The method that the page wants to use is not among those allowed."
    case .allowHeadersMissing:
      "The answer to the browser's question beforehand lists no request headers at all."
    case .allowHeadersWildcardCredentialed:
      "All request headers are allowed (`*`), which does not count for requests with cookies."
    case .authorizationNotCoveredByWildcard:
      "All request headers are allowed (`*`), but by the standard `*` leaves Authorization out."
    case .headerNotAllowed:
      "A request header that the page wants to send is not among those allowed."
    case .allowOriginNotLogged:
      "The log does not show Access-Control-Allow-Origin, so nobody can tell."
    case .allowCredentialsNotLogged:
      "The log does not show Access-Control-Allow-Credentials, so nobody can tell."
    case .allowMethodsNotLogged:
      "The log does not show Access-Control-Allow-Methods, so nobody can tell."
    case .allowHeadersNotLogged:
      "The log does not show Access-Control-Allow-Headers, so nobody can tell."
    case .requestMethodNotLogged:
      "The log does not show Access-Control-Request-Method, so nobody can tell what was asked for."
    case .requestHeadersNotLogged:
      "The log does not show Access-Control-Request-Headers, so nobody can tell what was asked for."
    case .originNotLogged:
      "The log does not show Origin, so nobody can tell who asked."
    case .targetNotLogged:
      "The log does not show which host was asked, so nobody can tell whether it was another origin."
    case .methodNotLogged:
      "The log does not show a request method, so nobody can tell what kind of request it was."
    case .statusNotLogged:
      "The log does not show the status, and here it decides."
    case .modeNotLogged:
      "The log does not show whether a script or a plain form sent this; only a script would fail."
    case .originStripped:
      "The browser sent Origin, but it did not arrive here: something in between removed it."
    case .notModifiedUsesStoredHeaders:
      "The browser was told to use its stored copy (304), and that copy's headers decide."
    case .responseIncomplete:
      "The connection ended before there was a response that a browser could judge."
    case .proxyAuthentication:
      "A proxy asked for a password (407); browsers settle that before anything else."
    }
  }
}
