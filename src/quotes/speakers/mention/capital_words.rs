//! Collects the words that a text writes with a capital where only names have one.

use std::collections::HashSet;
use std::ops::Range;

use crate::quotes::reading::dateline;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::bearers::apposition::is_auxiliary;
use crate::quotes::speakers::mention::bearers::title_surname::is_courtesy;
use crate::quotes::speakers::mention::bearers::title_surname::is_short_title;
use crate::quotes::speakers::mention::bearers::trade::does_something;
use crate::quotes::speakers::mention::bearers::trade::is_unlisted_name;
use crate::quotes::speakers::mention::bearers::word_name::is_behind_courtesy;
use crate::quotes::speakers::mention::bearers::word_name::is_day;
use crate::quotes::speakers::mention::bearers::word_name::is_day_as_surname;
use crate::quotes::speakers::mention::bearers::word_name::is_small_word_as_surname;
use crate::quotes::speakers::mention::bearers::word_name::is_trade_with_age;
use crate::quotes::speakers::mention::bodies::body_noun::is_paper;
use crate::quotes::speakers::mention::repeated_name;

/// The words with a capital inside sentences, and those without one.
#[derive(Debug, Default)]
pub(super) struct Seen {
    capital: HashSet<String>,
    small: HashSet<String>,
    /// The words right after a first name, where they can be a surname only.
    surnames: HashSet<String>,
    /// The words right after "Mr" or "Ms".
    addressed: HashSet<String>,
    bytes: usize,
}

impl Seen {
    /// Adds the words of a paragraph that is no headline.
    pub(super) fn add(&mut self, paragraph: &Paragraph, lexicon: &Lexicon) {
        for idx in (0..paragraph.len()).filter(|&idx| !opens_sentence(paragraph, idx)) {
            let word = paragraph.word(idx);
            if starts_upper(word) {
                let titled = is_behind_courtesy(paragraph, lexicon, idx)
                    || is_day_as_surname(paragraph, lexicon, idx)
                    || is_small_word_as_surname(paragraph, lexicon, idx);
                if starts_upper(paragraph.word(idx - 1))
                    && (titled
                        || is_trade_with_age(paragraph, lexicon, idx)
                        || lexicon.class(paragraph.lower(idx - 1)).is(Class::GIVEN)
                        || is_short_title(paragraph, lexicon, idx - 1..idx + 1))
                    && word.chars().any(char::is_lowercase)
                    && repeated_name::fused_name(word).is_none()
                {
                    self.bytes += added(&mut self.surnames, paragraph.lower(idx));
                }
                let stop = usize::from(paragraph.word(idx - 1) == ".");
                if idx > stop && is_courtesy(paragraph.lower(idx - 1 - stop)) {
                    self.bytes += added(&mut self.addressed, paragraph.lower(idx));
                }
                self.bytes += added(&mut self.capital, paragraph.lower(idx));
            } else if word.contains(char::is_uppercase) {
                // Such as "el-Sayed", which opens a sentence as "El-Sayed".
                self.bytes += added(&mut self.capital, paragraph.lower(idx));
            } else if word.starts_with(char::is_lowercase) {
                self.bytes += added(&mut self.small, word);
            }
        }
    }

    /// Returns about how many bytes the words take.
    pub(super) fn bytes(&self) -> usize {
        self.bytes
    }

    /// Returns true if the text has somebody with this surname.
    pub(super) fn knows_surname(&self, lower: &str) -> bool {
        self.surnames.contains(lower)
    }

    /// Returns true if token `idx`, a word that is mostly no name, is somebody's surname here:
    /// "Will said", where the text has a Jane Will.
    pub(super) fn is_surname(&self, paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
        let class = lexicon.class(paragraph.lower(idx + 1));
        starts_upper(paragraph.word(idx))
            && self.surnames.contains(paragraph.lower(idx))
            && idx.checked_sub(1).is_none_or(|before| paragraph.lower(before) != "the")
            // A day is somebody only where it is a subject: "Monday said".
            && (!is_day(paragraph.lower(idx))
                || class.is(Class::SPEECH)
                    && (opens_sentence(paragraph, idx)
                        || matches!(paragraph.word(idx - 1), "," | "”" | "\"" | "’")))
            && (!opens_sentence(paragraph, idx)
                || class.is(Class::SPEECH)
                || paragraph.lower(idx + 1) == "'s")
    }

    /// Returns true for a first name that no list holds before somebody's surname that is a trade elsewhere:
    /// "Aditi Mason", where the text has an Ines Mason.
    pub(super) fn is_of_surname(
        &self,
        paragraph: &Paragraph,
        lexicon: &Lexicon,
        run: &Range<usize>,
    ) -> bool {
        let last = run.end.saturating_sub(1);
        let class = |at: usize| lexicon.class(paragraph.lower(at));
        let before = run.start.checked_sub(1).map_or("", |at| paragraph.lower(at));
        run.len() == 2
            && class(run.start) == Class::default()
            && class(last).is(Class::ANY_ROLE)
            && !class(last).is(Class::ANY_TITLE)
            && self.surnames.contains(paragraph.lower(last))
            && paragraph.word(run.start).chars().any(char::is_lowercase)
            && !matches!(before, "the" | "a" | "an")
    }

    /// Returns `run` without a police rank, where somebody's first name follows, or the surname of
    /// somebody whom the text names in full.
    pub(super) fn without_rank(
        &self,
        paragraph: &Paragraph,
        lexicon: &Lexicon,
        run: Range<usize>,
    ) -> Range<usize> {
        let after = run.start + 1;
        let person = lexicon.class(paragraph.lower(after)).is(Class::GIVEN)
            || self.surnames.contains(paragraph.lower(after));
        let rank = paragraph.word(run.start);
        // The letters of a rank are of many countries: "DCP Ines Marsh".
        let letters = matches!(rank.len(), 3 | 4)
            && rank.bytes().all(|letter| letter.is_ascii_uppercase())
            && !lexicon.class(paragraph.lower(run.start)).is(Class::GIVEN)
            && lexicon.class(paragraph.lower(after)).is(Class::GIVEN)
            && run.len() == 3
            && !lexicon.class(paragraph.lower(after + 1)).is(Class::ORGANIZATION | Class::PLACE);
        let is_rank = RANKS.contains(&rank) && person;
        // Who is "a driver, BK Marsh," has initials; "AG Marsh" may be the attorney general.
        let comma = |at: usize| paragraph.word(at) == ",";
        let is_apposed = comma(run.end) || run.start > 0 && comma(run.start - 1);
        // "CPO Marsh" is the Chief Petty Officer Ines Marsh of the text, "Wg Cdr Ode" one, too; "BK
        // Marsh" has the initials of somebody else.
        let stands_for_rank = |idx: usize| {
            let word = paragraph.word(idx);
            let capitals = word.bytes().all(|letter| letter.is_ascii_uppercase())
                && (word.len() > 2 || RANKS.contains(&word) || !is_apposed);
            let unspoken = word.contains(char::is_lowercase)
                && !paragraph.lower(idx).contains(['a', 'e', 'i', 'o', 'u', 'y']);
            (2..=4).contains(&word.len())
                && (capitals || unspoken)
                && lexicon.class(paragraph.lower(idx)) == Class::default()
        };
        let last = run.end.saturating_sub(1);
        if last > run.start
            && self.surnames.contains(paragraph.lower(last))
            // "CPO Library" is none.
            && !lexicon
                .class(paragraph.lower(last))
                .is(Class::ORGANIZATION | Class::COMMON | Class::EITHER)
            && (run.start..last).all(stands_for_rank)
        {
            return last..run.end;
        }
        // "Administrator Marsh" is Gina Marsh, whom the text has named.
        let office = lexicon.class(paragraph.lower(run.start));
        let is_office = run.len() == 2
            && office.is(Class::ANY_ROLE | Class::PERSON)
            && !office.is(Class::GIVEN | Class::PLACE | Class::ORGANIZATION)
            && self.surnames.contains(paragraph.lower(after));
        let of_question = run.len() > 1 && asks_will(paragraph, run.start);
        if after < run.end && (is_rank || letters || is_office || of_question) {
            after..run.end
        } else {
            run
        }
    }

    /// Returns `run` without the surname of somebody whom the text names, right behind a place or a paper that no
    /// comma parts from it: "in Oslo | Marsh said", "the Norvik Post | Marsh said", "a New Oslo | Marsh supporter".
    pub(super) fn without_surname(
        &self,
        paragraph: &Paragraph,
        lexicon: &Lexicon,
        run: Range<usize>,
    ) -> Range<usize> {
        let last = run.end.saturating_sub(1);
        let class = |at: usize| lexicon.class(paragraph.lower(at));
        let before = |back: usize| run.start.checked_sub(back).map_or("", |at| paragraph.lower(at));
        let of_place = |at: usize| {
            let opens = matches!(paragraph.lower(at), "new" | "north" | "south" | "west");
            class(at).is(Class::PLACE) || at == run.start && opens
        };
        let acts = class(run.end).is(Class::CUE | Class::WITH_CUE)
            || is_auxiliary(paragraph.lower(run.end));
        let never = Class::GIVEN
            | Class::PLACE
            | Class::ORGANIZATION
            | Class::COMMON
            | Class::ADJECTIVE
            | Class::ANY_ROLE
            | Class::ANY_TITLE;
        // Some are called after a town, and none after a state of two words.
        let is_place = run.len() > 1
            && (run.start..last).all(of_place)
            && !class(run.start).is(Class::GIVEN)
            && (run.len() > 2
                || acts && matches!(before(1), "in" | "at" | "from" | "to" | "across"));
        let is_paper = run.len() > 2
            && (class(last - 1).is(Class::ORGANIZATION) || is_paper(paragraph.lower(last - 1)))
            && before(1) == "the"
            && matches!(before(2), "of" | "at" | "in" | "with" | "to" | "from" | "by" | "for")
            && acts;
        let is_surname = self.surnames.contains(paragraph.lower(last))
            && !class(last).is(never)
            && paragraph.word(run.end).starts_with(char::is_lowercase);
        if is_surname && (is_place || is_paper) { run.start..last } else { run }
    }

    /// Returns true if a run begins with the trade of somebody whom the text calls "Mr Marsh", too:
    /// "Boilerman Aditi Marsh". The first of three names is none if it can be a trade by its ending, or
    /// the text writes it small.
    fn is_trade_of_addressed(
        &self,
        paragraph: &Paragraph,
        lexicon: &Lexicon,
        run: &Range<usize>,
    ) -> bool {
        let lower = paragraph.lower(run.start);
        let class = |idx: usize| lexicon.class(paragraph.lower(idx));
        let listed = Class::COMMON | Class::EITHER;
        let can_be_trade = class(run.start) == Class::default() && does_something(lower)
            || class(run.start).is(listed)
            || self.small.contains(lower);
        let never = Class::GIVEN | Class::PLACE | Class::ORGANIZATION | Class::ADJECTIVE;
        run.len() == 3
            && can_be_trade
            && !class(run.start).is(never)
            && !self.capital.contains(lower)
            && self.addressed.contains(paragraph.lower(run.end - 1))
            && is_unlisted_name(paragraph, lexicon, run.start + 1..run.end)
    }

    /// Returns `run` without the word that has a capital only because it opens a sentence.
    ///
    /// A word that opens a sentence is kept where a list or the rest of the
    /// text knows it as a name, and where nothing speaks against it.
    pub(super) fn without_opener(
        &self,
        paragraph: &Paragraph,
        lexicon: &Lexicon,
        run: Range<usize>,
    ) -> Range<usize> {
        let start = run.start;
        if run.is_empty() || !opens_sentence(paragraph, start) {
            return run;
        }
        if self.is_trade_of_addressed(paragraph, lexicon, &run) {
            return start + 1..run.end;
        }
        let lower = paragraph.lower(start);
        let class = lexicon.class(lower);
        let listed = Class::GIVEN
            | Class::PLACE
            | Class::ANY_TITLE
            | Class::ANY_ROLE
            | Class::ADJECTIVE
            | Class::ORGANIZATION;
        let known = class.is(listed) || self.capital.contains(lower);
        // "Going home" is no name, but one that no list holds is in "Boeing will".
        let acts = matches!(paragraph.lower(run.end), "'s" | "had" | "has" | "will" | "would");
        let goes = lower.ends_with("ing") && !(acts && class == Class::default());
        let common = self.small.contains(lower)
            || class.is(Class::CUE)
            || (lower.len() > 4 && (goes || lower.ends_with("ly")));
        let speaks = lexicon.class(paragraph.lower(run.end)).is(Class::SPEECH);
        // The first words of "Residents said" and "Curator Ada Marsh" are no names; that of "Rusty
        // Marsh said" is one.
        let several = ["ers", "ors", "ists", "ians", "ents", "ets"];
        // "Workers objected" names no body, though the text has "Norvik Oil Workers".
        let are_some = run.len() == 1
            && class.is(Class::GROUP)
            && several.iter().any(|ending| lower.ends_with(ending))
            && self.small.contains(lower)
            && paragraph.word(run.end).starts_with(char::is_lowercase);
        if are_some {
            return start..start;
        }
        let never = (class.is(Class::COMMON | Class::GROUP)
            || several.iter().any(|ending| lower.ends_with(ending)))
            && !self.capital.contains(lower)
            // Such as "Secretary of State Ines Marsh".
            && !(class.is(Class::ANY_TITLE) && run.len() > 1);
        let given = lexicon.class(paragraph.lower(start + 1)).is(Class::GIVEN);
        // Such as "Police Scotland", "Public Health Wales".
        let of_place = lexicon.class(paragraph.lower(run.end - 1)).is(Class::PLACE)
            && (run.len() == 2 && lower == "police"
                || run.len() == 3 && paragraph.lower(start + 1) == "health");
        let kept = match run.len() {
            1 => speaks && !never,
            // Such as "Global Times".
            2 => {
                let heads = Class::ANY_ROLE | Class::ANY_TITLE | Class::PERSON | Class::GROUP;
                let paper = is_paper(paragraph.lower(run.end - 1))
                    && !class.is(heads)
                    && !matches!(lower, "fellow" | "former" | "local");
                speaks && !given || of_place || paper
            }
            // Such as "Greater Norvik Police".
            _ => {
                lexicon.class(paragraph.lower(run.end - 1)).is(Class::ORGANIZATION)
                    || paragraph.lower(start + 1) == "for"
                    || of_place
            }
        };
        let role = run.len() > 2 && given && !class.is(Class::GIVEN) && !class.is(Class::PLACE);
        // "Chia Wei Marsh" has a surname in front: no trade is as short.
        let letters = lower.chars().count();
        let is_short = class == Class::default() && letters <= SHORT_NAME && run.len() == 3;
        if role && !self.capital.contains(lower) && !class.is(Class::ANY_TITLE) && !is_short {
            return start..start;
        }
        let is_name = class.is(Class::GIVEN | Class::PLACE) || self.capital.contains(lower);
        let cue = lexicon.class(paragraph.lower(run.end)).is(Class::CUE);
        let plain =
            matches!(lower, "records" | "staff" | "pictures" | "forces" | "media" | "press")
                || class.is(Class::EITHER)
                    && lower.ends_with('s')
                    && !lower.ends_with("ss")
                    && (!cue || self.small.contains(lower));
        // Such as "Associates say": one would say that he says it.
        let several = lower.ends_with('s')
            && !lower.ends_with("ss")
            && class.is(Class::EITHER | Class::COMMON | Class::GROUP)
            && matches!(
                paragraph.lower(run.end),
                "say" | "believe" | "argue" | "claim" | "warn" | "insist" | "think"
            );
        // "Research by Norvik Trust" is nobody's name where the text writes the word small, too.
        let plain = plain || class.is(Class::EITHER) && self.small.contains(lower) && !speaks;
        // Nor is that of "Taxi driver Ines Marsh".
        let short = class == Class::default() && letters <= SHORT_NOUN;
        let noun = paragraph.word(run.end);
        let makes = matches!(noun, "builder" | "giant" | "maker" | "operator" | "retailer");
        let may_be_a_word =
            class.is(Class::EITHER | Class::COMMON) || short || makes && class == Class::default();
        let of_trade = may_be_a_word && !is_name && {
            noun.starts_with(char::is_lowercase)
                && (lexicon.class(noun).is(Class::ANY_ROLE | Class::PERSON) || makes)
                && starts_upper(paragraph.word(run.end + 1))
        };
        // Such as "Research suggests".
        let is_work = class.is(Class::WORK)
            && !class.is(Class::GIVEN | Class::PLACE)
            && paragraph.word(run.end).starts_with(char::is_lowercase);
        if run.len() == 1 && (plain && !is_name || several || of_trade || is_work) {
            return start..start;
        }
        if (never && !is_name && !kept) || !(known || !common || kept) {
            return start..start;
        }
        run
    }
}

/// Returns true for the verb in "Will Marsh go?".
fn asks_will(paragraph: &Paragraph, idx: usize) -> bool {
    let sentence = paragraph.sentence_of(idx);
    paragraph.word(idx) == "Will"
        && sentence.start == idx
        && sentence.end.checked_sub(1).is_some_and(|last| paragraph.word(last) == "?")
}

/// The largest number of letters of an unlisted word that is no trade before a first name.
const SHORT_NAME: usize = 4;

/// The largest number of letters of an unlisted word that says what somebody's trade is about.
const SHORT_NOUN: usize = 3;

/// Adds a word that is not there yet, and returns the number of bytes that it takes.
fn added(words: &mut HashSet<String>, word: &str) -> usize {
    if words.contains(word) {
        return 0;
    }
    words.insert(word.to_owned());
    size_of::<String>() + word.len()
}

/// The ranks of British police whose letters mostly mean something else, as in "Washington DC" or
/// "DC Comics", so that no list of titles can have them.
const RANKS: [&str; 7] = ["CO", "DC", "DI", "DS", "PC", "PO", "SI"];

/// Returns true if token `idx` starts a sentence, or a passage in quotation marks.
fn opens_sentence(paragraph: &Paragraph, idx: usize) -> bool {
    let Some(before) = idx.checked_sub(1) else { return true };
    paragraph.tokens[idx].sentence != paragraph.tokens[before].sentence
        || paragraph.tokens[before].state == QuoteState::Opening
        || matches!(paragraph.word(before), ":" | "—" | "–" | "--" | "•" | "\"" | "“")
        || matches!(paragraph.word(before), "-" | "―") && dateline::end(paragraph) == Some(idx)
}
