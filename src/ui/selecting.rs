//! Selecting text, to make a quotation of it.
//!
//! By keys; [`crate::ui::dragging`] does it with the mouse. A selection is a place where it began and one where the cursor is; both are bytes at
//! which a character starts, and the characters at both belong to it. What lies between
//! two blocks is passed over, and is in no selection.

use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use crate::article::Article;
use crate::text::Span;
use crate::text::Spans;
use crate::text::visible;
use crate::ui::citation;
use crate::ui::command::Command;
use crate::ui::command::Motion;
use crate::ui::copying::Form;
use crate::ui::keymap::Key;
use crate::ui::keymap::Lookup;
use crate::ui::keymap::Scope;
use crate::ui::model::Model;
use crate::ui::model::Pane;
use crate::ui::page::Row;
use crate::ui::purpose::Purpose;
use crate::ui::reading::Reading;
use crate::ui::theme::Theme;

/// Where a selection began, and where it has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Selection {
    from: usize,
    to: usize,
    by: By,
}

/// What selects. Keys have a cursor, which is shown; the mouse has its pointer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Keys,
    Mouse,
}

/// How far the cursor goes along a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// To the next character.
    Right,
    /// To the one before.
    Left,
    /// To the start of the next word.
    NextWord,
    /// To the start of this word, or of the one before.
    PreviousWord,
    /// To the end of this word, or of the next.
    EndOfWord,
}

impl Selection {
    /// What was dragged over: whole characters, and not nothing.
    pub(crate) fn dragged(article: &Article, over: Span) -> Option<Self> {
        let last = over.start() + last_character(&article.text[over])?;
        Some(Selection { from: over.start(), to: last, by: By::Mouse })
    }

    /// Whether it was made with the mouse.
    pub(crate) fn is_dragged(self) -> bool {
        self.by == By::Mouse
    }

    /// Where it has come to.
    pub(crate) fn cursor(self) -> usize {
        self.to
    }

    /// What is selected, in one piece for each block.
    pub(crate) fn content(self, article: &Article) -> Spans {
        let all = self.hull(article);
        let pieces = article.blocks.iter().filter_map(|block| block.span.intersection(all));
        pieces.filter_map(|piece| trim(article, piece)).collect()
    }

    fn hull(self, article: &Article) -> Span {
        let (start, last) = (self.from.min(self.to), self.from.max(self.to));
        Span::new(start, character_at(article, last).end())
    }

    /// What looks different of a line, and how.
    pub(crate) fn looks(self, article: &Article, line: Span, theme: Theme) -> Vec<(Span, Style)> {
        if self.is_dragged() {
            return vec![(self.hull(article), theme.chosen())];
        }
        let cursor = character_at(article, self.to);
        let (start, end) = if self.from <= self.to {
            (self.from, self.to)
        } else {
            (cursor.end(), character_at(article, self.from).end())
        };
        let selected = (Span::new(start, end), theme.chosen());
        let mut looks = vec![selected, (cursor, theme.found_here())];
        looks.sort_by_key(|(span, _)| span.start());
        looks.retain(|(span, _)| !span.is_empty() && span.overlaps(line));
        looks
    }
}

/// Begins at the current quotation, or else at the first line in sight.
pub(crate) fn begin(model: &mut Model) {
    let reading = &model.reading;
    let Some(open) = reading.open() else { return };
    let quotation = reading.current().and_then(|index| reading.quotation(index)?.content.hull());
    let quotation = quotation.filter(|hull| reading.sees(*hull)).map(Span::start);
    let at = quotation.unwrap_or_else(|| reading.first_in_sight());
    let Some(at) = settle(&open.article, at) else {
        return model.say("there is no text to select");
    };
    model.selection = Some(Selection { from: at, to: at, by: By::Keys });
    model.focus = Pane::Text;
}

/// Moves the cursor along the line.
pub(crate) fn step(model: &mut Model, step: Step) {
    let (Some(open), Some(selection)) = (model.reading.open(), model.selection) else { return };
    let article = &open.article;
    let to = match step {
        Step::Right => after(article, selection.to),
        Step::Left => before(article, selection.to),
        Step::NextWord => next_word(article, selection.to),
        Step::PreviousWord => previous_word(article, selection.to),
        Step::EndOfWord => end_of_word(article, selection.to),
    };
    go_to(model, to);
}

/// Moves the cursor by lines.
pub(crate) fn move_by(model: &mut Model, motion: Motion, times: usize) {
    for _ in 0..times {
        let Some(selection) = model.selection else { return };
        let to = line_from(&model.reading, selection.to, motion);
        go_to(model, to);
    }
}

/// Has the selection begin where the cursor is.
pub(crate) fn begin_here(model: &mut Model) {
    if let Some(selection) = &mut model.selection {
        selection.from = selection.to;
    }
}

/// What to ask to make a quotation of what is selected: whose the words are, whole words; and
/// where they are.
pub(crate) fn add(model: &mut Model) -> Option<(Purpose, Span)> {
    let open = model.reading.open()?;
    let selection = model.selection?;
    let selected = selection.content(&open.article);
    let content: Spans = selected.iter().map(|piece| widen(&open.article, piece)).collect();
    let has_word = |piece: Span| open.article.text[piece].chars().any(char::is_alphanumeric);
    if !content.iter().any(has_word) {
        model.say("no words are selected");
        return None;
    }
    let words = citation::words(&open.article, &content);
    let place = content.hull()?;
    let article = open.id;
    // What is shown while they say who it was is what is added.
    let (from, to) = (place.start(), before(&open.article, place.end())?);
    model.selection = Some(Selection { from, to, ..selection });
    Some((Purpose::Add { article, content, words }, place))
}

/// Says that a key adds what is selected, where nothing is.
pub(crate) fn say_how_to_begin(model: &mut Model, key: Key) {
    let meant = model.keymap.look_up(Scope::Selecting, &[], key);
    if meant != Lookup::Command(Command::AddQuotation) {
        return;
    }
    let mut bound = model.keymap.of(Scope::Anywhere);
    let begins = bound.find(|bound| bound.command == Command::Select);
    let begins = begins.and_then(|bound| bound.keys.first().map(ToString::to_string));
    drop(bound);
    if let Some(begins) = begins {
        model.say(format!("{begins} selects text, then {key} makes it a quotation"));
    }
}

/// Says that a key has no meaning here, by saying which have.
pub(crate) fn say_keys(model: &mut Model) {
    let key = |command| {
        let mut bound = model.keymap.of(Scope::Selecting).filter(|bound| bound.command == command);
        bound.find_map(|bound| bound.keys.first())
    };
    let meant = [
        (Command::AddQuotation, "adds"),
        (Command::Copy(Form::Text), "copies"),
        (Command::Escape, "ends"),
    ];
    let said = meant.map(|(command, does)| Some(format!("{} {does}", key(command)?)));
    let said = said.into_iter().flatten().collect::<Vec<_>>().join(", ");
    model.say(format!("selecting: {said}"));
}

fn go_to(model: &mut Model, to: Option<usize>) {
    if let (Some(to), Some(selection)) = (to, &mut model.selection) {
        selection.to = to;
        model.reading.reveal(Span::new(to, to + 1));
    }
}

/// The character at a byte, with its accents.
fn character_at(article: &Article, at: usize) -> Span {
    let rest = &article.text[Span::new(at, article.text.len())];
    let len = if rest.is_empty() { 0 } else { visible::first_cluster(rest).len };
    Span::new(at, at + len)
}

/// The place itself if it is in a block, else the start of the next one, or of the last.
fn settle(article: &Article, at: usize) -> Option<usize> {
    let next = article.blocks.iter().find(|block| at < block.span.end());
    let span = next.or(article.blocks.last())?.span;
    Some(if span.contains(at) { at } else { span.start() })
}

fn after(article: &Article, at: usize) -> Option<usize> {
    let next = character_at(article, at).end();
    let block = article.blocks.iter().find(|block| next < block.span.end())?;
    Some(next.max(block.span.start()))
}

fn before(article: &Article, at: usize) -> Option<usize> {
    let block = article.blocks.iter().rev().find(|block| block.span.start() < at)?.span;
    let earlier = Span::new(block.start(), at.min(block.end()));
    last_character(&article.text[earlier]).map(|from| earlier.start() + from)
}

/// Where the last character starts.
fn last_character(text: &str) -> Option<usize> {
    text.grapheme_indices(true).next_back().map(|(at, _)| at)
}

fn next_word(article: &Article, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let next = after(article, at)?;
        // Between two blocks lies white space, too.
        let is_new_block = character_at(article, at).end() != next;
        if is_word(article, next) && (is_new_block || !is_word(article, at)) {
            return Some(next);
        }
        at = next;
    }
}

fn previous_word(article: &Article, from: usize) -> Option<usize> {
    let mut at = before(article, from)?;
    while let Some(earlier) = before(article, at) {
        let starts = character_at(article, earlier).end() != at || !is_word(article, earlier);
        if is_word(article, at) && starts {
            break;
        }
        at = earlier;
    }
    Some(at)
}

fn end_of_word(article: &Article, from: usize) -> Option<usize> {
    let mut at = after(article, from)?;
    while let Some(next) = after(article, at) {
        let ends = character_at(article, at).end() != next || !is_word(article, next);
        if is_word(article, at) && ends {
            break;
        }
        at = next;
    }
    Some(at)
}

fn is_word(article: &Article, at: usize) -> bool {
    !article.text[character_at(article, at)].chars().all(char::is_whitespace)
}

/// The place in another line of text that is under or above `at`.
fn line_from(reading: &Reading, at: usize, motion: Motion) -> Option<usize> {
    let article = &reading.open()?.article;
    let page = reading.page();
    let line = |row| match page.row(article, row) {
        Row::Text { drawn, .. } => Some(drawn),
        _ => None,
    };
    let here = page.row_at(at);
    let wanted = line(here).map_or(0, |drawn| columns_before(article, drawn, at));
    let height = reading.height();
    let target = motion.apply(here, page.len().saturating_sub(1), height);
    let mut rows: Box<dyn Iterator<Item = usize>> = if target > here {
        Box::new((target..page.len()).chain((here + 1..target).rev()))
    } else {
        Box::new((0..=target).rev().chain(target + 1..here))
    };
    let drawn = rows.find_map(line)?;
    Some(place_at(article, drawn, wanted))
}

fn columns_before(article: &Article, line: Span, at: usize) -> usize {
    visible::columns(&article.text[Span::new(line.start(), at.clamp(line.start(), line.end()))])
}

/// Where the character starts that stands in this column, or the last of the line.
fn place_at(article: &Article, line: Span, wanted: usize) -> usize {
    let (mut at, mut filled) = (line.start(), 0);
    loop {
        let cluster = visible::first_cluster(&article.text[Span::new(at, line.end())]);
        filled += cluster.columns;
        if wanted < filled || at + cluster.len >= line.end() {
            return at;
        }
        at += cluster.len;
    }
}

/// Without the white space at its ends; `None` where there is nothing else.
fn trim(article: &Article, span: Span) -> Option<Span> {
    let text = &article.text[span];
    let start = span.start() + text.len() - text.trim_start().len();
    let len = text.trim().len();
    (len > 0).then(|| Span::new(start, start + len))
}

/// With the rest of the words at its ends: a quotation is found again by whole words.
fn widen(article: &Article, span: Span) -> Span {
    let (before, text) = (&article.text[Span::new(0, span.start())], &article.text[span]);
    let rest = &article.text[Span::new(span.end(), article.text.len())];
    let (mut start, mut end) = (span.start(), span.end());
    if text.starts_with(char::is_alphanumeric) {
        start = before.trim_end_matches(char::is_alphanumeric).len();
    }
    if text.ends_with(char::is_alphanumeric) {
        end += rest.len() - rest.trim_start_matches(char::is_alphanumeric).len();
    }
    Span::new(start, end)
}
