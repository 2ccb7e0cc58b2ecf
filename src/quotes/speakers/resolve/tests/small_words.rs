//! Tests for names with words that mostly mean something else, and for those that begin or end in other words.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn a_preposition_or_a_month_may_be_a_surname() {
    check(
        "It leaks, said [Odd From], who built the lock. [From] said it was late.",
        &["Odd From", "Odd From"],
    );
    check("The columnist Ai Jun wrote that it leaked. [Jun] said it was late.", &["Ai Jun"]);
    check("It leaks, said Odd. From there [Odd] said so.", &["Odd"]);
}
