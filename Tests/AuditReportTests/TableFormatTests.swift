import AuditReport
import Foundation
import Testing

@Suite("The answer to a query")
struct TableFormatTests {
  static let answer = QueryTable(
    columns: ["site", "requests", "share", "reason"],
    rows: [
      [.text("https://api.example.com"), .integer(12_431), .real(0.5), .null],
      [.text("a, \"b\""), .integer(-7), .null, .text("")],
    ])

  @Test(
    "is written in each format",
    arguments: [
      (
        "table",
        """
        site                     requests  share  reason
        -----------------------  --------  -----  ------
        https://api.example.com     12431    0.5  NULL
        a, "b"                         -7   NULL
        (2 rows)

        """
      ),
      (
        "csv",
        #"""
        site,requests,share,reason
        https://api.example.com,12431,0.5,
        "a, ""b""",-7,,""

        """#
      ),
      (
        "json",
        #"""
        [
          {"site": "https://api.example.com", "requests": 12431, "share": 0.5, "reason": null},
          {"site": "a, \"b\"", "requests": -7, "share": null, "reason": ""}
        ]

        """#
      ),
      (
        "markdown",
        """
        | `site` | `requests` | `share` | `reason` |
        | --- | ---: | ---: | --- |
        | `https://api.example.com` | 12431 | 0.5 | NULL |
        | `a, "b"` | -7 | NULL | (empty) |

        """
      ),
    ])
  func formats(_ name: String, _ expected: String) throws {
    let format = try #require(TableFormats.named(name))
    #expect(format.table(Self.answer) == expected)
  }

  @Test("has a test for each format that there is")
  func whole() {
    #expect(TableFormats.all.map(\.name) == ["table", "csv", "json", "markdown"])
  }

  @Test("of no rows still says its columns")
  func noRows() throws {
    let empty = QueryTable(columns: ["site"], rows: [])
    #expect(PlainTable().table(empty) == "site\n----\n(0 rows)\n")
    #expect(CSVTable().table(empty) == "site\n")
    #expect(JSONTable().table(empty) == "[]\n")
    #expect(MarkdownTable().table(empty) == "| `site` |\n| --- |\n")
  }

  @Test("keeps columns of one name apart in JSON")
  func sameNames() {
    let table = QueryTable(columns: ["a", "a", "a_2"], rows: [[.integer(1), .integer(2), .null]])
    #expect(JSONTable().table(table) == "[\n  {\"a\": 1, \"a_2\": 2, \"a_2_2\": null}\n]\n")
  }

  @Test("keeps the largest integers exactly")
  func largeIntegers() {
    let table = QueryTable(columns: ["n"], rows: [[.integer(.max)], [.integer(.min)]])
    #expect(JSONTable().table(table).contains("9223372036854775807"))
    #expect(CSVTable().table(table) == "n\n9223372036854775807\n-9223372036854775808\n")
  }

  @Test("has one line for each row, whatever the columns and cells are", arguments: HostileText.all)
  func hostile(_ hostile: HostileText) throws {
    let table = QueryTable(
      columns: [hostile.text, "b"], rows: [[.text(hostile.text), .integer(1)]])
    for format in TableFormats.all {
      let text = format.table(table)
      #expect(MarkdownReading.hidden(text).isEmpty)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(lines == ["table": 4, "csv": 2, "json": 3, "markdown": 3][format.name])
    }
    for line in MarkdownTable().table(table).split(separator: "\n") {
      #expect(MarkdownReading.count("|", in: line) == 3)
    }
    #expect(PlainTable().table(table).split(separator: "\n").allSatisfy { $0.count <= 100 })
    let parsed = try JSONSerialization.jsonObject(with: Data(JSONTable().table(table).utf8))
    #expect((parsed as? [[String: Any]])?.first?.count == 2)
  }
}
