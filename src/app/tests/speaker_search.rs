//! Tests the search for speakers by what is typed of their names.

use crate::app::Change;
use crate::app::Desk;
use crate::app::tests::desk_quoting;
use crate::app::tests::finding;
use crate::article::Origin;
use crate::ingest;
use crate::library::Correction;
use crate::quotes::Acts;

fn found(desk: &Desk, typed: &str) -> Vec<String> {
    desk.find_speakers(typed, &[], 9, Acts::SAID).unwrap().into_iter().map(|row| row.name).collect()
}

#[test]
fn speakers_are_found_by_letters_of_a_name_or_an_alias() {
    let desk = desk_quoting(&[
        ("Bilawal Bhutto Zardari", &["Bilawal"]),
        ("Yuri Ushakov", &["Kremlin aide"]),
        ("Recep Tayyip Erdoğan", &[]),
        ("Anna O’Neil", &[]),
    ]);
    assert_eq!(found(&desk, "zardari"), ["Bilawal Bhutto Zardari"]);
    assert_eq!(found(&desk, "bzard"), ["Bilawal Bhutto Zardari"]);
    assert_eq!(found(&desk, "KREMLIN"), ["Yuri Ushakov"]);
    assert_eq!(found(&desk, "erdogan"), ["Recep Tayyip Erdoğan"]);
    assert_eq!(found(&desk, "o'neil"), ["Anna O’Neil"]);
    assert_eq!(found(&desk, "ushakof"), ["Yuri Ushakov"], "one wrong letter is forgiven");
    assert_eq!(found(&desk, "zardari bil"), ["Bilawal Bhutto Zardari"], "words in any order");
    assert_eq!(found(&desk, "qqq"), Vec::<String>::new());
    assert_eq!(found(&desk, "!zardari"), ["Bilawal Bhutto Zardari"], "no negation");
}

#[test]
fn nothing_typed_finds_the_most_quoted_first() {
    let desk = desk_quoting(&[("Ann Lee", &[]), ("Bo Diaz", &[]), ("Cy Young", &[])]);
    assert_eq!(found(&desk, " "), ["Ann Lee", "Bo Diaz", "Cy Young"]);
    assert_eq!(desk.find_speakers("", &[], 2, Acts::SAID).unwrap().len(), 2);
}

#[test]
fn names_that_were_read_ahead_are_read_anew_after_a_change() {
    let mut desk = desk_quoting(&[("Ann Lee", &[]), ("Bo Diaz", &[])]);
    let ann = desk.find_speakers("", &[], 1, Acts::SAID).unwrap()[0].id;
    desk.read_names();
    let rename = Correction::Rename { speaker: ann, name: "Zora Kim".to_owned() };
    desk.change(&Change::Make(rename)).unwrap();
    assert_eq!(found(&desk, "zora"), ["Zora Kim"]);
}

#[test]
fn of_those_who_match_as_well_the_wanted_come_first() {
    let desk = desk_quoting(&[("Ann Lee", &[]), ("Bo Diaz", &[]), ("Cy Lee", &[])]);
    let id_of = |name: &str| desk.find_speakers(name, &[], 1, Acts::SAID).unwrap()[0].id;
    let first = [id_of("Cy Lee"), id_of("Bo Diaz")];
    let found = |typed: &str, most| -> Vec<String> {
        let found = desk.find_speakers(typed, &first, most, Acts::SAID).unwrap().into_iter();
        found.map(|row| row.name).collect()
    };
    assert_eq!(found("", 9), ["Cy Lee", "Bo Diaz", "Ann Lee"]);
    assert_eq!(found("", 2), ["Cy Lee", "Bo Diaz"]);
    assert_eq!(found("lee", 9), ["Cy Lee", "Ann Lee"]);
    assert_eq!(found("ann", 9), ["Ann Lee"], "nobody comes who does not match");
}

#[test]
fn a_name_that_is_typed_becomes_the_likeliest() {
    let desk = desk_quoting(&[
        ("Yuri Ushakov", &["Bilateral Commission"]),
        ("Anna Bilge Ray", &[]),
        ("Rosa Biller", &[]),
        ("Bilawal Bhutto Zardari", &["Bilawal"]),
        ("Nobel Abilov", &[]),
    ]);
    let named = |typed: &str| desk.names_like(typed, 9).unwrap();
    let all = ["Rosa Biller", "Bilawal Bhutto Zardari", "Anna Bilge Ray", "Yuri Ushakov"];
    assert_eq!(named("bil"), all);
    assert_eq!(desk.names_like("bil", 2).unwrap(), all[..2]);
    assert_eq!(named("bil r"), ["Rosa Biller", "Anna Bilge Ray"], "words in any order");
    assert_eq!(named("zardri"), ["Bilawal Bhutto Zardari"], "nobody is called so");
    assert_eq!(named("qqq"), [""; 0]);
}

#[test]
fn speakers_filed_since_the_last_search_are_found() {
    let mut desk = desk_quoting(&[("Ann Lee", &[])]);
    assert_eq!(found(&desk, "keller"), Vec::<String>::new());
    let text = "“No,” Anna Keller said.";
    let article = ingest::article("no", Origin::Stdin, text.into());
    let assignment = desk.keep(&article).unwrap().assignment.unwrap();
    desk.file(&finding(&assignment)).unwrap();
    assert_eq!(found(&desk, "keller"), ["Anna Keller"]);
}
