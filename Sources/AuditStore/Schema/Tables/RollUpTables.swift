/// The counters by day and by hour, keyed by source so that a source can be replaced whole.
let rollUpTables = """
  CREATE TABLE policy_day (
    -- Days since 1970-01-01 UTC; 0 where the log has no time.
    day INTEGER NOT NULL,
    pattern INTEGER NOT NULL REFERENCES pattern (id),
    source INTEGER NOT NULL REFERENCES source (id),
    requests INTEGER NOT NULL,
    private_clients INTEGER NOT NULL,
    with_duration INTEGER NOT NULL,
    slow_requests INTEGER NOT NULL,
    -- Milliseconds since the day began; NULL where the log has no time.
    first_time INTEGER,
    last_time INTEGER,
    sample_line INTEGER NOT NULL,
    PRIMARY KEY (day, pattern, source)
  ) WITHOUT ROWID;

  CREATE TABLE traffic_hour (
    source INTEGER NOT NULL REFERENCES source (id),
    -- Hours since 1970-01-01T00Z; 0 where the log has no time.
    hour INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES target (id),
    answer INTEGER NOT NULL REFERENCES answer (id),
    requests INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    PRIMARY KEY (source, hour, target, answer)
  ) WITHOUT ROWID;
  """
