//! By which name the articles of a speaker give them, and the one that wins.

use rusqlite::Connection;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::SpeakerId;
use crate::library::speakers::enrolment;
use crate::library::speakers::stored_speaker;
use crate::quotes::Speaker;
use crate::quotes::speakers::canonical;
use crate::quotes::speakers::canonical::Form;

/// How many forms of a speaker vote at most: so many mistakes nobody's name has.
const MOST_FORMS: usize = 256;

/// Counts the form by which an article gives `speaker`, who is known as `id`.
pub(crate) fn count(
    connection: &Connection,
    article: ArticleId,
    id: SpeakerId,
    speaker: &Speaker,
) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT OR IGNORE INTO article_form (article_id, speaker_id, name, kind)
             VALUES (?1, ?2, ?3, ?4)",
        )?
        .execute(params![article, id, speaker.name, speaker.kind])?;
    Ok(())
}

/// Takes back what an article gave; says whom it gave so.
pub(crate) fn take_back(
    connection: &Connection,
    article: ArticleId,
) -> rusqlite::Result<Vec<SpeakerId>> {
    let given = connection
        .prepare_cached("SELECT DISTINCT speaker_id FROM article_form WHERE article_id = ?1")?
        .query_map([article], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    connection
        .prepare_cached("DELETE FROM article_form WHERE article_id = ?1")?
        .execute([article])?;
    Ok(given)
}

/// Calls each of them by the name, and as what, most of their articles do. Whose articles are
/// all gone keeps what they had.
pub(crate) fn vote(
    connection: &Connection,
    ids: impl IntoIterator<Item = SpeakerId>,
) -> rusqlite::Result<()> {
    let mut given = connection
        .prepare_cached("SELECT name, kind, articles FROM form WHERE speaker_id = ?1 LIMIT ?2")?;
    for id in ids {
        let form = |row: &rusqlite::Row<'_>| {
            Ok(Form { name: row.get(0)?, kind: row.get(1)?, articles: row.get(2)? })
        };
        let forms: Vec<Form> =
            given.query_map(params![id, MOST_FORMS], form)?.collect::<Result<_, _>>()?;
        let forms = not_told_of_others(connection, id, forms)?;
        if let Some((name, kind)) = canonical::canonical(&forms) {
            stored_speaker::call(connection, id, name, kind)?;
        }
    }
    Ok(())
}

/// Without those of which the reader said that they are somebody else's name.
fn not_told_of_others(
    connection: &Connection,
    id: SpeakerId,
    forms: Vec<Form>,
) -> rusqlite::Result<Vec<Form>> {
    let mut own = Vec::with_capacity(forms.len());
    for form in forms {
        let called = Speaker {
            name: form.name.clone(),
            kind: form.kind,
            aliases: Vec::new(),
            roles: Vec::new(),
        };
        if enrolment::told(connection, &called)?.is_none_or(|whose| whose == id) {
            own.push(form);
        }
    }
    Ok(own)
}

/// Names all speakers anew, and files them under the names they have.
pub(crate) fn vote_all(connection: &Connection) -> Result<(), LibraryError> {
    let ids: Vec<SpeakerId> = connection
        .prepare("SELECT id FROM speaker")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for &id in &ids {
        let speaker = stored_speaker::load(connection, id)?;
        stored_speaker::write_details(connection, id, &speaker)?;
    }
    Ok(vote(connection, ids)?)
}
