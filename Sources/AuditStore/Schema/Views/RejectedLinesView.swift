let rejectedLinesView = StoreView(
  name: "rejected_lines",
  purpose: """
    Samples of the lines that could not be read: of each log and reason the first twenty.
    """,
  columns: """
    source line reason length shape
    """,
  meanings: [
    "source": "Name under which the log was last seen.",
    "line": "Line in the log, from 1.",
    "reason": "Why no entry could be made of it.",
    "length": "Its length in bytes.",
    "shape": "Its beginning, letters as a and digits as 9 unless rejected lines are kept.",
  ],
  select: """
    SELECT
      source.name AS source,
      rejected_line.line AS line,
      rejected_line.reason AS reason,
      rejected_line.length AS length,
      rejected_line.shape AS shape
    FROM rejected_line
    JOIN source ON source.id = rejected_line.source
    """)
