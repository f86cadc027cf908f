-- title: What is open to whom
-- sentence: Which websites may read or write which routes, with and without credentials?
-- columns: site: the site asked
--   route: the route asked
--   origin_party: the registrable domain of the websites that asked
--   anonymous_read: requests granted without credentials
--   credentialed_read: requests granted with credentials
--   simple_write: writes that need no preflight and were granted
--   preflighted_write: writes that a preflight granted
SELECT
  site,
  route,
  origin_party,
  anonymous_read,
  credentialed_read,
  simple_write,
  preflighted_write
FROM exposure
ORDER BY credentialed_read DESC, anonymous_read DESC, site, route, origin_party;
