//! Corrects what earlier programs believed: addresses that an article only claims, and names and
//! passwords in addresses.

use rusqlite::Connection;
use rusqlite::params;

use crate::article::Origin;
use crate::article::address;
use crate::library::ArticleId;
use crate::library::LibraryError;
use crate::library::articles::identity;
use crate::library::articles::open_article;
use crate::library::file::seal;

/// The pattern of addresses that may hold a name and password.
const WITH_LOGIN: &str = "LIKE 'http%://%@%'";

/// Examines all articles and sources, in a migration: earlier programs stored them unexamined.
pub(crate) fn doubt_all(connection: &Connection) -> Result<(), LibraryError> {
    let doubtful: Vec<ArticleId> = connection
        .prepare(&format!(
            "SELECT id FROM article WHERE url IS NOT NULL OR path {WITH_LOGIN}
                 OR id IN (SELECT article_id FROM article_link WHERE url {WITH_LOGIN})"
        ))?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for table in ["article", "sighting"] {
        for (address, bare, _) in with_login(connection, table, "path")? {
            let update = format!("UPDATE OR IGNORE {table} SET path = ?2 WHERE path = ?1");
            connection.execute(&update, [address, bare])?;
        }
    }
    for (address, bare, login) in with_login(connection, "source", "address")? {
        connection.execute(
            "UPDATE OR REPLACE source SET address = ?2, login = ?3 WHERE address = ?1",
            params![address, bare, login],
        )?;
    }
    for id in doubtful {
        doubt(connection, id)?;
    }
    Ok(())
}

/// Keeps the address of one article only if the article was seen on the same site; otherwise the
/// address becomes a claim.
fn doubt(connection: &Connection, id: ArticleId) -> Result<(), LibraryError> {
    let Some(stored) = open_article::article_with_claim(connection, id)? else { return Ok(()) };
    let mut article = stored.article;
    // A broken seal stays broken, so that the damage is found.
    let is_sound = !seal::article::is_broken(connection, id, &article)?;
    let seen: Vec<String> = connection
        .prepare_cached(
            "SELECT path FROM sighting WHERE article_id = ?1 AND origin IN ('url', 'part')",
        )?
        .query_map([id], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    if let Some(url) = article.url.take() {
        let (url, _) = address::without_login(&url);
        if seen.iter().any(|seen| address::is_same_site(seen, &url)) {
            article.url = Some(url);
        } else {
            article.claimed_url = Some(url);
            if let Origin::Url(fetched_from) = &article.origin {
                article.url = Some(fetched_from.clone());
            }
        }
    }
    connection
        .prepare_cached(
            "UPDATE article SET url = ?2, url_key = ?3, claimed_url = ?4 WHERE id = ?1",
        )?
        .execute(params![id, article.url, identity::url_key(&article), article.claimed_url])?;
    for link in &article.links {
        let (bare, _) = address::without_login(&link.url);
        if bare != link.url {
            connection
                .prepare_cached(
                    "UPDATE article_link SET url = ?3 WHERE article_id = ?1 AND start = ?2",
                )?
                .execute(params![id, link.span.start(), bare])?;
        }
    }
    if is_sound && let Some(stored) = open_article::article_with_claim(connection, id)? {
        seal::article::seal_as(connection, id, &stored.article)?;
    }
    Ok(())
}

/// Returns the addresses in a column that hold a name or password: each as it is, without them, and
/// the name and password.
fn with_login(
    connection: &Connection,
    table: &str,
    column: &str,
) -> Result<Vec<(String, String, Option<String>)>, LibraryError> {
    let select = format!("SELECT DISTINCT {column} FROM {table} WHERE {column} {WITH_LOGIN}");
    let mut select = connection.prepare(&select)?;
    let mut rows = select.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let address: String = row.get(0)?;
        let (bare, login) = address::without_login(&address);
        if bare != address {
            let login = login.map(str::to_owned);
            found.push((address, bare, login));
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use rusqlite::Connection;

    use super::doubt_all;
    use crate::library::ArticleId;
    use crate::library::articles::open_article;
    use crate::library::file::migrations;
    use crate::library::file::seal;

    /// A library of a program that believed every address.
    const CREDULOUS: &str = "
        INSERT INTO article (id, origin, path, name, title, url, url_key) VALUES
            (1, 'url', 'https://www.a.example/x', 'x', 'Own', 'https://a.example/x', 'a.example/x'),
            (2, 'url', 'https://b.example/y', 'y', 'Page', 'https://a.example/x', 'a.example/x'),
            (3, 'file', 'x.html', 'x', 'File', 'https://eve:x@a.example/x', 'eve:x@a.example/x'),
            (4, 'file', 'z.html', 'z', 'Fetched', 'https://a.example/z', 'a.example/z'),
            (5, 'part', 'https://b.example/feed', '1', 'Part', 'https://a.example/x', 'a.example/x');
        INSERT INTO article_text (article_id, text) SELECT id, 'They met.' FROM article;
        INSERT INTO sighting (origin, path, part, article_id, seen)
            SELECT origin, path, part, id, 0 FROM article;
        INSERT INTO sighting VALUES ('url', 'https://a.example/z', '', 4, NULL, 0);
        INSERT INTO sighting VALUES ('url', 'https://ann:secret@a.example/l', '', 1, NULL, 0);
        INSERT INTO article_link VALUES (1, 0, 4, 'https://ann:secret@c.example/');
        INSERT INTO source (kind, address) VALUES
            ('feed', 'https://ann:se%40cret@a.example/feed'), ('page', 'https://a.example/@ann'),
            ('directory', '/home/ann@home');";

    #[test]
    fn addresses_that_nobody_checked_are_claims_from_then_on() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrations::migrate_to(&mut connection, Path::new(""), 7).unwrap();
        connection.execute_batch(CREDULOUS).unwrap();
        for id in 1..=5 {
            let stored = open_article::article_of_old(&connection, ArticleId(id)).unwrap().unwrap();
            if id != 2 {
                seal::article::seal_as(&connection, ArticleId(id), &stored.article).unwrap();
            }
        }
        migrations::migrate(&mut connection, Path::new("")).unwrap();
        let rows: Vec<(Option<String>, Option<String>, Option<String>)> = connection
            .prepare("SELECT url, url_key, claimed_url FROM article ORDER BY id")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let row = |url: Option<&str>, key: Option<&str>, claimed: Option<&str>| {
            (url.map(str::to_owned), key.map(str::to_owned), claimed.map(str::to_owned))
        };
        let claim = Some("https://a.example/x");
        assert_eq!(
            rows,
            [
                row(claim, Some("a.example/x"), None),
                row(Some("https://b.example/y"), Some("b.example/y"), claim),
                row(None, None, claim),
                row(Some("https://a.example/z"), Some("a.example/z"), None),
                row(None, None, claim),
            ]
        );
        for id in 1..=5 {
            let article = open_article::article_with_claim(&connection, ArticleId(id))
                .unwrap()
                .unwrap()
                .article;
            let is_broken = seal::article::is_broken(&connection, ArticleId(id), &article).unwrap();
            assert_eq!(is_broken, id == 2, "{id}: only what was broken before");
            assert!(article.links.iter().all(|link| link.url == "https://c.example/"));
        }
        let sources: Vec<(String, Option<String>)> = connection
            .prepare("SELECT address, login FROM source ORDER BY id")
            .unwrap()
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
            .collect::<Result<_, _>>()
            .unwrap();
        let expected = [
            ("https://a.example/feed".to_owned(), Some("ann:se%40cret".to_owned())),
            ("https://a.example/@ann".to_owned(), None),
            ("/home/ann@home".to_owned(), None),
        ];
        assert_eq!(sources, expected);
        let secrets: usize = connection
            .query_row("SELECT count(*) FROM sighting WHERE path LIKE '%secret%'", [], |row| {
                row.get(0)
            })
            .unwrap();
        assert_eq!(secrets, 0);
        // A second run changes nothing.
        doubt_all(&connection).unwrap();
    }
}
