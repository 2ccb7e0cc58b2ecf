//! The articles pane.
//!
//! Each article has two lines: its title, and what is known of it. Choosing an
//! article shows it; the reader need not open it to look inside.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::article;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::library::Rows;
use crate::library::Window;
use crate::session::messages::Near;
use crate::text::bidi::Base;
use crate::text::visible;
use crate::ui::command::Motion;
use crate::ui::draw;
use crate::ui::list;
use crate::ui::theme::Theme;

/// Lines of an article.
const LINES: usize = 2;
/// Lines of one that was searched for: where the words stand comes with it.
const LINES_FOUND: usize = 3;

/// Said where there are none.
pub(crate) const NONE: &str = "no articles";
/// Said where a search finds none.
pub(crate) const NOTHING_FOUND: &str = "nothing found; Esc shows all";

/// How the list looks.
#[derive(Clone, Copy)]
pub(crate) struct Look<'a> {
    pub(crate) theme: Theme,
    /// How the chosen row does.
    pub(crate) chosen: Style,
    /// Whether the engine was stopped in an article.
    pub(crate) is_stopped: &'a dyn Fn(ArticleId) -> bool,
}

/// The list of articles and the chosen one.
#[derive(Debug, Default)]
pub(crate) struct Articles {
    rows: Rows<ArticleRow>,
    /// Whether rows ever came: before, nobody knows how many there are.
    is_known: bool,
    /// Rows that the pane shows.
    shown: usize,
    top: usize,
    selected: usize,
    /// Which article is at `selected`, if its row was ever loaded.
    selected_id: Option<ArticleId>,
}

impl Articles {
    /// The chosen one, if it is known which that is.
    pub(crate) fn selected_id(&self) -> Option<ArticleId> {
        self.selected_id
    }

    /// The row to show first, and those after it, as far as they are loaded.
    pub(crate) fn visible(&self) -> impl Iterator<Item = (usize, &ArticleRow)> {
        let indices = self.top..(self.top + self.shown).min(self.rows.total);
        indices.filter_map(|index| Some((index, list::row(&self.rows, index)?)))
    }

    /// The first line of the chosen row, counted from the first that is shown.
    pub(crate) fn selected_line(&self) -> usize {
        self.selected.saturating_sub(self.top) * self.lines()
    }

    /// Makes room for `height` lines.
    pub(crate) fn fit(&mut self, height: usize) {
        let lines = self.lines();
        self.shown = height.div_ceil(lines);
        self.top = list::reveal(self.top, self.selected, height / lines, self.rows.total);
    }

    /// Chooses another row. The article is known at once if its row is loaded.
    pub(crate) fn select(&mut self, motion: Motion) {
        let last = self.rows.total.saturating_sub(1);
        self.selected = motion.apply(self.selected, last, self.shown.saturating_sub(1));
        self.selected_id = list::row(&self.rows, self.selected).map(|row| row.id);
    }

    /// Chooses the row that the line with this index shows; says whether it was chosen before.
    pub(crate) fn choose_line(&mut self, line: usize) -> bool {
        let index = self.top + line / self.lines();
        if index == self.selected || index >= self.rows.total {
            return index == self.selected;
        }
        self.selected = index;
        self.selected_id = list::row(&self.rows, index).map(|row| row.id);
        false
    }

    /// Chooses the first row, whichever article that will be.
    pub(crate) fn begin_anew(&mut self) {
        (self.top, self.selected, self.selected_id) = (0, 0, None);
    }

    /// Lines of a row.
    fn lines(&self) -> usize {
        let is_found = self.rows.rows.iter().any(|row| !row.snippet.is_empty());
        if is_found { LINES_FOUND } else { LINES }
    }

    /// Chooses `article`, wherever it is in the list.
    pub(crate) fn choose(&mut self, article: ArticleId) {
        self.selected_id = Some(article);
        if let Some(index) = self.rows.rows.iter().position(|row| row.id == article) {
            self.selected = self.rows.first + index;
        }
    }

    /// Takes new rows; `place` is where the article stands that they were asked for.
    pub(crate) fn take(&mut self, rows: Rows<ArticleRow>, near: Near, place: Option<usize>) {
        self.rows = rows;
        self.is_known = true;
        if let (Near::Article(article, _), Some(place)) = (near, place)
            && self.selected_id == Some(article)
        {
            self.selected = place;
        }
        self.selected = self.selected.min(self.rows.total.saturating_sub(1));
        if let Some(row) = list::row(&self.rows, self.selected) {
            self.selected_id = Some(row.id);
        } else if self.rows.total == 0 {
            self.selected_id = None;
        }
    }

    /// Whether the row of `article` is there and shows it as read.
    pub(crate) fn is_read(&self, article: ArticleId) -> bool {
        self.rows.rows.iter().any(|row| row.id == article && row.read)
    }

    /// Shows whether the reader has seen `article`.
    pub(crate) fn note_read(&mut self, article: ArticleId, read: bool) {
        for row in self.rows.rows.iter_mut().filter(|row| row.id == article) {
            row.read = read;
        }
    }

    /// Shows whether `article` has a star.
    pub(crate) fn note_starred(&mut self, article: ArticleId, starred: bool) {
        for row in self.rows.rows.iter_mut().filter(|row| row.id == article) {
            row.starred = starred;
        }
    }

    /// Whether rows that should be seen are not loaded.
    pub(crate) fn lacks_rows(&self) -> bool {
        !list::covers(&self.rows, Window { first: self.top, len: self.shown })
    }

    /// The row around which to ask for the list.
    pub(crate) fn wanted(&self) -> Near {
        match self.selected_id {
            Some(article) => Near::Article(article, self.selected),
            None => Near::Index(self.selected),
        }
    }

    /// How many rows the pane shows.
    pub(crate) fn shown(&self) -> usize {
        self.shown
    }

    /// How many articles the list has.
    pub(crate) fn total(&self) -> usize {
        self.rows.total
    }

    /// What stands in the frame: "Articles 2/3".
    pub(crate) fn title(&self) -> String {
        match self.rows.total {
            0 => "Articles".to_owned(),
            total => format!("Articles {}/{total}", self.selected + 1),
        }
    }

    /// Draws the rows; `empty` is said where there are none.
    pub(crate) fn draw(&self, area: Rect, buf: &mut Buffer, look: Look<'_>, empty: &str) {
        let Look { theme, chosen, is_stopped } = look;
        if self.rows.total == 0 && self.is_known {
            for (at, line) in wrapped(empty, area).into_iter().enumerate() {
                draw::text(buf, draw::past(draw::line(area, at), 1), &line, theme.quiet(), theme);
            }
            return;
        }
        for (index, row) in self.visible() {
            let at = (index - self.top) * self.lines();
            let (title, about) = (draw::line(area, at), draw::line(area, at + 1));
            draw_title(buf, title, row, theme);
            if row.starred {
                draw::text(buf, about, "★", theme.strong(), theme);
            }
            draw::parts(
                buf,
                draw::past(about, 2),
                &draw::apart(&about_row(row, is_stopped(row.id)), theme.quiet()),
                theme,
            );
            let piece = draw::past(draw::line(area, at + 2), 2);
            if !row.snippet.is_empty() {
                draw_snippet(buf, piece, &row.snippet, theme);
            }
            if index == self.selected {
                let shaded = chosen.remove_modifier(Modifier::DIM);
                buf.set_style(title, shaded);
                buf.set_style(about, shaded);
            }
        }
    }
}

fn draw_title(buf: &mut Buffer, area: Rect, row: &ArticleRow, theme: Theme) {
    if !row.read {
        draw::text(buf, area, "●", theme.unread(), theme);
    }
    let style = if row.read { Style::new() } else { theme.strong() };
    draw::words(buf, draw::past(area, 2), &row.title, style, theme);
}

/// Draws a piece of the text from where most of what was found can be seen.
fn draw_snippet(buf: &mut Buffer, area: Rect, snippet: &[(String, bool)], theme: Theme) {
    let first = snippet.iter().position(|(_, is_found)| *is_found);
    let mut pieces = Vec::with_capacity(snippet.len());
    for (at, (text, is_found)) in snippet.iter().enumerate() {
        let style = if *is_found { theme.found() } else { Style::new() };
        // What leads up to the first word may take a third of the line.
        let lead = match first {
            Some(first) if at < first => usize::from(area.width) / 3,
            _ => usize::MAX,
        };
        pieces.push((last_words(text, lead), style));
    }
    draw::pieces(buf, area, &pieces, Base::MostLetters, theme);
}

/// The last words of `text` that fit into `most` columns, after "…" where some are cut.
fn last_words(text: &str, most: usize) -> Cow<'_, str> {
    if visible::columns(text) <= most {
        return Cow::Borrowed(text);
    }
    let cuts = text.match_indices(' ').map(|(at, _)| &text[at..]);
    let kept = cuts.into_iter().find(|rest| visible::columns(rest) < most).unwrap_or_default();
    Cow::Owned(format!("…{kept}"))
}

/// What is said, as lines that fit.
fn wrapped(said: &str, area: Rect) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in said.split(' ') {
        let last = lines.last_mut().expect("one line at least");
        let is_room = last.len() + word.len() + 2 <= area.width.into();
        match last.is_empty() {
            true => last.push_str(word),
            false if is_room => *last = format!("{last} {word}"),
            false => lines.push(word.to_owned()),
        }
    }
    lines
}

/// "2025-06-04 · Dawn · 14 quotes", without what is not known.
fn about_row(row: &ArticleRow, is_stopped: bool) -> Vec<String> {
    let day = row.published.as_deref().map(article::day);
    let quotes = match (row.analysed, row.quotations) {
        (false, _) if is_stopped => "not analysed".to_owned(),
        (false, _) => "reading…".to_owned(),
        (true, 1) => "1 quote".to_owned(),
        (true, count) => format!("{count} quotes"),
    };
    let parts = [day.map(str::to_owned), row.outlet.clone(), Some(quotes)];
    parts.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::Articles;
    use super::about_row;
    use crate::library::ArticleId;
    use crate::library::ArticleRow;
    use crate::library::Rows;
    use crate::session::messages::Near;
    use crate::ui::command::Motion;

    fn row(id: i64) -> ArticleRow {
        ArticleRow {
            id: ArticleId(id),
            title: format!("Article {id}"),
            outlet: None,
            published: None,
            quotations: 3,
            analysed: true,
            read: false,
            starred: false,
            snippet: Vec::new(),
        }
    }

    fn articles(ids: &[i64]) -> Articles {
        let mut articles = Articles::default();
        let rows =
            Rows { total: ids.len(), first: 0, rows: ids.iter().map(|&id| row(id)).collect() };
        articles.take(rows, Near::Index(0), None);
        articles.fit(6);
        articles
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        assert_eq!(about_row(&row(1), false), ["3 quotes"]);
        let outlet = Some("The Herald".to_owned());
        let published = Some("2031-02-03T10:00:00Z".to_owned());
        let known = ArticleRow { outlet, published, quotations: 1, ..row(1) };
        assert_eq!(about_row(&known, false), ["2031-02-03", "The Herald", "1 quote"]);
        let unread = ArticleRow { analysed: false, ..row(1) };
        assert_eq!(about_row(&unread, false), ["reading…"]);
        assert_eq!(about_row(&unread, true), ["not analysed"]);
    }

    #[test]
    fn new_rows_leave_the_choice_on_its_article() {
        let mut articles = articles(&[4, 5, 6]);
        articles.select(Motion::Down);
        let rows = Rows { total: 5, first: 0, rows: [1, 2, 3, 4, 5].map(row).to_vec() };
        articles.take(rows, Near::Article(ArticleId(5), 1), Some(4));
        assert_eq!((articles.selected, articles.selected_id()), (4, Some(ArticleId(5))));
    }

    #[test]
    fn a_shorter_list_keeps_a_choice() {
        let mut articles = articles(&[4, 5, 6]);
        articles.select(Motion::Bottom);
        let rows = Rows { total: 1, first: 0, rows: vec![row(4)] };
        articles.take(rows, Near::Article(ArticleId(6), 2), None);
        assert_eq!((articles.selected, articles.selected_id()), (0, Some(ArticleId(4))));
    }

    #[test]
    fn a_row_that_is_not_loaded_can_be_chosen_and_is_lacking() {
        let mut articles = Articles::default();
        let rows = Rows { total: 900, first: 0, rows: (0..20).map(row).collect() };
        articles.take(rows, Near::Index(0), None);
        articles.fit(10);
        assert!(!articles.lacks_rows());
        articles.select(Motion::Bottom);
        articles.fit(10);
        assert!(articles.lacks_rows());
        assert_eq!(articles.wanted(), Near::Index(899));
    }
}
