//! Lays a dossier out in lines: who the speaker is, then article by article what they said.

use crate::app::Dossier;
use crate::app::versions;
use crate::app::versions::Change;
use crate::article::day;
use crate::library::ArticleId;
use crate::library::ListedQuotation;
use crate::library::QuotationId;
use crate::quotes::Act;
use crate::quotes::DOUBTFUL_SPEAKER;
use crate::text::Span;
use crate::text::bidi::Base;
use crate::text::visible;
use crate::text::wrap;
use crate::ui::state::layers::open_dossier::timeline;
use crate::ui::state::text::act_counts;

/// A quotation in an article.
pub(crate) type Place = (ArticleId, QuotationId);

/// Wider lines are hard to read.
const MEASURE: usize = 96;

/// Columns before a quotation's words, where there is room.
const INDENT: usize = 4;

const NARROW: usize = 30;

/// The number of columns beside the bars of a timeline.
const AROUND_BARS: usize = 20;

/// The look of a piece of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Ink {
    Plain,
    Quiet,
    Strong,
    /// The bar before what the speaker said.
    Bar,
    /// Words of the speaker.
    Words,
    /// A word that only this version has.
    Added,
    /// A word that this version leaves out.
    LeftOut,
}

impl Ink {
    /// Tells whether it is for what was said: pieces of it beside each other are one text.
    pub(crate) fn is_of_words(self) -> bool {
        matches!(self, Ink::Words | Ink::Added | Ink::LeftOut)
    }
}

/// A line, ready to be drawn.
#[derive(Debug)]
pub(crate) struct DossierLine {
    pub(crate) pieces: Vec<(String, Ink)>,
    /// The direction in which its words run.
    pub(crate) base: Base,
    /// The choice that it shows, if it shows one.
    pub(crate) place: Option<usize>,
    /// The number of choices that have begun by its end: it grows from line to line.
    pub(crate) reached: usize,
}

/// Returns all lines for so many columns, and what can be chosen in them.
pub(crate) fn lay(said: &Dossier, columns: usize) -> (Vec<DossierLine>, Vec<Place>) {
    let mut sheet = Sheet { columns, lines: Vec::new(), places: Vec::new() };
    sheet.head(said);
    let mut article = None;
    for group in &said.groups {
        let saying = &said.sayings.rows[group.first];
        if article != Some(saying.article) {
            article = Some(saying.article);
            sheet.blank();
            sheet.heading(saying);
        }
        sheet.quotation(saying);
        for &other in &group.others {
            sheet.version(saying, &said.sayings.rows[other]);
        }
    }
    (sheet.lines, sheet.places)
}

struct Sheet {
    columns: usize,
    lines: Vec<DossierLine>,
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
            self.wrapped(" ", &line, Ink::Plain);
        }
    }

    fn blank(&mut self) {
        self.push(Vec::new(), None);
    }

    /// Adds a line such as "2031-02-03 Harbour stays shut · The Norland Herald", cut at the end of
    /// the line.
    fn heading(&mut self, saying: &ListedQuotation) {
        let mut pieces = vec![(" ".to_owned(), Ink::Plain)];
        pieces.extend(about(saying));
        self.push(pieces, None);
    }

    fn quotation(&mut self, saying: &ListedQuotation) {
        let place = self.places.len();
        self.places.push((saying.article, saying.id));
        let words = visible::line(&saying.words);
        let mark = if saying.corrected { " · yours" } else { "" };
        let doubted = saying.speaker_confidence.filter(|sure| *sure < DOUBTFUL_SPEAKER);
        let doubt = doubted.map(|sure| format!(" · theirs? {:.0}%", sure * 100.0));
        let doubt = doubt.unwrap_or_default();
        let (bar, act) = match saying.act {
            Act::Said => ("▌ ", String::new()),
            act if saying.act_corrected => ("│ ", format!("{}, yours · ", act.name())),
            act => ("│ ", format!("{} · ", act.name())),
        };
        let text = format!("{words}  {act}{}{mark}{doubt}", saying.kind.name());
        let indent = if self.columns < NARROW { 2 } else { INDENT };
        let margin = format!("{bar:>indent$}");
        let base = Base::of(&words);
        for line in wrap::wrap(&text, Span::new(0, text.len()), self.measure(indent)) {
            let drawn = line.drawn();
            let cut = words.len().clamp(drawn.start(), drawn.end());
            let pieces = vec![
                (margin.clone(), Ink::Bar),
                (text[drawn.start()..cut].to_owned(), Ink::Words),
                (text[cut..drawn.end()].to_owned(), Ink::Quiet),
            ];
            self.push_words(pieces, base, place);
        }
    }

    /// Adds the same words in another article, or the differences: "+" before words that only it
    /// has, "−" before those that it leaves out.
    fn version(&mut self, first: &ListedQuotation, other: &ListedQuotation) {
        let place = self.places.len();
        self.places.push((other.article, other.id));
        let is_same = versions::are_same(&first.words, &other.words);
        let sign = if is_same { "= " } else { "≠ " };
        let indent = if self.columns < NARROW { 2 } else { INDENT };
        let mut pieces = vec![(format!("{:indent$}{sign}", ""), Ink::Quiet)];
        pieces.extend(about(other));
        self.push(pieces, Some(place));
        if is_same {
            return;
        }
        let margin = format!("{:indent$}  ", "");
        let (mut text, mut ends) = (String::new(), Vec::new());
        for (word, change) in versions::differences(&first.words, &other.words) {
            let (sign, ink) = match change {
                Change::Same => ("", Ink::Words),
                Change::Added => ("+", Ink::Added),
                Change::LeftOut => ("−", Ink::LeftOut),
            };
            text.push_str(sign);
            text.push_str(&visible::line(word));
            ends.push((text.len(), ink));
            text.push(' ');
            ends.push((text.len(), Ink::Words));
        }
        let (columns, base) = (self.measure(indent + 2), Base::of(&first.words));
        for line in wrap::wrap(&text, Span::new(0, text.len()), columns) {
            let mut pieces = vec![(margin.clone(), Ink::Plain)];
            pieces.extend(inked(&text, line.drawn(), &ends));
            self.push_words(pieces, base, place);
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
        let base = Base::MostLetters;
        self.lines.push(DossierLine { pieces, base, place, reached: self.places.len() });
    }

    /// Adds a line of what was said, which runs in the direction of the whole.
    fn push_words(&mut self, pieces: Vec<(String, Ink)>, base: Base, place: usize) {
        let reached = self.places.len();
        self.lines.push(DossierLine { pieces, base, place: Some(place), reached });
    }
}

/// Date, title and outlet, as far as they are known.
fn about(saying: &ListedQuotation) -> Vec<(String, Ink)> {
    let date = saying.published.as_deref().map(day);
    let outlet = saying.outlet.as_ref().map(|outlet| (format!(" · {outlet}"), Ink::Quiet));
    let date = date.map(|date| (format!("{date} "), Ink::Quiet));
    let title = (saying.title.clone(), Ink::Strong);
    date.into_iter().chain([title]).chain(outlet).collect()
}

/// Returns a line of a text whose parts end at `ends` and look so.
fn inked(text: &str, line: Span, ends: &[(usize, Ink)]) -> Vec<(String, Ink)> {
    let mut at = line.start();
    let mut pieces = Vec::new();
    for &(end, ink) in ends.iter().skip_while(|(end, _)| *end <= line.start()) {
        let end = end.min(line.end());
        if at >= end {
            break;
        }
        pieces.push((text[at..end].to_owned(), ink));
        at = end;
    }
    pieces
}

/// Returns the counts, such as "17 quotations · 2 topics in 5 articles", and how much of them is
/// shown.
fn counts(said: &Dossier) -> String {
    let rows = &said.sayings.rows;
    let (total, shown) = (said.sayings.total, rows.len());
    let mut articles: Vec<_> = rows.iter().map(|saying| saying.article).collect();
    articles.dedup();
    let articles = match articles.len() {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    };
    if shown < total {
        return format!("{total} quotations; here the newest {shown}, in {articles}");
    }
    let uncounted = rows.iter().filter(|saying| !saying.is_counted());
    let uncounted: Vec<Act> = uncounted.map(|saying| saying.act).collect();
    format!("{} in {articles}", act_counts::said(total - uncounted.len(), &uncounted))
}
