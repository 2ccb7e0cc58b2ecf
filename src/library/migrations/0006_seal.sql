-- A sum over each article, by which damage is noticed that SQLite does not
-- see; NULL until it is sealed.

ALTER TABLE article_text ADD COLUMN seal INTEGER;
