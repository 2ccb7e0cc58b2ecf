//! The text pane.
//!
//! A line is drawn from its bytes: what is a quotation, a cue or a source is found
//! for just the bytes in sight. Beside each line that holds part of a quotation stands a
//! mark, so that quotations show without colour too.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::article::Article;
use crate::article::BlockKind;
use crate::article::Link;
use crate::library::OpenArticle;
use crate::library::QuotationRow;
use crate::text::Span;
use crate::text::bidi;
use crate::text::bidi::Run;
use crate::text::visible;
use crate::text::visible::Cluster;
use crate::ui::draw;
use crate::ui::hyperlink;
use crate::ui::marks;
use crate::ui::marks::Mark;
use crate::ui::page::Mixed;
use crate::ui::page::Row;
use crate::ui::reading::Reading;
use crate::ui::search::Search;
use crate::ui::selecting::Selection;
use crate::ui::settings::Measure;
use crate::ui::sought::Sought;
use crate::ui::theme::Theme;

/// A quotation less likely to be right than this is marked by a broken line.
pub(crate) const DOUBTFUL: f32 = 0.5;

/// What the reader said themselves is in no doubt.
fn is_doubtful(row: &QuotationRow) -> bool {
    !row.corrected && row.confidence < DOUBTFUL
}

/// Bytes of a cluster that are looked at: with a million accents on one letter,
/// each key would take as long as opening the article.
const LONGEST_CLUSTER: usize = 256;

/// Columns of a text pane `width` wide, inside its frame, that hold text.
pub(crate) fn measure(width: u16, widest: Measure) -> u16 {
    available(width).min(widest.0)
}

fn available(width: u16) -> u16 {
    let (before, after) = margins(width);
    width - before - after
}

/// Columns before and after the text: the marks want two, and the eye some air
/// where there is any.
fn margins(width: u16) -> (u16, u16) {
    match width {
        0..8 => (0, 0),
        8..24 => (2, 0),
        _ => (3, 1),
    }
}

/// What is marked in a text besides its quotations.
#[derive(Clone, Copy)]
pub(crate) struct Emphasis<'a> {
    /// What is looked for in it.
    pub(crate) search: Option<&'a Search>,
    /// The words by which it was found among the articles.
    pub(crate) sought: Option<&'a Sought>,
    /// What the reader selects.
    pub(crate) selection: Option<Selection>,
    /// Where it leads.
    pub(crate) links: &'a [Link],
}

/// Draws the lines in sight of the article.
pub(crate) fn draw(
    reading: &Reading,
    emphasis: Emphasis<'_>,
    area: Rect,
    buf: &mut Buffer,
    theme: Theme,
) {
    let Some(open) = reading.open() else { return };
    let lines = Lines {
        reading,
        emphasis,
        open,
        theme,
        current: reading.current().and_then(|index| Some((index, reading.quotation(index)?))),
    };
    let (before, _) = margins(area.width);
    let measure = reading.page().measure().min(available(area.width));
    let x = first_column(reading, area);
    for at in 0..area.height {
        let line = Rect::new(x, area.y + at, measure, 1);
        let gutter = (before > 0).then(|| Rect { x: x - 2, width: 1, ..line });
        lines.draw_row(reading.top() + usize::from(at), line, gutter, buf);
    }
    if reading.page().is_empty() {
        draw::text(
            buf,
            draw::past(draw::line(area, 0), before),
            "nothing to read",
            theme.quiet(),
            theme,
        );
    }
}

/// The first column of the text in the pane.
fn first_column(reading: &Reading, area: Rect) -> u16 {
    let (before, _) = margins(area.width);
    let spare = available(area.width).saturating_sub(reading.page().measure());
    area.x + spare / 2 + before
}

/// What of the text is drawn at a column of the screen, in a row of the pane: a character,
/// or an empty span beside the nearest where there is none.
pub(crate) fn under(reading: &Reading, area: Rect, column: u16, row: usize) -> Option<Span> {
    let article = &reading.open()?.article;
    let (page, row) = (reading.page(), reading.top() + row);
    if page.len() <= row {
        return Some(Span::empty(article.blocks.last()?.span.end()));
    }
    let Row::Text { drawn, indent, mixed, .. } = page.row(article, row) else {
        return Some(Span::empty(page.byte_of(row)));
    };
    let lead = mixed.map_or(0, |mixed| mixed.lead);
    let single = [whole(drawn)];
    let runs = mixed.map_or(&single[..], |mixed| &mixed.runs);
    // At the left of a line that begins at the right it ends.
    let is_leftward = mixed.is_some_and(|mixed| mixed.is_leftward);
    let (left, right) =
        if is_leftward { (drawn.end(), drawn.start()) } else { (drawn.start(), drawn.end()) };
    let Some(wanted) = column.checked_sub(first_column(reading, area) + indent + lead) else {
        return Some(Span::empty(left));
    };
    let mut wanted = usize::from(wanted);
    for run in runs {
        let columns = visible::columns(&article.text[run.span]);
        if wanted < columns {
            let column = if run.is_leftward { columns - 1 - wanted } else { wanted };
            return Some(cluster_at(article, run.span, column));
        }
        wanted -= columns;
    }
    Some(Span::empty(right))
}

/// The character of a piece of a line in this column, counted from where the piece begins.
fn cluster_at(article: &Article, piece: Span, wanted: usize) -> Span {
    let (mut at, mut filled) = (piece.start(), 0);
    while at < piece.end() {
        let end = article.text.floor_char_boundary(at + LONGEST_CLUSTER).min(piece.end());
        let cluster = visible::first_cluster(&article.text[Span::new(at, end)]);
        filled += cluster.columns;
        if wanted < filled {
            return Span::new(at, at + cluster.len);
        }
        at += cluster.len;
    }
    Span::empty(piece.end())
}

/// A line that goes from left to right.
fn whole(drawn: Span) -> Run {
    Run { span: drawn, is_leftward: false }
}

/// Columns of the line before the character at a byte of it.
fn columns_before(article: &Article, runs: &[Run], at: usize) -> usize {
    let columns = |span: Span| visible::columns(&article.text[span]);
    let mut before = 0;
    for Run { span, is_leftward } in runs.iter().copied() {
        if span.contains(at) {
            let here = columns(Span::new(span.start(), at));
            if !is_leftward {
                return before + here;
            }
            let rest = &article.text[Span::new(at, span.end())];
            return before + columns(span) - here - visible::first_cluster(rest).columns;
        }
        before += columns(span);
    }
    before
}

/// Where a byte of the text is drawn, if it is in sight.
pub(crate) fn place_of(reading: &Reading, area: Rect, at: usize) -> Option<Position> {
    let article = &reading.open()?.article;
    let row = reading.page().row_at(at);
    let Row::Text { drawn, indent, mixed, .. } = reading.page().row(article, row) else {
        return None;
    };
    let y = u16::try_from(row.checked_sub(reading.top())?).ok()?;
    let single = [whole(drawn)];
    let (runs, lead) = mixed.map_or((&single[..], 0), |mixed| (&mixed.runs[..], mixed.lead));
    let columns = columns_before(article, runs, at) as u16;
    let x = (first_column(reading, area) + indent + lead).saturating_add(columns);
    (y < area.height && area.width > 0)
        .then(|| Position { x: x.min(area.right() - 1), y: area.y + y })
}

/// Where the first line in sight begins.
pub(crate) fn first_place(reading: &Reading, area: Rect) -> Option<Position> {
    let x = first_column(reading, area).min(area.right().saturating_sub(1));
    (!area.is_empty()).then_some(Position { x, y: area.y })
}

/// Draws scrollbar and ticks on the right border of the pane, `track` being one column: a dot
/// for what a search found, else a square for where quotations begin.
pub(crate) fn draw_scrollbar(
    reading: &Reading,
    search: Option<&Search>,
    track: Rect,
    buf: &mut Buffer,
    theme: Theme,
) {
    let (rows, height) = (reading.page().len(), usize::from(track.height));
    if height == 0 || reading.open().is_none() {
        return;
    }
    let row_of = |at: usize| at * rows.max(height) / height;
    for at in 0..height {
        let (first, end) = (row_of(at), row_of(at + 1));
        let sees = first < reading.top() + height && reading.top() < end && rows > height;
        let bytes = bytes_of(reading, first, end);
        let tick = bytes.and_then(|bytes| reading.starts_in(bytes));
        let style = tick.and_then(|index| reading.quotation(index));
        let style = style.map_or(Style::new(), |quotation| theme.speaker(quotation.speaker));
        let has_match = bytes.zip(search).is_some_and(|(bytes, search)| search.has_match_in(bytes));
        let symbol = match (has_match, tick.is_some(), sees) {
            (true, _, _) => "•",
            (false, true, _) => "▪",
            (false, false, true) => "▐",
            (false, false, false) => continue,
        };
        let style = if has_match { theme.strong() } else { style };
        let style = if sees { style.add_modifier(Modifier::BOLD) } else { style };
        let line = draw::line(track, at);
        draw::glyph(buf, line, symbol, Style::reset().patch(theme.base()).patch(style));
    }
}

/// The bytes from one row up to another.
fn bytes_of(reading: &Reading, first: usize, end: usize) -> Option<Span> {
    let page = reading.page();
    if first >= page.len() {
        return None;
    }
    let text_end = reading.open()?.article.text.len();
    let stop = if end < page.len() { page.byte_of(end) } else { text_end };
    let start = page.byte_of(first);
    Some(Span::new(start, stop.max(start)))
}

struct Lines<'a> {
    reading: &'a Reading,
    emphasis: Emphasis<'a>,
    open: &'a OpenArticle,
    theme: Theme,
    current: Option<(u32, &'a QuotationRow)>,
}

impl Lines<'_> {
    fn draw_row(&self, row: usize, area: Rect, gutter: Option<Rect>, buf: &mut Buffer) {
        match self.reading.page().row(&self.open.article, row) {
            Row::Blank => (),
            Row::Title(title) => {
                draw::words(buf, area, title, self.theme.strong(), self.theme);
            }
            Row::About(about) => {
                draw::parts(buf, area, &draw::apart(about, self.theme.quiet()), self.theme);
            }
            Row::Text { drawn, kind, indent, mixed } => {
                let marks = marks::overlapping(self.reading.marks(), drawn);
                if let Some(gutter) = gutter {
                    self.draw_gutter(marks, gutter, buf);
                }
                let area = draw::past(area, indent);
                match mixed {
                    None => self.draw_run(whole(drawn), kind, marks, area, buf),
                    Some(mixed) => self.draw_mixed(mixed, kind, marks, area, buf),
                }
            }
        }
    }

    /// The mark of the current quotation, or else of the first on the line.
    fn draw_gutter(&self, marks: &[Mark], gutter: Rect, buf: &mut Buffer) {
        let current = self.current.map(|(index, _)| index);
        let its = marks.iter().find(|mark| Some(mark.quotation) == current);
        let Some(mark) = its.or(marks.first()) else { return };
        let is_doubtful = self.reading.quotation(mark.quotation).is_some_and(is_doubtful);
        let symbol = match (its.is_some(), is_doubtful) {
            (true, _) => "█",
            (false, false) => "▌",
            (false, true) => "┊",
        };
        draw::glyph(buf, gutter, symbol, self.colour_of(mark.quotation));
    }

    /// Draws a line whose pieces do not all go the same way.
    fn draw_mixed(
        &self,
        mixed: &Mixed,
        kind: BlockKind,
        marks: &[Mark],
        area: Rect,
        buf: &mut Buffer,
    ) {
        let mut area = draw::past(area, mixed.lead);
        for run in &mixed.runs {
            let columns = visible::columns(&self.open.article.text[run.span]);
            let width = u16::try_from(columns).unwrap_or(u16::MAX).min(area.width);
            self.draw_run(*run, kind, marks, Rect { width, ..area }, buf);
            area = draw::past(area, width);
        }
    }

    fn draw_run(
        &self,
        run: Run,
        kind: BlockKind,
        mut marks: &[Mark],
        area: Rect,
        buf: &mut Buffer,
    ) {
        let block = match kind {
            BlockKind::Title => self.theme.strong(),
            BlockKind::Heading => self.theme.strong().add_modifier(Modifier::UNDERLINED),
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuotation => Style::new(),
        };
        let text = &self.open.article.text;
        let drawn = run.span;
        let mut found = self.found_in(drawn).into_iter().peekable();
        let mut links = hyperlink::overlapping(self.emphasis.links, drawn).peekable();
        let (mut at, mut filled) = (drawn.start(), 0);
        while at < drawn.end() && filled < area.width {
            let end = text.floor_char_boundary(at + LONGEST_CLUSTER).min(drawn.end());
            let Cluster { len, columns } = visible::first_cluster(&text[Span::new(at, end)]);
            while marks.first().is_some_and(|mark| mark.span.end() <= at) {
                marks = &marks[1..];
            }
            let mark = marks.first().filter(|mark| mark.span.contains(at));
            let mut style = block.patch(self.style_of(at, mark));
            while found.next_if(|(span, _)| span.end() <= at).is_some() {}
            if let Some((_, look)) = found.peek().filter(|(span, _)| span.contains(at)) {
                style = style.patch(*look);
            }
            while links.next_if(|(span, _)| span.end() <= at).is_some() {}
            if let Some((_, lead)) = links.peek().filter(|(span, _)| span.contains(at)) {
                style = style.patch(*lead);
            }
            let cluster = &text[Span::new(at, at + len)];
            if run.is_leftward {
                filled += columns as u16;
                let place = draw::past(area, area.width.saturating_sub(filled));
                draw::glyph(buf, place, bidi::mirrored(cluster), style);
            } else {
                filled += draw::glyph(buf, draw::past(area, filled), cluster, style);
            }
            at += len;
        }
    }

    /// What is selected in a line, else what the search found, what is pointed out, or
    /// the words for which the article was found; and how it looks.
    fn found_in(&self, drawn: Span) -> Vec<(Span, Style)> {
        if let Some(selection) = self.emphasis.selection {
            return selection.looks(&self.open.article, drawn, self.theme);
        }
        let Some(search) = self.emphasis.search else {
            if let Some(pointed) = self.reading.pointed() {
                return vec![(pointed, self.theme.chosen())];
            }
            let sought = self.emphasis.sought.map(|sought| sought.in_line(self.open, drawn));
            let found = self.theme.found();
            return sought.into_iter().flatten().map(|span| (span, found)).collect();
        };
        let looks = |span| {
            let is_here = search.current() == Some(span);
            if is_here { self.theme.found_here() } else { self.theme.found() }
        };
        search.overlapping(drawn).map(|span| (span, looks(span))).collect()
    }

    fn style_of(&self, at: usize, mark: Option<&Mark>) -> Style {
        let style = mark.map_or(Style::new(), |mark| self.colour_of(mark.quotation));
        let Some((index, current)) = self.current else { return style };
        if current.source.contain(at) {
            style.patch(self.theme.speaker(current.speaker)).patch(self.theme.source())
        } else if current.cue.contain(at) {
            style.patch(self.theme.cue())
        } else if mark.is_some_and(|mark| mark.quotation == index) {
            style.patch(self.theme.strong())
        } else {
            style
        }
    }

    fn colour_of(&self, quotation: u32) -> Style {
        let row = self.reading.quotation(quotation);
        row.map_or(Style::new(), |row| self.theme.speaker(row.speaker))
    }
}
