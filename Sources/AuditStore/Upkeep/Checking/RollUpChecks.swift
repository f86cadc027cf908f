/// The counters by day and by hour.
let rollUpChecks: [StorePromise] = [
  StorePromise(
    sentence: "counters by day count something, and no part of it is more than the whole",
    look: .select(
      """
      SELECT 'day ' || day || ', pattern ' || pattern || ', log ' || source || ': '
        || requests || ' requests, ' || private_clients || ' private, ' || with_duration
        || ' with duration, ' || slow_requests || ' slow'
      FROM policy_day
      WHERE requests < 1 OR NOT private_clients BETWEEN 0 AND requests
        OR NOT with_duration BETWEEN 0 AND requests
        OR NOT slow_requests BETWEEN 0 AND with_duration
      """)),
  StorePromise(
    sentence: "the times of counters by day lie within their day",
    look: .select(
      """
      SELECT 'day ' || day || ', pattern ' || pattern || ', log ' || source || ': '
        || coalesce(first_time, 'NULL') || ' to ' || coalesce(last_time, 'NULL')
      FROM policy_day
      WHERE (first_time IS NULL) <> (last_time IS NULL) OR first_time > last_time
        OR first_time < 0 AND day > -2147483648 OR last_time > 86399999 AND day < 2147483647
      """)),
  StorePromise(
    sentence: "the sample of a counter by day is a line of its log",
    look: .select(
      """
      SELECT 'day ' || day || ', pattern ' || pattern || ', log ' || source || ': line '
        || sample_line
      FROM policy_day WHERE NOT coalesce(sample_line BETWEEN 1 AND (
        SELECT consumed_lines FROM source WHERE source.id = policy_day.source), 0)
      """)),
  StorePromise(
    sentence: "counters by hour count something",
    look: .select(
      """
      SELECT 'hour ' || hour || ', log ' || source || ': ' || requests || ' requests, '
        || bytes || ' bytes'
      FROM traffic_hour WHERE requests < 1 OR bytes < 0
      """)),
  StorePromise(
    sentence: "counters of referers count something, and no more than their hour and target has",
    look: .select(
      """
      SELECT 'hour ' || hour || ', log ' || source || ', target ' || target || ': '
        || counted || ' requests with a referer, ' || coalesce(everything, 0) || ' in all'
      FROM (
        SELECT source, hour, target, min(requests) AS fewest, sum(requests) AS counted, (
          SELECT sum(requests) FROM traffic_hour AS other
          WHERE other.source = referer_hour.source AND other.hour = referer_hour.hour
            AND other.target = referer_hour.target) AS everything
        FROM referer_hour GROUP BY source, hour, target
      ) WHERE fewest < 1 OR counted > coalesce(everything, 0)
      """)),
]
