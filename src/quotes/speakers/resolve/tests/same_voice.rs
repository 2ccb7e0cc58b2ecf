//! Tests for pronouns that go on with whoever reported the sentence before, or of whom it tells.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn it_goes_on_with_the_paper_that_said_so() {
    check(
        "Norvik Water met in May. [The lawsuit] accuses {Norvik Water of delay}. In short, [it] says \
         {the gate was late}.",
        &["lawsuit", "lawsuit"],
    );
    check(
        "Oldland has a new leaflet. [The leaflet] asks {people to hold water}. [It] tells {Oldland to wait}.",
        &["leaflet", "leaflet"],
    );
}

#[test]
fn it_goes_on_with_the_body_that_said_so() {
    check(
        "[Oldland’s Water Ministry] said {it had sent a boat to Sudvik}. [It] expressed {regret}.",
        &["Water Ministry", "Water Ministry"],
    );
}

#[test]
fn it_is_thought_by_nobody_who_spoke() {
    check("Norvik Water was late in May. [It] is thought {that it will rain}.", &["?"]);
    check("Norvik Water was late in May. [It] has long been hoped {that it will rain}.", &["?"]);
    check("Norvik Water was late in May. [It] was asked {to wait}.", &["Norvik Water"]);
}

#[test]
fn a_person_without_a_name_goes_on() {
    check(
        "[Carl Ode] said {he had waited}. [Ode] was {late}.\n\
         [A spokesman for mayor Bo Lind] said {it was late to wait for Ode}.\n\
         [He] said {it was hard that Mr Ode had stayed}.",
        &["Carl Ode", "Carl Ode", "spokesman for mayor Bo Lind", "spokesman for mayor Bo Lind"],
    );
}

#[test]
fn who_is_asked_answers() {
    check(
        "Carl Ode met voters. [A farmer] asked {Ode whether he was late?} [He] said {so}.",
        &["farmer", "Carl Ode"],
    );
}

#[test]
fn they_are_those_of_whom_the_sentence_before_tells() {
    check(
        "Union leaders have work to do. [They] know {that it is late}. [They] know {it rains}.",
        &["Union leaders", "Union leaders"],
    );
    check(
        "The other four men were late. [They] told farmers {it had rained}.",
        &["other four men"],
    );
}

#[test]
fn they_are_those_of_whom_their_own_sentence_tells() {
    check(
        "Millions of farmers are going to leave because [they] believe {it will rain}.",
        &["Millions of farmers"],
    );
    check("While most farmers do not go so far, [they] praise {the gate}.", &["most farmers"]);
}

#[test]
fn a_family_is_they() {
    check(
        "But [his family] say {he left}. [They] believe {he is ill}.",
        &["his family", "his family"],
    );
}
