//! Tells father from son and older from younger, where two have one surname: "the elder Mr Marsh".

use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::nouns::is_of_older_generation;
use crate::quotes::speakers::resolve::nouns::is_of_younger_generation;

/// The largest number of bearers of a surname among whom the elder and the younger are told apart.
const MOST_BEARERS: usize = 8;

/// The number of paragraphs in which somebody may speak of their father.
const PARAGRAPHS: usize = 40;

/// The number of words that somebody says among which "my father" is looked for.
const FIRST_WORDS: usize = 60;

impl Reading<'_> {
    /// Returns the character that "the elder Marsh" or "the younger Marsh" names, where father and
    /// son are told apart.
    pub(super) fn of_generation(&self, mention_idx: usize) -> Option<CharacterIdx> {
        let mention = self.mentions.at(mention_idx);
        let elder = self.is_elder(mention)?;
        let generation = |&idx: &CharacterIdx| self.story.cast.characters[idx].generation;
        let bearers = self.story.cast.bearers(mention.words.first()?);
        let bearers: Vec<CharacterIdx> = bearers.take(MOST_BEARERS).collect();
        let told_apart =
            bearers.iter().map(generation).min() != bearers.iter().map(generation).max();
        if !told_apart {
            return self
                .of_family(&bearers, elder)
                .or_else(|| self.of_age(&bearers, elder))
                .or_else(|| self.of_child_who_speaks(&bearers, elder));
        }
        let bearers = bearers.into_iter();
        if elder { bearers.min_by_key(generation) } else { bearers.max_by_key(generation) }
    }

    /// Returns the uncle for "the elder Marsh" and the nephew for "the younger Marsh", where the
    /// text calls one of the two so.
    fn of_family(&self, bearers: &[CharacterIdx], elder: bool) -> Option<CharacterIdx> {
        let &[one, other] = bearers else { return None };
        let is = |idx: CharacterIdx, test: fn(&str) -> bool| {
            self.story.cast.characters[idx].roles.iter().any(|role| test(role))
        };
        let older = |idx: CharacterIdx, than: CharacterIdx| {
            is(idx, is_of_older_generation) || is(than, is_of_younger_generation)
        };
        match (older(one, other), older(other, one)) {
            (true, false) => Some(if elder { one } else { other }),
            (false, true) => Some(if elder { other } else { one }),
            _ => None,
        }
    }

    /// Returns true for "the elder Mr Marsh", false for the younger.
    fn is_elder(&self, mention: &Mention) -> Option<bool> {
        let paragraph = self.paragraphs.at(mention.paragraph);
        let before = |at: usize| at.checked_sub(1).map_or("", |before| paragraph.lower(before));
        let before = [before(mention.from), before(mention.tokens.start)];
        before.into_iter().find_map(|word| match word {
            "elder" | "older" | "senior" => Some(true),
            "younger" | "junior" => Some(false),
            _ => None,
        })
    }

    /// Returns the older or younger of two whose ages the text tells.
    fn of_age(&self, bearers: &[CharacterIdx], elder: bool) -> Option<CharacterIdx> {
        let &[one, other] = bearers else { return None };
        let age = |idx: CharacterIdx| {
            let traits = self.story.cast.characters[idx].traits.iter();
            let mut ages = traits.filter_map(|word| word.parse::<u8>().ok());
            ages.next().filter(|_| ages.next().is_none())
        };
        let (first, second) = (age(one)?, age(other)?);
        (first != second).then_some(if (first > second) == elder { one } else { other })
    }

    /// Returns the father for "the elder Marsh" and the child for "the younger Marsh", where one of the
    /// two speaks of their father: “My father left,” Carl Marsh said.
    fn of_child_who_speaks(&self, bearers: &[CharacterIdx], elder: bool) -> Option<CharacterIdx> {
        let &[one, other] = bearers else { return None };
        let mut speaks = [one, other].into_iter().filter(|&it| self.speaks_of_parent(it));
        let child = speaks.next().filter(|_| speaks.next().is_none())?;
        let parent = if child == one { other } else { one };
        Some(if elder { parent } else { child })
    }

    /// Returns true if words in marks whose source names a character begin with "my father".
    fn speaks_of_parent(&self, character: CharacterIdx) -> bool {
        let last = self.attributions.end().min(self.attributions.start() + PARAGRAPHS);
        (self.attributions.start()..last).any(|at| {
            let paragraph = self.paragraphs.at(at);
            self.attributions[at].iter().any(|said| {
                let Some(source) = said.source.clone() else { return false };
                let is_source = self.names_in(at, source).any(|idx| self.named[idx] == character);
                let mut words = said.content.iter().cloned().flatten().take(FIRST_WORDS);
                is_source
                    && words.any(|idx| {
                        paragraph.lower(idx) == "my"
                            && paragraph.tokens[idx].state != QuoteState::Outside
                            && matches!(
                                paragraph.lower(idx + 1),
                                "dad" | "father" | "mother" | "mum" | "mom"
                            )
                    })
            })
        })
    }
}
