//! Tests for whom a pronoun cannot mean by its place in the sentence.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn the_name_behind_the_first_clause_leads_the_sentence() {
    check(
        "Asked whether he feared that Bo Lind, who called it a hoax, could win, Carl Ode demurred.\n\
         “It was late,” [he] said.",
        &["Carl Ode"],
    );
}

#[test]
fn a_nation_before_an_office_is_no_first_name() {
    check(
        "Mary Orr was late. “It rains,” German Chancellor Ines Marsh said. [She] left.",
        &["Ines Marsh"],
    );
}
