//! Finds the character that each mention of a window names: a known one or a new one.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::stretch::Stretch;
use crate::quotes::speakers::cast::Cast;
use crate::quotes::speakers::cast::Character;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::cast::FullName;
use crate::quotes::speakers::cast::long_form::Alone;
use crate::quotes::speakers::cast::long_form::are_first_two;
use crate::quotes::speakers::cast::long_form::is_bracketed;
use crate::quotes::speakers::cast::long_form::words_before;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bodies::body_noun::head_of;
use crate::quotes::speakers::mention::bodies::body_noun::shortens_body;
use crate::quotes::speakers::name;
use crate::text::Span;

/// The cast, and the mentions that are being added to it.
pub(super) struct Casting<'m> {
    text: &'m str,
    lexicon: &'m Lexicon,
    mentions: Stretch<'m, Mention>,
    alone: Alone<'m>,
    cast: &'m mut Cast,
    /// The character that each mention of the window names.
    pub(super) named: Vec<CharacterIdx>,
    /// Characters of several words by the first letter of their surname.
    by_initial: HashMap<char, Vec<CharacterIdx>>,
}

/// The largest number of characters of one word that are looked through; a word of more names
/// nobody in particular, and looking through them all would make long texts slow.
const MOST_NAMESAKES: usize = 32;

/// The smallest likelihood of being a person at which a name may be a slip of somebody's.
const LIKELY: f32 = 0.5;

/// The largest number of names before "the Council" among which the council is looked for.
const MOST_BEFORE: usize = 128;

/// The largest number of ways of writing a name that are kept.
const MOST_SPELLINGS: usize = 64;

/// The largest number of words of a name that is compared word by word; a longer one needs exactly
/// the same words.
const LONGEST_NAME: usize = 24;

impl<'m> Casting<'m> {
    pub(super) fn new(
        text: &'m str,
        lexicon: &'m Lexicon,
        mentions: Stretch<'m, Mention>,
        cast: &'m mut Cast,
    ) -> Self {
        let named = vec![usize::MAX; mentions.members().len()];
        let alone = Alone::new(text, mentions);
        Casting { text, lexicon, mentions, alone, cast, named, by_initial: HashMap::new() }
    }

    /// Finds the character that a name of several words names, or adds a new one.
    pub(super) fn place_full_name(&mut self, idx: usize) {
        let whose = self.of_full_name(idx);
        self.enlist(idx, whose);
    }

    /// Finds the character that a name of one word names; names of several words come first.
    pub(super) fn place_single_word(&mut self, idx: usize) {
        let whose = self.of_single_word(idx);
        self.enlist(idx, whose);
    }

    fn namesakes(&self, word: &str) -> impl Iterator<Item = CharacterIdx> {
        let all = self.cast.by_word.get(word).map_or(&[][..], Vec::as_slice);
        all[all.len().saturating_sub(MOST_NAMESAKES)..].iter().copied()
    }

    fn of_full_name(&self, idx: usize) -> Option<CharacterIdx> {
        let mention = &self.mentions[idx];
        let mut candidates: Vec<CharacterIdx> =
            mention.words.iter().flat_map(|word| self.namesakes(word)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let words_of = |candidate: CharacterIdx| &self.cast.characters[candidate].words;
        let is_known = candidates.iter().any(|&candidate| *words_of(candidate) == mention.words);
        candidates.into_iter().rev().take(4 * MOST_NAMESAKES).find(|&candidate| {
            let character = &self.cast.characters[candidate];
            let body = mention.shape == Shape::Organization || mention.shape == Shape::Place;
            if mention.generation != character.generation && !body && character.words.len() > 1 {
                return false;
            }
            let same_words = character.words == mention.words;
            // "De la Torre" belongs to "Ana de la Torre", after it and before it.
            let tail = !body
                && self.looks_personal(candidate)
                && (mention.words.ends_with(&character.words)
                    || character.words.ends_with(&mention.words))
                && mention.words.len().min(character.words.len()) > 1;
            // Nor does "Del Campo" name anybody but "Ana del Campo Ruiz".
            let middle =
                !body && self.looks_personal(candidate) && self.is_middle_of(mention, candidate);
            same_words
                || tail
                || middle
                || !body
                    && !is_known
                    && are_first_two(self.lexicon, &mention.words, character.in_full())
                || (!body
                    && mention.words.len().max(character.words.len()) <= LONGEST_NAME
                    && character.gender.fits(mention.gender)
                    && name::agree(&character.words, &mention.words))
        })
    }

    /// Returns true for the first of two surnames with its particle, as the text writes it small in
    /// the full name.
    fn is_middle_of(&self, mention: &Mention, candidate: CharacterIdx) -> bool {
        let character = &self.cast.characters[candidate];
        let (own, of) = (&mention.words, &character.words);
        let inside = own.len() > 1
            && of.len() > own.len() + 1
            && of[1..of.len() - 1].windows(own.len()).any(|part| part == own);
        inside && {
            let full = &self.text[character.fullest.span.range()];
            let mut words = full.split_whitespace().skip(1);
            words.any(|word| word.starts_with(char::is_lowercase) && word.to_lowercase() == own[0])
        }
    }

    fn of_single_word(&self, idx: usize) -> Option<CharacterIdx> {
        let mention = &self.mentions[idx];
        let word = mention.words.first()?;
        let fits =
            |&candidate: &CharacterIdx| self.cast.characters[candidate].gender.fits(mention.gender);
        // "Marsh" is nobody called "Marsh-Ode": that names a law of two people, or another person.
        let joined = |&candidate: &CharacterIdx| {
            let full = &self.text[self.cast.characters[candidate].fullest.span.range()];
            full.contains('-')
                && full.starts_with(char::is_uppercase)
                && !full.contains(char::is_whitespace)
        };
        let long = |&candidate: &CharacterIdx| {
            let of = self.cast.characters[candidate].in_full();
            self.alone.is_long_form(self.text, self.lexicon, word, of)
        };
        let candidates: Vec<CharacterIdx> = self
            .namesakes(word)
            .filter(fits)
            .filter(|candidate| !joined(candidate) && long(candidate))
            .collect();
        let is_whole = |candidate: CharacterIdx| self.cast.characters[candidate].words.len() == 1;
        let is_surname =
            |candidate: CharacterIdx| self.cast.characters[candidate].words.last() == Some(word);
        let is_given =
            |candidate: CharacterIdx| self.cast.characters[candidate].words.first() == Some(word);
        let placed = |test: &dyn Fn(CharacterIdx) -> bool| {
            let fitting = candidates.iter().copied().filter(|&candidate| test(candidate));
            fitting.max_by_key(|&candidate| self.closeness(idx, candidate))
        };
        if mention.shape == Shape::Organization {
            return self
                .of_body(idx, word, &candidates)
                .or_else(|| placed(&is_whole))
                .or_else(|| self.of_acronym(word));
        }
        if mention.shape == Shape::Place {
            // "Washington" is the city, unless somebody of that name is in the text.
            return placed(&|candidate| is_surname(candidate) && self.looks_personal(candidate))
                .or_else(|| placed(&is_whole));
        }
        // Nobody is called by the surname before the rest of the name, where somebody was named
        // before of whom it is the first of two surnames.
        let before =
            |candidate: CharacterIdx| self.cast.characters[candidate].fullest.mention < idx;
        let first_of_two = |candidate: CharacterIdx| {
            let words = &self.cast.characters[candidate].words;
            before(candidate)
                && self.looks_personal(candidate)
                && words.len() > 2
                && words.get(words.len() - 2) == Some(word)
        };
        // "President Marsh" is nobody called "Marsh Tower"; "former Marsh workers" are of Marsh Steel.
        let is_of_person = mention.shape == Shape::Person
            && mention.from < mention.tokens.start
            && mention.roles.iter().any(|role| !matches!(&**role, "former" | "senior" | "state"));
        let may_be_short = |candidate: CharacterIdx| {
            is_given(candidate)
                && !(is_of_person
                    && self.cast.characters[candidate].chances()[0] < LIKELY
                    && self.cast.characters[candidate].fullest.shape != Shape::Person
                    && self.cast.characters[candidate].words.len() > 1)
        };
        // "The brewer Marsh" stays that firm, whoever of that name is named behind.
        let is_firm = |candidate: CharacterIdx| {
            is_whole(candidate)
                && before(candidate)
                && self.is_called_firm(self.cast.characters[candidate].fullest)
        };
        let surname =
            || placed(&|candidate| is_surname(candidate) && self.looks_personal(candidate));
        surname()
            .filter(|&candidate| before(candidate))
            .or_else(|| self.of_bracket(word))
            .or_else(|| placed(&first_of_two))
            .or_else(|| placed(&is_firm))
            .or_else(surname)
            .or_else(|| {
                placed(&|candidate| may_be_short(candidate) && self.looks_personal(candidate))
            })
            .or_else(|| placed(&is_whole))
            .or_else(|| placed(&may_be_short))
            // "Fernandez" belongs to "Ana Fernandez Ochoa".
            .or_else(|| {
                placed(&|candidate| {
                    self.looks_personal(candidate)
                        && self.cast.characters[candidate].words.len() > 2
                        && self.cast.characters[candidate].words.contains(word)
                })
            })
            .or_else(|| {
                self.of_acronym(word).filter(|&candidate| {
                    let full = self.cast.characters[candidate].fullest.span;
                    self.is_in_capitals(mention) || is_bracketed(self.text, word, full)
                })
            })
            .or_else(|| self.of_spouse(idx, word))
            .or_else(|| self.of_misspelt(idx, word))
    }

    /// Returns true for a body right behind the noun for what it is: "the brewer Marsh", "shares in
    /// Marsh".
    fn is_called_firm(&self, name: FullName) -> bool {
        let mut before = words_before(self.text, name.span).rev();
        let noun = before.next().unwrap_or_default();
        let class = self.lexicon.class(noun);
        name.shape == Shape::Organization
            && (class.is(Class::BODY) && !class.is(Class::ANY_ROLE | Class::WORK)
                || noun == "in" && before.next() == Some("shares"))
    }

    /// Finds the wife for "Mrs Marsh" in "Carl Marsh and his wife, Ines": she has his surname, which
    /// the text does not say.
    fn of_spouse(&self, idx: usize, surname: &str) -> Option<CharacterIdx> {
        let mention = &self.mentions[idx];
        if mention.gender == Gender::Unknown || mention.from == mention.tokens.start {
            return None;
        }
        let is_spouse = |idx: usize| {
            let other = &self.mentions[idx];
            let before = idx.checked_sub(1).filter(|&before| before >= self.mentions.start());
            let by_surname = |before: usize| {
                let of = &self.mentions[before];
                of.paragraph == other.paragraph
                    && of.words.len() > 1
                    && of.words.last().is_some_and(|last| last == surname)
            };
            other.words.len() == 1
                && other.roles.iter().any(|role| matches!(&**role, "wife" | "husband"))
                && other.gender.fits(mention.gender)
                && before.is_some_and(by_surname)
        };
        let first = idx.saturating_sub(MOST_BEFORE).max(self.mentions.start());
        let found = (first..idx).rev().find(|&idx| is_spouse(idx))?;
        Some(self.named[found - self.mentions.start()])
    }

    /// Finds the body that "the Council" means: of those whose name has this noun for its head, the
    /// one named last before, or the only one.
    fn of_body(&self, idx: usize, word: &str, candidates: &[CharacterIdx]) -> Option<CharacterIdx> {
        if !shortens_body(word) {
            return None;
        }
        let headed = |candidate: CharacterIdx| {
            let words = &self.cast.characters[candidate].words;
            words.len() > 1 && head_of(words) == Some(word)
        };
        let mut bodies = candidates.iter().copied().filter(|&candidate| headed(candidate));
        let first = bodies.next()?;
        if bodies.next().is_none() {
            return Some(first);
        }
        let before = self.mentions.start()..idx;
        let named = |idx: usize| self.named[idx - self.mentions.start()];
        let near = before.rev().take(MOST_BEFORE).map(named);
        near.into_iter().find(|&body| candidates.contains(&body) && headed(body)).or(Some(first))
    }

    /// Sorts the surnames that there are by their first letters.
    pub(super) fn sort_by_initial(&mut self) {
        let all = self.cast.characters.iter().enumerate();
        for (idx, character) in all.filter(|(_, character)| character.words.len() > 1) {
            let initial = character.words.last().and_then(|surname| surname.chars().next());
            let Some(initial) = initial else { continue };
            let same = self.by_initial.entry(initial).or_default();
            if same.len() < MOST_NAMESAKES {
                same.push(idx);
            }
        }
    }

    /// Finds the character whose name is misspelt, as in "Petrvoa said" after the full name. It
    /// allows one slip in a word of some length, if it can be nobody else's.
    fn of_misspelt(&self, idx: usize, word: &str) -> Option<CharacterIdx> {
        let initial = word.chars().next()?;
        let all = self.by_initial.get(&initial).map_or(&[][..], Vec::as_slice);
        let mut close = all.iter().copied().filter(|&candidate| {
            let character = &self.cast.characters[candidate];
            let surname = character.words.last().map_or("", String::as_str);
            character.gender.fits(self.mentions[idx].gender)
                && self.looks_personal(candidate)
                && character.chances()[0] > LIKELY
                && name::is_slip(word, surname)
        });
        let found = close.next()?;
        close.next().is_none().then_some(found)
    }

    fn of_acronym(&self, word: &str) -> Option<CharacterIdx> {
        let letters: String = word.chars().filter(|char| char.is_alphanumeric()).collect();
        let all = self.cast.characters.iter().take(4 * MOST_NAMESAKES).enumerate();
        let mut fitting = all.filter(|(_, character)| {
            character.words.len() > 1
                && (name::is_acronym(&letters, &character.words)
                    || is_bracketed(self.text, &letters, character.fullest.span))
        });
        fitting.next().map(|(candidate, _)| candidate)
    }

    /// Finds the body for a short form that is written like a word: "Norvik Trade Authority (Nota)".
    fn of_bracket(&self, word: &str) -> Option<CharacterIdx> {
        let all = self.cast.characters.iter().take(4 * MOST_NAMESAKES).enumerate();
        let mut fitting = all.filter(|(_, character)| {
            character.words.len() > 2
                && character.fullest.shape != Shape::Person
                && is_bracketed(self.text, word, character.fullest.span)
        });
        fitting.next().map(|(candidate, _)| candidate)
    }

    fn is_in_capitals(&self, mention: &Mention) -> bool {
        let name = &self.text[mention.span.range()];
        name.len() > 1 && name.chars().all(char::is_uppercase)
    }

    fn looks_personal(&self, candidate: CharacterIdx) -> bool {
        let fullest = self.cast.characters[candidate].fullest;
        matches!(fullest.shape, Shape::Person | Shape::Unknown)
    }

    /// Ranks a bearer of a surname that several have: first the one whose office stands before the
    /// name, then the one just named in full in this paragraph, then the one named more often, then the one named in full before this mention and
    /// closest to it.
    fn closeness(
        &self,
        idx: usize,
        candidate: CharacterIdx,
    ) -> (bool, Option<usize>, usize, bool, Reverse<usize>) {
        let character = &self.cast.characters[candidate];
        let fullest = character.fullest.mention;
        let near = self.just_named_in_full(idx, candidate);
        let mention = &self.mentions[idx];
        let has_title = mention.from < mention.tokens.start;
        let holds_office = |role: &String| character.roles.contains(role) && role != "former";
        let is_holder = has_title && mention.roles.iter().any(holds_office);
        (is_holder, near, character.mentions, fullest < idx, Reverse(fullest.abs_diff(idx)))
    }

    /// Returns the last mention of the paragraph that names `candidate` in full, as a person,
    /// before mention `idx`.
    fn just_named_in_full(&self, idx: usize, candidate: CharacterIdx) -> Option<usize> {
        let first = idx.saturating_sub(MOST_NAMESAKES).max(self.mentions.start());
        let paragraph = self.mentions[idx].paragraph;
        let near = (first..idx).rev();
        let mut near = near.take_while(|&near| self.mentions[near].paragraph == paragraph);
        near.find(|&near| {
            let mention = &self.mentions[near];
            let is_full = mention.words.len() > 1 && mention.shape == Shape::Person;
            is_full && self.named[near - self.mentions.start()] == candidate
        })
    }

    /// Counts mention `idx` to the character `whose`, or to a new one.
    fn enlist(&mut self, idx: usize, whose: Option<CharacterIdx>) {
        let mention = self.mentions.at(idx);
        let full = FullName { span: mention.span, shape: mention.shape, mention: idx };
        let Cast { characters, by_word } = &mut *self.cast;
        let whose = whose.unwrap_or_else(|| {
            characters.push(Character::new(full));
            characters.len() - 1
        });
        self.named[idx - self.mentions.start()] = whose;
        let character = &mut characters[whose];
        for word in mention.words.iter().filter(|word| !character.words.contains(word)) {
            let namesakes = by_word.entry(word.clone()).or_default();
            namesakes.push(whose);
            if namesakes.len() > 2 * MOST_NAMESAKES {
                namesakes.drain(..MOST_NAMESAKES);
            }
        }
        character.count(mention, full);
        let written = |&known: &Span| self.text[known.range()] == self.text[mention.span.range()];
        if character.spellings.len() < MOST_SPELLINGS && !character.spellings.iter().any(written) {
            character.spellings.push(mention.span);
        }
    }
}
