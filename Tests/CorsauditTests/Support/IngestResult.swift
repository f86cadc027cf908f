import Foundation
import Testing

/// What `ingest --format json` printed.
struct IngestResult {
  private let object: [String: Any]

  init(_ run: Program) throws { try self.init(run.output) }

  init(_ output: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data(output.utf8))
    object = try #require(json as? [String: Any])
  }

  private func number(_ key: String) -> Int { object[key] as? Int ?? -1 }

  var read: Int { number("read") }
  var alreadyCounted: Int { number("already_counted") }
  var entries: Int { number("entries") }
  var foreign: Int { number("foreign") }
  var rejected: Int { number("rejected") }
  var comments: Int { number("comments") }
  var blank: Int { number("blank") }
  var pendingBytes: Int { number("pending_bytes") }
  /// Lines that this run counted.
  var new: Int { read - alreadyCounted }

  /// read = already counted + entries + foreign + rejected + comments + blank
  var isBalanced: Bool {
    read == alreadyCounted + entries + foreign + rejected + comments + blank
  }

  /// The object of each log: `source`, `state`, `message` and its numbers.
  var sources: [[String: Any]] { object["sources"] as? [[String: Any]] ?? [] }
}
