//! Tells the rules for passages where names stand, and what they may be.

use std::collections::HashMap;

use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::passages::placed_name::Pronoun;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;

/// The pronoun that fits the bearers of a last name, where one of them is named in full.
#[derive(Debug, Default)]
pub(super) struct Pronouns<'n>(HashMap<&'n str, Pronoun>);

impl<'n> Pronouns<'n> {
    /// Gathers them from all the names of a window.
    pub(super) fn of(names: impl Iterator<Item = &'n [Mention]>) -> Self {
        let mut found: HashMap<&str, Pronoun> = HashMap::new();
        for name in names.flatten().filter(|name| name.gender != Gender::Unknown) {
            let Some(last) = name.words.last() else { continue };
            let own = pronoun(name.gender);
            let known = found.entry(last).or_insert(own);
            if *known != own {
                *known = Pronoun::Either;
            }
        }
        Pronouns(found)
    }

    /// Returns the pronoun that fits the bearer of a name.
    fn fitting(&self, name: &Mention) -> Pronoun {
        let last = || name.words.last().and_then(|last| self.0.get(last.as_str()));
        match pronoun(name.gender) {
            Pronoun::Either if !name.given => last().copied().unwrap_or(Pronoun::Either),
            own => own,
        }
    }
}

/// Returns where names stand, and which of them a sentence may be about.
pub(super) fn placed(names: &[Mention], pronouns: &Pronouns) -> Vec<PlacedName> {
    let may_be_subject =
        |name: &Mention| !name.possessive && matches!(name.shape, Shape::Person | Shape::Unknown);
    let place = |name: &Mention| PlacedName {
        from: name.from,
        tokens: name.tokens.clone(),
        may_be_subject: may_be_subject(name),
        pronoun: pronouns.fitting(name),
    };
    names.iter().map(place).collect()
}

/// Returns the pronoun that fits somebody of a gender.
fn pronoun(gender: Gender) -> Pronoun {
    match gender {
        Gender::Male => Pronoun::He,
        Gender::Female => Pronoun::She,
        Gender::Unknown => Pronoun::Either,
    }
}
