-- The journal again, with a deed more: the user says which words belong to a quotation. And
-- corrections that were made together are undone together. Besides, the orders of the list that were
-- sorted anew each time get their indexes.

CREATE TABLE correction_again (
    id         INTEGER PRIMARY KEY,
    deed       TEXT    NOT NULL CHECK
        (deed IN ('attribute', 'act', 'reject', 'add', 'delimit', 'check', 'note', 'merge',
                  'split', 'rename', 'identify', 'remove', 'give up')),
    -- 0: it is in force. Of what is undone, the greatest was undone last.
    undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone >= 0),
    -- In seconds since 1970.
    made       INTEGER NOT NULL,
    article_id INTEGER REFERENCES article ON DELETE CASCADE,
    -- 1: the words it is about were not found in the text of now.
    adrift     INTEGER NOT NULL DEFAULT 0 CHECK (adrift IN (0, 1)),
    -- What stood around its words.
    before     TEXT    NOT NULL DEFAULT '',
    after      TEXT    NOT NULL DEFAULT '',
    -- Whom it changes; for a quotation, whose it is.
    speaker_id INTEGER REFERENCES speaker,
    -- Into whom it merges, whom it splits off.
    other_id   INTEGER REFERENCES speaker,
    -- The name given, the alias split off, the Wikidata id, the act, the check, the note, the
    -- address of the source.
    name       TEXT,
    -- The same for all that were made together; NULL for what was made alone.
    together   INTEGER,
    seal       INTEGER
) STRICT;

INSERT INTO correction_again (id, deed, undone, made, article_id, adrift, before, after,
                              speaker_id, other_id, name, seal)
    SELECT id, deed, undone, made, article_id, adrift, before, after, speaker_id, other_id, name,
           seal
    FROM correction;
DROP TABLE correction;
ALTER TABLE correction_again RENAME TO correction;

CREATE INDEX correction_by_article ON correction (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX correction_by_speaker ON correction (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX correction_by_other ON correction (other_id) WHERE other_id IS NOT NULL;
CREATE INDEX correction_undone ON correction (undone, id);
CREATE INDEX correction_by_together ON correction (together, id) WHERE together IS NOT NULL;

-- The words it is about, with where they stood when it was made; and those that belong to the
-- quotation instead.
CREATE TABLE correction_span_again (
    correction_id INTEGER NOT NULL REFERENCES correction ON DELETE CASCADE,
    role          TEXT    NOT NULL
        CHECK (role IN ('content', 'cue', 'source', 'relay', 'instead')),
    start         INTEGER NOT NULL CHECK (start >= 0),
    words         TEXT    NOT NULL,
    PRIMARY KEY (correction_id, role, start)
) STRICT, WITHOUT ROWID;

INSERT INTO correction_span_again (correction_id, role, start, words)
    SELECT correction_id, role, start, words FROM correction_span;
DROP TABLE correction_span;
ALTER TABLE correction_span_again RENAME TO correction_span;

CREATE INDEX article_by_outlet
    ON article (outlet IS NULL, outlet COLLATE NOCASE, dated DESC, id DESC) WHERE removed = 0;
CREATE INDEX article_by_quotations ON article (quotations DESC, dated DESC, id DESC)
    WHERE removed = 0;
CREATE INDEX article_by_read ON article (read, dated DESC, id DESC) WHERE removed = 0;
