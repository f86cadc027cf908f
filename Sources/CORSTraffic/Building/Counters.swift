import AccessLog

/// The roll-ups of a batch: a day's counts of each pattern, an hour's of each target and answer.
struct Counters {
  private var days: [UInt64: Int] = [:]
  private var hours: [HourKey: Int] = [:]
  private var referers: [HourKey: Int] = [:]
  private var coverage: [UInt64: Int64] = [:]

  private struct HourKey: Hashable {
    var hour: Int32
    var target: Int32
    /// An answer, or a referer.
    var value: Int32
  }

  /// One exchange, as far as counting goes.
  struct Exchange {
    var line: Int64
    var timeMilliseconds: Int64?
    var pattern: Int32
    var target: Int32
    var answer: Int32
    var bytes: Int64
    var durationMilliseconds: Int64?
    var isPrivateClient: Bool
    var slowMilliseconds: Int64
  }

  private static let millisecondsADay: Int64 = 86_400_000
  private static let millisecondsAnHour: Int64 = 3_600_000

  mutating func countDay(_ exchange: Exchange, into counters: inout [PolicyDay]) {
    let day = Int32(
      clamping: floorDivide(exchange.timeMilliseconds ?? 0, Counters.millisecondsADay))
    let key = UInt64(UInt32(bitPattern: day)) << 32 | UInt64(UInt32(exchange.pattern))
    let position: Int
    if let known = days[key] {
      position = known
    } else {
      position = counters.count
      days[key] = position
      var counter = PolicyDay(day: day, pattern: exchange.pattern)
      counter.sampleLine = exchange.line
      counters.append(counter)
    }
    counters[position].requests += 1
    if exchange.isPrivateClient { counters[position].privateClients += 1 }
    if let duration = exchange.durationMilliseconds {
      counters[position].withDuration += 1
      if duration > exchange.slowMilliseconds { counters[position].slowRequests += 1 }
    }
    if let time = exchange.timeMilliseconds {
      counters[position].firstMilliseconds = min(counters[position].firstMilliseconds, time)
      counters[position].lastMilliseconds = max(counters[position].lastMilliseconds, time)
    }
  }

  mutating func countHour(_ exchange: Exchange, into counters: inout [TrafficHour]) {
    let hour = Int32(
      clamping: floorDivide(exchange.timeMilliseconds ?? 0, Counters.millisecondsAnHour))
    let key = HourKey(hour: hour, target: exchange.target, value: exchange.answer)
    let position: Int
    if let known = hours[key] {
      position = known
    } else {
      position = counters.count
      hours[key] = position
      counters.append(
        TrafficHour(hour: hour, target: exchange.target, answer: exchange.answer))
    }
    counters[position].requests += 1
    let sum = counters[position].bytes.addingReportingOverflow(max(0, exchange.bytes))
    counters[position].bytes = sum.overflow ? .max : sum.partialValue
  }

  mutating func countReferer(
    _ referer: Int32, _ exchange: Exchange, into counters: inout [RefererHour]
  ) {
    let hour = Int32(
      clamping: floorDivide(exchange.timeMilliseconds ?? 0, Counters.millisecondsAnHour))
    let key = HourKey(hour: hour, target: exchange.target, value: referer)
    let position: Int
    if let known = referers[key] {
      position = known
    } else {
      position = counters.count
      referers[key] = position
      counters.append(RefererHour(hour: hour, target: exchange.target, referer: referer))
    }
    counters[position].requests += 1
  }

  mutating func countCoverage(_ loggedFields: UInt64) {
    coverage[loggedFields, default: 0] += 1
  }

  /// Requests by the mask of their logged fields, in the order of the masks.
  var coverageCounts: [(loggedFields: UInt64, requests: Int64)] {
    coverage.sorted { $0.key < $1.key }.map { (loggedFields: $0.key, requests: $0.value) }
  }
}

/// Division that rounds down also below zero (days before 1970).
private func floorDivide(_ value: Int64, _ divisor: Int64) -> Int64 {
  let quotient = value / divisor
  return value % divisor < 0 ? quotient - 1 : quotient
}
