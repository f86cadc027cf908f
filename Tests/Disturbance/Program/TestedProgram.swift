import Foundation

/// The binary of corsaudit that is being disturbed.
package struct TestedProgram: Sendable {
  package let path: String

  package init(path: String) { self.path = path }

  package func start(
    _ arguments: [String], input: borrowing ProgramInput = .nothing
  ) throws -> StartedProgram {
    try StartedProgram(path, arguments.map { Array($0.utf8) }, input: input)
  }

  /// Runs it to its end.
  package func run(
    _ arguments: [String], input: borrowing ProgramInput = .nothing
  ) throws -> ProgramEnd {
    try start(arguments, input: input).end()
  }

  /// Runs it, and expects that it ends with one of these codes.
  @discardableResult
  package func run(
    _ arguments: [String], expecting codes: Set<Int32>
  ) throws -> ProgramEnd {
    let end = try run(arguments)
    guard let code = end.code, codes.contains(code) else {
      throw Difference(
        "\(arguments.joined(separator: " ")): \(end.description) instead of \(codes.sorted()). "
          + "It said: \(end.errors)")
    }
    return end
  }
}
