/// The formats that are known by name.
///
/// A new one: a file in `Formats/`, and its line here.
public enum LogFormats {
  /// In the order of detection: the most specific first.
  public static let all: [any LogFormat] = [
    Cors1Format(),
    VhostCombinedFormat(),
    MainFormat(),
    CombinedFormat(),
    CommonFormat(),
    MixedFormat(),
  ]

  /// The format that `--log-format` asks for: a known name, or `nginx:` and a format string.
  public static func named(_ text: String) throws(FormatError) -> any LogFormat {
    if let format = all.first(where: { $0.name == text }) { return format }
    if text.hasPrefix(NginxFormat.prefix) {
      return try NginxFormat(String(text.dropFirst(NginxFormat.prefix.count)))
    }
    let names = all.map(\.name).joined(separator: ", ")
    throw FormatError(
      format: text,
      mistakes: [
        """
        There is no log format “\(text)”; known are \(names), and nginx:'…' with the text of a \
        log_format directive.
        """
      ])
  }
}
