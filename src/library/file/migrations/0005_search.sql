-- Full-text search. Neither index keeps the words as they were written: they
-- are in the texts. A row is replaced by its number alone, without telling
-- the index what it held, so the two cannot grow apart.

CREATE VIRTUAL TABLE article_index USING fts5 (
    title, text,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);

-- What is said, a row a quotation. Apart from the articles, for analyses come
-- and go while their texts stay.
CREATE VIRTUAL TABLE said_index USING fts5 (
    words,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
