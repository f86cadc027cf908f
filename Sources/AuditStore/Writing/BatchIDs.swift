import CORSTraffic

/// The store's ids of a batch's dictionary values, by their index in the batch.
struct BatchIDs {
  private(set) var targets: [Int64] = []
  private(set) var answers: [Int64] = []
  private(set) var origins: [Int64] = []
  private(set) var patterns: [Int64] = []
  private(set) var clients: [Int64] = []

  /// Looks every value up, and adds the new ones.
  ///
  /// Where there can be hundreds of thousands, in the order of the index, so that pages are visited
  /// one after the other.
  init(_ batch: TrafficBatch, on connection: RawConnection) throws(SQLiteFailure) {
    let texts = try ValueDictionary("text", on: connection)
    let routes = try ids(of: batch.routes, in: ValueDictionary("route", on: connection))
    let methods = try ids(of: batch.methods, in: texts)
    let sites = try siteIDs(batch.sites, on: connection)
    targets = try targetIDs(batch, sites, routes, methods, on: connection)
    answers = try answerIDs(batch.answers, on: connection)
    origins = try originIDs(batch.origins, on: connection)
    patterns = try patternIDs(batch, on: connection)
    let agents = try userAgentIDs(batch.userAgents, on: connection)
    clients = try clientIDs(batch.clients, agents, texts, on: connection)
  }

  private func targetIDs(
    _ batch: TrafficBatch, _ sites: [Int64], _ routes: [Int64], _ methods: [Int64],
    on connection: RawConnection
  ) throws(SQLiteFailure) -> [Int64] {
    let keys = batch.targets.map { target in
      (
        sites[Int(target.site)], routes[Int(target.route)],
        target.method < 0 ? 0 : methods[Int(target.method)]
      )
    }
    return try tripleIDs(keys, table: "target", "site", "route", "method", on: connection)
  }

  private func patternIDs(
    _ batch: TrafficBatch, on connection: RawConnection
  ) throws(SQLiteFailure) -> [Int64] {
    let keys = batch.patterns.map { pattern in
      (targets[Int(pattern.target)], origins[Int(pattern.origin)], answers[Int(pattern.answer)])
    }
    return try tripleIDs(keys, table: "pattern", "target", "origin", "answer", on: connection)
  }

  private func clientIDs(
    _ clients: [ClientValue], _ agents: [Int64], _ texts: borrowing ValueDictionary,
    on connection: RawConnection
  ) throws(SQLiteFailure) -> [Int64] {
    var keys: [(Int64, Int64, Int64)] = []
    keys.reserveCapacity(clients.count)
    for client in clients {
      var address: Int64 = 0
      if let text = client.address { address = try texts.id(of: text) }
      keys.append((client.key, address, client.userAgent < 0 ? 0 : agents[Int(client.userAgent)]))
    }
    return try tripleIDs(keys, table: "client", "key", "address", "user_agent", on: connection)
  }
}

/// The ids of rows that are unique by three numbers.
private func tripleIDs(
  _ keys: [(Int64, Int64, Int64)], table: String, _ first: String, _ second: String,
  _ third: String, on connection: RawConnection
) throws(SQLiteFailure) -> [Int64] {
  let dictionary = try ValueDictionary(
    find: "SELECT id FROM \(table) WHERE \(first) = ? AND \(second) = ? AND \(third) = ?",
    add: "INSERT INTO \(table) (\(first), \(second), \(third)) VALUES (?, ?, ?)", on: connection)
  var ids = [Int64](repeating: 0, count: keys.count)
  for index in keys.indices.sorted(by: { keys[$0] < keys[$1] }) {
    ids[index] = try dictionary.id(of: keys[index])
  }
  return ids
}

private func ids(
  of values: [String], in dictionary: borrowing ValueDictionary
) throws(SQLiteFailure) -> [Int64] {
  var ids = [Int64](repeating: 0, count: values.count)
  for index in values.indices.sorted(by: { values[$0] < values[$1] }) {
    ids[index] = try dictionary.id(of: values[index])
  }
  return ids
}

private func siteIDs(
  _ sites: [SiteValue], on connection: RawConnection
) throws(SQLiteFailure) -> [Int64] {
  let dictionary = try ValueDictionary(
    find: "SELECT id FROM site WHERE scheme = ? AND host = ? AND port = ?",
    add: "INSERT INTO site (scheme, host, port, value) VALUES (?, ?, ?, ?)", on: connection)
  var ids: [Int64] = []
  for site in sites {
    let id = try dictionary.id { statement throws(SQLiteFailure) in
      try statement.bind(site.scheme, at: 1)
      try statement.bind(site.host, at: 2)
      statement.bind(Int64(site.port ?? 0), at: 3)
    } rest: { statement throws(SQLiteFailure) in
      try statement.bind(text(of: site), at: 4)
    }
    ids.append(id)
  }
  return ids
}

/// `scheme://host[:port]`; '' where the host is not known.
private func text(of site: SiteValue) -> String {
  guard !site.host.isEmpty else { return "" }
  return "\(site.scheme)://\(site.host)" + (site.port.map { ":\($0)" } ?? "")
}

private func originIDs(
  _ origins: [OriginValue], on connection: RawConnection
) throws(SQLiteFailure) -> [Int64] {
  let dictionary = try ValueDictionary("origin", on: connection)
  var ids: [Int64] = []
  for origin in origins {
    switch origin {
    case .notLogged: ids.append(1)
    case .absent: ids.append(2)
    case .value(let value): ids.append(try dictionary.id(of: value))
    }
  }
  return ids
}

private func userAgentIDs(
  _ agents: [String], on connection: RawConnection
) throws(SQLiteFailure) -> [Int64] {
  let dictionary = try ValueDictionary(
    find: "SELECT id FROM user_agent WHERE value = ?",
    add: "INSERT INTO user_agent (value, family) VALUES (?, ?)", on: connection)
  var ids: [Int64] = []
  for agent in agents {
    let id = try dictionary.id { statement throws(SQLiteFailure) in
      try statement.bind(agent, at: 1)
    } rest: { statement throws(SQLiteFailure) in
      try statement.bind(userAgentFamily(agent), at: 2)
    }
    ids.append(id)
  }
  return ids
}

private func answerIDs(
  _ answers: [JudgedAnswer], on connection: RawConnection
) throws(SQLiteFailure) -> [Int64] {
  let columns = ["digest"] + baseAnswerColumns + derivedAnswerColumns
  let marks = columns.map { _ in "?" }.joined(separator: ", ")
  let dictionary = try ValueDictionary(
    find: "SELECT id FROM answer WHERE digest = ?",
    add: "INSERT INTO answer (\(columns.joined(separator: ", "))) VALUES (\(marks))",
    on: connection)
  let fieldSets = try FieldSets(on: connection)
  var ids: [Int64] = []
  for judged in answers {
    let base = baseValues(of: judged.answer)
    let key = digest(ofBase: base)
    let id = try dictionary.id { statement throws(SQLiteFailure) in
      try statement.bind(key, at: 1)
    } rest: { statement throws(SQLiteFailure) in
      let values = base + derivedValues(of: judged.answer, judged.judgement)
      for (index, value) in values.enumerated() {
        try statement.bind(value, at: Int32(index + 2))
      }
    }
    ids.append(id)
    try fieldSets.add(judged.answer.loggedFields)
  }
  return ids
}
