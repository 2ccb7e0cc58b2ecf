//! Tests for names with words that mostly mean something else, and for those that begin or end in other words.

use crate::quotes::speakers::resolve::tests::check;

#[test]
fn a_preposition_or_a_month_may_be_a_surname() {
    check(
        "It leaks, said [Odd From], who built the lock. [From] said it was late.",
        &["Odd From", "Odd From"],
    );
    check("The columnist Ai Jun wrote that it leaked. [Jun] said it was late.", &["Ai Jun"]);
    check("It leaks, said Odd. From there [Odd] said so.", &["Odd"]);
}

#[test]
fn a_delegate_has_a_title_with_a_stop() {
    check("[Ode's niece, state Del. Ines \"Bibi\" Marsh,] said so.", &["Ines \"Bibi\" Marsh"]);
    check("It was late, said [Ald. Rosa Temperley], a baker.", &["Rosa Temperley"]);
    check("[Del Campo] said it was late.", &["Del Campo"]);
}

#[test]
fn a_nickname_may_stand_behind_a_title() {
    check("Rosa Ode left. [State Sen. Carl “Duke” Ode], a rower, said so.", &["Carl “Duke” Ode"]);
}

#[test]
fn a_headline_may_have_the_first_name_alone() {
    check(
        "[Ines] Just Vowed To Leave The Old Ferry\nInes Marsh, the mayor, likes ferries.",
        &["Ines Marsh"],
    );
    check(
        "[Ines] Temperley Ode Leaves The Old Ferry\nInes Marsh, the mayor, likes ferries.",
        &["Ines"],
    );
}

#[test]
fn a_surname_behind_a_place_or_a_paper_is_no_part_of_its_name() {
    check(
        "Ines Marsh is back. In New Hampshire [Marsh] said so. It was late, [Marsh] said.",
        &["Ines Marsh", "Ines Marsh"],
    );
    check(
        "Ines Marsh is back. A New Hampshire Marsh supporter wept. It was late, [Marsh] said.",
        &["Ines Marsh"],
    );
    check(
        "Ines Marsh is back. In a talk with [the editors of the Norvik Post Marsh] said so.",
        &["Ines Marsh"],
    );
}

#[test]
fn a_body_in_a_compound_has_no_name_before_it() {
    check("[White House-era papers from Ines Marsh] said so.", &["Ines Marsh"]);
}

#[test]
fn an_epithet_is_of_the_name_before_it() {
    check("Carl Ode left. Bo Lind stayed. [Ode the idealist] said it was late.", &["Carl Ode"]);
}

#[test]
fn what_the_ones_are_is_none_of_their_subject() {
    check("It was late. The papers are [the ones State] now says are lost.", &["State"]);
}

#[test]
fn a_source_ends_before_the_object_of_its_verb() {
    check("Ines Marsh is back. [Marsh joined 89 other senators] to say so.", &["Ines Marsh"]);
}

#[test]
fn a_comma_may_part_the_adjectives_of_one_noun() {
    check(
        "Ines Marsh, a diplomat, left. [The bespectacled, 71-year-old diplomat] said so.",
        &["Ines Marsh"],
    );
}

#[test]
fn a_country_before_an_adjective_is_nobody() {
    check(
        "[The anchor for a ferry club, a US Norse-language channel,] said so.",
        &["anchor for a ferry club"],
    );
}

#[test]
fn a_number_of_people_has_no_place_in_its_name() {
    check("In the UK [69% of those asked] said so.", &["69% of those asked"]);
    check("In [the UK 69% of those asked] said so.", &["69% of those asked"]);
}

#[test]
fn a_user_is_known_by_the_handle() {
    check("It leaks, as [one Norvigram user @inesrows] said.", &["@inesrows"]);
}

#[test]
fn those_who_are_asked_in_a_poll_have_not_written_it() {
    check(
        "Six in 10 liked it. [Six in 10] said so in the earlier poll. [The poll] finds it late.",
        &["Six in 10", "poll"],
    );
}
