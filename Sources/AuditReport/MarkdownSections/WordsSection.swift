/// The few words that a reader needs.
struct WordsSection: MarkdownSection {
  static let title = "Words"
  static let anchor = "words"

  private static let words: [(word: String, meaning: String)] = [
    (
      "Origin",
      "the website a page comes from, as a browser writes it: scheme, host and port, for example "
        + "`https://app.example.com`. `null` stands for a page that has none."
    ),
    (
      "Cross-origin",
      "from a page of one origin to a server of another. The browser sends such a request, but shows "
        + "the page the answer only if the answer's headers allow it."
    ),
    (
      "Preflight",
      "the question a browser asks before an unusual cross-origin request, with the method `OPTIONS`: "
        + "may this page do that? If the answer is no, the request itself is never sent."
    ),
    (
      "Credentials",
      "what tells the server who the user is: cookies, client certificates, a password that the "
        + "browser keeps. An answer to a request with credentials may be private."
    ),
    (
      "To grant",
      "to answer with `Access-Control-Allow-Origin` and the page's origin, or `*` for everybody."
    ),
    (
      "Party",
      "whoever owns a domain: all origins below one registered name are one party."
    ),
    (
      "Client",
      "one address with one browser, as far as the log tells them apart."
    ),
    (
      "Severity",
      "info, low, medium, high or critical. It begins with the rule's own and moves a step for each "
        + "reason given."
    ),
  ]

  func blocks(_ content: ReportContent) -> [String] {
    ["## \(Self.title)"]
      + [Self.words.map { "- **\($0.word):** \($0.meaning)" }.joined(separator: "\n")]
  }
}
