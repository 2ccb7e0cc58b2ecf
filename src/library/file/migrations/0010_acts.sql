-- What the cue of a quotation reports. What was found before was all taken for
-- said, and is found anew in the background.
ALTER TABLE quotation ADD COLUMN act TEXT NOT NULL DEFAULT 'said'
    CHECK (act IN ('said', 'topic', 'thought', 'none'));
-- 1: it is in lists and counts where nobody asks for other acts: what was said, and
-- whatever the reader said something of, but nothing that they rejected.
ALTER TABLE quotation ADD COLUMN shown INTEGER
    GENERATED ALWAYS AS (NOT rejected AND (act = 'said' OR corrected)) VIRTUAL;
