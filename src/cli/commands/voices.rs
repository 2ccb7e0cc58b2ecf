//! Runs `voices`: counts who is quoted, over all articles of the library.

use std::io;
use std::io::IsTerminal;
use std::path::Path;

use crate::app;
use crate::cli::Exit;
use crate::cli::arguments::list_args::ListFormat;
use crate::cli::arguments::quotation_args::VoicesArgs;
use crate::cli::arguments::quotation_args::VoicesBy;
use crate::cli::commands::quotes;
use crate::cli::output::lists;
use crate::cli::output::lists::Cell;
use crate::cli::output::lists::Column;
use crate::cli::output::lists::Room;
use crate::cli::output::lists::Row;
use crate::cli::output::messages;
use crate::library::Rows;
use crate::library::Voice;
use crate::text::bar::bar;

/// The width of the longest bar, in columns.
const LONGEST_BAR: usize = 24;

/// The name in a table of the quotations that have none.
const NAMELESS: &str = "(not named)";

/// A row of the list: a voice and the bar beside it.
struct VoiceRow {
    voice: Voice,
    bar: String,
}

/// Counts the quotations that are asked for.
pub(crate) fn run(args: &VoicesArgs, library: &Path) -> Exit {
    quotes::with_query(&args.wanted, library, |query, desk| {
        let voices = match app::voices(desk, query, args.by.into(), args.every, args.top) {
            Ok(voices) => voices,
            Err(error) => {
                messages::report(&error);
                return Exit::Nothing;
            }
        };
        let most = voices.iter().map(|voice| voice.quotations).max().unwrap_or_default();
        let drawn = io::stdout().is_terminal();
        let rows: Vec<VoiceRow> = voices
            .into_iter()
            .map(|mut voice| {
                if args.format == ListFormat::Table {
                    voice.name.get_or_insert_with(|| NAMELESS.to_owned());
                }
                let bar =
                    if drawn { bar(voice.quotations, most, LONGEST_BAR) } else { String::new() };
                VoiceRow { voice, bar }
            })
            .collect();
        let total = rows.len();
        let mut rows = rows.into_iter();
        let empty = if args.by == VoicesBy::Relay {
            "nobody in the library is quoted through somebody else"
        } else {
            quotes::nothing_for(query, desk)
        };
        lists::write(args.format, args.top, empty, |window| {
            let rows = rows.by_ref().take(window.len).collect();
            Ok(Rows { total, first: window.first, rows })
        })
    })
}

impl Row for VoiceRow {
    const COLUMNS: &'static [Column] = &[
        Column { key: "name", heading: Some("NAME"), room: Room::AtMost(32), rank: 0 },
        Column { key: "quotations", heading: Some("QUOTES"), room: Room::Fixed, rank: 0 },
        Column { key: "words", heading: Some("WORDS"), room: Room::Fixed, rank: 1 },
        Column { key: "direct", heading: Some("DIRECT"), room: Room::Fixed, rank: 3 },
        Column { key: "articles", heading: Some("ARTICLES"), room: Room::Fixed, rank: 2 },
        Column { key: "first", heading: Some("FIRST"), room: Room::Fixed, rank: 4 },
        Column { key: "last", heading: Some("LAST"), room: Room::Fixed, rank: 4 },
        Column { key: "", heading: Some(""), room: Room::Rest, rank: 5 },
    ];

    fn cells(&self) -> Vec<Cell> {
        let Voice { name, quotations, words, direct_words, articles, first, last, .. } =
            &self.voice;
        // In thousandths: more digits would only look exact.
        let direct = (*direct_words as f64 / (*words).max(1) as f64 * 1000.0).round() / 1000.0;
        vec![
            name.clone().into(),
            (*quotations).into(),
            (*words).into(),
            Cell::Share(direct),
            (*articles).into(),
            first.clone().into(),
            last.clone().into(),
            self.bar.clone().into(),
        ]
    }
}
