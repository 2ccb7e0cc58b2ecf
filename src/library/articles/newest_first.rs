//! Lists articles by date, the newest first.

use rusqlite::Connection;
use rusqlite::OptionalExtension;
use rusqlite::params;

use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::Window;
use crate::library::file::columns;

/// Returns a window of the list of all articles.
pub(crate) fn window_of_all(
    connection: &Connection,
    window: Window,
) -> rusqlite::Result<Vec<ArticleRow>> {
    connection
        .prepare_cached(
            "SELECT id, title, outlet, published, quotations, analysed, read, starred,
                     summary
             FROM article ORDER BY dated DESC, id DESC LIMIT ?2 OFFSET ?1",
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
                     summary
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
        "SELECT (SELECT count(*) FROM article WHERE (dated, id) > (here.dated, here.id))
         FROM article AS here WHERE id = ?1 AND ?2 = ?2"
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
    let admitted = if filter.is_empty() {
        "?2 = ?2".to_owned()
    } else {
        format!(
            "id IN (SELECT article_id FROM {}
                    WHERE speaker_id IN (SELECT value FROM json_each(?2)))",
            columns::quoted_of_acts(filter.acts)
        )
    };
    let (sign, order) = match way {
        Way::Older => ('<', "DESC"),
        Way::Newer => ('>', "ASC"),
    };
    connection
        .prepare_cached(&format!(
            "SELECT id FROM article
             WHERE (dated, id) {sign} ((SELECT dated FROM article WHERE id = ?1), ?1) AND {admitted}
             ORDER BY dated {order}, id {order} LIMIT 1"
        ))?
        .query_row(params![from, speakers], |row| row.get(0))
        .optional()
}
