//! `quotes`: what was said, over all articles of the library.

use std::path::Path;

use crate::app::AppError;
use crate::app::Desk;
use crate::cli::Exit;
use crate::cli::args::QuotesArgs;
use crate::cli::lists;
use crate::cli::lists::Cell;
use crate::cli::lists::Column;
use crate::cli::lists::Room;
use crate::cli::lists::Row;
use crate::cli::messages;
use crate::cli::show;
use crate::library::QuotationQuery;
use crate::library::Saying;

/// So many names are offered where one is not known.
const OFFERED: usize = 3;

/// Lists the quotations that are asked for.
pub(super) fn run(args: &QuotesArgs, library: &Path) -> Exit {
    show::with_desk(library, |desk| match query(args, desk) {
        Ok(Some(query)) => {
            let empty = if query == QuotationQuery::default() {
                show::EMPTY
            } else {
                "no quotation in the library is like that"
            };
            lists::write(args.list.format, args.list.limit, empty, |window| {
                desk.quotations(&query, window)
            })
        }
        Ok(None) => Exit::Partly,
        Err(error) => {
            messages::report(&error);
            Exit::Nothing
        }
    })
}

/// What is asked for; `None` where nobody has the name, which was said.
fn query(args: &QuotesArgs, desk: &Desk) -> Result<Option<QuotationQuery>, AppError> {
    let (words, phrases) = words(&args.query.join(" "));
    let mut query = QuotationQuery {
        words,
        phrases,
        kind: args.kind.map(Into::into),
        after: args.after.clone(),
        before: args.before.clone(),
        ..QuotationQuery::default()
    };
    for name in &args.speaker {
        let known = desk.speakers_named(name)?;
        if known.is_empty() {
            let alike = desk.find_speakers(name, OFFERED)?;
            let offered: Vec<String> = alike.into_iter().map(|row| row.name).collect();
            let offer = if offered.is_empty() {
                String::new()
            } else {
                format!("; did you mean {}?", offered.join(" or "))
            };
            messages::say(&format!("nobody named {name} is quoted in the library{offer}"));
            return Ok(None);
        }
        query.speakers.extend(known);
    }
    query.speakers.sort_unstable();
    query.speakers.dedup();
    Ok(Some(query))
}

/// Single words, and phrases in quotation marks.
fn words(typed: &str) -> (Vec<String>, Vec<String>) {
    let (mut words, mut phrases) = (Vec::new(), Vec::new());
    for (at, piece) in typed.split(['"', '“', '”']).enumerate() {
        if at % 2 == 1 {
            phrases.extend(Some(piece.trim().to_owned()).filter(|phrase| !phrase.is_empty()));
        } else {
            words.extend(piece.split_whitespace().map(str::to_owned));
        }
    }
    (words, phrases)
}

impl Row for Saying {
    const COLUMNS: &'static [Column] = &[
        Column { key: "id", heading: None, room: Room::Fixed },
        Column { key: "published", heading: None, room: Room::Fixed },
        Column { key: "date", heading: Some("DATE"), room: Room::Fixed },
        Column { key: "kind", heading: Some("KIND"), room: Room::Fixed },
        Column { key: "speaker", heading: Some("SPEAKER"), room: Room::AtMost(24) },
        Column { key: "confidence", heading: Some("SURE"), room: Room::Fixed },
        Column { key: "corrected", heading: None, room: Room::Fixed },
        Column { key: "article", heading: None, room: Room::Fixed },
        Column { key: "title", heading: None, room: Room::Fixed },
        Column { key: "outlet", heading: None, room: Room::Fixed },
        Column { key: "url", heading: None, room: Room::Fixed },
        Column { key: "text", heading: Some("WORDS"), room: Room::Rest },
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Number(self.id.0),
            self.published.clone().into(),
            show::day(self.published.as_deref()).into(),
            self.kind.name().into(),
            self.name.clone().into(),
            Cell::Share((f64::from(self.confidence) * 100.0).round() / 100.0),
            Cell::Flag(self.corrected),
            Cell::Number(self.article.0),
            self.title.clone().into(),
            self.outlet.clone().into(),
            self.url.clone().into(),
            self.words.clone().into(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn what_stands_in_quotation_marks_is_a_phrase() {
        let typed = |query: &str| {
            let (words, phrases) = words(query);
            format!("{} | {}", words.join(","), phrases.join(","))
        };
        assert_eq!(typed("peace talks"), "peace,talks | ");
        assert_eq!(typed("“cease fire” now"), "now | cease fire");
        assert_eq!(typed("a \"b c"), "a | b c");
        assert_eq!(typed(" \"\" "), " | ");
    }
}
