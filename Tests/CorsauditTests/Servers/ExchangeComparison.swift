import AccessLog
import Foundation

/// What a line says of an exchange beside what was sent and answered.
struct ExchangeComparison {
  /// A sentence each; none where all is as it was, or known to be lost.
  private(set) var differences: [String] = []
  private let exchange: TortureRun.Exchange
  private let losses: [KnownLoss]

  init(_ exchange: TortureRun.Exchange, _ server: any RealServer, _ run: TortureRun) {
    let format = run.format
    self.exchange = exchange
    losses = KnownLosses.all.filter {
      $0.includes(exchange.request, server, version: run.version)
    }
    let isUnlogged = losses.contains { if case .noLine = $0.shown { true } else { false } }
    guard let line = exchange.lines.first, exchange.lines.count == 1, !isUnlogged else {
      if exchange.lines.count != (isUnlogged ? 0 : 1) {
        differences.append(
          "\(exchange.lines.count) lines instead of \(isUnlogged ? "none" : "one")")
      }
      return
    }
    var truth = exchange.answer.fields.merging(exchange.request.sent) { $1 }
    truth[.client] = .text("127.0.0.1")
    truth[.scheme] = .text("http")
    truth[.bytes] = .text(String(server.loggedBytes(of: exchange.answer)))
    for field in [Field.hasRemoteUser, .cacheStatus, .upstreamAllowOrigin] {
      truth[field] = .absent
    }
    for field in Field.allCases {
      let logged = line.values[field] ?? .notLogged
      if field == .time || field == .duration {
        compareMeasured(field, logged, format)
      } else if field != .port {
        compare(field, logged, truth[field], isPossible: format.possibleFields & field.bit != 0)
      }
    }
  }

  private mutating func compare(
    _ field: Field, _ logged: LoggedValue, _ truth: LoggedValue?, isPossible: Bool
  ) {
    let loss = losses.first { $0.fields.contains(field) }
    guard isPossible, let truth else {
      if !isPossible, logged != .notLogged { add(field, logged, .notLogged) }
      return
    }
    let expected = loss?.shown(for: truth) ?? truth
    if logged != expected { add(field, logged, expected) }
    if let loss, expected == truth {
      differences.append("\(field.name) is not lost any more: \(loss.why)")
    }
  }

  /// A time within the exchange, and a duration that is not longer; a minute more for slow machines.
  private mutating func compareMeasured(
    _ field: Field, _ logged: LoggedValue, _ format: any LogFormat
  ) {
    guard case .value(let digits) = logged,
      let number = Int(String(decoding: digits, as: UTF8.self))
    else { return add(field, logged, .text("a number")) }
    let milliseconds = exchange.times.lowerBound * 1000...exchange.times.upperBound * 1000
    let isTrue =
      field == .time
      ? (milliseconds.lowerBound - 60_000...milliseconds.upperBound + 60_000)
        .contains(Double(number))
      : Double(number) <= milliseconds.upperBound - milliseconds.lowerBound + 60_000
    if !isTrue { add(field, logged, .text("\(milliseconds)")) }
  }

  private mutating func add(_ field: Field, _ logged: LoggedValue, _ expected: LoggedValue) {
    differences.append("\(field.name) is \(logged) instead of \(expected)")
  }
}
