//! Tests for names and the words around them.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::speakers::resolve::speakers;
use crate::quotes::speakers::resolve::tests::check;
use crate::quotes::speakers::resolve::tests::kinds;
use crate::quotes::speakers::resolve::tests::read;

#[test]
fn a_name_that_ends_a_source_is_whose_it_is() {
    check("[The minister of health and sport, Ines Marsh], said so.", &["Ines Marsh"]);
    check("[The director of midwifery Ines Marsh] said so.", &["Ines Marsh"]);
    check("[The sister of the leader Ines Marsh] said so.", &["sister of the leader Ines Marsh"]);
}

#[test]
fn a_name_in_apposition_says_who_it_is() {
    check("[Her running mate, Ohio Gov. John Petrov,] said so.", &["John Petrov"]);
    check("[Conservative columnist and radio host John Petrov] said so.", &["John Petrov"]);
    check("[One group, Clean Water Alliance,] said so.", &["Clean Water Alliance"]);
    check("[Former secretary of state Mary Orr] said so.", &["Mary Orr"]);
}

#[test]
fn a_long_office_is_no_part_of_the_name() {
    check("[Minister of Health and Sport Bo Lindgren] said so.", &["Bo Lindgren"]);
    check("[The Chief Branding Officer of Norvik Foods, Mary Orr,] said so.", &["Mary Orr"]);
}

#[test]
fn an_office_in_a_body_is_no_part_of_the_name() {
    check(
        "[The Adviser to the President on Information, Ines Marsh, on Monday,] said so.",
        &["Ines Marsh"],
    );
    check(
        "[The Chief Branding and Communications Officer of Norvik Foods, Mary Orr,] said so.",
        &["Mary Orr"],
    );
    check(
        "[former Norvik Council of Research (NCR) director general Ines Marsh] said so.",
        &["Ines Marsh"],
    );
    check("[The Moderator of the Norvik Church, Dr Mary Orr,] said so.", &["Mary Orr"]);
    check("[Chief economist at Norvik Bank Mary Orr] said so.", &["Mary Orr"]);
    check("[Professor of food engineering Mary Orr] said so.", &["Mary Orr"]);
}

#[test]
fn an_office_without_a_name_is_no_name() {
    let lexicon = Lexicon::bundled();
    let kinds = read("[A Home Office spokesman] said so.", |all, given| {
        speakers(all, given, &lexicon).1.into_iter().map(|found| found.kind).collect::<Vec<_>>()
    });
    assert_eq!(kinds, [SpeakerType::Unnamed]);
}

#[test]
fn a_law_of_two_people_is_neither() {
    check("The Marsh-Ode bill passed. [Mr. Marsh] said so.", &["Marsh"]);
}

#[test]
fn capitals_of_a_label_are_no_part_of_a_name() {
    check("[MAYOR INES MARSH] said so. It rained.", &["Ines Marsh"]);
}

#[test]
fn a_link_behind_a_name_is_no_part_of_it() {
    check("[Sen. Ines Marsh Ines Anne MarshMore news] said so. It rained.", &["Ines Marsh"]);
}

#[test]
fn capitals_that_say_nothing_are_no_part_of_a_description() {
    check(
        "[New Poll] Shows Minor Bump For Marsh\n\n[A new poll] showed Ines Marsh ahead of all others.",
        &["new poll", "new poll"],
    );
    check(
        "[Iranian Officials] Warn Others Against New Sanctions\n\n[Iranian officials] said so.",
        &["Iranian officials", "Iranian officials"],
    );
    check("[Poll] after poll showed that the mayor was behind.", &["poll"]);
}

#[test]
fn a_relative_may_have_the_surname() {
    check("Ann Orr slept. Her mother, Ines Orr, left. [Ann’s mother] said so.", &["Ines Orr"]);
}

#[test]
fn a_field_before_a_title_is_no_name() {
    check("[Rural Welfare and Development Minister G. Marsh] said so.", &["G. Marsh"]);
}

#[test]
fn an_office_with_a_place_or_a_field_is_no_part_of_the_name() {
    check("[Norvik County Recorder Ines Marsh] said so.", &["Ines Marsh"]);
    check("[Norvik Supervisor of Elections Ines Marsh] said so.", &["Ines Marsh"]);
}

#[test]
fn a_clause_behind_a_name_is_no_part_of_it() {
    check(
        "[The Norvik Bank released the report, a copy of which was seen,] called so.",
        &["Norvik Bank"],
    );
    check("[The Norwegian government in a statement] said so.", &["Norwegian government"]);
}

#[test]
fn a_committee_led_by_somebody_is_a_committee() {
    check(
        "[A committee chaired by the director of forests (South) I. Marsh] said so.",
        &["committee chaired by the director of forests"],
    );
}

#[test]
fn whoever_leads_a_team_speaks_for_it() {
    check("Ines Marsh was late. [Marsh and her team] said so.", &["Ines Marsh"]);
}

#[test]
fn a_contestant_from_a_town_has_a_name_behind_it() {
    check("[Miss Norway contestant from Mumbai Mamita Debbarma] said so.", &["Mamita Debbarma"]);
}

#[test]
fn two_people_with_offices_are_two() {
    check(
        "[CEO Tom F. Ode and Norvik CEO Lynn J. Marsh] said so.",
        &["Tom F. Ode and Lynn J. Marsh"],
    );
    let both = "Republican and Democrat lawmakers";
    check(&format!("[{both}] said so."), &[both]);
}

#[test]
fn one_person_may_have_two_trades_and_a_place() {
    check("[Researcher and author Ines Marsh at the Norvik Institute] said so.", &["Ines Marsh"]);
}

#[test]
fn both_of_two_are_two() {
    check("[Both Tarvik and Solid Pay] said so.", &["Tarvik and Solid Pay"]);
}

#[test]
fn who_belonged_to_a_team_is_called_by_their_name() {
    check("[The former Wallaby Tate Kavanagh] said so.", &["Tate Kavanagh"]);
    check("[The former All Black Tate Kavanagh] said so.", &["Tate Kavanagh"]);
}

#[test]
fn a_verb_behind_a_name_is_no_apposition() {
    check("Her coach, Peter Ode, had never trained a girl. “Odd,” [he] said.", &["Peter Ode"]);
}

#[test]
fn what_a_claim_is_of_loses_its_mark() {
    check("[The government’s] claim was late.", &["government"]);
}

#[test]
fn a_town_behind_a_voice_is_no_name_of_it() {
    check("We asked.\nInes Marsh, [Norvik]: “It rains.”", &["Ines Marsh"]);
}

#[test]
fn a_surname_in_front_is_also_behind_a_title() {
    check("“Yes,” said [Ogata Hiroshi]. [Mr. Ogata] left.", &["Ogata Hiroshi", "Ogata Hiroshi"]);
}

#[test]
fn who_has_two_offices_is_one_person() {
    check("[Norvik Radio contributor and Oslo editor Katie Marsh] said so.", &["Katie Marsh"]);
    check("[Environment secretary and Norvik MP Teresa Ode] said so.", &["Teresa Ode"]);
}

#[test]
fn how_words_were_sent_is_no_part_of_a_name() {
    check("Here’s [Ines Marsh by email]: “No.”", &["Ines Marsh"]);
}

#[test]
fn several_people_are_no_name() {
    check("On Monday [Congressmen] said so.", &["Congressmen"]);
    check("It was late. [The Marshites] said so.", &["Marshites"]);
    check("It was late. [Primary school pupils] said so.", &["Primary school pupils"]);
}

#[test]
fn small_words_with_a_mark_are_part_of_a_name() {
    check("[Benta d’Orvane Marsh] said so.", &["Benta d’Orvane Marsh"]);
    check("[The chair, Ilda Moss d'Orval,] said so.", &["Ilda Moss d'Orval"]);
    check("[Joost van 't Marsh] said so.", &["Joost van 't Marsh"]);
    check("[Ugo dell’Orto] said so. [Dell’Orto] said no.", &["Ugo dell’Orto", "Ugo dell’Orto"]);
}

#[test]
fn small_words_of_many_languages_are_part_of_a_name() {
    check("[Ugo dal Marsh] said so. [Dal Marsh] said no.", &["Ugo dal Marsh", "Ugo dal Marsh"]);
    check("[Rui do Marsh] said so.", &["Rui do Marsh"]);
    check("[Ilda das Orlas] said so.", &["Ilda das Orlas"]);
    check("What must Carl Ode do? [Ode] said so.", &["Carl Ode"]);
}

#[test]
fn a_holder_whose_name_begins_with_an_initial_is_no_part_of_the_office() {
    check("[Minister for Public Works K. Rangamoni] said so.", &["K. Rangamoni"]);
    check("[Minister for Public Works A.B. Rangamoni] said so.", &["A.B. Rangamoni"]);
}

#[test]
fn a_town_in_a_dateline_is_nobody_in_the_text_either() {
    check(
        "VELANUR: The old Velanur bridge will be open by May, [Minister for Works K. Rangamoni] said \
         here.\n\n\
         In the afternoon [she] said so.",
        &["K. Rangamoni"; 2],
    );
}

#[test]
fn two_surnames_with_a_hyphen_are_no_full_name() {
    check(
        "Marsh-Ode was late. The candidate, Mrs. Tamsolin Marsh-Ode, spoke. [Marsh-Ode] said so.",
        &["Tamsolin Marsh-Ode"],
    );
}

#[test]
fn words_are_surnames_behind_a_title_and_a_first_name() {
    check("[The clerk, Mrs Goodness Friday,] said so. [Friday] said no.", &["Goodness Friday"; 2]);
    check("[The clerk, Mr Godsent Justice,] said so. [Justice] said no.", &["Godsent Justice"; 2]);
    check("They told Mr Marsh Friday, and [Marsh] said so.", &["Marsh"]);
    check(
        "[Mrs Goodness Friday, who sells cloth,] said so. It rained on Friday, and [she] said no.",
        &["Goodness Friday"; 2],
    );
}

#[test]
fn a_pronoun_is_a_surname_behind_a_title_and_before_a_first_name() {
    check("It was dug by He Wenling. [Professor He] said so.", &["He Wenling"]);
    check("It was dug by Ines Marsh. Then [He] said so.", &["?"]);
}

#[test]
fn a_trade_is_a_surname_before_an_age() {
    let text = "Rushti Contractor, 34, left. [Zalim Contractor] said so.";
    assert_eq!(kinds(text), [SpeakerType::Person]);
}

#[test]
fn who_had_a_title_has_it_later() {
    check(
        "Mr Tarun Velamede, the elder, came. His brother, Dr Asok Velamede, was late. [Dr Velamede] said so. \
         [Mr Velamede] said no.",
        &["Asok Velamede", "Tarun Velamede"],
    );
}

#[test]
fn a_noun_behind_the_comma_of_another_is_for_the_same_person() {
    check("[The visitors' captain, the Norvik defender Ivo Marsh,] said so.", &["Ivo Marsh"]);
}

#[test]
fn a_relative_who_is_named_leads_the_sentence() {
    check(
        "\"It is old,\" Ines Marsh said, with her hand on it. Carl Ode's wife, Jan, was at the door. [She] said so.",
        &["Jan"],
    );
}

#[test]
fn one_of_several_is_the_name_behind_the_comma() {
    check("As [one of them, the Norvik Agency's Ines Marsh,] said, it was late.", &["Ines Marsh"]);
}

#[test]
fn a_nation_is_nobody_who_was_named() {
    check(
        "Admiral Carl Ode left. “I am late,” [he] said. He was born in Oldwick. [The Chinese] have \
         zeroed in on him.",
        &["Carl Ode", "Chinese"],
    );
}

#[test]
fn a_town_before_a_subject_has_no_office() {
    check(
        "Carl Ode, the ward candidate, left. After his rally in San Mora, Ohio the ward candidate was \
         late. [The ward candidate] said so.",
        &["Carl Ode"],
    );
}

#[test]
fn a_woman_may_be_called_jan() {
    check("Ines Marsh left. Former governor Jan Lind came. [She] said so.", &["Jan Lind"]);
}

#[test]
fn who_holds_the_office_of_a_body_is_named_right_behind_it() {
    check("[Counsel for the league Aditi Rangan KC] said {so}.", &["Aditi Rangan"]);
    check("[Chair of the board Aditi Rangan MBE] said {so}.", &["Aditi Rangan"]);
    check(
        "[A spokesman for the charity Norvik Aid] said {so}.",
        &["spokesman for the charity Norvik Aid"],
    );
}

#[test]
fn the_first_name_behind_the_title_of_a_chief_tells_the_gender() {
    check(
        "The chief, Nana Carl Rangan II, thanked Ms Ines Marsh. [He] said {so}.",
        &["Nana Carl Rangan II"],
    );
}

#[test]
fn a_maker_is_no_car_that_bears_its_name() {
    check("The Norvik Vela EV is quick. [Norvik] said {it was late}.", &["Norvik"]);
}
