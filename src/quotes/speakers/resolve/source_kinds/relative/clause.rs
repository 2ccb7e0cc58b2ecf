//! Resolves relative clauses: finds the noun or name to which "who" and "which" belong.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::source_kinds::relative::subject::first_of_clauses;

/// The largest number of names before a relative pronoun that are looked at.
pub(in crate::quotes::speakers::resolve) const NEAREST: usize = 24;

/// The largest number of names in a row that are stepped over.
pub(in crate::quotes::speakers::resolve) const MOST_NAMES: usize = 4;

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
        let breaks = token > start && matches!(paragraph.word(token - 1), "," | "—" | "–");
        let before = start..token - usize::from(breaks);
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
        if !touches && let Some(study) = work_before(paragraph, before.clone()) {
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
            paragraph.word(noun).starts_with(char::is_lowercase)
                && !is_time(paragraph.lower(noun))
                && !self.lexicon.class(paragraph.lower(noun)).is(Class::FUNCTION | Class::CUE)
                && (touches
                    || matches!(
                        paragraph.lower(noun - 1),
                        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "'s"
                    ))
        });
        let touching = names().next().map(tokens).filter(|name| name.end == end);
        let touching = touching.or_else(|| self.named_before_apposition(paragraph_idx, &before));
        let whole =
            touching.or_else(|| noun_phrase::group_before(paragraph, self.lexicon, end, start));
        whole.or(thing.map(|noun| noun..end)).or(last)
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
            let is_behind = matches!(
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
    let is_work = paragraph.lower(titled - 1 - comma);
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
    let in_name = noun_phrase::starts_upper(paragraph.word(last));
    let mut near = tokens.rev().take(NEAREST).filter(|_| in_name);
    near.find(|&idx| {
        matches!(
            paragraph.lower(idx),
            "study" | "report" | "survey" | "paper" | "forecast" | "poll"
        ) && matches!(
            paragraph.lower(idx + 1),
            "in" | "from" | "by" | "published" | "recently" | "released" | "last" | "this"
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
