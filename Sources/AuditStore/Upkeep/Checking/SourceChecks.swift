import CORSTraffic

/// What was counted of each log, and the ledger that knows it again.
let sourceChecks: [StorePromise] = [
  StorePromise(
    sentence: "the lines of each log add up: entries, foreign, rejected, comments and blank",
    // A log that shares its beginning with another one counts only what follows.
    look: .select(
      """
      SELECT name || ': ' || counted || ' lines counted of ' || consumed_lines || ' read'
      FROM (
        SELECT name, first_block, consumed_lines,
          coalesce((SELECT sum(lines) FROM line_count WHERE source = source.id), 0) AS counted
        FROM source)
      WHERE iif(first_block = 0, counted <> consumed_lines, counted > consumed_lines)
      """)),
  StorePromise(
    sentence: "no line was counted less than once",
    look: .select(
      """
      SELECT 'log ' || source || ': ' || lines || ' lines ' || outcome || ' ' || reason
      FROM line_count WHERE lines < 1
      """)),
  StorePromise(
    sentence: "the entries of each log are those whose fields were counted",
    look: .select(
      """
      SELECT name || ': ' || entries || ' entries, fields of ' || counted
      FROM (
        SELECT name, \(entries) AS entries,
          coalesce((SELECT sum(requests) FROM field_count WHERE source = source.id), 0) AS counted
        FROM source)
      WHERE entries <> counted
      """)),
  StorePromise(
    sentence: "the entries of each log are those counted by hour, unless these were pruned",
    look: .select(
      """
      SELECT name || ': ' || entries || ' entries, ' || counted || ' by hour'
      FROM (
        SELECT name, rollups_pruned_ms, \(entries) AS entries,
          coalesce((SELECT sum(requests) FROM traffic_hour WHERE source = source.id), 0) AS counted
        FROM source)
      WHERE iif(rollups_pruned_ms IS NULL, entries <> counted, entries < counted)
      """)),
  StorePromise(
    sentence: "the blocks of each log follow each other, all but the last of them whole",
    look: .select(
      """
      SELECT 'log ' || source || ' has no whole block ' || (block - 1)
      FROM (SELECT DISTINCT source, block FROM source_block WHERE block <> 0) AS later
      WHERE NOT EXISTS (
        SELECT 1 FROM source_block AS before
        WHERE before.source = later.source AND before.block = later.block - 1
          AND before.length = \(LedgerWalk.blockLength))
      """)),
  StorePromise(
    sentence: "no block is longer than a block, and each has 128 bits of hash",
    look: .select(
      """
      SELECT 'block ' || block || ' of log ' || source || ' has ' || length || ' bytes'
      FROM source_block
      WHERE block < 0 OR NOT length BETWEEN 1 AND \(LedgerWalk.blockLength)
        OR typeof(hash) <> 'blob' OR length(hash) <> 16
      """)),
  StorePromise(
    sentence: "the blocks of each log reach as far as it is counted",
    look: .select(
      """
      SELECT name || ': counted up to byte ' || consumed_bytes || ', known up to ' || known
      FROM (
        SELECT name, consumed_bytes, coalesce((
          SELECT max(block * \(LedgerWalk.blockLength) + length) FROM source_block
          WHERE source = source.id), 0) AS known
        FROM source)
      WHERE consumed_bytes > known OR consumed_bytes < 0
      """)),
  StorePromise(
    sentence: """
      of each log and reason at most \(BatchWriter.rejectedSamplesKept) rejected lines are kept, and \
      not more than were rejected
      """,
    look: .select(
      """
      SELECT 'log ' || source || ', ' || reason || ': ' || kept || ' kept of ' || counted
      FROM (
        SELECT rejected_line.source, rejected_line.reason, count(*) AS kept,
          coalesce((
            SELECT lines FROM line_count
            WHERE line_count.source = rejected_line.source AND outcome = 'rejected'
              AND line_count.reason = rejected_line.reason), 0) AS counted
        FROM rejected_line GROUP BY rejected_line.source, rejected_line.reason)
      WHERE kept > min(counted, \(BatchWriter.rejectedSamplesKept))
      """)),
  StorePromise(
    sentence: "rejected lines are lines of their log",
    look: .select(
      """
      SELECT 'line ' || line || ' of ' || name || ', which has ' || consumed_lines
      FROM rejected_line JOIN source ON source.id = rejected_line.source
      WHERE NOT line BETWEEN 1 AND consumed_lines
      """)),
  StorePromise(
    sentence: "masks name fields that there are",
    look: .select(
      """
      SELECT 'log ' || source || ' counts the mask ' || logged_fields
      FROM field_count WHERE logged_fields & ~\(everyField) <> 0
      UNION ALL
      SELECT 'log ' || id || ' can show the mask ' || possible_fields
      FROM source WHERE possible_fields & ~\(everyField) <> 0
      """)),
]

/// The entries of the log `source`, as an SQL expression.
private let entries = """
  coalesce((
    SELECT sum(lines) FROM line_count WHERE source = source.id AND outcome = 'entry'), 0)
  """

private let everyField = LoggedField.all.reduce(0) { $0 | $1.bit }
