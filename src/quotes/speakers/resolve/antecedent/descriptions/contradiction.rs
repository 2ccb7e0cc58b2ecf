//! Rules out people of whom the text tells something else than a description does.
//!
//! Many a firm is called by a noun that is one for people as well: "the broadcaster". And many a
//! text has two managers, each with a club.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::nouns::is_at_the_head;
use crate::quotes::speakers::resolve::nouns::is_held_by_one;
use crate::quotes::speakers::resolve::nouns::is_relative;
use crate::quotes::speakers::resolve::nouns::is_spouse;
use crate::quotes::speakers::resolve::nouns::speaks_for_another;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_document;

impl Reading<'_> {
    /// Drops of the candidates for a description those of whom the text tells something else.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_contradicted(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        self.drop_people_for_firm(pointer, candidates);
        self.keep_those_of_kind(pointer, candidates);
        self.drop_bodies_for_document(pointer, candidates);
        self.drop_other_ministers(pointer, candidates);
        self.drop_those_of_another_team(pointer, candidates);
        self.drop_those_of_another_place(pointer, candidates);
        self.drop_those_of_another_nation(pointer, candidates);
        self.drop_owner(pointer, candidates);
        self.drop_those_reached_by_writing(pointer, candidates);
        self.drop_bare_words(pointer, candidates);
        self.keep_those_of_paragraph(pointer, candidates);
        self.keep_subject_of_before(pointer, candidates);
        self.drop_who_is_contrasted(pointer, candidates);
        Self::drop_who_is_called_otherwise(pointer, candidates);
    }

    /// Drops for "it" behind "The letter was sent to the Norvik Board" the board.
    fn drop_those_reached_by_writing(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        if pointer.pointed != Pointed::Impersonal {
            return;
        }
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let own = paragraph.sentence_of(pointer.tokens.start).start;
        let Some(before) = own.checked_sub(1).map(|last| paragraph.sentence_of(last)) else {
            return;
        };
        let opens = matches!(paragraph.lower(before.start), "the" | "a" | "an" | "this");
        let mut subject = (before.start + 1..before.end.min(before.start + 4))
            .take_while(|&idx| !self.lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION));
        let is_written = opens
            && subject.any(|idx| {
                let word = paragraph.lower(idx);
                (is_document(word) || word == "letter" || self.lexicon.class(word).is(Class::WORK))
                    && paragraph.word(idx).starts_with(char::is_lowercase)
            });
        let is_reached = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| {
                let at = paragraph.token_at(it.span.start());
                let the = usize::from(at > 0 && paragraph.lower(at - 1) == "the");
                let preposition = at.checked_sub(1 + the).map_or("", |idx| paragraph.lower(idx));
                it.paragraph == pointer.paragraph
                    && before.contains(&at)
                    && matches!(it.who, Who::Named(_))
                    && matches!(preposition, "about" | "against" | "at" | "to")
            })
        };
        if is_written {
            candidates.retain(|candidate| !is_reached(candidate));
        }
    }

    /// Drops for "the broadcaster" and "the developer", which may be firms, people who are not
    /// called so.
    fn drop_people_for_firm(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let class = self.lexicon.class(&pointer.noun);
        let is_either = class.is(Class::BODY) && class.is(Class::ANY_ROLE | Class::PERSON)
            || matches!(&*pointer.noun, "developer" | "operator") && pointer.words.is_empty();
        if !is_either || !matches!(pointer.pointed, Pointed::Role | Pointed::NewRole) {
            return;
        }
        candidates.retain(|candidate| {
            candidate.signs.has(Sign::Role)
                || candidate.signs.has(Sign::InName)
                || candidate.reference.is_none_or(|it| self.kind(it.who) != SpeakerType::Person)
        });
    }

    /// Drops for "the prime minister" the minister of something else, and a president.
    fn drop_other_ministers(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let is_prime = |words: &[String]| words.iter().any(|word| word == "prime");
        if pointer.noun != "minister" || !is_prime(&pointer.words) {
            return;
        }
        let is_other = |who: Who| match who {
            Who::Named(character) => {
                let of = &self.story.cast.characters[character];
                let minister = of.roles.iter().any(|role| role == "minister");
                let presides = of.roles.iter().any(|role| role == "president");
                (minister || presides) && !is_prime(&of.roles) && !is_prime(&of.traits)
            }
            Who::Described(_) => false,
        };
        candidates.retain(|candidate| !candidate.reference.is_some_and(|it| is_other(it.who)));
    }

    /// Drops for "the letter" the bodies that the text only names: none of them is a letter.
    fn drop_bodies_for_document(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let is_paper =
            is_document(&pointer.noun) || self.lexicon.class(&pointer.noun).is(Class::WORK);
        // "The letter, from Norvik Bank, says so."
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let behind = pointer.tokens.end..pointer.tokens.end + 2;
        let is_told = behind.into_iter().any(|idx| matches!(paragraph.lower(idx), "by" | "from"))
            || matches!(paragraph.lower(pointer.tokens.start), "its" | "their");
        if pointer.pointed != Pointed::Body || !is_paper || is_told {
            return;
        }
        candidates.retain(|candidate| {
            candidate.signs.has(Sign::Role)
                || candidate.signs.has(Sign::InName)
                || !matches!(candidate.reference.map(|it| it.who), Some(Who::Named(_)))
        });
    }

    /// Drops for "the Norvik manager" the manager of another team, where somebody who is called
    /// nothing of the kind was just spoken of: "His opposite number, Ines Marsh, disagreed."
    fn drop_those_of_another_team(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let of_team = matches!(&*pointer.noun, "boss" | "captain" | "coach" | "manager");
        if !of_team || pointer.pointed != Pointed::Role || !pointer.none.has(Sign::NoneThe) {
            return;
        }
        let names = self.capitals_of(pointer);
        let is_of_other = |candidate: &Candidate| self.is_called_so_elsewhere(&names, candidate);
        let others = candidates.iter().filter(|candidate| is_of_other(candidate));
        let last = others.filter_map(|it| Some(it.reference?.span.end())).max();
        let beside = |candidate: &Candidate| {
            let was_named = candidate.reference.is_some_and(|it| {
                Some(it.span.start()) > last
                    && it.manner == Manner::Leading
                    && it.paragraph == pointer.paragraph
                    && self.kind(it.who) == SpeakerType::Person
            });
            was_named && !candidate.signs.has(Sign::Role)
        };
        if !names.is_empty() && candidates.iter().any(is_of_other) && candidates.iter().any(beside)
        {
            candidates.retain(beside);
        }
    }

    /// Drops for "the Norvik police chief" the one of whom the text tells that they are that of
    /// another place.
    fn drop_those_of_another_place(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let is_one = is_held_by_one(&pointer.noun) || is_at_the_head(&pointer.noun);
        if !is_one || pointer.pointed != Pointed::Role || !pointer.none.has(Sign::NoneThe) {
            return;
        }
        let names = self.capitals_of(pointer);
        if !names.is_empty() {
            candidates.retain(|candidate| !self.is_called_so_elsewhere(&names, candidate));
        }
    }

    /// Returns true if the text says something of somebody that begins like a word of a description:
    /// a senator may head a committee of the Senate.
    pub(in crate::quotes::speakers::resolve::antecedent) fn is_akin(
        &self,
        pointer: &Pointer,
        who: Who,
    ) -> bool {
        const STEM: usize = 5;
        let Who::Named(character) = who else { return false };
        let alike = |one: &str, other: &str| {
            one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count() >= STEM
        };
        let mut traits = self.story.cast.characters[character].traits.iter();
        traits.any(|said| pointer.words.iter().any(|word| alike(said, word)))
    }

    /// Drops for "his agent" the one whose agent it is, and those in mind whom the text does not
    /// call so.
    fn drop_owner(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        if pointer.pointed != Pointed::Role || !pointer.none.has(Sign::NonePossessive) {
            return;
        }
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let span = paragraph.tokens[pointer.tokens.start].span;
        if let Some(owner) = self.story.memory.noted_before(span) {
            candidates.retain(|it| !it.reference.is_some_and(|it| it.who == owner.who));
        }
        // "His mother" is nobody of whom the text tells another trade, or who has spoken as nobody's.
        if is_relative(&pointer.noun) && !candidates.iter().any(|it| it.signs.has(Sign::Role)) {
            candidates.retain(|candidate| !in_mind(candidate) || !self.is_of_no_family(candidate));
        }
        // "Her teacher" is nobody whom the text only names later, and calls a student then.
        candidates.retain(|candidate| {
            in_mind(candidate)
                || candidate.signs.has(Sign::Role)
                || candidate.signs.has(Sign::InName)
                || candidate.reference.is_none_or(|it| match it.who {
                    Who::Named(of) => self.story.cast.characters[of].roles.is_empty(),
                    Who::Described(_) => true,
                })
        });
        if is_spouse(&pointer.noun) && self.tells_of_other_relative(pointer) {
            candidates.retain(|it| !in_mind(it) || it.signs.has(Sign::Role));
        }
        // "Marsh agreed. His brother said no" is said by another Marsh.
        if is_relative(&pointer.noun)
            && let Some(before) = pointer.sentence.checked_sub(1)
            && let Some(speaker) = self.story.memory.spoke_in(before)
        {
            let owner = match paragraph.lower(pointer.tokens.start) {
                "his" => Some(Gender::Male),
                "her" => Some(Gender::Female),
                // "Their mother" may be the one who just spoke of them.
                _ => None,
            };
            if owner.is_some_and(|owner| self.gender(speaker).fits(owner)) {
                candidates.retain(|it| !it.reference.is_some_and(|it| it.who == speaker));
            }
        }
        let of_another = pointer.noun == "agent"
            || speaks_for_another(&pointer.noun) && !is_relative(&pointer.noun);
        if of_another {
            let named = |candidate: &Candidate| {
                candidate.reference.is_some_and(|it| matches!(it.who, Who::Named(_)))
            };
            candidates.retain(|it| !named(it) || !in_mind(it) || it.signs.has(Sign::Role));
        }
    }

    /// Returns true for somebody with a name who has spoken, or whom the text calls by some trade, and of
    /// whom it tells no family: neither a relative nor a surname that another has.
    pub(super) fn is_of_no_family(&self, candidate: &Candidate) -> bool {
        let Some(Who::Named(character)) = candidate.reference.map(|it| it.who) else {
            return false;
        };
        let of = &self.story.cast.characters[character];
        let surname = of.words.last().map_or("", String::as_str);
        let is_shared = self.story.cast.bearers(surname).nth(1).is_some();
        let mut told = of.roles.iter().chain(&of.traits);
        let has_trade =
            |word: &String| self.lexicon.class(word).is(Class::ANY_ROLE | Class::PERSON);
        (candidate.signs.has(Sign::Spoke) || told.clone().any(has_trade))
            && !told.any(|word| is_relative(word))
            && !is_shared
    }

    /// Returns the words of a description that have a capital and are no adjectives.
    fn capitals_of<'p>(&self, pointer: &'p Pointer) -> Vec<&'p String> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let capital = |word: &String| {
            let mut own = pointer.tokens.clone();
            own.any(|idx| paragraph.lower(idx) == word && starts_upper(paragraph.word(idx)))
        };
        let plain = Class::ADJECTIVE | Class::ANY_ROLE | Class::ANY_TITLE | Class::ORGANIZATION;
        let words = pointer.words.iter();
        words.filter(|word| capital(word) && !self.lexicon.class(word).is(plain)).collect()
    }

    /// Returns true for somebody whom the text calls by the noun of a description, with the name of
    /// another place than those in `names`.
    fn is_called_so_elsewhere(&self, names: &[&String], candidate: &Candidate) -> bool {
        let Some(Who::Named(character)) = candidate.reference.map(|it| it.who) else {
            return false;
        };
        let of = &self.story.cast.characters[character];
        candidate.signs.has(Sign::Role)
            && of.traits.iter().any(|word| self.is_name_of_team(word))
            && !names.iter().any(|name| of.traits.contains(name) || of.words.contains(name))
    }

    /// Returns true for a word that is no common one.
    fn is_name_of_team(&self, word: &str) -> bool {
        let class = self.lexicon.class(word);
        let plain = Class::COMMON | Class::ANY_ROLE | Class::ANY_TITLE | Class::ADJECTIVE;
        word.starts_with(char::is_alphabetic) && !class.is(plain | Class::FUNCTION)
    }
}
