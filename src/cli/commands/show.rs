//! Runs `articles` and `speakers`: lists what the library holds.

use std::path::Path;

use crate::app::AppError;
use crate::app::Desk;
use crate::cli::Exit;
use crate::cli::arguments::args::ArticlesArgs;
use crate::cli::arguments::args::SpeakersArgs;
use crate::cli::arguments::library_location;
use crate::cli::arguments::list_args::ListArgs;
use crate::cli::arguments::search_argument;
use crate::cli::output::lists;
use crate::cli::output::lists::Cell;
use crate::cli::output::lists::Column;
use crate::cli::output::lists::Room;
use crate::cli::output::lists::Row;
use crate::cli::output::messages;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::Rows;
use crate::library::Scope;
use crate::library::Search;
use crate::library::SpeakerRow;
use crate::library::Window;

/// The message where a list of everything is empty.
pub(crate) const EMPTY: &str = "the library is empty; `pullquote add` puts articles into it";

/// Returns the message where a list of everybody, or of everything said, is empty.
pub(super) fn nobody_in(desk: &Desk) -> &'static str {
    let articles = desk.articles(&Filter::default(), Window { first: 0, len: 0 });
    if articles.is_ok_and(|articles| articles.total > 0) {
        "nobody is quoted in the library"
    } else {
        EMPTY
    }
}

/// Lists the articles, or those that a search finds.
pub(crate) fn articles(args: &ArticlesArgs, library: &Path) -> Exit {
    let changed = args.changed.then(|| "is:changed".to_owned());
    let query: Vec<String> = args.query.iter().cloned().chain(changed).collect();
    with_search(&query, library, |search, desk| {
        let empty = if search.is_some() { "no article in the library is like that" } else { EMPTY };
        let filter = Filter { search, ..Filter::default() };
        lists::write(args.list.format, args.list.limit, empty, |window| {
            desk.articles(&filter, window)
        })
    })
}

/// Lists the speakers, or those with a name like the one that is asked for.
pub(crate) fn speakers(args: &SpeakersArgs, library: &Path) -> Exit {
    let (ListArgs { format, limit }, named) = (&args.list, args.names.join(" "));
    with_desk(library, |desk| {
        if named.trim().is_empty() {
            return lists::write(*format, *limit, nobody_in(desk), |window| {
                desk.speakers(Scope::Library, window)
            });
        }
        let found = match desk.speaker_rows_like(&named) {
            Ok(found) if found.is_empty() => return search_argument::say_nobody(desk, &named),
            Ok(found) => found,
            Err(error) => {
                messages::report(&error);
                return Exit::Nothing;
            }
        };
        lists::write(*format, *limit, EMPTY, |window| {
            let rows = found.iter().skip(window.first).take(window.len).cloned().collect();
            Ok(Rows { total: found.len(), first: window.first, rows })
        })
    })
}

/// Opens the library to list what a search finds that is an argument. Mistakes in the search, and
/// names in it that the library does not know, are told instead.
pub(super) fn with_search(
    query: &[String],
    library: &Path,
    list: impl FnOnce(Option<Search>, &Desk) -> Exit,
) -> Exit {
    let search = match search_argument::parse(query) {
        Ok(search) => search,
        Err(exit) => return exit,
    };
    with_desk(library, |desk| {
        let unknown = search.as_ref().and_then(|search| search_argument::unknown(desk, search));
        unknown.unwrap_or_else(|| list(search, desk))
    })
}

/// Opens the library, without creating one only to look into it. If the user named one that is not
/// there, that is said, because the name may be mistyped.
pub(crate) fn with_desk(path: &Path, list: impl FnOnce(&Desk) -> Exit) -> Exit {
    let is_there = match library_location::has_library(path) {
        Ok(is_there) => is_there,
        Err(exit) => return exit,
    };
    if let Some(exit) = library_location::refuse_missing(path) {
        return exit;
    }
    let desk: Result<Desk, AppError> =
        if is_there { Desk::reading(path) } else { Desk::in_memory() };
    match desk {
        Ok(desk) => list(&desk),
        Err(error) => {
            messages::report(&error);
            Exit::Nothing
        }
    }
}

/// Opens the library to change it. One that is not there is not made for that.
pub(crate) fn with_own_desk(
    path: &Path,
    change: impl FnOnce(&mut Desk) -> Result<Exit, AppError>,
) -> Exit {
    match library_location::has_library(path) {
        Ok(true) => (),
        Ok(false) => {
            library_location::say_missing(path);
            return Exit::Nothing;
        }
        Err(exit) => return exit,
    }
    let changed = Desk::on_disk(path).and_then(|mut desk| change(&mut desk));
    changed.unwrap_or_else(|error| {
        messages::report(&error);
        Exit::Nothing
    })
}

/// Returns the day of a moment in ISO 8601; what is no day stays as it is.
pub(crate) fn day(published: Option<&str>) -> Option<String> {
    published.map(|published| published.get(..10).unwrap_or(published).to_owned())
}

impl Row for ArticleRow {
    const COLUMNS: &'static [Column] = &[
        Column { key: "id", heading: Some("ID"), room: Room::Fixed, rank: 2 },
        Column { key: "published", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "date", heading: Some("DATE"), room: Room::Fixed, rank: 1 },
        Column { key: "quotes", heading: Some("QUOTES"), room: Room::Fixed, rank: 1 },
        Column { key: "outlet", heading: Some("OUTLET"), room: Room::AtMost(20), rank: 3 },
        Column { key: "read", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "starred", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "analysed", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "summary", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "title", heading: Some("TITLE"), room: Room::Rest, rank: 0 },
        Column { key: "changed", heading: None, room: Room::Fixed, rank: 0 },
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Id(self.id.0),
            self.published.clone().into(),
            day(self.published.as_deref()).into(),
            self.quotations.into(),
            self.outlet.clone().into(),
            Cell::Flag(self.read),
            Cell::Flag(self.starred),
            Cell::Flag(self.analysed),
            Cell::Flag(self.is_summary),
            self.title.clone().into(),
            Cell::Flag(self.earlier_texts > 0),
        ]
    }
}

impl Row for SpeakerRow {
    const COLUMNS: &'static [Column] = &[
        Column { key: "id", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "quotes", heading: Some("QUOTES"), room: Room::Fixed, rank: 1 },
        Column { key: "type", heading: Some("TYPE"), room: Room::Fixed, rank: 1 },
        Column { key: "name", heading: Some("SPEAKER"), room: Room::Rest, rank: 0 },
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Id(self.id.0),
            self.quotations.into(),
            self.kind.name().into(),
            self.name.clone().into(),
        ]
    }
}
