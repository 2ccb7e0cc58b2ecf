//! Tests for whom the mention in brackets stands.

use std::iter;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::lines;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::resolve::Resolution;
use crate::quotes::speakers::resolve::questions;
use crate::quotes::speakers::resolve::speakers;

/// Returns the paragraphs of `marked` without its brackets, and a source for each pair of them.
fn read<T>(marked: &str, with: impl Fn(&[Paragraph], &[Vec<Attribution>]) -> T) -> T {
    let text = marked.replace(['[', ']'], "");
    let offsets = |mark: char| -> Vec<usize> {
        let found = marked.match_indices(mark);
        found.map(|(at, _)| marked[..at].replace(['[', ']'], "").len()).collect()
    };
    let spans = lines(&text);
    let paragraphs = Paragraph::all(&text);
    let mut given = vec![Vec::new(); paragraphs.len()];
    for (start, end) in offsets('[').into_iter().zip(offsets(']')) {
        let idx = spans.iter().position(|span| span.contains(start)).expect("brackets hold words");
        let from = paragraphs[idx].token_at(start);
        let to = paragraphs[idx].tokens.partition_point(|token| token.span.start() < end);
        given[idx].push(Attribution {
            content: iter::once(from..to).collect(),
            cue: None,
            source: Some(from..to),
            relay: None,
            ..Attribution::default()
        });
    }
    with(&paragraphs, &given)
}

/// Checks the names of those who speak in `marked`, in order.
fn check(marked: &str, expected: &[&str]) {
    let lexicon = Lexicon::bundled();
    let names: Vec<String> = read(marked, |paragraphs, given| {
        let (resolved, found) = speakers(paragraphs, given, &lexicon);
        let who = resolved.iter().flatten();
        who.map(|who| {
            who.as_ref().map_or("?".to_owned(), |Resolution { speaker: idx, chain, .. }| {
                assert!(!chain.is_empty(), "{marked}: every answer gives its reason");
                found[idx.0 as usize].name.clone()
            })
        })
        .collect()
    });
    assert_eq!(names, expected, "{marked}");
}

#[test]
fn a_name_that_ends_a_source_is_whose_it_is() {
    check("[The minister of health and sport, Ines Marsh], said so.", &["Ines Marsh"]);
    check("[The director of midwifery Ines Marsh] said so.", &["Ines Marsh"]);
    check("[The sister of the leader Ines Marsh] said so.", &["sister of the leader Ines Marsh"]);
}

#[test]
fn several_are_a_group() {
    check("[Ines Marsh and colleagues] said so.", &["Ines Marsh and colleagues"]);
    check("[Critics of Ines Marsh] said so.", &["Critics of Ines Marsh"]);
    check(
        "[Ines Marsh of Norvik University and colleagues] said so.",
        &["Ines Marsh of Norvik University and colleagues"],
    );
    check("[Ines Marsh and her allies] said so.", &["Ines Marsh and her allies"]);
    check("[The Marsh family] said so.", &["Marsh family"]);
}

#[test]
fn police_are_the_force_that_the_text_names() {
    check("They met Greater Norvik Police. [Police] said so.", &["Greater Norvik Police"]);
    check("They met Norvik police. [Police] said so.", &["Norvik police"]);
}

#[test]
fn a_pronoun_is_the_person_who_was_speaking() {
    check(
        "[Ines Marsh] said so. It rained when [she] added that Carl Ode was late.",
        &["Ines Marsh", "Ines Marsh"],
    );
}

#[test]
fn a_pronoun_fits_the_gender() {
    check("John Petrov met Mary Orr. “It rains,” [he] said.", &["John Petrov"]);
    check("Mary Orr met John Petrov. “It rains,” [she] said.", &["Mary Orr"]);
}

#[test]
fn who_belongs_to_a_person_and_not_to_the_place_beside_it() {
    check("They met Ines Marsh of Ohio, [who] said it was late.", &["Ines Marsh"]);
    check("Ines Marsh, a farmer [who] was late, said so.", &["Ines Marsh"]);
    check("Ines Marsh met a farmer [who] said it was late.", &["farmer"]);
}

#[test]
fn a_role_is_whoever_was_called_so() {
    check("Sen. Mary Orr met Mayor John Petrov. [The senator] said it was late.", &["Mary Orr"]);
}

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
fn a_candidates_team_is_the_campaign() {
    check(
        "The Orr campaign met. Mary Orr was late. [Orr’s team] said so, and [the Orr camp] agreed.",
        &["Orr campaign", "Orr campaign"],
    );
}

#[test]
fn a_team_without_a_campaign_stays_a_team() {
    check("Coach Mary Orr was late. [Orr’s team] said so.", &["Orr’s team"]);
}

#[test]
fn a_government_with_an_adjective_names_itself() {
    check("The Water Board met. [The Norwegian government] said so.", &["Norwegian government"]);
}

#[test]
fn i_is_whoever_signs_the_letter_or_the_article() {
    check(
        "Letters.\nI paid, and [I] think it was too much.\nJohn Petrov.\n[I] liked it.\nMary Orr.",
        &["John Petrov", "Mary Orr"],
    );
    check(
        "It rains.\n[I] think it will go on.\nIt did.\nMary Orr is a lawyer in Oslo.",
        &["Mary Orr"],
    );
}

#[test]
fn a_name_in_apposition_says_who_it_is() {
    check("[Her running mate, Ohio Gov. John Petrov,] said so.", &["John Petrov"]);
    check("[Conservative columnist and radio host John Petrov] said so.", &["John Petrov"]);
    check("[One group, Clean Water Alliance,] said so.", &["Clean Water Alliance"]);
    check("[Former secretary of state Mary Orr] said so.", &["Mary Orr"]);
}

#[test]
fn a_description_holds_all_who_are_meant_and_no_time() {
    check("[A senior official on Monday] said so.", &["senior official"]);
    check("[A Norwegian poll this week] said so.", &["Norwegian poll"]);
    check("[Hundreds of men and women] said so.", &["Hundreds of men and women"]);
    check("[The WHO’s cleaners] said so.", &["WHO’s cleaners"]);
}

#[test]
fn what_happened_is_no_speaker_unless_it_says_something() {
    check("[The development] underscores that it was late.", &["?"]);
    check("[The resolution] says that it was late.", &["resolution"]);
    check("[The farmer] underscores that it was late.", &["farmer"]);
}

#[test]
fn a_source_that_is_shared_is_one_speaker() {
    check(
        "On Sunday, [a State Department spokesperson] said it was late, quoting [John Petrov]. \
         [[The spokesperson]] added that it rained and urged them to stay.",
        &[
            "State Department spokesperson",
            "John Petrov",
            "State Department spokesperson",
            "State Department spokesperson",
        ],
    );
}

#[test]
fn questions_are_asked_for_sources_and_hold_nobody_last() {
    let lexicon = Lexicon::bundled();
    let asked = read("Mary Orr met Carl Ode. [The lawyer] said so.", |paragraphs, given| {
        questions(paragraphs, given, &lexicon)
    });
    assert_eq!(asked.len(), 1);
    let names: Vec<Option<&str>> =
        asked[0].candidates.iter().map(|(name, ..)| name.as_deref()).collect();
    assert!(names.contains(&Some("Mary Orr")) && names.last() == Some(&None));
}

#[test]
fn the_answers_of_an_interview_are_those_of_whom_it_is_with() {
    let turns = "[Q]: Why did it rain?\n[A]: Ask John Petrov.\n[Q]: And then?\n[A]: We left.";
    check(
        &format!("“It rained”: Mary Orr on her last season\nBy Carl Ode\n{turns}"),
        &["?", "Mary Orr", "?", "Mary Orr"],
    );
    check(
        &format!("Mary Orr on her last season\nThe midfielder met Carl Ode in Oslo.\n{turns}"),
        &["?", "Mary Orr", "?", "Mary Orr"],
    );
    check(&format!("Mary Orr met Carl Ode in Oslo.\n{turns}"), &["?", "?", "?", "?"]);
    check(&format!("It rained in Oslo.\n{turns}"), &["?", "?", "?", "?"]);
}

#[test]
fn a_label_is_nobody_that_a_pronoun_could_mean() {
    check("Q: Why?\nA: It rained, [she] said.", &["?"]);
    check("Mary Orr was late.\nQ: Why?\nA: It rained, [she] said.", &["Mary Orr"]);
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
fn where_a_body_is_from_does_not_name_it() {
    check("The firm Norvik Foods was late. [The Norwegian company] said so.", &["Norvik Foods"]);
    check(
        "They met UNICEF in Oslo. [Russia’s foreign ministry] said so.",
        &["Russia’s foreign ministry"],
    );
    check("The Electoral Commission met. [The government] said so.", &["government"]);
}

#[test]
fn an_age_or_a_trade_varies_a_name() {
    check("Mary Orr won again. “It rained,” said [the 36-year-old].", &["Mary Orr"]);
    check("“It rained,” said Mary Orr. “I slept,” said [the catcher].", &["Mary Orr"]);
}

#[test]
fn a_pronoun_may_come_before_the_first_name() {
    check("“It rained,” [he] said, and sat down by the door of John Petrov, 71.", &["John Petrov"]);
}

#[test]
fn the_elder_and_the_younger_are_told_apart() {
    check(
        "Carl Ode Sr. met Carl Ode Jr. in Oslo.\n[The elder Ode] said so.\n[The younger Ode] agreed.",
        &["Carl Ode Sr", "Carl Ode Jr"],
    );
}

#[test]
fn which_and_who_belong_to_what_is_spoken_of() {
    check("Carl Ode told users [who] said it was late.", &["users"]);
    check("A study in the journal Norvik Medicine, [which] shows so, is new.", &["study"]);
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
fn a_document_speaks_for_whose_it_is() {
    check("[A Norvik Times article] said so. [The article] went on.", &["Norvik Times"; 2]);
    check("Ines Marsh sued. [Ines Marsh’s brief] said so.", &["Ines Marsh"]);
    check("[An ad from Ines Marsh’s presidential campaign] said so.", &["Marsh campaign"]);
}

#[test]
fn a_relative_is_who_the_text_says() {
    check(
        "[Ann’s mother] said so. Ann Orr slept. Ines Orr, the mother of Ann, left.",
        &["Ines Orr"],
    );
    check(
        "[Orr’s lawyer] said so. Ann Orr slept. Her attorney, Ines Marsh, spoke for Orr.",
        &["Ines Marsh"],
    );
}

#[test]
fn of_two_ministers_the_one_of_health_is_the_health_minister() {
    let met = "Finance Minister Carl Amend met Health Minister Ines Youssef.";
    check(
        &format!("{met} [The health minister] said so. [The finance minister] agreed."),
        &["Ines Youssef", "Carl Amend"],
    );
    check(
        "[The Norvik coach, Ines Marsh,] said so of Mary Orr. Orr agreed. [The coach] smiled.",
        &["Ines Marsh"; 2],
    );
    check("The minister, Ines Marsh, left. [A senior minister] asked why.", &["senior minister"]);
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

/// Returns the types of those who speak in `marked`, in order of their first words.
fn kinds(marked: &str) -> Vec<SpeakerType> {
    let lexicon = Lexicon::bundled();
    read(marked, |all, given| {
        speakers(all, given, &lexicon).1.into_iter().map(|found| found.kind).collect()
    })
}

#[test]
fn two_with_an_and_between_them_are_a_group() {
    for source in [
        "Ines Marsh and the Norvik Board",
        "Marsh and Orr",
        "Congress and government officials",
        "Sen. Ines Marsh, R-Ohio, and Sen. Carl Ode of Texas",
    ] {
        assert_eq!(kinds(&format!("[{source}] said so.")), [SpeakerType::Group], "{source}");
    }
    check("[Norvik Board head and writer Ines Marsh] said so.", &["Ines Marsh"]);
    check(
        "[Ines Marsh, a lecturer in film and other matters,] said so. It rained.",
        &["Ines Marsh"],
    );
}

#[test]
fn a_people_is_a_group_and_not_a_body() {
    for source in ["Norwegians", "Many Iraqis", "Norwegian Officials"] {
        assert_eq!(kinds(&format!("It rained when [{source}] said so.")), [SpeakerType::Group]);
    }
}

#[test]
fn who_tells_their_name_has_one() {
    check("[A trader, who identified himself only as Okoro,] said so.", &["Okoro"]);
    check("[A group that calls itself Norvik] said so.", &["Norvik"]);
}

#[test]
fn an_agreement_is_no_body() {
    check("The Water Board met. [The agreement] says so.", &["agreement"]);
    check("[The Norvik bill] says so.", &["Norvik bill"]);
}

#[test]
fn a_person_is_no_thing_that_was_described() {
    check("[A long article] said so. [The woman] said so.", &["long article", "woman"]);
}

#[test]
fn a_body_of_a_country_is_not_its_neighbour() {
    check("They met China. [Taiwan’s coast guard] said so.", &["Taiwan’s coast guard"]);
    check("It rained in Norway. [The company] said so.", &["company"]);
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
fn a_relative_may_have_the_surname() {
    check("Ann Orr slept. Her mother, Ines Orr, left. [Ann’s mother] said so.", &["Ines Orr"]);
}

#[test]
fn a_field_before_a_title_is_no_name() {
    check("[Rural Welfare and Development Minister G. Marsh] said so.", &["G. Marsh"]);
}

#[test]
fn an_interview_is_with_whom_its_lead_names_most() {
    let turns = "[Q]: Why did it rain?\n[A]: It did.";
    check(&format!("Mary Orr met Carl Ode in Oslo. Orr was late.\n{turns}"), &["?", "Mary Orr"]);
}

#[test]
fn who_is_named_as_a_source_soon_after_is_seen_to_speak() {
    let lexicon = Lexicon::bundled();
    let asked = read("[A judge] said so.\n[Ines Marsh] said so.", |paragraphs, given| {
        questions(paragraphs, given, &lexicon)
    });
    let speaks = |(name, _, signs): &(Option<String>, bool, Signs)| {
        name.as_deref() == Some("Ines Marsh") && signs.has(Sign::SpeaksLater)
    };
    assert!(asked[0].candidates.iter().any(speaks));
}

#[test]
fn of_several_with_a_first_name_one_is_asked_for() {
    let lexicon = Lexicon::bundled();
    let asked = read("Kim Sun-ho met Kim Tae-yong. [Kim] said so.", |paragraphs, given| {
        questions(paragraphs, given, &lexicon)
    });
    assert_eq!(asked[0].pointed, Pointed::Namesake);
    assert_eq!(asked[0].candidates.len(), 2);
}
