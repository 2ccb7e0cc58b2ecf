//! Tests for names behind several offices, or behind an office with an "and" in it.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn two_nouns_before_a_name_are_for_one() {
    check("[Conservative icon and screen star Ines Marsh] said so.", &["Ines Marsh"]);
    check(
        "[Democratic candidate and venture capitalist Ines Marsh—who is late—]said so.",
        &["Ines Marsh"],
    );
}

#[test]
fn a_committee_with_two_fields_stands_before_its_chairman() {
    check(
        "[House Committee on Ports and Fishing Chairman Carl Ode, R-Ky.,] said so.",
        &["Carl Ode"],
    );
}

#[test]
fn one_of_several_is_named_behind_a_comma() {
    check("[One of the plan's authors, NVK Professor Ines Marsh,] said so.", &["Ines Marsh"]);
    check("[Another prominent keeper, Sen. Ines Marsh, R-S.C.,] said so.", &["Ines Marsh"]);
}

#[test]
fn a_rank_of_two_words_is_no_part_of_a_name() {
    check("Carl Ode sang. [Lt Cdr Ode] said so.", &["Carl Ode"]);
}
