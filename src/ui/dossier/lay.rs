//! The lines of a dossier: who it is, then article by article what they said.

use crate::app::Dossier;
use crate::library::Saying;
use crate::text::Span;
use crate::text::visible;
use crate::text::wrap;
use crate::ui::dossier::Place;
use crate::ui::dossier::timeline;

/// Wider lines are hard to read.
const MEASURE: usize = 96;

/// Columns before a quotation's words, where there is room.
const INDENT: usize = 4;
const NARROW: usize = 30;

/// What a timeline has beside its bars, in columns.
const AROUND_BARS: usize = 20;

/// How a piece of a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Quiet,
    Strong,
    /// What the speaker said.
    Words,
}

/// A line, ready to be drawn.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) pieces: Vec<(String, Ink)>,
    /// Which choice it shows, if it shows one.
    pub(super) place: Option<usize>,
    /// How many choices have begun by its end: it grows from line to line.
    pub(super) reached: usize,
}

/// All lines for so many columns, and what can be chosen in them.
pub(super) fn lay(said: &Dossier, columns: usize) -> (Vec<Line>, Vec<Place>) {
    let mut sheet = Sheet { columns, lines: Vec::new(), places: Vec::new() };
    sheet.head(said);
    let mut article = None;
    for saying in &said.sayings.rows {
        if article != Some(saying.article) {
            article = Some(saying.article);
            sheet.blank();
            sheet.heading(saying);
        }
        sheet.quotation(saying);
    }
    (sheet.lines, sheet.places)
}

struct Sheet {
    columns: usize,
    lines: Vec<Line>,
    places: Vec<Place>,
}

impl Sheet {
    fn head(&mut self, said: &Dossier) {
        let profile = &said.profile;
        let mut known = profile.speaker.kind.name().to_owned();
        if !profile.aliases.is_empty() {
            known = format!("{known} · also {}", profile.aliases.join(", "));
        }
        self.wrapped(" ", &known, Ink::Quiet);
        self.wrapped(" ", &counts(said), Ink::Plain);
        let dates = said.sayings.rows.iter().filter_map(|saying| saying.published.as_deref());
        let room = self.measure(AROUND_BARS);
        if let Some(line) = timeline::timeline(dates, room) {
            self.push(vec![(format!(" {line}"), Ink::Plain)], None);
        }
    }

    fn blank(&mut self) {
        self.push(Vec::new(), None);
    }

    /// "2031-02-03 Harbour stays shut · The Norland Herald", cut at the end of the line.
    fn heading(&mut self, saying: &Saying) {
        let mut pieces = vec![(" ".to_owned(), Ink::Plain)];
        let date = saying.published.as_deref().map(day);
        pieces.extend(date.map(|date| (format!("{date} "), Ink::Quiet)));
        pieces.push((saying.title.clone(), Ink::Strong));
        pieces.extend(saying.outlet.as_ref().map(|outlet| (format!(" · {outlet}"), Ink::Quiet)));
        self.push(pieces, None);
    }

    fn quotation(&mut self, saying: &Saying) {
        let place = self.places.len();
        self.places.push((saying.article, saying.id));
        let words = visible::line(&saying.words);
        let mark = if saying.corrected { " · yours" } else { "" };
        let text = format!("{words}  {}{mark}", saying.kind.name());
        let indent = if self.columns < NARROW { 2 } else { INDENT };
        let margin = format!("{:>indent$}", "▌ ");
        for line in wrap::wrap(&text, Span::new(0, text.len()), self.measure(indent)) {
            let drawn = line.drawn();
            let cut = words.len().clamp(drawn.start(), drawn.end());
            let pieces = vec![
                (margin.clone(), Ink::Words),
                (text[drawn.start()..cut].to_owned(), Ink::Words),
                (text[cut..drawn.end()].to_owned(), Ink::Quiet),
            ];
            self.push(pieces, Some(place));
        }
    }

    fn wrapped(&mut self, margin: &str, text: &str, ink: Ink) {
        let text = visible::line(text);
        for line in wrap::wrap(&text, Span::new(0, text.len()), self.measure(margin.len())) {
            let words = text[line.drawn().range()].to_owned();
            self.push(vec![(margin.to_owned(), Ink::Plain), (words, ink)], None);
        }
    }

    fn measure(&self, margin: usize) -> usize {
        self.columns.saturating_sub(margin).min(MEASURE)
    }

    fn push(&mut self, pieces: Vec<(String, Ink)>, place: Option<usize>) {
        self.lines.push(Line { pieces, place, reached: self.places.len() });
    }
}

/// "17 quotations in 5 articles", and what of them is shown.
fn counts(said: &Dossier) -> String {
    let (total, shown) = (said.sayings.total, said.sayings.rows.len());
    let mut articles: Vec<_> = said.sayings.rows.iter().map(|saying| saying.article).collect();
    articles.dedup();
    let articles = match articles.len() {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    };
    match total {
        _ if shown < total => {
            format!("{total} quotations; here the newest {shown}, in {articles}")
        }
        1 => format!("1 quotation in {articles}"),
        _ => format!("{total} quotations in {articles}"),
    }
}

fn day(moment: &str) -> &str {
    moment.split('T').next().unwrap_or(moment)
}
