/// A command, and what an undisturbed run of it leaves.
package struct UndisturbedRun: Sendable {
  package let command: AtomicCommand
  package let program: TestedProgram
  /// The store before; nil where there is none.
  package let before: StoreState?
  package let after: StoreState
  /// How long it takes.
  package let seconds: Double
  /// How large its store is.
  package let storeBytes: Int

  /// - Parameter times: how often it is run, which has to give the same each time.
  package init(_ command: AtomicCommand, by program: TestedProgram, times: Int = 3) throws {
    self.command = command
    self.program = program
    var seconds: [Double] = []
    var states: Set<StoreState> = []
    var before: StoreState?
    var storeBytes = 0
    for _ in 0..<times {
      let place = try Self.place(for: command)
      if fileNames(in: place.path).contains(command.store) {
        before = try StoreState(of: place.file(command.store), by: program)
      }
      seconds.append(try Self.end(command, in: place, by: program).seconds)
      storeBytes = try place.bytes(of: command.store).count
      states.insert(try StoreState(of: place.file(command.store), by: program))
    }
    guard let after = states.first, states.count == 1 else {
      throw Difference("Undisturbed runs of \(command.name) differ: \(states)")
    }
    self.before = before
    self.after = after
    self.seconds = seconds.sorted()[times / 2]
    self.storeBytes = storeBytes
  }

  /// A folder with what the command starts from.
  package func place() throws -> Workplace { try Self.place(for: command) }

  private static func place(for command: AtomicCommand) throws -> Workplace {
    let place = try Workplace()
    try command.prepare(place)
    try place.remember(command.inputs)
    return place
  }

  /// Runs the command in a folder until it ends by itself.
  private static func end(
    _ command: AtomicCommand, in place: Workplace, by program: TestedProgram
  ) throws -> ProgramEnd {
    let end = try program.run(
      command.arguments(place), expecting: command.codes)
    try command.checkOutput(end)
    return end
  }

  /// Starts the command in a folder.
  package func start(in place: Workplace) throws -> StartedProgram {
    try program.start(command.arguments(place))
  }

  /// Runs the command again and expects what an undisturbed run leaves.
  package func expectRepaired(in place: Workplace) throws {
    _ = try Self.end(command, in: place, by: program)
    try expectDone(in: place)
  }

  /// Expects what an undisturbed run leaves.
  package func expectDone(in place: Workplace) throws {
    let store = place.file(command.store)
    try place.expectUnchanged()
    try expectAtRest(store, others: command.inputs)
    let state = try StoreState(of: store, by: program)
    try expect(state == after, "The store is \(state) instead of \(after).")
  }

  /// Expects that a store can be looked at after a kill, or that what hinders is said.
  package func expectReadable(in place: Workplace) throws {
    let end = try program.run(["db", "fingerprint", "--db", place.file(command.store)])
    let isSaid =
      end.code == 74
      && (end.errors.contains("there is none")
        || end.errors.contains("a killed run left a journal"))
    try expect(
      end.code == 0 || isSaid, "Looking at it after a kill: \(end.description) \(end.errors)")
  }

  /// Expects of a command that writes in one transaction that it has done all or nothing.
  package func expectAllOrNothing(in place: Workplace) throws {
    guard command.isOneTransaction else { return }
    guard fileNames(in: place.path).contains(command.store) else {
      try expect(before == nil, "The store is gone.")
      return
    }
    let state = try StoreState(of: place.file(command.store), by: program)
    try expect(
      state == after || state == before,
      "After the kill the store is \(state), neither \(after) nor \(before?.description ?? "none")."
    )
  }
}
