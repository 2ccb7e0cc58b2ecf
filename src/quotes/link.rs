//! Pieces to attributions: each content finds its cue, each cue its source.
//!
//! A cue points at its source rather than the source at its cues, for one
//! source may serve several: "he said …, adding that …".

use std::collections::BTreeMap;
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

/// How many pieces on either side are looked at: what belongs together stands
/// together, and a paragraph of a thousand cues must not cost a million looks.
const REACH: usize = 24;

/// Joins the pieces of one paragraph. Content without any cue stands alone.
pub fn attributions(paragraph: &Paragraph, pieces: &[Piece]) -> Vec<Attribution> {
    let mut by_cue: BTreeMap<usize, Attribution> = BTreeMap::new();
    let mut alone = Vec::new();
    for (content_idx, content) in of(pieces, Role::Content) {
        let near = near(pieces, content_idx);
        let cues =
            of(near, Role::Cue).map(|(_, cue)| (cue, content_score(paragraph, near, cue, content)));
        let Some((cue, score)) = best(cues) else {
            alone.push(Attribution::alone(content.clone()));
            continue;
        };
        let attribution = by_cue.entry(cue.start).or_insert_with(|| Attribution {
            content: Vec::new(),
            cue: Some(cue.clone()),
            ..Attribution::alone(content.clone())
        });
        attribution.content.retain(|known| known != content);
        attribution.content.push(content.clone());
        attribution.score = attribution.score.min(sureness(score));
    }
    for (cue_idx, cue) in of(pieces, Role::Cue) {
        let Some(attribution) = by_cue.get_mut(&cue.start) else { continue };
        let near = near(pieces, cue_idx);
        let sources = of(near, Role::Source)
            .map(|(_, source)| (source, source_score(paragraph, near, cue, source)));
        let source = best(sources).filter(|&(_, score)| score > WEAKEST_SOURCE);
        attribution.score = attribution.score.min(source.map_or(0.8, |(_, score)| sureness(score)));
        attribution.source = source.map(|(source, _)| source.clone());
    }
    let mut made: Vec<Attribution> = by_cue.into_values().chain(alone).collect();
    made.sort_by_key(|attribution| attribution.content[0].start);
    made
}

impl Attribution {
    /// Content that nothing is known of yet.
    fn alone(content: Range<usize>) -> Self {
        Attribution { content: vec![content], cue: None, source: None, relay: None, score: 1.0 }
    }
}

/// The pieces of one role, with their places among all.
fn of(pieces: &[Piece], role: Role) -> impl Iterator<Item = (usize, &Range<usize>)> {
    let pieces = pieces.iter().enumerate();
    pieces.filter(move |(_, piece)| piece.role == role).map(|(idx, piece)| (idx, &piece.tokens))
}

fn near(pieces: &[Piece], idx: usize) -> &[Piece] {
    &pieces[idx.saturating_sub(REACH)..(idx + REACH).min(pieces.len())]
}

fn best<'p>(
    scored: impl Iterator<Item = (&'p Range<usize>, f32)>,
) -> Option<(&'p Range<usize>, f32)> {
    scored.reduce(|best, next| if next.1 > best.1 { next } else { best })
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
    pieces: &[Piece],
    cue: &Range<usize>,
    source: &Range<usize>,
) -> f32 {
    let gap = between(cue, source);
    if !same_sentence(paragraph, cue, source) {
        return f32::NEG_INFINITY;
    }
    let crossed =
        of(pieces, Role::Cue).filter(|(_, other)| gap.contains(&other.start)).count() as f32;
    let near = if gap.is_empty() { 3.0 } else { 0.0 };
    let before = if source.end <= cue.start { 1.0 } else { 0.0 };
    near + before - 1.5 * crossed - 0.1 * gap.len().min(40) as f32
}
