import ArgumentParser
import Foundation
import Queries
import Testing

@testable import corsaudit

@Suite("What the README and --help say is so")
struct ReadmeTests {
  static let readme =
    (try? String(contentsOfFile: Program.root + "/README.md", encoding: .utf8)) ?? ""

  /// The README's lines that begin with the program's name, in the order of the page.
  static let commands: [String] = {
    var isShell = false
    var commands: [String] = []
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") { isShell = line == "```sh" }
      if isShell, line.hasPrefix("corsaudit ") || line.hasPrefix("sqlite3 ") {
        commands.append(String(line))
      }
    }
    return commands
  }()

  @Test("Its commands run, one after the other")
  func commandsRun() throws {
    #expect(ReadmeTests.commands.count >= 5)
    let folder = try TemporaryFolder()
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/SampleLogs", withDestinationPath: Program.root + "/SampleLogs")
    let line =
      #"203.0.113.7 [24/Nov/2026:10:00:00 +0000] https "api.example" "GET / HTTP/1.1" 200 "https://a.example" "*""#
    _ = try folder.file("access.log", line + "\n")
    let bin = URL(fileURLWithPath: Program.path).deletingLastPathComponent().path
    for command in ReadmeTests.commands
    where Program.finds(String(command.prefix { $0 != " " })) || command.hasPrefix("corsaudit") {
      let run = try Program.shell("export PATH=\"\(bin):$PATH\"; \(command)", in: folder.path)
      #expect(run.status == 0, "\(command): \(run.errors)")
    }
  }

  @Test("The first command it says is the one that CI runs, on a folder that is there")
  func firstCommand() {
    #expect(
      ReadmeTests.readme.contains(
        "apt-get install -y zlib1g-dev libsqlite3-dev libpsl-dev libxxhash-dev && swift run -c release corsaudit audit SampleLogs"
      ))
  }

  @Test(
    "It names every command", arguments: Corsaudit.configuration.subcommands.map { $0._commandName }
  )
  func namesCommands(name: String) throws {
    #expect(ReadmeTests.readme.contains("`corsaudit \(name)"))
    let help = try Program.run([name, "--help"])
    #expect(help.status == 0)
    #expect(help.output.contains("OVERVIEW"))
  }

  @Test("It names every key of the configuration", arguments: Configuration.keys)
  func namesKeys(key: String) {
    #expect(ReadmeTests.readme.contains("\n\(key):"))
  }

  @Test("rules show prints every rule, rules list has them all")
  func rules() throws {
    let list = try Program.run(["rules", "list", "--format", "csv"]).output
    for rule in QueryCatalogue.rules {
      #expect(list.contains(rule.id))
      #expect(try Program.run(["rules", "show", rule.id]).output == rule.text)
    }
  }
}
