//! Lists what is counted or indexed, each with the question that tells whether it is right.

use crate::library::repair::checkup::FaultKind;

/// The queries that count what is counted or indexed wrongly, each with its message.
pub(super) const COUNTED: [(FaultKind, &str, &str); 10] = [
    (
        FaultKind::Count,
        "SELECT count(*) FROM speaker WHERE quotations <>
             (SELECT coalesce(sum(quotations), 0) FROM article_speaker WHERE speaker_id = speaker.id)",
        "speakers have another number of quotations than is noted of them",
    ),
    (
        FaultKind::Count,
        "WITH said (speaker_id, article_id, quotations) AS (
             SELECT speaker_id, article_id, count(*) FROM quotation
             WHERE speaker_id IS NOT NULL AND shown GROUP BY 1, 2),
         noted AS (SELECT speaker_id, article_id, quotations FROM article_speaker)
         SELECT count(*) FROM (
             SELECT * FROM (SELECT * FROM said EXCEPT SELECT * FROM noted)
             UNION ALL SELECT * FROM (SELECT * FROM noted EXCEPT SELECT * FROM said))",
        "counts of a speaker in an article are wrong",
    ),
    (
        FaultKind::Count,
        "SELECT count(*) FROM article WHERE quotations <>
             (SELECT count(*) FROM quotation WHERE article_id = article.id AND shown)",
        "articles have another number of quotations than is noted of them",
    ),
    (
        FaultKind::Count,
        "WITH given (speaker_id, name, kind, articles) AS (
             SELECT speaker_id, name, kind, count(*) FROM article_form GROUP BY 1, 2, 3)
         SELECT count(*) FROM (
             SELECT * FROM (SELECT * FROM given EXCEPT SELECT * FROM form)
             UNION ALL SELECT * FROM (SELECT * FROM form EXCEPT SELECT * FROM given))",
        "counts of the names that articles give a speaker are wrong",
    ),
    (
        FaultKind::Count,
        "SELECT count(*) FROM (
             SELECT id FROM speaker LEFT JOIN voice ON voice.speaker_id = id
             WHERE speaker.quotations > 0 AND id NOT IN (SELECT speaker_id FROM stale_voice)
                 AND (voice.quotations IS NOT (SELECT count(DISTINCT coalesce(words_key, -quotation.id))
                          FROM quotation WHERE speaker_id = speaker.id AND shown)
                      OR articles <> (SELECT count(*) FROM article_speaker WHERE speaker_id = id)
                      OR (first, last) IS NOT (
                          SELECT min(substr(published, 1, 10)), max(substr(published, 1, 10))
                          FROM article_speaker JOIN article ON article.id = article_id
                          WHERE speaker_id = speaker.id)
                      OR (voice.quotations, words, direct_words) IS NOT (
                          SELECT sum(quotations), sum(words), sum(direct_words)
                          FROM voice_share WHERE speaker_id = id AND grouping = 'type')))",
        "counts of what somebody said, the same words once, are wrong",
    ),
    (
        FaultKind::Count,
        "WITH shared AS (
             SELECT grouping, key, sum(quotations), sum(words), sum(direct_words)
             FROM voice_share GROUP BY grouping, key),
         kept AS (SELECT * FROM voice_group WHERE quotations > 0)
         SELECT count(*) FROM (
             SELECT * FROM (SELECT * FROM shared EXCEPT SELECT * FROM kept)
             UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM shared))",
        "counts of types, outlets, months, kinds or acts are not the sum of their speakers'",
    ),
    (
        FaultKind::Count,
        "WITH counted AS (
             SELECT article.id, substr(published, 1, 10), outlet FROM article
             WHERE quotations > 0
                 AND id NOT IN (SELECT article_id FROM stale_voice_article)),
         kept AS (
             SELECT article_id, day, outlet FROM voice_article
             WHERE article_id NOT IN (SELECT article_id FROM stale_voice_article))
         SELECT count(*) FROM (
             SELECT * FROM (SELECT * FROM counted EXCEPT SELECT * FROM kept)
             UNION ALL SELECT * FROM (SELECT * FROM kept EXCEPT SELECT * FROM counted))",
        "articles with voices have another day or outlet than is noted of them",
    ),
    (
        FaultKind::Index,
        "SELECT (SELECT count(*) FROM (SELECT id FROM article WHERE removed = 0
                                       EXCEPT SELECT id FROM article_index_docsize))
              + (SELECT count(*) FROM (SELECT id FROM article_index_docsize
                                       EXCEPT SELECT id FROM article WHERE removed = 0))",
        "articles are not in the search index, or no longer there",
    ),
    (
        FaultKind::Index,
        "SELECT (SELECT count(*) FROM (SELECT id FROM quotation WHERE NOT rejected AND NOT absent
                                       EXCEPT SELECT id FROM said_index_docsize))
              + (SELECT count(*) FROM (SELECT id FROM said_index_docsize
                                       EXCEPT SELECT id FROM quotation WHERE NOT rejected AND NOT absent))",
        "quotations are not in the search index, or no longer there",
    ),
    (
        FaultKind::File,
        "SELECT count(*) FROM quotation WHERE NOT EXISTS
             (SELECT 1 FROM quotation_span WHERE quotation_id = quotation.id AND role = 'content')",
        "quotations have lost their words",
    ),
];
