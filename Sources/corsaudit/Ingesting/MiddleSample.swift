import AccessLog
import Foundation

/// A piece out of the middle of a log, for those who tell its format.
enum MiddleSample {
  /// Smaller logs are looked at nearly whole anyway.
  private static let smallest = UInt64(2 * FormatDetection.blocksToSample * Block.length)

  /// Nothing of a stream or a compressed file: their middle is behind their beginning.
  static func blocks(of source: LogSource) -> [Block] {
    // A pipe that is opened a second time would wait for its writer.
    guard case .file(let bytes) = source, let path = String(validating: bytes, as: UTF8.self),
      let attributes = try? FileManager.default.attributesOfItem(
        atPath: URL(filePath: path).resolvingSymlinksInPath().path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let file = FileHandle(forReadingAtPath: path), let size = try? file.seekToEnd(),
      size >= smallest
    else { return [] }
    defer { try? file.close() }
    let index = Int(size / 2) / Block.length
    guard (try? file.seek(toOffset: 0)) != nil, let head = try? file.read(upToCount: 2),
      head != Data([0x1F, 0x8B]),
      (try? file.seek(toOffset: UInt64(index) * UInt64(Block.length))) != nil,
      let middle = try? file.read(upToCount: Block.length), middle.count == Block.length
    else { return [] }
    return [Block(index: index, bytes: Array(middle), isLast: false)]
  }
}
