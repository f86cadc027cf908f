/// What is known so far of the line that is being read, and the values decoded for its batch.
///
/// One for a whole chunk. Nothing in it is allocated per line: ``decoded`` keeps its room.
struct LineScratch {
  /// The entry that the line becomes.
  var entry = Entry()
  /// Decoded values of the whole chunk.
  var decoded: [UInt8] = []
  /// Where ``decoded`` will stand in the batch's bytes.
  var decodedBase = 0
  /// What the line's values escape.
  var escapes = ValueStyle.Escapes.raw
  /// Whether the line has what begins an escape.
  var hasEscapes = false
  /// Where in the chunk the line stopped fitting.
  var stop = 0

  /// Values of which only the whole line decides what they become.
  var request: FieldRange?
  var hostName: FieldRange?
  var serverPort: FieldRange?
  var isHostHeaderLogged = false
  var isServerPortLogged = false
  /// Whether the server says that it never read the request's headers.
  var isRequestUnread = false
  /// Whether the server says that it never looked at the response's headers.
  var isAnswerUnseen = false
  /// Whether more than the one Access-Control-Allow-Origin was sent that is logged.
  var hasOtherAllowOrigin = false
  var upstreamStatus: FieldRange?
  /// Whether all headers of the request were read, where the line says it.
  var headersRead: Bool?
  /// Whether the time is the end's though the format's is not.
  var isTimeOfEnd = false
  /// Whether the time is written without a zone.
  var hasZonelessTime = false
  /// Whether the line is well formed and of another kind, as a server's own messages are.
  var isForeign = false

  /// How much was decoded before this line.
  private var decodedBefore = 0

  /// Begins a line.
  mutating func begin(line: UInt64) {
    decodedBefore = decoded.count
    restart(line: line)
  }

  /// Begins the same line again: nothing stays of an attempt that failed, or a hostile line could
  /// make a batch many times longer than its chunk.
  mutating func restart(line: UInt64) {
    forgetDecoded(after: decodedBefore)
    entry = Entry()
    entry.line = line
    request = nil
    hostName = nil
    serverPort = nil
    isHostHeaderLogged = false
    isServerPortLogged = false
    isRequestUnread = false
    isAnswerUnseen = false
    hasOtherAllowOrigin = false
    upstreamStatus = nil
    headersRead = nil
    isTimeOfEnd = false
    hasZonelessTime = false
    isForeign = false
  }

  /// Drops what was decoded since there was so much.
  mutating func forgetDecoded(after count: Int) {
    if decoded.count > count { decoded.removeLast(decoded.count - count) }
  }
}
