//! Tests for texts that are parted into sections.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn who_is_spoken_of_in_an_earlier_section_is_out_of_mind() {
    let first = "1:30 p.m.\nCarl Ode met the press. Ode was late.";
    let second = "___\n11 a.m.\nJohn Petrov was in Oslo.\n“It rains,” [he] said.";
    check(&format!("{first}\n{second}"), &["John Petrov"]);
    check(&format!("{first}\n___\n“It rains,” [he] said."), &["Carl Ode"]);
}

#[test]
fn the_campaign_is_that_of_the_only_one_of_the_section() {
    let first = "Carl Ode’s campaign met the press. [The campaign] left.";
    check(
        &format!("{first}\n___\nJohn Petrov was late.\n[The campaign] said so."),
        &["Ode campaign", "Petrov campaign"],
    );
}
