//! Tests for whom something written stands.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn what_somebody_wrote_speaks_for_them_but_their_lawyer_does_not() {
    check("Mary Orr sat down. [Orr’s memoir] says otherwise.", &["Mary Orr"]);
    check("Mary Orr sat down. [Her letter] says otherwise.", &["Mary Orr"]);
    check(
        "Mary Orr sat down. [Orr’s remarks] suggest so. [Her tweets] say so.",
        &["Mary Orr", "Mary Orr"],
    );
    check("Mary Orr sat down. [Orr’s lawyer] says otherwise.", &["Orr’s lawyer"]);
}

#[test]
fn a_document_speaks_for_whom_it_is_from() {
    check("[Figures from the Norvik Water Board] say so.", &["Norvik Water Board"]);
    check("[Data by the agency Norvik Water] say so.", &["Norvik Water"]);
    check(
        "The Water Board was late. [It] said so in a statement. [The statement] said it rained.",
        &["Water Board", "Water Board"],
    );
    check("They read a statement by Mary Orr. [The statement] said so.", &["Mary Orr"]);
}

#[test]
fn a_document_that_nobody_is_said_to_have_written_is_no_body_nearby() {
    check("The Water Board met. [The lawsuit] says so.", &["lawsuit"]);
}

#[test]
fn a_document_speaks_for_whose_it_is() {
    check("[A Norvik Times article] said so. [The article] went on.", &["Norvik Times"; 2]);
    check("Ines Marsh sued. [Ines Marsh’s brief] said so.", &["Ines Marsh"]);
    check("[An ad from Ines Marsh’s presidential campaign] said so.", &["Marsh campaign"]);
}

#[test]
fn the_author_of_a_study_may_be_told_after_it() {
    check(
        "[A study] finds so.\nThe Norvik Institute study tells why it rains.",
        &["Norvik Institute"],
    );
    check(
        "The Norvik Institute study tells why it rains. [The report] says so.",
        &["Norvik Institute"],
    );
}

#[test]
fn who_has_seen_something_written_has_not_written_it() {
    check("[A Norvik Board memo seen by the Ode Post] said so. It rained.", &["Norvik Board"]);
    check("[Emails seen by the Ode Post] say so. It rained.", &["emails seen by the Ode Post"]);
    check("[A summary issued by the Norvik Board] says so. It rained.", &["Norvik Board"]);
    check("[Rules recently issued by the Norvik Board] say so. It rained.", &["Norvik Board"]);
    check(
        "[The statement posted on the Norvik Board handle] said so. It rained.",
        &["Norvik Board"],
    );
    check(
        "[Voters interviewed by the Ode Post] said so. It rained.",
        &["Voters interviewed by the Ode Post"],
    );
}

#[test]
fn who_issued_something_written_is_its_author() {
    check(
        "On Monday the Norvik Board issued a short statement. [The statement] said so.",
        &["Norvik Board"],
    );
    check("A statement was issued on the Norvik Board. [The statement] said so.", &["statement"]);
    check("[The Norvik Board’s latest annual report] said so. It rained.", &["Norvik Board"]);
    check("A recent Norvik Board survey was read. [The study] said so.", &["Norvik Board"]);
}

#[test]
fn an_ad_speaks_for_the_campaign_that_it_is_from() {
    check(
        "A new ad from Ines Marsh’s presidential campaign names Carl Ode. [The ad] says so.",
        &["Marsh campaign"],
    );
    check(
        "Ines Marsh has a new campaign ad about Carl Ode. [The 30-second spot] says so.",
        &["Marsh campaign"],
    );
    check(
        "An ad by the Norvik Board tells of cases that Carl Ode lost. [The ad] says so.",
        &["Norvik Board"],
    );
    check(
        "The Norvik Post ran a feature about Carl Ode on Monday. [The piece] says so.",
        &["Norvik Post"],
    );
}

#[test]
fn a_headline_tells_of_the_poll_that_is_named_after_it() {
    let between = "It rained in Oslo.\nIt went on.\nIt got cold.";
    check(
        &format!("[A new poll] says so.\n{between}\nThe Norvik Institute opinion poll is new."),
        &["Norvik Institute"],
    );
    check(
        &format!(
            "[A new poll] says so.\n{between}\nThe Norvik Post/Ode Press opinion poll is new."
        ),
        &["Norvik Post/Ode Press opinion poll"],
    );
}

#[test]
fn a_ruling_is_of_the_court_that_spoke() {
    check(
        "[The Norvik Labour Court] said so. [Carl Ode] left. [The ruling] said it rained.",
        &["Norvik Labour Court", "Carl Ode", "Norvik Labour Court"],
    );
}

#[test]
fn what_somebody_fills_with_words_speaks_for_them() {
    check("Mary Orr met Carl Ode. [Her yearbook] says otherwise.", &["Mary Orr"]);
    check("Mary Orr met Carl Ode. [Her family] says otherwise.", &["Her family"]);
}

#[test]
fn a_palace_statement_is_that_of_the_palace_that_spoke() {
    check(
        "[Norvik Palace] announced it. [A palace statement] said more.",
        &["Norvik Palace", "Norvik Palace"],
    );
    check(
        "[Carl Ode] announced it. [A palace statement] said more.",
        &["Carl Ode", "palace statement"],
    );
}

#[test]
fn a_report_for_several_is_by_none_of_them() {
    check(
        "[The report for Norvik University, Oslo College and the Karadia Board] said so.",
        &["report for Norvik University"],
    );
}

#[test]
fn a_title_tells_nothing_and_who_passes_something_on_has_not_written_it() {
    check("The council has a report, titled “Double Trouble”, [which] said it was late.", &["?"]);
    check(
        "[The emails released by the Norvik Board] say so.",
        &["emails released by the Norvik Board"],
    );
    check("[The report released by the Norvik Board] says so.", &["Norvik Board"]);
}

#[test]
fn the_theme_of_an_answer_does_not_give_it() {
    check("[Ines Marsh] said so. On [Carl Ode]: “I like him.”", &["Ines Marsh", "?"]);
}

#[test]
fn a_poll_is_that_of_the_body_that_conducted_one() {
    check(
        "The Norvik Post conducted a 50-state poll in May. [The new poll] says so.",
        &["Norvik Post"],
    );
}

#[test]
fn a_note_from_somebody_is_theirs() {
    check("[A note from Ines Marsh] said so.", &["Ines Marsh"]);
    check("[The reply from Ines Marsh] was short. [The reply] said so.", &["Ines Marsh", "reply"]);
}

#[test]
fn who_signs_a_statement_speaks_in_it() {
    check(
        "He said so in a statement signed by the spokesman, Carl Ode. [The statement] said more.",
        &["Carl Ode"],
    );
}

#[test]
fn what_somebody_has_speaks_for_them() {
    check("Ines Marsh left. [Carl Ode’s river strategy] was late.", &["Carl Ode"]);
    check("Ines Marsh left. [Carl Ode’s far-reaching] vows were late.", &["Carl Ode"]);
    check("Ines Marsh left after [her March] comment.", &["Ines Marsh"]);
    check("[Carl Ode’s friends] left.", &["Carl Ode’s friends"]);
    check("[Carl Ode’s budget] was late. [The budget] said so.", &["Carl Ode", "Carl Ode"]);
}

#[test]
fn a_share_of_what_somebody_said_is_theirs() {
    check("[Some of Mrs. Marsh’s] proposals were late.", &["Marsh"]);
    check("[More than half of Carl Ode’s address in Norvik] was late.", &["Carl Ode"]);
    check("[Some of Carl Ode’s aides] were late.", &["some of Carl Ode’s aides"]);
}

#[test]
fn who_backs_a_study_has_not_written_it() {
    check("A study backed by Norvik Oil is out. [The study] said so.", &["study"]);
    check("A study by Norvik Oil is out. [The study] said so.", &["Norvik Oil"]);
}
