//! Tells those apart who are only described: "a nurse" and "a driver" are two people.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Weights;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::nouns::is_agent;
use crate::quotes::speakers::resolve::nouns::is_any_body;
use crate::quotes::speakers::resolve::nouns::is_called_like;
use crate::quotes::speakers::resolve::nouns::is_such_body;
use crate::text::Span;

/// The number of paragraphs before a description in which its bearer may be introduced, and of
/// their tokens that are looked at.
const FAR: usize = 8;
const LONGEST: usize = 400;

/// The largest number of tokens from a pronoun back to somebody who asks.
const FAR_ASKER: usize = 40;
/// The largest number of tokens of their name and titles.
const LONGEST_NAME: usize = 6;

/// The share of the words of somebody new that a name must say again to be the same.
const ALIKE: f32 = 0.3;

/// The number of paragraphs behind a headline that may tell of whom it speaks.
const TOP: usize = 3;

impl Reading<'_> {
    /// Drops of those who were only described the ones of whom a description tells something else.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_those_described_alike(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        if !matches!(pointer.pointed, Pointed::Role | Pointed::NewRole | Pointed::Body) {
            return;
        }
        let alike = |candidate: &Candidate| match candidate.reference.map(|it| it.who) {
            Some(Who::Described(speaker)) => {
                let entry = &self.story.entries[speaker.0 as usize];
                // A headline tells in other words what the first sentence tells.
                let in_headline = candidate.reference.is_some_and(|it| it.paragraph == 0)
                    && (1..=TOP).contains(&pointer.paragraph);
                may_be_the_same(pointer, &entry.speaker.roles, &entry.words, in_headline)
            }
            _ => true,
        };
        let score =
            |candidate: &Candidate| Weights::bundled().score(pointer.pointed, &candidate.signs);
        let best = candidates.iter().max_by(|one, other| score(one).total_cmp(&score(other)));
        let is_other = best.is_some_and(|best| !alike(best));
        let told = |candidate: &Candidate| {
            candidate.signs.has(Sign::Role) || candidate.signs.has(Sign::InName)
        };
        let stays = |candidate: &Candidate| {
            let known = matches!(candidate.reference.map(|it| it.who), Some(Who::Named(_)));
            // Where somebody else without a name would be meant, nobody who has one is.
            alike(candidate) && (!is_other || !known || told(candidate))
        };
        candidates.retain(stays);
    }

    /// Leaves of the candidates for "the plumber" those whom the text calls so, in words that are
    /// no listed office, and for "the Ohio Democrat" those of whom it tells all of that.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_those_called_by_trait(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        if pointer.pointed != Pointed::Role || !pointer.none.has(Sign::NoneThe) {
            return;
        }
        let called = |candidate: &Candidate| {
            let of_trait = match candidate.reference.map(|it| it.who) {
                Some(Who::Named(character)) => {
                    let of = &self.story.cast.characters[character];
                    of.kind == SpeakerType::Person && of.traits.contains(&pointer.noun)
                }
                _ => false,
            };
            (of_trait || candidate.signs.has(Sign::Role)) && in_mind(candidate)
        };
        let listed = self.lexicon.class(&pointer.noun).is(Class::ANY_ROLE | Class::TITLE);
        let fits =
            |candidate: &Candidate| called(candidate) && candidate.signs.has(Sign::AllTraits);
        // "The treasurer" is the only one whom the text calls so.
        let known = |candidate: &Candidate| {
            called(candidate)
                && candidate.reference.is_some_and(|it| {
                    it.paragraph + TOP > pointer.paragraph || self.mentions_of(it.who) > 1
                })
        };
        let is_bare = candidates.iter().any(known)
            && pointer.words.is_empty()
            && is_agent(&pointer.noun)
            && !self.is_introduced(pointer);
        if !listed && candidates.iter().any(called) {
            candidates
                .retain(|candidate| candidate.reference.is_none() && !is_bare || called(candidate));
        } else if is_member(&pointer.noun) && candidates.iter().any(fits) {
            let other = |candidate: &Candidate| candidate.signs.has(Sign::NoTraits);
            candidates.retain(|candidate| called(candidate) || !other(candidate));
        } else if self.is_introduced(pointer) {
            let named = |who| matches!(who, Who::Named(_));
            candidates.retain(|candidate| {
                called(candidate) || !candidate.reference.is_some_and(|it| named(it.who))
            });
        }
    }

    /// Returns true if the text has just spoken of "a nurse" without a name, before it says "the
    /// nurse".
    fn is_introduced(&self, pointer: &Pointer) -> bool {
        // "Few days in the life of a candidate" introduces none.
        let of_many = matches!(&*pointer.noun, "candidate" | "nominee" | "president" | "leader");
        if of_many || !self.is_for_person(&pointer.noun) {
            return false;
        }
        let first = pointer.paragraph.saturating_sub(FAR).max(self.story.memory.section());
        (first.max(self.paragraphs.start())..=pointer.paragraph).any(|at| {
            let paragraph = self.paragraphs.at(at);
            let end = if at == pointer.paragraph { pointer.tokens.start } else { paragraph.len() };
            (0..end.min(LONGEST))
                .any(|idx| is_noun_of(paragraph.word(idx), &pointer.noun) && self.is_new(at, idx))
        })
    }

    /// Returns true if an article stands before the noun at a token, and no name beside it.
    fn is_new(&self, paragraph_idx: usize, noun: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let article = |idx: &usize| matches!(paragraph.lower(*idx), "a" | "an" | "another" | "one");
        let plain = |idx: &usize| {
            article(idx)
                || paragraph.word(*idx).starts_with(char::is_alphabetic)
                    && !self.lexicon.class(paragraph.lower(*idx)).is(Class::FUNCTION)
        };
        let near = noun.saturating_sub(4)..noun;
        let Some(article) = near.rev().take_while(plain).find(article) else { return false };
        let before = article.checked_sub(1).map_or("", |before| paragraph.lower(before));
        let of_name = matches!(
            before,
            "," | "is"
                | "was"
                | "be"
                | "been"
                | "as"
                | "became"
                | "becoming"
                | "like"
                | "not"
                | "—"
                | "–"
                | "-"
                | "("
        );
        let named = !self.names_in(paragraph_idx, noun + 1..noun + 5).is_empty();
        !of_name && !named
    }

    /// Drops for "a witness" those who are named only later, unless the text calls them so, or they
    /// say the same.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_later_strangers(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        if pointer.pointed != Pointed::NewRole || !pointer.none.has(Sign::NoneIndefinite) {
            return;
        }
        let role = |who: Who, test: fn(&str) -> bool| match who {
            Who::Named(character) => {
                let of = &self.story.cast.characters[character];
                of.roles.iter().chain(&of.traits).any(|word| test(word))
            }
            Who::Described(_) => false,
        };
        let of_person = self
            .names_in(pointer.paragraph, pointer.tokens.clone())
            .any(|idx| self.kind(Who::Named(self.named[idx])) == SpeakerType::Person);
        candidates.retain(|candidate| {
            let Some(it) = candidate.reference else { return true };
            let learned = is_learned(&pointer.noun) && role(it.who, is_learned);
            // "An art teacher said so", and in the next paragraph "Ines Marsh began last year".
            let has_office = match it.who {
                Who::Named(character) => !self.story.cast.characters[character].roles.is_empty(),
                Who::Described(_) => true,
            };
            let next = candidate.signs.has(Sign::FirstLater)
                && candidate.signs.has(Sign::SpeaksLater)
                && it.paragraph > pointer.paragraph;
            let is_free =
                pointer.paragraph < TOP && !is_nobody(&pointer.noun) && (!has_office || next)
                // "A consultant for Carl Ode" is of another family.
                && !of_person;
            // Whom the text has described so far, it may describe again, but not as somebody else.
            let described = matches!(it.who, Who::Described(_));
            in_mind(candidate) && described
                || self.bears_noun(it.who, &pointer.noun)
                || candidate.signs.has(Sign::InName)
                || learned
                || is_free
                || candidate.signs.degree(Sign::SaysAlike) >= ALIKE
        });
    }

    /// Drops for "a Norvik Oil spokesman" those who speak for somebody else: "Carl Ode, a spokesman
    /// for the Board".
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_those_who_speak_for_others(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let is_adjective = |idx: usize| {
            let words = &self.mentions.at(idx).words;
            words.iter().all(|word| self.lexicon.class(word).is(Class::ADJECTIVE))
        };
        let mut owners = self.names_in(pointer.paragraph, pointer.tokens.clone());
        let owned = owners.any(|idx| !is_adjective(idx));
        if !owned || !pointer.noun.starts_with("spokes") {
            return;
        }
        // "The Norvik Oil spokesman" may be somebody in mind.
        let may_be = |candidate: &Candidate| {
            candidate.signs.degree(Sign::SaysAlike) >= ALIKE
                || pointer.none.has(Sign::NoneThe)
                    && in_mind(candidate)
                    && candidate.reference.is_some_and(|it| self.is_surely_a_person(it.who))
        };
        candidates.retain(|candidate| {
            let named = matches!(candidate.reference.map(|it| it.who), Some(Who::Named(_)));
            !named || !candidate.signs.has(Sign::NoTraits) || may_be(candidate)
        });
    }

    /// Drops for "he said" in "Asked by Ines Marsh if he was tired, he said no" the one who asked.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_those_who_ask(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        if !matches!(pointer.pointed, Pointed::Personal | Pointed::Role) {
            return;
        }
        self.drop_who_asked_before(pointer, candidates);
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let sentence = paragraph.sentence_of(pointer.tokens.start).start;
        let asks = |by: usize| {
            paragraph.lower(by) == "by"
                && matches!(paragraph.lower(by - 1), "asked" | "questioned" | "pressed")
        };
        let before = (sentence + 1).max(pointer.tokens.start.saturating_sub(FAR_ASKER));
        let Some(by) = (before..pointer.tokens.start).find(|&by| asks(by)) else { return };
        let Some(asker) = self.names_in(pointer.paragraph, by + 1..by + 1 + LONGEST_NAME).next()
        else {
            return;
        };
        let asker = Who::Named(self.named[asker]);
        candidates.retain(|candidate| !candidate.reference.is_some_and(|it| it.who == asker));
    }

    /// Drops for the "he" of a passage the one who asked in the sentence before: "Carl Ode shrugged when Bo Lind
    /// asked whether he was tired."
    fn drop_who_asked_before(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let Some(before) = self.sentence_before(pointer) else { return };
        let paragraph = self.paragraphs.at(before.paragraph);
        let asks = |idx: &usize| {
            let name = self.mentions.at(*idx);
            let joins = name.from.checked_sub(1).map_or("", |at| paragraph.lower(at));
            matches!(joins, "after" | "as" | "when")
                && matches!(paragraph.lower(name.tokens.end), "asked" | "pressed" | "questioned")
        };
        let Some(asker) = self.names_in(before.paragraph, before.tokens).find(asks) else { return };
        let asker = Who::Named(self.named[asker]);
        let is_other = |candidate: &Candidate| {
            in_mind(candidate) && candidate.reference.is_some_and(|it| it.who != asker)
        };
        if candidates.iter().any(is_other) {
            candidates.retain(|candidate| !candidate.reference.is_some_and(|it| it.who == asker));
        }
    }

    /// Drops for "the company" the newspaper that was told so.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_addressees(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let of_media = matches!(
            pointer.noun.as_str(),
            "newspaper"
                | "paper"
                | "broadcaster"
                | "site"
                | "website"
                | "outlet"
                | "network"
                | "channel"
                | "magazine"
                | "station"
                | "publication"
                | "agency"
        );
        let for_body = matches!(pointer.pointed, Pointed::Body | Pointed::Impersonal) && !of_media;
        let for_person = pointer.pointed == Pointed::Personal;
        if for_body || for_person {
            candidates.retain(|candidate| {
                !candidate.reference.is_some_and(|it| {
                    matches!(it.manner, Manner::Following | Manner::Leading)
                        && (for_body || !self.is_surely_a_person(it.who))
                        && self.is_addressee(it.paragraph, it.span)
                })
            });
        }
    }

    /// Returns true for the body in "told the Norvik Post".
    fn is_addressee(&self, paragraph_idx: usize, span: Span) -> bool {
        let Some(paragraph) = self.paragraphs.get(paragraph_idx) else { return false };
        let at = paragraph.token_at(span.start());
        let before = (at.saturating_sub(4)..at).rev().find(|&idx| {
            !matches!(paragraph.lower(idx), "the" | "news" | "agency" | "newspaper" | "broadcaster")
        });
        before.is_some_and(|idx| {
            matches!(paragraph.lower(idx), "told" | "tells" | "telling" | "informed")
        })
    }
}

/// Returns true for two nouns of which either may be used for the other: "spokesman", "spokesperson".
fn is_related(one: &str, other: &str) -> bool {
    let stem = |noun: &str| {
        ["man", "woman", "person", "people", "men"]
            .iter()
            .find_map(|ending| noun.strip_suffix(ending).map(str::to_owned))
            .filter(|stem| stem.len() > 3)
    };
    let any = |noun: &str| matches!(noun, "man" | "woman" | "person" | "official" | "source");
    let campaign = |noun: &str| matches!(noun, "campaign" | "team" | "camp");
    stem(one).is_some() && stem(one) == stem(other)
        || any(other)
        || campaign(one) && campaign(other)
}

/// Returns true for what somebody is called who knows a field.
fn is_learned(noun: &str) -> bool {
    matches!(
        noun,
        "expert"
            | "researcher"
            | "scientist"
            | "professor"
            | "doctor"
            | "dr"
            | "academic"
            | "analyst"
            | "economist"
    ) || noun.ends_with("icist")
        || noun.ends_with("ologist")
}

/// Returns true for somebody whom news leave without a name.
fn is_nobody(noun: &str) -> bool {
    noun.starts_with("spokes")
        || matches!(noun, "official" | "source" | "witness" | "person" | "aide" | "insider")
}

/// Returns true for a member of a party.
fn is_member(noun: &str) -> bool {
    matches!(noun, "democrat" | "republican" | "conservative" | "liberal" | "independent")
}

/// Returns true for the noun of a description, and for one that a text may take before it: "a young
/// child" is "the boy" later.
fn is_noun_of(word: &str, noun: &str) -> bool {
    let is_child = |word: &str| matches!(word, "boy" | "child" | "girl" | "kid" | "youngster");
    word == noun || is_child(word) && is_child(noun)
}

/// Returns true for words that tell nothing of whom they describe.
fn is_idle(word: &str) -> bool {
    matches!(word, "other" | "another" | "one" | "second" | "third")
}

/// Returns true if somebody who was called by `roles`, and described in `words`, may be meant.
fn may_be_the_same(
    pointer: &Pointer,
    roles: &[String],
    words: &[String],
    in_headline: bool,
) -> bool {
    let same = is_called_like(roles, &pointer.noun)
        || !pointer.none.has(Sign::NonePossessive)
            && roles.iter().any(|role| is_related(role, &pointer.noun))
        || pointer.pointed == Pointed::Body
            && roles.iter().any(|role| {
                is_any_body(role) || is_any_body(&pointer.noun) || is_such_body(role, &pointer.noun)
            });
    let said = pointer.words.iter().filter(|word| !is_idle(word));
    if pointer.none.has(Sign::NoneIndefinite) {
        let alike = said.clone().count() > 0 && said.clone().all(|word| words.contains(word));
        return same && (in_headline || alike);
    }
    // "The lawyer for Carl Ode" is none for Mary Orr.
    let other = pointer.none.has(Sign::NonePhrase)
        && !pointer.words.is_empty()
        && !pointer.words.iter().any(|word| words.contains(word));
    same && !other
}
