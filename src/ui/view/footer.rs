//! Draws the last line: the filter, the current quotation, and keys that help.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::quotes::Act;
use crate::text::display;
use crate::ui::commands::command::Command;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::lists::match_counts::MatchCounts;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::text::act_counts;
use crate::ui::state::text::open_article::Reading;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::update::reading::analysis_control;
use crate::ui::view::cells;
use crate::ui::view::footer_quotation;
use crate::ui::view::footer_quotation::Parts;
use crate::ui::view::footer_quotation::columns;
use crate::ui::view::hints;
use crate::ui::view::layers::line_input;
use crate::ui::view::notice;

/// Returns how far the engine is in the open article, if that is to be said.
pub(crate) fn said(model: &Model) -> Option<String> {
    let open = model.reading.open().filter(|open| !open.analysed)?;
    if model.library.analysis.has_stopped(open.id) {
        return Some("not looked through for quotations: that was stopped; n goes on".to_owned());
    }
    let percent = model.library.analysis.reached.get(&open.id)?;
    Some(format!("{percent}% of this article analysed… Esc stops that"))
}

/// Cues and sources are a few words; this is for what only seems to be one.
const MOST_OF_CUE: usize = 60;

/// The number of columns that the left side keeps before hints may take room; on a narrow screen it is a
/// third of it.
const LEAST_LEFT: u16 = 24;

/// The message while articles of the program stand in for those of the user.
const STANDS_IN: &str = "the library is empty, so these came with the program";

/// Draws it.
pub(crate) fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    let area = cells::past(area, 1);
    let mode = mode(model);
    let hidden = hints::hidden_by_frame(model, area.width.into());
    if !hidden.is_empty() && model.notice.is_none() {
        cells::text(buf, area, &hidden, model.theme.quiet(), model.theme);
        return;
    }
    let (mut parts, least) = match &mode {
        Some(mode) => (vec![mode.clone()], 0),
        None => (left(model, area.width.into()), LEAST_LEFT.min(area.width / 3)),
    };
    let for_left = (columns(&parts) as u16).max(least.min(area.width));
    let hints = hints::hints(model, area.width.saturating_sub(for_left + 2).into());
    let for_hints = display::columns(&hints) as u16;
    let right = if for_hints > 0 { for_hints + 1 } else { 0 };
    let rest = Rect { width: area.width - right, ..area };
    if mode.is_some() {
        // The keys come first, since they mean something else than before.
        let room = usize::from(rest.width).saturating_sub(columns(&parts));
        let said = left(model, room);
        if columns(&said).max(footer_quotation::least(model)) <= room {
            parts.extend(said);
        }
    }
    cells::parts(buf, rest, &parts, model.theme);
    let at_right = cells::past(area, area.width - right);
    cells::text(buf, at_right, &hints, model.theme.quiet(), model.theme);
}

/// Returns the mode, such as "selecting  ", unless there is something to tell.
fn mode(model: &Model) -> Option<(String, Style)> {
    let is_selecting = model.scope() == Scope::Selecting && model.notice.is_none();
    is_selecting.then(|| ("selecting  ".to_owned(), model.theme.strong()))
}

fn left(model: &Model, room: usize) -> Parts {
    match &model.notice {
        Some(Notice::Info(said)) => return vec![(notice::fitted(said, room), Style::new())],
        Some(Notice::Alarm(said)) => {
            return vec![(notice::fitted(said, room), model.theme.alarm())];
        }
        None => (),
    }
    if model.library.progress.round.is_some() {
        return progress(model).map(|said| (said, model.theme.quiet())).into_iter().collect();
    }
    let mut parts = fitting_narrowing(model, room);
    let said = current(model, room.saturating_sub(columns(&parts)));
    // Without a quotation it is only how many there are, which is left out rather than cut.
    if model.reading.current().is_some() || columns(&parts) + columns(&said) <= room {
        parts.extend(said);
    }
    if parts.is_empty() {
        parts.extend(progress(model).map(|said| (said, model.theme.quiet())));
    }
    parts
}

/// Returns what narrows the list and the text, as far as there is room for it. What is said of the
/// quotation comes before how many others match, and before how to go on; whose it is, before all.
fn fitting_narrowing(model: &Model, room: usize) -> Parts {
    let least = match model.reading.current() {
        Some(_) => [columns(&current(model, usize::MAX)), footer_quotation::least(model)],
        None => [0, 0],
    };
    let told = [narrowing(model, room, true), narrowing(model, room, false)];
    let mut told = told.into_iter().zip(least);
    let fitting = told.find(|(parts, least)| columns(parts) + least <= room);
    match fitting {
        Some((parts, _)) => parts,
        None if model.reading.current().is_some() => times(model).into_iter().collect(),
        None => {
            let said: String =
                narrowing(model, room, false).into_iter().map(|(said, _)| said).collect();
            vec![(display::fit_words(said.trim_end(), room).into_owned(), model.theme.strong())]
        }
    }
}

/// Returns how often the next command is to be done, if that is being typed.
fn times(model: &Model) -> Option<(String, Style)> {
    let count = model.keys.count?;
    Some((format!("{count} times…  "), model.theme.strong()))
}

/// Returns what narrows the list and the text, and, where it is `told_all`, how many quotations match
/// and which key ends it.
fn narrowing(model: &Model, room: usize, told_all: bool) -> Parts {
    let named = filter(model).into_iter().chain(found(model, told_all));
    let named = named.chain(model.kept_search().into_iter().flat_map(looked_for));
    let named = named.map(|said| (said, model.theme.strong()));
    let mut parts: Parts = times(model).into_iter().chain(named).collect();
    let ends = ends(model).filter(|said| told_all && columns(&parts) + said.len() < room / 2);
    parts.extend(ends.map(|said| (said, model.theme.quiet())));
    parts
}

/// Returns which key ends what narrows the list or the text, such as "Esc clears the filter  ".
fn ends(model: &Model) -> Option<String> {
    let does = if model.kept_search().is_some() || !found(model, false).is_empty() {
        "ends the search"
    } else if !model.filter.is_empty() {
        "clears the filter"
    } else {
        return None;
    };
    let mut bound = model.preferences.keymap.of(Scope::Anywhere);
    let escape = bound.find(|bound| bound.command == Command::Escape)?;
    Some(format!("{} {does}  ", escape.keys.first()?))
}

/// Returns the filter, such as "filter: Bilawal Bhutto Zardari  ", or with the number of others.
fn filter(model: &Model) -> Vec<String> {
    let Some(first) = model.filter.speakers.first() else { return Vec::new() };
    let name = model.name_of(*first).unwrap_or("one speaker").to_owned();
    let others = match model.filter.speakers.len() - 1 {
        0 => "  ".to_owned(),
        others => format!(" +{others}  "),
    };
    vec!["filter: ".to_owned(), name, others]
}

/// Returns the search, such as "search: ferry kind:direct  ", maybe with how many match.
fn found(model: &Model, is_counted: bool) -> Vec<String> {
    let find = model.layers.get::<LibrarySearch>().filter(|_| model.filter.search.is_some());
    let Some(find) = find else { return Vec::new() };
    let typed = display::fit_words(find.entry().typed(), MOST_OF_CUE).into_owned();
    let count = model.match_counts().filter(|_| is_counted).and_then(MatchCounts::total);
    let listed = model.articles.total();
    let counted = count.map_or_else(String::new, |(quotations, articles)| {
        // Those that match by their text alone have no quotation to count.
        let all = match listed {
            1 if articles < listed => "1 article; ".to_owned(),
            _ if articles < listed => format!("{listed} articles; "),
            _ => String::new(),
        };
        match quotations {
            0 if listed > 0 => format!(" · {all}no quotation matches"),
            1 => format!(" · {all}1 quotation matches"),
            _ => format!(" · {all}{quotations} quotations match"),
        }
    });
    vec!["search: ".to_owned(), typed, counted, "  ".to_owned()]
}

/// Returns what is said of the current quotation, or else of how many there are.
fn current(model: &Model, room: usize) -> Parts {
    let reading = &model.reading;
    let Some(open) = reading.open() else { return Vec::new() };
    let quotation = reading.current().and_then(|index| reading.quotation(index));
    let Some(quotation) = quotation else {
        if !open.analysed {
            return Vec::new();
        }
        let mut said = counts(reading);
        if let Some(matching) = model.match_counts().and_then(|counts| counts.of(open.id))
            && !reading.admitted().is_empty()
        {
            said = format!("{matching} of {said} here");
        }
        let mut forms = vec![said];
        if open.article.is_summary {
            forms.push(format!("summary only, W fetches the page · {}", forms[0]));
        }
        if model.library.progress.stands_in {
            forms.push(format!("{} · {STANDS_IN}", forms[forms.len() - 1]));
        }
        // What has no room is left out; the counts come first.
        let fitting = forms.iter().rposition(|said| display::columns(said) <= room);
        let said = forms.swap_remove(fitting.unwrap_or(0));
        return vec![(said, model.theme.quiet())];
    };
    footer_quotation::said(model, open, quotation, room)
}

/// Returns the counts, such as "3 quotations · 2 topics".
fn counts(reading: &Reading) -> String {
    if reading.admitted().is_empty() {
        return "no quotations here".to_owned();
    }
    let rows = reading.admitted().iter().filter_map(|&index| reading.quotation(index));
    let (counted, others): (Vec<_>, Vec<_>) = rows.partition(|row| row.is_counted());
    let others: Vec<Act> = others.into_iter().map(|row| row.act).collect();
    act_counts::said(counted.len(), &others)
}

/// Draws the line in which a search is typed: what it found, or what is wrong with it,
/// and the keys, as far as there is room.
pub(crate) fn draw_search(model: &Model, search: &TextSearch, frame: &mut Frame) {
    let screen = frame.area();
    let last =
        Rect { y: screen.bottom().saturating_sub(1), height: screen.height.min(1), ..screen };
    let line = model.panes.layout.footer.unwrap_or(last).intersection(screen);
    cells::clear(frame.buffer_mut(), line, model.theme);
    let line = cells::past(line, u16::from(line.width > 20));
    let (said, style) = match search.error() {
        Some(error) => (error.to_owned(), model.theme.alarm()),
        None => (counted(search), model.theme.strong()),
    };
    let for_said = (display::columns(&said) as u16 + 2).min(line.width / 2);
    let typed = Rect { width: line.width - for_said, ..line };
    let lead = if search.is_expression() { "regex /" } else { "/" };
    let filled = line_input::draw(search.entry(), frame, typed, lead, model.theme);
    let rest = cells::past(line, filled + 2);
    let shown = cells::text(frame.buffer_mut(), rest, &said, style, model.theme);
    let hints = hints::hints(model, rest.width.saturating_sub(shown + 2).into());
    let right = cells::past(line, line.width - (display::columns(&hints) as u16).min(line.width));
    cells::text(frame.buffer_mut(), right, &hints, model.theme.quiet(), model.theme);
}

/// Returns the text search, such as "/ferry 3/17  "; the count may still grow.
fn looked_for(search: &TextSearch) -> [String; 3] {
    let lead = if search.is_expression() { "regex /" } else { "/" };
    let typed = display::fit_words(search.entry().typed(), MOST_OF_CUE).into_owned();
    [lead.to_owned(), typed, format!(" {}  ", counted(search))]
}

/// Returns the count, such as "3/17", or "…/17…" while the text is being searched.
fn counted(search: &TextSearch) -> String {
    let more = if search.has_work() { "…" } else { "" };
    match (search.count(), search.rank()) {
        _ if search.entry().typed().is_empty() => String::new(),
        (0, _) if search.has_work() => "searching…".to_owned(),
        (0, _) => "no match".to_owned(),
        (count, Some(rank)) => format!("{rank}/{count}{more}"),
        (1, None) if more.is_empty() => "1 match".to_owned(),
        (count, None) => format!("{count}{more} matches"),
    }
}

fn progress(model: &Model) -> Option<String> {
    let progress = model.library.progress;
    if let Some(round) = progress.round {
        return Some(format!("refreshing… {} looked at, {} new", round.looked_at, round.added));
    }
    if let Some(said) = said(model) {
        Some(said)
    } else if !progress.all_taken_in && progress.taken_in == 0 {
        Some("opening…".to_owned())
    } else if analysis_control::lacking(model) > 0 || !progress.all_taken_in {
        Some(format!("{} of {} articles analysed…", progress.analysed, progress.taken_in))
    } else {
        None
    }
}
