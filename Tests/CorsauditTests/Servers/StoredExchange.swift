import AccessLog
import CORSTraffic
import Foundation
import Testing

/// A row of the view `exchanges`.
struct StoredExchange {
  /// The columns that hold a field as it was logged.
  private static let fields: [Field] = [
    .method, .path, .status, .origin, .requestMethod, .requestHeaders, .fetchSite, .fetchMode,
    .hasCookie, .hasAuthorization, .allowOrigin, .allowCredentials, .allowMethods, .allowHeaders,
    .maxAge, .exposeHeaders, .vary, .userAgent,
  ]

  /// What is longer is kept cut, with its length and hash.
  private static let longestOrigin = 200

  private let columns: [String: Any]

  /// Every row by its line.
  static func all(in store: String) throws -> [UInt64: StoredExchange] {
    let columns = ["line"] + fields.map(\.name)
    let query = try Program.run([
      "query", "--db", store, "--format", "json", "--sql",
      "SELECT \(columns.joined(separator: ", ")) FROM exchanges",
    ])
    let rows = try #require(try query.json() as? [[String: Any]], "\(query.errors)")
    let pairs = try rows.map { row in
      (UInt64(try #require(row["line"] as? Int)), StoredExchange(columns: row))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  /// As the store keeps it: without blanks around it, and a very long one cut.
  private static func stored(_ text: String, _ field: Field) -> String {
    let value = text.trimmingCharacters(in: .whitespaces)
    return field == .origin || field == .allowOrigin ? String(value.prefix(longestOrigin)) : value
  }

  /// A sentence for each column that does not say what a line says.
  func differences(from line: [Field: LoggedValue]) -> [String] {
    Self.fields.compactMap { field in
      let value = columns[field.name] ?? NSNull()
      let logged = line[field] ?? .notLogged
      let expected: String? =
        switch logged {
        case .notLogged: nil
        case .absent: field.keepsOnlyPresence ? "0" : ""
        case .empty: field.keepsOnlyPresence ? "1" : ""
        case .value(let bytes): losslessText(bytes[...])
        }
      let found = value is NSNull ? nil : Self.stored("\(value)", field)
      return found == expected.map { Self.stored($0, field) }
        ? nil : "\(field.name) is \(found ?? "NULL") and the line says \(logged)"
    }
  }
}
