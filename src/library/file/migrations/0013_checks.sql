-- What the user says of quotations besides correcting them: a check and a note. And what they
-- take out of the library, so that it can be put back.

-- The user's verdict; NULL while it is open.
ALTER TABLE quotation ADD COLUMN checked TEXT CHECK (checked IN ('checked', 'disputed'));
ALTER TABLE quotation ADD COLUMN note TEXT;
-- The note, folded, to be searched.
ALTER TABLE quotation ADD COLUMN note_key TEXT;
-- 1: its article was taken out.
ALTER TABLE quotation ADD COLUMN absent INTEGER NOT NULL DEFAULT 0 CHECK (absent IN (0, 1));
ALTER TABLE quotation DROP COLUMN shown;
-- 1: the user said something of it, so it stays in sight whatever its act is.
ALTER TABLE quotation ADD COLUMN kept INTEGER GENERATED ALWAYS AS
    (corrected OR found_act IS NOT NULL OR checked IS NOT NULL OR note IS NOT NULL) VIRTUAL;
-- 1: it is in lists and counts where nobody asks for other acts.
ALTER TABLE quotation ADD COLUMN shown INTEGER GENERATED ALWAYS AS
    (NOT rejected AND NOT absent AND (act = 'said' OR corrected OR found_act IS NOT NULL
                                       OR checked IS NOT NULL OR note IS NOT NULL)) VIRTUAL;

CREATE INDEX quotation_by_check ON quotation (checked, article_id) WHERE checked IS NOT NULL;
CREATE INDEX quotation_with_note ON quotation (article_id) WHERE note IS NOT NULL;

-- 1: the user took it out. What leads to it later does not bring it back.
ALTER TABLE article ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));

CREATE INDEX article_removed ON article (removed);
DROP INDEX article_by_date;
CREATE INDEX article_by_date ON article (dated DESC, id DESC) WHERE removed = 0;
CREATE INDEX article_changed ON article (id) WHERE version > 1;

-- The feeds that led to an article, by their addresses.
CREATE TABLE article_feed (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    address    TEXT    NOT NULL,
    PRIMARY KEY (article_id, address)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_feed_by_address ON article_feed (address);

-- 1: the user does not want it to be visited any more.
ALTER TABLE source ADD COLUMN removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1));

-- What was said in an earlier text, and who was held to have said it.
CREATE TABLE version_quotation (
    version_id INTEGER NOT NULL REFERENCES version ON DELETE CASCADE,
    place      INTEGER NOT NULL CHECK (place >= 0),
    words      TEXT    NOT NULL,
    speaker    TEXT,
    PRIMARY KEY (version_id, place)
) STRICT, WITHOUT ROWID;

-- The journal again, with more deeds: the user checks a quotation, writes a note on it, removes
-- articles, gives a source up.
CREATE TABLE correction_again (
    id         INTEGER PRIMARY KEY,
    deed       TEXT    NOT NULL CHECK
        (deed IN ('attribute', 'act', 'reject', 'add', 'check', 'note', 'merge', 'split', 'rename',
                  'identify', 'remove', 'give up')),
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

-- The articles that it takes out.
CREATE TABLE correction_article (
    correction_id INTEGER NOT NULL REFERENCES correction ON DELETE CASCADE,
    article_id    INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    PRIMARY KEY (correction_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX correction_article_by_article ON correction_article (article_id);
