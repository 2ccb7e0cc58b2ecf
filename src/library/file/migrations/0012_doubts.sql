-- How likely the source stands for the speaker, and the act is the right one; NULL where that is
-- not known: the engine did not say, or the reader added the quotation.
ALTER TABLE quotation ADD COLUMN speaker_confidence REAL
    CHECK (speaker_confidence BETWEEN 0 AND 1);
ALTER TABLE quotation ADD COLUMN act_confidence REAL CHECK (act_confidence BETWEEN 0 AND 1);
-- The engine's act, where the reader said that it is another: `act` is theirs.
ALTER TABLE quotation ADD COLUMN found_act TEXT
    CHECK (found_act IN ('said', 'topic', 'thought', 'none'));
ALTER TABLE quotation DROP COLUMN shown;
-- 1: it is in lists and counts where nobody asks for other acts: what was said, and
-- whatever the reader said something of, but nothing that they rejected.
ALTER TABLE quotation ADD COLUMN shown INTEGER GENERATED ALWAYS AS
    (NOT rejected AND (act = 'said' OR corrected OR found_act IS NOT NULL)) VIRTUAL;

-- Of a step that was a choice among several: how likely it is, and who came next, where that is
-- somebody whom the text mentions.
ALTER TABLE quotation_link ADD COLUMN likely REAL CHECK (likely BETWEEN 0 AND 1);
ALTER TABLE quotation_link ADD COLUMN next_likely REAL CHECK (next_likely BETWEEN 0 AND 1);
ALTER TABLE quotation_link ADD COLUMN next_start INTEGER CHECK (next_start >= 0);
ALTER TABLE quotation_link ADD COLUMN next_end INTEGER CHECK (next_end >= next_start);

-- The journal again, with a deed more: the reader says which act a quotation reports.
CREATE TABLE correction_again (
    id         INTEGER PRIMARY KEY,
    deed       TEXT    NOT NULL CHECK
        (deed IN ('attribute', 'act', 'reject', 'add', 'merge', 'split', 'rename', 'identify')),
    undone     INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
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
    -- The name given, the alias split off, the Wikidata id, the act.
    name       TEXT,
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

-- How the reader left the screen, to find it so again.
CREATE TABLE view_setting (
    id    INTEGER PRIMARY KEY,
    name  TEXT    NOT NULL UNIQUE,
    value TEXT    NOT NULL,
    seal  INTEGER
) STRICT;

-- Whose name has changed since such changes were last told, and what it was before.
CREATE TABLE called (
    speaker_id INTEGER PRIMARY KEY REFERENCES speaker ON DELETE CASCADE,
    name       TEXT    NOT NULL
) STRICT;

-- One row: the last speaker who was there when changes were last told. Whoever came later was
-- never seen under another name.
CREATE TABLE last_told (
    speaker_id INTEGER NOT NULL
) STRICT;

INSERT INTO last_told (speaker_id) SELECT coalesce(max(id), 0) FROM speaker;

-- A name that the reader gave is no news to them.
CREATE TRIGGER name_changes AFTER UPDATE OF name ON speaker
    WHEN old.name <> new.name AND old.found_name IS NULL
        AND old.id <= (SELECT speaker_id FROM last_told)
BEGIN
    INSERT INTO called (speaker_id, name) VALUES (old.id, old.name)
        ON CONFLICT (speaker_id) DO NOTHING;
END;
