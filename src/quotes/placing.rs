//! Tells the rules for passages where names stand, and what they may be.

use crate::quotes::attribution::rules::passages::placed_name::PlacedName;
use crate::quotes::attribution::rules::passages::placed_name::Pronoun;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;

/// Returns where names stand, and which of them a sentence may be about.
pub(super) fn placed(names: &[Mention]) -> Vec<PlacedName> {
    let may_be_subject =
        |name: &Mention| !name.possessive && matches!(name.shape, Shape::Person | Shape::Unknown);
    let place = |name: &Mention| PlacedName {
        from: name.from,
        tokens: name.tokens.clone(),
        may_be_subject: may_be_subject(name),
        pronoun: pronoun(name.gender),
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
