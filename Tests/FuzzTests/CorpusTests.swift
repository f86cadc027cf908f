import Foundation
import FuzzHarnesses
import Testing

@Suite("Every input that a fuzzer found keeps what is promised")
struct CorpusTests {
  private static let corpus = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fuzz/Corpus")

  @Test("in each of the harnesses", arguments: Harnesses.all.map { $0.name })
  func corpus(name: String) throws {
    let harness = try #require(Harnesses.all.first { $0.name == name })
    let files = try FileManager.default.contentsOfDirectory(
      at: Self.corpus.appending(path: name), includingPropertiesForKeys: nil)
    #expect(!files.isEmpty)
    for file in files.sorted(by: { $0.lastPathComponent < $1.lastPathComponent }) {
      let input = Array(try Data(contentsOf: file))
      #expect(throws: Never.self, "\(name)/\(file.lastPathComponent)") { try harness.check(input) }
    }
    for (index, seed) in harness.seeds.enumerated() {
      #expect(throws: Never.self, "seed \(index) of \(name)") { try harness.check(seed) }
    }
  }

  @Test("and each folder of the corpus has one")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.corpus.path())
    #expect(Set(folders) == Set(Harnesses.all.map { $0.name }))
  }
}
