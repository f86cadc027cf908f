import Foundation
import Testing

/// What the browser reported of one request.
struct BrowserCase: Decodable, CustomTestStringConvertible, Sendable {
  var id: String
  var log: String
  var method: String
  var pageOrigin: String
  var urlPath: String
  var credentials: String
  var outcome: String
  /// The log alone can lead to the outcome.
  var isJudged: Bool

  enum CodingKeys: String, CodingKey {
    case id = "case"
    case log, method, credentials, outcome
    case pageOrigin = "page_origin"
    case urlPath = "url_path"
    case isJudged = "judge"
  }

  var testDescription: String {
    "case \(id): \(method) \(urlPath) from \(pageOrigin), credentials \(credentials): \(outcome)"
  }
}

/// One line of `explain --format json`.
struct ExplainedLine: Decodable, Sendable {
  struct SubVerdict: Decodable, Sendable {
    var verdict: String
    var reason: String?
  }
  var line: Int
  var kind: String?
  var path: String?
  var anonymous: SubVerdict?
  var credentialed: SubVerdict?

  /// Whether the line is of a case: its query says so.
  func isOf(_ browser: BrowserCase) -> Bool {
    ["?case=\(browser.id)", "&case=\(browser.id)"].contains { mark in
      guard let range = path?.range(of: mark) else { return false }
      let next = path?[range.upperBound...].first
      return next == nil || next == "&"
    }
  }
}

/// Logs that a server wrote, and what the browser reported beside them.
struct Recording: Sendable {
  let judged: [BrowserCase]
  /// The lines of every log, explained by the real program.
  let lines: [String: [ExplainedLine]]

  init(folder: String) {
    struct File: Decodable { var cases: [BrowserCase] }
    let data = FileManager.default.contents(atPath: folder + "/browser-verdicts.json") ?? Data()
    let file = try? JSONDecoder().decode(File.self, from: data)
    judged = file?.cases.filter(\.isJudged) ?? []
    var lines: [String: [ExplainedLine]] = [:]
    for log in Set(judged.map(\.log)) {
      let run = try? Program.run(["explain", folder + "/" + log, "--format", "json"])
      lines[log] = (run?.output ?? "").split(separator: "\n").compactMap { line in
        try? JSONDecoder().decode(ExplainedLine.self, from: Data(line.utf8))
      }
    }
    self.lines = lines
  }

  /// Where the program judges otherwise than the browser did; nil where they agree.
  ///
  /// What was blocked without a line of its own was blocked by its preflight.
  func disagreement(on browser: BrowserCase) -> String? {
    let lines = (lines[browser.log] ?? []).filter { $0.isOf(browser) }
    let actual = lines.filter { $0.kind != "preflight" }
    func isAll(_ verdict: String, _ lines: [ExplainedLine]) -> Bool {
      !lines.isEmpty
        && lines.allSatisfy { line in
          (browser.credentials == "include" ? line.credentialed : line.anonymous)?.verdict
            == verdict
        }
    }
    let agrees =
      switch browser.outcome {
      case "readable": isAll("allowed", lines)
      case "blocked": isAll("blocked", actual.isEmpty ? lines : actual)
      default: false
      }
    return agrees ? nil : "\(browser.testDescription): \(lines)"
  }
}
