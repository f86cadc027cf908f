import FetchStandard

/// The steps of the standard that decided, as sentences: first what the request was, then what the
/// checks made of it, without and with credentials where these differ.
public func decidingSteps(
  _ answer: Answer, _ judgement: Judgement, hint: CredentialsHint?
) -> [String] {
  var steps = [judgement.requestClass.step]
  guard [.preflight, .crossOrigin].contains(judgement.kind),
    judgement.requestClass != .corsOriginMissing
  else {
    if let reason = judgement.reason { steps.append(reason.step(nil)) }
    return steps
  }
  switch hint {
  case .include:
    steps.append(
      "Fetch §CORS protocol and credentials: a cross-origin request carries Cookie only where its "
        + "credentials mode is \"include\".")
    steps += answer.steps(judgement.credentialed, .include, of: judgement)
  case .omit:
    steps += answer.steps(judgement.anonymous, .omit, of: judgement)
  case nil:
    let anonymous = answer.steps(judgement.anonymous, .omit, of: judgement)
    let credentialed = answer.steps(judgement.credentialed, .include, of: judgement)
    if anonymous == credentialed {
      steps += anonymous
    } else {
      steps += anonymous.map { marked($0, "without credentials") }
      steps += credentialed.map { marked($0, "with credentials") }
    }
  }
  if judgement.reason == .modeNotLogged { steps.append(Reason.modeNotLogged.step(nil)) }
  if let reason = judgement.reasonStandard {
    steps.append(
      reason.step(nil) + " Chromium and Firefox both let it pass, and the verdict follows them.")
  }
  return steps
}

/// The sentence with its mode behind the step: `Fetch §CORS check, step 3 (without credentials): …`.
private func marked(_ sentence: String, _ mode: String) -> String {
  sentence.replacing(": ", with: " (\(mode)): ", maxReplacements: 1)
}

extension Answer {
  /// What decided one sub-verdict: its reason's step, or the steps that it passed.
  fileprivate func steps(
    _ verdict: SubVerdict, _ mode: CredentialsMode, of judgement: Judgement
  ) -> [String] {
    if let reason = verdict.reason { return [reason.step(verdict.reasonDetail)] }
    var steps = [corsCheckStep(mode)]
    if judgement.kind == .preflight { steps += [statusStep, methodStep(mode), headersStep(mode)] }
    return steps
  }

  /// The step at which the CORS check succeeded.
  private func corsCheckStep(_ mode: CredentialsMode) -> String {
    if mode == .include {
      return "Fetch §CORS check, step 7: Access-Control-Allow-Origin is the request's origin, byte "
        + "for byte, and Access-Control-Allow-Credentials is `true`."
    }
    return grant == .star
      ? "Fetch §CORS check, step 3: Access-Control-Allow-Origin is `*`, and the request has no "
        + "credentials."
      : "Fetch §CORS check, step 5: Access-Control-Allow-Origin is the request's origin, byte for "
        + "byte, and the request has no credentials."
  }

  private var statusStep: String {
    "Fetch §CORS-preflight fetch, step 7: the CORS check succeeds and the status is an ok status."
  }

  private func methodStep(_ mode: CredentialsMode) -> String {
    let step = "Fetch §CORS-preflight fetch, step 7.5: "
    if isCORSSafelistedMethod(requestMethod.headerValue ?? "") {
      return step + "the method is CORS-safelisted and needs no listing."
    }
    if mode != .include, case .values(let methods) = extractTokenList(allowMethods.headerValue),
      methods.contains("*")
    {
      return step + "Access-Control-Allow-Methods has `*`, which covers every method."
    }
    return step + "Access-Control-Allow-Methods lists the method."
  }

  private func headersStep(_ mode: CredentialsMode) -> String {
    let step = "Fetch §CORS-preflight fetch, step 7.7: "
    if requestHeaders.isLogged, !requestHeaders.isValue {
      return step + "no request header needs listing."
    }
    if mode != .include, case .values(let names) = extractTokenList(allowHeaders.headerValue),
      names.contains("*")
    {
      return step + "Access-Control-Allow-Headers has `*`."
    }
    return step + "Access-Control-Allow-Headers lists every header asked for."
  }
}
