import AccessLog
private import CZlib

/// What a file holds, by the plainest use of zlib there is: the whole input at once, a new state for
/// each member, and RFC 1952's words on what may follow one.
struct ReferenceGunzip {
  private(set) var length: UInt64 = 0
  /// Of each MiB.
  private(set) var hashes: [BlockHash] = []
  private(set) var end = InputEnd.complete
  /// Why the file is not read at all.
  private(set) var refusal: InputError.Kind?
  private var head: [UInt8] = []
  private var block: [UInt8] = []

  init(_ input: [UInt8]) {
    let others: [[UInt8]] = [
      [0x28, 0xB5, 0x2F, 0xFD], [0x42, 0x5A, 0x68], [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00],
      [0x04, 0x22, 0x4D, 0x18],
    ]
    if others.contains(where: { input.starts(with: $0) }) {
      refusal = .unsupportedCompression
      return
    }
    if input.starts(with: [0x1F, 0x8B]) { inflateMembers(of: input) } else { add(input[...]) }
    if !block.isEmpty { hashes.append(BlockHash(of: block)) }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) {
      refusal = .unsupportedEncoding
    }
  }

  private mutating func inflateMembers(of input: [UInt8]) {
    var position = 0
    while true {
      guard let member = inflateMember(input[position...]) else { return }
      position += member
      // Zeros are padding; another member begins as the first did.
      while position < input.count, input[position] == 0 { position += 1 }
      switch input[position...].prefix(2) {
      case []: return
      case [0x1F, 0x8B]: continue
      case [0x1F]: end = .truncatedGzip(uncompressedBytes: length)
      default: end = .trailingGarbage(offset: UInt64(position))
      }
      return
    }
  }

  /// How long the member at the beginning is; nil where it does not end.
  private mutating func inflateMember(_ input: ArraySlice<UInt8>) -> Int? {
    var stream = unsafe z_stream()
    unsafe inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { unsafe inflateEnd(&stream) }
    var input = Array(input)
    let count = input.count
    return unsafe input.withUnsafeMutableBufferPointer { input -> Int? in
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = UInt32(count)
      while true {
        var result = Z_OK
        let output = unsafe [UInt8](unsafeUninitializedCapacity: 50_000) { output, given in
          unsafe stream.next_out = output.baseAddress
          unsafe stream.avail_out = UInt32(output.count)
          result = unsafe inflate(&stream, Z_NO_FLUSH)
          unsafe given = output.count - Int(stream.avail_out)
        }
        add(output[...])
        switch result {
        case Z_OK: continue
        case Z_STREAM_END: return unsafe count - Int(stream.avail_in)
        case Z_BUF_ERROR:
          end = .truncatedGzip(uncompressedBytes: length)
          return nil
        default:
          let message =
            unsafe stream.msg.map { unsafe String(cString: $0) } ?? "error \(result) of zlib"
          end = .corruptGzip(uncompressedBytes: length, reason: message)
          return nil
        }
      }
    }
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    head += bytes.prefix(max(0, 2 - head.count))
    length += UInt64(bytes.count)
    block += bytes
    while block.count >= Block.length {
      hashes.append(BlockHash(of: block[..<Block.length]))
      block.removeFirst(Block.length)
    }
  }
}
