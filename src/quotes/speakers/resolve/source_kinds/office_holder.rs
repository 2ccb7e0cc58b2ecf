//! Finds who holds an office or is somebody's relative, where the text calls one person so: "the
//! mayor of Norvik", "Marsh’s mother".

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::nouns::is_called_like;
use crate::quotes::speakers::resolve::nouns::is_rank;
use crate::quotes::speakers::resolve::nouns::is_relative;
use crate::quotes::speakers::resolve::nouns::is_spouse;
use crate::quotes::speakers::resolve::nouns::speaks_for_another;
use crate::quotes::speakers::source_phrase::Article;
use crate::quotes::speakers::source_phrase::Source;

/// The largest number of characters that are looked through for one whom a text calls somebody's
/// mother or lawyer; an article has fewer.
const MOST_ASKED: usize = 1000;

impl Reading<'_> {
    /// Finds the one whom "Marsh’s mother" or "the mayor of Norvik" means, where the text calls one
    /// person so, anywhere.
    pub(super) fn office_holder(&self, pointer: &Pointer, parsed: &Source) -> Option<CharacterIdx> {
        let is_role = self.lexicon.class(&pointer.noun).is(Class::ANY_ROLE | Class::TITLE)
            || speaks_for_another(&pointer.noun);
        if parsed.article == Article::Indefinite || !is_role || pointer.noun.starts_with("spokes") {
            return None;
        }
        let owners = self.names_in(pointer.paragraph, parsed.whole.clone());
        let owners: Vec<CharacterIdx> = owners.map(|idx| self.named[idx]).collect();
        // A party has many candidates.
        let is_party = |&owner: &CharacterIdx| {
            let words = &self.story.cast.characters[owner].words;
            words.last().is_some_and(|last| matches!(&**last, "gop" | "party"))
        };
        if owners.is_empty() || pointer.noun == "candidate" && owners.iter().all(is_party) {
            return None;
        }
        // Of a person the surname tells who; "Norvik University" is not "Karadia University".
        let of_owner = |traits: &[String]| {
            owners.iter().any(|&owner| {
                let of = &self.story.cast.characters[owner];
                let first = match of.kind {
                    SpeakerType::Person => of.words.len().saturating_sub(1),
                    _ => 0,
                };
                of.words[first..].iter().all(|word| traits.contains(word))
            })
        };
        // "Ann’s mother" may have her surname.
        let is_relative = is_relative(&pointer.noun);
        let of_family = |words: &[String]| {
            is_relative
                && owners.iter().any(|&owner| {
                    let of = &self.story.cast.characters[owner];
                    of.kind == SpeakerType::Person && of.words.last() == words.last()
                })
        };
        // "The former mayor of Norvik" is not its mayor.
        let of_rank = |traits: &[String]| {
            let mut ranks = pointer.words.iter().filter(|word| is_rank(word));
            ranks.all(|rank| traits.contains(rank))
        };
        let all = self.story.cast.characters.iter().enumerate().take(MOST_ASKED);
        let mut fitting = all.filter(|(idx, of)| {
            of.fullest.shape == Shape::Person
                && !owners.contains(idx)
                && is_called_like(&of.roles, &pointer.noun)
                && (of_owner(&of.traits) || of_family(&of.words))
                && of_rank(&of.traits)
        });
        match (fitting.next(), fitting.next()) {
            (Some((found, _)), None) => Some(found),
            (None, _) if is_relative => self.only_other_of_family(pointer, &owners),
            _ => None,
        }
    }

    /// Returns the only other person of her surname for "her husband".
    pub(super) fn relative_of_pronoun(
        &mut self,
        pointer: &Pointer,
        parsed: &Source,
    ) -> Option<CharacterIdx> {
        let is_theirs = parsed.article == Article::Possessive && is_relative(&pointer.noun);
        let gender = match self.paragraphs.at(pointer.paragraph).lower(parsed.group.start) {
            "his" => Gender::Male,
            "her" => Gender::Female,
            _ => return None,
        };
        if !is_theirs || pointer.tokens.len() > 2 {
            return None;
        }
        let owner = self.person_at(pointer.paragraph, parsed.group.start, gender)?;
        let Who::Named(owner) = owner.who else { return None };
        let of_family = || self.only_other_of_family(pointer, &[owner]);
        is_spouse(&pointer.noun)
            .then(of_family)
            .flatten()
            .or_else(|| self.named_as_relative_of(pointer, owner))
            .or_else(|| self.named_with(pointer, owner))
    }

    /// Returns for "her husband" the one who was named right before her in "Carl Ode and his wife,
    /// Ines": the text tells the same the other way round.
    fn named_as_relative_of(&self, pointer: &Pointer, owner: CharacterIdx) -> Option<CharacterIdx> {
        let told =
            self.names_before(pointer).filter(|&idx| self.named[idx] == owner).find(|&idx| {
                let roles = &self.mentions.at(idx).roles;
                roles.iter().any(|role| is_inverse(role, &pointer.noun))
            })?;
        let before = told.checked_sub(1).filter(|&before| before >= self.mentions.start())?;
        let (one, other) = (self.mentions.at(before), self.mentions.at(told));
        let paragraph = self.paragraphs.at(other.paragraph);
        let same_sentence = one.paragraph == other.paragraph
            && paragraph.sentence_of(other.tokens.start).contains(&one.tokens.start);
        let is_his = (one.tokens.end..other.tokens.start)
            .any(|idx| matches!(paragraph.lower(idx), "his" | "her" | "'s"));
        let found = self.named[before];
        let fits = self.story.cast.characters[found].kind == SpeakerType::Person
            && self.gender(Who::Named(found)).fits(pointer.gender);
        (same_sentence && is_his && found != owner && fits).then_some(found)
    }

    /// Returns for "her husband" the one who shares her surname in "Carl and Ines Marsh".
    fn named_with(&self, pointer: &Pointer, owner: CharacterIdx) -> Option<CharacterIdx> {
        let is_second = |&idx: &usize| {
            let [one, other] = [idx - 1, idx].map(|idx| self.mentions.at(idx));
            let paragraph = self.paragraphs.at(other.paragraph);
            one.paragraph == other.paragraph
                && one.words.len() == 1
                && other.words.len() > 1
                && one.tokens.end + 1 == other.tokens.start
                && paragraph.lower(one.tokens.end) == "and"
        };
        let mut told = self.names_before(pointer).skip(1).filter(|&idx| self.named[idx] == owner);
        let told = told.find(is_second)?;
        let found = self.named[told - 1];
        let fits = self.story.cast.characters[found].kind == SpeakerType::Person
            && self.gender(Who::Named(found)).fits(pointer.gender);
        (is_spouse(&pointer.noun) && found != owner && fits).then_some(found)
    }

    /// Returns the only other person of a surname, for "Carl Ode’s wife", where the text calls them
    /// no other relative.
    fn only_other_of_family(
        &self,
        pointer: &Pointer,
        owners: &[CharacterIdx],
    ) -> Option<CharacterIdx> {
        let &[owner] = owners else { return None };
        let of = &self.story.cast.characters[owner];
        let surname = of.words.last().filter(|_| of.words.len() > 1)?;
        let shown = |who: Who| self.gender(who) == pointer.gender;
        let fits = |&idx: &CharacterIdx| {
            let other = &self.story.cast.characters[idx];
            other.words.first() != of.words.first()
                && shown(Who::Named(idx))
                && pointer.gender != Gender::Unknown
                && !other.roles.iter().any(|role| is_relative(role) && !is_spouse(role))
        };
        let others = || self.story.cast.bearers(surname).filter(|&idx| idx != owner);
        let mut fitting = others().filter(fits);
        let found = fitting.next().filter(|_| of.kind == SpeakerType::Person)?;
        let is_only_one = fitting.next().is_none() && others().take(2).count() == 1;
        let is_called_so = self.is_called(Who::Named(found), &pointer.noun);
        (is_only_one && (is_called_so || !self.tells_of_other_relative(pointer))).then_some(found)
    }

    /// Returns true if the text so far speaks of another relative of the pointer's gender, or of parents,
    /// whom the name may stand for: "his wife" is not the daughter at whose side he was.
    pub(in crate::quotes::speakers::resolve) fn tells_of_other_relative(
        &self,
        pointer: &Pointer,
    ) -> bool {
        let number = pointer.paragraph - self.paragraphs.start();
        let so_far = self.paragraphs.members().iter().take(number + 1);
        so_far.flat_map(|paragraph| (0..paragraph.len()).map(|at| paragraph.lower(at))).any(
            |noun| {
                let is_another = is_relative(noun) && noun != pointer.noun && !is_spouse(noun);
                let gender = Gender::of(self.lexicon.class(noun));
                noun == "parents" || is_another && gender == pointer.gender
            },
        )
    }
}

/// Returns true if whoever is called by one noun has a relative who is called by the other.
fn is_inverse(one: &str, other: &str) -> bool {
    let child = |noun: &str| matches!(noun, "son" | "daughter");
    let parent = |noun: &str| matches!(noun, "father" | "mother" | "dad" | "mum" | "mom");
    let sibling = |noun: &str| matches!(noun, "brother" | "sister");
    is_spouse(one) && is_spouse(other)
        || child(one) && parent(other)
        || parent(one) && child(other)
        || sibling(one) && sibling(other)
}
