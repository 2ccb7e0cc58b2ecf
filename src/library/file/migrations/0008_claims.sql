-- What an article says of its own address is no more than a claim until it was fetched
-- from there, or from the same site.

ALTER TABLE article ADD COLUMN claimed_url TEXT;

-- Name and password for a source, which stood in its address before.
ALTER TABLE source ADD COLUMN login TEXT;
-- Whether its host was on this machine or in a private network when the reader named it,
-- so that it may be there again.
ALTER TABLE source ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));
