//! Tests who is taken for whom over several texts.

use crate::quotes::SpeakerType;
use crate::quotes::analysis::Speaker;
use crate::quotes::speakers::roster::RosterEntry;
use crate::quotes::speakers::roster::identify;
use crate::quotes::speakers::roster::look_up_keys;
use crate::quotes::speakers::roster::merge;

fn speaker(kind: SpeakerType, name: &str, roles: &[&str]) -> Speaker {
    Speaker {
        name: name.to_owned(),
        kind,
        aliases: Vec::new(),
        roles: roles.iter().map(|&role| role.to_owned()).collect(),
    }
}

fn person(name: &str, roles: &[&str]) -> Speaker {
    speaker(SpeakerType::Person, name, roles)
}

fn once(speaker: &Speaker) -> RosterEntry {
    RosterEntry { speaker: speaker.clone(), quotations: 1 }
}

/// Returns true if the second is taken for the first, where only the first is known.
fn same(a: &Speaker, b: &Speaker) -> bool {
    let found = identify(b, &[once(a)]).is_some();
    let shared = look_up_keys(a).iter().any(|key| look_up_keys(b).contains(key));
    assert!(shared || !found, "{} and {} share no key", a.name, b.name);
    found
}

#[test]
fn spellings_of_one_name_are_one_person() {
    for (a, b) in [
        ("Yuri Petrov", "Yury Petrov"),
        ("Mohammed Naseer", "Muhammad Nasir"),
        ("Dmitri Orlov", "Dmitry Orlov"),
        ("J. D. Marsh", "JD Marsh"),
        ("Bob Carter", "Robert Carter"),
    ] {
        assert!(same(&person(a, &[]), &person(b, &[])), "{a} / {b}");
    }
}

#[test]
fn first_names_that_conflict_are_two_people() {
    for (a, b) in [
        ("Dan Marsh", "Don Marsh"),
        ("Christian Marsh", "Christine Marsh"),
        ("Ada Marsh", "Ines Marsh"),
    ] {
        assert!(!same(&person(a, &["senator"]), &person(b, &["senator"])), "{a} / {b}");
    }
}

#[test]
fn a_surname_alone_is_the_only_one_who_bears_it() {
    let known = [person("Ada Marsh", &["senator"]), person("Ines Marsh", &["mayor"])];
    let known = known.each_ref().map(once);
    assert_eq!(identify(&person("Marsh", &[]), &known[..1]), Some(0));
    assert_eq!(identify(&person("Marsh", &["mayor"]), &known[..1]), None);
    assert_eq!(identify(&person("Marsh", &[]), &known), None);
    assert_eq!(identify(&person("Marsh", &["mayor"]), &known), Some(1));
    let [ada, ines] = known;
    let known = [RosterEntry { quotations: 9, ..ada.clone() }, ines.clone()];
    assert_eq!(identify(&person("Marsh", &[]), &known), None);
    let known = [RosterEntry { quotations: 40, ..ada }, ines];
    assert_eq!(identify(&person("Marsh", &[]), &known), Some(0));
    let bare = RosterEntry { quotations: 30, ..once(&person("Marsh", &["judge"])) };
    let known = [bare, known[0].clone(), known[1].clone()];
    assert_eq!(identify(&person("Marsh", &[]), &known), Some(1));
}

#[test]
fn a_surname_with_an_office_is_the_one_whose_name_is_known() {
    let known = [
        person("Ines Marsh", &["mrs", "envoy"]),
        person("Marsh", &["mayor"]),
        person("Ada Marsh", &["mayor"]),
        person("Marsh", &["mayor", "lawyer"]),
    ];
    let known = known.each_ref().map(once);
    assert_eq!(identify(&person("Marsh", &["mayor"]), &known), Some(2));
    assert_eq!(identify(&person("Marsh", &["lawyer"]), &known), Some(3));
}

#[test]
fn an_office_that_two_are_told_of_is_that_of_whom_far_more_is_quoted() {
    let entry = |speaker: Speaker, quotations| RosterEntry { speaker, quotations };
    let him = |quotations| entry(person("Carl Marsh", &["president"]), quotations);
    let her = || entry(person("Mary Marsh", &["lady", "president"]), 3);
    let marsh = person("Marsh", &["president"]);
    assert_eq!(identify(&marsh, &[him(40), her()]), Some(0));
    assert_eq!(identify(&marsh, &[him(20), her()]), None);
    // A surname alone that some article left is no rival.
    let bare = || entry(person("Marsh", &["president"]), 2);
    assert_eq!(identify(&marsh, &[bare(), him(40), her()]), Some(1));
}

#[test]
fn nobody_is_addressed_as_a_man_here_and_as_a_woman_there() {
    let known = [person("Ines Marsh", &["mrs"]), person("Carl Marsh", &["mr"])];
    let known = known.each_ref().map(once);
    assert_eq!(identify(&person("Marsh", &["mrs"]), &known), Some(0));
    assert_eq!(identify(&person("Marsh", &["mr"]), &known), Some(1));
    assert_eq!(identify(&person("Marsh", &[]), &known), None);
    assert_eq!(identify(&person("Marsh", &["ms"]), &known[1..]), None);
    let bare = [once(&person("Marsh", &["mr"]))];
    assert_eq!(identify(&person("Ines Marsh", &["mrs"]), &bare), None);
    assert_eq!(identify(&person("Carl Marsh", &["mr"]), &bare), Some(0));
}

#[test]
fn father_and_son_are_two_people() {
    let senior = person("Carl Marsh", &[]);
    let junior = person("Carl Marsh Jr.", &[]);
    assert!(!same(&senior, &junior) && !same(&junior, &senior));
    assert!(same(&junior, &person("Carl B. Marsh, Jr", &[])));
    assert!(same(&senior, &person("Carl Marsh Sr.", &[])));
}

#[test]
fn more_than_a_second_surname_is_another_name() {
    let person = |name| person(name, &[]);
    assert!(same(&person("Bilal Zardo"), &person("Bilal Zardo Umar")));
    assert!(!same(&person("Ines Marsh"), &person("Ines Marsh South Dakota")));
    assert!(same(&person("Ines Marsh"), &person("Ines Abel Marsh")));
}

#[test]
fn a_name_is_one_thing_whatever_it_was_taken_for() {
    let body = speaker(SpeakerType::Organization, "Norvik Press", &[]);
    assert!(same(&body, &person("Norvik Press", &[])));
    assert!(!same(&speaker(SpeakerType::Place, "Marsh", &[]), &person("Marsh", &[])));
}

#[test]
fn a_body_is_its_acronym_but_a_capital_is_not_its_country() {
    let board = speaker(SpeakerType::Organization, "National Water Board", &[]);
    assert!(same(&board, &speaker(SpeakerType::Organization, "NWB", &[])));
    assert!(!same(
        &speaker(SpeakerType::Place, "Oslo", &[]),
        &speaker(SpeakerType::Place, "Norway", &[])
    ));
}

#[test]
fn the_unnamed_are_nobody_else() {
    let official = speaker(SpeakerType::Unnamed, "senior official", &[]);
    assert!(!same(&official, &official));
}

#[test]
fn other_names_become_aliases_and_roles_are_gathered() {
    let mut known = person("Ines Marsh", &["mayor"]);
    merge(&mut known, &person("Marsh", &["mayor", "lawyer"]));
    assert_eq!(
        (known.name.as_str(), known.aliases.as_slice()),
        ("Ines Marsh", &["Marsh".to_owned()][..])
    );
    assert_eq!(known.roles, ["lawyer", "mayor"]);
}

#[test]
fn a_body_without_a_name_is_none_of_another_text() {
    let body = |name: &str| speaker(SpeakerType::Organization, name, &[]);
    assert!(!same(&body("federal government"), &body("federal government")));
    assert!(same(&body("Norvik government"), &body("Norvik government")));
}
