-- id: acao-missing-on-error
-- title: Error answers lose their cross-origin headers
-- severity: medium
-- group: broken
-- scope: site
-- needs: origin, status, allow_origin
-- candidates: kind = 'cross-origin' AND class <> 'ambiguous-post' AND synthetic = 0
-- settings: error-grants.requests = 5 -- successes and errors, each, that one origin must have seen on one route
--   error-grants.success-rate = 0.95 -- share of the successes that pages could read, at least
--   error-grants.error-rate = 0.5 -- share of the errors that pages could read, at most
--   error-grants.high-share = 0.05 -- share of a route's cross-origin requests lost that way (401, 403, 429, 5xx), from which on it is high
-- why: Successful answers carry Access-Control-Allow-Origin, error answers do not. The page then
--   cannot see that it was a 401, a 429 or a 503; it only learns that "something" failed. So it
--   does not renew the login, does not wait and try again, and the developer hunts a "CORS error"
--   that is none.
-- fix: always-headers
-- references: nginx, "add_header" (always); Apache, "Header" (always)
-- traps: Errors that a firewall or network in front of this server produced are not in this log.
WITH
  rates AS (
    SELECT
      site, route, origin,
      sum(iif(status_class = 2, decided, 0)) AS successes,
      sum(iif(status_class = 2, allowed, 0)) AS successes_allowed,
      sum(iif(status_class >= 4, decided, 0)) AS errors,
      sum(iif(status_class >= 4, allowed, 0)) AS errors_allowed
    FROM allow_rates
    GROUP BY site, route, origin
  ),
  limits AS (
    SELECT
      max(iif(name = 'error-grants.requests', value, NULL)) AS requests,
      max(iif(name = 'error-grants.success-rate', value, NULL)) AS success_rate,
      max(iif(name = 'error-grants.error-rate', value, NULL)) AS error_rate,
      max(iif(name = 'error-grants.high-share', value, NULL)) AS high_share
    FROM settings
  ),
  losers AS (
    SELECT site, route, origin
    FROM rates, limits
    WHERE min(successes, errors) >= requests
      AND successes_allowed >= success_rate * successes
      AND errors_allowed <= error_rate * errors
  ),
  totals AS (
    SELECT site, route, sum(decided) AS decided FROM allow_rates GROUP BY site, route
  ),
  losses AS (
    SELECT
      policy_id, site, route, status, decided,
      sum(iif(status IN (401, 403, 429) OR status >= 500, requests, 0)) AS telling_requests
    FROM policies
    JOIN losers USING (site, route, origin)
    JOIN totals USING (site, route)
    WHERE kind = 'cross-origin'
      AND class <> 'ambiguous-post'
      AND synthetic = 0
      AND verdict = 'blocked'
      AND status >= 400
    GROUP BY policy_id
  ),
  routes AS (
    SELECT
      site, route, policy_id,
      sum(telling_requests) OVER (PARTITION BY site, route) >= high_share * decided AS often
    FROM losses, limits
  )
SELECT
  site, route, 'errors' AS discriminator, policy_id,
  NULL AS attribute,
  'confirmed' AS confidence,
  iif(max(often) OVER (PARTITION BY site), 'high', 'medium') AS severity
FROM routes;
