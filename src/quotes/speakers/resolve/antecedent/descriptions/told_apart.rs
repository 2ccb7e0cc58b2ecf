//! Tells somebody who is described from somebody who is named later and called by the same noun: "a
//! police spokesman" is not "hospital spokesman Carl Ode", nor "one farmer" "another farmer, Carl Ode".

use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::nouns::is_relative;
use crate::quotes::speakers::resolve::nouns::speaks_for_another;

/// The number of tokens before a name among which "another" may stand.
const FAR: usize = 5;

impl Reading<'_> {
    /// Drops for "a police spokesman" those who are named only later and are told apart from him.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_those_told_apart(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        if pointer.pointed != Pointed::NewRole || !pointer.none.has(Sign::NoneIndefinite) {
            return;
        }
        candidates.retain(|candidate| {
            in_mind(candidate)
                || candidate.reference.is_none_or(|it| {
                    let at = self.paragraphs.at(it.paragraph).token_at(it.span.start());
                    let mut names = self.names_in(it.paragraph, at..at + 1);
                    !names.any(|idx| self.are_told_apart(pointer, self.mentions.at(idx)))
                })
        });
    }

    /// Returns true if the words before a name, or those of a description before it, say that these
    /// are two people.
    pub(in crate::quotes::speakers::resolve) fn are_told_apart(
        &self,
        pointer: &Pointer,
        name: &Mention,
    ) -> bool {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        // "One analyst was sure. Carl Ode, an analyst at Norvik Bank, said" may be one person.
        let is_told_next =
            name.paragraph <= pointer.paragraph + 1 && name.roles.contains(&pointer.noun);
        let is_apart = match paragraph.lower(pointer.tokens.start) {
            "another" => true,
            "one" => !is_told_next,
            _ => false,
        };
        is_apart || self.is_another(name) || self.are_of_two_owners(pointer, name)
    }

    /// Returns true for the name in "the army spokesman, Carl Ode".
    fn is_known_so(&self, name: &Mention) -> bool {
        let paragraph = self.paragraphs.at(name.paragraph);
        let sentence = paragraph.sentence_of(name.tokens.start).start;
        let from = sentence.max(name.tokens.start.saturating_sub(FAR));
        (from..name.tokens.start).any(|idx| paragraph.lower(idx) == "the")
    }

    /// Returns true for the name in "another farmer, Carl Ode".
    fn is_another(&self, name: &Mention) -> bool {
        let paragraph = self.paragraphs.at(name.paragraph);
        let sentence = paragraph.sentence_of(name.tokens.start).start;
        let from = sentence.max(name.tokens.start.saturating_sub(FAR));
        (from..name.tokens.start).any(|idx| {
            matches!(paragraph.lower(idx), "another" | "fellow")
                && self.is_for_person(paragraph.lower(name.tokens.start - 1))
                || paragraph.lower(idx) == "another"
                    && paragraph.word(name.tokens.start - 1) == ","
                    && self.is_for_person(paragraph.lower(name.tokens.start.saturating_sub(2)))
        })
    }

    /// Returns true if the text says of somebody who is called by the noun of a description for whom
    /// or where they are so, and the description says something else.
    fn are_of_two_owners(&self, pointer: &Pointer, name: &Mention) -> bool {
        let noun = pointer.noun.as_str();
        let speaks = speaks_for_another(noun) && !is_relative(noun);
        let is_owned = speaks || matches!(noun, "official" | "officer" | "diplomat" | "minister");
        // "The army spokesman, Carl Ode," is the one of whom the text has told.
        if !is_owned || self.is_known_so(name) {
            return false;
        }
        let tells_owner = |word: &str| {
            let class = self.lexicon.class(word);
            let describes = class.is(Class::ANY_ROLE | Class::ANY_TITLE) && !is_field(word);
            let may_own = speaks || class.is(Class::ADJECTIVE) || is_american(word);
            !word.is_empty() && word != noun && may_own && !describes && !is_rank(word)
        };
        let is_called = name.roles.iter().any(|role| role == noun);
        // "US" and "police" are small words elsewhere.
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let is_word = |idx: &usize| {
            let word = paragraph.word(*idx);
            let small = self.lexicon.class(paragraph.lower(*idx)).is(Class::FUNCTION)
                && word.starts_with(char::is_lowercase)
                && word != "police";
            word.starts_with(char::is_alphabetic) && !small
        };
        let own = pointer.tokens.clone().skip(1).filter(is_word).map(|idx| paragraph.lower(idx));
        let mut of_pointer = own.filter(|word| tells_owner(word)).peekable();
        let mut of_name = name.traits.iter().filter(|word| tells_owner(word)).peekable();
        let said = |word: &str| {
            name.traits.iter().chain(&name.words).any(|of| of == word || is_of_nation(of, word))
        };
        is_called
            && of_pointer.peek().is_some()
            && of_name.peek().is_some()
            && !of_pointer.any(said)
    }
}

/// Returns true for what a ministry is for: these are titles of its minister.
fn is_field(word: &str) -> bool {
    matches!(
        word,
        "affairs" | "defence" | "defense" | "education" | "external" | "finance" | "foreign"
    ) || matches!(word, "health" | "home" | "information" | "interior" | "law" | "state" | "police")
}

fn is_american(word: &str) -> bool {
    matches!(word, "us" | "u.s." | "u.s" | "american")
}

/// Returns true for "american" and "us", "norwegian" and "norway".
fn is_of_nation(one: &str, other: &str) -> bool {
    const STEM: usize = 4;
    let alike = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    is_american(one) && is_american(other) || alike >= STEM
}

/// Returns true for a word that tells how high or old somebody is, and not for whom they are there.
fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "acting" | "cabinet" | "chief" | "deputy" | "former" | "government" | "junior" | "lead"
    ) || matches!(word, "local" | "official" | "prime" | "retired" | "senior" | "state" | "top")
        || matches!(word, "veteran" | "young" | "high-ranking" | "unnamed" | "anonymous")
}
