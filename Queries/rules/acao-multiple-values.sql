-- id: acao-multiple-values
-- title: More than one Access-Control-Allow-Origin is sent
-- severity: high
-- group: broken
-- scope: site
-- needs: origin, allow_origin, repeated-headers
-- candidates: kind IN ('cross-origin', 'preflight') AND synthetic = 0 AND allow_origin <> ''
-- why: The header names one origin, or "*". A browser joins several of them, or takes a list as it
--   stands, finds that this is no origin, and refuses the answer: to every website, even where one
--   of the values would have fitted. Usually two layers, the application and the server in front of
--   it, both add the header.
-- fix: one-owner
-- references: Fetch, "CORS check" (the values are joined before they are compared)
-- traps: A log that shows only the first or the last of two headers hides this fault; there it is
--   not assessable. nginx shows both from version 1.23 on.
SELECT
  site,
  route,
  fault AS discriminator,
  policy_id,
  fault AS attribute,
  'confirmed' AS confidence
FROM (
  SELECT
    site, route, policy_id,
    CASE
      WHEN trim(replace(replace(allow_origin, ',', ' '), origin, '')) = '' AND origin <> ''
        THEN 'the asking origin, repeated'
      WHEN trim(replace(replace(allow_origin, ',', ' '), '*', '')) = '' THEN '* repeated'
      WHEN allow_origin LIKE '%*%' THEN '* and an origin'
      ELSE 'a list of origins'
    END AS fault
  FROM policies
  WHERE kind IN ('cross-origin', 'preflight') AND synthetic = 0 AND grant_kind = 'several'
  GROUP BY policy_id
);
