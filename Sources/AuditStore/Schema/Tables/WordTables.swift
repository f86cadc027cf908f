/// Closed word sets that views need in SQL.
let wordTables = """
  -- The fields a log can show, by their bit in every mask; written from the program's list.
  CREATE TABLE field (
    bit INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    header TEXT,
    direction TEXT NOT NULL
  );

  -- The masks that occur, as the sorted names of their fields, joined by commas.
  CREATE TABLE field_set (
    mask INTEGER PRIMARY KEY,
    words TEXT NOT NULL
  );
  """
