/// The W3C's extended log format, as IIS and CloudFront write it: a directive says which columns the
/// lines after it have.
///
/// Lines before the first directive are no entries, unless the columns are given: `w3c:date time …`.
struct W3CFormat: LogFormat {
  /// The columns that were given.
  let fields: String
  let mappings: FieldMappings
  let compiled: CompiledFormat

  var name: String { mappings.prefix + (fields.isEmpty ? "w3c" : "w3c:" + fields) }
  let title = "W3C extended log format (IIS, CloudFront)"
  let reference = "https://www.w3.org/TR/WD-logfile.html"
  var servers: [String] { fields.isEmpty ? ["iis"] : [] }
  var definition: String { fields.isEmpty ? "the line #Fields" : "#Fields: " + fields }
  var configuration: String {
    let customs = Self.customFields.map { name, source, type in
      #"  <add logFieldName="\#(name)" sourceName="\#(source)" sourceType="\#(type)"/>"#
    }
    return """
      <logFile logFormat="W3C" logExtFileFlags="Date,Time,ClientIP,ServerPort,Method,UriStem,UriQuery,HttpStatus,HttpSubStatus,Win32Status,BytesSent,TimeTaken,ProtocolVersion,Host,UserAgent,Referer">
       <customFields maxCustomFieldLength="4096">
      \(customs.joined(separator: "\n"))
       </customFields>
      </logFile>
      """
  }
  let duplicateVisibility = DuplicateVisibility.unknown
  let timeKind = TimeKind.end
  var examples: [LogExample] {
    guard fields.isEmpty else { return [] }
    return [
      LogExample(
        """
        #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip \
        cs(User-Agent) sc-status sc-win32-status time-taken cs(Origin) x-https
        2026-11-23 07:35:52 10.0.0.5 OPTIONS /v1/users - 443 - 192.0.2.7 Mozilla/5.0+(X11) 204 0 15 \
        https://app.example.com on
        """,
        gives: [
          .time: "1795419351985", .method: "OPTIONS", .path: "/v1/users", .client: "192.0.2.7",
          .hasRemoteUser: .absent, .status: "204", .duration: "15", .scheme: "https",
          .origin: "https://app.example.com", .allowOrigin: .notLogged,
        ])
    ]
  }

  private static let customFields: [(name: String, source: String, type: String)] =
    Field.allCases
    .filter { field in
      field.direction != .exchange && !field.keepsOnlyPresence && field.header != nil
        && ![.host, .userAgent, .referer].contains(field)
    }
    .map { field in
      let prefix = field.direction == .request ? "cs" : "sc"
      let header = field.header ?? ""
      return (
        "\(prefix)(\(header))", header,
        field.direction == .request ? "RequestHeader" : "ResponseHeader"
      )
    } + [("x-https", "HTTPS", "ServerVariable")]

  init() {
    self.init(fields: "", mappings: .none, compiled: CompiledFormat.withoutColumns)
  }

  /// - Parameter fields: what would stand behind `#Fields:`.
  init(_ fields: String, _ mappings: FieldMappings) throws(FormatError) {
    guard let compiled = W3CColumns(fields, mappings).compiled else {
      throw FormatError(
        format: "w3c:" + fields,
        mistakes: ["No column says anything of an exchange; give them as behind #Fields:."])
    }
    self.init(
      fields: fields.split(whereSeparator: \.isWhitespace).joined(separator: " "),
      mappings: mappings, compiled: compiled)
  }

  private init(fields: String, mappings: FieldMappings, compiled: CompiledFormat) {
    self.fields = fields
    self.mappings = mappings
    var compiled = compiled
    compiled.layout = W3CLayout(mappings: mappings)
    self.compiled = compiled
  }
}

/// What `#Fields:` changes.
private struct W3CLayout: DirectiveLayout {
  let mappings: FieldMappings

  func format(after directive: [UInt8]) -> CompiledFormat? {
    let name = "#Fields:".utf8
    guard directive.starts(with: name) else { return nil }
    let columns = String(decoding: directive.dropFirst(name.count), as: UTF8.self)
    var compiled = W3CColumns(columns, mappings).compiled ?? .withoutColumns
    compiled.layout = self
    return compiled
  }
}

extension CompiledFormat {
  /// No line fits it.
  fileprivate static let withoutColumns = CompiledFormat(
    possibleFields: Field.allCases.reduce(0) { $0 | $1.bit } & ~Field.hasAuthorization.bit,
    style: .columns, prefix: Delimiter([]), steps: [])
}
