extension Reason {
  /// The step of the standard that ends in this reason, as a sentence.
  func step(_ detail: String?) -> String {
    switch self {
    case .allowOriginMissing: check(2, "there is no Access-Control-Allow-Origin.")
    case .allowOriginEmpty: check(4, "Access-Control-Allow-Origin is empty.")
    case .allowOriginMultipleValues:
      check(4, "Access-Control-Allow-Origin has several values; joined they are no origin.")
    case .allowOriginWildcardCredentialed:
      check(4, "Access-Control-Allow-Origin is `*`, which step 3 takes only without credentials.")
    case .allowOriginNullMismatch:
      check(4, "Access-Control-Allow-Origin is `null`, and the request's origin is not.")
    case .allowOriginCaseMismatch:
      check(4, "Access-Control-Allow-Origin differs from the request's origin in case.")
    case .allowOriginTrailingSlashOrPath:
      check(4, "Access-Control-Allow-Origin ends in a slash or a path; an origin has none.")
    case .allowOriginSchemeMismatch:
      check(4, "Access-Control-Allow-Origin has another scheme than the request's origin.")
    case .allowOriginPortMismatch:
      check(4, "Access-Control-Allow-Origin has another port than the request's origin.")
    case .allowOriginWildcardPattern:
      check(4, "Access-Control-Allow-Origin is a pattern; only bytes are compared.")
    case .allowOriginMalformed: check(4, "Access-Control-Allow-Origin is no origin.")
    case .allowOriginOtherOrigin:
      check(4, "Access-Control-Allow-Origin is another origin than the request's.")
    case .allowCredentialsMissing: check(8, "there is no Access-Control-Allow-Credentials.")
    case .allowCredentialsNotTrue:
      check(8, "Access-Control-Allow-Credentials is not exactly `true`.")
    case .preflightRedirect:
      preflight("7", "a redirect is no ok status, and a preflight follows none.")
    case .preflightStatusNotOK: preflight("7", "the status is no ok status (200 to 299).")
    case .allowMethodsUnparseable:
      preflight("7.3", "Access-Control-Allow-Methods is no list of methods.")
    case .allowHeadersUnparseable:
      preflight("7.3", "Access-Control-Allow-Headers is no list of header names.")
    case .allowMethodsMissing:
      preflight(
        "7.5", "there is no Access-Control-Allow-Methods, and the method is not safelisted.")
    case .allowMethodsWildcardCredentialed:
      preflight(
        "7.5", "Access-Control-Allow-Methods has `*`, which with credentials is no wildcard.")
    case .methodCaseMismatch:
      preflight("7.5", "Access-Control-Allow-Methods lists the method in another case.")
    case .methodNotAllowed:
      preflight("7.5", "Access-Control-Allow-Methods does not list the method.")
    case .allowHeadersMissing:
      preflight("7.7", "there is no Access-Control-Allow-Headers, and headers were asked for.")
    case .allowHeadersWildcardCredentialed:
      preflight(
        "7.7", "Access-Control-Allow-Headers has `*`, which with credentials is no wildcard.")
    case .authorizationNotCoveredByWildcard:
      preflight("7.6", "Access-Control-Allow-Headers has `*`, which does not cover Authorization.")
    case .headerNotAllowed:
      preflight(
        detail == "authorization" ? "7.6" : "7.7",
        "Access-Control-Allow-Headers does not list \(detail ?? "a header asked for").")
    case .allowOriginNotLogged: check(1, "Access-Control-Allow-Origin is not logged.")
    case .allowCredentialsNotLogged: check(6, "Access-Control-Allow-Credentials is not logged.")
    case .allowMethodsNotLogged: preflight("7.1", "Access-Control-Allow-Methods is not logged.")
    case .allowHeadersNotLogged: preflight("7.2", "Access-Control-Allow-Headers is not logged.")
    case .requestMethodNotLogged: preflight("7.5", "Access-Control-Request-Method is not logged.")
    case .requestHeadersNotLogged: preflight("7.6", "Access-Control-Request-Headers is not logged.")
    case .originNotLogged: check(4, "Origin is not logged, so there is nothing to compare with.")
    case .targetNotLogged:
      "Fetch §Main fetch: the host asked is not logged, so own and other origin look the same."
    case .methodNotLogged: "Fetch §HTTP requests: the method is not logged."
    case .statusNotLogged:
      "Fetch §HTTP fetch: the status is not logged, and here it decides (304, or no ok status)."
    case .modeNotLogged:
      "Fetch §Main fetch: the mode is not logged; only mode \"cors\" comes to the CORS check."
    case .originStripped:
      "Fetch §CORS check, step 4: what a browser would compare did not arrive here."
    case .notModifiedUsesStoredHeaders:
      "Fetch §HTTP-network-or-cache fetch: a 304 freshens the stored response, whose headers are "
        + "checked."
    case .responseIncomplete:
      "Fetch §HTTP-network fetch: without a whole response there is nothing to check."
    case .proxyAuthentication:
      "Fetch §HTTP fetch: the CORS check is not applied to a response whose status is 407."
    }
  }

  private func check(_ step: Int, _ sentence: String) -> String {
    "Fetch §CORS check, step \(step): " + sentence
  }

  private func preflight(_ step: String, _ sentence: String) -> String {
    "Fetch §CORS-preflight fetch, step \(step): " + sentence
  }
}
