//! Runs `sources`: lists the sources that are visited, reads some again, and gives some up.

use std::path::Path;

use crate::app::AppError;
use crate::app::Change;
use crate::app::Desk;
use crate::app::ListedSource;
use crate::cli::Exit;
use crate::cli::arguments::list_args::ListArgs;
use crate::cli::commands::import;
use crate::cli::commands::show;
use crate::cli::output::lists;
use crate::cli::output::lists::Cell;
use crate::cli::output::lists::Column;
use crate::cli::output::lists::Room;
use crate::cli::output::lists::Row;
use crate::cli::output::messages;
use crate::library::Correction;
use crate::library::Rows;
use crate::library::SourceId;
use crate::text::numbers;

/// The message where no source is visited.
const NONE: &str =
    "no source is visited; `pullquote add` remembers feeds, pages, files and directories";

/// Lists the sources.
pub(crate) fn list(args: &ListArgs, library: &Path) -> Exit {
    show::with_desk(library, |desk| {
        lists::write(args.format, args.limit, NONE, |window| {
            let all = desk.listed_sources()?;
            let total = all.len();
            let rows = all.into_iter().skip(window.first).take(window.len).collect();
            Ok(Rows { total, first: window.first, rows })
        })
    })
}

/// Gives sources up, and takes the articles out that came from them alone, if that is wanted.
pub(crate) fn remove(names: &[String], with_articles: bool, library: &Path) -> Exit {
    show::with_own_desk(library, |desk| {
        let (found, missing) = find_all(desk, names)?;
        for (source, address) in &found {
            let correction = Correction::GiveUp { source: *source, with_articles };
            let done = desk.change_logged(&Change::Make(correction))?;
            let articles = done.map_or(0, |logged| logged.done.articles);
            let with = match articles {
                0 => String::new(),
                count => format!(", and {} removed", numbers::counted(count, "article")),
            };
            messages::say_plainly(&format!("{address} is no longer visited{with}"));
        }
        Ok(exit(found.len(), missing))
    })
}

/// Reads sources again.
pub(crate) fn refresh(names: &[String], library: &Path) -> Exit {
    let mut wanted = Vec::new();
    let found = show::with_own_desk(library, |desk| {
        let (found, missing) = find_all(desk, names)?;
        wanted.extend(found.into_iter().map(|(source, _)| source));
        Ok(exit(wanted.len(), missing))
    });
    if wanted.is_empty() {
        return found;
    }
    match import::refresh_some(wanted, library) {
        Exit::Done => found,
        other => other,
    }
}

fn exit(found: usize, missing: bool) -> Exit {
    match (found, missing) {
        (0, _) => Exit::Nothing,
        (_, true) => Exit::Partly,
        (_, false) => Exit::Done,
    }
}

/// Finds sources by their addresses or numbers; says which are not there.
fn find_all(desk: &Desk, names: &[String]) -> Result<(Vec<(SourceId, String)>, bool), AppError> {
    let sources = desk.sources()?;
    let (mut found, mut missing) = (Vec::new(), false);
    for name in names {
        let path = std::path::absolute(name).ok();
        let path = path.as_ref().and_then(|path| path.to_str());
        let known = sources.iter().find(|source| {
            let address = source.address.as_str();
            address == name
                || Some(address) == path
                || source.id.0.to_string() == *name
                || address.trim_end_matches('/') == name.trim_end_matches('/')
        });
        if let Some(source) = known {
            let known = (source.id, source.address.clone());
            if !found.contains(&known) {
                found.push(known);
            }
        } else {
            missing = true;
            messages::say(&format!("no source is {name}; `pullquote sources` lists them"));
        }
    }
    Ok((found, missing))
}

impl Row for ListedSource {
    const COLUMNS: &'static [Column] = &[
        Column { key: "id", heading: Some("ID"), room: Room::Fixed, rank: 3 },
        Column { key: "kind", heading: Some("KIND"), room: Room::Fixed, rank: 2 },
        Column { key: "read", heading: Some("LAST READ"), room: Room::Fixed, rank: 1 },
        Column { key: "articles", heading: Some("ARTICLES"), room: Room::Fixed, rank: 1 },
        Column { key: "title", heading: Some("TITLE"), room: Room::AtMost(24), rank: 2 },
        Column { key: "address", heading: Some("SOURCE"), room: Room::Rest, rank: 0 },
        Column { key: "error", heading: Some("OUTCOME"), room: Room::Rest, rank: 1 },
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Id(self.source.id.0),
            self.source.kind.name().into(),
            self.read.clone().into(),
            self.articles.into(),
            self.source.title.clone().into(),
            self.source.address.clone().into(),
            self.source.visit.error.clone().into(),
        ]
    }
}
