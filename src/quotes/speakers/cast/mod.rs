//! Gathers the cast of a text: each person, body and place that it names, once.
//!
//! A newspaper gives the full name once and the surname after; some outlets
//! go on with the first name, some bring the full name only later. So full
//! names are gathered over a whole window first – an ordinary text is one –
//! and only then do single words look for the one they belong to. Of what came
//! before, only the characters are kept, not the mentions that they were
//! gathered from.

mod casting;
mod long_form;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::stretch::Stretch;
use crate::quotes::speakers::cast::casting::Casting;
use crate::quotes::speakers::cast::long_form::InFull;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::nature::NATURES;
use crate::quotes::speakers::mention::nature::Nature;
use crate::quotes::speakers::name;
use crate::text::Span;

/// The index of a character in [`Cast::characters`].
pub type CharacterIdx = usize;

/// A person, body or place that a text names.
#[derive(Debug, Clone)]
pub struct Character {
    /// The words of the fullest name; see [`crate::quotes::speakers::name::words`].
    pub words: Vec<String>,
    /// The place where the fullest name stands.
    pub fullest: FullName,
    /// The number of this bearer of the name in a family, from the first; 1 also where no mention
    /// says so.
    pub generation: usize,
    /// The type of the character.
    pub kind: SpeakerType,
    /// The gender of the pronoun that fits.
    pub gender: Gender,
    /// The nouns that the text calls them by, in lower case.
    pub roles: Vec<String>,
    /// The words that the text says of them besides their name, in lower case.
    pub traits: Vec<String>,
    /// The number of mentions that name them.
    pub mentions: usize,
    /// True if the first paragraph names them.
    pub in_headline: bool,
    /// The first place of each way of writing the name.
    pub spellings: Vec<Span>,
    /// The names of several words by which they are named, each with its count and its first place;
    /// few are kept, for nobody has many.
    forms: Vec<Form>,
    /// The number of mentions that look like a person, a body, a place; the first two count twice.
    votes: [u32; 3],
    /// True if "he" or "she" was taken for them.
    pointed_at: bool,
    /// The sum of what all mentions tell of their nature, as logarithms.
    nature: Nature,
}

/// A name of several words, and how often it stands in the text.
#[derive(Debug, Clone)]
struct Form {
    words: Vec<String>,
    /// The name where it stands first.
    full: FullName,
    /// True if it begins with a given name.
    given: bool,
    /// True if it is one word with a hyphen: "Marsh-Ode".
    is_one_word: bool,
    times: usize,
}

/// A name in the text.
#[derive(Debug, Clone, Copy)]
pub struct FullName {
    /// The bytes of the name.
    pub span: Span,
    /// The look of the name.
    pub shape: Shape,
    /// The number of the mention, counted over the whole text.
    mention: usize,
}

/// The characters of a text so far.
#[derive(Debug, Default)]
pub struct Cast {
    /// The characters, in order of their first full name.
    pub characters: Vec<Character>,
    /// The characters by each word of their names, latest last.
    by_word: HashMap<String, Vec<CharacterIdx>>,
}

/// The largest cost of finding whom a name names, as the number of tokens that the network reads in
/// that time.
const FOR_A_NAME: usize = 8;

/// The largest number of names of several words that are counted for one character.
const MOST_FORMS: usize = 8;

/// The weight of a vote by title, given name or list, as a logarithm, and the number of votes that
/// count.
const A_VOTE: f32 = 1.5;
const MOST_VOTES: u32 = 5;

/// The weights in favour of a person, as logarithms. More of those who are named and may speak are
/// people than of all that is named; and whom "he" was taken for is mostly a person.
const A_PERSON: f32 = 1.2;
const POINTED_AT: f32 = 2.5;

/// The smallest logarithm that a mention may add: no single mention rules out what the others are
/// sure of.
const LEAST_CHANCE: f32 = -3.0;

/// The largest number of words kept of what is said of somebody.
const MOST_TRAITS: usize = 48;

impl Cast {
    /// Adds the characters that the mentions of a window name, and returns one for each mention;
    /// `None` where the reading is to end.
    pub fn add(
        &mut self,
        text: &str,
        lexicon: &Lexicon,
        mentions: Stretch<Mention>,
        consent: &mut Consent,
    ) -> Option<Vec<CharacterIdx>> {
        let mut casting = Casting::new(text, lexicon, mentions, self);
        let is_full = |idx: &usize| mentions[*idx].words.len() > 1;
        for idx in mentions.numbers().filter(is_full) {
            casting.place_full_name(idx);
            consent.spend(FOR_A_NAME, mentions[idx].span.end())?;
        }
        casting.sort_by_initial();
        for idx in mentions.numbers().filter(|idx| !is_full(idx)) {
            casting.place_single_word(idx);
            consent.spend(FOR_A_NAME, mentions[idx].span.end())?;
        }
        let named = casting.named;
        self.settle_kinds();
        Some(named)
    }

    /// Returns the people whose surname is `word`, as far as they have another name too; where
    /// there are none, those whose name begins with it: "Kim" of "Kim Sun-ho".
    pub fn bearers(&self, word: &str) -> impl Iterator<Item = CharacterIdx> {
        let all = self.by_word.get(word).map_or(&[][..], Vec::as_slice);
        let ends = move |idx: CharacterIdx| {
            let of = &self.characters[idx];
            of.kind == SpeakerType::Person && of.words.len() > 1 && of.is_called_last(word)
        };
        let surname = all.iter().any(|&idx| ends(idx));
        all.iter().copied().filter(move |&idx| {
            let of = &self.characters[idx];
            let begins = of.words.len() > 1 && of.words.first().is_some_and(|first| first == word);
            if surname { ends(idx) } else { begins && of.kind == SpeakerType::Person }
        })
    }

    /// Decides the type of each character by all its mentions together.
    fn settle_kinds(&mut self) {
        for character in &mut self.characters {
            character.kind = character.likely_kind();
        }
    }

    /// Forgets the characters for which `new` has no index, and gives the others theirs: 0, 1 and
    /// so on.
    pub(crate) fn forget(&mut self, new: &[Option<CharacterIdx>]) {
        let mut old = new.iter();
        self.characters.retain(|_| old.next().is_some_and(Option::is_some));
        for of_word in self.by_word.values_mut() {
            *of_word = of_word.iter().filter_map(|&idx| new[idx]).collect();
        }
        self.by_word.retain(|_, of_word| !of_word.is_empty());
    }
}

impl Character {
    /// Returns the likeliest type: by the words of its names and around them, and by titles, given
    /// names and lists.
    fn likely_kind(&self) -> SpeakerType {
        let [person, body, place, other] = self.chances();
        if person >= body.max(place) && person >= other {
            SpeakerType::Person
        } else if place > body.max(person) {
            SpeakerType::Place
        } else {
            SpeakerType::Organization
        }
    }

    /// Returns what the full name tells.
    fn in_full(&self) -> InFull<'_> {
        InFull {
            words: &self.words,
            span: self.fullest.span,
            shape: self.fullest.shape,
            given: self.forms.iter().any(|form| form.given),
            person: self.chances()[0],
            times: self.forms.iter().map(|form| form.times).sum(),
        }
    }

    /// Returns true if the last word of the name is `word`.
    pub fn is_called_last(&self, word: &str) -> bool {
        self.words.last().is_some_and(|last| last == word)
    }

    /// Takes it for a person, since "he" or "she" means it.
    pub fn see_pronoun(&mut self) {
        self.pointed_at = true;
        self.kind = self.likely_kind();
    }

    /// Takes it for a body, since "the company" means it; unless somebody was "he" before.
    pub fn see_called_firm(&mut self) {
        if self.kind == SpeakerType::Person && !self.pointed_at {
            self.votes[1] = MOST_VOTES;
            self.kind = self.likely_kind();
        }
    }

    /// Returns true if "he" or "she" was taken for them.
    pub fn is_pointed_at(&self) -> bool {
        self.pointed_at
    }

    /// Returns how likely it is a person, a body, a place, or something else.
    pub fn chances(&self) -> Nature {
        let [person, body, place] = self.votes.map(|votes| votes.min(MOST_VOTES) as f32 * A_VOTE);
        let [p, b, l, o] = self.nature.map(|sum| sum / self.mentions.max(1) as f32);
        let shown = if self.pointed_at { POINTED_AT } else { A_PERSON };
        let sums = [p + person + shown, b + body, l + place, o];
        let highest = sums.iter().copied().fold(f32::MIN, f32::max);
        let likely = sums.map(|sum| (sum - highest).exp());
        let all: f32 = likely.iter().sum();
        likely.map(|likely| likely / all)
    }

    fn new(fullest: FullName) -> Self {
        Character {
            words: Vec::new(),
            fullest,
            generation: 1,
            kind: SpeakerType::Person,
            gender: Gender::Unknown,
            roles: Vec::new(),
            traits: Vec::new(),
            mentions: 0,
            in_headline: false,
            spellings: Vec::new(),
            forms: Vec::new(),
            votes: [0; 3],
            pointed_at: false,
            nature: [0.0; NATURES],
        }
    }

    /// Counts the name by which a mention names them. The fullest name is the one used most often,
    /// of equals the longest; words that the text runs together with a name by mistake are used
    /// once.
    fn name(&mut self, mention: &Mention, full: FullName) {
        let letters = |words: &[String]| words.iter().map(String::len).sum::<usize>();
        if mention.words.len() < 2 {
            if self.words.is_empty() {
                self.words.clone_from(&mention.words);
            }
            return;
        }
        match self.forms.iter().position(|form| form.words == mention.words) {
            Some(known) => self.forms[known].times += 1,
            None if self.forms.len() < MOST_FORMS => self.forms.push(Form {
                words: mention.words.clone(),
                full,
                given: mention.given,
                is_one_word: mention.tokens.len() == 1,
                times: 1,
            }),
            None => (),
        }
        // A text that has "Ana de la Torre" goes on with "De la Torre".
        let is_tail = |form: &Form| {
            let longer = |other: &&Form| {
                other.words.len() > form.words.len() && other.words.ends_with(&form.words)
            };
            // Nor is "Van Dyk" a full name beside "Riaan van Dyk", whom no list knows, nor "Marsh-Ode"
            // beside "Temperley Marsh-Ode".
            let opens = form.words.first().is_some_and(|first| name::is_particle(first));
            let is_surname = opens || form.is_one_word;
            let fuller = |other: &Form| longer(&other) && (other.given || is_surname);
            !form.given && self.forms.iter().any(fuller)
        };
        let worth = |form: &Form| {
            // "North Korea" is fuller than "N. Korea".
            let spelt_out = form.words.first().is_some_and(|first| first.len() > 1);
            (!is_tail(form), form.times, spelt_out, form.words.len(), letters(&form.words))
        };
        let mut best: Option<&Form> = None;
        for form in &self.forms {
            if best.is_none_or(|best| worth(form) > worth(best)) {
                best = Some(form);
            }
        }
        if let Some(Form { words, full, .. }) = best.cloned() {
            (self.words, self.fullest) = (words, full);
        }
    }

    /// Counts a mention, whose name is `full`.
    fn count(&mut self, mention: &Mention, full: FullName) {
        self.name(mention, full);
        self.generation = self.generation.max(mention.generation);
        if self.gender == Gender::Unknown {
            self.gender = mention.gender;
        }
        for role in &mention.roles {
            if !self.roles.contains(role) {
                self.roles.push(role.clone());
            }
        }
        for word in mention.traits.iter().take(MOST_TRAITS) {
            if self.traits.len() < MOST_TRAITS && !self.traits.contains(word) {
                self.traits.push(word.clone());
            }
        }
        for (sum, chance) in self.nature.iter_mut().zip(mention.nature) {
            *sum += chance.max(LEAST_CHANCE);
        }
        // "Francisco" is a city, but not where it is the surname of Noel Francisco.
        let is_surname =
            mention.words.len() == 1 && self.words.len() > 1 && self.fullest.shape == Shape::Person;
        match mention.shape {
            _ if is_surname => self.votes[0] += 1,
            Shape::Person => self.votes[0] += 2,
            Shape::Organization => self.votes[1] += 2,
            Shape::Place => self.votes[2] += 2,
            Shape::Unknown => (),
        }
        self.mentions += 1;
        self.in_headline |= mention.paragraph == 0;
    }
}
