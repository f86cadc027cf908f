private import CZlib

/// zlib's state for one gzip member after the other.
///
/// `@safe`: the state has a place of its own, which zlib wants not to move, and goes with its owner.
@safe struct Inflater: ~Copyable {
  private let stream: UnsafeMutableRawPointer

  /// What came of one call.
  enum Outcome {
    /// Bytes went in or came out, and more can.
    case progress
    /// Nothing can be done without more input.
    case starved
    /// A member ended, its check sum and length fit.
    case memberEnd
    /// This is no gzip data, or not what was compressed; zlib's word for it.
    case damaged(String)
  }

  init() {
    let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe state.initialize(to: unsafe z_stream())
    unsafe stream = UnsafeMutableRawPointer(state)
    // 15 bits of window, and 16 for a gzip header and trailer.
    let result = unsafe inflateInit2_(
      state, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(result == Z_OK, "zlib cannot start: \(result)")
  }

  deinit {
    let state = unsafe stream.assumingMemoryBound(to: z_stream.self)
    unsafe inflateEnd(state)
    unsafe state.deallocate()
  }

  /// Begins the next member.
  mutating func reset() {
    let result = unsafe inflateReset(stream.assumingMemoryBound(to: z_stream.self))
    precondition(result == Z_OK, "zlib cannot begin again: \(result)")
  }

  /// Inflates what fits; says how many bytes it took and gave.
  mutating func inflate(
    from input: UnsafeMutableRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) -> (taken: Int, given: Int, outcome: Outcome) {
    let state = unsafe stream.assumingMemoryBound(to: z_stream.self)
    unsafe state.pointee.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe state.pointee.avail_in = UInt32(input.count)
    unsafe state.pointee.next_out = output.baseAddress?.assumingMemoryBound(to: UInt8.self)
    unsafe state.pointee.avail_out = UInt32(output.count)
    let result = unsafe CZlib.inflate(state, Z_NO_FLUSH)
    let taken = unsafe input.count - Int(state.pointee.avail_in)
    let given = unsafe output.count - Int(state.pointee.avail_out)
    let outcome: Outcome
    switch result {
    case Z_OK: outcome = .progress
    case Z_BUF_ERROR: outcome = .starved
    case Z_STREAM_END: outcome = .memberEnd
    default:
      let message = unsafe state.pointee.msg
      outcome = .damaged(
        unsafe message.map { unsafe String(cString: $0) } ?? "error \(result) of zlib")
    }
    return (taken, given, outcome)
  }
}
