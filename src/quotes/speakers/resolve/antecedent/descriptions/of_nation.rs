//! Rules out people of another nation than a description tells: "the Norwegian minister" is not the
//! Danish one.

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::nouns::is_held_by_one;

/// The smallest number of letters that the name of a country shares with its adjective, if their first is the
/// same: "Norway", "Norwegian".
const STEM: usize = 4;

impl Reading<'_> {
    /// Drops for "the Norwegian minister" and "Norway’s leader" those whom the text describes with other
    /// nations only.
    pub(super) fn drop_those_of_another_nation(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let is_state = pointer.pointed == Pointed::Body && is_of_one_state(&pointer.noun);
        if pointer.pointed != Pointed::Role && !is_state {
            return;
        }
        let usual = if is_state { usual_state } else { usual };
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let capital = |word: &str| {
            let mut own = pointer.tokens.clone();
            own.any(|idx| paragraph.lower(idx) == word && starts_upper(paragraph.word(idx)))
        };
        let own = pointer.words.iter().map(String::as_str);
        let own: Vec<&str> =
            own.filter(|word| capital(word) && self.is_word_for_nation(word)).map(usual).collect();
        if own.is_empty() {
            return;
        }
        let is_other = |who: Who| {
            let nations = self.nations_of(pointer, who);
            let mut others = nations.into_iter().map(usual).peekable();
            others.peek().is_some()
                && others.all(|other| own.iter().all(|own| are_two_nations(own, other)))
        };
        candidates.retain(|candidate| !candidate.reference.is_some_and(|it| is_other(it.who)));
    }

    /// Returns the words for nations in what the text says of somebody whom a description may mean.
    fn nations_of(&self, pointer: &Pointer, who: Who) -> Vec<&str> {
        let words: Vec<&String> = match who {
            Who::Named(_) if pointer.pointed == Pointed::Body => Vec::new(),
            // What the text says of them may be of whom they met.
            Who::Named(_) if !is_held_by_one(&pointer.noun) => Vec::new(),
            Who::Named(character) => {
                let of = &self.story.cast.characters[character];
                let adjective = |word: &&String| self.lexicon.class(word).is(Class::ADJECTIVE);
                of.traits.iter().filter(adjective).collect()
            }
            Who::Described(speaker) => {
                self.story.entries[speaker.0 as usize].words.iter().collect()
            }
        };
        let words = words.into_iter().map(String::as_str);
        words.filter(|word| self.is_word_for_nation(word)).collect()
    }

    /// Returns true for a country, and for the adjective of one: no party, faith or continent.
    fn is_word_for_nation(&self, word: &str) -> bool {
        let class = self.lexicon.class(word);
        class.is(Class::COUNTRY)
            || class.is(Class::ADJECTIVE)
                && ["an", "ese", "ish", "ch", "i"].iter().any(|ending| word.ends_with(ending))
                && !word.ends_with("ican") | matches!(word, "american" | "mexican")
                && !matches!(word, "african" | "asian" | "european" | "christian" | "jewish")
    }
}

/// Returns true for a body that each state has: the Scottish government is not the British one.
fn is_of_one_state(noun: &str) -> bool {
    matches!(noun, "embassy" | "government" | "ministry" | "parliament")
}

/// Returns the usual word for a nation that has several, and a government of its own.
fn usual_state(word: &str) -> &str {
    match word {
        "scottish" | "scotland" => "scotland",
        "welsh" | "wales" => "wales",
        word => usual(word),
    }
}

/// Returns the usual word for a nation that has several.
fn usual(word: &str) -> &str {
    match word {
        "american" | "america" | "u.s." | "u.s" | "usa" | "u.s.a." => "us",
        "british" | "britain" | "english" | "england" | "scottish" | "scotland" | "welsh"
        | "wales" | "u.k." | "u.k" => "uk",
        "dutch" | "holland" => "netherlands",
        "soviet" => "russia",
        word => word,
    }
}

/// Returns true if two words are surely for two nations.
fn are_two_nations(one: &str, other: &str) -> bool {
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    one != other && same < STEM && (same == 0 || is_adjective(one) == is_adjective(other))
}

/// Returns true for a word that looks like the adjective of a nation.
fn is_adjective(word: &str) -> bool {
    ["an", "ese", "ish", "ch"].iter().any(|ending| word.ends_with(ending))
}
