//! Finds the one whom the first words of a text describe and it names without saying so: behind "A farmer
//! has found a hoard. Carl Ode was a yard down", "the farmer" is Ode.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::notes::PERSONAL_TITLES;
use crate::quotes::speakers::resolve::nouns::stands_for_the_named;

/// The number of paragraphs at the top that announce somebody, and behind them of those that name them.
const TOP: usize = 3;
const NAMED_WITHIN: usize = 3;

/// The largest number of tokens from "A" to the noun: "A Norvik dairy farmer".
const LONGEST: usize = 6;

/// The largest number of characters that are looked at.
const MOST_ASKED: usize = 100;

impl Reading<'_> {
    /// Returns for "the farmer" the only person of whom the text tells no office and no trade, where it
    /// begins with "A farmer".
    pub(super) fn only_one_without_office(&self, pointer: &Pointer) -> Option<CharacterIdx> {
        let fits = pointer.none.has(Sign::NoneThe)
            && pointer.words.is_empty()
            && self.is_for_person(&pointer.noun)
            && stands_for_the_named(&pointer.noun)
            && self.paragraphs.start() == 0;
        // The top of a long text is out of reach.
        let top = if fits { TOP.min(pointer.paragraph + 1) } else { 0 };
        let announced = (0..top).find(|&at| announces(self.paragraphs.at(at), &pointer.noun))?;
        let all = self.story.cast.characters.iter().enumerate().take(MOST_ASKED);
        let people = all.filter(|(idx, of)| {
            of.kind == SpeakerType::Person
                && self.is_surely_a_person(Who::Named(*idx))
                && of.roles.iter().all(|role| PERSONAL_TITLES.contains(&role.as_str()))
                && self.gender(Who::Named(*idx)).fits(pointer.gender)
        });
        let mut people = people.map(|(idx, _)| idx);
        let found = people.next().filter(|_| people.next().is_none())?;
        let last = pointer.paragraph.min(announced + NAMED_WITHIN);
        let of_them = self.named.numbers().filter(|&idx| self.named[idx] == found);
        let mut of_them = of_them.map(|idx| self.mentions.at(idx)).peekable();
        let is_after = of_them.peek().is_some_and(|name| name.paragraph > announced);
        let is_told = of_them
            .any(|name| (announced + 1..=last).contains(&name.paragraph) && self.is_told_of(name));
        (is_after && is_told).then_some(found)
    }

    /// Returns true for a name in full that leads its sentence, or is that of whom somebody told something.
    fn is_told_of(&self, name: &Mention) -> bool {
        let paragraph = self.paragraphs.at(name.paragraph);
        let before = name.from.checked_sub(1).map_or("", |at| paragraph.lower(at));
        name.words.len() > 1 && !name.possessive && (name.leads || before == "told")
    }
}

/// Returns true if a paragraph begins with "A" and a noun: "A Norvik dairy farmer has".
fn announces(paragraph: &Paragraph, noun: &str) -> bool {
    let end = paragraph.len().min(LONGEST);
    let mut words = (1..end).take_while(|&at| paragraph.word(at).starts_with(char::is_alphabetic));
    matches!(paragraph.lower(0), "a" | "an") && words.any(|at| paragraph.word(at) == noun)
}
