//! Finds the articles that came from a source.

use rusqlite::Connection;

use crate::library::ArticleId;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::SourceId;
use crate::library::SourceKind;
use crate::library::file::columns;

impl Library {
    /// Counts the articles that were seen at each source that is visited, in the order of
    /// [`Library::sources`], each count with when one was last seen there, in seconds since 1970.
    pub fn count_by_source(&self) -> Result<Vec<(usize, Option<i64>)>, LibraryError> {
        let _held = self.hold()?;
        let places = visited(&self.connection, SourceId(0))?;
        let mut last = self.connection.prepare_cached(
            "SELECT max(seen) FROM sighting
             WHERE article_id IN (SELECT value FROM json_each(?1)) AND origin IN ('file', 'part')",
        )?;
        let counts = places.iter().map(|place| {
            let seen = seen_at(&self.connection, place)?;
            let at = last.query_row([columns::articles_json(&seen)], |row| row.get(0))?;
            Ok((seen.len(), at))
        });
        counts.collect()
    }

    /// Returns the articles that came from a source and from no other source that is still visited.
    pub fn articles_of_source(&self, source: SourceId) -> Result<Vec<ArticleId>, LibraryError> {
        Ok(of_source(&self.connection, source)?)
    }
}

/// A source as the place that articles come from.
struct Place {
    id: i64,
    kind: SourceKind,
    address: String,
}

impl Place {
    /// Tells whether something at `path` comes from it.
    fn holds(&self, path: &str) -> bool {
        if self.kind != SourceKind::Directory {
            return path == self.address;
        }
        let rest = path.strip_prefix(self.address.trim_end_matches('/'));
        rest.is_some_and(|rest| rest.starts_with('/'))
    }
}

/// Returns the articles that came from a source and from no other one that is visited.
pub(crate) fn of_source(
    connection: &Connection,
    source: SourceId,
) -> rusqlite::Result<Vec<ArticleId>> {
    let mut places = visited(connection, source)?;
    let Some(at) = places.iter().position(|place| place.id == source.0) else {
        return Ok(Vec::new());
    };
    let own = places.swap_remove(at);
    let mut found = Vec::new();
    for id in seen_at(connection, &own)? {
        let paths = paths(connection, id)?;
        if !paths.iter().any(|path| places.iter().any(|other| other.holds(path))) {
            found.push(id);
        }
    }
    Ok(found)
}

/// Returns all sources that are visited, and this one.
fn visited(connection: &Connection, or: SourceId) -> rusqlite::Result<Vec<Place>> {
    connection
        .prepare_cached(
            "SELECT id, kind, address FROM source WHERE removed = 0 OR id = ?1 ORDER BY id",
        )?
        .query_map([or.0], |row| {
            Ok(Place { id: row.get(0)?, kind: row.get(1)?, address: row.get(2)? })
        })?
        .collect()
}

/// Returns the articles of the library that were seen at a place.
fn seen_at(connection: &Connection, place: &Place) -> rusqlite::Result<Vec<ArticleId>> {
    // What is in a directory lies between its path with "/" and its path with "0", which is the
    // next character.
    let seen = if place.kind == SourceKind::Directory {
        "SELECT article_id FROM sighting
         WHERE origin IN ('file', 'part') AND path > ?1 || '/' AND path < ?1 || '0'"
    } else {
        "SELECT article_id FROM article_feed WHERE address = ?1
         UNION SELECT article_id FROM sighting
               WHERE origin IN ('file', 'part', 'url') AND path = ?1"
    };
    let address = match place.kind {
        SourceKind::Directory => place.address.trim_end_matches('/'),
        _ => &place.address,
    };
    connection
        .prepare_cached(&format!(
            "SELECT id FROM article WHERE removed = 0 AND id IN ({seen}) ORDER BY id"
        ))?
        .query_map([address], |row| row.get(0))?
        .collect()
}

/// Returns the paths and addresses of all places that led to an article.
fn paths(connection: &Connection, id: ArticleId) -> rusqlite::Result<Vec<String>> {
    connection
        .prepare_cached(
            "SELECT path FROM sighting WHERE article_id = ?1 AND origin IN ('file', 'part', 'url')
             UNION SELECT address FROM article_feed WHERE article_id = ?1",
        )?
        .query_map([id], |row| row.get(0))?
        .collect()
}
