-- Which model made the analysis, so that a better one can be told to do it
-- again; NULL where there is none yet.

ALTER TABLE article ADD COLUMN model TEXT;
