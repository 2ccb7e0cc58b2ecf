//! Tests for speech in paragraphs of its own, and for posts.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn whoever_is_introduced_above_says_i() {
    check("Ines Marsh wrote in a letter:\n[I] think that it was late.", &["Ines Marsh"]);
    check(
        "[Carl Ode] left. As Ines Marsh continued:\nIt rained. [I] left.",
        &["Carl Ode", "Ines Marsh"],
    );
    check("Norvik Bank:\n[We] are late.", &["Norvik Bank"]);
    check("[Ines Marsh] left. She said:\n[I] am late.", &["Ines Marsh", "Ines Marsh"]);
    check("[Ines Marsh] left. She said:\n[We] are late.", &["Ines Marsh", "?"]);
}

#[test]
fn a_list_has_no_speaker() {
    check("Ines Marsh has these plans:\n[I] list a few.", &["?"]);
}

#[test]
fn what_stands_before_a_handle_is_a_name() {
    check("It rains so much here today — [inesm_73] (@inesm73) May 3, 2020", &["inesm_73"]);
    check("It rains so much here today — [Dr. Ines Marsh] (@inesm) May 3, 2020", &["Ines Marsh"]);
    check("It rains so much here today — [This Bank] (@thisbank) May 3, 2020", &["This Bank"]);
}

#[test]
fn an_author_who_says_we_speaks_for_many() {
    check("By Ines Marsh\n[I] know that it was late.", &["Ines Marsh"]);
    check("By Ines Marsh\n[We] know that it was late.", &["?"]);
}
