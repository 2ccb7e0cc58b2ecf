//! Tests for "he" behind a sentence about one person.

use crate::quotes::speakers::resolve::tests::check;

const RIVALS: &str =
    "Mary Orr and Ines Marsh fell out over the gate.\n{“It will hold,”} [Orr] wrote.\n";

#[test]
fn whoever_the_sentence_before_is_about_goes_on() {
    check(
        &format!("{RIVALS}Within the hour, Marsh hit back. {{“Which gate?”}} [she] asked."),
        &["Mary Orr", "Ines Marsh"],
    );
}

#[test]
fn whoever_did_something_to_another_goes_on_to_them() {
    check(
        "Coach Carl Ode stood by his captain, Bo Lind.\n{“It was hard,”} [Ode] said.\n\
         Lind rang Ode that night. [He] told him {that he had slipped}.",
        &["Carl Ode", "Bo Lind"],
    );
}
