//! Tests for what relative clauses tell more of.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn a_plural_verb_says_that_who_is_several() {
    check("Ines Marsh met voters in Norvik [who] say it was late.", &["voters"]);
    check("Ines Marsh spoke to Carl Ode and Bo Lind, [who] are late.", &["Carl Ode and Bo Lind"]);
    check("Ines Marsh met the Norvik Board, [who] want to leave.", &["Norvik Board"]);
}

#[test]
fn who_is_no_place_and_no_body() {
    check("Citizens of Norway [who] said so were late.", &["citizens"]);
    check("It left the NVK, pleasing the large cafés, [who] said so.", &["?"]);
}

#[test]
fn somebody_who_is_nobody_in_particular_is_not_named() {
    check("Ines Marsh should know the one [who] said so.", &["?"]);
    check("Ines Marsh should meet those [who] said so.", &["those"]);
}

#[test]
fn the_victim_of_a_thing_is_who_spoke() {
    check("Ines Marsh met a victim of the mystery drought [who] said so.", &["victim"]);
}

#[test]
fn a_clause_without_a_comma_tells_of_the_noun_before_the_name() {
    check("There is a bank in Norway [that] said it was late.", &["bank"]);
    check("It drew a tag from Norvik Post [that] says so.", &["tag"]);
    check("Ines Marsh unveiled in Norway a strict policy [that] says so.", &["policy"]);
}

#[test]
fn what_stands_in_apposition_behind_a_dash_is_the_name() {
    check("It was made by Norvik Post – a news site [that] says so.", &["Norvik Post"]);
}
