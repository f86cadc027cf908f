/// The logs, what was counted of each, and the ledger that knows them again.
let sourceTables = """
  CREATE TABLE configuration (
    id INTEGER PRIMARY KEY,
    -- The ingest configuration that decides what the base keeps, as canonical JSON.
    options TEXT NOT NULL UNIQUE
  );

  CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    -- The block from which on its lines are counted here; those before belong to another source.
    first_block INTEGER NOT NULL,
    format TEXT NOT NULL,
    duplicate_visibility TEXT NOT NULL,
    time_kind TEXT NOT NULL,
    -- Bits of the fields that the format can show.
    possible_fields INTEGER NOT NULL,
    configuration INTEGER NOT NULL REFERENCES configuration (id),
    -- The name under which the log was last seen.
    name TEXT NOT NULL,
    state TEXT NOT NULL,
    consumed_bytes INTEGER NOT NULL,
    consumed_lines INTEGER NOT NULL,
    pending_bytes INTEGER NOT NULL,
    -- Times of its exchanges are stored as distances from here.
    base_ms INTEGER,
    first_ms INTEGER,
    last_ms INTEGER,
    stat_hint TEXT
  );

  -- Every name under which a log was seen, in that order.
  CREATE TABLE source_name (
    source INTEGER NOT NULL REFERENCES source (id),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (source, position)
  ) WITHOUT ROWID;

  -- The ledger. One block can have several lengths: states in which a growing log was seen.
  CREATE TABLE source_block (
    source INTEGER NOT NULL REFERENCES source (id),
    block INTEGER NOT NULL,
    length INTEGER NOT NULL,
    hash BLOB NOT NULL,
    PRIMARY KEY (source, block, length)
  ) WITHOUT ROWID;

  CREATE TABLE line_count (
    source INTEGER NOT NULL REFERENCES source (id),
    outcome TEXT NOT NULL,
    reason TEXT NOT NULL,
    lines INTEGER NOT NULL,
    PRIMARY KEY (source, outcome, reason)
  ) WITHOUT ROWID;

  CREATE TABLE rejected_line (
    source INTEGER NOT NULL REFERENCES source (id),
    reason TEXT NOT NULL,
    line INTEGER NOT NULL,
    position INTEGER NOT NULL,
    length INTEGER NOT NULL,
    shape TEXT NOT NULL,
    PRIMARY KEY (source, reason, line)
  ) WITHOUT ROWID;

  CREATE TABLE field_count (
    source INTEGER NOT NULL REFERENCES source (id),
    logged_fields INTEGER NOT NULL,
    requests INTEGER NOT NULL,
    PRIMARY KEY (source, logged_fields)
  ) WITHOUT ROWID;
  """
