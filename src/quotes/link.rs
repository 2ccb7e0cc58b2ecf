//! Pieces to attributions: each content finds its cue, each cue its source.
//!
//! A cue points at its source rather than the source at its cues, for one
//! source may serve several: "he said …, adding that …".

use std::ops::Range;

use crate::quotes::paragraph::Paragraph;
use crate::quotes::paragraph::QuoteState;
use crate::quotes::tag::Piece;
use crate::quotes::tag::Role;

/// Content with its cue and source, as token ranges of one paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// What was said: one piece or more, in order.
    pub content: Vec<Range<usize>>,
    /// The words that report it.
    pub cue: Option<Range<usize>>,
    /// Who is said to have said it.
    pub source: Option<Range<usize>>,
    /// Who passed it on, where that is somebody else; see [`crate::quotes::relay`].
    pub relay: Option<Range<usize>>,
    /// How good the weaker of its links is, from 0 to 1.
    pub score: f32,
}

/// Links below this are not made: a cue may well have no source at all.
const WEAKEST_SOURCE: f32 = -6.0;

/// Joins the pieces of one paragraph. Content without any cue stands alone.
pub fn attributions(paragraph: &Paragraph, pieces: &[Piece]) -> Vec<Attribution> {
    let of =
        |role| pieces.iter().filter(move |piece| piece.role == role).map(|piece| &piece.tokens);
    let cues: Vec<&Range<usize>> = of(Role::Cue).collect();
    let sources: Vec<&Range<usize>> = of(Role::Source).collect();
    let mut made: Vec<Attribution> = cues
        .iter()
        .map(|&cue| {
            let best =
                best(sources.iter().map(|&source| source_score(paragraph, &cues, cue, source)));
            let (source, score) = match best {
                Some((idx, score)) if score > WEAKEST_SOURCE => (Some(sources[idx].clone()), score),
                _ => (None, 0.0),
            };
            Attribution {
                content: Vec::new(),
                cue: Some(cue.clone()),
                source,
                relay: None,
                score: sureness(score),
            }
        })
        .collect();
    let mut alone = Vec::new();
    for content in of(Role::Content) {
        let best = best(cues.iter().map(|&cue| content_score(paragraph, pieces, cue, content)));
        if let Some((idx, score)) = best {
            made[idx].content.push(content.clone());
            made[idx].score = made[idx].score.min(sureness(score));
        } else {
            alone.push(Attribution {
                content: vec![content.clone()],
                cue: None,
                source: None,
                relay: None,
                score: 0.5,
            });
        }
    }
    made.retain(|attribution| !attribution.content.is_empty());
    made.extend(alone);
    made.sort_by_key(|attribution| attribution.content[0].start);
    made
}

fn best(scores: impl Iterator<Item = f32>) -> Option<(usize, f32)> {
    scores.enumerate().max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// From a link's score to how sure we are of it, 0 to 1.
fn sureness(score: f32) -> f32 {
    1.0 / (1.0 + (-1.5 - 0.5 * score).exp())
}

/// Tokens between two ranges that do not overlap.
fn between(a: &Range<usize>, b: &Range<usize>) -> Range<usize> {
    if a.end <= b.start { a.end..b.start } else { b.end..a.start.max(b.end) }
}

fn same_sentence(paragraph: &Paragraph, a: &Range<usize>, b: &Range<usize>) -> bool {
    let gap = between(a, b);
    let (left, right) = if a.start < b.start { (a.end - 1, gap.end) } else { (b.end - 1, gap.end) };
    paragraph.tokens[left].sentence == paragraph.tokens[right.min(paragraph.len() - 1)].sentence
}

fn content_score(
    paragraph: &Paragraph,
    pieces: &[Piece],
    cue: &Range<usize>,
    content: &Range<usize>,
) -> f32 {
    let gap = between(cue, content);
    let crossed = pieces.iter().filter(|piece| gap.contains(&piece.tokens.start));
    let crossed_cost: f32 = crossed
        .map(|piece| match piece.role {
            Role::Cue => 3.0,
            Role::Content => 1.0,
            // A source belongs between content and a cue that follows it.
            Role::Source => {
                if content.start > cue.start {
                    1.0
                } else {
                    0.0
                }
            }
        })
        .sum();
    let near = if gap.len() <= 1 { 2.0 } else { 0.0 };
    let shared = if same_sentence(paragraph, cue, content) { 2.0 } else { 0.0 };
    // What stands inside a passage is the quoted one's own cue.
    let inside =
        content.contains(&cue.start) || paragraph.tokens[cue.start].state == QuoteState::Inside;
    near + shared - crossed_cost - 0.1 * gap.len().min(40) as f32 - if inside { 4.0 } else { 0.0 }
}

fn source_score(
    paragraph: &Paragraph,
    cues: &[&Range<usize>],
    cue: &Range<usize>,
    source: &Range<usize>,
) -> f32 {
    let gap = between(cue, source);
    if !same_sentence(paragraph, cue, source) {
        return f32::NEG_INFINITY;
    }
    let crossed = cues.iter().filter(|other| gap.contains(&other.start)).count() as f32;
    let near = if gap.is_empty() { 3.0 } else { 0.0 };
    let before = if source.end <= cue.start { 1.0 } else { 0.0 };
    near + before - 1.5 * crossed - 0.1 * gap.len().min(40) as f32
}
