import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// What a process reads on its standard input.
package enum ProgramInput: Sendable {
  case nothing
  case file(String)
  /// The reading end of a ``Feed``.
  case pipe(Int32)
}

/// A pipe into a process, fed bit by bit.
///
/// The reading end stays open here too, so that writing to a process that was killed is no signal.
@safe package struct Feed: ~Copyable {
  private let reading: Int32
  private let writing: Int32

  package init() throws {
    // By a name, because only then no process that is started meanwhile inherits it.
    let path = NSTemporaryDirectory() + "corsaudit-feed-" + UUID().uuidString
    guard unsafe mkfifo(path, 0o600) == 0 else {
      throw Difference("No pipe can be made: error \(errno).")
    }
    defer { unsafe unlink(path) }
    reading = unsafe open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    writing = unsafe open(path, O_WRONLY | O_NONBLOCK | O_CLOEXEC)
    precondition(reading >= 0 && writing >= 0, "A pipe just made can be opened.")
    // The process that reads waits for what comes.
    _ = fcntl(reading, F_SETFL, 0)
  }

  deinit {
    close(reading)
    close(writing)
  }

  package var input: ProgramInput { .pipe(reading) }

  /// Writes all of it, as far as somebody takes it within half a minute.
  package func write(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      var wait = pollfd(fd: writing, events: Int16(POLLOUT), revents: 0)
      guard unsafe poll(&wait, 1, 30_000) == 1 else {
        throw Difference("Nobody reads the pipe any more.")
      }
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.write(writing, $0.baseAddress, $0.count)
      }
      if count > 0 { rest = rest.dropFirst(count) }
    }
  }

  /// Waits until everything was taken out of the pipe.
  package func waitUntilTaken() throws {
    for _ in 0..<30_000 {
      var waiting: Int32 = 0
      guard unsafe ioctl(reading, UInt(FIONREAD), &waiting) == 0 else { break }
      if waiting == 0 { return }
      usleep(1000)
    }
    throw Difference("What was fed was not taken within half a minute.")
  }

  /// Ends the input.
  package consuming func end() {}
}
