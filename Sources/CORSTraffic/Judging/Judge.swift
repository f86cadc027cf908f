import FetchStandard

/// What is known of a request's credentials mode.
public enum CredentialsHint: String, CaseIterable, Sendable {
  case include
  case omit
}

extension Answer {
  /// The hint that the entry itself gives, the only one that is ever stored.
  ///
  /// Scripts cannot set Cookie, and a cross-origin CORS request carries it only where its
  /// credentials mode is include (Fetch §CORS protocol and credentials). A preflight never carries
  /// it, so that there it says nothing about the request behind.
  public var storedHint: CredentialsHint? {
    guard hasCookie == true, classify(self, priorPassed: false).requestClass.kind != .preflight
    else { return nil }
    return .include
  }
}

/// What a browser makes of an exchange: pure, and total.
///
/// - Parameters:
///   - hint: what is known of the request's credentials mode; the store gives
///     ``Answer/storedHint``.
///   - priorPassed: a preflight joined with this request passed; the store never says so.
public func judge(_ answer: Answer, hint: CredentialsHint?, priorPassed: Bool) -> Judgement {
  let classification = classify(answer, priorPassed: priorPassed)
  let requestClass = classification.requestClass
  let flags = answer.flags(of: requestClass)
  switch requestClass {
  case .webSocket, .sameOrigin, .sameOriginInferred, .navigation, .noCORS, .nonCORS,
    .optionsNonCORS, .malformedPreflight, .nonBrowser:
    return Judgement(requestClass, SubVerdict(.notApplicable), flags)
  case .unknown, .optionsUnknown, .corsOriginMissing:
    return Judgement(requestClass, SubVerdict(.unknown, classification.reason), flags)
  case .preflight, .preflightInferred:
    return judgePreflight(answer, requestClass, hint, flags)
  case .corsSimple, .corsActual, .corsPreflighted, .ambiguousPost, .corsOriginUnlogged:
    return judgeActual(answer, requestClass, hint, flags)
  }
}

private func judgePreflight(
  _ answer: Answer, _ requestClass: RequestClass, _ hint: CredentialsHint?, _ flags: Set<Flag>
) -> Judgement {
  let anonymous = preflightVerdict(answer, .omit, .shippingBrowsers)
  let credentialed = preflightVerdict(answer, .include, .shippingBrowsers)
  var judgement = Judgement(
    requestClass: requestClass, verdict: combine(anonymous, credentialed, hint),
    reasonStandard: nil, flags: flags, anonymous: anonymous, credentialed: credentialed)
  // Only without credentials does a `*` cover anything, so only there can the two differ.
  let standard = preflightVerdict(answer, .omit, .standard)
  if hint != .include, standard.verdict == .blocked, anonymous.verdict != .blocked {
    judgement.reasonStandard = standard.reason
    judgement.flags.insert(.engineDivergent)
  }
  judgement.flagDuplicateWithEmptyFirst(answer)
  return judgement
}

private func judgeActual(
  _ answer: Answer, _ requestClass: RequestClass, _ hint: CredentialsHint?, _ flags: Set<Flag>
) -> Judgement {
  let anonymous = actualVerdict(answer, .omit)
  let credentialed = actualVerdict(answer, .include)
  var verdict = combine(anonymous, credentialed, hint)
  // A form or a beacon looks the same, and nobody withholds anything from those.
  if requestClass == .ambiguousPost, verdict.verdict == .blocked {
    verdict = SubVerdict(.unknown, .modeNotLogged)
  }
  var judgement = Judgement(
    requestClass: requestClass, verdict: verdict, reasonStandard: nil, flags: flags,
    anonymous: anonymous, credentialed: credentialed)
  judgement.flagDuplicateWithEmptyFirst(answer)
  return judgement
}

/// One verdict for a credentials mode that may not be known.
private func combine(
  _ anonymous: SubVerdict, _ credentialed: SubVerdict, _ hint: CredentialsHint?
) -> SubVerdict {
  switch hint {
  case .include: return credentialed
  case .omit: return anonymous
  case nil: break
  }
  guard anonymous.verdict == .allowed, credentialed.verdict != .allowed else { return anonymous }
  return SubVerdict(.conditional, credentialed.reason, detail: credentialed.reasonDetail)
}

extension Judgement {
  /// A judgement that does not depend on the credentials mode.
  fileprivate init(_ requestClass: RequestClass, _ verdict: SubVerdict, _ flags: Set<Flag>) {
    self.init(
      requestClass: requestClass, verdict: verdict, reasonStandard: nil, flags: flags,
      anonymous: verdict, credentialed: verdict)
  }

  /// Flags two lines of Access-Control-Allow-Origin of which the first is empty.
  ///
  /// Over HTTP/2 Firefox reads the second alone; Chromium, and both over HTTP/1.1, read both and
  /// block, as the standard does. Where browsers differ the verdict follows the standard.
  fileprivate mutating func flagDuplicateWithEmptyFirst(_ answer: Answer) {
    guard anonymous.reason == .allowOriginMultipleValues, case .several(let value) = answer.grant
    else { return }
    let members = listMembers(value)
    if members.count == 2, members[0].isEmpty, !members[1].isEmpty {
      flags.insert(.engineDivergent)
    }
  }
}
