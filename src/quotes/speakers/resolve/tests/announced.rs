//! Tests for bodies that a text describes before it names them.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn the_agency_at_the_top_is_the_one_that_speaks_next() {
    check(
        "Rain is on its way, says [Norvik’s weather agency].\n\
         The Karadia Rain Watch says it is late. [The Karadia Rain Watch] was late, too.",
        &["Norvik’s weather agency", "Karadia Rain Watch"],
    );
    check(
        "Rain is on its way, says [Norvik’s weather agency].\n\
         [The Karadia Rain Watch] says it is late.",
        &["Karadia Rain Watch", "Karadia Rain Watch"],
    );
    check(
        "Rain is on its way, says [a weather agency].\n[The Karadia Rain Watch] says it is late.",
        &["weather agency", "Karadia Rain Watch"],
    );
}

#[test]
fn a_body_may_end_in_its_country() {
    check(
        "[The country’s barley oat grower organisation] is late.\n\
         Ines Marsh of Barley Oat Growers Australia is late.",
        &["Barley Oat Growers Australia"],
    );
}
