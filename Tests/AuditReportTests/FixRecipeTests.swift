import Testing

@testable import AuditReport

@Suite("A fix recipe")
struct FixRecipeTests {
  private let recipe = FixRecipe(markdown: Fixture.fixTexts["allow-list"] ?? "")

  @Test("has a title and a summary")
  func parts() {
    #expect(recipe.title == "Answer only the origins on a list")
    #expect(recipe.summary?.hasPrefix("Compare the origin with an exact list") == true)
  }

  @Test("gives the line of a server that sets the header")
  func line() {
    #expect(
      recipe.line(for: .nginx) == "add_header Access-Control-Allow-Origin $cors_origin always;")
    #expect(recipe.line(for: .apache)?.hasPrefix("Header always set") == true)
    #expect(recipe.line(for: .caddy) == nil)
  }

  @Test("moves its headings, and no line of code that looks like one")
  func headings() {
    let body = recipe.body(headingLevel: 4)
    #expect(body.contains("\n#### nginx\n") && body.contains("\n# In every location"))
    #expect(!body.contains("Answer only the origins on a list"))
  }

  @Test(
    "is read however it is built",
    arguments: [
      ("", nil, nil), ("Only words.", nil, "Only words."),
      ("# Title.\n\nTwo\nlines.", "Title", "Two lines."),
      ("## nginx\n\n```\na\n```\n\n## Apache\n", nil, nil),
      ("# T\n```nginx\n# no heading\n```", "T", nil),
    ] as [(String, String?, String?)])
  func shapes(_ markdown: String, _ title: String?, _ summary: String?) {
    let recipe = FixRecipe(markdown: markdown)
    #expect(recipe.title == title && recipe.summary == summary)
  }
}
