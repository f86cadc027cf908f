import CORSTraffic

/// The ingest configuration as JSON with sorted keys: equal texts are equal configurations.
///
/// Stored, and compared when stores are merged: a new option is added with its default left out.
func canonicalOptions(_ options: IngestOptions) -> String {
  let sites = options.publicSites.sorted { $0.key < $1.key }
    .map { "\(quoted($0.key)):\(quoted($0.value))" }
  let members = [
    ("client", quoted(options.client.rawValue)),
    ("keep", quoted(options.keep.rawValue)),
    ("keep_rejected_lines", "\(options.keepRejectedLines)"),
    ("path", quoted(options.path.rawValue)),
    ("public_sites", "{\(sites.joined(separator: ","))}"),
    ("routes", jsonArray(options.routes)),
    ("slow_ms", "\(options.slowMilliseconds)"),
  ]
  return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
}

/// Texts as a JSON array.
func jsonArray(_ texts: [String]) -> String {
  "[" + texts.map(quoted).joined(separator: ",") + "]"
}

/// A text as a JSON string.
private func quoted(_ text: String) -> String {
  var quoted = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"", "\\": quoted += "\\\(scalar)"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: quoted.unicodeScalars.append(scalar)
    }
  }
  return quoted + "\""
}
