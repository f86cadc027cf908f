/// Raised whenever some user agent's family becomes another one, as ``judgementVersion`` is.
let userAgentFamilyVersion = 1

/// The browser engine that a user agent names: `chromium`, `firefox`, `safari` or `other`; '' for an
/// empty one.
///
/// Every browser on iOS is Safari's engine, whatever it calls itself. A user agent is a claim, not a
/// proof.
func userAgentFamily(_ userAgent: String) -> String {
  func has(_ word: String) -> Bool { userAgent.contains(word) }
  if userAgent.isEmpty { return "" }
  guard userAgent.hasPrefix("Mozilla/") else { return "other" }
  if has("bot") || has("Bot") || has("crawler") || has("spider") { return "other" }
  if has("CriOS/") || has("FxiOS/") || has("EdgiOS/") { return "safari" }
  if has("Chrome/") || has("Chromium/") { return "chromium" }
  if has("Firefox/"), !has("Seamonkey/") { return "firefox" }
  if has("AppleWebKit/") { return "safari" }
  return "other"
}
