/// The headers that a frontend of HAProxy's captures, in the order of its `capture` lines.
struct HAProxyCaptures: Sendable {
  /// What each of them says; empty where none are captured.
  var request: [Binding] = []
  var response: [Binding] = []
}

/// Captures as they are given: `{Host|Origin} {Vary}`, each group in braces as HAProxy writes it.
struct HAProxyCaptureNames {
  let request: [String]
  let response: [String]
  /// Whether HAProxy hands on the server's response headers as they are, so that what it captured of
  /// them is what the client got.
  let isUnchanged: Bool
  let mappings: FieldMappings

  private static let unchanged = "unchanged"

  /// - Parameter text: the groups with spaces between them, perhaps `unchanged` behind them.
  init(_ text: String, _ mappings: FieldMappings) throws(FormatError) {
    var rest = text[...]
    var groups: [[String]] = []
    var mistakes: [String] = []
    var isUnchanged = false
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if first == "{", let close = rest.firstIndex(of: "}") {
        let inside = rest[rest.index(after: rest.startIndex)..<close]
        groups.append(
          inside.isEmpty
            ? [] : inside.split(separator: "|", omittingEmptySubsequences: false).map(Self.trimmed))
        rest = rest[rest.index(after: close)...]
      } else {
        let word = rest.prefix { !$0.isWhitespace && $0 != "{" }
        if word == Self.unchanged, !groups.isEmpty {
          isUnchanged = true
        } else {
          mistakes.append(
            first == "{"
              ? "The “}” of “\(rest)” is missing."
              : """
              “\(word)” stands outside of braces: write the names of captured headers as HAProxy \
              writes their values, {Host|Origin} {Vary}.
              """)
        }
        if word.isEmpty { break }
        rest = rest.dropFirst(word.count)
      }
    }
    if mistakes.isEmpty, groups.isEmpty || groups.allSatisfy(\.isEmpty) {
      mistakes.append(
        "Name the captured headers: {Host|Origin} of requests, then perhaps {Vary} of responses.")
    }
    if groups.count > 2 {
      mistakes.append(
        "There are \(groups.count) groups in braces: HAProxy writes one of requests and one of responses."
      )
    }
    for name in groups.joined() where name.contains("{") {
      mistakes.append("“\(name)” is no name of a header: a brace before it is not closed.")
    }
    guard mistakes.isEmpty else { throw FormatError(format: "haproxy:" + text, mistakes: mistakes) }
    request = groups[0]
    response = groups.count > 1 ? groups[1] : []
    self.isUnchanged = isUnchanged
    self.mappings = mappings
  }

  /// As it was given, always the same for the same names.
  var description: String {
    let response = response.isEmpty ? "" : " {" + self.response.joined(separator: "|") + "}"
    let unchanged = isUnchanged ? " " + Self.unchanged : ""
    return "{" + request.joined(separator: "|") + "}" + response + unchanged
  }

  /// What the values say. A header that no field keeps says nothing.
  ///
  /// HAProxy captures a response's headers as the server sent them, before it changes them.
  var captures: HAProxyCaptures {
    HAProxyCaptures(
      request: request.map { binding($0) { .header($0, .request) } },
      response: response.map { name in
        binding(name) { name in
          if isUnchanged { return .header(name, .response) }
          let isAllowOrigin = name.lowercased() == Field.allowOrigin.header?.lowercased()
          return isAllowOrigin ? .text(.upstreamAllowOrigin) : .ignored
        }
      })
  }

  private func binding(_ name: String, _ known: (String) -> Binding) -> Binding {
    guard mappings.names(name) else { return known(name) }
    return mappings[name].map { Binding(mappedTo: $0) } ?? .ignored
  }

  private static func trimmed(_ name: Substring) -> String { name.filter { !$0.isWhitespace } }
}
