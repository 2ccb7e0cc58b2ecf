//! Tests for whom a pronoun cannot mean by its place in the sentence.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn whom_a_clause_about_the_subject_names_stands_aside() {
    check(
        "Carl Ode, who has worked for Bo Lind since he left Oslo, blamed the mayor.\n\
         “It was late,” [he] said.",
        &["Carl Ode"],
    );
}

#[test]
fn the_name_behind_the_first_clause_leads_the_sentence() {
    check(
        "Asked whether he feared that Bo Lind, who called it a hoax, could win, Carl Ode demurred.\n\
         “It was late,” [he] said.",
        &["Carl Ode"],
    );
}

#[test]
fn a_phrase_before_the_subject_names_somebody_else() {
    check(
        "John Petrov lost. Campaigning against Carl Ode in Oslo, [he] said it was late.",
        &["John Petrov"],
    );
    check("John Petrov lost. In a letter to Carl Ode, [he] said so.", &["John Petrov"]);
}

#[test]
fn whose_gender_is_known_comes_before_whose_is_not() {
    check("Chris Marsh blamed Mary Orr after [she] said it was late.", &["Mary Orr"]);
}

#[test]
fn a_nation_before_an_office_is_no_first_name() {
    check(
        "Mary Orr was late. “It rains,” German Chancellor Ines Marsh said. [She] left.",
        &["Ines Marsh"],
    );
}

#[test]
fn the_first_words_of_a_namesake_tell_which_it_is() {
    check("John Orr met his sister, Mary Orr. [Orr] says she was late.", &["Mary Orr"]);
}

#[test]
fn a_nephew_is_the_younger_of_two() {
    check(
        "Carl Ode sent away his nephew, Bo Ode. [The younger Ode] said so. [The elder Ode] left.",
        &["Bo Ode", "Carl Ode"],
    );
}

#[test]
fn a_description_in_passing_is_kept_in_mind() {
    check(
        "[The city of Norvik] is demanding that the Marsh campaign stop its film.\n\
         The city sent a letter. [It] says the campaign was wrong.",
        &["city of Norvik", "city of Norvik"],
    );
}

#[test]
fn a_newspaper_that_was_told_so_is_no_company() {
    check(
        "[A driver] told the Oslo Courier so. [The company] said it was late.",
        &["driver", "company"],
    );
}

#[test]
fn a_regulator_is_a_body_that_may_be_one() {
    check(
        "The Oslo Trade Board has fined Marsh & Lind. [The watchdog] said so.",
        &["Oslo Trade Board"],
    );
}

#[test]
fn who_was_speaking_goes_on_rather_than_the_one_told_of() {
    check(
        "[Aoife Ude] said {that the guard, Musa Ekwe, had lost his keys}. {“We waited,”} [she] said.",
        &["Aoife Ude", "Aoife Ude"],
    );
}

#[test]
fn nobody_misses_whom_the_verb_has_for_its_subject() {
    check(
        "The leader of the choir, Mei Castell, will miss him. “He sang,” [she] said.",
        &["Mei Castell"],
    );
}

#[test]
fn who_is_named_in_the_phrase_before_says_nothing() {
    check("After a call with the mayor, [Carl Ode, Ines Marsh] said so.", &["Ines Marsh"]);
    check("In a note to her coach, [Carl Ode, the sprinter Ines Marsh] said so.", &["Ines Marsh"]);
    check("After a call with the mayor, [Carl Ode, residents] said so.", &["residents"]);
    check("In Norvik the mayor, [Carl Ode, a lawyer,] said so.", &["Carl Ode"]);
}

#[test]
fn a_group_backing_somebody_is_not_them() {
    check("[The group backing Ines Marsh] said so.", &["group backing Ines Marsh"]);
}

#[test]
fn which_is_the_thing_before_it_and_nobody_farther_off() {
    check("The Norvik Post had parts of the diary, [which] said so.", &["diary"]);
    check("It hurt the Norvik Post, [which] said so.", &["Norvik Post"]);
}

#[test]
fn a_body_right_behind_a_name_is_its_bearer() {
    check("It hurt Norvik Care, a non-profit group, [which] said so.", &["Norvik Care"]);
}

#[test]
fn who_are_the_people_without_the_verb_and_the_thing_before_them() {
    check("The speech did not sway critics [who] said so.", &["critics"]);
    check("It drew criticism from farmers [who] said so.", &["farmers"]);
    check("It grew the number of voters [who] said so.", &["number of voters"]);
}

#[test]
fn which_is_no_person() {
    check("The mayor, Ines Marsh, was late, [which] showed so.", &["?"]);
}

#[test]
fn whose_thing_a_clause_tells_of_is_who_spoke_there() {
    check(
        "John Petrov was late. Petrov slammed Carl Ode’s speech in which [he] said it rained.",
        &["Carl Ode"],
    );
    check("Before Carl Ode’s visit, where [he] said so, John Petrov left.", &["Carl Ode"]);
    check(
        "John Petrov was late. Petrov has a deal with Carl Ode’s team, in which [he] said so.",
        &["John Petrov"],
    );
    check(
        "John Petrov called Carl Ode’s plan a mess in a speech in which [he] said so.",
        &["John Petrov"],
    );
}

#[test]
fn who_is_named_behind_the_subject_is_somebody_else() {
    check(
        "Ines Marsh won in Oslo, clear of Hanne Orr of Bergen.\n\
         It was a record. The race was long, and Orr led it for a mile.\n\
         {“My legs are gone,”} [she] said at the gate, laughing, as Orr hugged her.",
        &["Ines Marsh"],
    );
    check(
        "Ines Marsh won in Oslo, before Mary Orr.\n[She] told Orr {that it was late}.",
        &["Ines Marsh"],
    );
}

#[test]
fn the_subject_goes_on_behind_when_and_but() {
    check(
        "Senator Carl Ode hurt his name in 2000 when he dodged a question on the harbour.\n\
         Ivar Moe lost his race against Bo Lind in 2004 when [he] changed his mind.",
        &["Ivar Moe"],
    );
    check(
        "[Carl Ode] said so. Ode has long said so.\n\
         Retired captain Ivar Moe began Ode’s rant when [he] brought up the harbour.",
        &["Carl Ode", "Ivar Moe"],
    );
    check(
        "The Norvik Post tells how often it is asked. [The Norvik Post] said so.\n\
         The Post’s list sets it apart. Oslo Weekly tells the number of government letters, \
         but [it] does not tell of whom.",
        &["Norvik Post", "Oslo Weekly"],
    );
}

#[test]
fn whoever_the_subject_meets_may_be_meant_behind_when() {
    check("Carl Ode met the referee, Bo Lind, when [he] said so.", &["Bo Lind"]);
}

#[test]
fn his_thing_in_the_opening_phrase_is_the_subjects() {
    check(
        "Carl Ode spoke in Norvik. He wants no bridge, he said. [He] said so.\n\
         In [his] written motion against Ode, Ivar Moe cited a letter.",
        &["Carl Ode", "Ivar Moe"],
    );
}

#[test]
fn whoever_another_is_like_is_not_the_subject() {
    check(
        "The results showed it. Ivar Moe won.\n\
         [Carl Ode] says {odd things}. But like Ode, Ivar Moe holds several views that are well \
         outside of the usual. [He] believes {that the harbour should be shut}.",
        &["Carl Ode", "Ivar Moe"],
    );
}

#[test]
fn a_description_in_the_second_clause_is_the_other_one() {
    check(
        "Carl Ode was late. [Ode] said so.\n\
         Ode took on Ines Marsh on Sunday after [the Labour front-runner] had said so.",
        &["Carl Ode", "Ines Marsh"],
    );
    check(
        "Carl Ode was late. [Ode] said so.\n\
         Ode took on Ines Marsh on Sunday after [a spokesman] had said so.",
        &["Carl Ode", "spokesman"],
    );
}

#[test]
fn a_description_behind_a_phrase_is_kept_in_mind() {
    check(
        "President Carl Ode lost. Senator Bo Lind was against it. [Ode] said so.\n\
         [Lind] said so.\n\
         In defeat, the president looked tired. Campaigning against Ivar Moe in May, [he] said so.",
        &["Carl Ode", "Bo Lind", "Carl Ode"],
    );
}
