//! Tests for descriptions that are told apart from those who are named later.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn one_farmer_is_not_another_farmer() {
    check("[One farmer] said so. [Another farmer, Carl Ode], said no.", &["farmer", "Carl Ode"]);
    check("[A witness] said so.\n[Another witness, Carl Ode], said no.", &["witness", "Carl Ode"]);
}

#[test]
fn a_police_spokesman_is_not_one_of_a_hospital() {
    check(
        "[A police spokesman] said so.\n[Hospital spokesman Carl Ode] said no.",
        &["police spokesman", "Carl Ode"],
    );
    check(
        "[A US official] said so.\n[Norwegian official Carl Ode] said no.",
        &["US official", "Carl Ode"],
    );
}

#[test]
fn a_judge_at_the_top_is_the_one_who_is_named_next() {
    check("[A judge] said so.\n[Judge Carl Ode] heard both sides.", &["Carl Ode"; 2]);
}

#[test]
fn the_spokesman_was_told_of_before() {
    check(
        "[A spokesman for the rebels] said so.\n[The army spokesman, Carl Ode], said no.",
        &["Carl Ode"; 2],
    );
}
