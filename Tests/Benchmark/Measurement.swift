import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// One run of a command as a whole process.
struct Measurement {
  var wallSeconds: Double
  var cpuSeconds: Double
  /// Largest resident set, in bytes.
  var peakMemory: Int64

  /// Runs a command with its output thrown away; nil where it failed.
  static func run(_ command: [String]) -> Measurement? {
    let path = "/usr/bin/env"
    let arguments = [path] + command
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe arguments.map { unsafe strdup($0) }
    unsafe pointers.append(nil)
    defer {
      for index in unsafe pointers.indices { unsafe free(pointers[index]) }
    }
    var process: pid_t = 0
    let start = ContinuousClock.now
    guard unsafe posix_spawn(&process, path, &actions, nil, pointers, environ) == 0 else {
      return nil
    }
    var status: Int32 = 0
    var usage = rusage()
    guard unsafe wait4(process, &status, 0, &usage) == process, status == 0 else { return nil }
    let elapsed = ContinuousClock.now - start
    return Measurement(
      wallSeconds: Double(elapsed.components.seconds)
        + Double(elapsed.components.attoseconds) * 1e-18,
      cpuSeconds: seconds(usage.ru_utime) + seconds(usage.ru_stime),
      peakMemory: Int64(usage.ru_maxrss) * 1024)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
  }
}
