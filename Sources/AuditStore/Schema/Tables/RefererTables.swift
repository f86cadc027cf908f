/// Who asked where the log does not show Origin.
let refererTables = """
  CREATE TABLE referer_hour (
    source INTEGER NOT NULL REFERENCES source (id),
    -- Hours since 1970-01-01T00Z; 0 where the log has no time.
    hour INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES target (id),
    -- Scheme, host and port of the page that the Referer names.
    referer INTEGER NOT NULL REFERENCES origin (id),
    requests INTEGER NOT NULL,
    PRIMARY KEY (source, hour, target, referer)
  ) WITHOUT ROWID;
  """
