import FetchStandard

/// What a browser makes of the response to a CORS request that is no preflight.
///
/// In this order: no response at all; a 407, which the CORS check is not applied to (Fetch §HTTP
/// fetch, note); a 304, which takes what it lacks from the stored response (Fetch
/// §HTTP-network-or-cache fetch); the CORS check, at any other status. Where no status is logged,
/// the response is taken to have come whole.
func actualVerdict(_ answer: Answer, _ mode: CredentialsMode) -> SubVerdict {
  if answer.isIncomplete { return SubVerdict(.unknown, .responseIncomplete) }
  if answer.status == 407 { return SubVerdict(.unknown, .proxyAuthentication) }
  return corsCheckVerdict(answer, mode, isNotModified: answer.status.map { $0 == 304 })
}
