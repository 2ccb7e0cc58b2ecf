//! Tests for several, and one of two, whom the text has named together.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn a_couple_has_two_names() {
    check("Carl Ode came with his wife Ines in May. [The couple] said so.", &["Carl Ode and Ines"]);
    check("Carl and Ines Ode sold the mill. [The couple] said so.", &["Carl and Ines Ode"]);
    check("The mill was sold in May. [The couple] said so.", &["couple"]);
}

#[test]
fn both_are_those_named_together() {
    check("Ines Marsh met Carl Ode. [Both] said so.", &["Ines Marsh and Carl Ode"]);
    check("Ines Marsh and Carl Ode met. [The two men] said so.", &["Ines Marsh and Carl Ode"]);
    check(
        "Ines Marsh, a chemist at Norvik College, wrote to Dr. Carl Ode. [Both experts] said so.",
        &["Ines Marsh and Carl Ode"],
    );
    check("Ines Marsh met Carl Ode and Bo Lind. [Both] said so.", &["Both"]);
}

#[test]
fn those_called_so_are_meant_by_their_noun() {
    check(
        "Senators Ines Marsh (R., Tex.) and Carl Ode wrote a letter. [The senators] said so.",
        &["Ines Marsh and Carl Ode"],
    );
    check(
        "Chemists Ines Marsh of Norvik College and Carl Ode met. [The lawyers] said so.",
        &["lawyers"],
    );
    check(
        "Ines Marsh and Carl Ode’s new book is out. [The authors] say so.",
        &["Ines Marsh and Carl Ode"],
    );
}

#[test]
fn those_who_are_only_some_of_them_are_not_meant() {
    check("Judges, including Ines Marsh and Carl Ode, met. [The judges] said so.", &["judges"]);
    check(
        "Scientists Ines Marsh and Carl Ode met. They have many colleagues. [The scientists] said so.",
        &["scientists"],
    );
}

#[test]
fn the_latter_is_the_second_of_two() {
    check("Ines Marsh and Carl Ode met. [The latter] said so.", &["Carl Ode"]);
    check("Ines Marsh (R-Ohio) and Carl Ode met. [The former] said so.", &["Ines Marsh"]);
}

#[test]
fn a_pronoun_beside_a_name_has_a_name_too() {
    check("Carl Ode said it was late. [He and Ines Marsh] said so.", &["Carl Ode and Ines Marsh"]);
    check(
        "Ines Marsh is a chemist at Norvik College. [She and her colleagues] say so.",
        &["Ines Marsh and her colleagues"],
    );
}

#[test]
fn people_of_a_list_are_named_behind_what_they_are() {
    check(
        "[Norwegian foreign minister Ines Marsh, trade minister Bo Lind and ports minister Carl Ode] \
         said so. [They] said it was late.",
        &["Ines Marsh, Bo Lind and Carl Ode"; 2],
    );
}

#[test]
fn those_who_signed_a_report_are_its_authors() {
    check(
        "The report, by Ines Marsh and Carl Ode, tells of it. [The authors] said so.\nIt is late.\n\
         It is cold.\nIt is wet.\nIt is dark.\nIt is old.\n[The authors] said it was late.",
        &["Ines Marsh and Carl Ode"; 2],
    );
}

#[test]
fn they_are_the_people_with_whom_the_sentence_before_begins() {
    check(
        "Ines Marsh and Carl Ode wrote the book.\n[They] say it was late.",
        &["Ines Marsh and Carl Ode"],
    );
    check("After the long flood, most voters are angry. [They] want to leave.", &["most voters"]);
}

#[test]
fn the_number_of_a_note_is_no_part_of_a_description() {
    check("[3Majorities of voters] said so.", &["Majorities of voters"]);
}

#[test]
fn they_go_on_with_the_people_whose_verb_is_in_the_past() {
    check("Ferry leaders added a wrinkle when [they] said so.", &["Ferry leaders"]);
    check("When most voters first saw the gate, [they] said so.", &["most voters"]);
    check("Most farmers might have left, but [they] want to stay.", &["Most farmers"]);
}
