import AccessLog
import ArgumentParser

/// The options that say how logs are written.
struct FormatArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      How the logs are written: a name of 'corsaudit formats list', or a notation and its text, as \
      nginx:'<log_format string>' or nginx-conf:PATH#NAME. Without it the format is detected.
      """, valueName: "format"))
  var logFormat: String?

  @Option(
    help: ArgumentHelp(
      """
      What a key of JSON or a variable means that is not known: key.path=field, and ignored for no \
      field. May be repeated; alone it reads any JSON.
      """, valueName: "name=field"))
  var map: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      The zone of times that are written without one: UTC, an offset (+02:00) or a name \
      (Europe/Berlin).
      """, valueName: "zone"))
  var assumeTimezone = "UTC"

  func choice(_ configuration: Configuration) throws -> FormatChoice {
    guard let zone = AssumedZone(assumeTimezone) else {
      throw ValidationError(
        """
        There is no time zone '\(assumeTimezone)'; write UTC, an offset as +02:00, or a name as \
        Europe/Berlin.
        """)
    }
    return try FormatChoice(
      option: logFormat ?? (map.isEmpty ? nil : "json:"), mappings: FieldMappings(map), zone: zone,
      configuration: configuration)
  }
}
