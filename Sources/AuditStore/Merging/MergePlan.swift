import CORSTraffic

/// Which logs the merged store takes, and from which store; of logs that overlap the longest, whole.
struct MergePlan {
  /// A log that is taken, with those that it stands for: what the ledgers know of them is added.
  struct Taken {
    var log: MergeLog
    var united: [MergeLog] = []
  }

  private(set) var taken: [Taken] = []
  private let inputs: [MergeInput]
  private let stop: StopSignal

  init(_ inputs: [MergeInput], stop: StopSignal) throws(StoreError) {
    self.inputs = inputs
    self.stop = stop
    var logs: [MergeLog] = []
    for (position, input) in inputs.enumerated() { logs += try input.logs(position: position) }
    var families = try LogFamilies(logs, in: inputs)
    for group in try families.groups() {
      taken += try choose(among: group.map { logs[$0] })
    }
    // In the order of the stores and their ids, so that rows are appended.
    taken.sort { ($0.log.input, $0.log.id) < ($1.log.input, $1.log.id) }
  }

  private func choose(among family: [MergeLog]) throws(StoreError) -> [Taken] {
    let isOfOneStore = family.allSatisfy { $0.input == family[0].input }
    if isOfOneStore { return family.map { Taken(log: $0) } }
    let logs = family.sorted { $0.isBefore($1) }
    var (chosen, conflict) = try chooseLongest(of: logs)
    if let conflict {
      guard let covering = try chooseCovering(logs) else { throw conflict }
      chosen = covering
    }
    for choice in chosen {
      for log in choice.united {
        try Agreement(
          of: log, in: inputs[log.input], with: choice.log, in: inputs[choice.log.input]
        )
        .check()
      }
    }
    return chosen
  }

  /// Of each log its longest copy, and the first conflict: what would be lost or counted twice so.
  /// - Parameter logs: the longest first.
  private func chooseLongest(
    of logs: [MergeLog]
  ) throws(StoreError) -> (chosen: [Taken], conflict: StoreError?) {
    var chosen: [Taken] = []
    var conflict: StoreError?
    for log in logs {
      var homes: [Int] = []
      for (index, choice) in chosen.enumerated() where choice.log.input != log.input {
        switch try relation(log, choice.log) {
        case .independent: break
        case .beginning: homes.append(index)
        case .parted(let block):
          let isCountedOnce = max(log.firstBlock, choice.log.firstBlock) >= block
          if !isCountedOnce { conflict = conflict ?? branches(log, choice.log, block) }
        }
      }
      let home = homes.first { chosen[$0].log.firstBlock == log.firstBlock } ?? homes.first
      guard let home else {
        chosen.append(Taken(log: log))
        continue
      }
      if chosen[home].log.firstBlock != log.firstBlock {
        let block = max(chosen[home].log.firstBlock, log.firstBlock)
        conflict = conflict ?? branches(log, chosen[home].log, block)
      }
      chosen[home].united.append(log)
    }
    return (chosen, conflict)
  }

  /// The logs of one store, if each of the others is the beginning of one of them: then that store
  /// has counted every line of them once, however it divided them.
  private func chooseCovering(_ logs: [MergeLog]) throws(StoreError) -> [Taken]? {
    // The order of the logs decides, and with it what they are.
    var candidates: [Int] = []
    for log in logs where !candidates.contains(log.input) { candidates.append(log.input) }
    candidate: for input in candidates {
      var chosen = logs.filter { $0.input == input }.map { Taken(log: $0) }
      for log in logs where log.input != input {
        var home: Int?
        for (index, choice) in chosen.enumerated() where home == nil {
          guard choice.log.consumedBytes >= log.consumedBytes else { continue }
          if try relation(log, choice.log) == .beginning { home = index }
        }
        guard let home else { continue candidate }
        chosen[home].united.append(log)
      }
      return chosen
    }
    return nil
  }

  /// - Parameter shorter: not longer than the other.
  private func relation(_ shorter: MergeLog, _ longer: MergeLog) throws(StoreError) -> LogRelation {
    guard shorter.label == longer.label else { return .independent }
    return try LogComparison(
      shorter: shorter, longer: longer, shorterStore: inputs[shorter.input],
      longerStore: inputs[longer.input], stop: stop
    ).relation()
  }

  /// The same whichever is first.
  private func branches(_ first: MergeLog, _ second: MergeLog, _ block: Int64) -> StoreError {
    let places = [first, second].sorted { ($0.input, $0.id) < ($1.input, $1.id) }
      .map { MergeRefusal.LogPlace(store: inputs[$0.input].path, name: $0.name) }
    return .merge(.branches(places[0], places[1], block: block))
  }
}
