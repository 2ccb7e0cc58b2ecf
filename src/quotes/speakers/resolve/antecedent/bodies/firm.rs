//! Finds the firm behind "the company" whose name shows nothing: "Tarvik is to shut 40 shops. The
//! company said so."

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::nouns::is_business;

/// The number of tokens behind a firm among which somebody does something to it.
const FAR: usize = 40;

/// Returns true for the number of years in "Ines Marsh, 41," and "41-year-old".
fn is_years(word: &str) -> bool {
    word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit())
}

impl Reading<'_> {
    /// Returns true for somebody taken for a person of whom nothing shows that they are one, where
    /// "the company" is asked for.
    pub(in crate::quotes::speakers::resolve::antecedent) fn may_be_a_firm(
        &self,
        pointer: &Pointer,
        who: Who,
    ) -> bool {
        let Who::Named(character) = who else { return false };
        let of = &self.story.cast.characters[character];
        let asked = pointer.pointed == Pointed::Body
            && (is_business(&pointer.noun) || pointer.noun == "club")
            && pointer.words.is_empty()
            && pointer.none.has(Sign::NoneThe);
        // Nor does anything show that "Tarvik" is a body, and not a thing.
        let unsure = of.kind == SpeakerType::Organization && !self.may_be_a_body(who);
        asked
            && (of.kind == SpeakerType::Person || unsure)
            && of.fullest.shape == Shape::Unknown
            && of.roles.is_empty()
            && !of.is_pointed_at()
            && !of.traits.iter().any(|word| is_years(word))
            && self.gender(who) == Gender::Unknown
            && !of.words.iter().any(|word| self.lexicon.class(word).is(Class::GIVEN))
    }

    /// Leaves of the candidates for "the company" the only one that may be a firm, where it leads a
    /// sentence just before and no body is near; otherwise drops all who only may be one.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_the_only_firm(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let may_be_one = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| self.may_be_a_firm(pointer, it.who))
        };
        if pointer.pointed != Pointed::Body || !candidates.iter().any(may_be_one) {
            return;
        }
        let near = |candidate: &Candidate| {
            in_mind(candidate)
                && (candidate.signs.has(Sign::SameParagraph)
                    || candidate.signs.has(Sign::ParagraphBefore))
        };
        let leads = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| self.tells_of_firm(&it) && !it.quoted)
        };
        let fits = |it: &Candidate| may_be_one(it) && near(it) && leads(it);
        // What may be a thing is no firm where somebody taken for a person may be one.
        let unsure = |it: &Candidate| {
            may_be_one(it)
                && it.reference.is_some_and(|it| self.kind(it.who) != SpeakerType::Person)
        };
        if candidates.iter().any(|it| fits(it) && !unsure(it)) {
            candidates.retain(|it| !unsure(it));
        }
        // "The company" is no longer a body that was named before the sentence of the firm; but
        // what may be a thing is no firm beside one, and "the magazine" tells more.
        let first = candidates.iter().filter(|it| fits(it)).filter_map(|it| it.reference);
        let first = first.map(|it| it.sentence).max();
        let any = tells_what_it_does(&pointer.noun)
            || candidates.iter().any(|it| fits(it) && (unsure(it) || !self.has_one_word(it)));
        let bodies = candidates.iter().any(|candidate| {
            let is_body = in_mind(candidate) && !may_be_one(candidate);
            // Nor one that is only a place or partner in it.
            let passed = |it: &Reference| Some(it.sentence) == first && it.after_preposition;
            let stands = |it: Reference| (any || Some(it.sentence) >= first) && !passed(&it);
            is_body && candidate.reference.is_some_and(stands)
        });
        if !bodies
            && candidates.iter().any(fits)
            && self.is_one_firm(candidates, |it| may_be_one(it) && near(it), fits)
        {
            candidates.retain(fits);
        } else {
            candidates.retain(|candidate| !may_be_one(candidate));
        }
    }

    /// Returns true for a name that leads its sentence, or whose people or things do: "Tarvik’s
    /// profits fell", "Tarvik boss Ines Marsh left", "Ines Marsh left as head of Tarvik".
    fn tells_of_firm(&self, it: &Reference) -> bool {
        let Some(paragraph) = self.paragraphs.get(it.paragraph) else { return false };
        let [at, end] = [it.span.start(), it.span.end()].map(|at| paragraph.token_at(at));
        let opens = paragraph.sentence_of(at).start == at;
        let office = Class::ANY_ROLE | Class::ANY_TITLE;
        let has_people = self.lexicon.class(paragraph.lower(end)).is(office)
            && paragraph.word(end).starts_with(char::is_lowercase);
        let is_headed = at > 1
            && paragraph.lower(at - 1) == "of"
            && self.lexicon.class(paragraph.lower(at - 2)).is(office);
        let owns = it.manner == Manner::Possessive && opens;
        it.manner == Manner::Leading || owns || has_people || is_headed
    }

    /// Returns true if of those who may be a firm only the one that fits is near, or only that one
    /// does something: in "Tarvik is to sell its mines to Sorgold" that is the firm.
    fn is_one_firm(
        &self,
        candidates: &[Candidate],
        is_near: impl Fn(&Candidate) -> bool,
        fits: impl Fn(&Candidate) -> bool,
    ) -> bool {
        // "Tarvik was bought by Sorgold."
        let is_done = |it: &Candidate| {
            it.reference.is_some_and(|it| {
                let paragraph = self.paragraphs.at(it.paragraph);
                let behind = paragraph.token_at(it.span.end())
                    ..paragraph.sentence_of(paragraph.token_at(it.span.start())).end;
                let by = |idx: usize| {
                    paragraph.lower(idx) == "by" && starts_upper(paragraph.word(idx + 1))
                };
                behind.into_iter().take(FAR).any(by)
            })
        };
        let mut leading = candidates.iter().filter(|it| fits(it));
        let Some(first) = leading.next().filter(|it| !is_done(it)) else { return false };
        // "Tarvik, maker of Solpain," is alone, too.
        let of_first = |it: &Candidate| {
            let place = |it: &Candidate| it.reference.map(|it| (it.paragraph, it.sentence));
            it.reference.is_some_and(|it| it.after_preposition) && place(it) == place(first)
        };
        let is_alone = candidates.iter().filter(|it| is_near(it) && !of_first(it)).count() == 1;
        is_alone || self.has_one_word(first) && leading.next().is_none()
    }

    /// Returns true for a name of one word that is no other word.
    fn has_one_word(&self, it: &Candidate) -> bool {
        match it.reference.map(|it| it.who) {
            Some(Who::Named(character)) => {
                let words = &self.story.cast.characters[character].words;
                words.len() == 1 && self.lexicon.class(&words[0]) == Class::default()
            }
            _ => false,
        }
    }
}

/// Returns true for a noun that says what a firm does, and so does not mean just any.
fn tells_what_it_does(noun: &str) -> bool {
    matches!(noun, "broadcaster" | "charity" | "corporation" | "hotel" | "magazine" | "newspaper")
}
