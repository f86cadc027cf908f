#if canImport(Glibc)
  import Glibc
#endif

/// How a process ended, and what it said.
package struct ProgramEnd: Sendable {
  /// The exit code; nil where a signal ended it.
  package var code: Int32?
  /// The signal that ended it; 0 where it ended by itself.
  package var signal: Int32
  package var seconds: Double
  /// Largest resident set as far as it was seen, in bytes; looked at every two milliseconds.
  package var peakMemory: Int
  package var output: String
  package var errors: String

  package var isKilled: Bool { signal == SIGKILL }

  /// For sentences: `exit 0`, `signal 9`.
  package var description: String { code.map { "exit \($0)" } ?? "signal \(signal)" }
}
