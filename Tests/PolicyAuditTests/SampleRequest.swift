import AccessLog
import AuditStore
import CORSTraffic
import FetchStandard

/// Requests of one kind, as a test tells them; what it does not mention is an ordinary read by a
/// browser that was not granted anything, with every field logged.
struct SampleRequest: Sendable {
  var site = SiteValue(scheme: "https", host: "api.example.com", port: nil)
  var route = "/v1/me"
  var method = "GET"
  var methodIsReadable = true
  /// "" for none, nil where it is not logged.
  var origin: String? = "https://app.example.com"
  /// 2026-11-20T10:00:00.000Z
  var time: Int64? = SampleRequest.start
  /// How many, one a second; the clients take turns.
  var count = 1
  var clients = 1
  /// Whether rows are kept, and whether `policies` counts them.
  var isKept = true
  var isCounted = true
  var answer = SampleRequest.denied

  static let start: Int64 = 1_795_168_800_000
  static let day: Int64 = 86_400_000

  /// A read; `change` says what is special of it.
  static func read(
    from origin: String? = "https://app.example.com",
    _ change: (inout SampleRequest) -> Void = { _ in }
  ) -> SampleRequest {
    var request = SampleRequest()
    request.origin = origin
    change(&request)
    return request
  }

  /// A preflight that asks for PUT.
  static func preflight(
    from origin: String? = "https://app.example.com",
    _ change: (inout SampleRequest) -> Void = { _ in }
  ) -> SampleRequest {
    var request = SampleRequest()
    request.origin = origin
    request.method = "OPTIONS"
    request.answer.status = 204
    request.answer.requestMethod = .value("PUT")
    change(&request)
    return request
  }

  /// What `combined` logs: nothing of CORS.
  static func combined(
    _ method: String = "GET", _ change: (inout SampleRequest) -> Void = { _ in }
  ) -> SampleRequest {
    var request = SampleRequest()
    request.method = method
    request.origin = nil
    request.answer = Answer()
    request.answer.status = 200
    request.answer.loggedFields = combinedFields
    change(&request)
    return request
  }

  static let everyField: UInt64 = Field.allCases.reduce(0) { $0 | $1.bit }
  static let combinedFields: UInt64 = [
    Field.time, .client, .method, .path, .status, .bytes, .referer, .userAgent,
  ].reduce(0) { $0 | $1.bit }

  static let denied: Answer = {
    var answer = Answer()
    answer.loggedFields = everyField
    answer.status = 200
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
    answer.grant = .absent
    answer.upstreamGrant = .absent
    return answer
  }()

  /// The answer with what follows from the request.
  var wholeAnswer: Answer {
    var answer = answer
    answer.method = methodIsReadable ? .value(method) : .notLogged
    switch origin {
    case nil:
      answer.originShape = .notLogged
      answer.originRelation = .unknown
    case "":
      answer.originShape = .absent
      answer.originRelation = .unknown
    case "null":
      answer.originShape = .null
      answer.originRelation = .cross
    case .some(let text):
      answer.originShape = Origin(serialized: text) == nil ? .malformed : .plausible
      answer.originRelation = text == site.text ? .same : .cross
    }
    return answer
  }
}

/// The batch that these requests make, as ingest would.
func batch(of requests: [SampleRequest]) -> TrafficBatch {
  var batch = TrafficBatch()
  var coverage: [UInt64: Int64] = [:]
  var line: Int64 = 0
  for request in requests {
    let target = TargetValue(
      site: index(of: request.site, in: &batch.sites),
      route: index(of: request.route, in: &batch.routes),
      method: request.methodIsReadable ? index(of: request.method, in: &batch.methods) : -1)
    let origin: OriginValue =
      request.origin.map { $0.isEmpty ? .absent : .value($0) } ?? .notLogged
    let answer = answerIndex(of: request.wholeAnswer, in: &batch)
    let targetIndex = index(of: target, in: &batch.targets)
    let pattern = index(
      of: PatternValue(
        target: targetIndex, origin: index(of: origin, in: &batch.origins), answer: answer),
      in: &batch.patterns)
    for number in 0..<request.count {
      line += 1
      let time = request.time.map { $0 + Int64(number) * 1000 }
      if let time {
        batch.firstMilliseconds = min(batch.firstMilliseconds ?? time, time)
        batch.lastMilliseconds = max(batch.lastMilliseconds ?? time, time)
      }
      if request.isKept {
        let client = index(
          of: ClientValue(key: Int64(number % request.clients + 1), address: nil, userAgent: -1),
          in: &batch.clients)
        batch.rows.append(
          ExchangeRow(
            line: line, timeMilliseconds: time, client: client, pattern: pattern, bytes: 1,
            durationMilliseconds: nil, url: 0, path: nil))
      }
      if request.isCounted { count(pattern, time, line, in: &batch.policyDays) }
      count(targetIndex, answer, time, in: &batch.trafficHours)
    }
    coverage[request.answer.loggedFields, default: 0] += Int64(request.count)
  }
  batch.lineCounts.entries = line
  batch.coverage = coverage.map { (loggedFields: $0.key, requests: $0.value) }
  batch.consumedLines = line
  batch.consumedBytes = line * 100
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

private func count(
  _ pattern: Int32, _ time: Int64?, _ line: Int64, in days: inout [PolicyDay]
) {
  let day = Int32((time ?? 0) / SampleRequest.day)
  var index = days.firstIndex { $0.day == day && $0.pattern == pattern }
  if index == nil {
    days.append(PolicyDay(day: day, pattern: pattern))
    days[days.count - 1].sampleLine = line
    index = days.count - 1
  }
  guard let index else { return }
  days[index].requests += 1
  guard let time else { return }
  days[index].firstMilliseconds = min(days[index].firstMilliseconds, time)
  days[index].lastMilliseconds = max(days[index].lastMilliseconds, time)
}

private func count(
  _ target: Int32, _ answer: Int32, _ time: Int64?, in hours: inout [TrafficHour]
) {
  let hour = Int32((time ?? 0) / 3_600_000)
  var index = hours.firstIndex { $0.hour == hour && $0.target == target && $0.answer == answer }
  if index == nil {
    hours.append(TrafficHour(hour: hour, target: target, answer: answer))
    index = hours.count - 1
  }
  if let index { hours[index].requests += 1 }
}
