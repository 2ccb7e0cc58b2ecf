//! Gathers those who are named for the first time behind a pronoun or description, which may announce
//! them.

use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::nouns::speaks_for_another;

/// The largest number of mentions after a pronoun that it may announce, and of their paragraphs.
const AHEAD: (usize, usize) = (24, 3);

/// The same for those whom the text calls by the noun of a description.
const FAR_AHEAD: (usize, usize) = (48, 8);

impl Reading<'_> {
    /// Returns true if a name stands in the sentence in which somebody new is described: "a farmer
    /// called, quoting Ines Marsh" tells of two people.
    fn is_introduced_beside(&self, pointer: &Pointer, name: &Mention) -> bool {
        let tokens = &self.paragraphs.at(pointer.paragraph).tokens;
        pointer.pointed == Pointed::NewRole
            && name.paragraph == pointer.paragraph
            && tokens[name.tokens.start].sentence == tokens[pointer.tokens.start].sentence
            && name.tokens.start > pointer.tokens.end
    }

    /// Returns true for a name behind "in" that shows no person: "In Oslo, Ines Marsh was late."
    fn is_scene(&self, name: &Mention) -> bool {
        let paragraph = self.paragraphs.at(name.paragraph);
        let before = name.from.checked_sub(1).map_or("", |at| paragraph.lower(at));
        before == "in" && name.shape != Shape::Person
    }

    /// Returns true for a name that says whose something is: "the Marsh administration".
    fn is_part(&self, name: &Mention) -> bool {
        let paragraph = self.paragraphs.at(name.paragraph);
        let before = name.from.checked_sub(1).map_or("", |at| paragraph.lower(at));
        before == "the" && name.from == name.tokens.start
    }

    /// Leaves of those who are named after "an engineer" whom the text calls that alone, where there are
    /// any: an executive engineer has a longer office.
    pub(super) fn keep_those_of_bare_office(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let is_bare = pointer.pointed == Pointed::NewRole
            && pointer.none.has(Sign::NoneIndefinite)
            && pointer.words.is_empty();
        let is_called = |candidate: &Candidate| {
            candidate.signs.has(Sign::Role)
                && (candidate.signs.has(Sign::Later) || candidate.signs.has(Sign::MuchLater))
        };
        let is_only_that = |candidate: &Candidate| match candidate.reference.map(|it| it.who) {
            Some(Who::Named(of)) => self.is_called_only(of, &pointer.noun),
            _ => false,
        };
        let fits = |candidate: &Candidate| is_called(candidate) && is_only_that(candidate);
        if is_bare && candidates.iter().any(fits) {
            candidates.retain(|candidate| !is_called(candidate) || is_only_that(candidate));
        }
    }

    /// Returns true if all that the text says of a character is one noun.
    pub(in crate::quotes::speakers::resolve) fn is_called_only(
        &self,
        of: CharacterIdx,
        noun: &str,
    ) -> bool {
        let of = &self.story.cast.characters[of];
        of.traits.iter().chain(&of.roles).all(|word| word.is_empty() || *word == noun)
            && of.roles.iter().any(|role| role == noun)
    }

    /// Adds those who are named for the first time after the pointer.
    pub(super) fn add_later(&self, pointer: &Pointer, references: &mut Vec<Reference>) {
        let known = references.len();
        let here = self.mentions_of_paragraph(pointer.paragraph);
        let before = |name: &Mention| name.tokens.start < pointer.tokens.end;
        let from = here.start + self.mentions.part(here).partition_point(before);
        let later = (from..self.mentions.end()).map(|idx| (idx, self.mentions.at(idx)));
        let (most, paragraphs) = FAR_AHEAD;
        let later = later
            .take(most)
            .take_while(|(_, name)| name.paragraph <= pointer.paragraph + paragraphs)
            .filter(|(_, name)| !self.is_in_dateline(name))
            .filter(|(_, name)| {
                pointer.pointed != Pointed::Personal || !self.is_scene(name) && !self.is_part(name)
            });
        let mut beside = Vec::new();
        for (number, (idx, name)) in later.enumerate() {
            let who = Who::Named(self.named[idx]);
            if self.is_introduced_beside(pointer, name) {
                beside.push(who);
            }
            let is_near = !speaks_for_another(&pointer.noun)
                && number < AHEAD.0
                && name.paragraph <= pointer.paragraph + AHEAD.1;
            if beside.contains(&who) || !is_near && !self.bears_noun(who, &pointer.noun) {
                continue;
            }
            let reference = Reference {
                who,
                span: name.span,
                paragraph: name.paragraph,
                sentence: usize::MAX,
                manner: Manner::Following,
                quoted: name.quoted,
                after_preposition: false,
                leads_paragraph: false,
            };
            if self.story.memory.count(who) == 0
                && self.can_be(pointer, &reference)
                && references[known..].iter().all(|before| before.who != who)
            {
                references.push(reference);
            }
        }
    }
}
