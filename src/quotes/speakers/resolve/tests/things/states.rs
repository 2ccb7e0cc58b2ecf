//! Tests for the bodies that each state has.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn the_government_of_one_nation_is_not_that_of_another() {
    check(
        "[The Scottish government] said so. It was cold. [UK government] said it was late.",
        &["Scottish government", "UK government"],
    );
}
