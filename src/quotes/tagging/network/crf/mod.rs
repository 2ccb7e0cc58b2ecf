//! Finds the best sequence of tags from scores for each token.
//!
//! The method is a conditional random field: the score of a tag depends on the tag before it,
//! and an inner token may only continue a piece of its own role.

mod repair;

use crate::quotes::tagging::network::crf::repair::raise;
use crate::quotes::tagging::tag::Role;
use crate::quotes::tagging::tag::Tag;

/// The number of tags.
pub(super) const TAGS: usize = 7;

/// The scores of a token, or of the steps to a tag, by tag; the last is unused.
pub(super) type Scores = [f32; TAGS + 1];

/// The tags in the order of the network's outputs.
pub(super) const ORDER: [Tag; TAGS] = [
    Tag::Outside,
    Tag::Begin(Role::Source),
    Tag::Inside(Role::Source),
    Tag::Begin(Role::Cue),
    Tag::Inside(Role::Cue),
    Tag::Begin(Role::Content),
    Tag::Inside(Role::Content),
];

/// The score at which decoding leaves a token outside of everything, whatever it adds to the others.
const SURELY: f32 = 30.0;

/// Returns the scores of a token that is part of no quotation.
pub(super) const fn surely_outside() -> Scores {
    let mut scores = [0.0; TAGS + 1];
    scores[OUTSIDE] = SURELY;
    scores
}

const OUTSIDE: usize = 0;
const BEGIN_SOURCE: usize = 1;
const BEGIN_CUE: usize = 3;
const BEGIN_CONTENT: usize = 5;
const INSIDE_CONTENT: usize = 6;

/// The amount that, added to the score of a tag, leaves no other tag a chance.
const CERTAIN: f32 = 100.0;

/// The amounts that raise the scores of tags above what training found best by likelihood.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bias {
    /// The amount for the first token of a cue.
    pub(super) cue: f32,
    /// The largest further amount for it, where content was found without any cue.
    pub(super) repair: f32,
    /// The largest amount for the first token of a source, in a sentence with a cue but no source.
    pub(super) source: f32,
    /// The probability, from 0 to 1, that a cue after "and" needs to end the report in which it
    /// stands.
    pub(super) joined: f32,
}

/// The scores of steps between tags.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Crf {
    /// The scores by the tag after, then by the tag before; the last is for the first token.
    to: [[f32; TAGS + 1]; TAGS],
}

impl Crf {
    /// Makes the table from rows by the tag before, the last of them for the start.
    pub(super) fn new(rows: &[[f32; TAGS]; TAGS + 1]) -> Crf {
        let to = std::array::from_fn(|after| std::array::from_fn(|before| rows[before][after]));
        Crf { to }
    }

    /// Returns the best tags for a paragraph, as indices into [`ORDER`], and the probability of
    /// each by the network, from 0 to 1.
    ///
    /// `sentences` numbers the sentence of each token; `joins` are the tokens that an "and"
    /// may join to the report before as a further cue; `introduces` says that the next
    /// paragraph is what is said in the last one. Nearly each quotation has a cue, and
    /// nearly each cue a source in its sentence. So what is missing is made
    /// cheaper, step by step, until it is found; that makes it no likelier.
    pub(super) fn decode(
        &self,
        scores: &[Scores],
        sentences: &[u32],
        joins: &[usize],
        introduces: bool,
        bias: Bias,
    ) -> (Vec<u8>, Vec<f32>) {
        let mut raised = scores.to_vec();
        raise(&mut raised, BEGIN_CUE, bias.cue);
        let path = self.best_path(&raised);
        let path = self.with_a_cue(&mut raised, path, bias.repair);
        let path = if introduces {
            self.with_an_introduction(&mut raised, path, sentences, bias.repair)
        } else {
            path
        };
        let chances = self.chances(scores);
        let path = self.with_joined_reports(&mut raised, path, joins, &chances, bias.joined);
        let path = self.with_sources(&raised, path, sentences, bias.source);
        let sure = path.iter().zip(&chances).map(|(&tag, of)| of[usize::from(tag)]).collect();
        (path, sure)
    }

    /// Finds the best path by Viterbi's algorithm; of equal paths the one with the lower tags.
    fn best_path(&self, scores: &[Scores]) -> Vec<u8> {
        let Some(first) = scores.first() else { return Vec::new() };
        let mut best: [f32; TAGS] = std::array::from_fn(|tag| first[tag] + self.to[tag][TAGS]);
        let mut back: Vec<[u8; TAGS]> = Vec::with_capacity(scores.len());
        for token in &scores[1..] {
            let mut from = [0_u8; TAGS];
            let next = std::array::from_fn(|after| {
                let mut top = f32::MIN;
                for (before, (score, step)) in (0..).zip(best.iter().zip(&self.to[after])) {
                    if score + step > top {
                        (top, from[after]) = (score + step, before);
                    }
                }
                top + token[after]
            });
            best = next;
            back.push(from);
        }
        let last = (1..TAGS).fold(0, |top, tag| if best[tag] > best[top] { tag } else { top });
        let mut path = vec![last as u8];
        for from in back.iter().rev() {
            let after = path[path.len() - 1];
            path.push(from[usize::from(after)]);
        }
        path.reverse();
        path
    }

    /// Computes the probability of each tag of each token, over all paths: forwards and backwards
    /// sums, scaled at each token so that they neither vanish nor overflow.
    fn chances(&self, scores: &[Scores]) -> Vec<[f32; TAGS]> {
        let steps: [[f32; TAGS + 1]; TAGS] = self.to.map(|row| row.map(f32::exp));
        let weights = |token: &Scores| -> [f32; TAGS] {
            let top = token[..TAGS].iter().copied().fold(f32::MIN, f32::max);
            std::array::from_fn(|tag| (token[tag] - top).exp())
        };
        let here: Vec<[f32; TAGS]> = scores.iter().map(weights).collect();
        let mut forwards: Vec<[f32; TAGS]> = Vec::with_capacity(here.len());
        for token in &here {
            let sums = match forwards.last() {
                None => std::array::from_fn(|tag| token[tag] * steps[tag][TAGS]),
                Some(before) => std::array::from_fn(|tag| token[tag] * dot(&steps[tag], before)),
            };
            forwards.push(scaled(sums));
        }
        let mut after = [1.0; TAGS];
        let mut chances = vec![[0.0; TAGS]; here.len()];
        for at in (0..here.len()).rev() {
            let total: f32 = dot(&forwards[at], &after).max(f32::MIN_POSITIVE);
            chances[at] =
                std::array::from_fn(|tag| (forwards[at][tag] * after[tag] / total).min(1.0));
            after = scaled(std::array::from_fn(|before| {
                (0..TAGS).map(|tag| steps[tag][before] * here[at][tag] * after[tag]).sum()
            }));
        }
        chances
    }
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

fn scaled(sums: [f32; TAGS]) -> [f32; TAGS] {
    let top = sums.iter().copied().fold(f32::MIN_POSITIVE, f32::max);
    sums.map(|sum| sum / top)
}

#[cfg(test)]
mod tests {
    use super::BEGIN_CONTENT;
    use super::BEGIN_CUE;
    use super::BEGIN_SOURCE;
    use super::Bias;
    use super::Crf;
    use super::ORDER;
    use super::Scores;
    use super::TAGS;
    use crate::quotes::tagging::tag::Tag;
    use proptest::prelude::*;

    const FORBIDDEN: f32 = -1e4;
    const NO_BIAS: Bias = Bias { cue: 0.0, repair: 0.0, source: 0.0, joined: 1.0 };

    /// Returns a table in which steps score nothing, but an inner token must continue its own role.
    fn plain() -> Crf {
        let mut rows = [[0.0; TAGS]; TAGS + 1];
        for (before, row) in rows.iter_mut().enumerate() {
            for (after, step) in row.iter_mut().enumerate() {
                if let Tag::Inside(role) = ORDER[after]
                    && !ORDER.get(before).is_some_and(
                        |tag| matches!(tag, Tag::Begin(r) | Tag::Inside(r) if *r == role),
                    )
                {
                    *step = FORBIDDEN;
                }
            }
        }
        Crf::new(&rows)
    }

    fn token(tag: usize, score: f32) -> Scores {
        let mut scores = [0.0; TAGS + 1];
        scores[tag] = score;
        scores
    }

    #[test]
    fn an_inner_token_never_stands_alone() {
        let (path, _) = plain().decode(
            &[token(0, 9.0), token(6, 5.0), token(6, 5.0)],
            &[0; 3],
            &[],
            false,
            NO_BIAS,
        );
        assert_eq!(path, [0, 5, 6]);
    }

    #[test]
    fn content_without_a_cue_looks_for_one_again() {
        let scores = [token(BEGIN_CONTENT, 9.0), token(0, 2.5)];
        assert_eq!(plain().decode(&scores, &[0; 2], &[], false, NO_BIAS).0, [5, 0]);
        let (path, _) =
            plain().decode(&scores, &[0; 2], &[], false, Bias { repair: 5.0, ..NO_BIAS });
        assert_eq!(path, [BEGIN_CONTENT as u8, BEGIN_CUE as u8]);
    }

    #[test]
    fn a_report_joined_by_and_begins_with_its_cue() {
        let mut scores =
            [token(BEGIN_CUE, 9.0), token(5, 9.0), token(6, 3.0), token(6, 2.0), token(6, 4.0)];
        scores[3][BEGIN_CUE] = 2.5;
        scores[4][BEGIN_CONTENT] = 2.0;
        let bias = Bias { joined: 0.1, ..NO_BIAS };
        let tags = |joins, bias| plain().decode(&scores, &[0; 5], joins, false, bias).0;
        assert_eq!(tags(&[], bias), [3, 5, 6, 6, 6]);
        assert_eq!(tags(&[3], bias), [3, 5, 0, 3, 5]);
        assert_eq!(tags(&[3], NO_BIAS), [3, 5, 6, 6, 6]);
    }

    #[test]
    fn an_introduction_looks_for_its_cue_in_its_last_sentence() {
        let scores = [token(0, 2.5), token(0, 2.0), token(0, 4.0)];
        let bias = Bias { repair: 5.0, ..NO_BIAS };
        let (path, _) = plain().decode(&scores, &[0, 1, 1], &[], true, bias);
        assert_eq!(path, [0, BEGIN_CUE as u8, 0]);
        assert_eq!(plain().decode(&scores, &[0, 1, 1], &[], false, bias).0, [0, 0, 0]);
    }

    #[test]
    fn a_cue_without_a_source_looks_for_one_in_its_sentence() {
        let lone = [token(0, 2.5), token(BEGIN_CUE, 9.0), token(0, 0.5)];
        let bias = Bias { source: 3.0, ..NO_BIAS };
        let source = BEGIN_SOURCE as u8;
        assert_eq!(plain().decode(&lone, &[0; 3], &[], false, NO_BIAS).0, [0, 3, 0]);
        assert_eq!(plain().decode(&lone, &[0; 3], &[], false, bias).0, [0, 3, source]);
        assert_eq!(plain().decode(&lone, &[0, 0, 1], &[], false, bias).0, [source, 3, 0]);
    }

    #[test]
    fn a_source_never_takes_the_place_of_the_only_cue() {
        let lone = [token(BEGIN_CUE, 0.5), token(0, 9.0)];
        let bias = Bias { source: 3.0, ..NO_BIAS };
        assert_eq!(plain().decode(&lone, &[0; 2], &[], false, bias).0, [3, 0]);
    }

    #[test]
    fn what_could_be_anything_is_not_sure() {
        let (_, sure) =
            plain().decode(&[[0.0; TAGS + 1], token(0, 20.0)], &[0; 2], &[], false, NO_BIAS);
        assert!(sure[0] < 0.5 && sure[1] > 0.99, "{sure:?}");
    }

    proptest! {
        #[test]
        fn any_scores_decode_to_allowed_tags(
            scores in proptest::collection::vec(proptest::array::uniform8(-40.0f32..40.0), 0..30),
        ) {
            let sentences: Vec<u32> = (0..scores.len() as u32).map(|at| at / 7).collect();
            let bias = Bias { cue: 0.7, repair: 5.0, source: 3.0, joined: 0.2 };
            let joins: Vec<usize> = (1..scores.len()).step_by(3).collect();
            let (path, sure) = plain().decode(&scores, &sentences, &joins, false, bias);
            prop_assert_eq!(path.len(), scores.len());
            prop_assert!(sure.iter().all(|sure| (0.0..=1.0).contains(sure)));
            let mut before = Tag::Outside;
            for tag in path.iter().map(|&tag| ORDER[usize::from(tag)]) {
                if let Tag::Inside(role) = tag {
                    prop_assert!(before == Tag::Begin(role) || before == tag);
                }
                before = tag;
            }
        }
    }
}
