//! Tests for those who are only described, and for whom a description varies.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn two_who_are_described_differently_are_two() {
    check(
        "[A driver] said it was late. [A nurse] said it rained. [The driver] said so again.",
        &["driver", "nurse", "driver"],
    );
}

#[test]
fn whoever_was_introduced_without_a_name_is_nobody_named() {
    check(
        "A nurse called for help. [Ines Marsh] said it was over. [The nurse] said it was late.",
        &["Ines Marsh", "nurse"],
    );
}

#[test]
fn a_witness_is_nobody_who_is_named_later() {
    check(
        "[A witness] said it was late. [Ines Marsh], the mayor, said so.",
        &["witness", "Ines Marsh"],
    );
}

#[test]
fn a_trade_that_is_no_listed_office_tells_who_it_is() {
    check(
        "Carl Ode, a plumber, is back. [Bo Lind] said so. [The plumber] left.",
        &["Bo Lind", "Carl Ode"],
    );
}

#[test]
fn a_party_and_a_state_tell_who_it_is() {
    check(
        "Sen. Carl Ode (D-Ohio) wrote. [Bo Lind] said so. [The Ohio Democrat] said it was late.",
        &["Bo Lind", "Carl Ode"],
    );
}

#[test]
fn an_age_tells_who_it_is() {
    check(
        "Ines Marsh, 77, will leave. [Carl Ode, 40,] said so. [The 77-year-old] left.",
        &["Carl Ode", "Ines Marsh"],
    );
    check(
        "Ines Marsh, 77, will leave. [Carl Ode, 40,] said so. [The 77-year-old lawmaker] left.",
        &["Carl Ode", "Ines Marsh"],
    );
    check("Carl Ode will leave the club.\nIn a letter [the 33-year-old] said so.", &["Carl Ode"]);
}

#[test]
fn a_man_of_a_people_is_somebody_in_mind() {
    check("John Petrov won in Oslo. [The Scot] said it was late.", &["John Petrov"]);
    check("John Petrov won in Oslo. [The German] said it was late.", &["John Petrov"]);
}

#[test]
fn a_crowd_is_no_person() {
    check("[Ines Marsh] said so. [The crowd] said no.", &["Ines Marsh", "crowd"]);
}

#[test]
fn two_kinds_of_people_are_called_by_both_nouns() {
    check("In Oslo [farmers and the union] said so.", &["farmers and the union"]);
    check("In Oslo [the mayor and the bishop] said so.", &["mayor and the bishop"]);
}

#[test]
fn three_names_are_a_group() {
    check("[Ines Marsh, Mary Orr and Carl Ode] said so.", &["Ines Marsh, Mary Orr and Carl Ode"]);
}

#[test]
fn one_of_several_keeps_its_number() {
    check("In Oslo [one of the farmers] said so.", &["one of the farmers"]);
}

#[test]
fn a_source_begins_behind_another_clause() {
    check("[Replying, Mayor Ines Marsh] said so.", &["Ines Marsh"]);
}

#[test]
fn whom_company_stands_beside_is_the_source() {
    check(
        "So said [the chairman, Carl Ode, at a dinner with the premier, Ines Marsh].",
        &["Carl Ode"],
    );
    check("Bo Lind is late. Sitting beside [Ines Marsh, Lind] said so.", &["Bo Lind"]);
}

#[test]
fn an_account_is_whose_it_is() {
    check("Ines Marsh left. [Her Twitter account] said so.", &["Ines Marsh"]);
}

#[test]
fn a_consultant_of_somebody_is_none_of_the_family() {
    check(
        "[A consultant for Carl Ode] said so.\nBo Ode said it was late.",
        &["consultant for Carl Ode"],
    );
}

#[test]
fn the_treasurer_is_the_one_who_is_called_so() {
    check(
        "Federal treasurer John Brown met the mayor, Mary Orr. [The treasurer] said so.",
        &["John Brown"],
    );
}

#[test]
fn whoever_is_told_of_first_in_the_words_did_not_say_them() {
    check("[The army official] described {the spokesman, Abu Orr, as late}.", &["army official"]);
}

#[test]
fn who_speaks_for_one_firm_does_not_speak_for_another() {
    check(
        "[A Norvik Oil spokesman] said it was bad.\n\
         Tom White, a spokesman for Karadia Steel, was late. [He] said it was good.",
        &["Norvik Oil spokesman", "Tom White"],
    );
}

#[test]
fn those_from_a_place_are_somebody_in_mind() {
    check("John Petrov won. “It was hard,” [the Dubliner] said.", &["John Petrov"]);
    check("John Petrov won. [The Yorkshireman] was glad.", &["John Petrov"]);
    check("It rained. [The Oregonian] said so.", &["Oregonian"]);
}

#[test]
fn who_was_something_is_somebody_in_mind() {
    check("John Petrov won. “It was hard,” said [the former international].", &["John Petrov"]);
    check("John Petrov won. “It was hard,” said [the ex-captain].", &["John Petrov"]);
}

#[test]
fn of_two_managers_the_other_one_has_the_other_team() {
    check(
        "“Well,” said [the Albion manager, Carl Ode].\nHis opposite number, Ines Marsh, left. “No,” said [the Norvik manager].",
        &["Carl Ode", "Ines Marsh"],
    );
}

#[test]
fn the_chief_of_another_place_is_somebody_else() {
    check(
        "Ines Marsh, the Norvik police chief, left. [The Sorland police chief] said so.",
        &["Sorland police chief"],
    );
    check(
        "Ben Ode, a UN official, came. [The chairman of the Norvik Committee] said so.",
        &["chairman of the Norvik Committee"],
    );
    check(
        "Senator John Petrov came. [The chairman of the Senate Board] said so.",
        &["John Petrov"],
    );
}

#[test]
fn nobody_in_mind_is_his_agent_who_is_not_called_so() {
    check("Carl Ode was held. A farmer, Ben Marsh, left. [His agent] said so.", &["His agent"]);
}

#[test]
fn a_clause_belongs_to_the_name_before_a_body_with_an_and() {
    check(
        "It rained, said Gil Ode, the Norvik Customs and Border Guard commissioner, [who] left.",
        &["Gil Ode"],
    );
}

#[test]
fn what_a_country_has_is_not_the_country() {
    check("Norway is far. [The Norway farming industry] said so.", &["Norway farming industry"]);
}

#[test]
fn one_of_a_people_says_i() {
    check("Rui Ode won. {“I saw nothing,”} [the Portuguese] said.", &["Rui Ode"]);
}

#[test]
fn a_judge_is_nobody_who_is_only_named() {
    check("Kevin Treloar, 51, was jailed. [The judge] was sorry.", &["judge"]);
    check("Judge Ines Marsh came. Carl Ode wept. [The judge] was sorry.", &["Ines Marsh"]);
}

#[test]
fn a_judge_is_whoever_presided() {
    check("Ines Marsh, presiding, jailed Carl Ode. [The judge] was sorry.", &["Ines Marsh"]);
    check("Ines Marsh refereed the match. “Well,” [the referee] said.", &["Ines Marsh"]);
    check("Carl Ode, president of the firm, was jailed. [The judge] was sorry.", &["judge"]);
}

#[test]
fn an_author_is_the_novelist_of_the_text() {
    let told = "The novelist Carl Ode was fined. Chief executive Ines Marsh was late.";
    check(&format!("{told}\n[The author] was sorry."), &["Carl Ode"]);
}

#[test]
fn whoever_asks_does_not_answer() {
    check(
        "Carl Ode won.\nAsked by John Pole if he was tired, [the 33-year-old] said no.",
        &["Carl Ode"],
    );
}

#[test]
fn whoever_has_a_trade_leads_the_sentence() {
    let told = "“No,” said [Donal Keane].\nTaxi driver Aoife Birk was less sure.";
    check(&format!("{told} “Yes,” [she] said."), &["Donal Keane", "Aoife Birk"]);
}

#[test]
fn the_prime_minister_is_no_minister_of_something_else() {
    check("Transport minister Ines Marsh left. [The prime minister] wept.", &["prime minister"]);
}

#[test]
fn no_letter_is_a_body_that_the_text_only_names() {
    check("Here Norvik Bank is late. It rains. [The letter] says so.", &["letter"]);
}

#[test]
fn the_veteran_is_the_only_person_of_the_text() {
    check("Norvik have signed Ines Marsh. “No,” [the ex-captain] said.", &["Ines Marsh"]);
}

#[test]
fn an_age_may_have_a_place() {
    check("The rower Ines Marsh left. “No,” [the 38-year-old from Oslo] said.", &["Ines Marsh"]);
}

#[test]
fn somebody_else_is_set_against_who_has_spoken() {
    check(
        "[The mayor, Ines Marsh,] said it was safe, but [the engineer] said it was not.",
        &["Ines Marsh", "engineer"],
    );
    check(
        "[The mayor, Ines Marsh,] said it was safe, while [the mayor] said it was not.",
        &["Ines Marsh"; 2],
    );
    check("Judge Ines Marsh came. [The defence] said so.", &["defence"]);
}

#[test]
fn whoever_was_described_before_their_name_is_not_described_as_somebody_else() {
    check(
        "It sways, says [engineer]\n[A nurse] said so. [The engineer, Carl Ode,] said no.",
        &["Carl Ode", "nurse", "Carl Ode"],
    );
}

#[test]
fn the_71_year_old_is_the_only_person_of_whom_the_text_tells() {
    check("Carl Ode’s bull broke a door. {“It was late,”} [the 71-year-old] said.", &["Carl Ode"]);
}

#[test]
fn no_law_or_commercial_is_a_person() {
    check("Ines Marsh spoke. [The commercial] said so.", &["commercial"]);
    check("Ines Marsh spoke. According to [this theory], it rains.", &["this theory"]);
    check("Ines Marsh spoke. [The Norvik-born comic] said so.", &["Ines Marsh"]);
}

#[test]
fn no_reporter_or_gunman_is_whoever_was_only_named() {
    check("Ines Marsh spoke. [The reporter] asked why.", &["reporter"]);
    check("Ines Marsh spoke. [The judge in the case] said no.", &["judge in the case"]);
}

#[test]
fn a_source_close_to_somebody_is_not_them() {
    check(
        "[A source close to the chairman, Carl Ode,] said so.",
        &["source close to the chairman"],
    );
}

#[test]
fn whoever_holds_an_office_has_no_trade() {
    check("Councillor Ines Marsh spoke. [The headteacher] said no.", &["headteacher"]);
    check("The emir, Carl Ode, spoke. [The monarch] said no.", &["Carl Ode"]);
    check("Pope Karol met farmers in Oslo. [The pontiff] said no.", &["Karol"]);
    check("Norvik manager Carl Ode met fans. [The coach] said no.", &["Carl Ode"]);
    check("Comedian Carl Ode met fans. [The comic] said no.", &["Carl Ode"]);
}

#[test]
fn the_author_is_the_only_one_whose_book_is_told_of() {
    check("Ines Marsh’s novel is out. {“It is late,”} [the author] said.", &["Ines Marsh"]);
    check("Ines Marsh’s trial began. {“It is late,”} [the judge] said.", &["judge"]);
}

#[test]
fn what_a_body_is_stands_right_behind_its_name() {
    check(
        "The Norvik Fund, [a group] set up to help, said it was late. [It] said so again.",
        &["Norvik Fund", "Norvik Fund"],
    );
    check("After the Norvik Fund, [a group] said it was late.", &["group"]);
}

#[test]
fn whoever_is_meant_by_any_or_every_is_nobody() {
    check("Ines Marsh is a journalist. [Any journalist] says so.", &["Any journalist"]);
}

#[test]
fn the_press_and_a_group_of_people_have_no_name() {
    check("[Norvik Court] sat. [The press] said so.", &["Norvik Court", "press"]);
    check(
        "[Norvik Today] is read. [The group of farmers] said so.",
        &["Norvik Today", "group of farmers"],
    );
    check("Ines Marsh wept. [Her group] said so.", &["Her group"]);
}

#[test]
fn a_court_is_no_group() {
    check("It went to the Supreme Court. [The group] said so.", &["group"]);
    check(
        "[Norvik University] let Ines Marsh go. [The team] said so.",
        &["Norvik University", "team"],
    );
}

#[test]
fn whom_the_text_names_is_no_source_and_no_inspector_general() {
    check("[Ines Marsh] left. [This person] said so.", &["Ines Marsh", "This person"]);
    check(
        "[Ines Marsh] left. [The inspector general] said so.",
        &["Ines Marsh", "inspector general"],
    );
    check(
        "Ines Marsh, the inspector general, left. [The inspector general] said so.",
        &["Ines Marsh"],
    );
}

#[test]
fn a_man_of_a_people_is_whom_the_sentence_before_is_about() {
    check(
        "Mary Orr beat Anna Petrov in Oslo.\n\
         Petrov, who lost her shoe, blamed nobody. {“I ran badly,”} [the Pole] said.",
        &["Anna Petrov"],
    );
    check(
        "Mary Orr lost to Anna Petrov, a Dane, in Oslo.\n\
         Petrov met Orr at the gate. {“I ran badly,”} [the Pole] said.",
        &["Mary Orr"],
    );
    check(
        "The club has kept John Ode.\nIts coach, Anna Petrov, is younger than him. \
         [The Croatian] said it was late.",
        &["Anna Petrov"],
    );
}

#[test]
fn a_veteran_of_a_trade_is_the_only_person() {
    check("Norvik has kept John Ode for a year.\n[The veteran goalkeeper] said so.", &["John Ode"]);
}
