-- What a correction took the place of, for the log of changes: the name of the speaker who is
-- renamed or merged, or of the one whose the quotation was until then. '' is nobody's; NULL where
-- nobody noted it.
ALTER TABLE correction ADD COLUMN former TEXT;

-- The speaker who was merged has kept their name.
UPDATE correction SET former = (SELECT name FROM speaker WHERE id = speaker_id)
WHERE deed = 'merge';

-- A name took the place of the one that was given before it, or else of the engine's.
UPDATE correction SET former = coalesce(
    (SELECT name FROM correction AS earlier
     WHERE earlier.deed = 'rename' AND earlier.speaker_id = correction.speaker_id
       AND earlier.undone = 0 AND earlier.id < correction.id
     ORDER BY earlier.id DESC LIMIT 1),
    (SELECT coalesce(found_name, name) FROM speaker WHERE id = correction.speaker_id))
WHERE deed = 'rename';
