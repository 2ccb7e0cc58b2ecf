//! The last line: what is filtered, what the current quotation is, which keys help.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::library::QuotationRow;
use crate::text::Spans;
use crate::text::Text;
use crate::text::visible;
use crate::ui::draw;
use crate::ui::model::Model;
use crate::ui::model::Notice;

/// Cues and sources are a few words; this is for what only seems to be one.
const MOST_OF_CUE: usize = 60;

/// What the left side keeps before hints may take room, in columns.
const LEAST_LEFT: u16 = 24;

/// Said while articles of the program stand in for those of the reader.
const STANDS_IN: &str = "the library is empty, so these came with the program";

type Parts = Vec<(String, Style)>;

/// Draws it.
pub(crate) fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    let area = draw::past(area, 1);
    let parts = left(model, area.width.into());
    let for_left = (columns(&parts) as u16).max(LEAST_LEFT.min(area.width));
    let hints = hints(model, area.width.saturating_sub(for_left + 2).into());
    let for_hints = visible::columns(&hints) as u16;
    let right = if for_hints > 0 { for_hints + 1 } else { 0 };
    let left = Rect { width: area.width - right, ..area };
    let mut filled = 0;
    for (text, style) in parts {
        filled += draw::text(buf, draw::past(left, filled), &text, style);
    }
    draw::text(buf, draw::past(area, area.width - right), &hints, model.theme.quiet());
}

fn columns(parts: &Parts) -> usize {
    parts.iter().map(|(text, _)| visible::columns(text)).sum()
}

fn left(model: &Model, room: usize) -> Parts {
    match &model.notice {
        Some(Notice::Info(said)) => return vec![(said.clone(), Style::new())],
        Some(Notice::Alarm(said)) => return vec![(said.clone(), model.theme.alarm())],
        None => (),
    }
    if model.progress.round.is_some() {
        return progress(model).map(|said| (said, model.theme.quiet())).into_iter().collect();
    }
    let mut parts: Parts = filter(model).into_iter().collect();
    let room = room.saturating_sub(columns(&parts));
    parts.extend(current(model, room));
    if parts.is_empty() {
        parts.extend(progress(model).map(|said| (said, model.theme.quiet())));
    }
    parts
}

/// "filter: Bilawal Bhutto Zardari  ", or with how many others.
fn filter(model: &Model) -> Option<(String, Style)> {
    let first = *model.filter.speakers.first()?;
    let name = model.name_of(first).unwrap_or("one speaker");
    let said = match model.filter.speakers.len() - 1 {
        0 => format!("filter: {name}  "),
        others => format!("filter: {name} +{others}  "),
    };
    Some((said, model.theme.strong()))
}

/// What is said of the current quotation, or else of how many there are.
fn current(model: &Model, room: usize) -> Parts {
    let reading = &model.reading;
    let Some(open) = reading.open() else { return Vec::new() };
    let count = reading.admitted().len();
    let quotation = reading.current().and_then(|index| reading.quotation(index));
    let Some(quotation) = quotation else {
        let said = match count {
            _ if !open.analysed => return Vec::new(),
            0 => "no quotations here".to_owned(),
            1 => "1 quotation".to_owned(),
            count => format!("{count} quotations"),
        };
        let said = if model.progress.stands_in { format!("{said} · {STANDS_IN}") } else { said };
        return vec![(said, model.theme.quiet())];
    };
    let full = of_quotation(model, quotation, &reasons(quotation, &open.article.text));
    if columns(&full) <= room { full } else { of_quotation(model, quotation, "") }
}

/// "3/7 direct · said · he → Bilawal Bhutto Zardari · 96%".
fn of_quotation(model: &Model, quotation: &QuotationRow, why: &str) -> Parts {
    let (rank, count) = (model.reading.rank().unwrap_or(0), model.reading.admitted().len());
    let speaker = quotation.speaker.and_then(|id| model.name_of(id)).unwrap_or("nobody named");
    let colour = model.theme.speaker(quotation.speaker);
    vec![
        (format!("{rank}/{count} "), model.theme.strong()),
        (if why.is_empty() { String::new() } else { format!("{why} → ") }, Style::new()),
        (speaker.to_owned(), colour.patch(model.theme.strong())),
        (format!(" · {:.0}%", quotation.confidence * 100.0), Style::new()),
    ]
}

/// "direct · said · he", without what there is none of.
fn reasons(quotation: &QuotationRow, text: &Text) -> String {
    let words = [words(&quotation.cue, text), words(&quotation.source, text)];
    let known = words.into_iter().filter(|words| !words.is_empty());
    let parts = std::iter::once(quotation.kind.name().to_owned()).chain(known);
    parts.collect::<Vec<_>>().join(" · ")
}

fn words(spans: &Spans, text: &Text) -> String {
    let pieces = spans.iter().map(|span| visible::fit(&text[span], MOST_OF_CUE).into_owned());
    pieces.collect::<Vec<_>>().join(" … ")
}

fn progress(model: &Model) -> Option<String> {
    let progress = model.progress;
    if let Some(round) = progress.round {
        return Some(format!("refreshing… {} looked at, {} new", round.looked_at, round.added));
    }
    if !progress.all_taken_in && progress.taken_in == 0 {
        Some("opening…".to_owned())
    } else if progress.analysed < progress.taken_in || !progress.all_taken_in {
        Some(format!("{} of {} articles analysed…", progress.analysed, progress.taken_in))
    } else {
        None
    }
}

/// As many hints as fit into `columns`, the help always first to stay.
fn hints(model: &Model, columns: usize) -> String {
    let mut hints: Vec<String> = Vec::new();
    for (key, word) in model.keymap.hints(model.scope()) {
        let hint = format!("{key} {word}");
        if word == "help" {
            hints.insert(0, hint);
        } else {
            hints.push(hint);
        }
    }
    let mut shown = String::new();
    for hint in hints {
        let longer = if shown.is_empty() { hint } else { format!("{hint}  {shown}") };
        if visible::columns(&longer) > columns {
            break;
        }
        shown = longer;
    }
    shown
}
