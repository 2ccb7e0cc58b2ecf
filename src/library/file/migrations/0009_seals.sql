-- Sums over everything else that is shown, by which damage is noticed that
-- SQLite does not see; NULL until it is sealed.

-- Over where the article comes from, what the reader marked in it, and which
-- model read it.
ALTER TABLE article ADD COLUMN seal INTEGER;
-- Over all that was found in it: one for all its quotations, for they are
-- filed together.
ALTER TABLE article ADD COLUMN found_seal INTEGER;

-- With the aliases and roles.
ALTER TABLE speaker ADD COLUMN seal INTEGER;
-- With the words it is about.
ALTER TABLE correction ADD COLUMN seal INTEGER;
ALTER TABLE version ADD COLUMN seal INTEGER;
ALTER TABLE bookmark ADD COLUMN seal INTEGER;
ALTER TABLE saved_search ADD COLUMN seal INTEGER;
ALTER TABLE source ADD COLUMN seal INTEGER;
