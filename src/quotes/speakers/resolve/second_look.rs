//! Looks again, once all is read, at those who were left without a name.
//!
//! News open with "a judge" and tell only some paragraphs later that it was Judge Ines Marsh. What
//! the ranker sees of her at the first words is little: her name is far. Once the text is read it
//! is known whom it never told apart from that judge.

use std::collections::HashMap;
use std::mem;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bodies::body_noun::head_of;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::Resolved;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::nouns::is_any_body;
use crate::quotes::speakers::resolve::nouns::is_called_like;
use crate::quotes::speakers::resolve::nouns::is_relative;
use crate::quotes::speakers::resolve::nouns::is_such_body;
use crate::quotes::speakers::resolve::nouns::speaks_for_another;
use crate::quotes::speakers::resolve::nouns::varies_a_body;
use crate::quotes::speakers::resolve::sureness::Course;

/// The largest number of descriptions that are looked at again; an article has fewer.
const MOST: usize = 64;

/// The largest number of characters among whom somebody is looked for.
const MOST_ASKED: usize = 1000;

/// The number of paragraphs behind a description in which its bearer may be named.
const PARAGRAPHS_AHEAD: usize = 10;

/// The number of paragraphs at the top of a text or section that announce somebody.
const TOP: usize = 3;

/// The largest number of tokens before a name that its titles may take.
const LONGEST_TITLE: usize = 6;

/// The share of the words of a source that somebody must say again to be the same.
const ALIKE: f32 = 0.3;

/// The likelihood that such a name is right.
const LIKELY: f32 = 0.8;

/// Somebody who was left without a name.
#[derive(Debug)]
pub(super) struct LeftUnnamed {
    speaker: SpeakerIdx,
    pointer: Pointer,
    /// True if the words stand at the top of the text or of a section.
    at_top: bool,
}

impl Reading<'_> {
    /// Keeps a description that names nobody, to look at it again.
    pub(super) fn leave_unnamed(&mut self, speaker: SpeakerIdx, pointer: Pointer) {
        if self.left_unnamed.len() < MOST && !self.is_one_of_staff(&pointer) {
            let at_top = self.story.memory.section() + TOP > pointer.paragraph;
            self.left_unnamed.push(LeftUnnamed { speaker, pointer, at_top });
        }
    }

    /// Gives those who were left without a name the one that the text tells later.
    pub(super) fn look_again(&mut self, resolved: &mut Resolved) {
        let named = self.named_after_all();
        if named.is_empty() {
            return;
        }
        for resolution in resolved.iter_mut().flatten().flatten() {
            let Some(&character) = named.get(&resolution.speaker) else { continue };
            let span = self.story.cast.characters[character].fullest.span;
            let mut chain = mem::take(&mut resolution.chain);
            let unnamed = chain.iter_mut().filter(|link| link.reason == "no name is given");
            unnamed.for_each(|link| link.reason = "description");
            chain.push(Link { mention: span, reason: "who is named after" });
            let (speaker, chain) = self.character(character, chain);
            let mut course = Course::default();
            course.asked(LIKELY);
            (resolution.likely, resolution.said) = self.likely(speaker, &chain, course);
            (resolution.speaker, resolution.chain) = (speaker, chain);
        }
    }

    /// Returns the character for each description of whom the text tells the name later.
    fn named_after_all(&self) -> HashMap<SpeakerIdx, CharacterIdx> {
        let mut first_named: HashMap<CharacterIdx, usize> = HashMap::new();
        for (idx, &character) in self.named.numbers().zip(self.named.members()) {
            first_named.entry(character).or_insert(idx);
        }
        let mut found = HashMap::new();
        let mut refused = Vec::new();
        for left in &self.left_unnamed {
            let entry = &self.story.entries[left.speaker.0 as usize];
            let has_name = entry.speaker.kind == SpeakerType::Organization && !entry.names_nobody();
            let found_of = if has_name {
                // "Norvik’s weather agency" has a name of its own, too.
                self.body_that_opens_next(left, &first_named)
            } else {
                self.announced(left)
                    .or_else(|| self.named_later(left, &first_named))
                    .or_else(|| self.opens_next(left, &first_named))
                    .or_else(|| self.body_that_opens_next(left, &first_named))
                    .or_else(|| self.only_one(left))
                    .or_else(|| self.only_one_without_office(&left.pointer))
                    .or_else(|| self.only_relative(left))
            };
            match found_of {
                Some(character) if found.get(&left.speaker).is_none_or(|&it| it == character) => {
                    found.insert(left.speaker, character);
                }
                Some(_) => refused.push(left.speaker),
                None => (),
            }
        }
        found.retain(|speaker, _| !refused.contains(speaker));
        found
    }

    /// Returns the one whom another description of the same noun was taken for before the text
    /// named them, for a headline and what stands right behind it, and for "the judge" anywhere.
    fn announced(&self, left: &LeftUnnamed) -> Option<CharacterIdx> {
        let of_noun = |(noun, _): &&(String, CharacterIdx)| *noun == left.pointer.noun;
        let mut found = self.announced.iter().filter(of_noun).map(|&(_, character)| character);
        let pointer = &left.pointer;
        let bare = pointer.none.has(Sign::NoneThe) && pointer.words.is_empty();
        // There are many spokesmen in a text.
        let is_one = !speaks_for_another(&pointer.noun);
        let first = found.next().filter(|_| is_one && (pointer.paragraph < TOP || bare))?;
        found.all(|other| other == first).then_some(first)
    }

    /// Returns the only one whom the text calls by the noun of a description, and names after it.
    fn named_later(
        &self,
        left: &LeftUnnamed,
        first_named: &HashMap<CharacterIdx, usize>,
    ) -> Option<CharacterIdx> {
        let pointer = &left.pointer;
        let all = self.story.cast.characters.iter().enumerate().take(MOST_ASKED);
        let is_introduced = |idx: CharacterIdx| {
            first_named.get(&idx).is_some_and(|&first| self.is_body_called_so(pointer, first))
        };
        let called: Vec<CharacterIdx> = all
            .filter(|&(idx, _)| self.may_be_called_so(left, idx) || is_introduced(idx))
            .map(|(idx, _)| idx)
            .collect();
        let place = |idx: CharacterIdx| {
            let mention = self.mentions.at(*first_named.get(&idx)?);
            Some((mention.paragraph, mention.tokens.start))
        };
        let here = (pointer.paragraph, pointer.tokens.end);
        let last = pointer.paragraph + PARAGRAPHS_AHEAD;
        if called.iter().any(|&idx| place(idx).is_none_or(|at| at < here)) {
            return None;
        }
        let near = |idx: &CharacterIdx| place(*idx).is_some_and(|(at, _)| at <= last);
        let mut near: Vec<CharacterIdx> = called.into_iter().filter(near).collect();
        near.retain(|idx| {
            let first = first_named.get(idx).map(|&first| self.mentions.at(first));
            !first.is_some_and(|name| self.are_told_apart(pointer, name))
        });
        // Of two courts "the appeals court" is the one of appeals.
        let fits = |idx: &CharacterIdx| {
            let of = &self.story.cast.characters[*idx];
            let says = |word| of.traits.contains(word) || of.words.contains(word);
            pointer.words.iter().any(says)
        };
        if near.iter().any(fits) {
            near.retain(fits);
        }
        // "An engineer" is no executive engineer.
        let is_only_that = |idx: &CharacterIdx| self.is_called_only(*idx, &pointer.noun);
        if pointer.words.is_empty() && near.iter().any(is_only_that) {
            near.retain(is_only_that);
        }
        let speech = self.later_speech(pointer);
        let alike = |idx: CharacterIdx| speech.get(&Who::Named(idx)).copied().unwrap_or(0.0);
        let best = near.iter().copied().max_by(|&a, &b| alike(a).total_cmp(&alike(b)))?;
        let told = near.len() == 1 && left.at_top || alike(best) >= ALIKE;
        told.then_some(best)
    }

    /// Returns true for the name of a body behind the noun of a description: "The relief fund, Norvik
    /// Care,".
    fn is_body_called_so(&self, pointer: &Pointer, mention: usize) -> bool {
        let name = self.mentions.at(mention);
        let paragraph = self.paragraphs.at(name.paragraph);
        let comma = name.tokens.start.checked_sub(1).filter(|&comma| comma > 0);
        pointer.pointed == Pointed::Body
            && self.kind(Who::Named(self.named[mention])) == SpeakerType::Organization
            && comma.is_some_and(|comma| {
                paragraph.word(comma) == "," && paragraph.lower(comma - 1) == pointer.noun
            })
            && paragraph.word(name.tokens.end) == ","
    }

    /// Returns the only woman of a text for "the widow", the only man for "the father of two".
    fn only_one(&self, left: &LeftUnnamed) -> Option<CharacterIdx> {
        let pointer = &left.pointer;
        if !pointer.none.has(Sign::NoneThe)
            || pointer.none.has(Sign::NoneProper)
            || pointer.gender == Gender::Unknown
            || !is_relative(&pointer.noun)
        {
            return None;
        }
        let all = self.story.cast.characters.iter().enumerate().take(MOST_ASKED);
        let mut fitting = all.filter(|&(idx, of)| {
            of.kind == SpeakerType::Person && self.gender(Who::Named(idx)).fits(pointer.gender)
        });
        let (found, of) = fitting.next()?;
        let known = self.gender(Who::Named(found)) == pointer.gender && of.words.len() > 1;
        (known && fitting.next().is_none()).then_some(found)
    }

    /// Returns the only one whom the text calls a wife for "his ex-wife".
    fn only_relative(&self, left: &LeftUnnamed) -> Option<CharacterIdx> {
        let pointer = &left.pointer;
        let owned = pointer.none.has(Sign::NonePossessive) && !pointer.none.has(Sign::NoneProper);
        let noun = pointer.noun.strip_prefix("ex-").unwrap_or(&pointer.noun);
        if !owned || !is_relative(noun) {
            return None;
        }
        let all = self.story.cast.characters.iter().enumerate().take(MOST_ASKED);
        let mut called = all.filter(|(_, of)| {
            of.kind == SpeakerType::Person
                && of.gender.fits(pointer.gender)
                && is_called_like(&of.roles, noun)
        });
        let (found, _) = called.next()?;
        called.next().is_none().then_some(found)
    }

    /// Returns the one whose name opens the next paragraph without telling who that is, since the
    /// description before told it: "The mayor of Norvik is late. / Ines Marsh says".
    fn opens_next(
        &self,
        left: &LeftUnnamed,
        first_named: &HashMap<CharacterIdx, usize>,
    ) -> Option<CharacterIdx> {
        let pointer = &left.pointer;
        if !left.at_top || pointer.pointed == Pointed::Body || !self.is_for_person(&pointer.noun) {
            return None;
        }
        let next = pointer.paragraph + 1..(pointer.paragraph + TOP).min(self.paragraphs.end());
        let next = next.into_iter().find(|&at| !self.mentions_of_paragraph(at).is_empty())?;
        let names = self.mentions_of_paragraph(next);
        let first = names.start;
        // "Ode spokeswoman Ines Marsh" names Ode first.
        let opens = |&idx: &usize| {
            let mention = self.mentions.at(idx);
            mention.words.len() > 1 && mention.tokens.start <= LONGEST_TITLE
        };
        let idx = names.into_iter().find(opens)?;
        let (mention, character) = (self.mentions.at(idx), self.named[idx]);
        let of_owner =
            speaks_for_another(&pointer.noun) && self.is_of_owner(pointer, &mention.traits);
        let says = |said: &Attribution| {
            said.source.as_ref().is_some_and(|source| source.contains(&mention.tokens.start))
        };
        let is_bare = idx == first
            && !speaks_for_another(&pointer.noun)
            && self.attributions.get(next).is_some_and(|said| said.iter().any(says))
            && mention.tokens.start == 0
            && mention.roles.is_empty()
            && mention.traits.is_empty();
        let of = &self.story.cast.characters[character];
        let told = first_named.get(&character) == Some(&idx)
            && (is_bare || of_owner)
            && of.kind == SpeakerType::Person
            && !mention.possessive
            && of.gender.fits(pointer.gender)
            && self.later_speech(pointer).contains_key(&Who::Named(character));
        told.then_some(character)
    }

    /// Returns the body of which the next paragraph begins to speak, and which speaks there, for
    /// "the country’s weather agency" at the very top.
    fn body_that_opens_next(
        &self,
        left: &LeftUnnamed,
        first_named: &HashMap<CharacterIdx, usize>,
    ) -> Option<CharacterIdx> {
        let pointer = &left.pointer;
        let is_first = pointer.paragraph < TOP
            && pointer.pointed == Pointed::Body
            && !pointer.none.has(Sign::NoneIndefinite)
            && varies_a_body(&pointer.noun);
        let next = pointer.paragraph + 1..(pointer.paragraph + TOP).min(self.paragraphs.end());
        let next = next.into_iter().find(|&at| !self.mentions_of_paragraph(at).is_empty());
        let next = next.filter(|_| is_first)?;
        let idx = self.mentions_of_paragraph(next).next()?;
        let mention = self.mentions.at(idx);
        let character = self.named[idx];
        let says = |said: &Attribution| {
            said.source.as_ref().is_some_and(|source| source.contains(&mention.tokens.start))
        };
        let of = &self.story.cast.characters[character];
        let told = first_named.get(&character) == Some(&idx)
            && of.kind == SpeakerType::Organization
            && !self.is_listed_place(Who::Named(character))
            && mention.tokens.start <= 1
            && !mention.possessive
            && self.attributions.get(next).is_some_and(|said| said.iter().any(says));
        told.then_some(character)
    }

    /// Returns true for "two influential senators".
    fn are_several(&self, pointer: &Pointer) -> bool {
        matches!(
            self.paragraphs.at(pointer.paragraph).lower(pointer.tokens.start),
            "two" | "three" | "four" | "five" | "six" | "both" | "several" | "some" | "many"
        )
    }

    /// Returns true if what is said of somebody names the one for whom a description speaks: the
    /// surname of a person, all of the name of a body.
    fn is_of_owner(&self, pointer: &Pointer, traits: &[String]) -> bool {
        self.names_in(pointer.paragraph, pointer.tokens.clone()).any(|idx| {
            let of = &self.story.cast.characters[self.named[idx]];
            let first = match of.kind {
                SpeakerType::Person => of.words.len().saturating_sub(1),
                _ => 0,
            };
            // "A Democratic aide" is not of all Democrats.
            let is_party =
                matches!(&of.words[..], [party] if self.lexicon.class(party).is(Class::ADJECTIVE));
            let small = |word: &str| matches!(word, "of" | "for" | "and" | "on");
            !is_party && of.words[first..].iter().all(|word| small(word) || traits.contains(word))
        })
    }

    /// Returns true if the text calls a character by the noun of a description, or by one that
    /// means the same.
    fn may_be_called_so(&self, left: &LeftUnnamed, idx: CharacterIdx) -> bool {
        let pointer = &left.pointer;
        let of = &self.story.cast.characters[idx];
        if pointer.pointed == Pointed::Body {
            let head = head_of(&of.words).unwrap_or_default();
            let is_in_name = |word: &&String| {
                let same = |of: &String| of == *word || of.strip_suffix('s') == Some(word.as_str());
                of.words.iter().any(same)
            };
            let shared = pointer.words.iter().filter(is_in_name).count();
            // "Dairy Farmers Norway" looks like a place.
            let is_body =
                of.kind == SpeakerType::Organization || of.kind == SpeakerType::Place && shared > 1;
            return is_body
                && of.words.len() > shared.max(1)
                && (head == pointer.noun
                    || shared > 1
                        && (is_such_body(head, &pointer.noun) || is_any_body(&pointer.noun)));
        }
        // "The sister of Carl Ode" may be called Ines Ode and nothing else.
        let is_other_relative = || {
            of.roles.iter().any(|role| is_relative(role))
                && !is_called_like(&of.roles, &pointer.noun)
        };
        let of_family = is_relative(&pointer.noun)
            && pointer.gender != Gender::Unknown
            && self.gender(Who::Named(idx)).fits(pointer.gender)
            && of.words.len() > 1
            && [of.words.first(), of.words.last()]
                .into_iter()
                .flatten()
                .any(|word| pointer.words.contains(word))
            && !of.words.iter().all(|word| pointer.words.contains(word))
            && !is_other_relative();
        if !self.is_for_person(&pointer.noun) || self.are_several(pointer) {
            return false;
        }
        let of_owner = !speaks_for_another(&pointer.noun) || self.is_of_owner(pointer, &of.traits);
        of.fullest.shape == Shape::Person
            && of.kind == SpeakerType::Person
            && of.gender.fits(pointer.gender)
            && (is_called_like(&of.roles, &pointer.noun) && of_owner || of_family)
    }
}
