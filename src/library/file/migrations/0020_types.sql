-- The engine's type of a speaker, where the user gave another, as there is the engine's name.
ALTER TABLE speaker ADD COLUMN found_kind INTEGER CHECK (found_kind BETWEEN 0 AND 4);

-- The journal again, with a deed more: the user says of what type a speaker is.
CREATE TABLE correction_again (
    id         INTEGER PRIMARY KEY,
    deed       TEXT    NOT NULL CHECK
        (deed IN ('attribute', 'act', 'reject', 'add', 'delimit', 'check', 'note', 'merge',
                  'split', 'rename', 'type', 'identify', 'remove', 'give up')),
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
    -- The name given, the alias split off, the type, the Wikidata id, the act, the check, the note,
    -- the address of the source.
    name       TEXT,
    -- The same for all that were made together; NULL for what was made alone.
    together   INTEGER,
    seal       INTEGER,
    -- What it took the place of: the name of the speaker who is renamed or merged, or of the one
    -- whose the quotation was until then, or the type before. '' is nobody's; NULL where nobody
    -- noted it.
    former     TEXT
) STRICT;

INSERT INTO correction_again (id, deed, undone, made, article_id, adrift, before, after,
                              speaker_id, other_id, name, together, seal, former)
    SELECT id, deed, undone, made, article_id, adrift, before, after, speaker_id, other_id, name,
           together, seal, former
    FROM correction;
DROP TABLE correction;
ALTER TABLE correction_again RENAME TO correction;

CREATE INDEX correction_by_article ON correction (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX correction_by_speaker ON correction (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX correction_by_other ON correction (other_id) WHERE other_id IS NOT NULL;
CREATE INDEX correction_undone ON correction (undone, id);
CREATE INDEX correction_by_together ON correction (together, id) WHERE together IS NOT NULL;
