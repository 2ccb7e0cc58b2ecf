-- By which name the articles of a speaker give them, in full, and as what: what they are
-- called by is put to the vote.

CREATE TABLE article_form (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    speaker_id INTEGER NOT NULL REFERENCES speaker ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    kind       INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
    PRIMARY KEY (article_id, speaker_id, name, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_form_by_speaker ON article_form (speaker_id);

-- How many articles there are of each, so that the vote costs the same in any library.
CREATE TABLE form (
    speaker_id INTEGER NOT NULL REFERENCES speaker ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    kind       INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
    articles   INTEGER NOT NULL CHECK (articles > 0),
    PRIMARY KEY (speaker_id, name, kind)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER form_comes AFTER INSERT ON article_form BEGIN
    INSERT INTO form (speaker_id, name, kind, articles)
        VALUES (new.speaker_id, new.name, new.kind, 1)
        ON CONFLICT DO UPDATE SET articles = articles + 1;
END;

CREATE TRIGGER form_goes AFTER DELETE ON article_form BEGIN
    DELETE FROM form WHERE speaker_id = old.speaker_id AND name = old.name AND kind = old.kind
        AND articles = 1;
    UPDATE form SET articles = articles - 1
        WHERE speaker_id = old.speaker_id AND name = old.name AND kind = old.kind;
END;

-- What each article said is not known any more: until it is read again, the name that all of
-- them made.
INSERT INTO article_form (article_id, speaker_id, name, kind)
    SELECT DISTINCT article_id, speaker.id, coalesce(found_name, name), speaker.kind
    FROM quotation JOIN speaker ON speaker.id = coalesce(found_speaker_id, speaker_id)
    WHERE added_by IS NULL;
