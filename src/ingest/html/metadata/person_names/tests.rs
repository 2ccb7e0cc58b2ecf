//! Tests which names of people stand in what a page says of its authors.

use super::Trust;
use super::names;
use super::turned;

fn shown(said: &str) -> String {
    names(said, Trust::Shown).join(", ")
}

#[test]
fn a_name_loses_what_stands_around_it() {
    for (said, name) in [
        ("By Ann Lee", "Ann Lee"),
        ("by Ann Lee and Bo Diaz", "Ann Lee, Bo Diaz"),
        ("BY ANN LEE | STAFF WRITER", "ANN LEE"),
        ("Written by Ann Lee, May 4, 2031", "Ann Lee"),
        ("von Ann Lee", "Ann Lee"),
        ("Von Braun", "Von Braun"),
        ("Ann Lee, The Daily", "Ann Lee"),
        ("Ann Lee Updated 3 hours ago", "Ann Lee"),
        ("View all posts by Ann Lee", "Ann Lee"),
        ("Ann Lee | Staff Writer | Dec 13", "Ann Lee"),
        ("By Ann Lee, Political Editor", "Ann Lee"),
        ("By Ann Lee, Bo van der Berg & Cy Young Jr.", "Ann Lee, Bo van der Berg, Cy Young Jr."),
        ("Text: Ann Lee; Foto: Bo Diaz", "Ann Lee"),
        ("李安", "李安"),
    ] {
        assert_eq!(shown(said), name, "{said}");
    }
}

#[test]
fn what_is_no_name_is_none() {
    for other in [
        "https://example.org/ann",
        "admin",
        "",
        "@ann",
        "12",
        "{{author}}",
        "See full bio",
        "3:42 PM ET",
        "Photo: Ann Lee",
        "Staff Writer",
        "No Author",
        "Share this article",
    ] {
        assert_eq!(shown(other), "", "{other}");
        let stated = names(other, Trust::Stated);
        assert!(stated.is_empty(), "{other}: {stated:?}");
    }
}

#[test]
fn what_is_stated_is_believed_further() {
    let stated = |said: &str| names(said, Trust::Stated).join(", ");
    assert_eq!(stated("annlee"), "annlee");
    assert_eq!(stated("Reuters Staff"), "Reuters Staff");
    assert_eq!(stated("Ann Lee, Lamp Staff"), "Ann Lee");
    assert_eq!(stated("The Harbourmen of Lund"), "The Harbourmen of Lund");
    assert_eq!(turned("Lee, Ann"), "Ann Lee");
}

#[test]
fn letters_that_grow_and_shrink_do_no_harm() {
    names("ẞ on İ", Trust::Shown);
    names("ẞẞ for İİ Ann Lee", Trust::Shown);
}

#[test]
fn an_outlet_beside_a_stated_name_is_no_author() {
    let stated = |said: &str| names(said, Trust::Stated).join(", ");
    for said in [
        "Ann M. Lee, Lamp.example",
        "Ann M. Lee, Harbour News",
        "Ann M. Lee | Lamp Advance Media for lamp.example",
        "Lamp Media | Ann M. Lee",
        "Ann M. Lee | Staff Writer",
    ] {
        assert_eq!(stated(said), "Ann M. Lee", "{said}");
    }
    assert_eq!(stated("Ann Lee. Lamp International"), "Ann Lee");
    assert_eq!(stated("Ann Lee, Bo Diaz"), "Ann Lee, Bo Diaz");
    assert_eq!(stated("Ann Lee | Emily Post"), "Ann Lee, Emily Post");
    assert_eq!(stated("Harbour News"), "Harbour News");
    assert_eq!(stated("Sen. Ann Lee"), "Sen. Ann Lee");
    assert_eq!(stated("Ann Lee, Prof. Bo Diaz"), "Ann Lee, Prof. Bo Diaz");
    assert_eq!(stated("李 明、王小明"), "李 明、王小明");
}
