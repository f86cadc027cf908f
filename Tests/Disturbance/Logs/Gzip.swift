import CZlib

/// Gzip data made in memory: one member after the other, as whoever writes logs in parts does.
package enum Gzip {
  /// One member.
  package static func member(_ bytes: some Sequence<UInt8>, level: Int32 = 6) -> [UInt8] {
    var input = Array(bytes)
    var stream = unsafe z_stream()
    // 15 bits of window, and 16 for a gzip header and trailer.
    let begun = unsafe deflateInit2_(
      &stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(begun == Z_OK, "zlib cannot start: \(begun)")
    defer { unsafe deflateEnd(&stream) }
    var output = [UInt8](repeating: 0, count: unsafe Int(deflateBound(&stream, UInt(input.count))))
    let count = input.count
    let capacity = output.count
    let rest = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        unsafe stream.next_in = input.baseAddress
        unsafe stream.avail_in = UInt32(count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(capacity)
        let ended = unsafe deflate(&stream, Z_FINISH)
        precondition(ended == Z_STREAM_END, "zlib did not end: \(ended)")
        return unsafe Int(stream.avail_out)
      }
    }
    output.removeLast(rest)
    return output
  }

  /// Several members, cut where the caller says.
  package static func members(_ bytes: [UInt8], cutAt places: [Int]) -> [UInt8] {
    var start = 0
    var output: [UInt8] = []
    for place in places.sorted() + [bytes.count] {
      output += member(bytes[start..<place])
      start = place
    }
    return output
  }
}

extension Gzip {
  /// What comes of gzip data that may be cut or damaged.
  package struct Inflated: Sendable {
    /// Everything up to there.
    package var bytes: [UInt8] = []
    /// Whether it begins as gzip data does.
    package var isGzip: Bool
    /// Whether a member is cut, or is not what was compressed.
    package var isDamaged = false
  }

  /// Inflates member after member, as far as it goes.
  package static func inflated(_ gzip: [UInt8]) -> Inflated {
    var result = Inflated(isGzip: gzip.starts(with: [0x1F, 0x8B]))
    var rest = gzip[...]
    while rest.starts(with: [0x1F, 0x8B]), !result.isDamaged {
      let used = inflateMember(rest, &result)
      rest = rest.dropFirst(used).drop { $0 == 0 }
    }
    return result
  }

  /// - Returns: how many bytes the member took.
  private static func inflateMember(_ bytes: ArraySlice<UInt8>, _ result: inout Inflated) -> Int {
    var input = Array(bytes)
    let count = input.count
    var stream = unsafe z_stream()
    let begun = unsafe inflateInit2_(
      &stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(begun == Z_OK, "zlib cannot start: \(begun)")
    defer { unsafe inflateEnd(&stream) }
    return unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe stream.next_in = input.baseAddress
      unsafe stream.avail_in = UInt32(count)
      var status = Z_OK
      while status == Z_OK {
        var part = [UInt8](repeating: 0, count: 1 << 16)
        let given = unsafe part.withUnsafeMutableBufferPointer { part in
          unsafe stream.next_out = part.baseAddress
          unsafe stream.avail_out = UInt32(1 << 16)
          status = unsafe inflate(&stream, Z_NO_FLUSH)
          return unsafe 1 << 16 - Int(stream.avail_out)
        }
        result.bytes += part.prefix(given)
      }
      result.isDamaged = status != Z_STREAM_END
      return unsafe count - Int(stream.avail_in)
    }
  }
}
