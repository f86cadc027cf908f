/// uWSGI's `log-format`: `%(addr) [%(ltime)] "%(method) %(uri) %(proto)" %(status)`.
///
/// Request headers are `%(var.HTTP_ORIGIN)`; of response headers it knows none, unless the application
/// sets variables of its own for them, which `--map` gives a meaning. Nothing is escaped.
struct UWSGINotation: TranslatedNotation {
  let name = "uwsgi"
  let example = "uwsgi:'…'"
  let title = "any log-format of uWSGI"
  let reference = "https://uwsgi-docs.readthedocs.io/en/latest/LogFormat.html"
  let duplicateVisibility = DuplicateVisibility.unknown
  let style = ValueStyle.unescaped

  func items(
    of text: String, _ mappings: FieldMappings
  ) throws(FormatError) -> [ApacheFormatString.Item] {
    var names = NamedValues(text)
    while let column = names.text(until: "%") {
      guard names.take("%("), let name = names.word(until: ")") else {
        names.append("%")
        names.skip()
        continue
      }
      let notation = "%(\(name))"
      if name.hasPrefix("var.") {
        names.append(
          ApacheDirective(ofVariable: String(name.dropFirst(4)), for: notation, at: column))
      } else if let known = Self.variables[name] {
        names.append(ApacheDirective(known.name, known.argument, for: notation, at: column))
      } else if let meant = mistyped(name, mappings) {
        names.mistake("uWSGI has no \(notation); did you mean %(\(meant))?")
      } else {
        // A variable of the application's own.
        names.append(ApacheDirective("n", name, for: notation, at: column))
      }
    }
    return try names.result()
  }

  private func mistyped(_ name: String, _ mappings: FieldMappings) -> String? {
    guard name.count >= 4, !mappings.names(name), !mappings.names("%(\(name))") else { return nil }
    return nearestName(to: name, among: Self.variables.keys.sorted(), within: 1)
  }

  private static let localTime = "%d/%b/%Y:%H:%M:%S %z"
  private static let variables: [String: (name: String, argument: String?)] = [
    "uri": ("U", nil), "method": ("m", nil), "user": ("u", nil), "addr": ("a", nil),
    "host": ("i", "Host"), "proto": ("H", nil), "uagent": ("i", "User-Agent"),
    "referer": ("i", "Referer"), "status": ("s", nil), "rsize": ("B", nil), "size": ("O", nil),
    "hsize": ("n", nil), "cl": ("n", nil), "micros": ("D", nil), "msecs": ("T", "ms"),
    "secs": ("T", nil), "time": ("t", "sec"), "tmsecs": ("t", "msec"), "tmicros": ("t", "usec"),
    "epoch": ("t", "end:sec"), "ctime": ("t", "%c"), "ltime": ("t", localTime),
    "ftime": ("t", localTime), "pid": ("P", nil), "wid": ("n", nil), "switches": ("n", nil),
    "vars": ("n", nil), "core": ("n", nil), "vsz": ("n", nil), "rss": ("n", nil),
    "vszM": ("n", nil), "rssM": ("n", nil), "pktsize": ("n", nil), "modifier1": ("n", nil),
    "modifier2": ("n", nil), "headers": ("n", nil), "werr": ("n", nil), "rerr": ("n", nil),
    "ioerr": ("n", nil),
  ]
}
