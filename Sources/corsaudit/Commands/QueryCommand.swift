import ArgumentParser
import AuditReport
import AuditStore
import Queries

/// `corsaudit query`: saved questions, and SQL of one's own.
struct QueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Ask the store: a saved question, or SQL of your own, read-only.",
    usage: """
      corsaudit query list
      corsaudit query show NAME
      corsaudit query --db FILE NAME
      corsaudit query --db FILE --sql TEXT
      """)

  @Argument(help: "list; show NAME; or the name of a saved query.")
  var words: [String] = []

  @Option(help: ArgumentHelp("The store.", valueName: "file"))
  var db: String?

  @Option(help: "One SELECT statement; the store cannot be changed by it.")
  var sql: String?

  @Option(help: "How the answer is written.")
  var format: TableFormatName = .table

  @Option(
    name: .customShort("o"),
    help: ArgumentHelp("Write to this file, not to standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Give the query up after so long.", valueName: "seconds"))
  var timeout = 60.0

  func validate() throws {
    switch (words.first, sql) {
    case (nil, nil):
      throw ValidationError("Give the name of a saved query ('corsaudit query list') or --sql.")
    case (.some, .some): throw ValidationError("Give either a name or --sql, not both.")
    case ("list", nil) where words.count > 1, ("show", nil) where words.count != 2:
      throw ValidationError("It is 'query list' or 'query show NAME'.")
    default: break
    }
  }

  func run() throws {
    switch words.first {
    case "list" where sql == nil: try list()
    case "show" where sql == nil: try OutputFile.write(saved(words[1]).text, to: output)
    case let name?: try answer(try saved(name).select)
    case nil: try answer(sql ?? "")
    }
  }

  private func list() throws {
    let rows = QueryCatalogue.saved.map { [Cell.text($0.name), .text($0.sentence)] }
    try OutputFile.write(
      format.text(QueryTable(columns: ["name", "what it answers"], rows: rows)), to: output)
  }

  private func saved(_ name: String) throws -> SavedQuery {
    guard let query = QueryCatalogue.saved(name) else {
      throw ValidationError(
        unknownName(
          "saved query", name, among: QueryCatalogue.saved.map(\.name), list: "query list"))
    }
    return query
  }

  private func answer(_ select: String) throws {
    guard let db else { throw ValidationError("A query needs a store: --db FILE.") }
    try finishing(Console()) { _ in
      let connection = try ReadOnlyConnection(path: db)
      connection.lockDown()
      let result = try connection.query(select, timeout: .seconds(timeout))
      let rows = result.rows.map { $0.map(Cell.init) }
      try OutputFile.write(format.text(QueryTable(columns: result.columns, rows: rows)), to: output)
    }
  }
}

extension Cell {
  init(_ value: SQLValue) {
    switch value {
    case .null: self = .null
    case .integer(let number): self = .integer(number)
    case .real(let number): self = .real(number)
    case .text(let text): self = .text(text)
    case .blob(let bytes):
      self = .text(
        "x'"
          + bytes.map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
          }.joined() + "'")
    }
  }
}
