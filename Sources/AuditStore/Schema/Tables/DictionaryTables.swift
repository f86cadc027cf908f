/// The dictionaries: each value once, unique by value.
let dictionaryTables = """
  CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    value TEXT NOT NULL UNIQUE
  );

  CREATE TABLE site (
    id INTEGER PRIMARY KEY,
    -- `scheme://host[:port]`, with `?` for an unknown scheme; '' where the host is not known.
    value TEXT NOT NULL,
    scheme TEXT NOT NULL,
    host TEXT NOT NULL,
    -- 0 where it is the scheme's default or not known.
    port INTEGER NOT NULL,
    -- Derived: public, private, loopback.
    exposure TEXT,
    UNIQUE (scheme, host, port)
  );

  CREATE TABLE route (
    id INTEGER PRIMARY KEY,
    value TEXT NOT NULL UNIQUE
  );

  CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    -- NULL in row 1, which stands for "not logged"; '' in row 2, "absent or empty".
    value TEXT UNIQUE,
    -- Derived: registrable domain with and without the list's private section, and category.
    party TEXT,
    icann_party TEXT,
    category TEXT
  );
  INSERT INTO origin (id, value, party, icann_party, category)
  VALUES (1, NULL, NULL, NULL, NULL), (2, '', '', '', '');

  CREATE TABLE user_agent (
    id INTEGER PRIMARY KEY,
    value TEXT NOT NULL UNIQUE,
    -- Derived: the engine it names.
    family TEXT NOT NULL
  );

  CREATE TABLE target (
    id INTEGER PRIMARY KEY,
    site INTEGER NOT NULL REFERENCES site (id),
    route INTEGER NOT NULL REFERENCES route (id),
    -- Of `text`; 0 where it could not be read.
    method INTEGER NOT NULL,
    UNIQUE (site, route, method)
  );

  CREATE TABLE pattern (
    id INTEGER PRIMARY KEY,
    target INTEGER NOT NULL REFERENCES target (id),
    origin INTEGER NOT NULL REFERENCES origin (id),
    answer INTEGER NOT NULL REFERENCES answer (id),
    UNIQUE (target, origin, answer)
  );

  CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    -- Keyed hash of the address; 0 where it is not kept or not logged.
    key INTEGER NOT NULL,
    -- Of `text`: the address as far as it is kept; 0 where it is not.
    address INTEGER NOT NULL,
    -- 0 where it is not logged.
    user_agent INTEGER NOT NULL,
    UNIQUE (key, address, user_agent)
  );
  """
