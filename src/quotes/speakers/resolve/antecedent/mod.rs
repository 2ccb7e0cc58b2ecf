//! Resolves pronouns and descriptions: gathers who may be meant and what speaks for each, and
//! chooses.

mod adding;
mod asides;
mod bare_word;
mod bodies;
mod descriptions;
mod exclusion;
mod later_names;
mod later_speech;
mod owner_in_clause;
mod seen;
mod stray_name;
pub(super) mod subjects;

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::bearers::either_gender::is_of_either_gender;
use crate::quotes::speakers::mention::bearers::nation::is_demonym;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::ranker::Weights;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::nouns::is_age;
use crate::quotes::speakers::resolve::nouns::is_agent;
use crate::quotes::speakers::resolve::nouns::is_business;
use crate::quotes::speakers::resolve::nouns::is_never_a_place;
use crate::quotes::speakers::resolve::nouns::is_relative;
use crate::quotes::speakers::resolve::nouns::is_the_only_one;

/// The smallest likelihood of being a person at which "he" may mean somebody.
const MAY_BE_A_PERSON: f32 = 0.3;
const MAY_BE_A_PERSON_ONCE: f32 = 0.5;

/// A pronoun or description that means somebody.
#[derive(Debug, Clone)]
pub(super) struct Pointer {
    pub(super) pointed: Pointed,
    /// The gender that it shows.
    pub(super) gender: Gender,
    /// The number of its paragraph, counted over the whole text.
    pub(super) paragraph: usize,
    /// Its tokens there.
    pub(super) tokens: Range<usize>,
    /// The number of its sentence, counted over the whole text.
    pub(super) sentence: usize,
    /// The noun of a description, lower case.
    pub(super) noun: String,
    /// The other words of a description that say something, lower case.
    pub(super) words: Vec<String>,
    /// The signs that it names nobody known.
    pub(super) none: Signs,
    /// The character that a name which several have would mean by itself.
    pub(super) usual: Option<Who>,
    /// True if it means only what has its noun in the name.
    pub(super) by_name: bool,
    /// The quoted words, as tokens of its paragraph, where the pointer is the source.
    pub(super) content: Vec<Range<usize>>,
}

/// How much likelier a name must be a thing's than a body's to be no firm.
const MUCH_LIKELIER: f32 = 5.0;

/// A candidate for what a pointer means.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    /// The last reference to it; `None` for nobody.
    pub(super) reference: Option<Reference>,
    /// The signs that were seen of it.
    pub(super) signs: Signs,
}

impl Reading<'_> {
    /// Returns the one whom a pointer means; `None` where it is nobody in mind.
    pub(super) fn meant(&mut self, pointer: &Pointer) -> Option<Reference> {
        let mut candidates = self.candidates(pointer);
        self.rule_out(pointer, &mut candidates);
        let weights = Weights::bundled();
        let mut best: Option<(f32, Option<Reference>)> = None;
        for candidate in &candidates {
            let score = weights.score(pointer.pointed, &candidate.signs);
            if best.is_none_or(|(highest, _)| score > highest) {
                best = Some((score, candidate.reference));
            }
        }
        let score = |candidate: &Candidate| weights.score(pointer.pointed, &candidate.signs);
        let highest = best.map_or(0.0, |(highest, _)| highest);
        let all: f32 = candidates.iter().map(|other| (score(other) - highest).exp()).sum();
        self.answered = 1.0 / all.max(1.0);
        self.course.asked(self.answered);
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let span = paragraph.span(pointer.tokens.start, pointer.tokens.end);
        self.asked = Some((span, pointer.pointed, candidates));
        best?.1
    }

    fn candidates(&self, pointer: &Pointer) -> Vec<Candidate> {
        let mut recent = self.story.memory.recent(pointer.paragraph);
        // "A minister asked" is none of those whom the text has named so far.
        // In "a statement by the group" the group is not new.
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let inner = pointer.tokens.clone().skip(1).any(|idx| paragraph.lower(idx) == "the");
        let is_new = (pointer.pointed == Pointed::NewRole
            || pointer.pointed == Pointed::Body && !inner)
            && pointer.none.has(Sign::NoneIndefinite);
        recent.retain(|recent| {
            let is_named = self.story.memory.is_named(recent.reference.who);
            !(is_new && is_named) && self.can_be(pointer, &recent.reference)
        });
        let mut references: Vec<Reference> = recent.iter().map(|recent| recent.reference).collect();
        let in_mind = references.len();
        let hidden =
            pointer.words.iter().any(|word| matches!(word.as_str(), "unnamed" | "anonymous"));
        let never_later =
            matches!(pointer.pointed, Pointed::Impersonal | Pointed::Plural | Pointed::Namesake);
        // "More than half say so" announces nobody.
        let of_thing = matches!(pointer.pointed, Pointed::Role | Pointed::NewRole)
            && !self.is_for_person(&pointer.noun);
        if !never_later && !hidden && !of_thing {
            self.add_later(pointer, &mut references);
        }
        let asked = self.see_pointer(pointer, references.len());
        let in_content = self.named_in_content(pointer);
        let later_speech = self.later_speech(pointer);
        let called = |who: Who| !pointer.noun.is_empty() && self.is_called(who, &pointer.noun);
        let any_called = references[..in_mind].iter().any(|reference| called(reference.who));
        let most = references.iter().map(|reference| self.mentions_of(reference.who)).max();
        let mut found = Vec::with_capacity(references.len() + 1);
        for (rank, reference) in references.iter().enumerate() {
            let mut signs = asked;
            signs.see(Sign::Somebody);
            if rank < in_mind {
                self.see_place(pointer, &recent[rank], rank, &mut signs);
            } else {
                let near = reference.paragraph <= pointer.paragraph + 1;
                signs.see(if near { Sign::Later } else { Sign::MuchLater });
                signs.see_if(rank == in_mind, Sign::FirstLater);
            }
            self.see_speech(pointer, reference.who, &mut signs);
            self.see_nature(pointer, reference.who, &mut signs);
            signs.see_if(most == Some(self.mentions_of(reference.who)), Sign::Most);
            signs.see_if(called(reference.who), Sign::Role);
            signs.see_if(any_called && !called(reference.who), Sign::RoleOfOthers);
            signs.see_if(in_content.contains(&reference.who), Sign::InContent);
            signs.see_if(pointer.usual == Some(reference.who), Sign::Usual);
            if let Some(&share) = later_speech.get(&reference.who) {
                signs.see(Sign::SpeaksLater);
                signs.measure(Sign::SaysAlike, share);
            }
            self.see_traits(pointer, reference.who, &mut signs);
            found.push(Candidate { reference: Some(*reference), signs });
        }
        let fits = |candidate: &Candidate| {
            candidate.signs.has(Sign::Role) && candidate.signs.has(Sign::AllTraits)
        };
        if found.iter().any(fits) {
            for candidate in &mut found {
                let other = !fits(candidate) && candidate.signs.has(Sign::NoTraits);
                candidate.signs.see_if(other, Sign::FitsAnother);
            }
        }
        if pointer.pointed != Pointed::Namesake {
            let mut none = pointer.none.with(&asked);
            none.see(Sign::None);
            none.see_if(any_called, Sign::NoneRole);
            none.see_if(pointer.paragraph < 2, Sign::NoneTop);
            found.push(Candidate { reference: None, signs: none });
        }
        found
    }

    /// Returns true if a reference's type and gender allow it to be meant.
    fn can_be(&self, pointer: &Pointer, reference: &Reference) -> bool {
        let own =
            self.paragraphs.at(pointer.paragraph).span(pointer.tokens.start, pointer.tokens.end);
        let kind = self.kind(reference.who);
        let likely_person = match reference.who {
            Who::Named(character) => self.story.cast.characters[character].chances()[0],
            Who::Described(_) => 0.0,
        };
        let fits = match pointer.pointed {
            Pointed::Personal if likely_person > self.least_person(reference.who) => true,
            Pointed::Personal | Pointed::Role | Pointed::NewRole => {
                matches!(kind, SpeakerType::Person | SpeakerType::Unnamed)
            }
            Pointed::Body if is_the_only_one(&pointer.noun) => {
                kind == SpeakerType::Organization && self.is_such(reference.who, &pointer.noun)
            }
            Pointed::Body if pointer.by_name && !self.is_such(reference.who, &pointer.noun) => {
                false
            }
            Pointed::Body if is_business(&pointer.noun) => {
                (kind == SpeakerType::Organization && self.may_be_a_body(reference.who)
                    || self.may_be_a_firm(pointer, reference.who))
                    && !self.is_listed_place(reference.who)
            }
            Pointed::Body
                if matches!(&*pointer.noun, "state" | "county" | "city" | "town" | "province") =>
            {
                kind == SpeakerType::Place
                    || kind == SpeakerType::Organization
                        && self.is_such(reference.who, &pointer.noun)
            }
            // No country is a club.
            Pointed::Body if pointer.noun == "club" => {
                (matches!(kind, SpeakerType::Organization | SpeakerType::Place)
                    || self.may_be_a_firm(pointer, reference.who))
                    && !self.is_listed_place(reference.who)
            }
            Pointed::Body if is_never_a_place(&pointer.noun) => kind == SpeakerType::Organization,
            Pointed::Impersonal | Pointed::Body => {
                matches!(kind, SpeakerType::Organization | SpeakerType::Place)
            }
            Pointed::Plural => !matches!(kind, SpeakerType::Person | SpeakerType::Unnamed),
            Pointed::Namesake => matches!(reference.who, Who::Named(character)
                if self.is_namesake(pointer, character)),
        };
        // "Ines Marsh met a farmer" names two people.
        let introduced =
            pointer.pointed == Pointed::NewRole && reference.sentence == pointer.sentence;
        // An author of whom the text says nothing is none of its people.
        let only_signs = self.story.byline.is_some_and(|byline| byline.span == reference.span);
        let gender = self.gender(reference.who);
        let for_person =
            matches!(pointer.pointed, Pointed::Personal | Pointed::Role | Pointed::NewRole);
        fits && self.is_described_alike(pointer, reference.who)
            && !introduced
            && !only_signs
            && self.fits_gender(pointer, gender, reference.who)
            && !(pointer.pointed == Pointed::Personal && self.is_stray_name(reference))
            && !(for_person && self.is_people(reference.who))
            && !(pointer.pointed == Pointed::Body && self.is_no_such_body(pointer, reference))
            && !(pointer.pointed == Pointed::Impersonal && self.is_only_reader(reference))
            && !own.covers(reference.span)
    }

    /// Returns true if somebody may be of the gender of a pointer. Women are chairmen, too.
    fn fits_gender(&self, pointer: &Pointer, gender: Gender, who: Who) -> bool {
        gender.fits(pointer.gender)
            || is_of_either_gender(&pointer.noun) && self.is_called(who, &pointer.noun)
    }

    /// Returns the likelihood of being a person above which "he" may mean somebody: a word that the
    /// text has once is mostly none.
    fn least_person(&self, who: Who) -> f32 {
        let is_once = self.mentions_of(who) == 1 && self.is_bare_word(who);
        if is_once { MAY_BE_A_PERSON_ONCE } else { MAY_BE_A_PERSON }
    }

    /// Returns false for what is likelier an event or a thing than a body: "the firm" is neither.
    pub(super) fn may_be_a_body(&self, who: Who) -> bool {
        let Who::Named(character) = who else { return true };
        let [_, body, _, other] = self.story.cast.characters[character].chances();
        other < MUCH_LIKELIER * body
    }

    /// Returns true for the name of a country or city, whatever else it stands for.
    pub(super) fn is_listed_place(&self, who: Who) -> bool {
        let Who::Named(character) = who else { return false };
        let words = &self.story.cast.characters[character].words;
        let part = |word: &str| {
            matches!(word, "eastern" | "northern" | "southern" | "western" | "east" | "north")
                || matches!(word, "south" | "west")
        };
        let mut names = words.iter().filter(|word| !part(word)).peekable();
        names.peek().is_some() && names.all(|word| self.lexicon.class(word).is(Class::PLACE))
    }

    /// Returns true if the name of a character has the pointer's word as that of its usual bearer
    /// has it: as the surname, or in front.
    fn is_namesake(&self, pointer: &Pointer, character: CharacterIdx) -> bool {
        let of = |idx: CharacterIdx| &self.story.cast.characters[idx];
        let last = match pointer.usual {
            Some(Who::Named(usual)) => of(usual).is_called_last(&pointer.noun),
            _ => true,
        };
        if last {
            of(character).is_called_last(&pointer.noun)
        } else {
            of(character).words.first() == Some(&pointer.noun)
        }
    }

    /// Returns false if a pointer to a person would mean a thing: "the woman" is no piece of hers.
    fn is_described_alike(&self, pointer: &Pointer, who: Who) -> bool {
        let Who::Described(speaker) = who else { return true };
        let for_person = match pointer.pointed {
            Pointed::Personal => true,
            Pointed::Role | Pointed::NewRole => self.is_for_person(&pointer.noun),
            _ => false,
        };
        let roles = &self.story.entries[speaker.0 as usize].speaker.roles;
        !for_person || roles.iter().any(|noun| *noun == pointer.noun || self.is_for_person(noun))
    }

    /// Returns true if a noun is one for a person.
    pub(crate) fn is_for_person(&self, noun: &str) -> bool {
        let known = Class::ANY_ROLE | Class::TITLE | Class::PERSON;
        self.lexicon.class(noun).is(known)
            || is_agent(noun)
            || is_age(noun)
            || is_demonym(noun)
            || noun == "pontiff"
            || self.is_ex_holder(noun)
    }

    /// Returns true for somebody who was in office once: "ex-captain", but not "ex-wife".
    fn is_ex_holder(&self, noun: &str) -> bool {
        noun.strip_prefix("ex-").is_some_and(|noun| {
            self.lexicon.class(noun).is(Class::ANY_ROLE | Class::TITLE) && !is_relative(noun)
        })
    }

    /// Returns the gender of somebody, as far as the text has shown it.
    pub(super) fn gender(&self, who: Who) -> Gender {
        let shown = self.story.memory.gender(&self.story.cast, who);
        match who {
            Who::Described(speaker) if shown == Gender::Unknown => {
                let roles = &self.story.entries[speaker.0 as usize].speaker.roles;
                let noun = roles.first().map_or("", String::as_str);
                Gender::of(self.lexicon.class(noun))
            }
            _ => shown,
        }
    }

    /// Returns true if a noun is part of a name, or what the text calls its bearer.
    fn is_such(&self, who: Who, noun: &str) -> bool {
        let of_name = match who {
            Who::Named(character) => {
                self.story.cast.characters[character].words.iter().any(|word| word == noun)
            }
            Who::Described(speaker) => {
                self.story.entries[speaker.0 as usize].words.iter().any(|word| word == noun)
            }
        };
        of_name || self.is_called(who, noun)
    }

    /// Returns the number of times that the text names somebody.
    pub(super) fn mentions_of(&self, who: Who) -> usize {
        match who {
            Who::Named(character) => self.story.cast.characters[character].mentions,
            Who::Described(_) => self.story.memory.count(who) as usize,
        }
    }

    pub(super) fn kind(&self, who: Who) -> SpeakerType {
        match who {
            Who::Named(character) => self.story.cast.characters[character].kind,
            Who::Described(speaker) => self.story.entries[speaker.0 as usize].speaker.kind,
        }
    }

    /// Returns true if the text calls somebody by this noun.
    pub(super) fn is_called(&self, who: Who, noun: &str) -> bool {
        self.roles(who).iter().any(|role| role == noun)
    }

    fn roles(&self, who: Who) -> &[String] {
        match who {
            Who::Named(character) => &self.story.cast.characters[character].roles,
            Who::Described(speaker) => &self.story.entries[speaker.0 as usize].speaker.roles,
        }
    }
}
