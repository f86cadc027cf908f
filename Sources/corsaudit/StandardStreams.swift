#if canImport(Glibc)
  import Glibc
#endif

/// Standard input, output and error, as the program was given them.
enum StandardStreams {
  /// Takes the places of those that the caller closed.
  ///
  /// Otherwise the next file that is opened gets the number of one of them: what is printed would be
  /// written into the store, and what is read from standard input would be the store. Each is opened
  /// the wrong way round, so that using it fails as it would have.
  static func holdPlaces() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
    where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is the one that was found closed.
      _ = unsafe open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
