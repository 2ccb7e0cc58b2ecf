//! Tests for texts that are parted into sections.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn who_is_spoken_of_in_an_earlier_section_is_out_of_mind() {
    let first = "1:30 p.m.\nCarl Ode met the press. Ode was late.";
    let second = "___\n11 a.m.\nJohn Petrov was in Oslo.\n“It rains,” [he] said.";
    check(&format!("{first}\n{second}"), &["John Petrov"]);
    check(&format!("{first}\n___\n“It rains,” [he] said."), &["Carl Ode"]);
}
