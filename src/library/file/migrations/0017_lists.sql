-- Indexes for lists that were sorted, or looked at row by row, at each look: the speakers of a group,
-- and the number of quotations without a speaker.

DROP INDEX IF EXISTS speaker_in_list;
CREATE INDEX speaker_in_list ON speaker ((kind + 1) / 2, quotations DESC, name, id);
DROP INDEX IF EXISTS quotation_of_nobody;
CREATE INDEX quotation_of_nobody ON quotation (article_id) WHERE speaker_id IS NULL AND shown;
