//! Tests which character each name of a text is.

use super::Cast;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::stretch::Stretch;
use crate::quotes::speakers::mention;

/// Checks the fullest name of the character that each mention names.
fn check(text: &str, expected: &[(&str, &str)]) {
    let lexicon = Lexicon::bundled();
    let mentions = mention::all_names(&Paragraph::all(text), &lexicon).concat();
    let mut cast = Cast::default();
    let mut goes_on = |_| true;
    let consent = &mut Consent::of(&mut goes_on);
    let named = cast.add(text, &lexicon, Stretch::new(0, &mentions), consent).unwrap();
    let found: Vec<(&str, &str)> = mentions
        .iter()
        .zip(&named)
        .map(|(mention, &whose)| {
            let fullest = cast.characters[whose].fullest;
            (&text[mention.span.range()], &text[fullest.span.range()])
        })
        .collect();
    assert_eq!(found, expected);
}

#[test]
fn a_surname_or_a_first_name_stands_for_the_full_name() {
    check(
        "Mona Petrova met Carl Ruiz Ode. Petrova smiled. Carl frowned.",
        &[
            ("Mona Petrova", "Mona Petrova"),
            ("Carl Ruiz Ode", "Carl Ruiz Ode"),
            ("Petrova", "Mona Petrova"),
            ("Carl", "Carl Ruiz Ode"),
        ],
    );
}

#[test]
fn of_two_with_one_surname_the_one_just_named_in_full_is_meant() {
    check(
        "Carl Ruiz met Mona Ruiz. Carl Ruiz smiled.\n\nMona Ruiz frowned. Ruiz left.",
        &[
            ("Carl Ruiz", "Carl Ruiz"),
            ("Mona Ruiz", "Mona Ruiz"),
            ("Carl Ruiz", "Carl Ruiz"),
            ("Mona Ruiz", "Mona Ruiz"),
            ("Ruiz", "Mona Ruiz"),
        ],
    );
}

#[test]
fn a_full_name_may_come_after_the_surname() {
    check(
        "Petrova smiled.\nIt was Mona Petrova.",
        &[("Petrova", "Mona Petrova"), ("Mona Petrova", "Mona Petrova")],
    );
}

#[test]
fn a_title_tells_spouses_apart() {
    check(
        "John Petrov and Mary Petrov came. Mrs. Petrov spoke. Mr. Petrov slept.",
        &[
            ("John Petrov", "John Petrov"),
            ("Mary Petrov", "Mary Petrov"),
            ("Petrov", "Mary Petrov"),
            ("Petrov", "John Petrov"),
        ],
    );
}

#[test]
fn an_acronym_stands_for_the_body_it_abbreviates() {
    check(
        "The National Water Board met. The NWB agreed.",
        &[("National Water Board", "National Water Board"), ("NWB", "National Water Board")],
    );
    check(
        "The Norvik Counterfire Center (NCFC) met. The NCFC agreed.",
        &[
            ("Norvik Counterfire Center", "Norvik Counterfire Center"),
            ("NCFC", "Norvik Counterfire Center"),
            ("NCFC", "Norvik Counterfire Center"),
        ],
    );
    check(
        "The Norvik Centers for Water and Waste met. The NCW agreed.",
        &[
            ("Norvik Centers for Water and Waste", "Norvik Centers for Water and Waste"),
            ("NCW", "Norvik Centers for Water and Waste"),
        ],
    );
    check(
        "The Department of Rivers met. DOR agreed.",
        &[("Department of Rivers", "Department of Rivers"), ("DOR", "Department of Rivers")],
    );
    check(
        "The Norvik River Service Authority (Nrsa) met. Nrsa agreed.",
        &[
            ("Norvik River Service Authority", "Norvik River Service Authority"),
            ("Nrsa", "Norvik River Service Authority"),
            ("Nrsa", "Norvik River Service Authority"),
        ],
    );
    check(
        "Rivers, Ports and Fishers Norway (RPFN) met. RPFN agreed.",
        &[
            ("Rivers, Ports and Fishers Norway", "Rivers, Ports and Fishers Norway"),
            ("RPFN", "Rivers, Ports and Fishers Norway"),
            ("RPFN", "Rivers, Ports and Fishers Norway"),
        ],
    );
}

#[test]
fn a_short_form_in_brackets_may_be_written_like_a_word() {
    check(
        "The Independent Trade Standards Authority (Itsa) met. Itsa agreed.",
        &[
            ("Independent Trade Standards Authority", "Independent Trade Standards Authority"),
            ("Itsa", "Independent Trade Standards Authority"),
            ("Itsa", "Independent Trade Standards Authority"),
        ],
    );
    check(
        "The Norvik Trade Standards Authority (Oslo) met. Oslo agreed.",
        &[
            ("Norvik Trade Standards Authority", "Norvik Trade Standards Authority"),
            ("Oslo", "Oslo"),
            ("Oslo", "Oslo"),
        ],
    );
}

#[test]
fn a_slip_in_a_surname_is_no_new_person() {
    check(
        "Mary Petrova met Carl Ruiz. Petrvoa smiled.",
        &[
            ("Mary Petrova", "Mary Petrova"),
            ("Carl Ruiz", "Carl Ruiz"),
            ("Petrvoa", "Mary Petrova"),
        ],
    );
    check(
        "Mary Harrmot met Carl Ruiz. Harmott smiled.",
        &[
            ("Mary Harrmot", "Mary Harrmot"),
            ("Carl Ruiz", "Carl Ruiz"),
            ("Harmott", "Mary Harrmot"),
        ],
    );
}

#[test]
fn the_name_of_most_mentions_is_the_full_one() {
    let text = "Mona Petrova left. Mona Petrova Oslo East smiled. Mona Petrova slept.";
    check(
        text,
        &[
            ("Mona Petrova", "Mona Petrova"),
            ("Mona Petrova Oslo East", "Mona Petrova Oslo East"),
            ("Mona Petrova", "Mona Petrova"),
        ],
    );
    check(
        "They met Maria de la Torre. De la Torre smiled. De la Torre left.",
        &[
            ("Maria de la Torre", "Maria de la Torre"),
            ("Torre", "Maria de la Torre"),
            ("Torre", "Maria de la Torre"),
        ],
    );
}

#[test]
fn father_and_son_are_two() {
    check(
        "Carl Ode Sr. met Carl Ode Jr. in May.",
        &[("Carl Ode Sr", "Carl Ode Sr"), ("Carl Ode Jr", "Carl Ode Jr")],
    );
}

#[test]
fn honours_and_ranks_are_no_part_of_a_name() {
    check(
        "Prosecutor Daniel Okafor KC left. Okafor smiled. Okafor KC slept.",
        &[
            ("Daniel Okafor", "Daniel Okafor"),
            ("Okafor", "Daniel Okafor"),
            ("Okafor", "Daniel Okafor"),
        ],
    );
    check(
        "They met Mary Lee MP. Lee smiled. A Labour MP left.",
        &[("Mary Lee", "Mary Lee"), ("Lee", "Mary Lee")],
    );
    check(
        "It was Detective Inspector Joanne Pell. DI Pell left. Supt Pell smiled.",
        &[("Joanne Pell", "Joanne Pell"), ("Pell", "Joanne Pell"), ("Pell", "Joanne Pell")],
    );
    check("Then DC Comics left.", &[("DC Comics", "DC Comics")]);
}

#[test]
fn a_president_is_nobody_called_by_a_longer_run_of_capitals() {
    check(
        "President Marsh was late. The Marsh White House was not.",
        &[("Marsh", "Marsh"), ("Marsh White House", "Marsh White House")],
    );
}

#[test]
fn nobody_goes_by_a_surname_before_the_rest_of_it_where_another_has_it() {
    check(
        "Josefina Avila Morales was late. Avila left. Her daughter, Ines Avila, did not.",
        &[
            ("Josefina Avila Morales", "Josefina Avila Morales"),
            ("Avila", "Josefina Avila Morales"),
            ("Ines Avila", "Ines Avila"),
        ],
    );
}

#[test]
fn the_first_of_two_surnames_has_its_particle() {
    check(
        "Here Ana del Campo Ruiz spoke. Then Del Campo smiled.",
        &[("Ana del Campo Ruiz", "Ana del Campo Ruiz"), ("Del Campo", "Ana del Campo Ruiz")],
    );
}

#[test]
fn a_wife_has_the_surname_of_her_husband() {
    check(
        "John Pole and his wife, Mary, left. Then Mrs Pole smiled.",
        &[("John Pole", "John Pole"), ("Mary", "Mary"), ("Pole", "Mary")],
    );
}

#[test]
fn a_firm_is_no_product_that_bears_its_name() {
    check(
        "It was a Norply Train. Here Norply is late. There is no Norply Bank.",
        &[
            ("Norply Train", "Norply Train"),
            ("Norply", "Norply Bank"),
            ("Norply Bank", "Norply Bank"),
        ],
    );
    check(
        "Then Norply Ferry 91 left. Here Norply is late.",
        &[("Norply Ferry", "Norply Ferry"), ("Norply", "Norply")],
    );
    check(
        "It is at Norply Stadium. Here Norply is late.",
        &[("Norply Stadium", "Norply Stadium"), ("Norply", "Norply")],
    );
    check(
        "Then Norply Timbers left. Here Norply is late.",
        &[("Norply Timbers", "Norply Timbers"), ("Norply", "Norply Timbers")],
    );
}

#[test]
fn nor_is_it_a_branch_where_it_mostly_stands_alone() {
    check(
        "Here Norply is late. At Norply Denmark it is dark. So Norply is sorry.",
        &[("Norply", "Norply"), ("Norply Denmark", "Norply Denmark"), ("Norply", "Norply")],
    );
}

#[test]
fn the_brewery_is_nobody_who_bears_its_name() {
    check(
        "The brewery Marsh is late. Marsh is sorry. Ines Marsh left.",
        &[("Marsh", "Marsh"), ("Marsh", "Marsh"), ("Ines Marsh", "Ines Marsh")],
    );
    check(
        "Ines Marsh led the study Marsh wanted.",
        &[("Ines Marsh", "Ines Marsh"), ("Marsh", "Ines Marsh")],
    );
}

#[test]
fn a_first_name_that_looks_like_one_is_not_parted_from_its_surname() {
    check(
        "It was Uvala Beer. Then Uvala said so.",
        &[("Uvala Beer", "Uvala Beer"), ("Uvala", "Uvala Beer")],
    );
}

#[test]
fn two_letters_before_a_surname_are_somebody_elses_initials() {
    check(
        "Alan Marsh was late. BK Marsh, a driver, was early.",
        &[("Alan Marsh", "Alan Marsh"), ("BK Marsh", "BK Marsh")],
    );
    check(
        "Alan Marsh was late. AG Marsh slept.",
        &[("Alan Marsh", "Alan Marsh"), ("Marsh", "Alan Marsh")],
    );
}

#[test]
fn a_title_is_a_surname_behind_a_first_name_that_no_list_holds() {
    check(
        "Labour MP Apsara Begum was late. Ms Begum smiled.",
        &[("Apsara Begum", "Apsara Begum"), ("Begum", "Apsara Begum")],
    );
}

#[test]
fn degrees_are_no_part_of_a_name() {
    check("They met Ines Marsh Ph.D. in May.", &[("Ines Marsh", "Ines Marsh")]);
    check("They met Ines Marsh, K.C., in May.", &[("Ines Marsh", "Ines Marsh")]);
    check("They met Ines Marsh III in May.", &[("Ines Marsh III", "Ines Marsh III")]);
    check("They met Norvik FC SC.", &[("Norvik FC SC", "Norvik FC SC")]);
}

#[test]
fn the_first_two_of_many_names_stand_for_all() {
    check(
        "It was Ines Rangan Bekele Marsh. Ines Rangan left.",
        &[
            ("Ines Rangan Bekele Marsh", "Ines Rangan Bekele Marsh"),
            ("Ines Rangan", "Ines Rangan Bekele Marsh"),
        ],
    );
    check(
        "It was Alhaj Aditi Rangan Bekele. Aditi Rangan left.",
        &[("Aditi Rangan Bekele", "Aditi Rangan Bekele"), ("Aditi Rangan", "Aditi Rangan Bekele")],
    );
}
