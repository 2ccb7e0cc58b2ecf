//! Repairs a path that lacks a part, by making that part cheaper step by step until it is found.
//!
//! The scores are raised for it, but the reported probability is not: see [`Crf::decode`].

use std::ops::Range;

use crate::quotes::tagging::network::crf::BEGIN_CONTENT;
use crate::quotes::tagging::network::crf::BEGIN_CUE;
use crate::quotes::tagging::network::crf::BEGIN_SOURCE;
use crate::quotes::tagging::network::crf::CERTAIN;
use crate::quotes::tagging::network::crf::Crf;
use crate::quotes::tagging::network::crf::INSIDE_CONTENT;
use crate::quotes::tagging::network::crf::ORDER;
use crate::quotes::tagging::network::crf::OUTSIDE;
use crate::quotes::tagging::network::crf::Scores;
use crate::quotes::tagging::network::crf::TAGS;
use crate::quotes::tagging::tag::Role;
use crate::quotes::tagging::tag::Tag;

impl Crf {
    /// Finds the path again with cues cheaper, and sources a little, if there is content without
    /// any cue.
    pub(super) fn with_a_cue(&self, raised: &mut Vec<Scores>, path: Vec<u8>, most: f32) -> Vec<u8> {
        if !has(&path, BEGIN_CONTENT) || has(&path, BEGIN_CUE) {
            return path;
        }
        let mut cheaper = raised.clone();
        let mut spent = 0.0;
        while spent < most {
            spent += 1.0;
            raise(&mut cheaper, BEGIN_CUE, 1.0);
            raise(&mut cheaper, BEGIN_SOURCE, 0.3);
            let again = self.best_path(&cheaper);
            if has(&again, BEGIN_CUE) {
                if !has(&again, BEGIN_CONTENT) {
                    break;
                }
                *raised = cheaper;
                return again;
            }
        }
        path
    }

    /// Finds the path again with cues and sources cheaper in the last sentence, if it has no cue.
    pub(super) fn with_an_introduction(
        &self,
        raised: &mut Vec<Scores>,
        path: Vec<u8>,
        sentences: &[u32],
        most: f32,
    ) -> Vec<u8> {
        let last = sentences.partition_point(|number| Some(number) < sentences.last());
        if has(&path[last..], BEGIN_CUE) {
            return path;
        }
        let mut cheaper = raised.clone();
        let mut spent = 0.0;
        while spent < most {
            spent += 1.0;
            raise(&mut cheaper[last..], BEGIN_CUE, 1.0);
            raise(&mut cheaper[last..], BEGIN_SOURCE, 0.5);
            let again = self.best_path(&cheaper);
            if has(&again[last..], BEGIN_CUE) {
                *raised = cheaper;
                return again;
            }
        }
        path
    }

    /// Finds the path again with each join made a cue, if the join is held at least `least`
    /// probable and was taken for a further word of the report before; joins that would report
    /// nothing are left as they were.
    pub(super) fn with_joined_reports(
        &self,
        raised: &mut [Scores],
        path: Vec<u8>,
        joins: &[usize],
        chances: &[[f32; TAGS]],
        least: f32,
    ) -> Vec<u8> {
        let inside = |at: usize| usize::from(path[at]) == INSIDE_CONTENT;
        let likely = |&at: &usize| inside(at) && chances[at][BEGIN_CUE] >= least;
        let asked: Vec<usize> = joins.iter().copied().filter(likely).collect();
        if asked.is_empty() {
            return path;
        }
        let before = raised.to_vec();
        for &at in &asked {
            raised[at - 1][OUTSIDE] += CERTAIN;
            raised[at][BEGIN_CUE] += CERTAIN;
        }
        let again = self.best_path(raised);
        let lost: Vec<usize> = asked.into_iter().filter(|&at| !reports(&again[at..])).collect();
        if lost.is_empty() {
            return again;
        }
        for at in lost {
            raised[at - 1..=at].copy_from_slice(&before[at - 1..=at]);
        }
        self.best_path(raised)
    }

    /// Finds the path again with sources cheaper in sentences that have a cue and no source; all of
    /// them at once, so that a long paragraph is decoded only a few times.
    pub(super) fn with_sources(
        &self,
        raised: &[Scores],
        path: Vec<u8>,
        sentences: &[u32],
        most: f32,
    ) -> Vec<u8> {
        let mut lacking = without_source(&path, sentences);
        if lacking.is_empty() {
            return path;
        }
        let mut cheaper = raised.to_vec();
        let mut best = path;
        let mut spent = 0.0;
        while spent < most && !lacking.is_empty() {
            spent += 1.0;
            for range in &lacking {
                raise(&mut cheaper[range.clone()], BEGIN_SOURCE, 1.0);
            }
            let again = self.best_path(&cheaper);
            let (lost, kept): (Vec<_>, Vec<_>) =
                lacking.into_iter().partition(|range| !has(&again[range.clone()], BEGIN_CUE));
            if lost.is_empty() {
                best = again;
            } else {
                // Where the source took the place of the cue, the sentence stays as it was.
                for range in lost {
                    cheaper[range.clone()].copy_from_slice(&raised[range]);
                }
                best = self.best_path(&cheaper);
            }
            lacking = kept.into_iter().filter(|range| !has_source(&best[range.clone()])).collect();
        }
        best
    }
}

fn has(path: &[u8], tag: usize) -> bool {
    path.iter().any(|&found| usize::from(found) == tag)
}

/// Returns true if the cue that `path` begins with has content after it, before any other cue.
fn reports(path: &[u8]) -> bool {
    let begins = |tag: &usize| matches!(*tag, BEGIN_CUE | BEGIN_CONTENT);
    path[1..].iter().map(|&tag| usize::from(tag)).find(begins) == Some(BEGIN_CONTENT)
}

fn has_source(path: &[u8]) -> bool {
    path.iter().any(|&tag| {
        matches!(ORDER[usize::from(tag)], Tag::Begin(Role::Source) | Tag::Inside(Role::Source))
    })
}

/// Returns the tokens of each sentence that has a cue but no source.
fn without_source(path: &[u8], sentences: &[u32]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for sentence in sentences.chunk_by(|a, b| a == b) {
        let range = start..start + sentence.len();
        start = range.end;
        if has(&path[range.clone()], BEGIN_CUE) && !has_source(&path[range.clone()]) {
            found.push(range);
        }
    }
    found
}

pub(super) fn raise(scores: &mut [Scores], tag: usize, by: f32) {
    for token in scores {
        token[tag] += by;
    }
}
