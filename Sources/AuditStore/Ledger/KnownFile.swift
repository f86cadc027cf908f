import GRDB

/// What the file system says of a file: while it says the same, the content is the same.
package struct FileHint: Hashable, Sendable {
  package var device: Int64
  package var inode: Int64
  package var size: Int64
  /// Nanoseconds since 1970 UTC of the content's last change.
  package var modifiedNanoseconds: Int64
  /// Nanoseconds since 1970 UTC of the last change of anything about the file.
  package var changedNanoseconds: Int64

  package init(
    device: Int64, inode: Int64, size: Int64, modifiedNanoseconds: Int64,
    changedNanoseconds: Int64
  ) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modifiedNanoseconds = modifiedNanoseconds
    self.changedNanoseconds = changedNanoseconds
  }
}

/// A file all of whose lines are counted.
package struct KnownFile: Hashable, Sendable {
  package var source: SourceReference
  /// Its lines.
  package var lines: Int64
  /// Bytes behind its last line, not counted.
  package var pendingBytes: Int64

  package init(source: SourceReference, lines: Int64, pendingBytes: Int64) {
    self.source = source
    self.lines = lines
    self.pendingBytes = pendingBytes
  }
}

extension AuditStore {
  /// The file that looks so, if it was read to its end under this label and has not changed since.
  package func knownFile(_ hint: FileHint, label: String) throws(StoreError) -> KnownFile? {
    try reading("read the ledger of") { db in
      try Row.fetchOne(
        db,
        sql: """
          SELECT source, lines, pending_bytes FROM known_file
          WHERE label = ? AND device = ? AND inode = ? AND size = ? AND modified_ns = ?
            AND changed_ns = ?
          """,
        arguments: [
          label, hint.device, hint.inode, hint.size, hint.modifiedNanoseconds,
          hint.changedNanoseconds,
        ]
      ).map {
        KnownFile(source: SourceReference(id: $0[0]), lines: $0[1], pendingBytes: $0[2])
      }
    }
  }

  /// Notes that a file which looks so was read to its end.
  package func note(
    _ file: KnownFile, lookingLike hint: FileHint, label: String
  ) throws(StoreError) {
    if try knownFile(hint, label: label) == file { return }
    try transaction("write") { db in
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO known_file (
            label, device, inode, size, modified_ns, changed_ns, source, lines, pending_bytes)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          label, hint.device, hint.inode, hint.size, hint.modifiedNanoseconds,
          hint.changedNanoseconds, file.source.id, file.lines, file.pendingBytes,
        ])
    }
  }
}
