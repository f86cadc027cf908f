/// NCSA's formats mixed in one file, as where several virtual hosts log to it; each line logs what
/// its own format does.
///
/// Detected only where none of them alone fits. BunkerWeb's line is among them, for it logs requests
/// that have no number as lines of a virtual host.
struct MixedFormat: LogFormat {
  let name = "mixed"
  let title = "common, combined and main, with or without virtual host, line by line"
  let reference = "the formats common, combined and main"
  let definition = (Self.formats + [BunkerWebFormat().definition]).joined(separator: "\n")
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  let isMixture = true
  let examples =
    [CommonFormat().examples, CombinedFormat().examples].flatMap { $0 } + [
      LogExample(
        #"api.example.com 192.0.2.7 - - [23/Nov/2026:07:35:52 +0000] "GET / HTTP/1.1" 200 50 "-" "-""#,
        gives: [.host: "api.example.com", .client: "192.0.2.7"]),
      BunkerWebFormat().examples[0],
    ]
  let compiled: CompiledFormat

  /// The likeliest first.
  private static let formats: [String] = {
    let plain = [CombinedFormat.string, CommonFormat.string, MainFormat().definition]
    let withHost = plain.map { "$server_name " + $0 }
    let withPort = plain.map { "$server_name:$server_port " + $0 }
    return plain + withPort + withHost
  }()

  init() {
    let formats = Self.formats.map { CompiledFormat(builtIn: $0) }
    compiled = CompiledFormat(mixing: formats + [BunkerWebFormat().compiled])
  }
}
