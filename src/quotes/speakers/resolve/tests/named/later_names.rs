//! Tests for descriptions of whom the text names later.

use crate::quotes::speakers::resolve::tests::check;

const BETWEEN: &str = "It rained in Oslo.\nIt went on.\nIt got cold.\nIt went on.";

#[test]
fn a_description_at_the_top_is_the_one_who_is_called_so_later() {
    check(
        &format!("[A judge] said so.\n{BETWEEN}\nDistrict Judge Ines Marsh sat down."),
        &["Ines Marsh"],
    );
    check(
        &format!("[A judge] said so.\n{BETWEEN}\nDistrict Court Justice Ines Marsh sat down."),
        &["Ines Marsh"],
    );
}

#[test]
fn a_description_is_nobody_of_several_who_are_called_so_later() {
    check(
        &format!("[A judge] said so.\n{BETWEEN}\n{BETWEEN}\nJudge Ines Marsh met Judge Carl Ode."),
        &["judge"],
    );
}

#[test]
fn a_description_at_the_top_is_the_body_of_that_name() {
    check(
        &format!("[A court] said so.\n{BETWEEN}\nThe Norvik Labour Court sat down."),
        &["Norvik Labour Court"],
    );
}

#[test]
fn a_headline_and_the_words_behind_it_describe_the_same_person() {
    check(
        "[Norvik lawmaker] wants Ode banned.\n\
        [A lawmaker in Norvik] called for a ban of Carl Ode.\n\
        Ines Marsh, a lawmaker from Norvik, was late.\n[The lawmaker] left.",
        &["Ines Marsh"; 3],
    );
}

#[test]
fn a_bare_name_that_opens_the_next_paragraph_was_told_before() {
    let told = "[Norvik’s tax commissioner] says so.\n[Ines Marsh] says it rains.";
    check(told, &["Ines Marsh"; 2]);
    check(
        "[A spokeswoman for Carl Ode] says so.\nOde chief aide Ines Marsh was late. [Marsh] left.",
        &["Ines Marsh"; 2],
    );
}

#[test]
fn a_sister_has_the_surname_of_her_brother() {
    check(
        &format!("[The sister of Carl Ode] said so.\n{BETWEEN}\n[Mary Ode] said it rains."),
        &["Mary Ode"; 2],
    );
}

#[test]
fn a_widow_is_the_only_woman_of_the_text() {
    let words = "[The widow] said so. “It rained,” [the mother of two] said.";
    check(&format!("Ines Marsh lost her husband. {words}"), &["Ines Marsh"; 2]);
}

#[test]
fn a_union_is_the_association_of_those_whom_it_represents() {
    check(
        &format!(
            "[A union representing harbour pilots] said so.\n{BETWEEN}\n\
            The Association of Harbour Pilots sat down."
        ),
        &["Association of Harbour Pilots"],
    );
}

#[test]
fn a_spokesman_is_nobody_who_is_merely_named_later() {
    check("[A spokesman] said so.\nThen Carl Ode lost the vote.", &["spokesman"]);
}

#[test]
fn an_organisation_is_one_that_bears_the_words_of_its_description() {
    check(
        &format!(
            "[The country’s peak wine farmer organisation] said so.\n{BETWEEN}\n\
            The Norvik Wine Farmers Association sat down."
        ),
        &["Norvik Wine Farmers Association"],
    );
}

#[test]
fn a_place_before_a_description_is_not_called_so() {
    check("Talking in Norvik, [Orr’s mom] said so. It rained in Norvik.", &["Orr’s mom"]);
}

#[test]
fn an_ex_wife_is_the_only_one_who_is_called_a_wife() {
    check(
        "They met Carl Ode and his wife Mary Ode. It rained. [His ex-wife] said so.",
        &["Mary Ode"],
    );
}

#[test]
fn who_is_named_next_is_no_scene() {
    check(
        "It never rained, [he] says. Outside the court in Kisumu, Carl Ode lights a pipe.",
        &["Carl Ode"],
    );
}

#[test]
fn a_judge_is_nobody_of_a_longer_office() {
    check(
        "[A judge] said {it leaks at the gate}.\nThe judge, Ines Marsh, wrote in May.\n\
         [The chief judge, Carl Ode,] said {it leaks at the gate}.",
        &["Ines Marsh", "Carl Ode"],
    );
}

#[test]
fn a_member_of_staff_is_no_member_of_parliament() {
    let told = "said {it was late}.\nCarl Ode, a member of the Norvik parliament, came.";
    check(&format!("[A former member of staff] {told}"), &["former member of staff"]);
}
