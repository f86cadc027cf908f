import PolicyAudit

/// What logs hide beside fields, in words: the needs of rules that no field answers.
enum LogAbilityGap {
  /// As rules name them among their needs.
  static let preflights = "preflights"
  static let repeatedHeaders = "repeated-headers"
  static let all: Set = [preflights, repeatedHeaders]

  /// A paragraph for each of those that some rule lacks.
  static func blocks(_ content: ReportContent) -> [String] {
    [preflights(content.audit.unseenPreflights), repeatedHeaders(content)].compactMap(\.self)
  }

  private static func preflights(_ unseen: UnseenPreflights) -> String? {
    guard unseen.requests > 0 else { return nil }
    let sites = Phrase.some(
      unseen.sites.map { MarkdownText.code($0) },
      unlisted: Int64(unseen.siteCount - unseen.sites.count), atMost: 5, "site")
    return "**Preflights are filtered out of this log.** "
      + "\(Phrase.count(unseen.requests, "request")) to \(sites) "
      + "\(unseen.requests == 1 ? "is" : "are") of a kind that a browser sends only after a "
      + "preflight, and no `OPTIONS` request to the same site is logged "
      + "(\(logs(unseen.sources))). Either the access log leaves `OPTIONS` out (in nginx by "
      + "`access_log … if=`, in Apache by `CustomLog … env=`), or something in front of this server "
      + "answers preflights: then read its log, too. A browser may also have remembered a preflight "
      + "from before this log began."
  }

  private static func repeatedHeaders(_ content: ReportContent) -> String? {
    let rules = content.assessment.filter { $0.missing.contains(repeatedHeaders) }
    guard !rules.isEmpty else { return nil }
    let hiding = content.audit.sources.filter { !$0.showsRepeatedHeaders }
    return "**A header that is sent twice may look like one.** "
      + "\(logs(hiding.map(\.source))): of two `Access-Control-Allow-Origin` headers such a log may "
      + "show only one, while a browser refuses both together. Apache always does so, and nginx "
      + "before version 1.23; nginx from 1.23 on, Caddy and Traefik show all."
  }

  private static func logs(_ names: [String]) -> String {
    Phrase.some(names.map { MarkdownText.code($0, limit: 60) }, atMost: 3, "log")
  }
}
