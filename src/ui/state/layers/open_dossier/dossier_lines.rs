//! Lays a list of quotations out in lines: of one speaker who they are, then article by article what
//! they said; of many, quotation by quotation.

use crate::app;
use crate::app::Dossier;
use crate::app::versions;
use crate::app::versions::Change;
use crate::article::day;
use crate::library::ArticleId;
use crate::library::ListedQuotation;
use crate::library::QuotationId;
use crate::library::SpeakerId;
use crate::quotes::Act;
use crate::text::Span;
use crate::text::bidi::Base;
use crate::text::display;
use crate::text::wrap;
use crate::ui::state::ink::Ink;
use crate::ui::state::ink::inked;
use crate::ui::state::layers::open_dossier::quotation_details;
use crate::ui::state::layers::open_dossier::saying_order::SayingOrder;
use crate::ui::state::layers::open_dossier::timeline;
use crate::ui::state::text::act_counts;

/// A quotation in an article.
pub(crate) type Place = (ArticleId, QuotationId);

/// Wider lines are hard to read.
const MEASURE: usize = 96;

/// Columns before a quotation's words, where there is room.
const INDENT: usize = 4;

const NARROW: usize = 30;

/// What stands between two things that are known of a quotation: a line may end with it, but none
/// begins with it.
const BETWEEN: &str = "\u{a0}· ";

/// The number of columns beside the bars of a timeline.
const AROUND_BARS: usize = 20;

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
    /// Whose words it shows.
    pub(crate) speaker: Option<SpeakerId>,
}

/// Returns all lines for so many columns, and what can be chosen in them.
pub(crate) fn lay(
    said: &Dossier,
    order: SayingOrder,
    narrowed: Option<&str>,
    columns: usize,
) -> (Vec<DossierLine>, Vec<Place>) {
    let mut sheet = Sheet { columns, speaker: None, lines: Vec::new(), places: Vec::new() };
    sheet.head(said, order, narrowed);
    if said.profile.is_some() && order == SayingOrder::Newest {
        sheet.by_article(said);
    } else {
        sheet.one_by_one(said, order);
    }
    (sheet.lines, sheet.places)
}

struct Sheet {
    columns: usize,
    /// Whose words are being laid out.
    speaker: Option<SpeakerId>,
    lines: Vec<DossierLine>,
    places: Vec<Place>,
}

impl Sheet {
    fn head(&mut self, said: &Dossier, order: SayingOrder, narrowed: Option<&str>) {
        if let Some(profile) = &said.profile {
            let mut known = profile.speaker.kind.name().to_owned();
            if !profile.aliases.is_empty() {
                // “Cruz, Ted” would be one name.
                let names: Vec<String> =
                    profile.aliases.iter().map(|alias| format!("“{alias}”")).collect();
                known = format!("{known} · also {}", names.join(", "));
            }
            self.wrapped(" ", &known, Ink::Quiet);
        }
        let mut about = vec![counts(said)];
        about.extend(narrowed.map(|typed| format!("only {typed}")));
        about.extend((order != SayingOrder::Newest).then(|| order.name().to_owned()));
        self.wrapped(" ", &about.join(" · "), Ink::Plain);
        let dates = said.sayings.rows.iter().filter_map(|saying| saying.published.as_deref());
        let room = self.measure(AROUND_BARS);
        if let Some(line) = timeline::timeline(dates, room, self.measure(1)) {
            self.wrapped(" ", &line, Ink::Plain);
        }
    }

    /// Adds what one speaker said, article by article, the same words once.
    fn by_article(&mut self, said: &Dossier) {
        let mut article = None;
        for group in &said.groups {
            let saying = &said.sayings.rows[group.first];
            if article != Some(saying.article) {
                article = Some(saying.article);
                self.blank();
                self.heading(saying);
            }
            self.quotation(saying, &quotation_details::trail(saying));
            for &other in &group.others {
                self.version(saying, &said.sayings.rows[other]);
            }
        }
    }

    /// Adds the quotations one by one, each with all that is known of it on lines of its own.
    fn one_by_one(&mut self, said: &Dossier, order: SayingOrder) {
        self.blank();
        for index in order.sorted(&said.sayings.rows) {
            let saying = &said.sayings.rows[index];
            self.quotation(saying, &[]);
            let name = saying.name.as_deref().unwrap_or("nobody named");
            let name = said.profile.is_none().then(|| display::line(name).into_owned());
            let mut parts = quotation_details::trail(saying);
            parts.extend(saying.published.as_deref().map(day).map(str::to_owned));
            parts.extend(saying.outlet.as_deref().map(|outlet| display::line(outlet).into_owned()));
            parts.push(display::line(&saying.title).into_owned());
            self.beneath(name, &parts);
        }
    }

    /// Adds what is known of the last quotation beneath it.
    fn beneath(&mut self, name: Option<String>, parts: &[String]) {
        let known = parts.join(BETWEEN);
        let (text, named) = match name {
            Some(name) => (format!("{name}{BETWEEN}{known}"), name.len()),
            None => (known, 0),
        };
        let ends = [(named, Ink::Bar), (text.len(), Ink::Quiet)];
        let ends = if named == 0 { &ends[1..] } else { &ends[..] };
        let indent = self.indent();
        let place = self.places.len().saturating_sub(1);
        // No prose: it may be as wide as the screen.
        let columns = self.columns.saturating_sub(indent);
        for line in wrap::wrap(&text, Span::new(0, text.len()), columns) {
            let mut pieces = vec![(" ".repeat(indent), Ink::Plain)];
            pieces.extend(inked(&text, line.drawn(), ends));
            self.push_words(pieces, Base::Rightward, place);
        }
    }

    /// Returns the columns before the words of a quotation.
    fn indent(&self) -> usize {
        if self.columns < NARROW { 2 } else { INDENT }
    }

    fn blank(&mut self) {
        self.push(Vec::new(), None);
    }

    /// Adds a line such as "2031-02-03 Harbour stays shut · The Norland Herald", cut at the end of
    /// the line.
    fn heading(&mut self, saying: &ListedQuotation) {
        let mut pieces = vec![(" ".to_owned(), Ink::Plain)];
        pieces.extend(quotation_details::about(saying));
        self.push(pieces, None);
    }

    /// Adds a quotation, with the sentence around it where it is only a piece of one, and after it
    /// what is known of it.
    fn quotation(&mut self, saying: &ListedQuotation, trail: &[String]) {
        let place = self.places.len();
        self.places.push((saying.article, saying.id));
        self.speaker = saying.speaker;
        let words = display::line(&saying.words).into_owned();
        let sentence = display::line(&saying.sentence).into_owned();
        let (before, after) = sentence.split_once(&words).unwrap_or_default();
        let bar = if saying.act == Act::Said { "▌ " } else { "│ " };
        let trail = trail.join(BETWEEN);
        let pieces = [
            (before, Ink::Around),
            (&words, Ink::Words),
            (after, Ink::Around),
            (if trail.is_empty() { "" } else { "  " }, Ink::Plain),
            (&trail, Ink::Quiet),
        ];
        let (mut text, mut ends) = (String::new(), Vec::new());
        for (piece, ink) in pieces.into_iter().filter(|(piece, _)| !piece.is_empty()) {
            text.push_str(piece);
            ends.push((text.len(), ink));
        }
        let indent = self.indent();
        let margin = format!("{bar:>indent$}");
        let base = Base::of(&words);
        for line in wrap::wrap(&text, Span::new(0, text.len()), self.measure(indent)) {
            let mut pieces = vec![(margin.clone(), Ink::Bar)];
            pieces.extend(inked(&text, line.drawn(), &ends));
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
        let indent = self.indent();
        let mut pieces = vec![(format!("{:indent$}{sign}", ""), Ink::Quiet)];
        pieces.extend(quotation_details::about(other));
        self.push(pieces, Some(place));
        if is_same {
            return;
        }
        let margin = format!("{:indent$}  ", "");
        let (mut text, mut ends) = (String::new(), Vec::new());
        // A sign stands before each run of words, not before each word.
        for (words, change) in app::runs(&versions::differences(&first.words, &other.words)) {
            let (sign, ink) = match change {
                Change::Same => ("", Ink::Words),
                Change::Added => ("+", Ink::Added),
                Change::LeftOut => ("−", Ink::LeftOut),
            };
            text.push_str(sign);
            text.push_str(&display::line(&words));
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
        let text = display::line(text);
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
        let (reached, speaker) = (self.places.len(), self.speaker);
        self.lines.push(DossierLine { pieces, base, place, reached, speaker });
    }

    /// Adds a line of what was said, which runs in the direction of the whole.
    fn push_words(&mut self, pieces: Vec<(String, Ink)>, base: Base, place: usize) {
        let (place, reached, speaker) = (Some(place), self.places.len(), self.speaker);
        self.lines.push(DossierLine { pieces, base, place, reached, speaker });
    }
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
