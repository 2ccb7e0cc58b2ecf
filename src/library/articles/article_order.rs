//! Lists articles in other orders than that in which they were stored.
//!
//! The order by date has an index, and so a window of it costs little. Of the others the whole list is
//! made: for all articles by an index, but for titles and under a filter.

use std::collections::HashSet;

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::Library;
use crate::library::LibraryError;
use crate::library::Order;
use crate::library::Window;
use crate::library::file::columns;
use crate::text::fold;

/// Returns a window of the list of all articles.
pub(crate) fn window_of_all(
    connection: &Connection,
    window: Window,
) -> rusqlite::Result<Vec<ArticleRow>> {
    connection
        .prepare_cached(
            "SELECT id, title, outlet, published, quotations, analysed, read, starred, version - 1,
                     summary
             FROM article INDEXED BY article_by_date
             WHERE removed = 0 ORDER BY dated DESC, id DESC LIMIT ?2 OFFSET ?1",
        )?
        .query_map(columns::window(window), columns::article_row)?
        .collect()
}

/// Returns a window of the list of articles that quote any of the filter's speakers.
pub(crate) fn window_of_quoting(
    connection: &Connection,
    filter: &Filter,
    window: Window,
) -> rusqlite::Result<Vec<ArticleRow>> {
    let [first, len] = columns::window(window);
    connection
        .prepare_cached(&format!(
            "WITH admitted AS (
                 SELECT article_id, sum(quotations) AS quotations FROM {}
                 WHERE speaker_id IN (SELECT value FROM json_each(?1)) GROUP BY article_id)
             SELECT id, title, outlet, published, admitted.quotations, analysed, read, starred,
                    version - 1, summary
             FROM admitted JOIN article ON id = article_id
             ORDER BY dated DESC, id DESC LIMIT ?3 OFFSET ?2",
            columns::quoted_of_acts(filter.acts)
        ))?
        .query_map(params![columns::ids_json(&filter.speakers), first, len], columns::article_row)?
        .collect()
}

/// Counts the articles of the list before this one; `None` if it is not in the list.
pub(crate) fn place(
    connection: &Connection,
    id: ArticleId,
    filter: &Filter,
) -> rusqlite::Result<Option<usize>> {
    let speakers = columns::ids_json(&filter.speakers);
    let sql = if filter.is_empty() {
        "SELECT (SELECT count(*) FROM article INDEXED BY article_by_date
                 WHERE removed = 0 AND (dated, id) > (here.dated, here.id))
         FROM article AS here WHERE id = ?1 AND removed = 0 AND ?2 = ?2"
            .to_owned()
    } else {
        format!(
            "WITH admitted AS (
                 SELECT DISTINCT article_id FROM {}
                 WHERE speaker_id IN (SELECT value FROM json_each(?2)))
             SELECT (SELECT count(*) FROM admitted JOIN article ON id = article_id
                     WHERE (dated, id) > (here.dated, here.id))
             FROM article AS here WHERE id = ?1 AND id IN admitted",
            columns::quoted_of_acts(filter.acts)
        )
    };
    connection.prepare_cached(&sql)?.query_row(params![id, speakers], |row| row.get(0)).optional()
}

/// A direction through the list.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Way {
    Older,
    Newer,
}

/// Returns the article next to this one in the list, even where this one is not in it.
pub(crate) fn neighbour(
    connection: &Connection,
    from: ArticleId,
    filter: &Filter,
    way: Way,
) -> rusqlite::Result<Option<ArticleId>> {
    let speakers = columns::ids_json(&filter.speakers);
    let (by_date, admitted) = if filter.is_empty() {
        ("INDEXED BY article_by_date", "?2 = ?2".to_owned())
    } else {
        let quoting = format!(
            "id IN (SELECT article_id FROM {}
                    WHERE speaker_id IN (SELECT value FROM json_each(?2)))",
            columns::quoted_of_acts(filter.acts)
        );
        ("", quoting)
    };
    let (sign, order) = match way {
        Way::Older => ('<', "DESC"),
        Way::Newer => ('>', "ASC"),
    };
    connection
        .prepare_cached(&format!(
            "SELECT id FROM article {by_date}
             WHERE removed = 0
                 AND (dated, id) {sign} ((SELECT dated FROM article WHERE id = ?1), ?1) AND {admitted}
             ORDER BY dated {order}, id {order} LIMIT 1"
        ))?
        .query_row(params![from, speakers], |row| row.get(0))
        .optional()
}

impl Library {
    /// Returns the numbers of the articles that the filter admits in this order; `among` only some
    /// articles, where it is given. All of them are looked at, so whoever needs a part of the list
    /// keeps the whole.
    pub fn ordered(
        &self,
        filter: &Filter,
        order: Order,
        among: Option<&[ArticleId]>,
    ) -> Result<Vec<ArticleId>, LibraryError> {
        let by = columns::ids_json(&filter.speakers);
        let (quotations, from) = if filter.is_empty() {
            ("article.quotations", format!("article{}", index(order, among.is_some())))
        } else {
            let quoted = columns::quoted_of_acts(filter.acts);
            let admitted = format!(
                "(SELECT article_id, sum(quotations) AS quotations FROM {quoted}
                  WHERE speaker_id IN (SELECT value FROM json_each(?1)) GROUP BY article_id)"
            );
            (
                "admitted.quotations",
                format!("{admitted} AS admitted JOIN article ON id = article_id"),
            )
        };
        let among = among.map(|ids| {
            let ids: Vec<String> = ids.iter().map(|id| id.0.to_string()).collect();
            format!("[{}]", ids.join(","))
        });
        let condition = match among {
            Some(_) => "id IN (SELECT value FROM json_each(?2))",
            None => "?2 IS NULL",
        };
        let key = match order {
            Order::Intake => "id",
            Order::Newest | Order::Title => "dated DESC, id DESC",
            Order::Outlet => "outlet IS NULL, outlet COLLATE NOCASE, dated DESC, id DESC",
            Order::Quotations => &format!("{quotations} DESC, dated DESC, id DESC"),
            Order::Unread => "read, dated DESC, id DESC",
        };
        let title = if order == Order::Title { "title, language" } else { "'', NULL" };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id, {title} FROM {from} WHERE article.removed = 0 AND ?1 = ?1 AND {condition}
             ORDER BY {key}"
        ))?;
        let rows = statement.query_map(params![by, among], |row| {
            let id = ArticleId(row.get(0)?);
            let title = row.get_ref(1)?.as_str().unwrap_or_default();
            let language = row.get_ref(2)?.as_str_or_null().unwrap_or_default();
            Ok((title_key(title, language), id))
        })?;
        let mut rows = rows.collect::<rusqlite::Result<Vec<(String, ArticleId)>>>()?;
        if order == Order::Title {
            rows.sort_by(|(one, _), (other, _)| one.cmp(other));
        }
        Ok(rows.into_iter().map(|(_, id)| id).collect())
    }

    /// Returns the articles of which no date is known.
    pub fn undated(&self) -> Result<HashSet<ArticleId>, LibraryError> {
        let undated = self
            .connection
            .prepare_cached("SELECT id FROM article WHERE dated = '' AND removed = 0")?
            .query_map([], |row| Ok(ArticleId(row.get(0)?)))?
            .collect::<Result<_, _>>()?;
        Ok(undated)
    }

    /// Tells whether the user has yet to open the article.
    pub fn is_unread(&self, article: ArticleId) -> Result<bool, LibraryError> {
        let unread = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1 AND NOT read)")?
            .query_row([article], |row| row.get(0))?;
        Ok(unread)
    }

    /// Returns the articles that the user has not read.
    pub fn unread(&self) -> Result<HashSet<ArticleId>, LibraryError> {
        let unread = self
            .connection
            .prepare_cached("SELECT id FROM article WHERE NOT read AND removed = 0")?
            .query_map([], |row| Ok(ArticleId(row.get(0)?)))?
            .collect::<Result<_, _>>()?;
        Ok(unread)
    }
}

/// Returns the index that has a list of all articles in its order: of itself SQLite takes the one that
/// only leaves out what is removed, and sorts the rest. So the index is also named wherever else the
/// list of all articles is walked by date.
fn index(order: Order, is_narrowed: bool) -> &'static str {
    match order {
        Order::Outlet if !is_narrowed => " INDEXED BY article_by_outlet",
        Order::Quotations if !is_narrowed => " INDEXED BY article_by_quotations",
        Order::Unread if !is_narrowed => " INDEXED BY article_by_read",
        Order::Newest if !is_narrowed => " INDEXED BY article_by_date",
        _ => "",
    }
}

/// The articles with which a title may begin, by language. Elided ones end in an apostrophe.
const INITIAL_ARTICLES: [(&str, &[&str]); 7] = [
    ("en", &["the", "a", "an"]),
    ("de", &["der", "die", "das", "ein", "eine"]),
    ("es", &["el", "la", "los", "las", "un", "una"]),
    ("fr", &["le", "la", "les", "l'", "un", "une"]),
    ("it", &["il", "lo", "la", "l'", "i", "gli", "le", "un", "uno", "una", "un'"]),
    ("nl", &["de", "het", "een"]),
    ("pt", &["o", "a", "os", "as", "um", "uma"]),
];

/// Returns what a title is sorted by: its letters and digits without regard to case and accents,
/// from the first word on that says something. A quotation mark before that is no matter, nor, as in
/// the catalogue of a library, is an article of the title's language; where that is not known it is
/// taken for English.
fn title_key(title: &str, language: Option<&str>) -> String {
    let folded = fold::key(title);
    let bare = bare(&folded);
    let language = language.unwrap_or("en").get(..2).unwrap_or_default();
    let of_language = INITIAL_ARTICLES.iter().find(|(code, _)| language.eq_ignore_ascii_case(code));
    let rest = of_language.into_iter().flat_map(|(_, articles)| *articles).find_map(|article| {
        let rest = bare.strip_prefix(article)?;
        let ends = article.ends_with('\'') || rest.starts_with(char::is_whitespace);
        Some(self::bare(rest)).filter(|rest| ends && !rest.is_empty())
    });
    rest.unwrap_or(bare).to_owned()
}

/// Returns the text from its first letter or digit on.
fn bare(text: &str) -> &str {
    text.trim_start_matches(|char: char| !char.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::title_key;

    #[test]
    fn marks_and_articles_before_a_title_are_no_matter() {
        for (title, language, key) in [
            ("The Kremlin says", Some("en"), "kremlin says"),
            ("“A ‘new era’ begins”", None, "new era' begins\""),
            ("Anger grows", Some("en-GB"), "anger grows"),
            ("Die Brücke steht", Some("de"), "brucke steht"),
            ("Die hard", Some("en"), "die hard"),
            ("L’été", Some("fr"), "ete"),
            ("La", Some("fr"), "la"),
            ("", None, ""),
        ] {
            assert_eq!(title_key(title, language), key, "{title}");
        }
    }
}
