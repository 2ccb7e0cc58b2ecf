//! Tests for names behind offices and nations that no list holds.

use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::all_names;

/// Checks the names in a text, one after the other.
fn check(text: &str, expected: &[&str]) {
    let lexicon = Lexicon::bundled();
    let names = all_names(&Paragraph::all(text), &lexicon).concat();
    let found: Vec<&str> = names.iter().map(|name| &text[name.span.range()]).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn what_an_office_is_for_is_no_part_of_a_name() {
    check("Commissioner of Police Aliyu Bindawa said so.", &["Aliyu Bindawa"]);
    check("Chief of Army Staff Taoreed Musa said so.", &["Taoreed Musa"]);
    check("Deputy Conservator of Forests Pankaj Garge said so.", &["Pankaj Garge"]);
    check("The University of Norvik was late.", &["University of Norvik"]);
}

#[test]
fn a_nation_that_no_list_holds_is_no_first_name() {
    check("It was Ethiopian Hirut Bekele again.", &["Hirut Bekele"]);
}

#[test]
fn letters_of_a_parliament_are_a_title() {
    check("Here Labour MSP John Roe spoke.", &["John Roe"]);
    check("Here Fine Gael TD Mairead Cloney spoke.", &["Mairead Cloney"]);
}

#[test]
fn a_day_is_a_first_name_before_a_surname() {
    check("The coach, Sunday Oliseh, was late.", &["Sunday Oliseh"]);
    check("On Sunday Oliseh was late.", &["Oliseh"]);
}

#[test]
fn a_nickname_stands_inside_of_a_name_that_no_list_holds() {
    check("He met Ravin “Tito” Quispem.", &["Ravin “Tito” Quispem"]);
}

#[test]
fn a_link_to_read_more_is_no_part_of_a_name() {
    check("So said Ines Marsh Read more about it.", &["Ines Marsh"]);
}

#[test]
fn a_quarter_is_no_name() {
    check("In Q2 Norvik was late.", &["Norvik"]);
}

#[test]
fn bodies_keep_all_of_their_names() {
    check("Here Levi Strand & Co. was late.", &["Levi Strand & Co"]);
    check("Here Norvik US Inc was late.", &["Norvik US Inc"]);
    check("Here Health Canada was late.", &["Health Canada"]);
    check("Then the WHO was late.", &["WHO"]);
}

#[test]
fn what_lost_its_space_before_a_name_is_no_part_of_it() {
    check(
        "The probeNorway asked was late. On January 28, 2023Marsh said so.",
        &["Norway", "Marsh"],
    );
    check("So far on WeaponsThe Norvik Board said so.", &["Norvik Board"]);
    check("The iPhone of YouTube was late.", &["YouTube"]);
}

#[test]
fn a_trade_that_no_list_holds_stands_before_a_first_name() {
    check("Treasurer Angus Whitlock was late.", &["Angus Whitlock"]);
}

#[test]
fn two_common_words_with_a_hyphen_are_no_name() {
    check("Small-town people met Ban Ki-moon.", &["Ban Ki-moon"]);
}

#[test]
fn what_an_office_is_for_may_be_a_list() {
    check("Minister of Ports and Fishers' Welfare Ines Marsh spoke.", &["Ines Marsh"]);
    check("Minister of Ports and Natural Gas Ines Marsh spoke.", &["Ines Marsh"]);
    check("Here the member for Ports and Wood Hill spoke.", &["Ports", "Wood Hill"]);
}

#[test]
fn what_an_office_is_for_is_nobody() {
    check("The Minister of Works, Engr. Sunday Ekpo, spoke.", &["Sunday Ekpo"]);
}

#[test]
fn a_trade_that_no_list_holds_is_no_first_name() {
    check("Caretaker Lindani Zulu was late.", &["Lindani Zulu"]);
    check("Plasterer Wanjiru Kimani was late.", &["Wanjiru Kimani"]);
    check("Brewer Wanjiru Kimani was late.", &["Wanjiru Kimani"]);
    check("Here Head Brewer Colm Tarrant spoke.", &["Colm Tarrant"]);
    check("Taxi driver Oonagh Birk was late.", &["Oonagh Birk"]);
    check("Narender Lindani Zulu was late.", &["Narender Lindani Zulu"]);
}

#[test]
fn a_first_name_may_end_as_trades_do() {
    for name in ["Sudheer", "Mansoor", "Rainer", "Skyler", "Conner"] {
        check(&format!("{name} Okwu Brandt was late."), &[&*format!("{name} Okwu Brandt")]);
    }
}

#[test]
fn letters_before_a_known_surname_are_a_rank() {
    check("Here Ross Aird spoke. CPO Aird was late.", &["Ross Aird", "Aird"]);
    check("Here ABC Aird spoke.", &["ABC Aird"]);
}

#[test]
fn a_surname_may_stand_in_front() {
    check("Chia Wei Marsh was late.", &["Chia Wei Marsh"]);
}

#[test]
fn a_nickname_has_an_article() {
    check("He met Walter “The Duke” Marsh.", &["Walter “The Duke” Marsh"]);
}

#[test]
fn a_word_is_a_surname_behind_a_title() {
    check("“No,” said Mrs May.", &["May"]);
    check("Here captain Will Marsh spoke.", &["Will Marsh"]);
}

#[test]
fn a_short_word_before_a_trade_is_no_name_in_any_letters() {
    check("Bus driver Oonagh Birk was late.", &["Oonagh Birk"]);
    check("Büs driver Oonagh Birk was late.", &["Oonagh Birk"]);
}

#[test]
fn a_place_of_which_somebody_holds_the_office_is_no_holder() {
    check("The Governor of Kaduna, Musa Bindawa, came.", &["Musa Bindawa"]);
    check("The Bishop of Leeds, Aliyu Musa Bindawa, came.", &["Aliyu Musa Bindawa"]);
    check("The District Attorney came. So did Treasurer Ines Marsh.", &["Ines Marsh"]);
    check("The Collector came. So did District Collector Aliyu Bindawa.", &["Aliyu Bindawa"]);
}

#[test]
fn a_trade_of_two_words_is_no_part_of_a_name() {
    check("Deckhand Aliyu Bindawa came.", &["Aliyu Bindawa"]);
    check("Locksmith Aliyu Bindawa came.", &["Aliyu Bindawa"]);
    check("Glaciologist Aliyu von Bindawa came.", &["Aliyu von Bindawa"]);
}

#[test]
fn a_line_that_introduces_speech_is_no_headline() {
    check(
        "Prof Helen Marsh, Professor of Botany, Norvik University, said:",
        &["Helen Marsh", "Norvik University"],
    );
}

#[test]
fn a_surname_that_is_a_title_is_none_before_a_place() {
    check("Congressman Carl King of Norvik came.", &["Carl King", "Norvik"]);
    check("The Director of Public Prosecutions, Ines Marsh, came.", &["Ines Marsh"]);
}

#[test]
fn nobody_is_called_by_the_place_of_their_office() {
    check("The President of Brazil came.", &[]);
    check("Governor of Kaduna Musa Bindawa came.", &["Musa Bindawa"]);
    check("The Prince of Wales came.", &["Prince of Wales"]);
}

#[test]
fn a_rank_behind_a_first_name_is_a_surname() {
    check("Economist Rupa Sen was late.", &["Rupa Sen"]);
    check("Zadie King was late.", &["Zadie King"]);
    check("They met the Zadie King.", &[]);
}

#[test]
fn a_chief_of_some_kind_is_an_office() {
    check("The Chief Whip was late.", &[]);
}

#[test]
fn the_body_of_an_office_is_no_part_of_its_holders_name() {
    check("Chief executive of Oxmarsh Paul Wills was late.", &["Paul Wills"]);
    check("General manager of Norvik Zoo Paul Wills was late.", &["Paul Wills"]);
    check("Head of policy at Oxmarsh Paul Wills was late.", &["Paul Wills"]);
    check("The head of St Mary Norvik was late.", &["St Mary Norvik"]);
}

#[test]
fn a_trade_is_no_part_of_a_name_of_three_words() {
    check("Plasterer Tan Kim Hock was late.", &["Tan Kim Hock"]);
}

#[test]
fn a_general_council_is_no_council_with_a_rank() {
    check("Here the General Staff of the Army met.", &["General Staff of the Army"]);
    check("Here the General Medical Council met.", &["General Medical Council"]);
    check("Here General Ines Marsh met them.", &["Ines Marsh"]);
}

#[test]
fn a_nation_belongs_to_a_body_and_not_to_a_person() {
    check("Here the Norwegian Red Cross met.", &["Norwegian Red Cross"]);
    check("Here Nigerian Adaeze Okonkwo Eze met them.", &["Adaeze Okonkwo Eze"]);
    check("Here South African Themba Zwane met them.", &["Themba Zwane"]);
    check("Here the South African run machine met them.", &[]);
}

#[test]
fn an_office_of_a_place_that_no_list_holds_names_nobody() {
    check("The Attorney General of Gilthorpe was late.", &[]);
    check("The Mayor of Gilthorpe was late.", &[]);
    check("The Minister of Works Aliyu Bindawa was late.", &["Aliyu Bindawa"]);
}

#[test]
fn an_initial_that_is_a_word_belongs_to_the_name() {
    check("Here Richard A. Marsh met them.", &["Richard A. Marsh"]);
    check("Here the doctor A. Mythira met them.", &["A. Mythira"]);
    check("They fell from Serie A. Tarvik met them.", &["Serie", "Tarvik"]);
    check("So did I. Marsh met them.", &["Marsh"]);
}

#[test]
fn what_somebody_turned_into_is_no_part_of_the_name() {
    check("Here physicist-turned-Energy-Secretary Ernest Marsh met them.", &["Ernest Marsh"]);
    check("Here MIT-physicist-turned-Energy-Secretary Ernest Marsh met them.", &["Ernest Marsh"]);
}

#[test]
fn a_title_behind_a_first_name_and_an_initial_is_a_surname() {
    check("Here West Virginia Gov. Jim Justice met them.", &["Jim Justice"]);
    check("Here Rep. Peter T. King met them.", &["Peter T. King"]);
    check("Here Governor Mary Judge met them.", &["Mary Judge"]);
}

#[test]
fn the_trade_of_whom_the_text_calls_by_a_courtesy_is_no_first_name() {
    check(
        "Boilermar Aditi Rangan left. They met Ms Rangan.",
        &["Boilermar Aditi Rangan", "Rangan"],
    );
    check("Weightier Aditi Rangan left. They met Ms Rangan.", &["Aditi Rangan", "Rangan"]);
    check("Helmsman Aditi Rangan left.", &["Aditi Rangan"]);
    check("Tahsildar Aditi Rangan left.", &["Aditi Rangan"]);
}

#[test]
fn letters_of_an_office_are_no_part_of_a_name() {
    check("There Norvik Rail MD Aditi K. Rangan spoke.", &["Aditi K. Rangan"]);
    check("They met ASP Aditi Rangan.", &["Aditi Rangan"]);
    check("They met Walter MD Marsh.", &["Walter MD Marsh"]);
    check("They met MD Rangan.", &["MD Rangan"]);
}

#[test]
fn what_ends_the_name_of_an_office_is_no_part_of_a_name() {
    check("Council President Pro Tem Aditi Rangan left.", &["Aditi Rangan"]);
    check("They met Rector Emerita Aditi Rangan.", &["Aditi Rangan"]);
    check("They met Governor-elect Aditi Rangan.", &["Aditi Rangan"]);
    check("They met Advocate-General Aditi R. Rangan.", &["Aditi R. Rangan"]);
}

#[test]
fn what_an_office_is_for_is_no_part_of_a_name_that_is_a_word() {
    check("They met the Minister for Climate Change Ines Waters.", &["Ines Waters"]);
    check("Secretary of Information Technology Aditi Rangan left.", &["Aditi Rangan"]);
    check("Norvik Institute Senior Fellow Aditi Rangan left.", &["Aditi Rangan"]);
}

#[test]
fn a_crown_prince_has_a_name() {
    check("They met Crown Prince Hamad bin Rangan.", &["Hamad bin Rangan"]);
    check("There Aditi bin Hamad Al Said spoke.", &["Aditi bin Hamad Al Said"]);
}

#[test]
fn a_member_of_a_party_and_parliament_is_not_named() {
    check("A Tory MSP left.", &[]);
}

#[test]
fn ranks_and_trades_before_a_full_name_are_no_part_of_it() {
    check("The coast guard’s Commodore Rodelo Macasap spoke.", &["Rodelo Macasap"]);
    check("So said Midshipman Aditi Rangan.", &["Aditi Rangan"]);
    check("So said Sub-Lieutenant Aditi Rangan.", &["Aditi Rangan"]);
    check("So said LtCol Aditi Rangan.", &["Aditi Rangan"]);
    check("Jeweller Aditi Rangan was late.", &["Aditi Rangan"]);
    check("Carpenter Aditi Rangan was late.", &["Aditi Rangan"]);
    check("Here Ines Carpenter was late.", &["Ines Carpenter"]);
}

#[test]
fn the_step_of_a_rank_is_no_part_of_a_name() {
    check("Petty Officer First Class Aditi Rangan was late.", &["Aditi Rangan"]);
    check("Petty Officer 2nd Class Aditi Rangan was late.", &["Aditi Rangan"]);
    check("Lieutenant Junior Grade Aditi Rangan was late.", &["Aditi Rangan"]);
}

#[test]
fn some_letters_of_a_first_name_are_part_of_the_name() {
    check("The clerk, Mohd. Rangan, was late.", &["Mohd. Rangan"]);
    check("So said Wm. Rangan, a grocer.", &["Wm. Rangan"]);
    check("So said Th. Aditi Rangan.", &["Th. Aditi Rangan"]);
}

#[test]
fn a_nickname_may_have_a_title_before_it_and_small_words_in_it() {
    check("Mayor Ines “Duke” Marsh was late.", &["Ines “Duke” Marsh"]);
    check("Judge Ines “Nell the Reed” Marsh was late.", &["Ines “Nell the Reed” Marsh"]);
}

#[test]
fn a_first_name_with_marks_on_its_vowels_is_no_shortened_title() {
    check("So said Bríd Ní Mharsh, a farmer.", &["Bríd Ní Mharsh"]);
    check("So said Trần Văn Rảng, a farmer.", &["Trần Văn Rảng"]);
    check("So said Siân ap Rangan, a farmer.", &["Siân ap Rangan"]);
    check("The ruling by Llŷr ab Odwyn was read.", &["Llŷr ab Odwyn"]);
    check("So said Sqn Ldr Ines Marsh, a pilot.", &["Ines Marsh"]);
}

#[test]
fn a_first_nation_has_all_of_its_name() {
    check("Norvik Lake First Nation was late.", &["Norvik Lake First Nation"]);
    check("So said a northern Norvik First Nation.", &["Norvik"]);
    check("Then the First Nation was late.", &[]);
}

#[test]
fn a_day_is_a_first_name_before_a_surname_that_is_a_word() {
    check("A trader, Sunday Bright, was late.", &["Sunday Bright"]);
    check("Of the trader, Sunday trading is the joy.", &[]);
}

#[test]
fn the_line_of_a_reporter_names_nobody() {
    check("STAFF REPORTER\nHe was late on the day, and she was not there at all.", &[]);
}
