-- What a library on disk needs: every place an article was seen at, earlier
-- texts, links, and the sources that the reader added.
--
-- `article` is made anew, for SQLite cannot alter a CHECK. Foreign keys are
-- off while a step is taken, and checked before it is committed.

CREATE TABLE new_article (
    id          INTEGER PRIMARY KEY,
    -- Where it was first seen. All places are in `sighting`.
    origin      TEXT    NOT NULL CHECK (origin IN ('bundled', 'file', 'stdin', 'url', 'part')),
    path        TEXT    NOT NULL,
    -- Its name among the articles of one input; '' where that holds but one.
    part        TEXT    NOT NULL DEFAULT '',
    name        TEXT    NOT NULL,
    title       TEXT    NOT NULL,
    byline      TEXT,
    outlet      TEXT,
    published   TEXT,
    -- `published` in UTC, so that text order is the order of time; '' if unknown.
    dated       TEXT    NOT NULL DEFAULT '',
    url         TEXT,
    -- The address without what two addresses of one article differ in.
    url_key     TEXT,
    language    TEXT,
    -- Of the words, 16 bytes; NULL where there are none.
    fingerprint BLOB    CHECK (length(fingerprint) = 16),
    -- Its text is the first, the second…; earlier ones are in `version`.
    version     INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
    analysed    INTEGER NOT NULL DEFAULT 0 CHECK (analysed IN (0, 1)),
    read        INTEGER NOT NULL DEFAULT 0 CHECK (read IN (0, 1)),
    starred     INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
    quotations  INTEGER NOT NULL DEFAULT 0 CHECK (quotations >= 0),
    model       TEXT
) STRICT;

INSERT INTO new_article
    (id, origin, path, name, title, byline, outlet, published, url, language,
     analysed, read, quotations, model)
SELECT id, origin, path, name, title, byline, outlet, published, url, language,
       analysed, read, quotations, model
FROM article;

DROP TABLE article;
ALTER TABLE new_article RENAME TO article;

CREATE INDEX article_by_date ON article (dated DESC, id DESC);
CREATE INDEX article_by_url ON article (url_key) WHERE url_key IS NOT NULL;
CREATE INDEX article_by_fingerprint ON article (fingerprint) WHERE fingerprint IS NOT NULL;
-- Which analyses are of another model, or missing.
CREATE INDEX article_by_model ON article (model);

CREATE TABLE sighting (
    origin      TEXT    NOT NULL CHECK (origin IN ('bundled', 'file', 'stdin', 'url', 'part')),
    path        TEXT    NOT NULL,
    part        TEXT    NOT NULL,
    article_id  INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    -- Of the text that this place gave last, be it the one that is kept or not.
    fingerprint BLOB    CHECK (length(fingerprint) = 16),
    -- When it was last looked at, in seconds since 1970.
    seen        INTEGER NOT NULL,
    PRIMARY KEY (origin, path, part)
) STRICT, WITHOUT ROWID;

CREATE INDEX sighting_by_article ON sighting (article_id);

INSERT INTO sighting (origin, path, part, article_id, seen)
SELECT origin, path, '', id, 0 FROM article;

CREATE TABLE version (
    id          INTEGER PRIMARY KEY,
    article_id  INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    number      INTEGER NOT NULL CHECK (number > 0),
    title       TEXT    NOT NULL,
    text        TEXT    NOT NULL,
    -- When another text took its place, in seconds since 1970.
    replaced    INTEGER NOT NULL,
    UNIQUE (article_id, number)
) STRICT;

CREATE TABLE article_link (
    article_id INTEGER NOT NULL REFERENCES article ON DELETE CASCADE,
    start      INTEGER NOT NULL CHECK (start >= 0),
    end        INTEGER NOT NULL CHECK (end > start),
    url        TEXT    NOT NULL,
    PRIMARY KEY (article_id, start)
) STRICT, WITHOUT ROWID;

-- What the reader added and wants to be kept up to date.
CREATE TABLE source (
    id       INTEGER PRIMARY KEY,
    kind     TEXT    NOT NULL CHECK (kind IN ('feed', 'page', 'directory', 'file')),
    address  TEXT    NOT NULL UNIQUE,
    title    TEXT,
    -- What the server said of the copy that we have.
    etag     TEXT,
    modified TEXT,
    -- Seconds since 1970.
    fetched  INTEGER,
    error    TEXT
) STRICT;
