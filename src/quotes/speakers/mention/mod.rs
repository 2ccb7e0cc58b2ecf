//! Finds mentions: the places where a text names somebody.
//!
//! A name is a run of capitalised words, without the titles before it. Its type – a person, a body,
//! a place – is guessed here from the words alone; the whole article decides later.

pub(super) mod bearers;
pub(super) mod bodies;
mod capital_words;
mod capitalised_run;
mod compound_word;
mod description;
mod glued;
pub(super) mod headline;
pub(super) mod lead;
pub mod nature;
#[cfg(test)]
mod office_tests;
pub(super) mod repeated_name;
mod state_note;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::quotes::attribution::rules::labels::name_line;
use crate::quotes::attribution::rules::labels::signature;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::dateline;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::stretch::Stretch;
use crate::quotes::reading::turn_label::Part;
use crate::quotes::reading::turn_label::Turn;
use crate::quotes::reading::turns;
use crate::quotes::reading::turns::Turns;
use crate::quotes::speakers::mention::bearers::nation::is_adjective;
use crate::quotes::speakers::mention::bearers::titles::without_titles;
use crate::quotes::speakers::mention::bodies::body_noun::are_kind_of_body;
use crate::quotes::speakers::mention::bodies::body_noun::is_noun_for_body;
use crate::quotes::speakers::mention::bodies::long_form::long_form;
use crate::quotes::speakers::mention::bodies::ticker::is_ticker;
use crate::quotes::speakers::mention::capital_words::Seen;
pub(super) use crate::quotes::speakers::mention::capitalised_run::is_affiliation;
use crate::quotes::speakers::mention::capitalised_run::run_from;
use crate::quotes::speakers::mention::description::describe;
use crate::quotes::speakers::mention::description::is_called_firm;
use crate::quotes::speakers::mention::lead::begins_main_clause;
use crate::quotes::speakers::mention::lead::is_member_of;
use crate::quotes::speakers::mention::lead::is_relative_of;
use crate::quotes::speakers::mention::lead::is_told_apart;
use crate::quotes::speakers::mention::nature::Nature;
use crate::quotes::speakers::mention::repeated_name::LINK;
use crate::quotes::speakers::mention::repeated_name::repeats_name;
use crate::quotes::speakers::mention::state_note::is_state_note;
use crate::text::Span;

/// A name in the text.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact that holds with any other")]
#[derive(Debug, Clone)]
pub struct Mention {
    /// The number of its paragraph, counted over the whole text.
    pub paragraph: usize,
    /// The name alone, as tokens of the paragraph.
    pub tokens: Range<usize>,
    /// The name alone, in bytes.
    pub span: Span,
    /// The words of the name, folded; see `speakers::name::words`.
    pub words: Vec<String>,
    /// The number of this bearer of the name in a family; see
    /// `speakers::name::generation`.
    pub generation: usize,
    /// True if it begins with a given name.
    pub given: bool,
    /// The token with which its titles begin.
    #[cfg_attr(not(feature = "training"), allow(dead_code))]
    pub from: usize,
    /// The likelihoods of what it names, as far as its words and those around it tell.
    pub nature: Nature,
    /// The look of the name.
    pub shape: Shape,
    /// The gender that a title or a given name shows.
    pub gender: Gender,
    /// The nouns that the text calls them by, lower case: of the titles before
    /// the name or of an apposition after it.
    pub roles: Vec<String>,
    /// The words that describe them besides the name: those of the titles, of the apposition, of
    /// "is the mayor of Oslo"; in lower case.
    pub traits: Vec<String>,
    /// True if `'s` follows.
    pub possessive: bool,
    /// True if it stands inside quotation marks.
    pub quoted: bool,
    /// True if it is the first name of its sentence, outside of quotation marks.
    pub leads: bool,
}

/// The look of a name: what its words show it to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A person, by a title or a given name.
    Person,
    /// An organization, by one of its words, or because it is an acronym.
    Organization,
    /// A place, because it is listed.
    Place,
    /// A name that shows nothing.
    Unknown,
}

/// The gender of a name, by which a pronoun fits it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// The gender of "he".
    Male,
    /// The gender of "she".
    Female,
    /// An unknown gender, which fits either.
    Unknown,
}

impl Gender {
    /// Returns true if one person can be both.
    pub fn fits(self, other: Gender) -> bool {
        self == other || self == Gender::Unknown || other == Gender::Unknown
    }

    /// Returns the gender that a word's classes show.
    pub fn of(class: Class) -> Gender {
        let male = class.is(Class::MALE | Class::TITLE_M | Class::ROLE_M);
        let female = class.is(Class::FEMALE | Class::TITLE_F | Class::ROLE_F);
        match (male, female) {
            (true, false) => Gender::Male,
            (false, true) => Gender::Female,
            _ => Gender::Unknown,
        }
    }
}

/// Returns all names in a text, in order, paragraph by paragraph.
///
/// In a headline each word is capitalised, so only names that the rest of the text gives count
/// there; and the capital of a word that starts a sentence tells nothing.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub fn all_names(paragraphs: &[Paragraph], lexicon: &Lexicon) -> Vec<Vec<Mention>> {
    let parts = turns::parts(paragraphs, lexicon, &mut Turns::default());
    let paragraphs = Stretch::new(0, paragraphs);
    let mut goes_on = |_| true;
    let consent = &mut Consent::of(&mut goes_on);
    let words = &mut Words::default();
    names_in(paragraphs, &parts, words, lexicon, consent).unwrap_or_default()
}

/// Returns the names in a window of a text whose `words` so far are known; `parts` holds the part
/// of each paragraph in a turn.
pub(crate) fn names_in(
    paragraphs: Stretch<Paragraph>,
    parts: &[Part],
    words: &mut Words,
    lexicon: &Lexicon,
    consent: &mut Consent,
) -> Option<Vec<Vec<Mention>>> {
    let all = paragraphs.members();
    // In a label and in a signature stand names, whatever is capitalised beside them.
    let is_headline = |(idx, (paragraph, part)): (usize, (&Paragraph, &Part))| {
        part.label().is_none()
            && signature::name_below(paragraph).is_none()
            && headline::is_headline(paragraph, lexicon)
            && !name_line::is_beside_speech(all, lexicon, idx)
    };
    let headlines: Vec<bool> = all.iter().zip(parts).enumerate().map(is_headline).collect();
    words.forget_if_many();
    for (paragraph, _) in all.iter().zip(&headlines).filter(|(_, is_headline)| !**is_headline) {
        words.seen.add(paragraph, lexicon);
        consent.spend(paragraph.len() / LIGHT, paragraph.end())?;
    }
    let seen = &words.seen;
    let mut found: Vec<Vec<Mention>> = Vec::with_capacity(all.len());
    for (idx, paragraph) in all.iter().enumerate() {
        let run = |at: usize| match run_from(paragraph, lexicon, at) {
            run if in_label(parts[idx], at) => {
                Run::Words(in_label_run(paragraph, lexicon, parts[idx], at, seen).unwrap_or(run))
            }
            _ if let Some(name) = long_form(paragraph, at) => Run::Name(name),
            run if seen.is_of_surname(paragraph, lexicon, &run) => Run::Name(run),
            run if run.len() < 2
                && seen.is_surname(paragraph, lexicon, at)
                && !repeats_name(paragraph, at..paragraph.len().min(at + LINK)) =>
            {
                Run::Surname(at)
            }
            run if is_adjective(paragraph, lexicon, &run) => Run::Words(at..at),
            run => {
                let run = seen.without_rank(paragraph, lexicon, run);
                let run = seen.without_surname(paragraph, lexicon, run);
                Run::Words(seen.without_opener(paragraph, lexicon, run))
            }
        };
        let number = paragraphs.start() + idx;
        let is_headline = headlines[idx];
        found.push(if is_headline { Vec::new() } else { names(paragraph, number, lexicon, run) });
        consent.spend(paragraph.len() / LIGHT, paragraph.end())?;
    }
    words.known.add(found.iter().flatten());
    let (known, seen) = (&words.known, &words.seen);
    for (idx, paragraph) in all.iter().enumerate().filter(|&(idx, _)| headlines[idx]) {
        let run = |at: usize| match run_from(paragraph, lexicon, at) {
            run if in_label(parts[idx], at) => {
                Run::Words(in_label_run(paragraph, lexicon, parts[idx], at, seen).unwrap_or(run))
            }
            run => Run::Words(known.part(paragraph, lexicon, run)),
        };
        found[idx] = names(paragraph, paragraphs.start() + idx, lexicon, run);
    }
    for (names, paragraph) in found.iter_mut().zip(all) {
        names.retain(|mention| {
            !is_state_note(paragraph, &mention.tokens) && !is_ticker(paragraph, &mention.tokens)
        });
    }
    // "The Council" is a name only where it stands for a longer one.
    for names in &mut found {
        names.retain(|mention| {
            !are_kind_of_body(&mention.words)
                && (mention.words.len() != 1
                    || !is_noun_for_body(&mention.words[0])
                    || words.known.has_body(&mention.words[0]))
        });
    }
    for (names, &part) in found.iter_mut().zip(parts) {
        if let (Some(label), Some(first)) = (part.label(), names.first_mut())
            && first.tokens.start < label.name_end
        {
            speaks(first, lexicon, &words.seen);
        }
    }
    for (idx, names) in
        found.iter_mut().enumerate().filter(|(idx, _)| parts[*idx].label().is_none())
    {
        if let Some(first) = names.first_mut()
            && first.tokens.start == 0
            && first.from == 0
            && !first.given
            && first.shape != Shape::Person
            && first.tokens.end <= dateline::behind(all, idx)
        {
            first.shape = Shape::Place;
        }
    }
    Some(found)
}

/// Takes the name in a label for a person's, unless one of its words shows a body or it is as short
/// as an acronym: "BBC:", but "WYATT:", and "ODE:" where the text has Ines Ode.
fn speaks(name: &mut Mention, lexicon: &Lexicon, seen: &Seen) {
    let is_body = name.words.iter().any(|word| lexicon.class(word).is(Class::ORGANIZATION));
    let is_short = matches!(&name.words[..], [word]
        if word.chars().count() <= LONGEST_ACRONYM && !seen.knows_surname(word));
    if !(is_body || is_short && name.shape == Shape::Organization) {
        name.shape = Shape::Person;
    }
}

/// Returns true if token `at` stands in the label that opens a paragraph.
fn in_label(part: Part, at: usize) -> bool {
    part.label().is_some_and(|label| at < label.end())
}

/// Returns the run of words that starts at token `at` of the label that opens a paragraph, where
/// the label itself tells it: all of its name, if that is one. "Q", "MODERATOR" are no names.
fn in_label_run(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    part: Part,
    at: usize,
    seen: &Seen,
) -> Option<Range<usize>> {
    let label = part.label()?;
    if label.turn != Turn::Named {
        return Some(at..at);
    }
    if at != label.name {
        // The note behind the name has names of its own.
        return (at < label.name_end).then_some(at..at);
    }
    let class = |at: usize| lexicon.class(paragraph.lower(at));
    let nobody = Class::COMMON | Class::FUNCTION | Class::ANY_ROLE | Class::ANY_TITLE;
    let names = |at: usize| {
        starts_upper(paragraph.word(at))
            && (!class(at).is(nobody)
                || class(at).is(Class::GIVEN)
                || seen.knows_surname(paragraph.lower(at)))
    };
    let is_name = (label.name..label.name_end).any(names);
    Some(if is_name { label.name..label.name_end } else { at..at })
}

/// The largest number of letters of an acronym; a longer name in capitals is none.
const LONGEST_ACRONYM: usize = 4;

/// The number of tokens read for names in the time in which the network reads one.
const LIGHT: usize = 8;

/// The words that the text so far has shown. Their number is bounded: of a long text, only those of
/// the last part stay.
#[derive(Debug, Default)]
pub(crate) struct Words {
    seen: Seen,
    known: headline::KnownNames,
}

impl Words {
    fn forget_if_many(&mut self) {
        if self.seen.bytes() + self.known.bytes() > MOST_BYTES_OF_WORDS {
            *self = Words::default();
        }
    }
}

/// The largest number of bytes of words that are remembered, besides those of the window.
const MOST_BYTES_OF_WORDS: usize = 8 << 20;

/// The run that begins at a token.
enum Run {
    /// Words of which some may be titles; none, where no name begins.
    Words(Range<usize>),
    /// What an acronym is short for.
    Name(Range<usize>),
    /// One token, mostly no name, that is somebody's surname here: "King said".
    Surname(usize),
}

/// Finds the names in one paragraph; `run_at` returns the run of words that starts at a token.
fn names(
    paragraph: &Paragraph,
    paragraph_idx: usize,
    lexicon: &Lexicon,
    run_at: impl Fn(usize) -> Run,
) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    // The last sentence that already has a first name. A town in a dateline is none.
    let mut led = None;
    let dateline = dateline::end(paragraph).unwrap_or(0);
    let mut idx = 0;
    while idx < paragraph.len() {
        let (run, name, is_surname) = match run_at(idx) {
            Run::Words(run) if run.is_empty() => {
                idx += 1;
                continue;
            }
            Run::Words(run) => (run.clone(), without_titles(paragraph, lexicon, run), false),
            Run::Name(name) => (name.clone(), Some(name), false),
            Run::Surname(at) => (at..at + 1, Some(at..at + 1), true),
        };
        idx = run.end;
        if let Some(tokens) = name {
            let mut mention = describe(paragraph, paragraph_idx, lexicon, run.start, tokens);
            // What the word mostly means tells nothing: "Park" is Helen Park, unless it is called a
            // brewery.
            if is_surname
                && mention.shape != Shape::Person
                && !is_called_firm(paragraph, lexicon, mention.tokens.start)
            {
                mention.shape = Shape::Unknown;
            }
            let sentence = paragraph.tokens[mention.tokens.start].sentence;
            if !mention.quoted && (mention.tokens.end > dateline || mention.given) {
                let is_first = led != Some(sentence);
                let name = mention.from..mention.tokens.end;
                let is_member = |first: &Mention| {
                    first.leads
                        && (is_member_of(paragraph, lexicon, &first.tokens, &mention.tokens)
                            || is_relative_of(paragraph, lexicon, &first.tokens, &mention.tokens))
                };
                mention.leads = is_first
                    || found.last().is_some_and(is_member)
                    || is_told_apart(paragraph, name.clone())
                    || !mention.possessive && begins_main_clause(paragraph, lexicon, name);
                if mention.leads && !is_first {
                    let same = |other: &&mut Mention| {
                        paragraph.tokens[other.tokens.start].sentence == sentence
                    };
                    found.iter_mut().rev().take_while(same).for_each(|other| other.leads = false);
                }
                led = Some(sentence);
            }
            found.push(mention);
        }
    }
    found
}
