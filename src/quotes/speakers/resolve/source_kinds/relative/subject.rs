//! Finds whom "who" tells more of where other words about them stand between: a description, another
//! clause, a verb.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bearers::apposition::is_auxiliary;
use crate::quotes::speakers::resolve::Reading;

/// The largest number of tokens of a clause with "who" behind which another one follows.
const LONGEST_CLAUSE: usize = 40;

/// The largest number of tokens of a description, and of names that are looked at for whom it is of.
const LONGEST_DESCRIPTION: usize = 24;

/// The largest number of tokens of a predicate: "a tireless keeper of bees".
const LONGEST_PREDICATE: usize = 8;

/// The largest number of tokens of "one of only a handful of old farmers in the valley".
const LONGEST_CHOICE: usize = 14;

/// The largest number of tokens between two commas behind a subject: ", by contrast,".
const LONGEST_ASIDE: usize = 4;

impl Reading<'_> {
    /// Returns the person to whose name a description before a comma belongs, where that holds no
    /// other person's name: "Ines Marsh, the director of the Norvik Trust".
    pub(in crate::quotes::speakers::resolve) fn person_described(
        &self,
        paragraph_idx: usize,
        before: Range<usize>,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let names = self.names_in(paragraph_idx, before.clone()).rev().take(LONGEST_DESCRIPTION);
        for idx in names {
            let name = self.mentions.at(idx);
            if name.tokens.end > before.end {
                continue;
            }
            // The "Conservative" of "Conservative Ideas" looks like a title.
            let of = &self.story.cast.characters[self.named[idx]];
            let is_title = name.from < name.tokens.start && name.gender == Gender::Unknown;
            let is_one = of.fullest.shape == Shape::Person && (of.words.len() > 1 || !is_title);
            let aside = behind_bracket(paragraph, name.tokens.end);
            if is_one && !name.possessive && paragraph.word(aside) == "," {
                let is_told = self.is_description(paragraph, aside + 1..before.end);
                return is_told.then(|| name.tokens.clone());
            }
            if is_one {
                return None;
            }
        }
        None
    }

    /// Returns true for the words of one description with a noun for a person that goes on behind it:
    /// "the director of the Norvik Trust".
    fn is_description(&self, paragraph: &Paragraph, tokens: Range<usize>) -> bool {
        let class = |idx: usize| self.lexicon.class(paragraph.lower(idx));
        let small = |idx: usize| paragraph.word(idx).starts_with(char::is_lowercase);
        let breaks = |idx: usize| {
            let lower = paragraph.lower(idx);
            !paragraph.word(idx).starts_with(char::is_alphanumeric)
                && !matches!(lower, "'s" | "’s" | "-" | "." | "&" | "'")
                || is_auxiliary(lower)
                || matches!(lower, "who" | "that" | "which" | "whom" | "whose" | "when" | "while")
                || small(idx) && class(idx).is(Class::SPEECH) && !class(idx).is(Class::ANY_ROLE)
        };
        let opens = matches!(
            paragraph.lower(tokens.start),
            "a" | "an" | "the" | "his" | "her" | "its" | "their" | "one"
        ) || class(tokens.start).is(Class::ANY_ROLE | Class::ANY_TITLE);
        let office = |idx: usize| {
            class(idx).is(Class::ANY_ROLE | Class::PERSON)
                && matches!(
                    paragraph.lower(idx + 1),
                    "of" | "at" | "for" | "in" | "from" | "with" | "on" | "to"
                )
        };
        (2..=LONGEST_DESCRIPTION).contains(&tokens.len())
            && opens
            && tokens.clone().any(office)
            && !tokens.clone().any(breaks)
    }

    /// Returns the subject of a sentence whose predicate stands before "who": Ines Marsh in "Ines
    /// Marsh is a farmer who".
    pub(in crate::quotes::speakers::resolve) fn subject_of_predicate(
        &self,
        paragraph_idx: usize,
        before: Range<usize>,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let plain = |idx: &usize| {
            let lower = paragraph.lower(*idx);
            paragraph.word(*idx).starts_with(char::is_alphanumeric)
                && !matches!(lower, "of" | "in" | "for" | "at" | "from" | "with" | "to" | "by")
                && !is_copula(lower)
        };
        if let Some(one) = one_of_several(paragraph, &before) {
            return self.subject_of_copula(paragraph_idx, before.start, one);
        }
        let near = before.start.max(before.end.saturating_sub(LONGEST_PREDICATE))..before.end;
        let first = near.rev().take_while(plain).last()?;
        let opens = matches!(
            paragraph.lower(first),
            "a" | "an" | "the" | "one" | "someone" | "somebody" | "another"
        );
        let other = (first + 1..before.end)
            .any(|idx| matches!(paragraph.lower(idx), "a" | "an" | "the" | "his" | "her"));
        if !opens || other {
            return None;
        }
        self.subject_of_copula(paragraph_idx, before.start, first)
    }

    /// Returns the person whom the predicate that begins at a token is told of: "Ines Marsh has been *the*".
    fn subject_of_copula(
        &self,
        paragraph_idx: usize,
        start: usize,
        predicate: usize,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let copula = predicate.checked_sub(1).filter(|&at| at > start)?;
        let copula = match paragraph.lower(copula) {
            "been" if matches!(paragraph.lower(copula - 1), "has" | "had") => copula - 1,
            word if is_copula(word) => copula,
            _ => return None,
        };
        // "Ines Marsh, by contrast, is".
        let copula = match paragraph.word(copula - 1) {
            "," => {
                let aside = start.max((copula - 1).saturating_sub(LONGEST_ASIDE))..copula - 1;
                aside.rev().find(|&at| paragraph.word(at) == ",")?
            }
            _ => copula,
        };
        let subject = copula.checked_sub(1).filter(|&at| at >= start)?;
        if matches!(paragraph.lower(subject), "he" | "she") {
            return Some(subject..copula);
        }
        let name = self.names_in(paragraph_idx, subject..copula).next_back()?;
        let mention = self.mentions.at(name);
        (mention.tokens.end == copula && self.is_person(name)).then(|| mention.tokens.clone())
    }

    /// Returns the subject of the sentence for "As someone who grew up here, I" and "For someone who is
    /// late, Ines Marsh": the pronoun, or else the name, behind a comma.
    pub(in crate::quotes::speakers::resolve) fn subject_as_someone(
        &self,
        paragraph_idx: usize,
        someone: usize,
    ) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let as_one = someone.checked_sub(1)?;
        if !matches!(paragraph.lower(as_one), "as" | "for") {
            return None;
        }
        let sentence = paragraph.sentence_of(as_one);
        let opens = |idx: usize| {
            let closes = usize::from(matches!(paragraph.word(idx - 1), "”" | "\"" | "''"));
            paragraph.word(idx - 1 - closes) == ","
        };
        let behind = || (someone + 2..sentence.end).filter(|&idx| opens(idx));
        let spoken =
            behind().find(|&idx| matches!(paragraph.lower(idx), "i" | "we" | "he" | "she"));
        if let Some(spoken) = spoken {
            return Some(spoken..spoken + 1);
        }
        let mut names = self.names_in(paragraph_idx, someone + 2..sentence.end);
        let name = names.find(|&idx| {
            let name = self.mentions.at(idx);
            let goes_on = matches!(paragraph.lower(name.tokens.end), "," | "and" | "or");
            self.is_person(idx) && !name.possessive && !goes_on && opens(name.from)
        })?;
        Some(self.mentions.at(name).tokens.clone())
    }
}

/// Returns where "one of the few farmers" or "the only farmer in the valley" begins, if it ends the words
/// before "who".
fn one_of_several(paragraph: &Paragraph, before: &Range<usize>) -> Option<usize> {
    let is_part = |at: &usize| {
        paragraph.word(*at).starts_with(char::is_alphanumeric) && !is_copula(paragraph.lower(*at))
    };
    let near = before.start.max(before.end.saturating_sub(LONGEST_CHOICE))..before.end;
    near.rev().take_while(is_part).find(|&at| {
        let next = paragraph.lower(at + 1);
        match paragraph.lower(at) {
            "one" => next == "of" && at + 2 < before.end,
            "among" => true,
            "the" => matches!(next, "only" | "first" | "last") && at + 2 < before.end,
            _ => false,
        }
    })
}

/// Returns the member of a party before "who", whose capital is that of the party: "the Norvik
/// Democrat" of "a loss for the Norvik Democrat, who".
pub(in crate::quotes::speakers::resolve) fn member_before(
    paragraph: &Paragraph,
    before: &Range<usize>,
) -> Option<Range<usize>> {
    let last = before.end.checked_sub(1)?;
    let is_member = matches!(
        paragraph.lower(last),
        "conservative" | "democrat" | "independent" | "liberal" | "republican"
    );
    let capital = |idx: &usize| starts_upper(paragraph.word(*idx));
    let start = (before.start..before.end).rev().take_while(capital).last()?;
    let the = start.checked_sub(1).filter(|&the| the >= before.start)?;
    (is_member && paragraph.lower(the) == "the").then_some(the..before.end)
}

/// Returns the first of several clauses about one person that are joined, for the "who" of the last:
/// "whom" of "Ines Marsh, whom the board chose, and who left".
pub(in crate::quotes::speakers::resolve) fn first_of_clauses(
    paragraph: &Paragraph,
    who: usize,
) -> usize {
    let start = paragraph.sentence_of(who).start;
    let joins = |at: usize| {
        at > start && matches!(paragraph.lower(at - 1), "and" | "but" | "or") && at > start + 1
    };
    if !joins(who) {
        return who;
    }
    let before = |at: usize| {
        let mut near = (start.max(at.saturating_sub(LONGEST_CLAUSE))..at).rev();
        near.find(|&idx| matches!(paragraph.lower(idx), "who" | "whom" | "whose"))
    };
    let Some(mut first) = before(who) else { return who };
    while let Some(earlier) = before(first)
        && (joins(first) || paragraph.word(first - 1) == ",")
    {
        first = earlier;
    }
    first
}

/// Returns the token behind a note in brackets right behind a name: "Ines Marsh (D-Ohio)".
pub(in crate::quotes::speakers::resolve) fn behind_bracket(
    paragraph: &Paragraph,
    end: usize,
) -> usize {
    if paragraph.word(end) != "(" {
        return end;
    }
    let close = (end..end + LONGEST_PREDICATE).find(|&idx| paragraph.word(idx) == ")");
    close.map_or(end, |close| close + 1)
}

fn is_copula(word: &str) -> bool {
    matches!(word, "is" | "was" | "'s" | "’s" | "became" | "remains" | "remained")
}
