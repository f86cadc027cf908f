/// What is known of a log as it grows, is moved, and is pruned.
let growthTables = """
  -- Where a log's further lines were read in another way than those before: with other options, or
  -- in another format.
  CREATE TABLE source_change (
    source INTEGER NOT NULL REFERENCES source (id),
    -- The first line that was read so.
    from_line INTEGER NOT NULL,
    configuration INTEGER NOT NULL REFERENCES configuration (id),
    format TEXT NOT NULL,
    PRIMARY KEY (source, from_line)
  ) WITHOUT ROWID;

  -- Files that were read to their end, as the file system described them then: while they are
  -- described so, they need not be opened.
  CREATE TABLE known_file (
    label TEXT NOT NULL,
    device INTEGER NOT NULL,
    inode INTEGER NOT NULL,
    size INTEGER NOT NULL,
    -- Nanoseconds since 1970 UTC: of the content's, and of the file's last change.
    modified_ns INTEGER NOT NULL,
    changed_ns INTEGER NOT NULL,
    source INTEGER NOT NULL REFERENCES source (id),
    -- Lines of the file, and bytes behind the last one.
    lines INTEGER NOT NULL,
    pending_bytes INTEGER NOT NULL,
    PRIMARY KEY (label, device, inode)
  ) WITHOUT ROWID;

  -- Hashes of the log's beginning up to some of the line ends in its first block, 8 bytes each, as
  -- `Waypoints` has them: by them a shorter copy of the log is known again in another store.
  ALTER TABLE source ADD COLUMN waypoints BLOB;
  -- Everything before these moments, milliseconds since 1970 UTC, was pruned; NULL where nothing was.
  ALTER TABLE source ADD COLUMN rows_pruned_ms INTEGER;
  ALTER TABLE source ADD COLUMN rollups_pruned_ms INTEGER;
  ALTER TABLE source DROP COLUMN stat_hint;
  """
