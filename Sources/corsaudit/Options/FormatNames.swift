import ArgumentParser
import AuditReport

/// How the answer to a query is written.
enum TableFormatName: String, CaseIterable, ExpressibleByArgument {
  case table, csv, json, markdown

  func text(_ table: QueryTable) -> String {
    TableFormats.named(rawValue)?.table(table) ?? ""
  }
}

/// How a report is written.
enum ReportFormatName: String, CaseIterable, ExpressibleByArgument {
  case markdown, json

  var format: any ReportFormat { ReportFormats.named(rawValue) ?? ReportFormats.all[0] }
}

/// How everything else is written.
enum TextOrJSON: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
