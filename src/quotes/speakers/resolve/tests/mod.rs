//! Tests for whom the mention in brackets stands.

mod announced;
mod announced_trade;
mod asides;
mod clauses;
mod described;
mod goes_on;
mod introduced;
mod named;
mod relative;
mod same_voice;
mod sections;
mod things;
mod topic;

use std::iter;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::lines;
use crate::quotes::speakers::resolve::Resolution;
use crate::quotes::speakers::resolve::speakers;

/// Returns the paragraphs of `marked` without its marks, and a source for each pair of brackets;
/// what the first source says stands in braces, if there are any.
fn read<T>(marked: &str, with: impl Fn(&[Paragraph], &[Vec<Attribution>]) -> T) -> T {
    const MARKS: [char; 4] = ['[', ']', '{', '}'];
    let text = marked.replace(MARKS, "");
    let offsets = |mark: char| -> Vec<usize> {
        let found = marked.match_indices(mark);
        found.map(|(at, _)| marked[..at].replace(MARKS, "").len()).collect()
    };
    let mut said = offsets('{').into_iter().zip(offsets('}'));
    let spans = lines(&text);
    let paragraphs = Paragraph::all(&text);
    let mut given = vec![Vec::new(); paragraphs.len()];
    for (start, end) in offsets('[').into_iter().zip(offsets(']')) {
        let idx = spans.iter().position(|span| span.contains(start)).expect("brackets hold words");
        let from = paragraphs[idx].token_at(start);
        let to = paragraphs[idx].tokens.partition_point(|token| token.span.start() < end);
        let token_at = |at| paragraphs[idx].tokens.partition_point(|it| it.span.start() < at);
        let said = said.next().map(|(start, end)| token_at(start)..token_at(end));
        given[idx].push(Attribution {
            content: iter::once(said.unwrap_or(from..to)).collect(),
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
