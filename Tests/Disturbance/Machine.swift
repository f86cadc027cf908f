#if canImport(Glibc)
  import Glibc
#endif

/// What this machine allows: some disturbances need more than a process may everywhere.
package enum Machine {
  /// Why no file systems of one's own can be mounted here; nil where they can.
  package static let obstacleToMounting: String? =
    succeeds(["unshare"] + privateNamespace + ["mount", "-t", "tmpfs", "tmpfs", "/mnt"])
    ? nil : "this machine allows no mounts in a namespace of one's own"

  /// Why no process can be traced here; nil where it can.
  package static let obstacleToTracing: String? =
    succeeds([
      "strace", "-f", "-o", "/dev/null", "-e", "inject=close:signal=KILL:when=30000", "true",
    ])
    ? nil : "strace is not installed, or may not trace"

  /// Options of `unshare` for a namespace whose mounts nobody else sees.
  package static var privateNamespace: [String] {
    geteuid() == 0 ? ["--mount"] : ["--map-root-user", "--mount"]
  }

  private static func succeeds(_ command: [String]) -> Bool {
    let arguments = command.dropFirst().map { Array($0.utf8) }
    guard let started = try? StartedProgram(command[0], arguments),
      let end = try? started.end(within: 30)
    else { return false }
    return end.code == 0
  }
}
