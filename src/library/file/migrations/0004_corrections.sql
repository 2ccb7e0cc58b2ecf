-- The reader's corrections, and where they stopped reading.
--
-- What the engine found is kept beside what the reader says of it, so that a
-- correction is undone by looking at what stands without it, be that the
-- engine's word of then or of a better model since.

-- 1: `speaker_id` is another than the engine found; `found_speaker_id` is theirs.
ALTER TABLE quotation ADD COLUMN moved INTEGER NOT NULL DEFAULT 0 CHECK (moved IN (0, 1));
ALTER TABLE quotation ADD COLUMN found_speaker_id INTEGER REFERENCES speaker;
-- 1: no quotation, says the reader; in no list and no count.
ALTER TABLE quotation ADD COLUMN rejected INTEGER NOT NULL DEFAULT 0 CHECK (rejected IN (0, 1));
ALTER TABLE quotation ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0 CHECK (corrected IN (0, 1));
ALTER TABLE quotation ADD COLUMN added_by INTEGER REFERENCES correction;

CREATE INDEX quotation_by_found ON quotation (found_speaker_id) WHERE found_speaker_id IS NOT NULL;
CREATE INDEX quotation_by_correction ON quotation (added_by) WHERE added_by IS NOT NULL;

-- Into whom the reader merged them. Their names and keys stay theirs, so that
-- who is found to be them later goes the same way, and undoing takes them apart.
ALTER TABLE speaker ADD COLUMN into_id INTEGER REFERENCES speaker;
-- The engine's name for them, where the reader gave another.
ALTER TABLE speaker ADD COLUMN found_name TEXT;
ALTER TABLE speaker ADD COLUMN wikidata TEXT;

CREATE INDEX speaker_by_into ON speaker (into_id) WHERE into_id IS NOT NULL;

-- Names of which the reader said whose they are: asked before the engine is.
CREATE TABLE told (
    key        TEXT    PRIMARY KEY,
    speaker_id INTEGER NOT NULL REFERENCES speaker
) STRICT, WITHOUT ROWID;

CREATE INDEX told_by_speaker ON told (speaker_id);

-- The journal. What stands is the rows that are not undone, in order; those
-- that are undone are all at the end, and are done again from their first.
CREATE TABLE correction (
    id         INTEGER PRIMARY KEY,
    deed       TEXT    NOT NULL CHECK
        (deed IN ('attribute', 'reject', 'add', 'merge', 'split', 'rename', 'identify')),
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
    -- The name given, the alias split off, the Wikidata id.
    name       TEXT
) STRICT;

CREATE INDEX correction_by_article ON correction (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX correction_by_speaker ON correction (speaker_id) WHERE speaker_id IS NOT NULL;
CREATE INDEX correction_by_other ON correction (other_id) WHERE other_id IS NOT NULL;
CREATE INDEX correction_undone ON correction (undone, id);

-- The words it is about, with where they stood when it was made.
CREATE TABLE correction_span (
    correction_id INTEGER NOT NULL REFERENCES correction ON DELETE CASCADE,
    role          TEXT    NOT NULL CHECK (role IN ('content', 'cue', 'source', 'relay')),
    start         INTEGER NOT NULL CHECK (start >= 0),
    words         TEXT    NOT NULL,
    PRIMARY KEY (correction_id, role, start)
) STRICT, WITHOUT ROWID;

-- Where the reader stopped, with the words there.
CREATE TABLE bookmark (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    start      INTEGER NOT NULL CHECK (start >= 0),
    words      TEXT    NOT NULL,
    before     TEXT    NOT NULL
) STRICT;
