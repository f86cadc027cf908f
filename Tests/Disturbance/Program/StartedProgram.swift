import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A process that was started and not yet waited for: the program under test, or another.
///
/// Its output goes to files, because a full pipe would stop it; whoever lets go of it
/// without waiting ends it.
@safe package struct StartedProgram: ~Copyable {
  package let process: Int32
  private let output: Int32
  private let errors: Int32
  private let start = secondsSinceBoot()

  /// Starts a program by its path or, without a slash, by its name.
  ///
  /// - Parameter arguments: as bytes, because any bytes but NUL can be an argument.
  package init(
    _ program: String, _ arguments: [[UInt8]], input: borrowing ProgramInput = .nothing
  ) throws {
    (process, output, errors) = try spawned(program, arguments, input: input)
  }

  deinit {
    kill(process, SIGKILL)
    var status: Int32 = 0
    unsafe waitpid(process, &status, 0)
    close(output)
    close(errors)
  }

  package func send(_ signal: Int32) { kill(process, signal) }

  /// Waits until the process has ended, and ends it when that takes too long.
  package consuming func end(within seconds: Double = 300) throws -> ProgramEnd {
    var status: Int32 = 0
    var pause: UInt32 = 100
    var peakMemory = 0
    while unsafe waitpid(process, &status, WNOHANG) == 0 {
      peakMemory = max(peakMemory, residentPeak(of: process))
      guard elapsed < seconds else {
        let difference = Difference(
          "Process \(process) did not end within \(seconds) s. It said: \(text(of: errors))")
        _ = consume self
        throw difference
      }
      usleep(pause)
      pause = min(2000, pause * 2)
    }
    let end = ProgramEnd(
      code: status & 0x7F == 0 ? status >> 8 & 0xFF : nil, signal: status & 0x7F, seconds: elapsed,
      peakMemory: peakMemory, output: text(of: output), errors: text(of: errors))
    close(output)
    close(errors)
    discard self
    return end
  }

  /// Waits until it has printed something with this text in it.
  package func waitUntilItSays(_ expected: String, within seconds: Double = 30) throws {
    while !text(of: output).contains(expected) {
      guard elapsed < seconds else {
        throw Difference("Process \(process) never said '\(expected)': \(text(of: errors))")
      }
      usleep(1000)
    }
  }

  private var elapsed: Double { secondsSinceBoot() - start }
}

/// The largest resident set of a process so far, in bytes.
///
/// What `wait4` gives is no measure: it begins with the memory of whoever started the process.
private func residentPeak(of process: Int32) -> Int {
  guard let status = FileManager.default.contents(atPath: "/proc/\(process)/status"),
    let line = String(decoding: status, as: UTF8.self).split(separator: "\n")
      .first(where: { $0.hasPrefix("VmHWM:") })
  else { return 0 }
  return (Int(line.filter(\.isNumber)) ?? 0) << 10
}

private func secondsSinceBoot() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

private func spawned(
  _ program: String, _ arguments: [[UInt8]], input: borrowing ProgramInput
) throws -> (process: Int32, output: Int32, errors: Int32) {
  let output = try namelessFile()
  let errors = try namelessFile()
  var actions = unsafe posix_spawn_file_actions_t()
  unsafe posix_spawn_file_actions_init(&actions)
  defer { _ = unsafe posix_spawn_file_actions_destroy(&actions) }
  switch input {
  case .nothing: unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  case .file(let path): unsafe posix_spawn_file_actions_addopen(&actions, 0, path, O_RDONLY, 0)
  case .pipe(let descriptor): unsafe posix_spawn_file_actions_adddup2(&actions, descriptor, 0)
  }
  unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
  unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
  // Whoever runs tests may have blocked signals, which a process would inherit.
  var attributes = posix_spawnattr_t()
  unsafe posix_spawnattr_init(&attributes)
  defer { _ = unsafe posix_spawnattr_destroy(&attributes) }
  var none = sigset_t()
  unsafe sigemptyset(&none)
  unsafe posix_spawnattr_setsigmask(&attributes, &none)
  unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
  var process: pid_t = 0
  let result = unsafe withCStrings([Array(program.utf8)] + arguments) { pointers in
    unsafe posix_spawnp(&process, program, &actions, &attributes, pointers, environ)
  }
  guard result == 0 else {
    close(output)
    close(errors)
    throw Difference("Could not start \(program): error \(result).")
  }
  return (process, output, errors)
}

/// A file that is gone with its descriptor, which no other process inherits.
private func namelessFile() throws -> Int32 {
  let path = NSTemporaryDirectory() + "corsaudit-output-" + UUID().uuidString
  let file = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
  guard file >= 0 else { throw Difference("Could not make \(path): error \(errno).") }
  unsafe unlink(path)
  return file
}

private func text(of file: Int32) -> String {
  var status = stat()
  unsafe fstat(file, &status)
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  let count = unsafe bytes.withUnsafeMutableBytes {
    unsafe pread(file, $0.baseAddress, $0.count, 0)
  }
  return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
}

/// The arguments as the system wants them; a NUL would end one early.
private func withCStrings<Result>(
  _ texts: [[UInt8]],
  _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
) -> Result {
  precondition(texts.allSatisfy { !$0.contains(0) }, "No argument holds a NUL byte.")
  var pointers: [UnsafeMutablePointer<CChar>?] = unsafe texts.map { text in
    unsafe strdup(text.map { CChar(bitPattern: $0) } + [0])
  }
  unsafe pointers.append(nil)
  defer {
    for index in unsafe pointers.indices { unsafe free(pointers[index]) }
  }
  return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
    guard let base = buffer.baseAddress else { preconditionFailure("The list has an end.") }
    return unsafe body(base)
  }
}
