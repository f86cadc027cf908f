-- id: cross-origin-read-blocked
-- title: Pages cannot read answers meant for them
-- severity: high
-- group: broken
-- scope: site
-- needs: origin, status, allow_origin
-- candidates: kind = 'cross-origin' AND class <> 'ambiguous-post' AND synthetic = 0 AND status < 400
-- why: The server did the work and answered, but the browser did not hand the answer to the page,
--   because Access-Control-Allow-Origin is missing or does not name the page's origin. In the
--   server's log everything looks fine; the user sees a failure.
-- fix: allow-list, one-owner
-- references: Fetch, "CORS check"
-- traps: Only origins that are known (granted elsewhere, trusted or your own) are reported: a
--   stranger who is refused is the policy at work. Images and scripts fetched with the crossorigin
--   attribute count too. Posts that may have been plain form posts are left out.
SELECT site, route, reason AS discriminator, policy_id, reason AS attribute
FROM policies
JOIN known_origins AS known USING (origin)
WHERE known.known
  AND class IN ('cors-simple', 'cors-actual', 'cors-preflighted')
  AND synthetic = 0
  AND verdict = 'blocked'
  AND status BETWEEN 200 AND 399
GROUP BY policy_id;
