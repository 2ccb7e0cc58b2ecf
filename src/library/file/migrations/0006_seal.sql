-- A sum over each article, by which damage is noticed that SQLite does not
-- see; NULL until it is sealed.

ALTER TABLE article_text ADD COLUMN seal INTEGER;

-- How many quotations are of nobody, without reading them.
CREATE INDEX quotation_of_nobody ON quotation (article_id) WHERE speaker_id IS NULL AND NOT rejected;
