//! Rules out names of one word that tell where somebody is or what they have: behind "A nurse from
//! Norvik was late", "she" is not Norvik.

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::nouns::is_relative;
use crate::text::Span;

impl Reading<'_> {
    /// Returns true for a name of one word of which the text tells nothing that only people have,
    /// where all the text has of it is a place, a thing or a part of a description.
    pub(super) fn is_stray_name(&self, it: &Reference) -> bool {
        let Who::Named(character) = it.who else { return false };
        let of = &self.story.cast.characters[character];
        let [word] = &of.words[..] else { return false };
        let shows_person = of.fullest.shape == Shape::Person
            || !of.roles.is_empty()
            || of.is_pointed_at()
            || self.gender(it.who) != Gender::Unknown
            || self.lexicon.class(word).is(Class::GIVEN);
        if shows_person {
            return false;
        }
        let times = self.mentions_of(it.who);
        if times == 1 {
            return self.is_beside_the_point(it.span);
        }
        // What comes later is not known to be of that kind.
        let memory = &self.story.memory;
        memory.count(it.who) as usize == times
            && memory.times_spoken(it.who) == 0
            && memory.references_to(it.who).all(|reference| {
                reference.manner != Manner::Pronoun
                    && reference.manner != Manner::Description
                    && self.is_beside_the_point(reference.span)
            })
    }

    /// Returns true for a name in "from Norvik", "a Norvik", "the vicar of Norvik" and "Norvik
    /// farmers".
    fn is_beside_the_point(&self, span: Span) -> bool {
        let Some(paragraph) = self.paragraph_of(span) else { return false };
        let [at, end] = [span.start(), span.end()].map(|at| paragraph.token_at(at));
        let tells_of_person = matches!(paragraph.lower(end), "who" | "whose" | "'s")
            || paragraph.word(end) == ","
                && (paragraph.lower(end + 1) == "who"
                    || paragraph.word(end + 1).starts_with(|it: char| it.is_ascii_digit()));
        !tells_of_person
            && (self.is_behind_place_word(paragraph, at) || self.is_before_people(paragraph, end))
    }

    /// Returns true for a word behind an article, or behind a preposition that places somebody.
    fn is_behind_place_word(&self, paragraph: &Paragraph, at: usize) -> bool {
        let before = |back: usize| at.checked_sub(back).map_or("", |idx| paragraph.lower(idx));
        match before(1) {
            "a" | "an" | "the" | "from" | "in" | "at" | "near" | "into" | "outside" | "inside" => {
                true
            }
            // Somebody may be the wife of Orr, but is the vicar of a town.
            "of" | "on" => self.is_for_person(before(2)) && !is_relative(before(2)),
            _ => false,
        }
    }

    /// Returns true if a noun for people stands at a token, small and next to a name.
    fn is_before_people(&self, paragraph: &Paragraph, at: usize) -> bool {
        let noun = paragraph.lower(at);
        let several = noun.strip_suffix('s').is_some_and(|one| self.is_for_person(one));
        paragraph.word(at).starts_with(char::is_lowercase)
            && (self.is_for_person(noun) || several)
            && !self.lexicon.class(noun).is(Class::FUNCTION | Class::CUE)
    }

    /// Returns the paragraph that holds the words at `span`, where it is of this window.
    fn paragraph_of(&self, span: Span) -> Option<&Paragraph<'_>> {
        let all = self.paragraphs.members();
        let at = all.partition_point(|paragraph| paragraph.end() <= span.start());
        all.get(at)
    }
}
