/// The formats that are known by name, and the notations in which others can be given.
///
/// A new format: a file in `Formats/`, and its line here.
public enum LogFormats {
  /// In the order of detection: the most specific first.
  public static let all: [any LogFormat] = [
    Cors1Format(),
    HAProxyCors1Format(),
    HAProxyFormat(),
    ApacheCors1Format(),
    VarnishFormat(),
    TomcatFormat(),
    JettyFormat(),
    GunicornFormat(),
    CaddyFormat(),
    TraefikFormat(),
    KongFormat(),
    CloudflareFormat(),
    GoogleCloudFormat(),
    EnvoyJSONFormat(),
    FastlyFormat(),
    W3CFormat(),
    CloudFrontFormat(),
    ALBFormat(),
    ELBFormat(),
    S3Format(),
    IngressNginxFormat(),
    NginxProxyManagerFormat(),
    NPMplusFormat(),
    BunkerWebFormat(),
    ZoraxyFormat(),
    UWSGIFormat(),
    MorganFormat(),
    TraefikCLFFormat(),
    IstioTextFormat(),
    EnvoyTextFormat(),
    VhostCombinedFormat(),
    MainFormat(),
    CombinedFormat(),
    CommonFormat(),
    MixedFormat(),
    HAProxyMixedFormat(),
  ]

  /// What may stand before a colon, with the text of a format behind it.
  public static let notations: [any FormatNotation] = [
    NginxNotation(),
    NginxConfNotation(),
    ApacheNotation(),
    HttpdConfNotation(),
    TomcatNotation(),
    JettyNotation(),
    GunicornNotation(),
    UWSGINotation(),
    MorganNotation(),
    EnvoyNotation(),
    HAProxyNotation(),
    W3CNotation(),
    CloudFrontNotation(),
    TraefikNotation(),
    CloudflareNotation(),
    JSONNotation(),
  ]

  /// The format that `--log-format` asks for: a known name, a notation and its text, or a wrapper
  /// (`cri:`, `syslog:`) and one of these.
  ///
  /// Before it may stand, as in names that were made here, `timezone(+0200):` for times without a
  /// zone and `map(key.path=field,…):` for values that say nothing by themselves.
  public static func named(
    _ text: String, _ mappings: FieldMappings = .none
  ) throws(FormatError) -> any LogFormat {
    if let (arguments, rest) = modifier("timezone", of: text) {
      guard let zone = AssumedZone(arguments) else {
        throw FormatError(format: text, mistakes: ["There is no time zone “\(arguments)”."])
      }
      return try named(rest, mappings).assuming(zone)
    }
    if let (arguments, rest) = modifier("map", of: text) {
      return try named(rest, FieldMappings(arguments.split(separator: ",").map(String.init)))
    }
    if let format = all.first(where: { $0.name == text }) {
      return mappings.isEmpty ? format : try MappedFormat(format, mappings)
    }
    if let colon = text.firstIndex(of: ":") {
      let word = text[..<colon]
      let rest = String(text[text.index(after: colon)...])
      if let notation = notations.first(where: { $0.name == word }) {
        return try notation.format(rest, mappings)
      }
      if let wrapper = LineWrappers.named(word) {
        return try WrappedFormat(wrapper, named(rest, mappings))
      }
    }
    throw unknown(text)
  }

  /// The format whose configuration a server's name stands for, or the one of this name.
  public static func shown(_ text: String) throws(FormatError) -> any LogFormat {
    if let format = all.first(where: { $0.servers.contains(text) }) { return format }
    return try named(text)
  }

  private static func modifier(_ word: String, of text: String) -> (String, String)? {
    guard text.hasPrefix(word + "("), let end = text.firstRange(of: "):") else { return nil }
    let start = text.index(text.startIndex, offsetBy: word.count + 1)
    return (String(text[start..<end.lowerBound]), String(text[end.upperBound...]))
  }

  private static func unknown(_ text: String) -> FormatError {
    let names = all.map(\.name)
    let words = names + notations.map(\.name) + LineWrappers.all.map(\.name)
    let word = String(text.prefix { $0 != ":" })
    let meant = nearestName(to: word, among: words).map { "; did you mean \($0)?" } ?? "."
    return FormatError(
      format: text,
      mistakes: [
        """
        There is no log format “\(text)”\(meant) Known are \(names.joined(separator: ", ")); \
        \(notations.map(\.example).joined(separator: ", ")) with a format of your own; and before \
        each of them \(LineWrappers.all.map { $0.name + ":" }.joined(separator: ", ")) for lines \
        that are wrapped.
        """
      ])
  }
}
