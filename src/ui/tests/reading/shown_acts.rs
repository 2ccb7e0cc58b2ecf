//! Tests that topics and thoughts are shown when the user wants them, and told apart.

use crate::quotes::Act;
use crate::quotes::Acts;
use crate::session::messages::Answer;
use crate::session::messages::Request;
use crate::ui::state::message::Msg;
use crate::ui::tests::Reader;

/// Mira says something twice, a topic and a thought between; Tomas only thinks, in two articles.
fn articles() -> Reader {
    let mut reader = Reader::arriving(&[
        "Ferry\n[Mira|“We sail at dawn,”] she said.\n[Mira|the storm,] Okafor discussed.\n\
         [Tomas|it would sink,] he feared.\n[Mira|“So be it,”] she said.",
        "Storm\n[Norland|“All is well,”] it said.",
        "Lull\n[Tomas|a calm sea,] he hoped.",
    ]);
    reader.articles[0].quotations[1].act = Act::Topic;
    reader.articles[0].quotations[2].act = Act::Thought;
    reader.articles[2].quotations[0].act = Act::Thought;
    reader.hear_of_change();
    reader.answer_all();
    reader
}

fn footer(reader: &Reader) -> String {
    let screen = reader.screen();
    let last = screen.lines().last().unwrap_or_default();
    last.trim_matches(['"', ' ']).to_owned()
}

#[test]
fn one_key_adds_topics_then_thoughts_then_goes_back() {
    let mut reader = articles();
    assert_eq!(reader.place(), "Articles · Ferry · 0/2 · ");
    reader.press("t");
    assert_eq!(reader.notice(), "shown: what was said and topics of speech");
    assert_eq!(reader.place(), "Articles · Ferry · 0/3 · ");
    reader.press("t");
    assert_eq!(reader.notice(), "shown: what was said, topics of speech and thoughts");
    assert_eq!(reader.place(), "Articles · Ferry · 0/4 · ");
    reader.press("Esc");
    assert!(
        footer(&reader).starts_with("2 quotations · 1 topic · 1 thought"),
        "{}",
        footer(&reader)
    );
    reader.press("t");
    assert_eq!(reader.notice(), "shown: what was said");
    assert_eq!(reader.place(), "Articles · Ferry · 0/2 · ");
}

#[test]
fn the_current_quotation_stays_so_or_gives_way_to_the_nearest() {
    let mut reader = articles();
    reader.press("n n t");
    assert_eq!(reader.place(), "Articles · Ferry · 3/3 · ");
    reader.press("t N");
    assert_eq!(reader.place(), "Articles · Ferry · 3/4 · ");
    reader.press("t");
    assert_eq!(reader.place(), "Articles · Ferry · 2/2 · ");
}

#[test]
fn typing_ahead_goes_where_it_does_typed_slowly() {
    for keys in ["t n n n", "n t t n n t", "t t 3 j Enter t", "t t f t o m a s Enter n", "t ] t ["]
    {
        let (mut slow, mut fast) = (articles(), articles());
        slow.press(keys);
        fast.type_ahead(keys);
        fast.answer_all();
        assert_eq!(fast.place(), slow.place(), "after {keys}");
    }
}

#[test]
fn what_was_not_said_has_a_thin_mark_and_its_own_word() {
    let mut reader = articles();
    assert!(!reader.screen().contains("│ the storm"));
    reader.press("t t");
    assert!(reader.screen().contains("│ the storm"), "{}", reader.screen());
    assert!(reader.screen().contains("▌ “We sail"));
    reader.press("n n");
    assert!(reader.screen().contains("┃ the storm"));
    assert!(
        footer(&reader).starts_with("2/4 topic · direct · discussed · "),
        "{}",
        footer(&reader)
    );
    reader.press("n");
    assert!(footer(&reader).starts_with("3/4 thought · "));
    reader.press("i");
    assert!(reader.screen().contains("thought: a state of mind, not speech"));
    assert!(reader.screen().contains("│ a thin line beside what was not said"));
}

#[test]
fn speakers_are_counted_by_what_they_said_and_the_rest_apart() {
    let row = |reader: &Reader, name: &str| -> Option<String> {
        let screen = reader.screen();
        let line = screen.lines().find(|line| line.contains(&format!("▌{name}")))?;
        let words = line.split('▌').next_back()?.split(['│', '┃']).next()?.split_whitespace();
        Some(words.collect::<Vec<_>>().join(" "))
    };
    let mut reader = articles();
    assert_eq!(row(&reader, "Mira").unwrap(), "Mira Castellanos Okafor 2");
    assert_eq!(row(&reader, "Tomas"), None);
    reader.press("t t 3");
    assert_eq!(row(&reader, "Mira").unwrap(), "Mira C. Okafor 2 +1");
    assert_eq!(row(&reader, "Tomas").unwrap(), "Tomas Lindqvist +1");
    reader.press("l");
    let thin = reader.screen().matches("│ the storm,").count();
    assert_eq!(thin, 2, "in the text and beneath her: {}", reader.screen());
    reader.press("h A");
    assert_eq!(row(&reader, "Mira").unwrap(), "Mira Castellanos Okafor 2");
}

#[test]
fn filter_list_and_walk_follow() {
    let mut reader = articles();
    reader.press("t t 3 j Enter");
    assert_eq!(reader.place(), "Text · Ferry · 1/1 · Tomas");
    assert_eq!(reader.titles(), "Ferry Lull");
    reader.press("n");
    assert_eq!(reader.place(), "Text · Lull · 1/1 · Tomas");
    reader.press("F t 1 g Enter n n n");
    assert_eq!(reader.place(), "Text · Storm · 1/1 · ");
}

#[test]
fn lists_of_the_library_know_who_only_thinks_while_thoughts_are_shown() {
    let mut reader = articles();
    reader.press("A");
    assert!(!reader.screen().contains("▌Tomas Lindqvist"), "{}", reader.screen());
    reader.press("t t");
    assert!(reader.screen().contains("▌Tomas Lindqvist"), "{}", reader.screen());
    reader.press("f t o m a s");
    assert!(reader.screen().matches("▌ Tomas Lindqvist").count() == 1, "{}", reader.screen());
    reader.press("Enter");
    assert_eq!(reader.place(), "Text · Ferry · 1/1 · Tomas");
    reader.press("F t f t o m a s");
    assert!(reader.screen().contains("nobody by that name is quoted"), "{}", reader.screen());
}

#[test]
fn a_search_for_an_act_shows_it_in_the_text_until_it_ends() {
    let mut reader = articles();
    reader.press("/ a c t : t h o u g h t Enter");
    assert_eq!(reader.titles(), "Lull Ferry");
    assert_eq!(reader.place(), "Articles · Lull · 0/1 · ");
    reader.press("n n");
    assert_eq!(reader.place(), "Articles · Ferry · 2/3 · ");
    assert!(reader.screen().contains("┃ it would sink"), "{}", reader.screen());
    reader.press("n");
    assert_eq!(reader.notice(), "no more matches", "only thoughts were asked for");
    reader.press("Esc");
    assert_eq!(reader.place(), "Articles · Ferry · 2/2 · ");
}

#[test]
fn what_is_shown_is_kept_and_taken_up_unless_the_user_was_faster() {
    let ferry = "Ferry\n[Mira|“We sail at dawn,”] she said.";
    let mut reader = Reader::of(&[ferry]);
    reader.press("t t");
    let kept = reader.desk.shown_acts().unwrap();
    assert_eq!(kept, Acts::SAID.with(Act::Topic).with(Act::Thought));
    let mut reader = articles();
    reader.send(Msg::Answer(Answer::ShownActs(kept)));
    reader.answer_all();
    assert_eq!(reader.place(), "Articles · Ferry · 0/4 · ");
    let mut reader = articles();
    reader.press("t");
    reader.send(Msg::Answer(Answer::ShownActs(kept)));
    reader.answer_all();
    assert_eq!(reader.place(), "Articles · Ferry · 0/3 · ");
}

#[test]
fn export_and_dossier_follow() {
    let mut reader = articles();
    reader.press("t E a . m d");
    reader.type_ahead("Enter");
    let acts = reader.asked.iter().find_map(|request| match request {
        Request::Export(order) => Some(order.filter.acts),
        _ => None,
    });
    assert_eq!(acts, Some(Acts::SAID.with(Act::Topic)));
    reader.press("Esc 3 d");
    assert!(reader.screen().contains("2 quotations · 1 topic in 1 article"), "{}", reader.screen());
    reader.press("j t t");
    assert!(reader.screen().contains("2 quotations in 1 article"), "{}", reader.screen());
}

#[test]
fn the_user_says_which_act_it_is_and_takes_that_back() {
    let mut reader = Reader::of(&["Ferry\n[Mira|“We sail at dawn,”] she said."]);
    reader.press("n X");
    assert!(reader.screen().contains("What is “We sail at dawn,”?"), "{}", reader.screen());
    assert!(reader.screen().contains("topic – speech, but only what it was about"));
    reader.press("t h o Enter");
    assert_eq!(reader.place(), "Articles · Ferry · 1/1 · ");
    let said = "“We sail at dawn” is a thought now";
    assert!(reader.notice().starts_with(said), "{}", reader.notice());
    reader.press("j");
    assert!(footer(&reader).starts_with("1/1 thought, yours · direct"), "{}", footer(&reader));
    reader.press("i");
    let why = "thought: a state of mind, not speech · yours; found was said";
    assert!(reader.screen().contains(why), "{}", reader.screen());
    reader.press("Esc : a c t Space T o p i c Enter");
    assert!(reader.notice().starts_with("“We sail at dawn” is a topic of speech now"));
    reader.press(": a c t Space s u n g Enter");
    assert_eq!(reader.notice(), "sung is no act: it is said, topic, thought or none");
    reader.press("u");
    assert!(reader.notice().starts_with("undone: “We sail at dawn” is a thought again"));
    reader.press("u j");
    assert!(footer(&reader).starts_with("1/1 direct"), "{}", footer(&reader));
}

#[test]
fn what_is_undone_may_be_hidden_again_and_is_a_quotation_all_the_same() {
    let mut reader = Reader::arriving(&["Ferry\n[Mira|“We sail at dawn,”] she said."]);
    reader.articles[0].quotations[0].act = Act::Thought;
    reader.hear_of_change();
    reader.answer_all();
    reader.press("t t n X Enter");
    assert!(reader.notice().starts_with("“We sail at dawn” is something said now"));
    reader.press("t u");
    assert!(reader.notice().starts_with("undone: “We sail at dawn” is a thought again"));
    assert_eq!(reader.place(), "Articles · Ferry · 0/0 · ");
}

#[test]
fn what_the_user_corrected_is_shown_and_counted() {
    let mut reader = articles();
    reader.press("t n n r n o r l Enter");
    assert!(reader.notice().starts_with("“the storm” is Norland’s now"), "{}", reader.notice());
    let reader = reader.restarted();
    assert_eq!(reader.place(), "Articles · Ferry · 0/3 · ");
    assert!(footer(&reader).starts_with("3 quotations"));
    assert!(reader.screen().contains("│ the storm"), "it was no speech all the same");
}

#[test]
fn a_search_for_thoughts_finds_those_of_the_filter_in_every_order() {
    let mut reader = articles();
    reader.press("t t f t o m Enter 1 / a c t : t h o u g h t Enter t");
    for order in ["a d d e d", "t i t l e", "q u o t"] {
        reader.press(&format!("O {order} Enter"));
        let screen = reader.screen();
        let has_both = screen.contains("Ferry ") && screen.contains("Lull ");
        assert!(has_both && screen.contains("/2 "), "{order}: {screen}");
    }
}
