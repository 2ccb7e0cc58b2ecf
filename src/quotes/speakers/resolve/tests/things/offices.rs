//! Tests for titles, trades and offices: what of them belongs to a name, and whom they mean.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::resolve::tests::check;
use crate::quotes::speakers::resolve::tests::kinds;

#[test]
fn a_shortened_title_is_no_name() {
    check("[The clerk, Hon. Ines Marsh,] said so.", &["Ines Marsh"]);
    check("[The lead officer, Det. Ines Marsh,] said so.", &["Ines Marsh"]);
    check("[The treasurer, Cllr. Bo Lindgren,] said so. [Lindgren] left.", &["Bo Lindgren"; 2]);
    check("[Engr. Femke Oduya] said so.", &["Femke Oduya"]);
    check("[Sqn Ldr Ines Marsh] said so.", &["Ines Marsh"]);
    check("[His Royal Highness Prince Bo] said so.", &["Prince Bo"]);
    check("The winner was Lin. [Ines Marsh] said so.", &["Ines Marsh"]);
}

#[test]
fn a_note_in_brackets_belongs_to_the_office() {
    check("[DSO (Harbour) C. Marsh] said so. [The DSO] left.", &["C. Marsh"; 2]);
    check("[Inspector of Police (South) Ines Marsh] said so.", &["Ines Marsh"]);
}

#[test]
fn a_trade_before_a_name_that_no_list_has_is_no_part_of_it() {
    check("[Biochemist Oonagh Teller] said so.", &["Oonagh Teller"]);
    check("[Baker Femke Oduya] said so.", &["Femke Oduya"]);
    check("[Winemaker Femke Oduya] said so.", &["Femke Oduya"]);
    check("[Xaver Femke Oduya] said so.", &["Xaver Femke Oduya"]);
}

#[test]
fn a_field_of_office_is_no_part_of_the_name() {
    check("[Minister for Ports Femke Oduya] said so.", &["Femke Oduya"]);
    check("[The Minister of Tourism Femke Oduya] said so.", &["Femke Oduya"]);
}

#[test]
fn what_somebody_was_is_no_part_of_the_name() {
    check("[Former Marine Carl Oduya] said so.", &["Carl Oduya"]);
    check("[DCP Ines Oduya] said so.", &["Ines Oduya"]);
    check("[The police chief, DCP Ines Oduya,] said so.", &["Ines Oduya"]);
    check("A former Marine instructor, Ines Oduya, came. [She] said so.", &["Ines Oduya"]);
}

#[test]
fn a_guard_is_a_person_and_the_coast_guard_a_body() {
    check("[The guard, Ines Marsh,] said so.", &["Ines Marsh"]);
    check("[The coast guard] said so.", &["coast guard"]);
    assert_eq!(kinds("[The prison guard] said so."), [SpeakerType::Unnamed]);
}

#[test]
fn a_clause_that_tells_of_nobody_else_stands_before_the_name() {
    check("[The man who owns the shop, Bo Lindgren,] said so.", &["Bo Lindgren"]);
    check("[The man who hit a farmer, Bo Lindgren,] said so.", &["man"]);
}

#[test]
fn counsel_is_a_person() {
    check("[Counsel to the inquiry, Ines Marsh KC,] said so.", &["Ines Marsh"]);
}

#[test]
fn letters_of_an_office_mean_its_holder() {
    check("Prime Minister Ines Marsh came. [The PM] said so.", &["Ines Marsh"]);
    check("Vice-Chancellor Ines Marsh came. [The VC] said so.", &["Ines Marsh"]);
    check("Ex-minister Ines Marsh came. [The PM] said so.", &["PM"]);
    check("Ines Marsh came. [PM Ines Marsh] said so.", &["Ines Marsh"]);
    check("Assistant Professor Ines Marsh came. [The AP] said so.", &["AP"]);
}

#[test]
fn one_of_several_is_no_article() {
    check("[One of the sources] said so.", &["one of the sources"]);
    check("[One source] said so.", &["source"]);
}

#[test]
fn a_feast_is_nobody() {
    check("It shuts after Easter, [its owner] said.", &["its owner"]);
    check("[Easter Island Council] said so.", &["Easter Island Council"]);
}

#[test]
fn a_page_on_a_platform_speaks_for_its_owner() {
    check("They read [the mayor’s Norvik page].", &["mayor"]);
    check("They read [Ines Marsh’s Norvik account].", &["Ines Marsh"]);
    // Whose it is is not said: "the Ode account" may be a fan's.
    check("They read [the Norvik account].", &["Norvik account"]);
}

#[test]
fn a_time_is_no_part_of_a_description() {
    check("[A report released on Monday] said so.", &["report"]);
    check("[The teacher just this past week] said so.", &["teacher"]);
    check("[The teacher on May 3] said so.", &["teacher"]);
    check("[The wounded on Monday] said so.", &["wounded"]);
    check("[The minister, Theresa May,] said so.", &["Theresa May"]);
}

#[test]
fn a_figure_of_a_party_is_not_the_party() {
    check("[A senior Labour figure] said so.", &["senior Labour figure"]);
}

#[test]
fn one_official_of_a_body_with_an_and_is_one() {
    check(
        "[A Housing and Urban Affairs official] said so.",
        &["Housing and Urban Affairs official"],
    );
    check("[A doctor and a nurse] said so.", &["doctor"]);
}

#[test]
fn a_word_that_the_text_writes_small_too_is_no_name() {
    check("It pays for research. [Research by Norvik Trust] said so.", &["Norvik Trust"]);
}

#[test]
fn letters_are_whoever_has_an_office_that_is_spelt_out() {
    let told = "The Norvik Police Public Relations Officer, Ines Marsh, was late.";
    check(&format!("{told}\n[The PPRO] said so."), &["Ines Marsh"]);
    let told = "The Norvik Dairy Products Commissioner, Ines Marsh, was late.";
    check(&format!("{told}\n[The DPC] said so."), &["DPC"]);
}

#[test]
fn a_place_may_stand_between_an_office_and_its_holder() {
    check(
        "It is late. Judicial Magistrate, Norvik, I. Ada Marsh heard him. [The magistrate] said so.",
        &["Ada Marsh"],
    );
}

#[test]
fn whoever_is_of_one_country_has_no_office_of_another() {
    let told = "Ukrainian President Carl Ode was late.";
    check(&format!("{told}\n[Norway’s president] said so."), &["Norway’s president"]);
    check(&format!("{told}\n[Ukraine’s president] said so."), &["Carl Ode"]);
}

#[test]
fn a_shadow_minister_is_not_the_minister() {
    check(
        "Shadow health minister Ines Marsh was late. [The health minister] said so.",
        &["health minister"],
    );
}

#[test]
fn an_office_elsewhere_is_not_that_of_whoever_is_near() {
    check("Donald Ode left. [The Norvik mayor] said it was bad.", &["Norvik mayor"]);
    check("Senator Carl Ode left. [The Ohio senator] said so.", &["Carl Ode"]);
}

#[test]
fn senators_are_several() {
    check("Senator Mary Orr wrote to Carl Ode. [The senators] urged him.", &["senators"]);
    assert_eq!(kinds("[The senators] urged him."), [SpeakerType::Group]);
}

#[test]
fn who_speaks_for_the_holder_of_an_office_is_not_the_holder() {
    for source in [
        "spokesperson for industry minister Carl Ode",
        "friend of team coach Carl Ode",
        "spokesman for the acting party chair Carl Ode",
    ] {
        check(&format!("[A {source}] said so."), &[source]);
    }
    check("[The director of midwifery Ines Marsh] said so.", &["Ines Marsh"]);
}

#[test]
fn letters_of_two_words_are_an_office_too() {
    check(
        "Superintendent of Police (North) Aditi Rangan left. [The SP] said so.",
        &["Aditi Rangan"],
    );
    check("The Assistant Professor, Aditi Rangan, left. [The AP] said so.", &["AP"]);
}

#[test]
fn an_unlisted_noun_for_somebody_stands_in_apposition() {
    check("The coroner, Jan Berg, sat. Carl Ode crashed. [The coroner] said so.", &["Jan Berg"]);
}

#[test]
fn an_office_before_a_surname_is_that_of_its_only_holder() {
    check(
        "Mayor John Petrov has a daughter, Mary Petrov, a lawyer. [Mary Petrov] left. \
         [Mayor Petrov] said it was late.",
        &["Mary Petrov", "John Petrov"],
    );
}

#[test]
fn an_exec_is_an_executive() {
    check(
        "Mary Orr, the chief executive of Norvik Oil, was late. [Orr] said so. [The exec] left.",
        &["Mary Orr", "Mary Orr"],
    );
}

#[test]
fn a_chairman_may_be_a_woman() {
    check("Mary Cole, chairman of the club, was late. “It rained,” [she] said.", &["Mary Cole"]);
    check("Chairman Mary Cole was late. [The chairman] said so.", &["Mary Cole"]);
}

#[test]
fn who_was_just_called_the_mayor_is_not_the_leader() {
    check(
        "Mayor Tom Orr met the fishermen’s leader, Ines Marsh. “It rained,” [the mayor] said. \
        [The union leader] said no.",
        &["Tom Orr", "Ines Marsh"],
    );
}

#[test]
fn the_head_teacher_is_the_headteacher() {
    check("Mayor Tom Orr met headteacher Ines Marsh. [The head teacher] said no.", &["Ines Marsh"]);
}

#[test]
fn the_holder_of_an_office_is_named_behind_its_body() {
    check("[Chief executive of Oxmarsh Paul Wills] said no.", &["Paul Wills"]);
    check("[Head of policy at Oxmarsh Paul Orr] said no.", &["Paul Orr"]);
}

#[test]
fn fields_before_a_minister_are_no_second_speaker() {
    let one = &["Pia Soto"];
    check("[Foreign Trade and Mining Minister Pia Soto] said so.", one);
    check("[Norway’s Ports and Fisheries Minister Pia Soto] said so.", one);
    check("[Carl Ode and Fisheries Minister Pia Soto] said so.", &["Carl Ode and Pia Soto"]);
}

#[test]
fn the_chief_minister_is_no_deputy() {
    let text = "Deputy Chief Minister Carl Ode met Chief Minister Ines Marsh. Mr Ode left. ";
    check(&format!("{text}[The Chief Minister] said so."), &["Ines Marsh"]);
}

#[test]
fn a_vice_president_and_a_former_one_are_not_the_president() {
    check(
        "President Carl Ode met Vice President Bo Lind. Lind spoke. [The president] said so.",
        &["Carl Ode"],
    );
    check(
        "President Carl Ode met former President Bo Lind. [The former president] said so.",
        &["Bo Lind"],
    );
    check("Bo Lind met President Carl Ode. [The former president] said so.", &["Bo Lind"]);
}

#[test]
fn a_president_is_no_prime_minister() {
    check("President Carl Ode left. [The prime minister] said so.", &["prime minister"]);
}

#[test]
fn an_office_is_of_its_kind_whatever_stands_behind_a_comma() {
    check(
        "The commissioner, Carl Ode, and Rev. John Petrov met in Oslo.\n\
         [The cleric, in a sermon,] said it was late.",
        &["John Petrov"],
    );
    check(
        "The commissioner, Carl Ode, and Rev. John Petrov met in Oslo.\n\
         [The clergyman] said it was late.",
        &["John Petrov"],
    );
}

#[test]
fn whoever_brings_two_together_is_neither() {
    check(
        "Ines Marsh and Carl Ode have ended it.\n[The mediator, who was paid,] said it was late.",
        &["mediator"],
    );
}

#[test]
fn a_trade_behind_and_is_that_of_the_name_behind_its_comma() {
    check(
        "The novelist Mary Orr and a retired dentist, John Petrov, have met.\n\
         [The dentist] said it was late.",
        &["John Petrov"],
    );
}

#[test]
fn the_candidate_of_a_party_is_none_who_was_one() {
    check(
        "Mayor Bo Lind won the vote as a candidate of the GOP. [The GOP candidate] left.\n\
         Former GOP candidate Carl Ode was late.",
        &["Bo Lind"],
    );
}

#[test]
fn the_letters_of_an_office_stand_before_a_rank_too() {
    check(
        "The NRA Director-General, Brigadier General Odo Lind, came. [The DG] said so.",
        &["Odo Lind"],
    );
}

#[test]
fn an_office_in_a_body_names_its_holder_behind_a_comma() {
    check("[The host, Norvik Rivers Council board member Olga Karr,] said so.", &["Olga Karr"]);
    check("[Norvik State Rep. and Minority Leader Olga Karr (D)] said so.", &["Olga Karr"]);
    check("[One of the authors of that report, Ulf Brandt of Norvik,] said so.", &["Ulf Brandt"]);
}

#[test]
fn nobody_leads_another_nation() {
    check(
        "German Chancellor Odo Lind was late. [The Polish prime minister] said so.",
        &["Polish prime minister"],
    );
    check(
        "[Norway’s leader] was late. [The Danish leader] said so.",
        &["Norway’s leader", "Danish leader"],
    );
    check("German Chancellor Odo Lind was late. [The German leader] said so.", &["Odo Lind"]);
}

#[test]
fn who_has_an_administration_is_the_president() {
    check(
        "Ines Marsh won. The Marsh administration met. General Carl Ode left. [The president] said so.",
        &["Ines Marsh"],
    );
    check(
        "President Bo Lind saw the Marsh administration leave. [The president] said so.",
        &["Bo Lind"],
    );
}
