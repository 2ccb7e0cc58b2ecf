//! Tests for those whom the first words of a text describe.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn the_only_one_without_an_office_is_whom_the_top_describes() {
    let told = "A Norvik plumber digging a pond has found a boat.\n\
                John Pole, 63, was a yard down.";
    check(&format!("{told} [The plumber] said {{it was dark}}."), &["John Pole"]);
    check(
        &format!("{told}\nCurator Ines Marsh came. [The plumber] said {{it was dark}}."),
        &["John Pole"],
    );
    check(
        &format!("{told}\nMary Orr, his sister, came with Kevin Ode. [The plumber] said {{so}}."),
        &["plumber"],
    );
}

#[test]
fn whoever_is_told_something_is_whom_the_top_describes() {
    check(
        "A tram driver who stopped a thief was thanked on Friday.\n\
         {“Well done,”} [Mayor Ines Marsh] told John Pole.\n[The driver] said {it was late}.",
        &["Ines Marsh", "John Pole"],
    );
}
