import PolicyAudit

/// Who asked where Origin is not logged, as far as Referer tells: said to be inferred.
enum InferredCallersText {
  static func blocks(_ callers: InferredCallers) -> [String] {
    guard callers.requests > 0 else { return [] }
    let options =
      callers.options > 0
      ? " \(Phrase.count(callers.options, "of them is", "of them are")) `OPTIONS`, which a browser "
        + "sends to another site only as a preflight: those pages do call this server."
      : ""
    let host =
      callers.isHostUnknown
      ? " The log does not name the host that was asked, so its own pages are among these." : ""
    let rows = callers.callers.map { caller in
      [
        MarkdownText.code(caller.referer, limit: 80), Phrase.grouped(caller.requests),
        Phrase.grouped(caller.options),
        MarkdownText.code(caller.site + caller.route, limit: 100),
      ]
    }
    let more = callers.callerCount - Int64(callers.callers.count)
    return [
      "### Who may have asked",
      "Inferred: where `Origin` is not logged, `Referer` names pages of other sites for "
        + "\(Phrase.count(callers.requests, "request")). A link, an image and a form send it, too, so "
        + "this tells who may call, and nothing of what a browser made of the answer." + options
        + host,
      MarkdownRow.table(
        ["Page's site", "Requests", "`OPTIONS`", "Asked most"], rows, rightAligned: [1, 2])
        + (more > 0 ? "\n\nAnd \(Phrase.count(more, "more site"))." : ""),
    ]
  }
}
