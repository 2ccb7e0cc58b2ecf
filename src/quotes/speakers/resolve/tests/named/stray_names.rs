//! Tests for names that tell where somebody is, or what they have, and name nobody.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn nobody_is_the_town_where_somebody_is_from() {
    check("A nurse from Ballynoe was late. “It rained,” [she] said.", &["?"]);
    check("The vicar of Gilthorpe lost his cat. “It rained,” [he] said.", &["?"]);
    check("A student at Rowanfield was hurt. “It rained,” [she] said.", &["?"]);
}

#[test]
fn nobody_is_a_people() {
    check("A Ghanan, Kofi Mensah, was late. “It rained,” [he] said.", &["Kofi Mensah"]);
}

#[test]
fn a_place_before_people_is_none_of_them() {
    check("Thornwick growers like Ines Marsh were late. “It rained,” [she] said.", &["Ines Marsh"]);
}

#[test]
fn who_is_more_than_a_word_behind_a_preposition_may_be_meant() {
    check("Holm was late. They heard from Holm. “It rained,” [she] said.", &["Holm"]);
}

#[test]
fn a_wider_place_is_not_whoever_is_from_there() {
    check(
        "Fellow marcher, electrical engineer [Odo Marsh, 60, from Tarvik, North Norvikshire,] said so.",
        &["Odo Marsh"],
    );
    check("[A potter from Tarvik, Lothmoor,] said so.", &["potter from Tarvik"]);
    check(
        "[Geologists led by Dr Ines Marsh of Norvik University, New York,] said so.",
        &["geologists led by Dr Ines Marsh of Norvik University"],
    );
    check("[A potter from Tarvik, Ines Marsh,] said so.", &["Ines Marsh"]);
}

#[test]
fn places_before_an_office_hold_it_not() {
    check("[South Alby, Ohio, Mayor Odo Lind] said so.", &["Odo Lind"]);
    check("[The Washington, DC-based Institute for Bridges] said so.", &["Institute for Bridges"]);
    check("[Odo Lind, a Tarvik-based Danish potter,] said so.", &["Odo Lind"]);
}
