-- id: preflight-bad-status
-- title: Preflight requests get an error
-- severity: high
-- group: broken
-- scope: site
-- needs: method, status, origin, preflights
-- candidates: method = 'OPTIONS' AND kind = 'preflight' AND synthetic = 0
-- settings: preflight-bad-status.server-error-share = 0.01 -- share of a site's preflights that end in a server error, above which it is high instead of medium
-- why: Before a browser sends certain requests to another site it asks for permission with an
--   OPTIONS request, the preflight. Any answer but a success (200 to 299) ends the attempt, whatever
--   headers it carries, and the real request is never sent. Usually the route exists, but nobody
--   told the server to answer OPTIONS there.
-- fix: preflight-before-auth
-- references: Fetch, "CORS-preflight fetch", step 7 (ok status)
-- traps: A route that answers no other method either is simply not there, or the service is down:
--   reported as info. Requests that the client gave up (499) are not counted. Where the log does not
--   show Origin, an OPTIONS request that gets 400, 404, 405 or 501 on a route that works otherwise is
--   taken for a preflight: inferred, and only suspected.
WITH
  methods AS (
    SELECT site, route, max(status BETWEEN 200 AND 299) AS works
    FROM traffic
    WHERE method <> 'OPTIONS'
    GROUP BY site, route
  ),
  preflights AS (
    SELECT
      policy_id, site, route, origin, status,
      CASE
        WHEN status IN (400, 404, 405, 501) THEN 'not-routed'
        WHEN status >= 500 THEN 'server-error'
        ELSE 'refused'
      END AS fault,
      sum(requests) AS requests
    FROM policies
    WHERE kind = 'preflight' AND synthetic = 0 AND status > 0
    GROUP BY policy_id
  ),
  outages AS (
    SELECT site, sum(iif(status >= 500 AND status <> 501, requests, 0)) * 1.0 / sum(requests) AS share
    FROM preflights
    GROUP BY site
  )
SELECT
  site,
  route,
  known.stranger || iif(
    -- 405 and 501 say that the route is there, even where no other request has come through yet.
    coalesce(works, status IN (405, 501)), fault, fault || ', nothing else works there'
  ) AS discriminator,
  policy_id,
  fault AS attribute,
  'confirmed' AS confidence,
  CASE
    WHEN NOT known.known THEN NULL
    WHEN NOT coalesce(works, status IN (405, 501)) THEN 'info'
    WHEN fault <> 'server-error' THEN 'high'
    WHEN share > (
      SELECT value FROM settings WHERE name = 'preflight-bad-status.server-error-share'
    ) THEN 'high'
    ELSE 'medium'
  END AS severity
FROM preflights
JOIN known_origins AS known USING (origin)
JOIN outages USING (site)
LEFT JOIN methods USING (site, route)
WHERE status NOT BETWEEN 200 AND 299
  AND status NOT IN (301, 302, 303, 307, 308)
  AND status NOT IN (401, 403, 407)
  AND status NOT IN (444, 460, 499)
UNION ALL
SELECT
  site, route, 'inferred: not-routed', policy_id, 'not-routed', 'suspected', 'medium'
FROM policies
JOIN methods USING (site, route)
WHERE class = 'options-unknown' AND synthetic = 0 AND works AND status IN (400, 404, 405, 501)
GROUP BY policy_id;
