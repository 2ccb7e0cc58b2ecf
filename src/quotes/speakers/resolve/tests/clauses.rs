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
