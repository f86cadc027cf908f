import PolicyAudit

extension Finding {
  /// What is wrong, in one line: the rule's title, and which header, origin or method it is about.
  var what: String {
    let title = MarkdownText.prose(rule.title)
    // An attribute that the discriminator says already is not said twice.
    let said = discriminator.hasSuffix(attribute ?? "")
    let detail = [discriminator, said ? "" : attribute ?? ""].filter { !$0.isEmpty }
    guard !detail.isEmpty else { return title }
    return title + ": " + detail.map { MarkdownText.code($0, limit: 60) }.joined(separator: ", ")
  }

  /// The site, and so many of the routes.
  func place(routes limit: Int) -> String {
    let shown = routes.prefix(limit).map { MarkdownText.code($0, limit: 60) }
    let unlisted = Int64(routes.count - shown.count) + moreRoutes
    let site = MarkdownText.code(site, limit: 80)
    return routes.isEmpty
      ? site : "\(site) at \(Phrase.some(shown, unlisted: unlisted, atMost: limit, "route"))"
  }

  /// The anchor that renderers make of the heading `Finding 1: critical`.
  func anchor(number: Int) -> String { "finding-\(number)-\(severity.rawValue)" }
}

extension EvidenceSample {
  /// File and line.
  var place: String { "\(MarkdownText.code(source, limit: 60)) line \(line)" }
}

extension Evidence {
  /// Requests, clients and parties, as far as they are known.
  var counts: String {
    [
      Phrase.count(requests, "request"),
      clients.map { Phrase.count($0, "client") } ?? "clients not kept",
      parties > 0 ? Phrase.count(parties, "party", "parties") : nil,
    ].compactMap(\.self).joined(separator: ", ")
  }
}
