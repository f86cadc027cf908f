import CORSTraffic

/// Adds a batch's counters to those of its log, in the order of their keys.
struct RollUpWriter {
  private let source: Int64
  private let connection: RawConnection

  private static let millisecondsADay: Int64 = 86_400_000

  init(source: Int64, connection: RawConnection) {
    self.source = source
    self.connection = connection
  }

  func write(_ days: [PolicyDay], _ ids: BatchIDs) throws(SQLiteFailure) {
    let upsert = try RawStatement(
      """
      INSERT INTO policy_day (
        day, pattern, source, requests, private_clients, with_duration, slow_requests, first_time,
        last_time, sample_line)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET
        requests = requests + excluded.requests,
        private_clients = private_clients + excluded.private_clients,
        with_duration = with_duration + excluded.with_duration,
        slow_requests = slow_requests + excluded.slow_requests,
        first_time = coalesce(min(first_time, excluded.first_time), first_time, excluded.first_time),
        last_time = coalesce(max(last_time, excluded.last_time), last_time, excluded.last_time),
        sample_line = min(sample_line, excluded.sample_line)
      """, on: connection)
    for index in sorted(days.map { (Int64($0.day), ids.patterns[Int($0.pattern)], 0) }) {
      let day = days[index]
      let start = Int64(day.day) * RollUpWriter.millisecondsADay
      let hasTime = day.firstMilliseconds <= day.lastMilliseconds
      upsert.bind(Int64(day.day), at: 1)
      upsert.bind(ids.patterns[Int(day.pattern)], at: 2)
      upsert.bind(source, at: 3)
      upsert.bind(day.requests, at: 4)
      upsert.bind(day.privateClients, at: 5)
      upsert.bind(day.withDuration, at: 6)
      upsert.bind(day.slowRequests, at: 7)
      upsert.bind(hasTime ? day.firstMilliseconds - start : nil, at: 8)
      upsert.bind(hasTime ? day.lastMilliseconds - start : nil, at: 9)
      upsert.bind(day.sampleLine, at: 10)
      try upsert.run()
    }
  }

  func write(_ hours: [TrafficHour], _ ids: BatchIDs) throws(SQLiteFailure) {
    let upsert = try RawStatement(
      """
      INSERT INTO traffic_hour (source, hour, target, answer, requests, bytes)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET
        requests = requests + excluded.requests,
        bytes = bytes + excluded.bytes
      """, on: connection)
    let keys = hours.map {
      (Int64($0.hour), ids.targets[Int($0.target)], ids.answers[Int($0.answer)])
    }
    for index in sorted(keys) {
      upsert.bind(source, at: 1)
      upsert.bind(keys[index].0, at: 2)
      upsert.bind(keys[index].1, at: 3)
      upsert.bind(keys[index].2, at: 4)
      upsert.bind(hours[index].requests, at: 5)
      upsert.bind(hours[index].bytes, at: 6)
      try upsert.run()
    }
  }

  func write(_ hours: [RefererHour], _ ids: BatchIDs) throws(SQLiteFailure) {
    let upsert = try RawStatement(
      """
      INSERT INTO referer_hour (source, hour, target, referer, requests) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET requests = requests + excluded.requests
      """, on: connection)
    let keys = hours.map {
      (Int64($0.hour), ids.targets[Int($0.target)], ids.origins[Int($0.referer)])
    }
    for index in sorted(keys) {
      upsert.bind(source, at: 1)
      upsert.bind(keys[index].0, at: 2)
      upsert.bind(keys[index].1, at: 3)
      upsert.bind(keys[index].2, at: 4)
      upsert.bind(hours[index].requests, at: 5)
      try upsert.run()
    }
  }

  private func sorted(_ keys: [(Int64, Int64, Int64)]) -> [Int] {
    keys.indices.sorted { keys[$0] < keys[$1] }
  }
}
