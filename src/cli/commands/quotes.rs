//! Runs `quotes`: lists what was said, over all articles of the library.

use std::path::Path;

use crate::app;
use crate::app::AppError;
use crate::app::Desk;
use crate::cli::Exit;
use crate::cli::arguments::inputs::UsageError;
use crate::cli::arguments::list_args::ListFormat;
use crate::cli::arguments::quotation_args::QuotesArgs;
use crate::cli::arguments::quotation_args::QuotesFormat;
use crate::cli::arguments::quotation_args::WantedQuotations;
use crate::cli::arguments::search_argument;
use crate::cli::commands::show;
use crate::cli::output::lists;
use crate::cli::output::lists::Cell;
use crate::cli::output::lists::Column;
use crate::cli::output::lists::Room;
use crate::cli::output::lists::Row;
use crate::cli::output::messages;
use crate::cli::output::sink::Sink;
use crate::export::Exporter;
use crate::export::Format;
use crate::export::Sheet;
use crate::export::WithText;
use crate::library::ListedQuotation;
use crate::library::QuotationQuery;
use crate::library::Search;
use crate::quotes::Act;
use crate::text::numbers;

/// Lists the quotations that are asked for.
pub(crate) fn run(args: &QuotesArgs, library: &Path) -> Exit {
    with_query(&args.wanted, library, |query, desk| match args.format {
        QuotesFormat::Rows(_) if args.output.is_some() => {
            messages::report(&UsageError::RowsIntoDirectory);
            Exit::Nothing
        }
        QuotesFormat::Rows(format) => list(format, args.limit, query, desk),
        QuotesFormat::Document(format) => write_articles(format, args, query, desk),
    })
}

/// Makes the query for the quotations that are wanted, and does something with it.
pub(super) fn with_query(
    wanted: &WantedQuotations,
    library: &Path,
    then: impl FnOnce(&QuotationQuery, &Desk) -> Exit,
) -> Exit {
    show::with_search(&wanted.query, library, |search, desk| {
        match query(wanted, search.as_ref(), desk) {
            Ok(Some(query)) => then(&query, desk),
            Ok(None) => Exit::Partly,
            Err(error) => {
                messages::report(&error);
                Exit::Nothing
            }
        }
    })
}

fn list(format: ListFormat, limit: Option<usize>, query: &QuotationQuery, desk: &Desk) -> Exit {
    let empty = nothing_for(query, desk);
    let mut without_words = 0;
    let exit = lists::write(format, limit, empty, |window| {
        let sayings = desk.quotations(query, window)?;
        without_words += sayings.rows.iter().filter(|saying| saying.words.is_empty()).count();
        Ok(sayings)
    });
    if without_words > 0 {
        let quotations = numbers::counted(without_words, "quotation");
        messages::say(&format!(
            "{quotations} without words, for they do not fit their text; run `pullquote doctor`"
        ));
    }
    exit
}

/// Writes the quotations, article by article, in one of the formats of `extract`.
fn write_articles(format: Format, args: &QuotesArgs, query: &QuotationQuery, desk: &Desk) -> Exit {
    let reported = |error: AppError| {
        messages::report(&error);
        Exit::Nothing
    };
    let write = || -> Result<Exit, Exit> {
        let most = args.limit.unwrap_or(usize::MAX);
        let articles = desk.quoting_articles(query, most).map_err(reported)?;
        if articles.is_empty() {
            messages::say(nothing_for(query, desk));
            return Ok(Exit::Partly);
        }
        let mut sink = Sink::open(format, args.output.as_deref())?;
        let mut exit = Exit::Done;
        for (article, quotations) in articles {
            let write = |sheet: &Sheet| {
                sink.article(sheet.article, &Exporter::piece(format, WithText::No, sheet))
            };
            match app::with_quotations(desk, article, &quotations, write) {
                Ok(written) => written?,
                Err(error) => {
                    messages::report(&error);
                    exit = Exit::Partly;
                }
            }
        }
        sink.end().map(|()| exit)
    };
    write().unwrap_or_else(|exit| exit)
}

/// Returns the message where no quotation matches a query.
pub(super) fn nothing_for(query: &QuotationQuery, desk: &Desk) -> &'static str {
    if *query == QuotationQuery::default() {
        show::nobody_in(desk)
    } else {
        "no quotation in the library is like that"
    }
}

/// Returns the query that the arguments make; `None` where nobody has the name, after saying so.
fn query(
    wanted: &WantedQuotations,
    search: Option<&Search>,
    desk: &Desk,
) -> Result<Option<QuotationQuery>, AppError> {
    let mut query = match search {
        Some(search) => desk.sought(search)?.unwrap_or_default(),
        None => QuotationQuery::default(),
    };
    query.acts = wanted.acts.unwrap_or(query.acts);
    query.kind = wanted.kind.map(Into::into).or(query.kind);
    query.after = wanted.after.clone().or(query.after);
    query.before = wanted.before.clone().or(query.before);
    for name in &wanted.speaker {
        let known = desk.speakers_named(name)?;
        if known.is_empty() {
            messages::say(&search_argument::nobody(desk, name)?);
            return Ok(None);
        }
        query.speakers.extend(known);
    }
    query.speakers.sort_unstable();
    query.speakers.dedup();
    Ok(Some(query))
}

/// The room of the title, which all quotations of an article share.
const TITLE: Room = Room::OnceFor { key: "article", most: 28 };

impl Row for ListedQuotation {
    const COLUMNS: &'static [Column] = &[
        Column { key: "id", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "published", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "date", heading: Some("DATE"), room: Room::Fixed, rank: 1 },
        Column { key: "kind", heading: Some("KIND"), room: Room::Fixed, rank: 4 },
        Column { key: "act", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "", heading: Some("ACT"), room: Room::Fixed, rank: 2 },
        Column { key: "label", heading: Some("SPEAKER"), room: Room::AtMost(24), rank: 0 },
        Column { key: "speaker", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "speaker_id", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "speaker_type", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "", heading: Some("SURE"), room: Room::Fixed, rank: 3 },
        Column { key: "confidence", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "corrected", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "article", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "title", heading: Some("ARTICLE"), room: TITLE, rank: 5 },
        Column { key: "outlet", heading: Some("OUTLET"), room: Room::AtMost(16), rank: 6 },
        Column { key: "byline", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "path", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "url", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "speaker_confidence", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "text", heading: Some("QUOTATION"), room: Room::AtLeast(40), rank: 0 },
        Column { key: "cue_text", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "source_text", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "relay_text", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "start", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "end", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "check", heading: Some("CHECK"), room: Room::Fixed, rank: 1 },
        Column { key: "note", heading: Some("NOTE"), room: Room::AtMost(24), rank: 2 },
        Column { key: "model", heading: None, room: Room::Fixed, rank: 0 },
    ];

    fn cells(&self) -> Vec<Cell> {
        vec![
            Cell::Id(self.id.0),
            self.published.clone().into(),
            show::day(self.published.as_deref()).into(),
            self.kind.name().into(),
            self.act.name().into(),
            other_act(self.act),
            self.label().into(),
            self.name_or_description().map(str::to_owned).into(),
            self.speaker.map_or(Cell::None, |id| Cell::Id(id.0)),
            self.speaker_type.map(|kind| kind.name().to_owned()).into(),
            sure(self),
            share(self.confidence),
            Cell::Flag(self.corrected || self.act_corrected),
            Cell::Id(self.article.0),
            self.title.clone().into(),
            self.outlet.clone().into(),
            self.byline.clone().into(),
            self.path.clone().into(),
            self.url.clone().into(),
            self.speaker_confidence.map_or(Cell::None, share),
            self.words.clone().into(),
            self.cue.clone().into(),
            self.source.clone().into(),
            self.relay.clone().into(),
            Cell::Number(self.chars.start.try_into().unwrap_or(i64::MAX)),
            Cell::Number(self.chars.end.try_into().unwrap_or(i64::MAX)),
            self.check_name().into(),
            self.note.clone().into(),
            self.model.clone().into(),
        ]
    }
}

/// Returns the act for people to see where it is another than that something was said; on a terminal the column
/// is left out where there is none.
fn other_act(act: Act) -> Cell {
    if act == Act::Said { Cell::None } else { act.name().into() }
}

/// Returns how sure the words and the name are, the smaller of the two; "yours" for what the user
/// said.
fn sure(saying: &ListedQuotation) -> Cell {
    if saying.corrected { "yours".into() } else { share(saying.sure()) }
}

/// Returns a share in hundredths.
fn share(share: f32) -> Cell {
    Cell::Share((f64::from(share) * 100.0).round() / 100.0)
}
