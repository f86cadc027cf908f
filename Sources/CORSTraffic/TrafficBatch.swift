/// Everything one transaction adds to the store for one source: the dictionaries' new values, rows,
/// roll-ups, line counts, coverage and the checkpoint.
///
/// Self-contained: every id in it is an index into its own dictionaries, which hold each value once.
public struct TrafficBatch: Sendable {
  public var sites: [SiteValue] = []
  public var routes: [String] = []
  public var methods: [String] = []
  public var origins: [OriginValue] = []
  public var userAgents: [String] = []
  public var targets: [TargetValue] = []
  public var answers: [JudgedAnswer] = []
  public var patterns: [PatternValue] = []
  public var clients: [ClientValue] = []

  /// Exchanges kept row by row.
  public var rows: [ExchangeRow] = []
  public var policyDays: [PolicyDay] = []
  public var trafficHours: [TrafficHour] = []
  public var refererHours: [RefererHour] = []
  /// Requests by the mask of their logged fields.
  public var coverage: [(loggedFields: UInt64, requests: Int64)] = []
  public var lineCounts = LineCounts()
  /// The earliest and latest time of all its entries, milliseconds since 1970 UTC.
  public var firstMilliseconds: Int64?
  public var lastMilliseconds: Int64?
  public var rejectedLines: [RejectedSample] = []

  /// The block hashes this batch adds to the ledger, in order.
  public var blocks: [LedgerBlock] = []
  /// Blocks as the ledger has them and the log has no more: what was pending in them was written anew.
  public var forgottenBlocks: [LedgerBlock] = []
  /// Of the log's first block, where this batch is the one that read it.
  public var waypoints: Waypoints?
  /// Bytes and lines of the log that are counted once this batch is committed.
  public var consumedBytes: Int64 = 0
  public var consumedLines: Int64 = 0
  /// Bytes behind the last line feed, not counted yet.
  public var pendingBytes: Int64 = 0

  public init() {}
}

/// A site, `scheme://host[:port]`; an unknown scheme is `?`, an unknown site has host "".
public struct SiteValue: Hashable, Sendable {
  public var scheme: String
  public var host: String
  /// nil where it is the scheme's default or not known.
  public var port: Int?
  public init(scheme: String, host: String, port: Int?) {
    self.scheme = scheme
    self.host = host
    self.port = port
  }
}

/// What stands in `Origin`, as stored.
public enum OriginValue: Hashable, Sendable {
  case notLogged
  /// Absent or empty.
  case absent
  /// The value; malformed or over-long ones cut, with their length and hash.
  case value(String)
}

public struct TargetValue: Hashable, Sendable {
  public var site: Int32
  public var route: Int32
  /// -1 where the method could not be read.
  public var method: Int32
  public init(site: Int32, route: Int32, method: Int32) {
    self.site = site
    self.route = route
    self.method = method
  }
}

/// An answer and what follows from it.
public struct JudgedAnswer: Sendable {
  public var answer: Answer
  public var judgement: Judgement
  public init(answer: Answer, judgement: Judgement) {
    self.answer = answer
    self.judgement = judgement
  }
}

public struct PatternValue: Hashable, Sendable {
  public var target: Int32
  public var origin: Int32
  public var answer: Int32
  public init(target: Int32, origin: Int32, answer: Int32) {
    self.target = target
    self.origin = origin
    self.answer = answer
  }
}

public struct ClientValue: Hashable, Sendable {
  /// Keyed hash of the full address; 0 where clients are dropped or not logged.
  public var key: Int64
  /// The address as it may be kept (truncated, whole), or nil.
  public var address: String?
  /// -1 where not logged.
  public var userAgent: Int32
  public init(key: Int64, address: String?, userAgent: Int32) {
    self.key = key
    self.address = address
    self.userAgent = userAgent
  }
}

public struct ExchangeRow: Sendable {
  public var line: Int64
  /// nil where the log has no time.
  public var timeMilliseconds: Int64?
  public var client: Int32
  public var pattern: Int32
  public var bytes: Int64?
  public var durationMilliseconds: Int64?
  /// Keyed hash of the full request target; 0 where not logged.
  public var url: Int64
  /// The path, where paths are kept.
  public var path: String?
  public init(
    line: Int64, timeMilliseconds: Int64?, client: Int32, pattern: Int32, bytes: Int64?,
    durationMilliseconds: Int64?, url: Int64, path: String?
  ) {
    self.line = line
    self.timeMilliseconds = timeMilliseconds
    self.client = client
    self.pattern = pattern
    self.bytes = bytes
    self.durationMilliseconds = durationMilliseconds
    self.url = url
    self.path = path
  }
}

/// One pattern on one UTC day.
public struct PolicyDay: Sendable {
  /// Days since 1970-01-01 UTC; 0 where the log has no time.
  public var day: Int32
  public var pattern: Int32
  public var requests: Int64 = 0
  /// Requests from private or loopback addresses.
  public var privateClients: Int64 = 0
  public var withDuration: Int64 = 0
  /// Requests slower than the setting of preflight-slow.
  public var slowRequests: Int64 = 0
  public var firstMilliseconds: Int64 = .max
  public var lastMilliseconds: Int64 = .min
  /// The first line of this pattern and day in the source.
  public var sampleLine: Int64 = 0
  public init(day: Int32, pattern: Int32) {
    self.day = day
    self.pattern = pattern
  }
}

public struct TrafficHour: Sendable {
  /// Hours since 1970-01-01T00Z.
  public var hour: Int32
  public var target: Int32
  public var answer: Int32
  public var requests: Int64 = 0
  public var bytes: Int64 = 0
  public init(hour: Int32, target: Int32, answer: Int32) {
    self.hour = hour
    self.target = target
    self.answer = answer
  }
}

/// Requests from pages of another site, by their Referer, in one hour: of entries that do not log
/// Origin.
public struct RefererHour: Sendable {
  /// Hours since 1970-01-01T00Z.
  public var hour: Int32
  public var target: Int32
  /// Index into the batch's origins: scheme, host and port of the page.
  public var referer: Int32
  public var requests: Int64 = 0
  public init(hour: Int32, target: Int32, referer: Int32) {
    self.hour = hour
    self.target = target
    self.referer = referer
  }
}

public struct LineCounts: Hashable, Sendable {
  public var entries: Int64 = 0
  public var foreign: Int64 = 0
  public var comments: Int64 = 0
  public var blank: Int64 = 0
  /// Rejected lines by reason (`AccessLog.Rejection`).
  public var rejected: [String: Int64] = [:]
  public init() {}
}

public struct RejectedSample: Sendable {
  public var line: Int64
  public var reason: String
  public var position: Int64
  public var length: Int64
  /// Letters as `a`, digits as `9`, unless rejected lines are kept.
  public var shape: String
  public init(line: Int64, reason: String, position: Int64, length: Int64, shape: String) {
    self.line = line
    self.reason = reason
    self.position = position
    self.length = length
    self.shape = shape
  }
}

/// One block of a log as the ledger knows it.
public struct LedgerBlock: Hashable, Sendable {
  public var index: Int64
  public var length: Int64
  /// 128 bits.
  public var high: UInt64
  public var low: UInt64
  public init(index: Int64, length: Int64, high: UInt64, low: UInt64) {
    self.index = index
    self.length = length
    self.high = high
    self.low = low
  }
}
