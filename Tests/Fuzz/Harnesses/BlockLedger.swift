import AccessLog
import CORSTraffic

@testable import AuditStore
@testable import corsaudit

/// Logs are made, grow, are cut, copied and written anew, and are read at any time, to their ends or
/// not: every line counts as often as ``LedgerModel`` says, and once everything was read twice,
/// nothing is new.
///
/// The input is a ``LedgerScript``. Its blocks are short ones.
public enum BlockLedger: Harness {
  public static let name = "block-ledger"

  public static let seeds: [[UInt8]] = [
    // Grown night by night, and read from an older copy.
    [16, 0x00, 20, 0x08, 0, 0x00, 30, 0x04, 1, 0x08, 0, 0x00, 9, 0x08, 0, 0x18, 0],
    // A pending line that crosses a border, is cut, written anew, and goes on.
    [
      16, 0x00, 12, 0x02, 20, 0x08, 0, 0x04, 1, 0x15, 200, 0x18, 0, 0x06, 15, 0x08, 0, 0x03, 0,
      0x08, 0,
    ],
    // Two logs that begin alike.
    [8, 0x00, 20, 0x04, 1, 0x00, 9, 0x10, 17, 0x08, 0, 0x18, 0, 0x10, 3, 0x18, 0, 0x08, 0],
    // Ended by force, and finished.
    [8, 0x00, 40, 0x00, 40, 0x00, 11, 0x08, 0x18, 0x08, 0x24, 0x02, 5, 0x08, 1, 0x03, 0, 0x08, 0],
  ]

  public static func check(_ input: [UInt8]) throws {
    let script = LedgerScript(input)
    let (store, label) = try LedgerStore.next()
    var model = LedgerModel(blockLength: script.blockLength)
    var files = LedgerFiles()
    func read(_ reading: LedgerReading, _ way: String) throws -> Int {
      let bytes = files[reading.file]
      let expected = model.read(bytes, reading)
      let new = try store.read(bytes, reading, blockLength: script.blockLength, label: label)
      try promise(new == expected, "\(new) new lines instead of \(expected), \(way)")
      return new
    }
    for (index, step) in script.steps.enumerated() {
      if let reading = files.take(step) { _ = try read(reading, "in step \(index): \(reading)") }
    }
    for round in 1...3 {
      for file in LedgerFiles.indices {
        let new = try read(LedgerReading(file: file), "when file \(file) is read again")
        try promise(round < 3 || new == 0, "\(new) new lines when all was read twice")
      }
    }
  }
}
