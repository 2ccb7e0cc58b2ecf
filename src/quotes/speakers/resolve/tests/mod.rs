//! Tests for whom the mention in brackets stands.

mod bodies;
mod clauses;
mod described;
mod documents;
mod later_names;
mod names;
mod offices;
mod people;
mod sections;

use std::iter;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::lines;
use crate::quotes::speakers::resolve::Resolution;
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

/// Returns the types of those who speak in `marked`, in order of their first words.
fn kinds(marked: &str) -> Vec<SpeakerType> {
    let lexicon = Lexicon::bundled();
    read(marked, |all, given| {
        speakers(all, given, &lexicon).1.into_iter().map(|found| found.kind).collect()
    })
}
