-- 1: of the article we have only what a feed says of it; the page is still to be fetched.
ALTER TABLE article ADD COLUMN summary INTEGER NOT NULL DEFAULT 0 CHECK (summary IN (0, 1));
