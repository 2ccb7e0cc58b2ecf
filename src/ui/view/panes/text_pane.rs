//! Draws the text pane.
//!
//! A line is drawn from its bytes: what is a quotation, a cue or a source is found
//! for just the bytes in sight. Beside each line that holds part of a quotation stands a
//! mark, so that quotations show without colour too.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::article::Article;
use crate::article::BlockKind;
use crate::article::Link;
use crate::library::OpenArticle;
use crate::library::QuotationRow;
use crate::library::SpeakerId;
use crate::quotes::Act;
use crate::text::Span;
use crate::text::bidi;
use crate::text::bidi::Run;
use crate::text::display;
use crate::text::display::Cluster;
use crate::ui::state::text::open_article::Reading;
use crate::ui::state::text::page::line_setting::Spread;
use crate::ui::state::text::page::page_row::Mixed;
use crate::ui::state::text::page::page_row::Row;
use crate::ui::state::text::quotation_highlights;
use crate::ui::state::text::quotation_highlights::DOUBTFUL;
use crate::ui::state::text::quotation_highlights::Mark;
use crate::ui::state::text::searched_words::SearchedWords;
use crate::ui::state::text::text_columns;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::state::text::text_selection::character_at;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;
use crate::ui::view::hyperlink;
use crate::ui::view::short_name;
use crate::ui::view::user_marks;

/// Returns what looks different of a line, and how.
fn selection_looks(
    selection: Selection,
    article: &Article,
    line: Span,
    theme: Theme,
) -> Vec<(Span, Style)> {
    if selection.is_dragged() {
        return vec![(selection.hull(article), theme.chosen())];
    }
    let cursor = character_at(article, selection.to);
    let (start, end) = if selection.from <= selection.to {
        (selection.from, selection.to)
    } else {
        (cursor.end(), character_at(article, selection.from).end())
    };
    let selected = (Span::new(start, end), theme.chosen());
    let mut looks = vec![selected, (cursor, theme.found_here())];
    looks.sort_by_key(|(span, _)| span.start());
    looks.retain(|(span, _)| !span.is_empty() && span.overlaps(line));
    looks
}

/// Tells whether a quotation is in doubt; what the user said themselves is not.
fn is_doubtful(row: &QuotationRow) -> bool {
    !row.corrected && row.confidence < DOUBTFUL
}

/// The marks in a text besides its quotations.
#[derive(Clone, Copy)]
pub(crate) struct Emphasis<'a> {
    /// The search in the text.
    pub(crate) search: Option<&'a TextSearch>,
    /// The words by which it was found among the articles.
    pub(crate) sought: Option<&'a SearchedWords>,
    /// The words among them at which the user is.
    pub(crate) sought_here: Option<Span>,
    /// The text that the user selects.
    pub(crate) selection: Option<Selection>,
    /// The links of the text.
    pub(crate) links: &'a [Link],
    /// True if the terminal is told where they lead.
    pub(crate) has_hyperlinks: bool,
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
        left: area.x,
        reading,
        emphasis,
        open,
        theme,
        current: reading.current().and_then(|index| Some((index, reading.quotation(index)?))),
    };
    let (before, _) = text_columns::margins(area.width, reading.has_initials);
    let measure =
        reading.page().measure().min(text_columns::available(area.width, reading.has_initials));
    let x = text_columns::first_column(reading, area);
    for at in 0..area.height {
        let line = Rect::new(x, area.y + at, measure, 1);
        let gutter = (before > 0).then(|| Rect { x: x - 2, width: 1, ..line });
        lines.draw_row(reading.top() + usize::from(at), line, gutter, buf);
    }
    if reading.page().is_empty() {
        cells::text(
            buf,
            cells::past(cells::line(area, 0), before),
            "nothing to read",
            theme.quiet(),
            theme,
        );
    }
}

struct Lines<'a> {
    /// The first column of the pane.
    left: u16,
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
                cells::words(buf, area, title, self.theme.strong(), self.theme);
            }
            Row::About(about) => {
                cells::parts(buf, area, &cells::apart(about, self.theme.quiet()), self.theme);
            }
            Row::Text { drawn, kind, indent, sign, spread, mixed } => {
                let marks = quotation_highlights::overlapping(self.reading.marks(), drawn);
                if let Some(gutter) = gutter {
                    self.draw_gutter(marks, drawn, gutter, buf);
                }
                if let Some(sign) = sign {
                    cells::text(buf, area, sign, self.theme.quiet(), self.theme);
                }
                let area = cells::past(area, indent);
                match mixed {
                    None => {
                        let line = text_columns::whole(drawn);
                        self.draw_run(line, (kind, spread), marks, area, buf);
                    }
                    Some(mixed) => self.draw_mixed(mixed, kind, marks, area, buf),
                }
            }
        }
    }

    /// Draws the mark of the current quotation, or else of the first on the line; where it begins,
    /// the sign of what the user said of it, and without colours the speaker's initials before it.
    fn draw_gutter(&self, marks: &[Mark], drawn: Span, gutter: Rect, buf: &mut Buffer) {
        let current = self.current.map(|(index, _)| index);
        let its = marks.iter().find(|mark| Some(mark.quotation) == current);
        let Some(mark) = its.or(marks.first()) else { return };
        let Some(row) = self.reading.quotation(mark.quotation) else { return };
        let symbol = match (its.is_some(), row.act == Act::Said, is_doubtful(row)) {
            (true, true, _) => "█",
            (true, false, _) => "┃",
            (false, _, true) => "┊",
            (false, true, false) => "▌",
            (false, false, false) => "│",
        };
        let begins = row.content.first().is_some_and(|first| drawn.contains(first.start()));
        if self.reading.has_initials
            && begins
            && gutter.x >= self.left + 2
            && let Some(speaker) = row.speaker.and_then(|id| self.reading.speaker(id))
        {
            let initials = short_name::initials(&speaker.name);
            let left = Rect { x: gutter.x - 2, width: 2, ..gutter };
            let style = if its.is_some() { self.theme.chosen() } else { self.theme.strong() };
            cells::text(buf, left, &initials, style, self.theme);
        }
        let sign = user_marks::of_row(row).filter(|_| begins);
        let mut style = self.theme.speaker(self.coloured_as(row.speaker));
        if sign.is_some() && its.is_some() {
            style = style.patch(self.theme.strong());
        }
        cells::glyph(buf, gutter, sign.unwrap_or(symbol), style);
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
        let mut area = cells::past(area, mixed.lead);
        for run in &mixed.runs {
            let columns = display::columns(&self.open.article.text[run.span]);
            let width = u16::try_from(columns).unwrap_or(u16::MAX).min(area.width);
            let setting = (kind, Spread::default());
            self.draw_run(*run, setting, marks, Rect { width, ..area }, buf);
            area = cells::past(area, width);
        }
    }

    fn draw_run(
        &self,
        run: Run,
        (kind, spread): (BlockKind, Spread),
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
        let (mut at, mut filled, mut spaces) = (drawn.start(), 0_u16, 0_u16);
        while at < drawn.end() && filled < area.width {
            let end = text.floor_char_boundary(at + text_columns::LONGEST_CLUSTER).min(drawn.end());
            let Cluster { len, columns } = display::first_cluster(&text[Span::new(at, end)]);
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
                style = style.patch(self.theme.link_in_text());
                if self.emphasis.has_hyperlinks {
                    style = style.patch(*lead);
                }
            }
            let cluster = &text[Span::new(at, at + len)];
            if run.is_leftward {
                filled += columns as u16;
                let place = cells::past(area, area.width.saturating_sub(filled));
                cells::glyph(buf, place, bidi::mirrored(cluster), style);
            } else {
                let more = spread.more(cluster, filled.into(), spaces);
                filled += cells::glyph(buf, cells::past(area, filled), cluster, style);
                for _ in 0..more {
                    filled += cells::glyph(buf, cells::past(area, filled), " ", style);
                }
                spaces = spaces.saturating_add(u16::from(cluster == " "));
            }
            at += len;
        }
    }

    /// Returns what is selected in a line, else what the search found, what is pointed out, or
    /// the words for which the article was found; and how it looks.
    fn found_in(&self, drawn: Span) -> Vec<(Span, Style)> {
        if let Some(selection) = self.emphasis.selection {
            return selection_looks(selection, &self.open.article, drawn, self.theme);
        }
        let Some(search) = self.emphasis.search else {
            if let Some(pointed) = self.reading.pointed() {
                return vec![(pointed, self.theme.chosen())];
            }
            let sought = self.emphasis.sought.map(|sought| sought.in_line(self.open, drawn));
            let here = self.emphasis.sought_here;
            let looks = |span: Span| {
                let is_here = here.is_some_and(|here| here.overlaps(span));
                (span, if is_here { self.theme.found_here() } else { self.theme.found() })
            };
            return sought.into_iter().flatten().map(looks).collect();
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
            let coloured = self.coloured_as(current.speaker);
            style.patch(self.theme.speaker_words(coloured)).patch(self.theme.source())
        } else if current.cue.contain(at) {
            style.patch(self.theme.cue())
        } else if mark.is_some_and(|mark| mark.quotation == index) {
            // What is faint must not be so where the user is.
            style.patch(self.theme.strong().remove_modifier(Modifier::DIM))
        } else {
            style
        }
    }

    fn colour_of(&self, quotation: u32) -> Style {
        let row = self.reading.quotation(quotation);
        row.map_or(Style::new(), |row| match row.act {
            Act::Said => self.theme.said(self.coloured_as(row.speaker)),
            Act::Topic | Act::Thought | Act::None => {
                self.theme.not_said(self.coloured_as(row.speaker))
            }
        })
    }

    fn coloured_as(&self, speaker: Option<SpeakerId>) -> Option<SpeakerId> {
        speaker.map(|speaker| self.reading.coloured_as(speaker))
    }
}
