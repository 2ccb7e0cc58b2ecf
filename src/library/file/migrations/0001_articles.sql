-- Articles, what is said in them, and who says it.
--
-- Offsets are bytes into the article's text. Counts that lists show are kept
-- beside what they count, so that no list has to count while it is drawn.

CREATE TABLE article (
    id         INTEGER PRIMARY KEY,
    -- Where we have it from; taking the same in again replaces it.
    origin     TEXT    NOT NULL CHECK (origin IN ('bundled', 'file', 'stdin')),
    path       TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    byline     TEXT,
    outlet     TEXT,
    published  TEXT,
    url        TEXT,
    language   TEXT,
    analysed   INTEGER NOT NULL DEFAULT 0 CHECK (analysed IN (0, 1)),
    read       INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
    quotations INTEGER NOT NULL DEFAULT 0 CHECK (quotations >= 0),
    UNIQUE (origin, path)
) STRICT;

-- Apart from its article, so that walking the list does not walk the texts.
CREATE TABLE article_text (
    article_id INTEGER PRIMARY KEY REFERENCES article ON DELETE CASCADE,
    text       TEXT    NOT NULL
) STRICT;

CREATE TABLE block (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    start      INTEGER NOT NULL CHECK (start >= 0),
    end        INTEGER NOT NULL CHECK (end > start),
    kind       TEXT    NOT NULL
        CHECK (kind IN ('title', 'heading', 'paragraph', 'list item', 'block quotation')),
    PRIMARY KEY (article_id, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE speaker (
    id         INTEGER PRIMARY KEY,
    name       TEXT    NOT NULL,
    -- person, organization, place, group, unnamed: as a number, for lists are
    -- sorted by it.
    kind       INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
    quotations INTEGER NOT NULL DEFAULT 0 CHECK (quotations >= 0)
) STRICT;

CREATE INDEX speaker_in_list ON speaker (kind, quotations DESC, name, id);
CREATE INDEX speaker_by_quotations ON speaker (quotations DESC, name, id);

CREATE TABLE alias (
    speaker_id INTEGER NOT NULL REFERENCES speaker ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    PRIMARY KEY (speaker_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE role (
    speaker_id INTEGER NOT NULL REFERENCES speaker ON DELETE CASCADE,
    name       TEXT    NOT NULL,
    PRIMARY KEY (speaker_id, name)
) STRICT, WITHOUT ROWID;

-- Folded keys under which a speaker of another article may be the same one.
CREATE TABLE speaker_key (
    key        TEXT    NOT NULL,
    speaker_id INTEGER NOT NULL REFERENCES speaker ON DELETE CASCADE,
    PRIMARY KEY (key, speaker_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX speaker_key_by_speaker ON speaker_key (speaker_id);

CREATE TABLE quotation (
    id         INTEGER PRIMARY KEY,
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    -- Its place among the quotations of its article, from 0.
    place      INTEGER NOT NULL CHECK (place >= 0),
    kind       TEXT    NOT NULL CHECK (kind IN ('direct', 'mixed', 'indirect')),
    speaker_id INTEGER REFERENCES speaker,
    confidence REAL    NOT NULL,
    rule       TEXT    NOT NULL,
    UNIQUE (article_id, place)
) STRICT;

CREATE INDEX quotation_by_speaker ON quotation (speaker_id, article_id, place);

CREATE TABLE quotation_span (
    quotation_id INTEGER NOT NULL REFERENCES quotation ON DELETE CASCADE,
    role         TEXT    NOT NULL CHECK (role IN ('content', 'cue', 'source', 'relay')),
    start        INTEGER NOT NULL CHECK (start >= 0),
    end          INTEGER NOT NULL CHECK (end > start),
    PRIMARY KEY (quotation_id, role, start)
) STRICT, WITHOUT ROWID;

-- From the source beside the words to the name, a step a row.
CREATE TABLE quotation_link (
    quotation_id INTEGER NOT NULL REFERENCES quotation ON DELETE CASCADE,
    step         INTEGER NOT NULL CHECK (step >= 0),
    start        INTEGER NOT NULL CHECK (start >= 0),
    end          INTEGER NOT NULL CHECK (end >= start),
    reason       TEXT    NOT NULL,
    PRIMARY KEY (quotation_id, step)
) STRICT, WITHOUT ROWID;

-- How often a speaker is quoted in an article: what a filter walks.
CREATE TABLE article_speaker (
    speaker_id INTEGER NOT NULL REFERENCES speaker ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    quotations INTEGER NOT NULL CHECK (quotations > 0),
    PRIMARY KEY (speaker_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX article_speaker_by_article ON article_speaker (article_id);
