/// What happens to some logs, out of any bytes: the first is the length of blocks, then two for each
/// step.
struct LedgerScript {
  let blockLength: Int
  let steps: [ScriptStep]

  /// More would only take long.
  private static let mostSteps = 60

  init(_ input: [UInt8]) {
    blockLength = 4 + Int(input.first ?? 0) % 37
    let rest = input.dropFirst().prefix(2 * Self.mostSteps)
    steps = stride(from: rest.startIndex, to: rest.endIndex - 1, by: 2).map { index in
      ScriptStep(
        kind: rest[index] & 15, file: Int(rest[index] >> 4) % 4, argument: Int(rest[index + 1]))
    }
  }
}

struct ScriptStep {
  var kind: UInt8
  var file: Int
  var argument: Int
}

/// One reading of a log.
struct LedgerReading {
  var file: Int
  var isFinal = false
  /// Blocks of one transaction.
  var mostBlocks = 256
  /// The block at which it is ended by force, counted from 1.
  var stop = Int.max
}

/// The logs, as they are now.
struct LedgerFiles {
  static let indices = 0..<4
  private static let longest = 400
  private var files = [[UInt8]](repeating: [], count: 4)
  private var texts = 0

  subscript(file: Int) -> [UInt8] { files[file] }

  /// Does a step; gives the reading where it is one.
  mutating func take(_ step: ScriptStep) -> LedgerReading? {
    let (file, argument) = (step.file, step.argument)
    switch step.kind {
    case 0, 1: append(text(argument % 48) + [lineFeed], to: file)
    case 2: append(text(1 + argument % 48), to: file)
    case 3: append([lineFeed], to: file)
    case 4: files[argument % 4] = files[file]
    case 5: files[file].removeLast(files[file].count * argument / 255)
    case 6:
      let end = files[file].lastIndex(of: lineFeed).map { $0 + 1 } ?? 0
      files[file].removeLast(files[file].count - end)
      append(text(1 + argument % 48), to: file)
    case 7: files[file].removeLast(min(files[file].count, argument % 32))
    default:
      let stop = argument >> 3
      return LedgerReading(
        file: file, isFinal: argument & 1 == 1, mostBlocks: 1 + argument >> 1 & 3,
        stop: stop == 0 ? .max : stop)
    }
    return nil
  }

  private mutating func append(_ bytes: [UInt8], to file: Int) {
    if files[file].count + bytes.count <= Self.longest { files[file] += bytes }
  }

  /// Of a length, and unlike every other of the script.
  private mutating func text(_ count: Int) -> [UInt8] {
    texts += 1
    let word = Array("\(texts)-".utf8)
    return (0..<count).map { word[$0 % word.count] }
  }
}

private let lineFeed = UInt8(ascii: "\n")
