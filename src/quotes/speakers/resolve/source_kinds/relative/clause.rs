//! Resolves relative clauses: finds the noun or name to which "who" and "which" belong.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_document;
use crate::quotes::speakers::resolve::source_kinds::relative::subject::first_of_clauses;

/// The largest number of names before a relative pronoun that are looked at.
pub(in crate::quotes::speakers::resolve) const NEAREST: usize = 24;

/// The largest number of words that describe a thing before "which".
const LONGEST_DESCRIPTION: usize = 4;

/// The largest number of names in a row that are stepped over.
pub(in crate::quotes::speakers::resolve) const MOST_NAMES: usize = 4;

/// The largest number of tokens that are put in before a relative clause.
const LONGEST_ASIDE: usize = 14;

/// The largest number of letters of a state or party behind a name.
const LONGEST_LETTERS: usize = 6;

impl Reading<'_> {
    /// Returns the noun group or name on which a relative clause at `token` hangs: the noun group
    /// right before it, or else a name before it in the sentence.
    pub(crate) fn before_relative(
        &self,
        paragraph_idx: usize,
        token: usize,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let start = paragraph.sentence_of(token).start;
        let who = token;
        let token =
            if paragraph.lower(who) == "who" { first_of_clauses(paragraph, who) } else { who };
        let breaks = token > start && is_break(paragraph.word(token - 1));
        let before = start..before_aside(paragraph, start, token - usize::from(breaks), breaks);
        match paragraph.lower(who) {
            "who" if is_plural_verb(paragraph, who + 1) => {
                self.several_before_who(paragraph_idx, before)
            }
            "who" => self.before_who(paragraph_idx, before, !breaks),
            _ => self.before_which(paragraph_idx, before, !breaks),
        }
    }

    /// Returns the names in the words before a relative pronoun, the nearest first; in a very long
    /// sentence only some are looked at.
    pub(in crate::quotes::speakers::resolve) fn names_behind(
        &self,
        paragraph_idx: usize,
        before: Range<usize>,
    ) -> impl Iterator<Item = usize> {
        let end = before.end;
        let inside = self.names_in(paragraph_idx, before).rev().take(NEAREST);
        inside.filter(move |&idx| {
            !self.mentions.at(idx).possessive && self.mentions.at(idx).tokens.end <= end
        })
    }

    /// Returns the noun group or name that "which" or "that" tells more of; `touches` is true if no
    /// comma stands before it.
    fn before_which(
        &self,
        paragraph_idx: usize,
        before: Range<usize>,
        touches: bool,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let Range { start, end } = before.clone();
        let group = |noun: usize| {
            noun_phrase::group_before(paragraph, self.lexicon, noun + 1, start)
                .or(Some(noun..noun + 1))
        };
        if let Some(titled) = before_title(paragraph, before.clone()) {
            return noun_phrase::group_before(paragraph, self.lexicon, titled, start);
        }
        if touches && let Some(noun) = self.noun_before_name(paragraph, before.clone()) {
            return group(noun);
        }
        let at_time = end > start && is_time(paragraph.lower(end - 1));
        if (!touches || at_time)
            && let Some(study) = work_before(paragraph, before.clone())
        {
            return noun_phrase::group_before(paragraph, self.lexicon, study + 1, start);
        }
        let thing = |idx: &usize| {
            let of = &self.story.cast.characters[self.named[*idx]];
            of.kind != SpeakerType::Person || of.fullest.shape != Shape::Person
        };
        let tokens = |idx: usize| self.mentions.at(idx).tokens.clone();
        let names = || self.names_behind(paragraph_idx, before.clone());
        let last = names().find(thing).map(tokens);
        // "The Post had parts of the book, which" is not of the Post.
        let thing = end.checked_sub(1).filter(|&noun| noun > start).filter(|&noun| {
            let class = self.lexicon.class(paragraph.lower(noun));
            let behind_article = is_determiner(paragraph.lower(noun - 1));
            paragraph.word(noun).starts_with(char::is_lowercase)
                && !is_time(paragraph.lower(noun))
                && !class.is(Class::FUNCTION)
                && (!class.is(Class::CUE) || behind_article && paragraph.lower(noun).ends_with('s'))
                && (touches || behind_article || self.determined(paragraph, start, noun).is_some())
        });
        let described = thing.filter(|_| !touches);
        let described = described.and_then(|noun| self.determined(paragraph, start, noun));
        let apposed = described.and_then(|article| self.name_ending_at(paragraph_idx, article));
        let touching = names().next().map(tokens).filter(|name| name.end == end);
        let touching = touching.or(apposed);
        let touching = touching.or_else(|| self.named_before_apposition(paragraph_idx, &before));
        let whole =
            touching.or_else(|| noun_phrase::group_before(paragraph, self.lexicon, end, start));
        let thing = thing.map(|noun| described.unwrap_or(noun)..end);
        whole.or(thing).or(last)
    }

    /// Returns the name to which a description that begins with an article stands in apposition: "Norvik Post,
    /// the small paper".
    fn name_ending_at(&self, paragraph_idx: usize, article: usize) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let comma = article.checked_sub(1).filter(|&comma| paragraph.word(comma) == ",")?;
        let name = self.names_in(paragraph_idx, comma.checked_sub(1)?..comma).next_back()?;
        let tokens = self.mentions.at(name).tokens.clone();
        (tokens.end == comma).then_some(tokens)
    }

    /// Returns the article before a noun and the words that describe it: "a" of "a much broader plan".
    fn determined(&self, paragraph: &Paragraph, start: usize, noun: usize) -> Option<usize> {
        let describes = |&at: &usize| {
            let word = paragraph.word(at);
            let class = self.lexicon.class(paragraph.lower(at));
            let degree = matches!(paragraph.lower(at), "more" | "most" | "very" | "much" | "new");
            word.starts_with(char::is_lowercase) && (degree || !class.is(Class::FUNCTION))
        };
        let near = (start..noun).rev().take(LONGEST_DESCRIPTION);
        let words = near.clone().take_while(describes).count();
        let article = noun.checked_sub(words + 1).filter(|&at| at >= start && words > 0)?;
        is_determiner(paragraph.lower(article)).then_some(article)
    }

    /// Returns the name in "Norvik Post – a news site that".
    fn named_before_apposition(
        &self,
        paragraph_idx: usize,
        before: &Range<usize>,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let article = before
            .clone()
            .rev()
            .take(MOST_NAMES)
            .find(|&idx| self.lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION))?;
        let dash = article.checked_sub(1).filter(|&dash| dash > before.start)?;
        let apposed = matches!(paragraph.lower(article), "a" | "an")
            && matches!(paragraph.word(dash), "," | "—" | "–" | "-");
        let name = self.names_in(paragraph_idx, dash - 1..dash).next_back()?;
        apposed.then(|| self.mentions.at(name).tokens.clone())
    }

    /// Returns the noun in "a deal with Norvik that" and "a bank in Oslo which": a clause without a
    /// comma tells nothing more of a name.
    pub(in crate::quotes::speakers::resolve) fn noun_before_name(
        &self,
        paragraph: &Paragraph,
        before: Range<usize>,
    ) -> Option<usize> {
        let mut end = before.end;
        for _ in 0..MOST_NAMES {
            let in_name = |idx: &usize| {
                let word = paragraph.word(*idx);
                word.starts_with(|first: char| first.is_uppercase() || first.is_numeric())
            };
            let name = (before.start..end).rev().take(NEAREST).take_while(in_name).count();
            let first = end - name;
            let the = first > before.start && paragraph.lower(first - 1) == "the";
            let joins = first.checked_sub(1 + usize::from(the)).filter(|&at| at > before.start)?;
            // "A letter to the Norvik Board that said so" says it, and not the board.
            let is_sent = paragraph.lower(joins) == "to" && is_document(paragraph.lower(joins - 1))
                || paragraph.lower(joins) == "to" && paragraph.lower(joins - 1) == "letter";
            let is_behind = is_sent
                || matches!(
                    paragraph.lower(joins),
                    "at" | "between" | "by" | "for" | "from" | "in" | "of" | "with"
                );
            if name == 0 || !is_behind {
                return None;
            }
            let noun = joins - 1;
            let class = self.lexicon.class(paragraph.lower(noun));
            let opens = noun == before.start && paragraph.lower(noun).ends_with('s');
            if opens || paragraph.word(noun).starts_with(char::is_lowercase) {
                let is_noun = !class.is(Class::FUNCTION | Class::SPEECH)
                    && !paragraph.lower(noun).ends_with("ed")
                    && !paragraph.lower(noun).ends_with("ing");
                return is_noun.then_some(noun);
            }
            end = joins;
        }
        None
    }
}

/// Returns true for a mark that parts a relative clause from its noun.
fn is_break(word: &str) -> bool {
    word == "," || is_dash(word)
}

fn is_dash(word: &str) -> bool {
    matches!(word, "—" | "–" | "--")
}

/// Returns where the words before a relative clause end without what is put in between two dashes, "the
/// court – full of lawyers – which", and without a state or party: "Ines Marsh, R-Ohio, who".
fn before_aside(paragraph: &Paragraph, start: usize, end: usize, breaks: bool) -> usize {
    let near = (start.max(end.saturating_sub(LONGEST_ASIDE))..end).rev();
    if !breaks || end <= start {
        return end;
    }
    if is_dash(paragraph.word(end)) {
        let dash = near.clone().find(|&at| is_dash(paragraph.word(at)));
        // "A law – the Norvik Act – which" is called so, and "– Ines Marsh and Carl Ode among them –"
        // tells who they are.
        let is_name = |dash: usize| {
            noun_phrase::starts_upper(paragraph.word(end - 1))
                && paragraph.word(dash - 1).starts_with(char::is_lowercase)
                || paragraph.lower(end - 1) == "them"
        };
        return dash.filter(|&dash| dash > start && !is_name(dash)).unwrap_or(end);
    }
    let short = |at: &usize| {
        let word = paragraph.word(*at);
        matches!(word, "." | "-" | "–")
            || word.starts_with(char::is_uppercase) && word.chars().count() <= LONGEST_LETTERS
    };
    let note = near.take_while(short).count();
    let from = end - note;
    // "His lawyer, A. J. Marsh, who" names her.
    let is_initial =
        paragraph.word(end - 1).chars().count() > 2 && !paragraph.word(end - 1).contains('.');
    let has_dot = !is_initial && (from..end).any(|at| paragraph.word(at).contains('.'));
    let is_note = note > 0 && has_dot && from > start + 1 && paragraph.word(from - 1) == ",";
    if is_note { from - 1 } else { end }
}

/// Returns true for an article or possessive before a noun.
fn is_determiner(word: &str) -> bool {
    matches!(word, "the" | "a" | "an" | "his" | "her" | "its" | "their" | "'s" | "’s")
}

/// Returns true if the verb behind "who" says that they are several: "who are", "who also say".
fn is_plural_verb(paragraph: &Paragraph, at: usize) -> bool {
    let adverb = matches!(paragraph.lower(at), "also" | "all" | "both" | "now" | "still" | "then");
    matches!(
        paragraph.lower(at + usize::from(adverb)),
        "are"
            | "were"
            | "have"
            | "do"
            | "'re"
            | "’re"
            | "'ve"
            | "’ve"
            | "say"
            | "think"
            | "believe"
            | "want"
            | "argue"
            | "claim"
            | "describe"
            | "fear"
            | "feel"
            | "hope"
            | "identify"
            | "insist"
            | "know"
            | "warn"
    )
}

/// Returns where the noun ends in "a report, titled “Bad Roads”, which": what the clause tells is not
/// told by the title.
fn before_title(paragraph: &Paragraph, tokens: Range<usize>) -> Option<usize> {
    let in_title = |idx: &usize| {
        let word = paragraph.word(*idx);
        word.starts_with(|first: char| !first.is_lowercase())
            || matches!(paragraph.lower(*idx), "of" | "the" | "and" | "a" | "in" | "for" | "to")
    };
    let words = tokens.clone().rev().take(NEAREST).take_while(in_title).count();
    let titled =
        tokens.end.checked_sub(words + 1).filter(|&idx| idx > tokens.start && words > 0)?;
    let says = matches!(paragraph.lower(titled), "titled" | "entitled" | "called" | "headlined");
    let comma = usize::from(paragraph.word(titled - 1) == ",");
    let is_work = paragraph.lower_before(titled, 1 + comma);
    let is_work = matches!(
        is_work,
        "report" | "study" | "paper" | "article" | "book" | "essay" | "document" | "memo"
    );
    (says && is_work).then_some(titled - comma)
}

/// Returns the study or report in "a study in the journal Norvik, which": what the clause tells is
/// told by the study.
fn work_before(paragraph: &Paragraph, tokens: Range<usize>) -> Option<usize> {
    let last = tokens.end.checked_sub(1)?;
    let in_name = noun_phrase::starts_upper(paragraph.word(last)) || is_time(paragraph.lower(last));
    let mut near = tokens.rev().take(NEAREST).filter(|_| in_name);
    near.find(|&idx| {
        matches!(
            paragraph.lower(idx),
            "study" | "report" | "survey" | "paper" | "forecast" | "poll" | "post"
        ) && matches!(
            paragraph.lower(idx + 1),
            "in" | "from" | "by" | "on" | "published" | "recently" | "released" | "last" | "this"
        )
    })
}

/// Returns true for a time or a meeting, at which somebody else tells something: "Tarvik at the weekend,
/// which said".
fn is_time(noun: &str) -> bool {
    matches!(
        noun,
        "afternoon"
            | "conference"
            | "day"
            | "evening"
            | "event"
            | "hearing"
            | "meeting"
            | "month"
            | "morning"
            | "night"
            | "quarter"
            | "summit"
            | "time"
            | "week"
            | "weekend"
            | "year"
    )
}
