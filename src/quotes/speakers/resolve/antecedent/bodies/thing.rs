//! Rules out people for nouns that are none for people: "the crowd", "the law", "the commercial".

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;

impl Reading<'_> {
    /// Drops people for "the crowd", "the case", "the question": no such noun is one for a person.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_people_for_thing(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let last = (pointer.tokens.clone()).find(|&idx| paragraph.lower(idx) == pointer.noun);
        let Some(last) = last else { return };
        let class = self.lexicon.class(&pointer.noun);
        let follows = paragraph.word(last + 1) != "," || !starts_upper(paragraph.word(last + 2));
        let is_common = paragraph.word(last).starts_with(char::is_lowercase)
            && class.is(Class::COMMON | Class::EITHER | Class::WORK | Class::BODY)
            && !self.is_for_person(&pointer.noun)
            && !self.ends_like_a_person(&pointer.noun)
            && !pointer.noun.ends_with("ed")
            && !matches!(
                pointer.noun.as_str(),
                "legend" | "amateur" | "youth" | "great" | "beauty"
            )
            && (!class.is(Class::CUE) || class.is(Class::WORK))
            && !(class.is(Class::EITHER) && Self::may_be_somebody(pointer, class))
            && follows;
        let is_thing = matches!(pointer.pointed, Pointed::Role | Pointed::NewRole)
            && (is_common || is_field(&pointer.noun));
        if is_thing {
            candidates.retain(|candidate| {
                candidate.signs.has(Sign::InName)
                    || candidate.signs.has(Sign::Role)
                    || candidate.reference.is_none_or(|it| self.kind(it.who) != SpeakerType::Person)
            });
        }
    }

    /// Returns true for "neurosurgeon", "nominee-in-waiting", "actor-director".
    fn ends_like_a_person(&self, noun: &str) -> bool {
        let known = Class::ANY_ROLE | Class::TITLE | Class::PERSON;
        let is = |part: &str| part.len() > 4 && self.lexicon.class(part).is(known);
        noun.contains('-') || noun.char_indices().skip(1).any(|(at, _)| is(&noun[at..]))
    }

    /// Returns true for "the former international", "the Norvik-born comic" and "the native".
    fn may_be_somebody(pointer: &Pointer, class: Class) -> bool {
        class.is(Class::ADJECTIVE)
            || pointer.words == ["former"]
            || pointer.words.iter().any(|word| word.ends_with("-born"))
            || matches!(&*pointer.noun, "comic" | "hopeful" | "maverick" | "native")
    }
}

/// Returns true for what a ministry is for, and for what is done: in "the Health and Safety Board" it is nobody.
fn is_field(noun: &str) -> bool {
    matches!(
        noun,
        "affairs" | "education" | "finance" | "health" | "information" | "law" | "polling"
    )
}
