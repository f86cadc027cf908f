/// What the program keeps about itself: settings, runs, audits and their findings.
let auditTables = """
  CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    default_value REAL NOT NULL,
    -- NULL where the default holds.
    value REAL,
    meaning TEXT NOT NULL
  ) WITHOUT ROWID;

  -- What the store itself is made with: `client_key`, the secret of the keyed hashes.
  CREATE TABLE store_key (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE run (
    id INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    version TEXT NOT NULL,
    -- JSON array of the inputs as they were named.
    inputs TEXT NOT NULL,
    started_ms INTEGER NOT NULL,
    finished_ms INTEGER,
    exit_code INTEGER,
    process INTEGER NOT NULL,
    host TEXT NOT NULL
  );

  CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    window_start_ms INTEGER,
    window_end_ms INTEGER,
    created_ms INTEGER NOT NULL,
    version TEXT NOT NULL,
    configuration_hash TEXT NOT NULL,
    -- JSON object
    summary TEXT NOT NULL
  );

  CREATE TABLE finding (
    audit INTEGER NOT NULL REFERENCES audit (id) ON DELETE CASCADE,
    fingerprint TEXT NOT NULL,
    rule TEXT NOT NULL,
    discriminator TEXT NOT NULL,
    attribute TEXT,
    severity TEXT NOT NULL,
    confidence TEXT NOT NULL,
    site TEXT NOT NULL,
    -- JSON array
    routes TEXT NOT NULL,
    state TEXT NOT NULL,
    requests INTEGER NOT NULL,
    clients INTEGER,
    parties INTEGER NOT NULL,
    first_ms INTEGER,
    last_ms INTEGER,
    -- JSON object
    evidence TEXT NOT NULL,
    PRIMARY KEY (audit, fingerprint)
  ) WITHOUT ROWID;

  CREATE TABLE accepted_finding (
    fingerprint TEXT PRIMARY KEY,
    owner TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- The last day on which it is accepted; NULL for ever.
    until TEXT
  ) WITHOUT ROWID;

  -- What derived facts were made from (versions, hashes of lists), so that they are made again only
  -- when that changes.
  CREATE TABLE derivation (
    fact TEXT PRIMARY KEY,
    made_from TEXT NOT NULL
  ) WITHOUT ROWID;
  """
