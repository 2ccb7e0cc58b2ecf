//! Tests what opens over the panes: from keys to what it shows and where it leads.

use crate::quotes::Choice;
use crate::quotes::RunnerUp;
use crate::ui::tests::Reader;
use crate::ui::tests::screens;

fn ferry(keys: &str) -> Reader {
    let mut reader = screens::reader(120, 40);
    reader.press(keys);
    reader
}

#[test]
fn why_explains_the_first_quotation_in_sight_where_none_is_current() {
    let reader = ferry("i");
    assert_eq!(reader.model.reading.rank(), Some(1));
    assert!(reader.model.layers.active().is_some());
    let mut reader = Reader::of(&["Nothing to quote."]);
    reader.press("i");
    assert!(reader.model.layers.active().is_none());
    assert_eq!(reader.notice(), "no quotation is in sight: n goes to the next");
}

#[test]
fn enter_in_why_goes_to_the_chosen_place_and_points_it_out() {
    let mut reader = ferry("2 n n i j j Enter");
    let text = reader.model.reading.open().unwrap().article.text.clone();
    let pointed =
        |reader: &Reader| reader.model.reading.pointed().map(|span| text[span].to_owned());
    assert!(reader.model.layers.active().is_none());
    assert_eq!(pointed(&reader).as_deref(), Some("she"));
    reader.press("j");
    assert_eq!(pointed(&reader), None);
    reader.press("i G Enter");
    assert_eq!(pointed(&reader).as_deref(), Some("Harbo"));
}

#[test]
fn keys_that_mean_nothing_in_why_do_nothing() {
    let mut reader = ferry("2 n i");
    let place = reader.place();
    reader.press("z x f n 3");
    assert!(reader.model.layers.active().is_some());
    assert_eq!(reader.place(), place);
    reader.press("q");
    assert!(reader.model.layers.active().is_none() && reader.model.end.is_none());
}

#[test]
fn why_says_what_a_broken_line_means() {
    let mut reader = ferry("");
    for quotation in &mut reader.articles[0].quotations {
        quotation.confidence = 0.3;
    }
    reader.hear_of_change();
    reader.answer_all();
    reader.press("n i");
    assert!(reader.screen().contains("the broken line beside it says that it is in doubt"));
}

/// A reader of one article, whose first speaker is in doubt.
fn doubted() -> Reader {
    let mut reader = Reader::arriving(&[
        "Ferry\n[Mira|“We sail at dawn,”] she said.\n[Tomas|“Not I,”] he said.",
    ]);
    let quotation = &mut reader.articles[0].quotations[0];
    quotation.speaker_confidence = Some(0.61);
    let next = RunnerUp { mention: None, likely: 0.25 };
    quotation.chain[0].choice = Some(Choice { likely: 0.625, runner_up: Some(next) });
    reader.hear_of_change();
    reader.answer_all();
    reader
}

#[test]
fn a_speaker_in_doubt_has_a_question_mark_wherever_they_are_named() {
    let mut reader = doubted();
    reader.press("n");
    let screen = reader.screen();
    assert!(screen.contains("she → Mira Castellanos Okafor? · words 96% · name 61%"), "{screen}");
    assert!(screen.contains("▌Mira C. Okafor? "), "{screen}");
    assert!(screen.contains("▌Tomas Lindqvist "), "{screen}");
    reader.press("3 g l");
    assert!(reader.screen().contains("she? “We sail"), "{}", reader.screen());
    reader.press("d");
    assert!(reader.screen().contains("direct · words 96% · name? 61%"), "{}", reader.screen());
    reader.press("Esc 2 n");
    assert!(reader.screen().contains("he → Tomas Lindqvist · words 96%"), "{}", reader.screen());
}

#[test]
fn a_long_mention_leaves_room_for_the_rest_of_the_footer() {
    let mention = "Undersecretary-for-harbours-and-ferries,";
    let mut reader = Reader::of(&[&format!("Ferry\n[Mira|“Aye,”] {mention} said.")]);
    reader.press("n");
    let said = " Undersecretary-for-harb… → Mira Castellanos Okafor · words 96%";
    assert!(reader.screen().contains(said), "{}", reader.screen());
}

#[test]
fn where_there_is_little_room_the_mention_of_who_is_in_doubt_stays() {
    let mut reader = doubted();
    reader.resize(50, 24);
    reader.press("n");
    let screen = reader.screen();
    assert!(screen.contains(" 1/2 she → Mira Castellanos Okafor? · name 61%"), "{screen}");
    reader.resize(36, 24);
    assert!(reader.screen().contains(" 1/2 Mira C. Okafor? · name 61%"), "{}", reader.screen());
}

#[test]
fn why_says_how_likely_each_step_is_and_what_came_next() {
    let mut reader = doubted();
    reader.press("n i");
    let screen = reader.screen();
    for said in [
        "said: the words tell what was said · 90%",
        "“she” – who is speaking · 62%, next nobody named 25%",
        "Mira Castellanos Okafor? (person)",
        "61% – more likely right than wrong",
    ] {
        assert!(screen.contains(said), "{said}: {screen}");
    }
}

#[test]
fn what_the_user_said_is_in_no_doubt() {
    let mut reader = Reader::of(&["Ferry\n[Mira|“We sail at dawn,”] she said."]);
    reader.press("n r J a n Enter j");
    assert!(reader.screen().contains("she → Jan · yours"), "{}", reader.screen());
    reader.press("i");
    assert!(!reader.screen().contains("Jan?"), "{}", reader.screen());
}

pub(crate) fn with_links(keys: &str) -> Reader {
    let mut reader = ferry("");
    let article = &mut reader.articles[0].article;
    article.url = Some("https://herald.example.org/harbour".to_owned());
    for (words, url) in [
        ("ferry", "https://example.org/timetable?from=norland"),
        ("waiting hall", "ftp://old.example"),
    ] {
        let start = article.text.find(words).unwrap();
        let span = crate::text::Span::new(start, start + words.len());
        article.links.push(crate::article::Link { span, url: url.to_owned() });
    }
    reader.hear_of_change();
    reader.answer_all();
    reader.press(keys);
    reader
}

#[test]
fn enter_copies_an_address_and_o_opens_it_in_the_browser() {
    use crate::ui::state::message::Effect;
    let copied = |url: &str| Effect::Copy(url.to_owned());
    let reader = with_links("o Enter");
    assert_eq!(reader.terminal, [copied("https://herald.example.org/harbour")]);
    assert_eq!(reader.notice(), "copied: https://herald.example.org/harbour");
    assert!(reader.model.layers.active().is_none());
    let reader = with_links("o j o");
    let url = "https://example.org/timetable?from=norland".to_owned();
    assert_eq!(reader.terminal, [Effect::Browse(url)]);
    assert!(reader.model.layers.active().is_some());
    let reader = with_links("o G o");
    assert!(reader.terminal.is_empty());
    assert_eq!(reader.notice(), "only addresses of the web are opened; Enter copies this one");
}

#[test]
fn a_list_of_one_link_has_a_frame_like_any_other() {
    let mut reader = with_links("");
    reader.articles[0].article.links.clear();
    reader.hear_of_change();
    reader.answer_all();
    reader.press("o");
    let screen = reader.screen();
    assert!(screen.contains("┌ Links 1/1 ─"), "{screen}");
    assert!(screen.contains("│ this article "), "{screen}");
    assert!(screen.contains(" Enter "), "{screen}");
}

#[test]
fn an_article_that_leads_nowhere_says_so() {
    let reader = ferry("o");
    assert!(reader.model.layers.active().is_none());
    assert!(reader.notice().contains("no links"));
}

#[test]
fn trouble_outside_is_said() {
    let mut reader = ferry("");
    reader.send(crate::ui::state::message::Msg::Trouble("cannot run xdg-open".to_owned()));
    assert_eq!(reader.notice(), "cannot run xdg-open");
}

#[test]
fn the_palette_finds_commands_by_name_and_by_what_they_do() {
    for (keys, place) in [
        (": n e x t - q u o Enter", "Articles · Harbour stays shut as storm closes in · 1/6 · "),
        ("C-p z o o m Enter", "Text · Harbour stays shut as storm closes in · 0/6 · "),
        (
            ": p a n e Space p r e v Enter",
            "Speakers · Harbour stays shut as storm closes in · 0/6 · ",
        ),
    ] {
        assert_eq!(ferry(keys).place(), place, "{keys}");
    }
    assert!(ferry(": q u i t Enter").model.end.is_some());
    assert_eq!(ferry(": h e l p Enter").help_line(), Some(0));
}

#[test]
fn the_palette_opens_what_else_opens() {
    use crate::ui::commands::scope::Scope;
    assert_eq!(ferry(": w h y Enter").model.scope(), Scope::Why);
    assert_eq!(ferry(": s e a r c h Enter").model.scope(), Scope::Search);
    assert_eq!(ferry(": f i l t e r Enter").model.scope(), Scope::Prompt);
    assert_eq!(ferry(": f i l t e r Esc").model.scope(), Scope::Articles);
}

#[test]
fn a_palette_without_a_match_stays_open() {
    let reader = ferry(": q q q q Enter");
    assert!(reader.model.layers.active().is_some());
    assert!(reader.screen().contains("no command has that name"));
}

#[test]
fn every_command_of_the_panes_is_in_the_palette() {
    use crate::ui::commands::command::Command;
    use crate::ui::commands::key_table::BINDINGS;
    use crate::ui::commands::scope::Scope;
    let mut palette = crate::ui::state::layers::palette::Palette::new(
        &crate::ui::commands::keymap::Keymap::default(),
    );
    for binding in BINDINGS {
        let is_of_a_pane = matches!(
            binding.scope,
            Scope::Anywhere | Scope::Articles | Scope::Text | Scope::Speakers
        );
        let is_left_out =
            matches!(binding.command, Command::Palette | Command::Count | Command::Escape);
        if is_of_a_pane && !is_left_out {
            palette.change(|entry| entry.replace(binding.command.name()));
            assert_eq!(palette.chosen(), Some(binding.command));
        }
    }
}

#[test]
fn on_a_small_screen_why_scrolls_to_its_end() {
    let mut reader = doubted();
    reader.press("n i");
    reader.resize(40, 12);
    let top = reader.screen();
    reader.press("G");
    assert_ne!(reader.screen(), top);
    let bottom = reader.screen();
    reader.press("g g");
    assert_eq!(reader.screen(), top);
    reader.press(&["j"; 30].join(" "));
    assert_eq!(reader.screen(), bottom, "one line after the other, too");
    assert!(bottom.contains("found by   test"), "{bottom}");
}

#[test]
fn a_direct_quotation_without_its_second_mark_is_no_transcript() {
    let mut reader = Reader::of(&["Ferry\n[Mira|“We sail at dawn.]\n[Tomas|“Not I,”] he said."]);
    reader.press("n i");
    assert!(!reader.screen().contains("as a transcript has it"), "{}", reader.screen());
}
