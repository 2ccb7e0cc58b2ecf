//! Says in the footer what is known of the current quotation, as far as there is room.

use ratatui::style::Style;

use crate::library::Check;
use crate::library::OpenArticle;
use crate::library::QuotationRow;
use crate::quotes::Act;
use crate::text::Spans;
use crate::text::Text;
use crate::text::display;
use crate::ui::state::model::Model;
use crate::ui::state::text::certainty;
use crate::ui::state::text::quotation_highlights::is_doubtfully_named;
use crate::ui::view::short_name;
use crate::ui::view::user_marks;

/// Pieces of the footer with their styles.
pub(crate) type Parts = Vec<(String, Style)>;

/// Cues and sources are a few words; this is for what only seems to be one.
const MOST_OF_CUE: usize = 60;

/// The columns of the mention, which its reader can look up in the text.
const MOST_OF_MENTION: usize = 24;

/// The number of columns from which on a note is shown, and of what stands before it.
const LEAST_OF_NOTE: usize = 10;
const AROUND_NOTE: usize = 5;

/// The percentages that are said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Figures {
    All,
    /// The smaller one alone.
    One,
    None,
}

/// Returns what is said of a quotation. What matters least is left out first: why, then the figures; the
/// name is made shorter before they are. Whose words they are is least of all left out where it is in
/// doubt.
pub(crate) fn said(
    model: &Model,
    open: &OpenArticle,
    quotation: &QuotationRow,
    room: usize,
) -> Parts {
    let text = &open.article.text;
    let lead = is_doubtfully_named(quotation).then(|| format!("{} → ", mention(quotation, text)));
    let (whole, shorter) = (reasons(quotation, text), Vec::from_iter(lead));
    let tried = [
        (whole, Figures::All),
        (shorter.clone(), Figures::All),
        (shorter, Figures::One),
        (Vec::new(), Figures::One),
    ];
    let mut tried =
        tried.into_iter().map(|(why, figures)| described(model, quotation, why, figures));
    let is_fitting = |parts: &Parts| columns(parts) <= room;
    let mut said = tried.find(is_fitting).unwrap_or_else(|| least_of(model, quotation, room));
    // A note takes the room that is left; C shows all of it.
    let left = room.saturating_sub(columns(&said));
    let note = quotation.note.as_deref().filter(|_| left > LEAST_OF_NOTE);
    said.extend(note.map(|note| {
        let note = display::fit_words(note, left - AROUND_NOTE).into_owned();
        (format!(" · {} {note}", user_marks::NOTE), model.theme.quiet())
    }));
    said
}

/// Returns the columns of whose the current quotation is and how sure that is, without all else.
pub(crate) fn least(model: &Model) -> usize {
    let quotation = model.reading.current().and_then(|index| model.reading.quotation(index));
    let said = quotation.map(|row| described(model, row, Vec::new(), Figures::One));
    said.map_or(0, |said| columns(&said))
}

/// Returns whose a quotation is, with a shorter name, and then without a figure.
fn least_of(model: &Model, quotation: &QuotationRow, room: usize) -> Parts {
    let mut said = described(model, quotation, Vec::new(), Figures::One);
    if shorten_name(model, quotation, &mut said, room) {
        return said;
    }
    let mut said = described(model, quotation, Vec::new(), Figures::None);
    if !shorten_name(model, quotation, &mut said, room) {
        let over = columns(&said).saturating_sub(room);
        if let Some((name, _)) = said.get_mut(name_at(quotation)) {
            *name =
                display::fit_words(name, display::columns(name).saturating_sub(over)).into_owned();
        }
    }
    said
}

/// Makes initials of first names where there is too little room; says whether it is enough then.
fn shorten_name(model: &Model, quotation: &QuotationRow, said: &mut Parts, room: usize) -> bool {
    let over = columns(said).saturating_sub(room);
    let row = quotation.speaker.and_then(|id| model.reading.speaker(id));
    if let (Some(row), Some((name, _))) = (row, said.get_mut(name_at(quotation))) {
        let most = display::columns(name).saturating_sub(over);
        *name = short_name::shorten(name, row.kind, most).into_owned();
    }
    columns(said) <= room
}

/// Returns which of the parts is the name, where why is not told: behind the number, and the act where
/// nothing was said.
fn name_at(quotation: &QuotationRow) -> usize {
    if quotation.act == Act::Said { 1 } else { 2 }
}

/// Returns the columns of all parts together.
pub(crate) fn columns(parts: &Parts) -> usize {
    parts.iter().map(|(text, _)| display::columns(text)).sum()
}

/// Describes a quotation: "3/7 direct · said · he → Bilawal Bhutto Zardari · words 96%". If it was not
/// said, "topic" or "thought" comes first, and a speaker in doubt has a question mark.
fn described(model: &Model, quotation: &QuotationRow, why: Vec<String>, figures: Figures) -> Parts {
    let (rank, count) = (model.reading.rank().unwrap_or(0), model.reading.admitted().len());
    let speaker = quotation.speaker.and_then(|id| model.name_of(id)).unwrap_or("nobody named");
    let doubt = if is_doubtfully_named(quotation) { "?" } else { "" };
    let coloured = quotation.speaker.map(|speaker| model.reading.coloured_as(speaker));
    let colour = model.theme.speaker_words(coloured);
    let mut parts = vec![(format!("{rank}/{count} "), model.theme.strong())];
    if quotation.act != Act::Said {
        let yours = if quotation.found_act.is_some() { ", yours" } else { "" };
        parts.push((format!("{}{yours} · ", quotation.act.name()), model.theme.strong()));
    }
    parts.extend(why.into_iter().map(|said| (said, Style::new())));
    parts.push((format!("{speaker}{doubt}"), colour.patch(model.theme.strong())));
    let sure = sure(quotation, figures).map(|said| (format!(" · {said}"), Style::new()));
    parts.extend(sure);
    if quotation.check != Check::Open {
        let said = format!(" · {} {}", user_marks::sign(quotation.check), quotation.check.name());
        parts.push((said, model.theme.strong()));
    }
    parts
}

/// Returns how sure the engine is that these words were said, unless it is the user who said so; of a
/// speaker in doubt also how sure of the name, where that is less, or, where not all is to be said,
/// that alone.
fn sure(quotation: &QuotationRow, figures: Figures) -> Option<String> {
    if quotation.corrected {
        return Some("yours".to_owned()).filter(|_| figures != Figures::None);
    }
    let doubted = quotation.speaker_confidence.filter(|_| is_doubtfully_named(quotation));
    match (certainty::figures(quotation.confidence, doubted), figures) {
        (_, Figures::None) => None,
        ((words, Some(name)), Figures::All) => Some(format!("{words} · {name}")),
        ((_, Some(name)), Figures::One) => Some(name),
        ((words, None), _) => Some(words),
    }
}

/// Returns the parts of "direct · said · he → ", without those that do not exist.
fn reasons(quotation: &QuotationRow, text: &Text) -> Vec<String> {
    let words = [words(&quotation.cue, text), mention(quotation, text)];
    let known = words.into_iter().filter(|words| display::has_words(words));
    let mut parts = vec![quotation.kind.name().to_owned()];
    parts.extend(known.flat_map(|words| [" · ".to_owned(), words]));
    parts.push(" → ".to_owned());
    parts
}

/// Returns the words for the speaker, as far as there is room for them.
fn mention(quotation: &QuotationRow, text: &Text) -> String {
    let words = words(&quotation.source, text);
    display::fit_words(words.trim_end_matches([',', ';', ':']), MOST_OF_MENTION).into_owned()
}

fn words(spans: &Spans, text: &Text) -> String {
    let pieces = spans.iter().map(|span| display::fit_words(&text[span], MOST_OF_CUE).into_owned());
    pieces.collect::<Vec<_>>().join(" … ")
}
