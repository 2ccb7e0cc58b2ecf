//! Tests for an office by which news tell who somebody is of whom they have just told.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn an_office_of_a_place_is_that_of_whom_the_text_tells() {
    check(
        "Ines Marsh lashed out at Bo Lind in May, and [the Ohio governor] said so.",
        &["Ines Marsh"],
    );
    check(
        "Bo Lind was late. [Lind] said {so}.\n\
         Ines Marsh went after Lind at the debate. {“It is a mess. Nobody wants that,”} [the former \
         Ohio governor] said.",
        &["Bo Lind", "Ines Marsh"],
    );
    check(
        "Ines Marsh says too much is made of it.\n\
         The Labour nominee was in Ohio on Friday, hours after Bo Lind had left.\n\
         [The Ohio senator] said so.",
        &["Ines Marsh"],
    );
}

#[test]
fn an_office_of_a_place_to_which_somebody_came_is_anothers() {
    check("Ines Marsh came to Ohio. [The Ohio governor] said so.", &["Ohio governor"]);
    check("The harbour is shut. [The Ohio governor] said so.", &["Ohio governor"]);
    check(
        "Ines Marsh left.\nThe harbour is shut.\n[The Ohio governor] said so.",
        &["Ohio governor"],
    );
}

#[test]
fn an_office_that_the_text_has_given_to_another_is_theirs() {
    check("Senator Bo Lind was late.\nInes Marsh left. [The Ohio senator] said so.", &["Bo Lind"]);
}

#[test]
fn whoever_the_line_with_the_colon_tells_of_says_it() {
    check(
        "Senator Bo Lind was late. [Lind] said {so}. Ines Marsh is new.\n\
         Marsh defends her record in a film that runs in Oslo: {“It is late,”} [the senator] says.",
        &["Bo Lind", "Ines Marsh"],
    );
}

#[test]
fn an_office_that_an_earlier_section_gave_to_another_is_free() {
    check(
        "9 a.m.\nRepublican presidential candidate Bo Lind was late.\n___\n10 a.m.\n\
         Ines Marsh has taken time off to see her mother.\n\
         [The Republican presidential candidate] said so.",
        &["Ines Marsh"],
    );
}
