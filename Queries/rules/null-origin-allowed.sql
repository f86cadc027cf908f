-- id: null-origin-allowed
-- title: `Origin: null` is granted
-- severity: high
-- group: exposure
-- scope: site
-- needs: origin, allow_origin
-- candidates: kind IN ('preflight', 'cross-origin') AND origin = 'null'
-- settings: null-origin.requests = 1 -- requests of one pattern from which on it is reported
-- why: A browser sends the origin "null" for pages that have no origin of their own: a sandboxed
--   frame, a document opened from a data: address, a local file. Any website can put such a frame
--   on its page. Whoever allows "null" therefore allows everyone, and with
--   "Access-Control-Allow-Credentials: true" lets them read what the visitor sees when signed in.
-- fix: allow-list
-- references: Fetch, "Serializing a request origin"; CWE-942; CWE-346
-- traps: An answer of "*" to a null origin is not this rule. Apps that show pages from file:// in a
--   web view also have the origin null: they want a scheme of their own or a proxy, not this grant.
SELECT site, route, 'null' AS discriminator, policy_id
FROM policies
WHERE origin = 'null' AND grant_kind = 'echo'
GROUP BY policy_id
HAVING sum(requests) >= (SELECT value FROM settings WHERE name = 'null-origin.requests');
