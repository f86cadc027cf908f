import AccessLog
import CORSTraffic
import FetchStandard

/// One request as a test tells it; what a test does not mention is an ordinary, granted read from
/// another origin, with every field logged.
struct SampleRequest {
  var line: Int64 = 1
  /// 2026-11-20T10:00:00Z
  var time: Int64? = 1_795_168_800_000
  var site = SiteValue(scheme: "https", host: "api.example.com", port: nil)
  var route = "/v1/users/{id}"
  var method = "GET"
  var origin = OriginValue.value("https://app.example.com")
  var clientKey: Int64 = 7
  var address: String? = "203.0.113.0"
  var userAgent: String? =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36"
  var bytes: Int64? = 512
  var duration: Int64? = 12
  var url: Int64 = 0x1234_5678_9ABC_DEF0
  var path: String?
  /// The page that asked, where another field does not tell it.
  var referer: String?
  var answer = SampleRequest.grantedRead

  static let everyField: UInt64 = Field.allCases.reduce(0) { $0 | $1.bit }

  static var grantedRead: Answer {
    var answer = Answer()
    answer.loggedFields = everyField
    answer.method = .value("GET")
    answer.status = 200
    answer.originShape = .plausible
    answer.originRelation = .cross
    for header in [
      \Answer.requestMethod, \.requestHeaders, \.requestPrivateNetwork, \.fetchSite, \.fetchMode,
      \.allowCredentials, \.allowMethods, \.allowHeaders, \.maxAge, \.exposeHeaders,
      \.allowPrivateNetwork, \.vary, \.cacheControl, \.cacheStatus,
    ] { answer[keyPath: header] = .absent }
    answer.contentTypeClass = .absent
    answer.hasCookie = false
    answer.hasAuthorization = false
    answer.hasRemoteUser = false
    answer.upgradesToWebSocket = false
    answer.setsCookie = false
    answer.grant = .echo
    answer.upstreamGrant = .absent
    answer.vary = .value("Origin")
    return answer
  }

  static var grantedPreflight: SampleRequest {
    var request = SampleRequest()
    request.method = "OPTIONS"
    request.answer.method = .value("OPTIONS")
    request.answer.status = 204
    request.answer.requestMethod = .value("PUT")
    request.answer.requestHeaders = .value("content-type")
    request.answer.allowMethods = .value("GET, PUT")
    request.answer.allowHeaders = .value("content-type")
    request.answer.maxAge = .value("600")
    return request
  }

  func with(_ change: (inout SampleRequest) -> Void) -> SampleRequest {
    var copy = self
    change(&copy)
    return copy
  }
}

/// The batch that these requests make, all of them kept as rows and counted everywhere.
func batch(of requests: [SampleRequest]) -> TrafficBatch {
  var batch = TrafficBatch()
  var coverage: [UInt64: Int64] = [:]
  for request in requests {
    let target = TargetValue(
      site: index(of: request.site, in: &batch.sites),
      route: index(of: request.route, in: &batch.routes),
      method: index(of: request.method, in: &batch.methods))
    let targetIndex = index(of: target, in: &batch.targets)
    let origin = index(of: request.origin, in: &batch.origins)
    let answer = answerIndex(of: request.answer, in: &batch)
    let pattern = index(
      of: PatternValue(target: targetIndex, origin: origin, answer: answer), in: &batch.patterns)
    let agent = request.userAgent.map { index(of: $0, in: &batch.userAgents) } ?? -1
    let client = index(
      of: ClientValue(key: request.clientKey, address: request.address, userAgent: agent),
      in: &batch.clients)
    batch.rows.append(
      ExchangeRow(
        line: request.line, timeMilliseconds: request.time, client: client, pattern: pattern,
        bytes: request.bytes, durationMilliseconds: request.duration, url: request.url,
        path: request.path))
    count(request, pattern, in: &batch.policyDays)
    count(request, targetIndex, answer, in: &batch.trafficHours)
    count(request, targetIndex, in: &batch)
    coverage[request.answer.loggedFields, default: 0] += 1
    batch.lineCounts.entries += 1
  }
  batch.coverage = coverage.sorted { $0.key < $1.key }.map {
    (loggedFields: $0.key, requests: $0.value)
  }
  batch.consumedLines = requests.map(\.line).max() ?? 0
  batch.firstMilliseconds = requests.compactMap(\.time).min()
  batch.lastMilliseconds = requests.compactMap(\.time).max()
  batch.consumedBytes = batch.consumedLines * 100
  batch.blocks = [
    LedgerBlock(index: 0, length: batch.consumedBytes, high: 1, low: UInt64(batch.consumedBytes))
  ]
  return batch
}

private func index<Value: Equatable>(of value: Value, in values: inout [Value]) -> Int32 {
  if let index = values.firstIndex(of: value) { return Int32(index) }
  values.append(value)
  return Int32(values.count - 1)
}

private func answerIndex(of answer: Answer, in batch: inout TrafficBatch) -> Int32 {
  if let index = batch.answers.firstIndex(where: { $0.answer == answer }) { return Int32(index) }
  let judgement = judge(answer, hint: answer.storedHint, priorPassed: false)
  batch.answers.append(JudgedAnswer(answer: answer, judgement: judgement))
  return Int32(batch.answers.count - 1)
}

private func count(_ request: SampleRequest, _ target: Int32, in batch: inout TrafficBatch) {
  guard let page = request.referer else { return }
  let referer = index(of: OriginValue.value(page), in: &batch.origins)
  let hour = Int32((request.time ?? 0) / 3_600_000)
  let index =
    batch.refererHours.firstIndex {
      $0.hour == hour && $0.target == target && $0.referer == referer
    }
    ?? {
      batch.refererHours.append(RefererHour(hour: hour, target: target, referer: referer))
      return batch.refererHours.count - 1
    }()
  batch.refererHours[index].requests += 1
}

private func count(_ request: SampleRequest, _ pattern: Int32, in days: inout [PolicyDay]) {
  let day = Int32((request.time ?? 0) / 86_400_000)
  let index =
    days.firstIndex { $0.day == day && $0.pattern == pattern }
    ?? {
      days.append(PolicyDay(day: day, pattern: pattern))
      days[days.count - 1].sampleLine = request.line
      return days.count - 1
    }()
  days[index].requests += 1
  if request.duration != nil { days[index].withDuration += 1 }
  if let duration = request.duration, duration > 100 { days[index].slowRequests += 1 }
  if let time = request.time {
    days[index].firstMilliseconds = min(days[index].firstMilliseconds, time)
    days[index].lastMilliseconds = max(days[index].lastMilliseconds, time)
  }
}

private func count(
  _ request: SampleRequest, _ target: Int32, _ answer: Int32, in hours: inout [TrafficHour]
) {
  let hour = Int32((request.time ?? 0) / 3_600_000)
  let index =
    hours.firstIndex { $0.hour == hour && $0.target == target && $0.answer == answer }
    ?? {
      hours.append(TrafficHour(hour: hour, target: target, answer: answer))
      return hours.count - 1
    }()
  hours[index].requests += 1
  hours[index].bytes += request.bytes ?? 0
}
