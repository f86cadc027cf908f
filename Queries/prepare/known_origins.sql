-- id: known_origins
-- title: Which origins are expected to get in
-- after: open_routes
-- columns: origin: the origin
--   known: 1 where the operator evidently wants it: granted, trusted, or https and one of the own
--   granted: 1 where a browser was granted it by name, by a route that does not let in whoever asks
--   trusted: 1 where the configuration lists it
--   own: 1 where it belongs to the audited sites' own domains
--   unrelated: 1 where it is neither trusted nor own
--   probe: 1 where no browser ever used it, only tools: someone tried what the server would say
--   stranger: the beginning of a discriminator: empty where it is known, else "stranger: "
-- why: A stranger who is refused is the policy at work; a known origin that is refused is a fault.
--   The http twin of a known origin is not known: it has to be granted or listed itself.
SELECT
  origin, known, granted, trusted, own, unrelated, probe,
  iif(known, '', 'stranger: ') AS stranger
FROM (
  SELECT
    trust.origin,
    coalesce(seen.granted, 0)
      OR trust.trusted = 1
      OR (trust.own = 1 AND trust.origin LIKE 'https://%') AS known,
    coalesce(seen.granted, 0) AS granted,
    trust.trusted,
    trust.own,
    trust.unrelated,
    coalesce(seen.probe, 0) AS probe
  FROM origin_trust AS trust
  LEFT JOIN (
    SELECT
      origin,
      max(
        grant_kind IS 'echo' AND verdict IN ('allowed', 'conditional')
          AND synthetic = 0 AND (unrelated = 0 OR open_routes.route IS NULL)) AS granted,
      min(synthetic) AS probe
    FROM policies
    JOIN origin_trust USING (origin)
    LEFT JOIN open_routes USING (site, route)
    GROUP BY origin
  ) AS seen ON seen.origin = trust.origin
);
