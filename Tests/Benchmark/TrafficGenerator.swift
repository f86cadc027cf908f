/// Makes a `cors1` log that resembles a real one: which origin calls which route, with which headers
/// and which answer, hangs together; ids in paths are random. The same seed gives the same bytes.
struct TrafficGenerator {
  private var random: SplitMix64
  private var milliseconds: Int64 = 1_795_000_000_000
  private let origins: [String]
  private let userAgents: [String]

  init(seed: UInt64) {
    random = SplitMix64(state: seed)
    origins = (0..<200).map { "https://app\($0).customer\($0 / 3).example" }
    userAgents = (0..<500).map {
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/\(100 + $0 % 50).0.\($0).0 Safari/537.36"
    }
  }

  /// Appends one line.
  mutating func line(into output: inout [UInt8]) {
    milliseconds += Int64(random.next() % 170)
    let route = skewed(300)
    let origin = origins[(route * 7 + skewed(12)) % origins.count]
    let share = random.next() % 100
    let method = ["GET", "GET", "POST", "PUT", "DELETE"][route % 5]
    let id = random.next() % 1_000_000
    let path = "/v1/things\(route)/\(id)" + (id % 3 == 0 ? "?page=\(id % 50)" : "")
    if share < 50 {
      append(&output, method: "GET", path: path, origin: "", status: 200, fetch: "same-origin")
    } else if share < 85 {
      append(
        &output, method: method, path: path, origin: origin, status: route % 17 == 0 ? 401 : 200,
        fetch: "cross-site", allow: route % 11 == 0 ? "*" : origin)
    } else {
      append(
        &output, method: "OPTIONS", path: path, origin: origin, status: 204, fetch: "cross-site",
        allow: origin, requestMethod: method == "GET" ? "POST" : method)
    }
  }

  private mutating func append(
    _ output: inout [UInt8], method: String, path: String, origin: String, status: Int,
    fetch: String, allow: String = "", requestMethod: String = ""
  ) {
    let client = random.next() % 100_000
    let preflight = !requestMethod.isEmpty
    let seconds = "\(milliseconds / 1000)." + String(1000 + milliseconds % 1000).dropFirst()
    var text =
      #"{"v":"cors1","t":\#(seconds),"ip":"10.\#(client % 200).\#(client / 256 % 256).\#(client % 256)","#
    text +=
      #""m":"\#(method)","sch":"https","host":"api.example.com","hh":"api.example.com","port":"443","#
    text +=
      #""uri":"\#(path)","p":"HTTP/2.0","st":"\#(status)","ust":"\#(status)","b":\#(random.next() % 20000),"rt":0.0\#(random.next() % 90 + 10),"#
    text +=
      #""o":"\#(origin)","acrm":"\#(requestMethod)","acrh":"\#(preflight ? "authorization,content-type" : "")","acrpn":"","#
    text +=
      #""sfs":"\#(fetch)","sfm":"cors","sfd":"empty","ref":"","ua":"\#(userAgents[Int(client) % userAgents.count])","ct":"","#
    text +=
      #""ck":\#(client % 2),"au":\#(client % 3 == 0 ? 1 : 0),"acao":"\#(allow)","acac":"\#(allow.isEmpty ? "" : "true")","#
    text +=
      #""acam":"\#(preflight ? "GET, POST, PUT, DELETE" : "")","acah":"\#(preflight ? "authorization, content-type" : "")","acma":"\#(preflight ? "600" : "")","#
    text +=
      #""aceh":"","acapn":"","vary":"Origin","loc":"","rct":"application/json","cc":"no-store","sck":0,"uacao":"","cs":"","id":"\#(String(random.next(), radix: 16))"}"#
    output.append(contentsOf: text.utf8)
    output.append(UInt8(ascii: "\n"))
  }

  /// Small numbers often, large ones seldom.
  private mutating func skewed(_ count: Int) -> Int {
    let unit = Double(random.next() >> 11) / Double(1 << 53)
    return min(count - 1, Int(unit * unit * unit * Double(count)))
  }
}

/// A small generator of random numbers with a seed (public domain algorithm by S. Vigna).
struct SplitMix64 {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
    return value ^ value >> 31
  }
}
