-- id: missing_headers
-- title: Request headers that preflights asked for and did not get
-- columns: request_headers: the list asked for
--   allow_headers: the list granted
--   name: a header of the first list that the second does not cover
--   tracing: 1 where a monitoring library adds this header by itself
-- why: The verdict names only the first header that is missing; whoever repairs it wants them all.
SELECT DISTINCT
  lists.request_headers,
  lists.allow_headers,
  lower(trim(asked.value)) AS name,
  lower(trim(asked.value)) IN (
    'baggage', 'sentry-trace', 'traceparent', 'tracestate', 'request-id', 'request-context',
    'newrelic', 'b3', 'uber-trace-id', 'elastic-apm-traceparent'
  )
    OR lower(trim(asked.value)) LIKE 'x-datadog-%'
    OR lower(trim(asked.value)) LIKE 'x-b3-%' AS tracing
FROM (
  SELECT DISTINCT request_headers, allow_headers
  FROM policies
  WHERE kind = 'preflight' AND reason IN ('header-not-allowed', 'acah-missing')
) AS lists,
  -- A list becomes a JSON array of strings, whatever bytes stand in it.
  json_each('[' || replace(json_quote(lists.request_headers), ',', '","') || ']') AS asked
WHERE trim(asked.value) <> ''
  AND NOT EXISTS (
    SELECT 1
    FROM json_each('[' || replace(json_quote(lists.allow_headers), ',', '","') || ']') AS granted
    WHERE lower(trim(granted.value)) IN ('*', lower(trim(asked.value)))
  );
