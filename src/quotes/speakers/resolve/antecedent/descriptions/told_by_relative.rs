//! Tells whoever is named only to say whose relative somebody is from that relative: behind "Ines Marsh,
//! mother of Carl Marsh, protested", "Marsh" is she.

use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::nouns::is_called_like;
use crate::quotes::speakers::resolve::nouns::is_relative;

/// The largest number of tokens between the noun for a relative and the name behind it.
const LONGEST_OFFICE: usize = 6;

impl Reading<'_> {
    /// Drops for "Marsh said" whoever was named last in what the text says of a relative of that name.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_those_told_by_relative(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        if pointer.pointed != Pointed::Namesake {
            return;
        }
        let known: Vec<Who> =
            candidates.iter().filter_map(|it| it.reference.map(|it| it.who)).collect();
        candidates.retain(|candidate| {
            !candidate.reference.is_some_and(|it| {
                self.relative_told_by(&it)
                    .is_some_and(|other| other != it.who && known.contains(&other))
            })
        });
    }

    /// Drops for "Marsh’s sister" those who are named, unless the text calls them a sister or they have a
    /// name of Marsh’s; and for "the victim’s sister" those of whom it tells something else.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_those_of_no_family(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let is_role = matches!(pointer.pointed, Pointed::Role | Pointed::NewRole);
        if !is_role || !is_relative(&pointer.noun) {
            return;
        }
        let cast = &self.story.cast.characters;
        let owners = self.names_in(pointer.paragraph, pointer.tokens.clone());
        let mut owners =
            owners.filter(|&idx| self.mentions.at(idx).possessive && self.is_person(idx));
        let Some(owner) = owners.next() else {
            let paragraph = self.paragraphs.at(pointer.paragraph);
            let owns = |idx: usize| matches!(paragraph.word(idx), "'s" | "’s" | "'" | "’");
            if pointer.tokens.clone().any(owns) {
                candidates.retain(|candidate| {
                    !in_mind(candidate)
                        || candidate.signs.has(Sign::Role)
                        || !self.is_of_no_family(candidate)
                });
            }
            return;
        };
        let family = &cast[self.named[owner]].words;
        candidates.retain(|candidate| match candidate.reference.map(|it| it.who) {
            Some(Who::Named(character)) => {
                let of = &cast[character];
                is_called_like(&of.roles, &pointer.noun)
                    || of.words.iter().any(|word| family.contains(word))
            }
            _ => true,
        });
    }

    /// Returns the one of whom a reference only tells whose relative they are: Ines Marsh for the last
    /// name of "Ines Marsh, mother of the engineer Carl Marsh" and of "Ines Marsh, Carl Marsh’s mother".
    fn relative_told_by(&self, it: &Reference) -> Option<Who> {
        let paragraph = self.paragraphs.get(it.paragraph)?;
        let [at, end] = [it.span.start(), it.span.end()].map(|at| paragraph.token_at(at));
        let small = |idx: usize| paragraph.word(idx).starts_with(char::is_lowercase);
        let owns = matches!(paragraph.lower(end), "'s" | "’s")
            && (end + 1..end + LONGEST_OFFICE)
                .take_while(|&idx| small(idx))
                .any(|idx| is_relative(paragraph.lower(idx)));
        let near = at.saturating_sub(LONGEST_OFFICE)..at;
        let word = |idx: &usize| paragraph.word(*idx).starts_with(char::is_alphabetic);
        let of = near.clone().rev().take_while(word).find(|&idx| paragraph.lower(idx) == "of");
        let relative = of.and_then(|of| of.checked_sub(1));
        let relative = relative.filter(|&noun| is_relative(paragraph.lower(noun)));
        let first = if owns { Some(at) } else { relative }?;
        let opens = (0..first).rev().take(LONGEST_OFFICE).find(|&idx| !word(&idx))?;
        let name = self.names_in(it.paragraph, opens.checked_sub(1)?..opens).next_back()?;
        let is_apposed = paragraph.word(opens) == ","
            && self.mentions.at(name).tokens.end == opens
            && self.is_person(name);
        is_apposed.then(|| Who::Named(self.named[name]))
    }
}
