//! Writes rows for people: aligned columns, cut after words to the width of the terminal. Where there
//! is too little room, the least important columns are left out.
//!
//! Widths are taken from the first thousand rows. On a terminal, what is the same for rows one after
//! the other stands in the first of them. In a pipe nothing is cut or left out, so that a search in it
//! finds all that is there, and each line says what it is of.

use std::io;
use std::io::IsTerminal;
use std::io::Write;
use std::mem;

use crate::cli::output::lists::Cell;
use crate::cli::output::lists::Column;
use crate::cli::output::lists::Form;
use crate::cli::output::lists::Room;
use crate::text::display;
use crate::text::numbers;
use crate::ui;

/// The space between two columns.
const GAP: &str = "  ";

/// The least width of a column that takes what is left, however narrow the terminal is.
const LEAST: usize = 24;

pub(super) struct Table {
    columns: &'static [Column],
    widths: Vec<usize>,
    /// The number of columns of the terminal; `None` where it is none.
    room: Option<usize>,
    /// What the row before was about, by the column that says it once; `None` before the first.
    before: Vec<Option<Cell>>,
}

impl Table {
    pub(super) fn new(columns: &'static [Column]) -> Self {
        Table::in_room(columns, io::stdout().is_terminal().then(ui::columns))
    }

    fn in_room(columns: &'static [Column], room: Option<usize>) -> Self {
        Table { columns, widths: Vec::new(), room, before: vec![None; columns.len()] }
    }

    /// Tells for each column whether the row before said it already, which is remembered.
    fn repeated(&mut self, cells: &[Cell]) -> Vec<bool> {
        let columns = self.columns;
        let about = columns.iter().map(|column| match column.room {
            Room::OnceFor { key, .. } => columns.iter().position(|other| other.key == key),
            _ => None,
        });
        let about = about.map(|at| at.map(|at| cells[at].clone())).collect();
        let before = mem::replace(&mut self.before, about);
        let same =
            before.iter().zip(&self.before).map(|(before, now)| now.is_some() && before == now);
        same.map(|is_same| is_same && self.room.is_some()).collect()
    }

    /// Returns the columns that a table shows, with their widths.
    fn shown<'a, T>(&'a self, cells: &'a [T]) -> impl Iterator<Item = (&'a Column, usize, &'a T)> {
        let columns = self.columns.iter().zip(&self.widths).zip(cells);
        columns
            .filter(|((column, width), _)| column.heading.is_some() && **width > 0)
            .map(|((column, width), cell)| (column, *width, cell))
    }

    fn line<'a>(
        out: &mut dyn Write,
        cells: impl Iterator<Item = (&'a Column, usize, String, bool)>,
    ) -> io::Result<()> {
        let mut line = String::new();
        for (_, width, text, is_number) in cells {
            if !line.is_empty() {
                line.push_str(GAP);
            }
            let text = display::fit_words(&text, width);
            let blanks = " ".repeat(width.saturating_sub(display::columns(&text)));
            if is_number {
                line.push_str(&blanks);
                line.push_str(&text);
            } else {
                line.push_str(&text);
                line.push_str(&blanks);
            }
        }
        writeln!(out, "{}", line.trim_end())
    }
}

impl Form for Table {
    fn begin(&mut self, out: &mut dyn Write, first: &[Vec<Cell>]) -> io::Result<()> {
        self.widths = widths(self.columns, first, self.room);
        if first.is_empty() {
            return Ok(());
        }
        let headings: Vec<&str> =
            self.columns.iter().map(|column| column.heading.unwrap_or_default()).collect();
        let numbers: Vec<bool> =
            (0..self.columns.len()).map(|at| first.iter().any(|row| is_number(&row[at]))).collect();
        let marked: Vec<(&str, bool)> = headings.into_iter().zip(numbers).collect();
        let cells = self.shown(&marked);
        Self::line(
            out,
            cells.map(|(column, width, (heading, is_number))| {
                (column, width, (*heading).to_owned(), *is_number)
            }),
        )
    }

    fn row(&mut self, out: &mut dyn Write, cells: &[Cell]) -> io::Result<()> {
        let repeated = self.repeated(cells);
        let cells: Vec<(&Cell, bool)> = cells.iter().zip(repeated).collect();
        Self::line(
            out,
            self.shown(&cells).map(|(column, width, &(cell, is_repeated))| {
                // Where nothing is cut, a longer cell moves the rest of its row to the right.
                let text = if is_repeated { String::new() } else { text(cell) };
                let width = match self.room {
                    Some(_) => width,
                    None => width.max(display::columns(&text)),
                };
                (column, width, text, is_number(cell))
            }),
        )
    }

    fn end(&mut self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the width of each column; 0 for those that are not shown.
fn widths(columns: &[Column], rows: &[Vec<Cell>], room: Option<usize>) -> Vec<usize> {
    let cells = |at: usize| rows.iter().map(move |row| display::columns(&text(&row[at])));
    let widest = |at: usize| match columns[at].heading {
        Some(heading) => cells(at).max().unwrap_or(0).max(display::columns(heading)),
        None => 0,
    };
    let mut widths: Vec<usize> = (0..columns.len()).map(widest).collect();
    let Some(room) = room else { return widths };
    // On a terminal, a column in which nothing stands is left out.
    for (at, width) in widths.iter_mut().enumerate() {
        if columns[at].rank > 0 && cells(at).all(|columns| columns == 0) {
            *width = 0;
        }
    }
    if total(&widths) <= room {
        return widths;
    }
    for (column, width) in columns.iter().zip(&mut widths) {
        if let Room::AtMost(most) | Room::OnceFor { most, .. } = column.room {
            *width = (*width).min(most);
        }
    }
    let least = |widths: &[usize]| -> usize {
        let rests = columns.iter().zip(widths);
        let rests = rests.map(|(column, &width)| width.min(column.room.least().unwrap_or(width)));
        total(&rests.collect::<Vec<_>>())
    };
    while least(&widths) > room
        && let Some(at) = (0..columns.len())
            .filter(|&at| widths[at] > 0 && columns[at].rank > 0)
            .max_by_key(|&at| columns[at].rank)
    {
        widths[at] = 0;
    }
    share_out(columns, &mut widths, room);
    widths
}

impl Room {
    /// Returns the columns of the terminal that a column keeps, if it takes what is left.
    fn least(self) -> Option<usize> {
        match self {
            Room::Rest => Some(LEAST),
            Room::AtLeast(least) => Some(least),
            Room::Fixed | Room::AtMost(_) | Room::OnceFor { .. } => None,
        }
    }
}

/// Counts the columns of the terminal that columns of these widths take together.
fn total(widths: &[usize]) -> usize {
    let shown = widths.iter().filter(|width| **width > 0);
    let gaps = shown.clone().count().saturating_sub(1) * GAP.len();
    shown.sum::<usize>() + gaps
}

/// Gives the columns that take what is left an equal part of it, at most what each needs.
fn share_out(columns: &[Column], widths: &mut [usize], room: usize) {
    let is_rest =
        |at: &usize| columns[*at].room.least().is_some() && columns[*at].heading.is_some();
    let mut rests: Vec<usize> = (0..columns.len()).filter(is_rest).collect();
    rests.sort_by_key(|&at| widths[at]);
    let taken: usize = rests.iter().map(|&at| widths[at]).sum();
    let mut left = room.saturating_sub(total(widths) - taken);
    for (nth, &at) in rests.iter().enumerate() {
        let part = left / (rests.len() - nth);
        widths[at] = widths[at].min(part.max(LEAST));
        left = left.saturating_sub(widths[at]);
    }
}

fn is_number(cell: &Cell) -> bool {
    matches!(cell, Cell::Number(_) | Cell::Id(_) | Cell::Share(_))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::None | Cell::Flag(false) => String::new(),
        Cell::Text(text) => display::line(text).into_owned(),
        Cell::Number(number) => {
            usize::try_from(*number).map_or_else(|_| number.to_string(), numbers::grouped)
        }
        Cell::Id(number) => number.to_string(),
        Cell::Share(share) => format!("{:.0}%", share * 100.0),
        Cell::Flag(true) => "yes".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Table;
    use crate::cli::output::lists::Cell;
    use crate::cli::output::lists::Column;
    use crate::cli::output::lists::Form;
    use crate::cli::output::lists::Room;

    const COLUMNS: &[Column] = &[
        Column { key: "id", heading: None, room: Room::Fixed, rank: 0 },
        Column { key: "quotes", heading: Some("QUOTES"), room: Room::Fixed, rank: 1 },
        Column { key: "outlet", heading: Some("OUTLET"), room: Room::AtMost(6), rank: 3 },
        Column { key: "title", heading: Some("TITLE"), room: Room::Rest, rank: 0 },
    ];

    /// The same where the title comes first.
    const TITLE_FIRST: &[Column] = &[
        COLUMNS[0],
        COLUMNS[1],
        COLUMNS[2],
        Column { key: "title", heading: Some("TITLE"), room: Room::AtLeast(26), rank: 0 },
    ];

    fn shown(room: Option<usize>, titles: &[&str]) -> String {
        shown_in(COLUMNS, room, titles)
    }

    fn shown_in(columns: &'static [Column], room: Option<usize>, titles: &[&str]) -> String {
        let rows: Vec<Vec<Cell>> = titles
            .iter()
            .map(|title| {
                vec![Cell::Number(7), Cell::Number(1200), "Daily News".into(), (*title).into()]
            })
            .collect();
        drawn(columns, room, &rows)
    }

    fn drawn(columns: &'static [Column], room: Option<usize>, rows: &[Vec<Cell>]) -> String {
        let mut table = Table::in_room(columns, room);
        let mut out = Vec::new();
        table.begin(&mut out, rows).unwrap();
        for row in rows {
            table.row(&mut out, row).unwrap();
        }
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn a_table_fits_the_terminal_and_cuts_after_words() {
        let table =
            shown(Some(41), &["Talks end without a result", "普京与特朗普通了电话普京与特朗普通"]);
        assert_eq!(
            table,
            "QUOTES  OUTLET  TITLE\n 1,200  Daily…  Talks end without a…\n 1,200  Daily…  普京与特朗普通了电话普京…\n"
        );
    }

    #[test]
    fn what_matters_least_is_left_out_first_and_what_has_room_is_whole() {
        let titles = ["Talks end without a result"];
        let lines = |room| shown(Some(room), &titles).lines().next().unwrap().to_owned();
        assert_eq!(lines(80), "QUOTES  OUTLET      TITLE");
        assert_eq!(lines(36), "QUOTES  TITLE");
        assert_eq!(lines(25), "TITLE");
        assert!(shown(Some(80), &titles).contains("Daily News"));
    }

    #[test]
    fn what_comes_first_keeps_its_room_and_others_are_left_out() {
        let lines = |room| shown_in(TITLE_FIRST, Some(room), &["Talks end without a result"]);
        assert_eq!(lines(41), "QUOTES  TITLE\n 1,200  Talks end without a result\n");
        assert!(lines(42).contains(" 1,200  Daily…  Talks end without a result"), "{}", lines(42));
    }

    const OF_ARTICLES: &[Column] = &[
        Column { key: "article", heading: None, room: Room::Fixed, rank: 0 },
        Column {
            key: "title",
            heading: Some("ARTICLE"),
            room: Room::OnceFor { key: "article", most: 12 },
            rank: 0,
        },
        Column { key: "text", heading: Some("QUOTATION"), room: Room::Rest, rank: 0 },
    ];

    fn of_articles(room: Option<usize>) -> String {
        let rows = [(1, "Storm", "“One”"), (1, "Storm", "“Two”"), (2, "Storm", "“Three”")];
        let rows = rows.map(|(id, title, text)| vec![Cell::Id(id), title.into(), text.into()]);
        drawn(OF_ARTICLES, room, &rows)
    }

    #[test]
    fn what_rows_share_is_said_once_on_a_terminal_and_in_each_line_of_a_pipe() {
        let once = "ARTICLE  QUOTATION\nStorm    “One”\n         “Two”\nStorm    “Three”\n";
        assert_eq!(of_articles(Some(80)), once);
        let each = "ARTICLE  QUOTATION\nStorm    “One”\nStorm    “Two”\nStorm    “Three”\n";
        assert_eq!(of_articles(None), each);
    }

    #[test]
    fn into_a_pipe_nothing_is_cut() {
        let title = "Talks end without a result ".repeat(20);
        assert!(shown(None, &[&title]).contains(title.trim_end()));
    }

    #[test]
    fn nothing_that_a_terminal_could_obey_is_in_a_table() {
        let table = shown(Some(60), &["a\u{1b}[2Jb\u{202e}\nc"]);
        assert!(table.ends_with("a␛[2Jb� c\n"), "{table}");
    }
}
