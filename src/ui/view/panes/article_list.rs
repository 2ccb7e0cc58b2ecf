//! Draws the list of articles.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use ratatui::style::Style;

use crate::article;
use crate::library::ArticleId;
use crate::library::ArticleRow;
use crate::text::Span;
use crate::text::bidi::Base;
use crate::text::display;
use crate::text::wrap;
use crate::ui::state::lists::article_list::ArticleList;
use crate::ui::state::lists::article_list::BEFORE_TITLE;
use crate::ui::state::theme::Theme;
use crate::ui::view::cells;

/// The mark of the article whose text is shown, whichever is chosen.
const OPEN: &str = "▌";

/// The columns between two things that are said of an article.
const BETWEEN: usize = 3;

/// The fewest columns in which an outlet's name still says something.
const LEAST_OF_OUTLET: usize = 6;

/// The look of the list.
#[derive(Clone, Copy)]
pub(crate) struct ListLook<'a> {
    pub(crate) theme: Theme,
    /// The style of the chosen row.
    pub(crate) chosen: Style,
    /// The article whose text is shown.
    pub(crate) open: Option<ArticleId>,
    /// Tells if the engine was stopped in an article.
    pub(crate) is_stopped: &'a dyn Fn(ArticleId) -> bool,
    /// Returns how many quotations of an article match the search, if that is known.
    pub(crate) matching: &'a dyn Fn(ArticleId) -> Option<usize>,
}

/// Draws the rows; `empty` is said where there are none.
pub(crate) fn draw(
    list: &ArticleList,
    area: Rect,
    buf: &mut Buffer,
    look: ListLook<'_>,
    empty: &str,
) {
    let ListLook { theme, chosen, open, is_stopped, matching } = look;
    if list.rows.total == 0 && list.is_known {
        for (at, line) in wrapped(empty, area).into_iter().enumerate() {
            cells::text(buf, cells::past(cells::line(area, at), 1), &line, theme.quiet(), theme);
        }
        return;
    }
    for (index, row) in list.visible() {
        let (first, titles) = (list.line_of(index), list.lines_of_title(row));
        let about = cells::line(area, first + titles);
        draw_title(buf, area, first, titles, row, theme);
        if open == Some(row.id) {
            for line in first..=first + titles {
                cells::glyph(buf, cells::past(cells::line(area, line), 1), OPEN, theme.strong());
            }
        }
        if row.starred {
            cells::text(buf, about, "★", theme.strong(), theme);
        }
        let about = cells::past(about, 2);
        let known = about_row(row, is_stopped(row.id), matching(row.id), about.width.into());
        cells::parts(buf, about, &cells::apart(&known, theme.quiet()), theme);
        let piece = cells::past(cells::line(area, first + titles + 1), 2);
        if !row.snippet.is_empty() {
            draw_snippet(buf, piece, &row.snippet, theme);
        }
        if index == list.selected {
            let shaded = chosen.remove_modifier(Modifier::DIM);
            for line in first..=first + titles {
                buf.set_style(cells::line(area, line), shaded);
            }
        }
    }
}

/// Draws a title on so many lines; what the last of them cannot hold is cut.
fn draw_title(
    buf: &mut Buffer,
    area: Rect,
    first: usize,
    lines: usize,
    row: &ArticleRow,
    theme: Theme,
) {
    let line = cells::line(area, first);
    if !row.read {
        cells::text(buf, line, "●", theme.unread(), theme);
    }
    let style = if row.read { Style::new() } else { theme.strong() };
    let title = row.title.as_str();
    let columns = usize::from(area.width).saturating_sub(BEFORE_TITLE);
    let mut broken = wrap::wrap(title, Span::new(0, title.len()), columns.max(1));
    let (head, rest) = match (lines, broken.next(), broken.next()) {
        (2, Some(head), Some(rest)) => {
            (&title[head.drawn().range()], &title[rest.span().start()..])
        }
        _ => (title, ""),
    };
    cells::words(buf, cells::past(line, 2), head, style, theme);
    let line = cells::line(area, first + 1);
    if !rest.is_empty() {
        let rest = display::fit_words(rest, columns);
        cells::words(buf, cells::past(line, 2), &rest, style, theme);
    }
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
    cells::pieces(buf, area, &pieces, Base::MostLetters, theme);
}

/// Returns the last words of `text` that fit into `most` columns, after "…" where some are cut.
fn last_words(text: &str, most: usize) -> Cow<'_, str> {
    if display::columns(text) <= most {
        return Cow::Borrowed(text);
    }
    let cuts = text.match_indices(' ').map(|(at, _)| &text[at..]);
    let kept = cuts.into_iter().find(|rest| display::columns(rest) < most).unwrap_or_default();
    Cow::Owned(format!("…{kept}"))
}

/// Returns what is said, as lines that fit.
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

/// Returns the parts of "2025-06-04 · Dawn · 14 quotes", without those that are not known. Where they
/// have no room, the outlet is cut, since the others are short and say more, then the count is said
/// in a shorter form; then the day is left out.
fn about_row(
    row: &ArticleRow,
    is_stopped: bool,
    matching: Option<usize>,
    room: usize,
) -> Vec<String> {
    let day = row.published.as_deref().map(|date| article::day(date).to_owned());
    let changed = (row.earlier_texts > 0).then(|| "changed".to_owned());
    let summary = row.is_summary.then(|| "summary only".to_owned());
    let forms = counts(row, is_stopped, matching);
    let shortest = forms.len() - 1;
    let with_day = forms.iter().map(|count| (day.clone(), summary.clone(), count, changed.clone()));
    let without = [(None, summary.clone(), &forms[0], None), (None, None, &forms[0], None)];
    let mut tried = with_day.chain(without).chain([(None, None, &forms[shortest], None)]);
    let taken = |parts: &[Option<String>]| -> usize {
        parts.iter().flatten().map(|part| display::columns(part) + BETWEEN).sum()
    };
    let parts = |(day, summary, count, changed): (_, _, &String, _)| {
        [day, summary, Some(count.clone()), changed]
    };
    let fits = |parts: &[Option<String>; 4]| taken(parts) <= room + BETWEEN;
    let Some(others) = tried.by_ref().map(parts).find(fits) else {
        return vec![forms[shortest].clone()];
    };
    let left = room.saturating_sub(taken(&others));
    let is_room = |outlet: &&str| display::columns(outlet) <= left || left >= LEAST_OF_OUTLET;
    let outlet = row.outlet.as_deref().filter(is_room);
    let outlet = outlet.map(|outlet| display::fit_words(outlet, left).into_owned());
    let [day, others @ ..] = others;
    [day, outlet].into_iter().chain(others).flatten().collect()
}

/// Returns how many quotations an article has, and how many of them match, in words and shorter.
fn counts(row: &ArticleRow, is_stopped: bool, matching: Option<usize>) -> Vec<String> {
    let count = row.quotations;
    match (row.analysed, matching) {
        (false, _) if is_stopped => vec!["not analysed".to_owned()],
        (false, _) => vec!["reading…".to_owned()],
        (true, Some(some)) if some < count => vec![
            format!("{some} of {count} quotes"),
            format!("{some} of {count} q."),
            format!("{some}/{count}"),
        ],
        (true, _) => {
            let word = if count == 1 { "quote" } else { "quotes" };
            vec![format!("{count} {word}"), format!("{count} q."), count.to_string()]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::about_row;
    use crate::library::ArticleId;
    use crate::library::ArticleRow;
    use crate::library::Rows;
    use crate::session::messages::Near;
    use crate::ui::commands::motion::Motion;
    use crate::ui::state::lists::article_list::ArticleList;

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
            earlier_texts: 0,
            is_summary: false,
            snippet: Vec::new(),
        }
    }

    fn articles(ids: &[i64]) -> ArticleList {
        let mut articles = ArticleList::default();
        let rows =
            Rows { total: ids.len(), first: 0, rows: ids.iter().map(|&id| row(id)).collect() };
        articles.take(rows, Near::Index(0), None);
        articles.fit(6, 30);
        articles
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        assert_eq!(about_row(&row(1), false, None, 60), ["3 quotes"]);
        assert_eq!(about_row(&row(1), false, Some(1), 60), ["1 of 3 quotes"]);
        assert_eq!(about_row(&row(1), false, Some(3), 60), ["3 quotes"]);
        let outlet = Some("The Herald".to_owned());
        let published = Some("2031-02-03T10:00:00Z".to_owned());
        let known = ArticleRow { outlet, published, quotations: 1, ..row(1) };
        assert_eq!(about_row(&known, false, None, 60), ["2031-02-03", "The Herald", "1 quote"]);
        assert_eq!(about_row(&known, false, None, 29), ["2031-02-03", "The…", "1 quote"]);
        assert_eq!(about_row(&known, false, None, 28), ["2031-02-03", "1 quote"]);
        assert_eq!(about_row(&known, false, None, 19), ["2031-02-03", "1 q."]);
        assert_eq!(about_row(&known, false, None, 14), ["2031-02-03", "1"]);
        assert_eq!(about_row(&known, false, None, 13), ["1 quote"]);
        let many = ArticleRow { quotations: 25, ..known };
        assert_eq!(about_row(&many, false, Some(14), 24), ["2031-02-03", "14 of 25 q."]);
        assert_eq!(about_row(&many, false, Some(14), 21), ["2031-02-03", "14/25"]);
        assert_eq!(about_row(&many, false, Some(14), 2), ["14/25"], "it has no shorter form");
        let unread = ArticleRow { analysed: false, ..row(1) };
        assert_eq!(about_row(&unread, false, None, 60), ["reading…"]);
        assert_eq!(about_row(&unread, true, None, 60), ["not analysed"]);
        let summary = ArticleRow { is_summary: true, ..row(1) };
        assert_eq!(about_row(&summary, false, None, 60), ["summary only", "3 quotes"]);
    }

    #[test]
    fn a_long_title_has_two_lines_and_every_row_can_be_seen_whole() {
        let mut articles = ArticleList::default();
        let long = |id| ArticleRow { title: "A title of many words ".repeat(3), ..row(id) };
        let rows = (0..9).map(|id| if id % 2 == 0 { long(id) } else { row(id) }).collect();
        articles.take(Rows { total: 9, first: 0, rows }, Near::Index(0), None);
        for motion in [Motion::Down, Motion::Up] {
            for _ in 0..9 {
                articles.fit(8, 30);
                let line = articles.selected_line().unwrap();
                let lines = 2 + usize::from(articles.selected % 2 == 0);
                assert!(line + lines <= 8, "{}", articles.selected);
                assert!(articles.choose_line(line) && articles.choose_line(line + lines - 1));
                articles.select(motion);
            }
        }
        articles.select(Motion::Bottom);
        articles.fit(8, 30);
        assert_eq!(articles.top, 6, "the pane is full at the end");
        assert_eq!(articles.selected_line(), Some(5));
        articles.choose_line(3);
        assert_eq!(articles.selected, 7);
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
        let mut articles = ArticleList::default();
        let rows = Rows { total: 900, first: 0, rows: (0..20).map(row).collect() };
        articles.take(rows, Near::Index(0), None);
        articles.fit(10, 30);
        assert!(!articles.lacks_rows());
        articles.select(Motion::Bottom);
        articles.fit(10, 30);
        assert!(articles.lacks_rows());
        assert_eq!(articles.wanted(), Near::Index(899));
    }
}
