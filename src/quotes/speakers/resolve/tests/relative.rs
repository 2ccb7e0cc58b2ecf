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

#[test]
fn who_behind_a_description_is_whom_it_describes() {
    check(
        "It will flood, said Ines Marsh, the director of the Norvik Partnership for Conservative \
         Tarps, [who] said so.",
        &["Ines Marsh"],
    );
    check("It was a late reverse for the Norvik Democrat, [who] said so.", &["Norvik Democrat"]);
}

#[test]
fn the_second_of_two_clauses_is_of_the_same_person() {
    check(
        "It is late, said Carl Ode, whom Bo Lind made keeper of the gate at Oldwick, and [who] said \
         so.",
        &["Carl Ode"],
    );
    check(
        "It is late, said Ines Marsh (D-Ohio), a Lind voter whose ward went for Bo Lind but [who] \
         said so.",
        &["Ines Marsh"],
    );
}

#[test]
fn who_behind_a_predicate_is_the_subject() {
    check("Ines Marsh is a tireless marble expert [who] said so.", &["Ines Marsh"]);
    check("Carl Ode left. He was a hungry man [who] said so.", &["Carl Ode"]);
    check("Ines Marsh is the mother of a farmer [who] said so.", &["farmer"]);
    check("For someone [who] said so, Ines Marsh was late.", &["Ines Marsh"]);
}

#[test]
fn the_verb_behind_who_is_no_part_of_a_source() {
    check("Carl Ode left. He was a hungry man [who took] it.", &["Carl Ode"]);
    check("It has Bo Lind and Carl Ode, [who was one of the first].", &["Carl Ode"]);
    check("Ines Marsh is a miller [who sources] said left.", &["sources"]);
    check("He praised a deal in Norvik [that was struck] late.", &["deal"]);
    check("It is the mill of Ines Marsh, [whose staff] said so.", &["staff"]);
}

#[test]
fn one_of_several_is_whom_the_sentence_tells_of() {
    check("Ines Marsh was one of those [who] said so.", &["Ines Marsh"]);
    check("Ines Marsh was among the Norwegians [who] said so.", &["Ines Marsh"]);
    check("Ines Marsh has been the only farmer [who] came out and said so.", &["Ines Marsh"]);
    check("Ines Marsh, by contrast, is a farmer [who] fears so.", &["Ines Marsh"]);
}

#[test]
fn people_of_a_nation_are_several_who_told() {
    check("There are two million Norwegians [who] told the Norvik Board so.", &["Norwegians"]);
    check("It was late, compared with 38% [who] said so.", &["38%"]);
}

#[test]
fn which_is_the_thing_that_several_words_describe() {
    check("It spread to Norvik, where the red tribe, [which] feels so, is late.", &["red tribe"]);
    check("Oldland backs his new peace plan, [which] calls for rain.", &["peace plan"]);
    check("It came from Norvik Post, the small daily paper, [which] said so.", &["Norvik Post"]);
}

#[test]
fn a_letter_says_so_and_not_to_whom_it_went() {
    check("Ines Marsh sent a letter to the Norvik Board [that] said so.", &["letter"]);
    check("It builds on a study released last year [that] found so.", &["study"]);
}

#[test]
fn which_is_a_thing_that_says_something() {
    check(
        "Ines Marsh sent in a broad amendment, [which] states that it was late.",
        &["broad amendment"],
    );
}

#[test]
fn what_is_put_in_between_dashes_is_not_who() {
    check(
        "It was told by Ines Marsh – a former guard and ferry pilot – [who] said so.",
        &["Ines Marsh"],
    );
    check(
        "He turned to the Norvik Court – full of his supporters – [which] said so.",
        &["Norvik Court"],
    );
}

#[test]
fn a_state_behind_a_name_is_not_who() {
    check("He was blamed by Sen. Ines Marsh, D-N.J., [who] said so.", &["Ines Marsh"]);
    check("It is late, said Ines Marsh of Tarvik, Ill., [who] said so.", &["Ines Marsh"]);
}
