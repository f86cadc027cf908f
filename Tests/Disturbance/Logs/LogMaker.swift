/// Makes `cors1` logs by seed: cross-origin traffic, preflights, same-origin traffic, and the lines
/// that a real log has beside them. Every line differs from every other by its number.
package struct LogMaker: Sendable {
  private var random: SeededRandom
  private var number: Int
  private var milliseconds: Int64

  /// What the lines of a log are: known without reading them.
  package struct Content: Equatable, Sendable {
    package var entries = 0
    package var rejected = 0
    package var foreign = 0
    package var comments = 0
    package var blank = 0

    package var lines: Int { entries + rejected + foreign + comments + blank }
  }

  /// What was made so far.
  package private(set) var content = Content()

  /// What makes the lines longer, where few lines are to fill a block.
  private let padding: String

  /// - Parameter padding: bytes by which the user agents are longer than they need be.
  package init(_ random: SeededRandom, padding: Int = 0) {
    self.random = random
    self.padding = String(repeating: "+", count: padding)
    number = Int(self.random.next() % 1_000_000_000)
    milliseconds = 1_795_000_000_000 + Int64(self.random.next() % 400_000_000)
  }

  /// The next lines, each with its line feed.
  package mutating func lines(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 480)
    for _ in 0..<count {
      bytes += line().utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private mutating func line() -> String {
    number += 1
    // Some lines come late.
    milliseconds += Int64(random.number(9000)) - 700
    switch random.number(100) {
    // Seldom enough for the format to be told from the first lines on.
    case 0..<2 where content.entries > 25 * (content.rejected + 1):
      content.rejected += 1
      return
        #"{"v":"cors1","t":\#(milliseconds / 1000),"ip":"192.0.2.1","m":"GET","cut":\#(number)"#
    case 2..<5 where content.entries > 10 * (content.foreign + 1):
      content.foreign += 1
      return "2026/11/23 07:35:52 [error] 31#31: *\(number) upstream timed out"
    case 5..<7:
      content.comments += 1
      return "# note \(number)"
    case 7..<9:
      content.blank += 1
      return String(repeating: " ", count: number % 7)
    case 9..<30: return entry(.sameOrigin)
    case 30..<55: return entry(.preflight)
    default: return entry(.crossOrigin)
    }
  }

  private enum Kind { case sameOrigin, preflight, crossOrigin }

  private mutating func entry(_ kind: Kind) -> String {
    content.entries += 1
    let client = random.number(3000)
    let route = random.number(60)
    let origin = "https://app\(random.number(90)).customer\(route % 7).example"
    let method = ["GET", "POST", "PUT", "DELETE"][route % 4]
    let isPreflight = kind == .preflight
    let isCross = kind != .sameOrigin
    let allow = route % 11 == 0 ? "*" : route % 13 == 0 ? "" : origin
    let seconds = "\(milliseconds / 1000)." + String(1000 + milliseconds % 1000).dropFirst()
    let fraction = String(100 + random.number(900))
    return
      #"{"v":"cors1","t":\#(seconds),"ip":"10.\#(client % 20).\#(client / 256).\#(client % 256)","#
      + #""m":"\#(isPreflight ? "OPTIONS" : method)","sch":"https","host":"api\#(route % 3).example","#
      + #""uri":"/v1/things\#(route)/\#(number)","p":"HTTP/2.0","st":"\#(isPreflight ? 204 : 200)","#
      + #""b":\#(random.number(20_000)),"rt":0.\#(fraction),"o":"\#(isCross ? origin : "")","#
      + #""acrm":"\#(isPreflight ? method : "")","acrh":"\#(isPreflight ? "content-type" : "")","#
      + #""sfs":"\#(isCross ? "cross-site" : "same-origin")","ua":"Agent/\#(client % 80)","#
      + #""ck":\#(client % 2),"au":0,"acao":"\#(isCross ? allow : "")","#
      + #""acac":"\#(isCross && route % 5 == 0 ? "true" : "")","#
      + #""acam":"\#(isPreflight ? "GET, PUT" : "")","acma":"\#(isPreflight ? "600" : "")","#
      + #""vary":"Origin","id":"\#(String(random.next(), radix: 16))"}"#
  }
}
