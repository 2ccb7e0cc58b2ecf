//! Tests for the person whom a pronoun or a description means.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::resolve::questions;
use crate::quotes::speakers::resolve::speakers;
use crate::quotes::speakers::resolve::tests::check;
use crate::quotes::speakers::resolve::tests::read;

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
fn a_town_where_news_was_filed_is_nobody_in_mind() {
    check("AUSTIN, N.C. — A woman was late. “It rains,” [she] said.", &["?"]);
    check("MARSH, Ohio — The owner of a mill was late. [The owner] said so.", &["owner"]);
}

#[test]
fn a_role_is_whoever_was_called_so() {
    check("Sen. Mary Orr met Mayor John Petrov. [The senator] said it was late.", &["Mary Orr"]);
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
fn who_tells_their_name_has_one() {
    check("[A trader, who identified himself only as Okoro,] said so.", &["Okoro"]);
    check("[A group that calls itself Norvik] said so.", &["Norvik"]);
}

#[test]
fn a_person_is_no_thing_that_was_described() {
    check("[A long article] said so. [The woman] said so.", &["long article", "woman"]);
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

#[test]
fn whoever_only_signs_the_text_is_not_meant() {
    check(
        "Ferry crew goes on strike\nBy Tom Ridley\nThe ferry stayed in port on Monday. [He] told the crew.",
        &["?"],
    );
    check(
        "Ferry crew goes on strike\nBy Tom Ridley\nTom Ridley was a sailor once. [He] told the crew.",
        &["Tom Ridley"],
    );
}

#[test]
fn a_member_of_one_party_is_none_of_the_other() {
    check(
        "Republican Carl Ode met Democrat John Petrov. [The Republican candidate] said so.",
        &["Carl Ode"],
    );
    check(
        "Republican Carl Ode met Democrat John Petrov. [The Democratic candidate] said so.",
        &["John Petrov"],
    );
}

#[test]
fn a_description_right_behind_a_name_is_its_bearer() {
    check(
        "They met Ines Marsh, a Norvik Board farmer-turned-lawyer [who] said it was late.",
        &["Ines Marsh"],
    );
    check("They met Ines Marsh, [a lawyer] supporting Carl Ode.", &["Ines Marsh"]);
    check("They met Ines Marsh, a Carl Ode lawyer [who] said it was late.", &["Ines Marsh"]);
    check(
        "They met Ines Marsh, a Norvik farmer and Ode supporter [who] said it was late.",
        &["Ines Marsh"],
    );
    check("They met Ines Marsh, the aide of a lawyer [who] said it was late.", &["lawyer"]);
    check("After Ines Marsh, [a lawyer] said it was late.", &["lawyer"]);
}

#[test]
fn they_is_one_person_where_the_text_says_so() {
    check(
        "Ines Marsh, who is non-binary, was late. “It rains,” [they] said. Carl Ode met farmers.\n\
         “It rains,” [they] said.",
        &["Ines Marsh", "?"],
    );
    check(
        "Robin Ode, a potter from the Esk marshes who uses they and them, won.\n“It rains,” [they] said.",
        &["Robin Ode"],
    );
}

#[test]
fn she_is_no_member_of_parliament_of_whom_there_are_several() {
    check("Mrs Ode faced Tory MPs. “It is fine,” [she] said.", &["Ode"]);
}

#[test]
fn of_two_of_a_surname_the_one_in_office_has_the_title() {
    check(
        "Mayor Carl Ode came. His cousin Josie Ode sold cakes. It rained, [Mayor Ode] said.",
        &["Carl Ode"],
    );
    check(
        "Carl Ode, the mayor, met his cousin Josie Ode.\n[Josie Ode] said so.\n[Mayor Ode] did not.",
        &["Josie Ode", "Carl Ode"],
    );
}

#[test]
fn a_name_may_begin_with_a_small_article() {
    check("Abdul al-Mutar came. Carl Ode left. It rained, [al-Mutar] said.", &["Abdul al-Mutar"]);
}

#[test]
fn what_a_court_only_heard_is_said_by_nobody() {
    let lexicon = Lexicon::bundled();
    let text = "She sat in Norvik Crown Court. [The court] heard {that it rained}.";
    let name = read(text, |paragraphs, given| {
        let mut given = given.to_vec();
        let source = given[0][0].source.clone().expect("there is one");
        given[0][0].cue = Some(source.end..source.end + 1);
        let (resolved, found) = speakers(paragraphs, &given, &lexicon);
        let who = resolved[0][0].as_ref().expect("somebody is described");
        (found[who.speaker.0 as usize].name.clone(), found[who.speaker.0 as usize].kind)
    });
    assert_eq!(name, ("court".to_owned(), SpeakerType::Unnamed));
}

#[test]
fn several_are_called_by_their_full_names() {
    check(
        "John Petrov met Mary Orr. [Mr. Petrov and Orr] said it was late. [Both Orr and Petrov] left.",
        &["John Petrov and Mary Orr", "Mary Orr and John Petrov"],
    );
    check("[Oslo and Norvik] said it was late. [Both] left.", &["Oslo and Norvik", "Both"]);
}

#[test]
fn somebody_without_a_name_may_be_called_they() {
    check(
        "[A nurse] at the hospital said {it was late}. “It rained,” [they] added.",
        &["nurse", "nurse"],
    );
}

#[test]
fn whoever_is_named_in_full_is_meant_before_a_bare_word() {
    check("Tarvik have signed Carl Ode. {“I am glad,”} [he] said.", &["Carl Ode"]);
    check("Tarvik has named Ines Marsh. {“I am glad,”} [she] said.", &["Ines Marsh"]);
    check("Tarvik won. {“We were late,”} [the manager] said.", &["manager"]);
}

#[test]
fn he_goes_on_who_did_something_to_another() {
    check("Bo Lind won. He beat Carl Ode. {“I am glad,”} [he] said.", &["Bo Lind"]);
    check("Bo Lind won. In the last game, he beat Carl Ode. {“Good,”} [he] said.", &["Bo Lind"]);
    check(
        "Bo Lind is a lawyer. He worked for Carl Ode. He begins in May. {“I am glad,”} [he] said.",
        &["Bo Lind"],
    );
}

#[test]
fn two_who_are_described_are_called_by_their_names() {
    let two = &["Ines Marsh and Carl Ode"];
    check("[The premier, Ines Marsh, and her deputy, Carl Ode,] said so.", two);
    check("[Ines Marsh, the premier, and Carl Ode, her deputy,] said so.", two);
    check("[The coach, Ines Marsh, and captain Carl Ode] said so.", two);
    check("[Senators Ines Marsh and Carl Ode] said so.", two);
    check(
        "[Ines Marsh, once a chief of staff, and also an adviser to the premier Carl Ode,] said so.",
        &["Ines Marsh"],
    );
}

#[test]
fn whoever_serves_two_is_neither() {
    check("[A spokesman for Ines Marsh and Carl Ode] said so.", &["spokesman for Ines Marsh"]);
}

#[test]
fn a_new_holder_of_two_offices_is_one() {
    check("[New Transport Secretary and Norvik MP Ines Marsh] said so.", &["Ines Marsh"]);
}

#[test]
fn a_name_that_somebody_goes_by_is_theirs() {
    check("[A rapper who goes by the name Zed-O] said so.", &["Zed-O"]);
    check("[A singer who goes by Ines Marsh] said so.", &["Ines Marsh"]);
}

#[test]
fn a_description_ends_before_its_examples_and_not_within_a_place() {
    check("[Farmers including Ines Marsh and a club] said so.", &["farmers"]);
    check("[Many in and outside the club] said so.", &["Many in and outside the club"]);
}

#[test]
fn experts_of_several_nations_are_no_nation() {
    let all = "Dutch, US and Greek scientists";
    check(&format!("[{all}] said so."), &[all]);
    check("[Norwegian and US officials] said so.", &["Norwegian and US officials"]);
    check("[Ines Marsh, tired of the UK and Greek governments,] said so.", &["Ines Marsh"]);
}

#[test]
fn whoever_says_what_somebody_is_stands_behind_the_noun() {
    check("Nobody is the hero [hero his fans] say he is.", &["his fans"]);
}

#[test]
fn a_description_of_two_places_or_of_a_day_is_whole() {
    let whole = "Hospitals in Oslo and New Delhi";
    check(&format!("[{whole}] said so."), &["hospitals in Oslo and New Delhi"]);
    check(
        "[A friend of Norvik University and Carl Ode] said so.",
        &["friend of Norvik University"],
    );
    check("[The report of Friday] said so.", &["report of Friday"]);
}

#[test]
fn who_does_it_himself_is_a_man() {
    check("Tarvik himself was late. [He] said so. [Tarvik] left.", &["Tarvik", "Tarvik"]);
}

#[test]
fn whose_mind_the_sentence_before_a_passage_tells_says_it() {
    check(
        "{“It holds,”} [Carl Ode] said. Bo Marsh, a geologist, is doubtful. {“It leaks,”} [he] said.",
        &["Carl Ode", "Bo Marsh"],
    );
    check(
        "{“It hurts,”} [Carl Ode] said. Bo Marsh was sacked. {“We lose him,”} [he] said.",
        &["Carl Ode", "Carl Ode"],
    );
}

#[test]
fn a_list_with_others_and_two_kinds_of_officials_are_whole() {
    let list = "Tarvik, Norvik, Osmo, and other firms";
    check(&format!("[{list}] said so."), &[list]);
    check("[Current and former officials] said so.", &["current and former officials"]);
    check("[A NATO attaché] said so.", &["NATO attaché"]);
    let one = "[Ines Marsh, who works with Carl Ode and a team of reporters,] said so.";
    check(one, &["Ines Marsh"]);
}

#[test]
fn whom_somebody_holds_or_works_for_does_not_speak() {
    check("[A woman holding her baby] said so.", &["woman holding her baby"]);
    let lawyer = "A lawyer representing Ines Marsh and Carl Ode";
    check(&format!("[{lawyer}] said so."), &["lawyer representing Ines Marsh and Carl Ode"]);
    check("[A driver who went by Norvik Square] said so.", &["driver"]);
    let several = "Several Israeli and Norwegian officials";
    check(&format!("[{several}] said so."), &[several]);
}

#[test]
fn whoever_is_the_subject_of_the_sentence_before_goes_on() {
    let told =
        "Bo Lind came. [Bo Lind] said so.\nCarl Ode, in his post, wrote of a call with Bo Lind.";
    check(&format!("{told} [He] said it was late."), &["Bo Lind", "Carl Ode"]);
}

#[test]
fn whose_role_is_spoken_of_is_no_speaker() {
    let told = "Carl Ode and Bo Lind met. It was told by Yury Petrov, [who] said it was late.";
    let text =
        format!("{told}\nWhile Petrov did not tell of Ode’s role, [his remarks] suggest so.");
    check(&text, &["Yury Petrov", "Yury Petrov"]);
}
