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

#[test]
fn the_first_words_of_a_namesake_tell_which_it_is() {
    check("John Orr met his sister, Mary Orr. [Orr] says she was late.", &["Mary Orr"]);
}

#[test]
fn a_nephew_is_the_younger_of_two() {
    check(
        "Carl Ode sent away his nephew, Bo Ode. [The younger Ode] said so. [The elder Ode] left.",
        &["Bo Ode", "Carl Ode"],
    );
}

#[test]
fn a_description_in_passing_is_kept_in_mind() {
    check(
        "[The city of Norvik] is demanding that the Marsh campaign stop its film.\n\
         The city sent a letter. [It] says the campaign was wrong.",
        &["city of Norvik", "city of Norvik"],
    );
}
