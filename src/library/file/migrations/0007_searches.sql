-- Searches that the reader saved. What was typed is kept, not what it meant: a
-- later program may understand more of it.

CREATE TABLE saved_search (
    id    INTEGER PRIMARY KEY,
    name  TEXT NOT NULL UNIQUE CHECK (name <> ''),
    query TEXT NOT NULL
) STRICT;
