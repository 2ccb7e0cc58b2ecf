//! Tests for those who are only described, and for whom a description varies.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn a_crowd_is_no_person() {
    check("[Ines Marsh] said so. [The crowd] said no.", &["Ines Marsh", "crowd"]);
}

#[test]
fn two_kinds_of_people_are_called_by_both_nouns() {
    check("In Oslo [farmers and the union] said so.", &["farmers and the union"]);
    check("In Oslo [the mayor and the bishop] said so.", &["mayor and the bishop"]);
}

#[test]
fn three_names_are_a_group() {
    check("[Ines Marsh, Mary Orr and Carl Ode] said so.", &["Ines Marsh, Mary Orr and Carl Ode"]);
}

#[test]
fn one_of_several_keeps_its_number() {
    check("In Oslo [one of the farmers] said so.", &["one of the farmers"]);
}

#[test]
fn a_source_begins_behind_another_clause() {
    check("[Replying, Mayor Ines Marsh] said so.", &["Ines Marsh"]);
}
