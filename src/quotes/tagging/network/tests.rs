use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::consent::Reached;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::tagging::network::Network;
use crate::quotes::tagging::network::VERSION;
use crate::quotes::tagging::network::WINDOW;
use crate::quotes::tagging::network::crf::Scores;
use crate::quotes::tagging::network::features;
use crate::quotes::tagging::network::windows;
use crate::quotes::tagging::tag::Role;
use crate::quotes::tagging::tag::pieces;
use fearless_simd::Level;
use proptest::prelude::*;

fn scores(network: &Network, paragraphs: &[Paragraph]) -> Vec<Vec<Scores>> {
    let mut goes_on = |_| true;
    let seen = network.seen(paragraphs, 0..paragraphs.len(), &mut Consent::of(&mut goes_on));
    seen.unwrap().into_iter().map(|seen| seen.scores).collect()
}

/// Returns what `PyTorch` computes for `fixture/article.txt` with the same 8-bit weights.
fn expected() -> Vec<Vec<Vec<f32>>> {
    let mut articles: serde_json::Value =
        serde_json::from_str(include_str!("fixture/scores.json")).expect("valid JSON");
    serde_json::from_value(articles["article"].take()).expect("rows of scores")
}

#[test]
fn digits_are_looked_up_as_zeros() {
    let mut key = String::new();
    features::key("mid-1990s", &mut key);
    assert_eq!(key, "mid-0000s");
}

#[test]
fn scores_are_those_of_the_training_program() {
    let network = Network::bundled();
    let found = scores(&network, &Paragraph::all(include_str!("fixture/article.txt")));
    let expected = expected();
    assert_eq!(found.len(), expected.len());
    let tokens = found.iter().flatten().zip(expected.iter().flatten());
    let mut apart: Vec<f32> = tokens
        .flat_map(|(found, expected)| found.iter().zip(expected))
        .map(|(found, expected)| (found - expected).abs())
        .collect();
    apart.sort_by(f32::total_cmp);
    // An activation that is rounded the other way moves a score by some hundredths.
    assert!(apart[apart.len() / 2] < 0.001, "{}", apart[apart.len() / 2]);
    assert!(apart[apart.len() - 1] < 0.03, "{}", apart[apart.len() - 1]);
    let tokens = |rows: &[usize]| rows.iter().sum::<usize>();
    let found: Vec<usize> = found.iter().map(Vec::len).collect();
    let expected: Vec<usize> = expected.iter().map(Vec::len).collect();
    assert_eq!((tokens(&found), &found), (tokens(&expected), &expected));
}

#[test]
fn every_path_gives_the_same_scores_to_the_bit() {
    let paragraphs = Paragraph::all(include_str!("fixture/article.txt"));
    let bits = |level| {
        let network = Network { level, ..Network::bundled() };
        let found = scores(&network, &paragraphs);
        found.concat().concat().into_iter().map(f32::to_bits).collect::<Vec<u32>>()
    };
    assert_eq!(bits(Level::new()), bits(Level::baseline()));
}

#[test]
fn a_plain_sentence_is_tagged() {
    let paragraphs = Paragraph::all("“We will not leave,” the mayor said on Monday.");
    let tagged = &Network::bundled().tags(&paragraphs)[0];
    let found: Vec<(Role, String)> = pieces(&tagged.tags)
        .into_iter()
        .map(|piece| {
            let words: Vec<&str> = piece.tokens.map(|at| paragraphs[0].word(at)).collect();
            (piece.role, words.join(" "))
        })
        .collect();
    assert!(found.contains(&(Role::Source, "the mayor".into())), "{found:?}");
    assert!(found.contains(&(Role::Cue, "said".into())), "{found:?}");
}

#[test]
fn what_a_paragraph_says_does_not_depend_on_what_is_read_beside_it() {
    let network = Network::bundled();
    let long = "The council met, and a clerk said it would rain. ".repeat(40);
    let first = network.tags(&Paragraph::all(&format!("It rained.\n{long}\nIt rained.")));
    let second =
        network.tags(&Paragraph::all(&format!("It rained.\n{long}\nIt rained.\n{long}\nWell.")));
    assert!(first[1].tags == second[1].tags && first[1].sure == second[1].sure);
    assert!(second[1].tags == second[3].tags && second[1].sure == second[3].sure);
}

#[test]
fn what_stands_beside_a_paragraph_counts_though_it_is_not_read() {
    let network = Network::bundled();
    let paragraphs =
        Paragraph::all("“It rained.\nWe left,” he said.\nThe mayor said:\n“No.”\nWell.");
    let mut goes_on = |_| true;
    let part = network.tags_while(&paragraphs, 1..3, &mut Consent::of(&mut goes_on)).unwrap();
    assert_eq!(part, network.tags(&paragraphs)[1..3]);
}

#[test]
fn a_long_text_says_how_far_it_is_read_and_can_be_left() {
    let text = "The council met, and a clerk said it would rain. ".repeat(250);
    let paragraphs = Paragraph::all(&text);
    let mut reached = Vec::new();
    let mut goes_on = |at: Reached| {
        reached.push(at.byte);
        reached.len() < 2
    };
    let consent = &mut Consent::of(&mut goes_on);
    let tagged = Network::bundled().tags_while(&paragraphs, 0..1, consent);
    assert_eq!(tagged, None);
    assert_eq!(reached.len(), 2, "nothing is read after it was to stop");
    assert!(reached.is_sorted_by(|a, b| a < b) && reached[1] < text.len(), "{reached:?}");
}

#[test]
fn windows_keep_each_token_once() {
    let lengths = [0, 1, WINDOW - 1, WINDOW, WINDOW + 1, 5 * WINDOW + 17];
    for (from, len) in lengths.into_iter().flat_map(|len| [(0, len), (3.min(len), len)]) {
        let mut next = from;
        for (read, kept) in windows(from, len) {
            assert_eq!(kept.start, next);
            assert!(read.start <= next && kept.end <= read.end);
            next = kept.end;
        }
        assert_eq!(next, len);
    }
}

#[test]
fn a_dateline_is_outside_of_everything() {
    let read = Paragraph::all("NORVIK: The bridge was late, Mayor Ines Marsh said on Monday.");
    let tagged = Network::bundled().tags(&read).remove(0);
    let pieces = pieces(&tagged.tags);
    assert!(pieces.iter().all(|piece| piece.tokens.start >= 2), "{pieces:?}");
    let source = pieces.iter().find(|piece| piece.role == Role::Source).unwrap();
    let words = read[0].span(source.tokens.start, source.tokens.end);
    assert_eq!(read[0].slice(words), "Mayor Ines Marsh");
}

#[test]
fn the_bundled_weights_are_whole() {
    assert!(!VERSION.is_empty() && VERSION.is_ascii());
    assert!(crate::quotes::MODEL_VERSION.starts_with(VERSION), "{VERSION} ships");
    assert_eq!(Network::bundled().tags(&[]), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_text_is_tagged_token_by_token(text in "[a-zA-Z0-9“”\"'‘’.,?! \n\\PC]{0,200}") {
        let paragraphs = Paragraph::all(&text);
        let tagged = Network::bundled().tags(&paragraphs);
        for (tagged, paragraph) in tagged.iter().zip(&paragraphs) {
            prop_assert_eq!(tagged.tags.len(), paragraph.len());
            prop_assert_eq!(tagged.sure.len(), paragraph.len());
        }
    }
}
