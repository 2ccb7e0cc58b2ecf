-- How often each speaker is quoted, the same words once: kept, so that nothing is counted while a
-- list of voices is drawn. Whose quotations have changed is noted, and counted again when asked.

-- The number of words; NULL where they have not been counted yet.
ALTER TABLE quotation ADD COLUMN words INTEGER CHECK (words >= 0);
-- Two quotations with the same words have the same key; NULL where the words are too few for that
-- to say anything.
ALTER TABLE quotation ADD COLUMN words_key INTEGER;

-- The articles with words that have not been counted.
CREATE INDEX quotation_uncounted ON quotation (article_id) WHERE words IS NULL;

CREATE TABLE voice (
    -- 0: the quotations without a speaker.
    speaker_id   INTEGER PRIMARY KEY,
    quotations   INTEGER NOT NULL CHECK (quotations >= 0),
    words        INTEGER NOT NULL CHECK (words >= 0),
    direct_words INTEGER NOT NULL CHECK (direct_words >= 0),
    articles     INTEGER NOT NULL CHECK (articles >= 0),
    -- The days of the first and the last article, ISO 8601.
    first        TEXT,
    last         TEXT
) STRICT;

CREATE INDEX voice_by_quotations ON voice (quotations DESC);

-- Whose voice has to be counted again.
CREATE TABLE stale_voice (speaker_id INTEGER PRIMARY KEY) STRICT;

INSERT INTO stale_voice (speaker_id) SELECT id FROM speaker WHERE quotations > 0;
INSERT INTO stale_voice (speaker_id) VALUES (0);

CREATE TRIGGER voice_is_gone AFTER DELETE ON speaker BEGIN
    DELETE FROM voice WHERE speaker_id = old.id;
    DELETE FROM stale_voice WHERE speaker_id = old.id;
END;

-- Triggers, so that a program of before that is still running notes it, too.
CREATE TRIGGER voice_comes AFTER INSERT ON quotation BEGIN
    INSERT INTO stale_voice (speaker_id) VALUES (coalesce(new.speaker_id, 0))
        ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER voice_leaves AFTER DELETE ON quotation BEGIN
    INSERT INTO stale_voice (speaker_id) VALUES (coalesce(old.speaker_id, 0))
        ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER voice_changes AFTER UPDATE ON quotation
    WHEN old.speaker_id IS NOT new.speaker_id OR old.shown IS NOT new.shown
        OR old.kind IS NOT new.kind OR old.words IS NOT new.words
        OR old.words_key IS NOT new.words_key
BEGIN
    INSERT INTO stale_voice (speaker_id) VALUES (coalesce(old.speaker_id, 0))
        ON CONFLICT DO NOTHING;
    INSERT INTO stale_voice (speaker_id) VALUES (coalesce(new.speaker_id, 0))
        ON CONFLICT DO NOTHING;
END;

-- The days of voices are those of their articles.
CREATE TRIGGER voice_is_dated AFTER UPDATE OF published ON article
    WHEN old.published IS NOT new.published
BEGIN
    INSERT INTO stale_voice (speaker_id)
        SELECT speaker_id FROM article_speaker WHERE article_id = new.id ON CONFLICT DO NOTHING;
    INSERT INTO stale_voice (speaker_id)
        SELECT 0 WHERE EXISTS
            (SELECT 1 FROM quotation WHERE article_id = new.id AND speaker_id IS NULL)
        ON CONFLICT DO NOTHING;
END;
