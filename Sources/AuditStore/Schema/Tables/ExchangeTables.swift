/// The exchanges that are kept row by row.
let exchangeTables = """
  -- One row an exchange, in the order of the lines; no index but the row id.
  CREATE TABLE exchange (
    -- source * 4294967296 + line
    id INTEGER PRIMARY KEY,
    -- Milliseconds since the source's base_ms.
    time INTEGER,
    client INTEGER NOT NULL,
    pattern INTEGER NOT NULL,
    bytes INTEGER,
    duration INTEGER,
    -- Keyed hash of the request target; 0 where it is not logged.
    url INTEGER NOT NULL
  );

  CREATE TABLE exchange_path (
    exchange INTEGER PRIMARY KEY REFERENCES exchange (id),
    path TEXT NOT NULL
  );
  """
