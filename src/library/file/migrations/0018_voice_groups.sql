-- How often each type, outlet, month, kind and act is quoted: kept as voices of speakers are, so
-- that nothing is counted while a list of them is drawn. The same words count once for each speaker
-- of a group; so a group's numbers are the sum of what each of its speakers adds.

CREATE TABLE voice_share (
    -- 0: the quotations without a speaker.
    speaker_id   INTEGER NOT NULL,
    grouping     TEXT    NOT NULL CHECK (grouping IN ('type', 'outlet', 'month', 'kind', 'act')),
    -- What its quotations have in common, folded; '' where they have none.
    key          TEXT    NOT NULL,
    quotations   INTEGER NOT NULL CHECK (quotations >= 0),
    words        INTEGER NOT NULL CHECK (words >= 0),
    direct_words INTEGER NOT NULL CHECK (direct_words >= 0),
    PRIMARY KEY (speaker_id, grouping, key)
) STRICT, WITHOUT ROWID;

-- The sums of what speakers add.
CREATE TABLE voice_group (
    grouping     TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    quotations   INTEGER NOT NULL,
    words        INTEGER NOT NULL,
    direct_words INTEGER NOT NULL,
    PRIMARY KEY (grouping, key)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER share_comes AFTER INSERT ON voice_share BEGIN
    INSERT INTO voice_group (grouping, key, quotations, words, direct_words)
        VALUES (new.grouping, new.key, new.quotations, new.words, new.direct_words)
        ON CONFLICT DO UPDATE SET quotations = quotations + new.quotations,
            words = words + new.words, direct_words = direct_words + new.direct_words;
END;

CREATE TRIGGER share_leaves AFTER DELETE ON voice_share BEGIN
    UPDATE voice_group SET quotations = quotations - old.quotations,
            words = words - old.words, direct_words = direct_words - old.direct_words
        WHERE grouping = old.grouping AND key = old.key;
END;

-- The articles that hold quotations, each with the day, the outlet and the types, kinds and acts in
-- it: whoever counts articles reads these few bytes of each.
CREATE TABLE voice_article (
    article_id INTEGER PRIMARY KEY,
    day        TEXT,
    outlet     TEXT,
    -- Bits: 1 << speaker.kind, and 32 for no speaker.
    types      INTEGER NOT NULL,
    -- Bits: direct 1, mixed 2, indirect 4.
    kinds      INTEGER NOT NULL,
    -- Bits: said 1, topic 2, thought 4, none 8.
    acts       INTEGER NOT NULL
) STRICT;

-- Whose row has to be written again.
CREATE TABLE stale_voice_article (article_id INTEGER PRIMARY KEY) STRICT;

INSERT INTO stale_voice_article (article_id) SELECT id FROM article WHERE quotations > 0;
INSERT INTO stale_voice (speaker_id)
    SELECT id FROM speaker WHERE quotations > 0 UNION SELECT 0 ON CONFLICT DO NOTHING;

DROP TRIGGER voice_is_gone;
CREATE TRIGGER voice_is_gone AFTER DELETE ON speaker BEGIN
    DELETE FROM voice WHERE speaker_id = old.id;
    DELETE FROM voice_share WHERE speaker_id = old.id;
    DELETE FROM stale_voice WHERE speaker_id = old.id;
END;

CREATE TRIGGER voice_article_is_gone AFTER DELETE ON article BEGIN
    DELETE FROM voice_article WHERE article_id = old.id;
    DELETE FROM stale_voice_article WHERE article_id = old.id;
END;

-- Triggers, so that a program of before that is still running notes it, too.
DROP TRIGGER voice_comes;
CREATE TRIGGER voice_comes AFTER INSERT ON quotation BEGIN
    INSERT INTO stale_voice (speaker_id) VALUES (coalesce(new.speaker_id, 0))
        ON CONFLICT DO NOTHING;
    INSERT INTO stale_voice_article (article_id) VALUES (new.article_id) ON CONFLICT DO NOTHING;
END;

DROP TRIGGER voice_leaves;
CREATE TRIGGER voice_leaves AFTER DELETE ON quotation BEGIN
    INSERT INTO stale_voice (speaker_id) VALUES (coalesce(old.speaker_id, 0))
        ON CONFLICT DO NOTHING;
    INSERT INTO stale_voice_article (article_id) VALUES (old.article_id) ON CONFLICT DO NOTHING;
END;

DROP TRIGGER voice_changes;
CREATE TRIGGER voice_changes AFTER UPDATE ON quotation
    WHEN old.speaker_id IS NOT new.speaker_id OR old.shown IS NOT new.shown
        OR old.kind IS NOT new.kind OR old.act IS NOT new.act
        OR old.words IS NOT new.words OR old.words_key IS NOT new.words_key
BEGIN
    INSERT INTO stale_voice (speaker_id) VALUES (coalesce(old.speaker_id, 0))
        ON CONFLICT DO NOTHING;
    INSERT INTO stale_voice (speaker_id) VALUES (coalesce(new.speaker_id, 0))
        ON CONFLICT DO NOTHING;
    INSERT INTO stale_voice_article (article_id) VALUES (new.article_id) ON CONFLICT DO NOTHING;
END;

-- Days and outlets are those of the article.
DROP TRIGGER voice_is_dated;
CREATE TRIGGER voice_is_dated AFTER UPDATE OF published, outlet ON article
    WHEN old.published IS NOT new.published OR old.outlet IS NOT new.outlet
BEGIN
    INSERT INTO stale_voice (speaker_id)
        SELECT speaker_id FROM article_speaker WHERE article_id = new.id ON CONFLICT DO NOTHING;
    INSERT INTO stale_voice (speaker_id)
        SELECT 0 WHERE EXISTS
            (SELECT 1 FROM quotation WHERE article_id = new.id AND speaker_id IS NULL)
        ON CONFLICT DO NOTHING;
    INSERT INTO stale_voice_article (article_id) VALUES (new.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER voice_has_type AFTER UPDATE OF kind ON speaker WHEN old.kind IS NOT new.kind BEGIN
    INSERT INTO stale_voice (speaker_id) VALUES (new.id) ON CONFLICT DO NOTHING;
    INSERT INTO stale_voice_article (article_id)
        SELECT article_id FROM article_speaker WHERE speaker_id = new.id ON CONFLICT DO NOTHING;
END;

-- The quotations that somebody passed on: few of all.
CREATE INDEX quotation_relayed ON quotation_span (quotation_id) WHERE role = 'relay';
