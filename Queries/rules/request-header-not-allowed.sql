-- id: request-header-not-allowed
-- title: A request header that pages send is not allowed
-- severity: high
-- group: broken
-- scope: site
-- needs: origin, status, request_headers, allow_origin, allow_headers, preflights
-- candidates: method = 'OPTIONS' AND kind = 'preflight' AND synthetic = 0 AND request_headers <> ''
-- why: Before a page may send its own request headers to another site, the browser asks whether
--   they are allowed (the preflight). The server's answer, in Access-Control-Allow-Headers, does
--   not list this header, so the browser never sends the request.
-- fix: list-header
-- references: Fetch, "CORS-preflight fetch", step 7.7; getsentry/sentry-javascript#6077
-- traps: Headers such as traceparent, baggage and sentry-trace are added by monitoring libraries on
--   the page; it is often better to tell the library not to send them to this site.
SELECT
  site,
  route,
  known.stranger || missing.name AS discriminator,
  policy_id,
  iif(missing.tracing, 'tracing', NULL) AS attribute,
  'confirmed' AS confidence,
  iif(known.known AND missing.tracing, 'medium', NULL) AS severity
FROM policies
JOIN known_origins AS known USING (origin)
JOIN missing_headers AS missing USING (request_headers, allow_headers)
WHERE kind = 'preflight'
  AND synthetic = 0
  AND verdict = 'blocked'
  AND reason IN ('header-not-allowed', 'acah-missing')
GROUP BY policy_id, missing.name;
