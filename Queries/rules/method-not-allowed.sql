-- id: method-not-allowed
-- title: A method that pages use is not allowed
-- severity: high
-- group: broken
-- scope: site
-- needs: origin, status, request_method, allow_origin, allow_methods, preflights
-- candidates: method = 'OPTIONS' AND kind = 'preflight' AND synthetic = 0
-- why: Before a page may send PUT, PATCH, DELETE and the like to another site, the browser asks
--   whether that method is allowed (the preflight). The server's answer, in
--   Access-Control-Allow-Methods, does not list it, so the browser never sends the request.
-- fix: list-method
-- references: Fetch, "Methods" and "CORS-preflight fetch", step 7.5
-- traps: GET, HEAD and POST never need to be listed. Methods are compared letter by letter, so
--   "patch" does not match "PATCH": the client is to write it in capitals. Where the list is "*",
--   only requests with cookies fail, and the log does not tell which those are: reported as low.
SELECT
  site,
  route,
  known.stranger || coalesce(request_method, 'a method') || ' ' || fault AS discriminator,
  policy_id,
  fault AS attribute,
  'confirmed' AS confidence,
  iif(known.known AND fault = 'wildcard-credentialed', 'low', NULL) AS severity
FROM (
  SELECT
    site, route, origin, policy_id, request_method,
    CASE reason
      WHEN 'method-not-allowed' THEN 'not-listed'
      WHEN 'method-case-mismatch' THEN 'case-mismatch'
      WHEN 'acam-missing' THEN 'acam-missing'
      WHEN 'acam-wildcard-credentialed' THEN 'wildcard-credentialed'
      WHEN 'acam-unparseable' THEN 'unparseable'
    END AS fault
  FROM policies
  WHERE kind = 'preflight' AND synthetic = 0 AND verdict IN ('blocked', 'conditional')
  GROUP BY policy_id
)
JOIN known_origins AS known USING (origin)
WHERE fault IS NOT NULL;
