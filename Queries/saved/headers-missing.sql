-- title: What the logs do not show
-- sentence: Which fields does each log leave out, so that some rules cannot say anything about it?
-- columns: source: the log
--   field: the field that is not logged, or not always
--   state: sometimes, not-logged, or cannot (the format has no place for it)
--   requests: requests of this log that show it
--   share: their share
SELECT source, field, state, requests, share
FROM coverage
WHERE state <> 'logged'
ORDER BY source, state, field;
