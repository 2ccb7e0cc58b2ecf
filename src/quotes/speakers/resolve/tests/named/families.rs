//! Tests for which member of a family is meant.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn whoever_is_spoken_of_by_the_first_name_does_not_speak() {
    let told = "Ines Marsh met her mother, Mary Marsh. Ines Marsh was late. Ines Marsh left.";
    check(&format!("{told}\n{{“Ines is tired,”}} [Marsh] said."), &["Mary Marsh"]);
    check(&format!("{told}\n{{“Mary is tired,”}} [Marsh] said."), &["Ines Marsh"]);
}

#[test]
fn the_wife_of_somebody_is_the_only_other_one_of_the_surname() {
    let told = "Mary Marsh was late. She met Carl Marsh.";
    check(&format!("{told} [Carl Marsh’s wife] said so."), &["Mary Marsh"]);
    check(&format!("{told} [Carl Marsh’s brother] said so."), &["Carl Marsh’s brother"]);
}

#[test]
fn a_relative_of_somebody_without_a_name_is_nobody_of_another_trade() {
    check(
        "Judge Mary Marsh told the court {“You betrayed her.”} [Marsh] said so to Ines Ode.\n\
         [The victim’s niece] said after the hearing that it was late.",
        &["Mary Marsh", "victim’s niece"],
    );
}

#[test]
fn her_husband_is_the_only_other_one_of_her_surname() {
    let told = "John Marsh and his wife, Mary Marsh, share a house. [Mary Marsh] said so.";
    check(&format!("{told}\n[Her husband] said no."), &["Mary Marsh", "John Marsh"]);
    let told = "John Ode met Mary Marsh. [Mary Marsh] said so.";
    check(&format!("{told}\n[Her husband] said no."), &["Mary Marsh", "Her husband"]);
}

#[test]
fn her_husband_is_he_whose_wife_she_is_called() {
    let told = "John Pole and his wife, Mary, share a house. [Mary] said so.";
    check(&format!("{told} [Her husband] said no."), &["Mary", "John Pole"]);
    let told = "John Pole and his son, Kevin, share a house. [Kevin] said so.";
    check(&format!("{told} [His father] said no."), &["Kevin", "John Pole"]);
}

#[test]
fn nobody_is_a_brother_of_their_own() {
    let told = "John Pole and his brother, Kevin, won. [Kevin] said so.";
    check(&format!("{told} [His brother] said no."), &["Kevin", "John Pole"]);
}

#[test]
fn her_husband_may_have_no_surname_of_his_own() {
    let told = "Carl and Ines Marsh lost a shop. [Ines Marsh] said so.";
    check(&format!("{told} [Her husband] said no."), &["Ines Marsh", "Carl"]);
}

#[test]
fn their_mother_may_be_the_one_who_just_spoke() {
    let told = "Bo and Carl Marsh were jailed. {“They are good boys,”} said [Ines Marsh].";
    check(&format!("{told} [Their mother] wept."), &["Ines Marsh", "Ines Marsh"]);
}

#[test]
fn her_husband_is_looked_for_among_the_last_names_before_her() {
    let told = "Carl and Ines Marsh lost a shop.";
    let far = "Norvik is far. ".repeat(64);
    check(
        &format!("{told} {far}[Ines Marsh] said so. [Her husband] said no."),
        &["Ines Marsh", "Her husband"],
    );
}

#[test]
fn a_relative_of_some_mind_speaks_behind_the_sentence_about_them() {
    check(
        "Carl Ode is missing.\n[His captain, Mary Orr], said {it rained}.\n\
         His mother was less hopeful. {“I told him to stay,”} [she] said.",
        &["Mary Orr", "His mother"],
    );
    check(
        "Carl Ode is missing.\n[His captain, John Orr], said {it rained}.\n\
         A neighbour watched him leave. {“It was late,”} [he] said.",
        &["John Orr", "neighbour"],
    );
    check(
        "Carl Ode is back.\nHis brother was sick. {“I went to see him,”} [he] said.",
        &["Carl Ode"],
    );
}

#[test]
fn a_mother_is_nobody_of_whom_a_trade_is_told() {
    check(
        "Carl Ode is missing.\n[His captain, Mary Orr], said so.\n[His mother] said it was late.",
        &["Mary Orr", "His mother"],
    );
}

#[test]
fn the_elder_is_the_father_of_whom_the_younger_speaks() {
    let told = "{“My father left by the gate,”} [Carl Marsh] said.\nBo Marsh led the firm.";
    check(&format!("{told} [The elder Mr Marsh] said so."), &["Carl Marsh", "Bo Marsh"]);
    check(&format!("{told} [The younger Mr Marsh] said so."), &["Carl Marsh", "Carl Marsh"]);
}

#[test]
fn the_elder_is_the_one_of_greater_age() {
    let told = "Bo Marsh, 71, and Carl Marsh, 38, share a shop. [Carl Marsh] said so.";
    check(&format!("{told}\n[The elder Marsh] said no."), &["Carl Marsh", "Bo Marsh"]);
    check(&format!("{told}\n[The younger Marsh] said no."), &["Carl Marsh", "Carl Marsh"]);
}

#[test]
fn a_relative_who_nods_speaks_behind_it() {
    check(
        "General John Orr had many coats.\n{“He liked blue,”} says [Ines Marsh].\n\
         Her uncle, at the window, nods. {“I made them all,”} [he] says.",
        &["Ines Marsh", "Her uncle"],
    );
}

#[test]
fn nobody_whom_the_words_said_name_last_is_the_mother() {
    check("{“I told him there were too many Norwegians,”} [his mother] said.", &["his mother"]);
    check("{“I told him not to row with Kevin Ode,”} [the mother] said.", &["mother"]);
}

#[test]
fn his_wife_is_not_his_daughter() {
    let told =
        "Ines Marsh was at the fair. Carl Marsh sat at his daughter’s side. [His wife] left.";
    check(told, &["His wife"]);
    let told = "Ines Marsh was at the fair. Carl Marsh sat at home. [His wife] left.";
    check(told, &["Ines Marsh"]);
}

#[test]
fn a_sister_is_nobody_of_another_family() {
    check(
        "{“I knew Mr. Ode as a boy,”} [Mary Orr] said.\n[Ode’s younger sister] told stories.",
        &["Mary Orr", "Ode’s younger sister"],
    );
}

#[test]
fn whose_mother_somebody_is_does_not_speak() {
    check(
        "Four died: captain Bo Lind and Carl Marsh.\nBut Ines Marsh, mother of the sailor Carl Marsh, \
         left.\n{“I was there,”} [Marsh] said.",
        &["Ines Marsh"],
    );
}

#[test]
fn the_boy_is_the_child_of_whom_nobody_has_told_the_name() {
    check(
        "Governor Carl Ode met voters. Ode spoke of the wall. [Ode] said it was late.\n\
         The last question was from a young child who came with his father.\n\
         “How big is it?” asked [the boy].",
        &["Carl Ode", "boy"],
    );
}

#[test]
fn a_headline_tells_of_her_own_husband() {
    check(
        "[Marsh] hints at {husband’s job}\n\
         It was told how Carl Marsh would work. Ines Marsh told voters that Mr Marsh would be late. \
         She was glad of it.",
        &["Ines Marsh"],
    );
}

#[test]
fn those_named_behind_what_they_are_have_names() {
    check("[His parents, Carl and Ines Ode,] said so.", &["Carl and Ines Ode"]);
    check("[Ode’s lawyers, Olga Karr and Bo Lind,] said so.", &["Olga Karr and Bo Lind"]);
    check("[His parents, both teachers in Norvik,] said so.", &["His parents"]);
}

#[test]
fn two_are_both_and_neither() {
    check("[Both Republicans and Democrats] said so.", &["Republicans and Democrats"]);
    check(
        "[Both the mayor and the Norvik Society, the oldest club,] said so.",
        &["mayor and the Norvik Society"],
    );
    check("Ines Marsh met Bo Lind. [Neither Marsh nor Lind] said so.", &["Ines Marsh and Bo Lind"]);
    check("[Both sisters] said so.", &["Both sisters"]);
}
