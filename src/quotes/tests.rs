//! Tests the engine over windows: what it finds, how much it holds, and how often it asks.

use crate::quotes::Acts;
use crate::quotes::Analysis;
use crate::quotes::Model;
use crate::quotes::Reached;
use crate::quotes::analyze;
use crate::quotes::pipeline::analyze_windows;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::paragraph::lines;
use crate::quotes::reading::window::Windows;
use crate::text::Text;

/// Returns what is found in `text` with windows of so many tokens, as long as it is `wanted`.
fn read(text: &str, most: usize, wanted: &mut dyn FnMut(Reached) -> bool) -> Option<Analysis> {
    let spans = lines(text);
    let windows = Windows::new(text, &spans, most);
    analyze_windows(windows, text, None, Model::bundled(), &mut Consent::of(wanted))
}

/// Reads `text` in small windows, asking often, until the question with the number `last`; returns
/// how often it asked, and whether it read to the end.
fn ask_until(text: &str, last: usize) -> (usize, bool) {
    let mut asked = 0;
    let mut goes_on = |_| {
        asked += 1;
        asked < last
    };
    let spans = lines(text);
    let consent = &mut Consent::of(&mut goes_on).asking_after(40);
    let windows = Windows::new(text, &spans, 60);
    let found = analyze_windows(windows, text, None, Model::bundled(), consent);
    (asked, found.is_some())
}

const STORY: &str = "Ines Marsh, a lawyer for the family, said on Monday that the case was closed.\n\
    “We will not appeal,” said Carl Ode, who leads the council. “It is over.”\n\
    The judge, Ruth Amadi, denied that it had rained.\n\
    Paul Achter replied:\n\
    “We want the books.”\n\
    According to Mona Petrova, an aide, nobody came.\n";

#[test]
fn many_windows_find_what_one_does_where_paragraphs_stand_for_themselves() {
    let whole = read(STORY, usize::MAX, &mut |_| true).unwrap();
    assert!(whole.quotations.len() >= 4, "{whole:#?}");
    for most in [24, 40, 60] {
        assert_eq!(read(STORY, most, &mut |_| true).as_ref(), Some(&whole), "{most} tokens");
    }
}

#[test]
fn who_is_known_from_a_window_before_is_known_still() {
    let before = "Ines Marsh, a senator, left.\nIt rained all day in the small town.\n";
    let text = format!(
        "{before}“It is over,” Marsh said.\nThe council met, and she added that it was late.\n"
    );
    let found = read(&text, 12, &mut |_| true).unwrap();
    let names: Vec<&str> = found.speakers.iter().map(|speaker| speaker.name.as_str()).collect();
    assert_eq!(names, ["Ines Marsh"]);
    assert_eq!(found.speakers[0].aliases, ["Marsh"]);
    assert_eq!(found.speakers[0].roles, ["senator"]);
    assert_eq!(found, read(&text, usize::MAX, &mut |_| true).unwrap());
}

/// Returns texts in which one stage or another has the most to do.
fn long_texts() -> Vec<String> {
    let parts = [STORY, "“a” said Ann Lee. ", "X-A: b\n", "\" ", ".,;:!?", "Ada Holm met Bo Ek. "];
    parts.iter().map(|part| part.repeat((250 / part.len()).max(1))).collect()
}

#[test]
fn it_asks_the_oftener_the_longer_a_text_is_and_each_question_may_be_the_last() {
    for text in long_texts() {
        let (once, _) = ask_until(&text, usize::MAX);
        let (twice, is_read) = ask_until(&format!("{text}\n{text}"), usize::MAX);
        assert!(is_read && once > 2, "{once} times for {text:?}");
        assert!(twice >= once * 2 - 2, "{once}, then {twice} times for {text:?}");
        for last in [1, once / 2, once] {
            let ended = ask_until(&text, last);
            assert_eq!(ended, (last, false), "nothing is asked after it was to stop");
        }
    }
}

#[test]
fn it_says_how_far_it_is_and_how_much_it_has_found() {
    let text = STORY.repeat(8);
    let mut told: Vec<Reached> = Vec::new();
    let mut goes_on = |reached| {
        told.push(reached);
        true
    };
    let found = read(&text, 1000, &mut goes_on).unwrap();
    assert!(told.is_sorted_by_key(|reached| reached.byte));
    assert!(told.is_sorted_by_key(|reached| reached.quotations));
    let last = told.last().unwrap();
    assert!(last.byte <= text.len() && last.byte > text.len() * 9 / 10);
    assert_eq!(last.quotations, found.of_acts(Acts::SAID).count());
}

#[test]
fn a_choice_says_how_likely_it_is_and_what_came_next() {
    let text = Text::new("Anna Keller met Maria Ross. “It will rain,” she said.");
    let analysis = analyze(&text, Model::bundled());
    let why = &analysis.quotations[0].why;
    let choice = why.choice_at(why.chain[0].mention).unwrap();
    assert_eq!(&text[why.chain[0].mention], "she");
    let next = choice.runner_up.unwrap();
    assert!(choice.likely >= next.likely && choice.likely + next.likely <= 1.001, "{choice:?}");
    let chosen = &analysis.speakers[0].name;
    assert!(next.mention.is_some_and(|mention| text[mention] != **chosen), "{choice:?}");
}

#[test]
fn no_window_asks_for_what_stands_before_it() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/text");
    let mut paths: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths.iter().step_by(5) {
        let text = std::fs::read_to_string(path).unwrap();
        assert!(read(&text, 60, &mut |_| true).is_some(), "{}", path.display());
    }
}
