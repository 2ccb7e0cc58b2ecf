//! Tells who holds an office from those who held it and from deputies: "the president" is no vice
//! president, and no former one where somebody else may be meant.

use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;

/// The largest number of mentions among which an administration is looked for.
const MOST_ASKED: usize = 2000;

/// The largest number of tokens of a title.
const LONGEST_TITLE: usize = 6;

impl Reading<'_> {
    /// Leaves of the candidates for "the president" those who hold the office, or held it for "the
    /// former president", where there are any.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_who_is_in_office(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let says = |word: &str| pointer.words.iter().any(|said| said == word);
        if pointer.pointed == Pointed::Role
            && matches!(&*pointer.noun, "candidate" | "nominee")
            && !says("former")
        {
            candidates
                .retain(|it| !it.reference.is_some_and(|it| self.was_once(it, &pointer.noun)));
        }
        if pointer.pointed != Pointed::Role
            || pointer.noun != "president"
            || !pointer.none.has(Sign::NoneThe)
        {
            return;
        }
        let is_said = |candidate: &Candidate, rank: &str| {
            candidate.reference.is_some_and(|it| match it.who {
                // Who was "former President Marsh" once is called former; of a deputy all tells so.
                Who::Named(of) if rank == "vice" => self.is_deputy(of),
                who => self.was_called(pointer, who, rank),
            })
        };
        for rank in ["vice", "former"] {
            let fits = |candidate: &Candidate| is_said(candidate, rank) == says(rank);
            let any = |candidate: &Candidate| candidate.reference.is_some() && fits(candidate);
            let is_other = |it: &Candidate| !fits(it) && (says(rank) || called_so(it));
            let holder = candidates.iter().any(|it| called_so(it) && fits(it));
            if holder || rank == "vice" && !says(rank) && candidates.iter().any(any) {
                candidates.retain(|it| it.reference.is_none() || !is_other(it));
            }
        }
        // "The former president" is nobody whom the text calls president only.
        let is_only_president = |it: &Candidate| called_so(it) && !is_said(it, "former");
        if says("former") && !says("vice") {
            candidates.retain(|it| !is_only_president(it));
        }
        if pointer.words.is_empty() && !candidates.iter().any(called_so) {
            self.keep_head_of_administration(candidates);
        }
    }

    /// Leaves of the candidates for "the president", where the text calls nobody so, the only one
    /// whose administration it names.
    fn keep_head_of_administration(&self, candidates: &mut Vec<Candidate>) {
        let leads = |candidate: &Candidate| {
            in_mind(candidate)
                && candidate.reference.is_some_and(|it| self.has_administration(it.who))
        };
        let mut leading = candidates.iter().filter(|it| leads(it));
        if leading.next().is_some() && leading.next().is_none() {
            candidates.retain(leads);
        }
    }

    /// Returns true for the one in "the Marsh administration".
    fn has_administration(&self, who: Who) -> bool {
        let all = self.named.numbers().zip(self.named.members()).take(MOST_ASKED);
        let mut own = all.filter(|&(_, &named)| Who::Named(named) == who);
        own.any(|(idx, _)| {
            let name = self.mentions.at(idx);
            let paragraph = self.paragraphs.get(name.paragraph);
            paragraph.is_some_and(|paragraph| {
                paragraph.word(name.tokens.end + usize::from(name.possessive)) == "administration"
            })
        })
    }

    /// Returns true if the text has called somebody president with such a word: "former President
    /// Marsh".
    fn was_called(&self, pointer: &Pointer, who: Who, rank: &str) -> bool {
        self.names_before(pointer).any(|idx| {
            let name = self.mentions.at(idx);
            Who::Named(self.named[idx]) == who
                && name.roles.iter().any(|role| role == "president")
                && name.traits.iter().any(|said| said == rank)
        })
    }

    /// Returns true for somebody who is named with what they were once: "former candidate Ines Marsh".
    fn was_once(&self, it: Reference, noun: &str) -> bool {
        let Some(paragraph) = self.paragraphs.get(it.paragraph) else { return false };
        let at = paragraph.token_at(it.span.start());
        let title = (at.saturating_sub(LONGEST_TITLE)..at).rev();
        let mut title =
            title.take_while(|&idx| paragraph.word(idx).starts_with(char::is_alphabetic));
        at > 0
            && paragraph.lower(at - 1) == noun
            && title.any(|idx| paragraph.lower(idx) == "former")
    }

    fn is_deputy(&self, character: CharacterIdx) -> bool {
        let traits = &self.story.cast.characters[character].traits;
        traits.iter().any(|said| said == "vice")
    }
}

/// Returns true for somebody whom the text calls so.
fn called_so(candidate: &Candidate) -> bool {
    candidate.reference.is_some() && candidate.signs.has(Sign::Role)
}
