import FetchStandard

/// A request's class, with the row of the table that gave it.
public struct Classification: Hashable, Sendable {
  public var requestClass: RequestClass
  /// The row of ``classificationTable`` that matched first.
  public var row: String
  /// Why a class that is unknown is unknown.
  public var reason: Reason?
}

/// One row of the classification table: the first whose condition holds gives the class.
struct ClassificationRow: Sendable {
  var row: String
  var requestClass: RequestClass
  var reason: Reason?
  var condition: @Sendable (_ answer: Answer, _ priorPassed: Bool) -> Bool

  init(
    _ row: String, _ requestClass: RequestClass, _ reason: Reason? = nil,
    _ condition: @escaping @Sendable (_ answer: Answer, _ priorPassed: Bool) -> Bool
  ) {
    self.row = row
    self.requestClass = requestClass
    self.reason = reason
    self.condition = condition
  }
}

/// What a request was: the first row of ``classificationTable`` that matches.
///
/// - Parameters:
///   - priorPassed: a preflight joined with this request passed.
public func classify(_ answer: Answer, priorPassed: Bool) -> Classification {
  let row =
    classificationTable.first { $0.condition(answer, priorPassed) }
    ?? ClassificationRow("19", .ambiguousPost) { _, _ in true }
  return Classification(requestClass: row.requestClass, row: row.row, reason: row.reason)
}

/// Which requests are CORS at all (Fetch §`Origin` header, §Main fetch, §HTTP fetch), as an ordered
/// table.
///
/// A letter after the number marks a line of a row that has several. What is not logged is asked
/// for by `== nil`, `.notLogged` or `lacksOrigin`; every other condition needs the value.
let classificationTable: [ClassificationRow] = [
  // Websockets carry Origin and know no CORS; over HTTP/2 and 3 they begin with CONNECT (RFC 8441),
  // a forbidden method that no page can send otherwise, and WebTransport does likewise.
  .init("1", .webSocket) { answer, _ in
    answer.upgradesToWebSocket == true || answer.mode == .webSocket || answer.status == 101
  },
  .init("1b", .webSocket) { answer, _ in
    answer.method.isBytes("CONNECT") && [.null, .plausible].contains(answer.originShape)
  },
  // A request line that could not be read.
  .init("1c", .nonBrowser) { answer, _ in !answer.hasMethod && answer.isOriginMalformed },
  .init("1d", .unknown, .methodNotLogged) { answer, _ in !answer.hasMethod },

  // OPTIONS.
  .init("2a", .optionsNonCORS) { answer, _ in answer.isOptions && answer.isAsteriskForm },
  .init("2", .malformedPreflight) { answer, _ in
    answer.isOptions && answer.asksForMethod && answer.originShape == .absent
  },
  .init("3", .nonBrowser) { answer, _ in
    answer.isOptions && answer.asksForMethod && answer.isOriginMalformed
  },
  .init("4", .preflight) { answer, _ in answer.isOptions && answer.asksForMethod },
  .init("5a", .optionsNonCORS) { answer, _ in
    answer.isOptions && answer.originShape == .absent
  },
  .init("5b", .optionsNonCORS) { answer, _ in
    answer.isOptions && answer.originShape == .notLogged && answer.requestMethod == .absent
  },
  .init("6", .optionsUnknown, .originNotLogged) { answer, _ in
    answer.isOptions && answer.originShape == .notLogged
  },
  .init("7", .nonBrowser) { answer, _ in answer.isOptions && answer.isOriginMalformed },
  .init("8", .sameOrigin) { answer, _ in answer.isOptions && answer.isSameOrigin },
  .init("8b", .sameOriginInferred) { answer, _ in
    answer.isOptions && answer.originRelation == .sameUnknownScheme && answer.site == nil
  },
  // A preflight never goes to its own origin, so that a target that is not known only matters to
  // an OPTIONS that is none.
  .init("9a", .unknown, .targetNotLogged) { answer, _ in
    answer.isOptions && answer.originRelation == .unknown && answer.site == nil
      && answer.requestMethod == .absent
  },
  .init("9b", .corsPreflighted) { answer, _ in
    answer.isOptions && answer.requestMethod == .absent
  },
  .init("9c", .preflightInferred) { answer, _ in answer.isOptions },

  // No Origin: absent, or not logged.
  .init("10a", .navigation) { answer, _ in
    answer.lacksOrigin && (answer.mode == .navigate || answer.site == FetchSite.none)
  },
  .init("10b", .sameOrigin) { answer, _ in answer.lacksOrigin && answer.site == .sameOrigin },
  .init("10c", .noCORS) { answer, _ in answer.lacksOrigin && answer.mode == .noCORS },
  .init("10d", .corsOriginUnlogged) { answer, _ in
    answer.originShape == .notLogged && answer.mode == .cors
      && (answer.site == .sameSite || answer.site == .crossSite)
  },
  .init("10e", .corsOriginMissing, .originStripped) { answer, _ in
    answer.originShape == .absent && answer.mode == .cors
      && (answer.site == .sameSite || answer.site == .crossSite)
  },
  .init("10f", .unknown, .originNotLogged) { answer, _ in answer.originShape == .notLogged },
  .init("10g", .nonCORS) { answer, _ in answer.originShape == .absent && answer.isGetOrHead },
  .init("10h", .nonBrowser) { answer, _ in answer.originShape == .absent },

  // An Origin.
  .init("11", .nonBrowser) { answer, _ in answer.isOriginMalformed },
  .init("12", .sameOrigin) { answer, _ in answer.isSameOrigin },
  .init("13a", .navigation) { answer, _ in answer.mode == .navigate },
  .init("13b", .noCORS) { answer, _ in answer.mode == .noCORS },
  .init("14a", .unknown, .targetNotLogged) { answer, _ in
    answer.originRelation == .unknown && answer.site == nil
  },
  .init("14b", .sameOriginInferred) { answer, _ in
    answer.originRelation == .sameUnknownScheme && answer.site == nil
  },
  .init("15", .corsPreflighted) { answer, priorPassed in
    !(answer.isGetOrHead || answer.isPost) || priorPassed
  },
  .init("16a", .corsActual) { answer, _ in
    answer.isGetOrHead && answer.hasAuthorization == true
  },
  .init("16b", .corsSimple) { answer, _ in answer.isGetOrHead },
  .init("17", .corsPreflighted) { answer, _ in
    answer.contentTypeClass == .json || answer.contentTypeClass == .other
  },
  .init("18a", .corsActual) { answer, _ in
    answer.mode == .cors && answer.contentTypeClass == nil
  },
  .init("18b", .corsSimple) { answer, _ in answer.mode == .cors },
  .init("19", .ambiguousPost) { _, _ in true },
]
