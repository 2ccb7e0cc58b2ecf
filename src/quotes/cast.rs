//! The cast of a text: each person, body and place it names, once.
//!
//! A newspaper gives the full name once and the surname after; some outlets
//! go on with the first name, some bring the full name only later. So full
//! names are gathered over the whole text first, and only then do single
//! words look for the one they belong to.

use std::cmp::Reverse;
use std::collections::HashMap;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::mention::Gender;
use crate::quotes::mention::Mention;
use crate::quotes::mention::Shape;
use crate::quotes::name;

/// Index into [`Cast::characters`].
pub type CharacterIdx = usize;

/// Somebody or something that a text names.
#[derive(Debug, Clone)]
pub struct Character {
    /// The words of the fullest name; see [`name::words`].
    pub words: Vec<String>,
    /// Index of the mention that gives the fullest name.
    pub fullest: usize,
    /// What it is.
    pub kind: SpeakerType,
    /// Which pronoun fits.
    pub gender: Gender,
    /// Nouns that the text calls them by, lower case.
    pub roles: Vec<String>,
    /// All that the text says of them beside their name, lower case.
    pub traits: Vec<String>,
    /// How many mentions name them.
    pub mentions: usize,
}

/// All characters of a text, and whom each mention names.
#[derive(Debug, Default)]
pub struct Cast {
    /// In order of their first full name.
    pub characters: Vec<Character>,
    /// For each mention, whom it names.
    pub named: Vec<CharacterIdx>,
}

impl Cast {
    /// Gathers the cast from all mentions of a text, in text order.
    pub fn gather(mentions: &[Mention]) -> Cast {
        let mut casting = Casting {
            mentions,
            cast: Cast::default(),
            by_word: HashMap::new(),
            by_initial: HashMap::new(),
        };
        casting.cast.named = vec![usize::MAX; mentions.len()];
        for idx in (0..mentions.len()).filter(|&idx| mentions[idx].words.len() > 1) {
            let whose = casting.of_full_name(idx);
            casting.enlist(idx, whose);
        }
        casting.sort_by_initial();
        for idx in (0..mentions.len()).filter(|&idx| mentions[idx].words.len() <= 1) {
            let whose = casting.of_single_word(idx);
            casting.enlist(idx, whose);
        }
        casting.cast.settle_kinds(mentions);
        casting.cast
    }

    /// What each character is, by all its mentions together.
    fn settle_kinds(&mut self, mentions: &[Mention]) {
        let mut votes = vec![[0_u32; 3]; self.characters.len()];
        for (mention, &whose) in mentions.iter().zip(&self.named) {
            match mention.shape {
                Shape::Person => votes[whose][0] += 2,
                Shape::Organization => votes[whose][1] += 2,
                Shape::Place => votes[whose][2] += 1,
                Shape::Unknown => (),
            }
        }
        for (character, [person, body, place]) in self.characters.iter_mut().zip(votes) {
            character.kind = if body > person && body >= place {
                SpeakerType::Organization
            } else if place > person {
                SpeakerType::Place
            } else {
                SpeakerType::Person
            };
        }
    }
}

struct Casting<'m> {
    mentions: &'m [Mention],
    cast: Cast,
    /// Characters by each word of their names, latest last.
    by_word: HashMap<String, Vec<CharacterIdx>>,
    /// Characters of several words by the first letter of their surname.
    by_initial: HashMap<char, Vec<CharacterIdx>>,
}

/// A word shared by more characters than this names nobody in particular, and
/// looking through them all would make long texts slow.
const MOST_NAMESAKES: usize = 32;

/// Words kept of what is said of somebody.
const MOST_TRAITS: usize = 48;

impl Casting<'_> {
    fn namesakes(&self, word: &str) -> impl Iterator<Item = CharacterIdx> {
        let all = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        all[all.len().saturating_sub(MOST_NAMESAKES)..].iter().copied()
    }

    fn of_full_name(&self, idx: usize) -> Option<CharacterIdx> {
        let mention = &self.mentions[idx];
        let mut candidates: Vec<CharacterIdx> =
            mention.words.iter().flat_map(|word| self.namesakes(word)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates.into_iter().rev().find(|&candidate| {
            let character = &self.cast.characters[candidate];
            let same_words = character.words == mention.words;
            let body = mention.shape == Shape::Organization || mention.shape == Shape::Place;
            same_words
                || (!body
                    && character.gender.fits(mention.gender)
                    && name::agree(&character.words, &mention.words))
        })
    }

    fn of_single_word(&self, idx: usize) -> Option<CharacterIdx> {
        let mention = &self.mentions[idx];
        let word = mention.words.first()?;
        let fits =
            |&candidate: &CharacterIdx| self.cast.characters[candidate].gender.fits(mention.gender);
        let candidates: Vec<CharacterIdx> = self.namesakes(word).filter(fits).collect();
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
            return placed(&is_whole).or_else(|| self.of_acronym(word));
        }
        if mention.shape == Shape::Place {
            // "Washington" is the city, unless somebody of that name is about.
            return placed(&|candidate| is_surname(candidate) && self.looks_personal(candidate))
                .or_else(|| placed(&is_whole));
        }
        placed(&|candidate| is_surname(candidate) && self.looks_personal(candidate))
            .or_else(|| placed(&|candidate| is_given(candidate) && self.looks_personal(candidate)))
            .or_else(|| placed(&is_whole))
            .or_else(|| placed(&is_given))
            .or_else(|| self.of_misspelt(idx, word))
    }

    fn sort_by_initial(&mut self) {
        for (idx, character) in self.cast.characters.iter().enumerate() {
            let initial = character.words.last().and_then(|surname| surname.chars().next());
            let Some(initial) = initial else { continue };
            let same = self.by_initial.entry(initial).or_default();
            if same.len() < MOST_NAMESAKES {
                same.push(idx);
            }
        }
    }

    /// Newspapers misspell a name they have given in full: "Petrvoa said". One
    /// slip in a word of some length, and nobody else it could be.
    fn of_misspelt(&self, idx: usize, word: &str) -> Option<CharacterIdx> {
        let initial = word.chars().next()?;
        let all = self.by_initial.get(&initial).map_or(&[][..], Vec::as_slice);
        let mut close = all.iter().copied().filter(|&candidate| {
            let character = &self.cast.characters[candidate];
            let surname = character.words.last().map_or("", String::as_str);
            character.gender.fits(self.mentions[idx].gender)
                && self.mentions[character.fullest].shape == Shape::Person
                && name::is_slip(word, surname)
        });
        let found = close.next()?;
        close.next().is_none().then_some(found)
    }

    fn of_acronym(&self, word: &str) -> Option<CharacterIdx> {
        let letters: String = word.chars().filter(|char| char.is_alphanumeric()).collect();
        let all = self.cast.characters.iter().take(4 * MOST_NAMESAKES).enumerate();
        let mut fitting = all.filter(|(_, character)| {
            character.words.len() > 1 && name::acronym(&character.words) == letters
        });
        fitting.next().map(|(candidate, _)| candidate)
    }

    fn looks_personal(&self, candidate: CharacterIdx) -> bool {
        let fullest = &self.mentions[self.cast.characters[candidate].fullest];
        matches!(fullest.shape, Shape::Person | Shape::Unknown)
    }

    /// Of several with one surname, the one just named in full in this paragraph, then the
    /// one named more often, then the one named in full before this mention and closest to it.
    fn closeness(
        &self,
        idx: usize,
        candidate: CharacterIdx,
    ) -> (Option<usize>, usize, bool, Reverse<usize>) {
        let character = &self.cast.characters[candidate];
        let before = character.fullest < idx;
        let near = self.just_named_in_full(idx, candidate);
        (near, character.mentions, before, Reverse(character.fullest.abs_diff(idx)))
    }

    /// The last mention of the paragraph that names `candidate` in full, as a person, before
    /// mention `idx`.
    fn just_named_in_full(&self, idx: usize, candidate: CharacterIdx) -> Option<usize> {
        let first = idx.saturating_sub(MOST_NAMESAKES);
        let paragraph = self.mentions[idx].paragraph;
        let near = (first..idx).rev();
        let mut near = near.take_while(|&near| self.mentions[near].paragraph == paragraph);
        near.find(|&near| {
            let mention = &self.mentions[near];
            let is_full = mention.words.len() > 1 && mention.shape == Shape::Person;
            is_full && self.cast.named[near] == candidate
        })
    }

    /// Counts mention `idx` to `whose`, or to somebody new.
    fn enlist(&mut self, idx: usize, whose: Option<CharacterIdx>) {
        let mention = &self.mentions[idx];
        let whose = whose.unwrap_or_else(|| {
            self.cast.characters.push(Character {
                words: Vec::new(),
                fullest: idx,
                kind: SpeakerType::Person,
                gender: Gender::Unknown,
                roles: Vec::new(),
                traits: Vec::new(),
                mentions: 0,
            });
            self.cast.characters.len() - 1
        });
        let character = &mut self.cast.characters[whose];
        for word in mention.words.iter().filter(|word| !character.words.contains(word)) {
            self.by_word.entry(word.clone()).or_default().push(whose);
        }
        let letters = |words: &[String]| words.iter().map(String::len).sum::<usize>();
        // "North Korea" is fuller than "N. Korea".
        let spelt_out = mention.words.len() == character.words.len()
            && character.words.first().is_some_and(|first| first.len() == 1)
            && letters(&mention.words) > letters(&character.words);
        if mention.words.len() > character.words.len() || spelt_out {
            character.words.clone_from(&mention.words);
            character.fullest = idx;
        }
        if character.gender == Gender::Unknown {
            character.gender = mention.gender;
        }
        for role in &mention.roles {
            if !character.roles.contains(role) {
                character.roles.push(role.clone());
            }
        }
        for word in mention.traits.iter().take(MOST_TRAITS) {
            if character.traits.len() < MOST_TRAITS && !character.traits.contains(word) {
                character.traits.push(word.clone());
            }
        }
        character.mentions += 1;
        self.cast.named[idx] = whose;
    }
}

#[cfg(test)]
mod tests {
    use super::Cast;
    use crate::quotes::lexicon::Lexicon;
    use crate::quotes::marks::passages;
    use crate::quotes::mention;
    use crate::quotes::paragraph::Paragraph;
    use crate::quotes::paragraph::lines;

    /// Each mention with the fullest name of whom it names.
    fn check(text: &str, expected: &[(&str, &str)]) {
        let lexicon = Lexicon::bundled();
        let spans = lines(text);
        let read = spans.iter().zip(passages(text, &spans));
        let paragraphs: Vec<_> =
            read.map(|(&span, passages)| Paragraph::new(text, span, passages)).collect();
        let mentions = mention::all_names(&paragraphs, &lexicon).concat();
        let cast = Cast::gather(&mentions);
        let found: Vec<(&str, &str)> = mentions
            .iter()
            .zip(&cast.named)
            .map(|(mention, &whose)| {
                let fullest = &mentions[cast.characters[whose].fullest];
                (&text[mention.span.range()], &text[fullest.span.range()])
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_surname_or_a_first_name_stands_for_the_full_name() {
        check(
            "Mona Petrova met Carl Ruiz Ode. Petrova smiled. Carl frowned.",
            &[
                ("Mona Petrova", "Mona Petrova"),
                ("Carl Ruiz Ode", "Carl Ruiz Ode"),
                ("Petrova", "Mona Petrova"),
                ("Carl", "Carl Ruiz Ode"),
            ],
        );
    }

    #[test]
    fn of_two_with_one_surname_the_one_just_named_in_full_is_meant() {
        check(
            "Carl Ruiz met Mona Ruiz. Carl Ruiz smiled.\n\nMona Ruiz frowned. Ruiz left.",
            &[
                ("Carl Ruiz", "Carl Ruiz"),
                ("Mona Ruiz", "Mona Ruiz"),
                ("Carl Ruiz", "Carl Ruiz"),
                ("Mona Ruiz", "Mona Ruiz"),
                ("Ruiz", "Mona Ruiz"),
            ],
        );
    }

    #[test]
    fn a_full_name_may_come_after_the_surname() {
        check(
            "Petrova smiled.\nIt was Mona Petrova.",
            &[("Petrova", "Mona Petrova"), ("Mona Petrova", "Mona Petrova")],
        );
    }

    #[test]
    fn a_title_tells_spouses_apart() {
        check(
            "John Petrov and Mary Petrov came. Mrs. Petrov spoke. Mr. Petrov slept.",
            &[
                ("John Petrov", "John Petrov"),
                ("Mary Petrov", "Mary Petrov"),
                ("Petrov", "Mary Petrov"),
                ("Petrov", "John Petrov"),
            ],
        );
    }

    #[test]
    fn an_acronym_stands_for_the_body_it_abbreviates() {
        check(
            "The National Water Board met. The NWB agreed.",
            &[("National Water Board", "National Water Board"), ("NWB", "National Water Board")],
        );
    }

    #[test]
    fn a_slip_in_a_surname_is_no_new_person() {
        check(
            "Mary Petrova met Carl Ruiz. Petrvoa smiled.",
            &[
                ("Mary Petrova", "Mary Petrova"),
                ("Carl Ruiz", "Carl Ruiz"),
                ("Petrvoa", "Mary Petrova"),
            ],
        );
    }

    #[test]
    fn honours_and_ranks_are_no_part_of_a_name() {
        check(
            "Prosecutor Daniel Okafor KC left. Okafor smiled. Okafor KC slept.",
            &[
                ("Daniel Okafor KC", "Daniel Okafor KC"),
                ("Okafor", "Daniel Okafor KC"),
                ("Okafor KC", "Daniel Okafor KC"),
            ],
        );
        check(
            "They met Mary Lee MP. Lee smiled. A Labour MP left.",
            &[("Mary Lee MP", "Mary Lee MP"), ("Lee", "Mary Lee MP")],
        );
        check(
            "It was Detective Inspector Joanne Pell. DI Pell left. Supt Pell smiled.",
            &[("Joanne Pell", "Joanne Pell"), ("Pell", "Joanne Pell"), ("Pell", "Joanne Pell")],
        );
        check("Then DC Comics left.", &[("DC Comics", "DC Comics")]);
    }
}
