//! Finds whose office the letters are by which a text calls them: "the VC" is the vice-chancellor
//! whom it names.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::cast::Character;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::source_phrase::Source;

/// The largest number of letters of an office.
const MOST_LETTERS: usize = 5;

/// The largest number of characters that are looked through; an article has fewer.
const MOST_ASKED: usize = 1000;

impl Reading<'_> {
    /// Returns the only one whom the text gives an office of which a name, with an article and
    /// without anything else, is the first letters.
    pub(crate) fn holder_of_letters(
        &self,
        paragraph_idx: usize,
        parsed: &Source,
        mention: usize,
    ) -> Option<CharacterIdx> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let group = &parsed.group;
        let letters = paragraph.word(group.end - 1);
        let is_short = (2..=MOST_LETTERS).contains(&letters.len())
            && letters.bytes().all(|letter| letter.is_ascii_uppercase());
        if !is_short || group.len() != 2 || paragraph.lower(group.start) != "the" {
            return None;
        }
        // What the text spells out in another way is no office.
        if self.story.cast.characters[self.named[mention]].words.len() > 1 {
            return None;
        }
        let letters = letters.to_ascii_lowercase();
        if let Some(holder) = self.spelt_before(&letters) {
            return Some(holder);
        }
        let all = self.story.cast.characters.iter().enumerate().take(MOST_ASKED);
        let mut holders = all.filter(|(_, of)| self.has_office_of(of, &letters));
        let (found, _) = holders.next()?;
        holders.next().is_none().then_some(found)
    }

    /// Returns the only one before whose name words with capitals stand that begin with the
    /// letters, one behind the other, and end with an office: for "the PPRO", the one in "the
    /// Police Public Relations Officer, Ines Marsh".
    fn spelt_before(&self, letters: &str) -> Option<CharacterIdx> {
        let mut found = None;
        for idx in self.mentions.numbers().take(MOST_ASKED).filter(|&idx| self.is_person(idx)) {
            let mention = self.mentions.at(idx);
            let paragraph = self.paragraphs.at(mention.paragraph);
            let is_spelt = |start: usize| {
                let comma = start.checked_sub(1).is_some_and(|idx| paragraph.word(idx) == ",");
                self.spells_office(paragraph, start - usize::from(comma), letters)
            };
            // A rank may stand between: "the Director-General, Major Ines Marsh".
            if is_spelt(mention.tokens.start) || is_spelt(mention.from) {
                let who = self.named[idx];
                if found.is_some_and(|other| other != who) {
                    return None;
                }
                found = Some(who);
            }
        }
        found
    }

    /// Returns true if the words with capitals that end at a token begin with the letters of an
    /// office: "Superintendent of Police (North)" with those of "SP".
    fn spells_office(&self, paragraph: &Paragraph, end: usize, letters: &str) -> bool {
        // "The AP" and "the US" are no assistant professor and no under secretary.
        if matches!(letters, "ap" | "eu" | "pa" | "uk" | "un" | "us") {
            return false;
        }
        let end = before_note(paragraph, end);
        let near = end.saturating_sub(2 * MOST_LETTERS)..end;
        let small = |idx: &usize| matches!(paragraph.lower(*idx), "of" | "for" | "and" | "the");
        let parts = |idx: usize| {
            let capital = starts_upper(paragraph.word(idx));
            paragraph.lower(idx).split('-').rev().map(move |part| (part, capital))
        };
        let words: Vec<(&str, bool)> =
            near.rev().filter(|idx| !small(idx)).flat_map(parts).take(letters.len()).collect();
        let begins =
            |(&(word, capital), letter): (&(&str, bool), char)| capital && word.starts_with(letter);
        let is_office =
            |&(word, _): &(&str, bool)| self.lexicon.class(word).is(Class::ANY_ROLE | Class::TITLE);
        // The DPC is the commission and not the commissioner.
        let of_body = words.first().is_some_and(|last| {
            last.0.starts_with("commission") || !is_office(last) && letters.len() > 3
        });
        words.len() == letters.len()
            && words.iter().rev().zip(letters.chars()).all(begins)
            && words.iter().any(is_office)
            && !of_body
    }

    /// Returns true if the text gives somebody a rank and office.
    pub(crate) fn is_anybodys(&self, (rank, office): (&str, &str)) -> bool {
        let all = self.story.cast.characters.iter().take(MOST_ASKED);
        all.filter(|of| of.kind == SpeakerType::Person).any(|of| {
            let called = |noun: &str| of.roles.iter().chain(&of.traits).any(|role| role == noun);
            called(rank) && called(office)
        })
    }

    /// Returns true if words of somebody's offices, one behind the other, begin with the letters.
    fn has_office_of(&self, of: &Character, letters: &str) -> bool {
        let words: Vec<&str> = of.roles.iter().flat_map(|role| role.split('-')).collect();
        // "The AP" and "the FDA" are no assistant professor and no former deputy attorney.
        let office = |word: &&str| {
            (*word == "vice" || self.lexicon.class(word).is(Class::ANY_TITLE | Class::ANY_ROLE))
                && !matches!(*word, "acting" | "assistant" | "former" | "interim" | "senior")
        };
        let spells = |words: &[&str]| {
            let begins = |(word, letter): (&&str, char)| office(word) && word.starts_with(letter);
            words.iter().zip(letters.chars()).all(begins)
                && words.last().is_some_and(|last| self.lexicon.class(last).is(Class::ANY_ROLE))
        };
        let is_called = || of.roles.iter().any(|role| role == letters);
        of.kind == SpeakerType::Person && (is_called() || words.windows(letters.len()).any(spells))
    }
}

/// Returns where the words before a note in brackets end, or else `end`.
fn before_note(paragraph: &Paragraph, end: usize) -> usize {
    let closes = end.checked_sub(1).is_some_and(|close| paragraph.word(close) == ")");
    let open = (end.saturating_sub(MOST_LETTERS)..end).rev().find(|&at| paragraph.word(at) == "(");
    open.filter(|_| closes).unwrap_or(end)
}
