import CORSTraffic

/// The ingest configuration as JSON with sorted keys: equal texts are equal configurations.
///
/// Stored, and compared when stores are merged: a new option is added with its default left out.
func canonicalOptions(_ options: IngestOptions) -> String {
  let sites = options.publicSites.sorted { $0.key < $1.key }
    .map { "\(jsonText($0.key)):\(jsonText($0.value))" }
  let members = [
    ("client", jsonText(options.client.rawValue)),
    ("keep", jsonText(options.keep.rawValue)),
    ("keep_rejected_lines", "\(options.keepRejectedLines)"),
    ("path", jsonText(options.path.rawValue)),
    ("public_sites", "{\(sites.joined(separator: ","))}"),
    ("routes", jsonArray(options.routes)),
    ("slow_ms", "\(options.slowMilliseconds)"),
  ]
  return "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
}
