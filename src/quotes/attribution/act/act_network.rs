//! Judges acts with a small network, whose weights it reads from a file.
//!
//! Products over states are sums of 8-bit numbers in whole numbers, so they are the same on every
//! machine; everything else is added to them in a fixed order.

use fearless_simd::Level;
use fearless_simd::dispatch;

use crate::quotes::act::Act;
use crate::quotes::attribution::act::act_features::BUCKETS;
use crate::quotes::attribution::act::act_features::Seen;
use crate::quotes::attribution::act::act_verdict::Verdict;
use crate::quotes::attribution::confidence;
use crate::quotes::tagging::network::matrix::Matrix;
use crate::quotes::tagging::network::quad::BLOCK;
use crate::quotes::tagging::network::quad::Quad;

/// The weights inside the program; `train/act_head.py` writes them, all numbers little-endian.
const BUNDLED: &[u8] =
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/model/acts.bin"));

const MAGIC: &[u8] = b"pqacts1\0";

/// The number of acts.
const ACTS: usize = Act::ALL.len();

/// The number of figures that the network looks at.
const FIGURES: usize = confidence::SAYS.len();

/// The weights of the network for acts.
#[derive(Debug)]
pub struct ActNetwork {
    /// The probability that something was said must reach this to be the verdict.
    least: f32,
    /// The row over the states for each hidden unit.
    states: Matrix,
    /// The row over the acts for each bucket of words: words count by themselves.
    words: Rows,
    /// The row over the hidden units for each figure, then the biases of the units.
    figures: Vec<f32>,
    /// The row over the acts for each hidden unit, then the biases of the acts.
    out: Vec<f32>,
    hidden: usize,
    level: Level,
}

/// Rows of 8-bit numbers, each row with its unit.
#[derive(Debug)]
struct Rows {
    columns: usize,
    scales: Vec<f32>,
    bytes: &'static [u8],
}

impl Rows {
    fn row(&self, row: usize) -> (impl Iterator<Item = i8> + use<>, f32) {
        let bytes: &'static [u8] = &self.bytes[row * self.columns..(row + 1) * self.columns];
        (bytes.iter().map(|&byte| byte.cast_signed()), self.scales[row])
    }
}

impl ActNetwork {
    /// Returns the network inside the program.
    ///
    /// # Panics
    ///
    /// If its file is malformed, which a test rules out.
    pub fn bundled() -> ActNetwork {
        ActNetwork::read(BUNDLED).expect("the bundled weights are whole")
    }

    /// Reads the weights; `None` where the file holds no such weights.
    fn read(bytes: &'static [u8]) -> Option<ActNetwork> {
        let mut file = File { rest: bytes };
        if file.take(MAGIC.len())? != MAGIC {
            return None;
        }
        let [states, hidden] = [file.size()?, file.size()?];
        if (file.size()?, file.size()?) != (BUCKETS, FIGURES) {
            return None;
        }
        let least = *file.floats(1)?.first()?;
        let head = ActNetwork {
            least,
            states: file.matrix(hidden, states)?,
            words: file.rows(BUCKETS, ACTS)?,
            figures: file.floats((FIGURES + 1) * hidden)?,
            out: file.floats((hidden + 1) * ACTS)?,
            hidden,
            level: Level::new(),
        };
        file.rest.is_empty().then_some(head)
    }

    /// Returns the number of figures in an attribution's states that the network looks at.
    #[cfg(test)]
    pub(super) fn width(&self) -> usize {
        4 * self.states.quads()
    }

    /// Judges which act an attribution reports.
    pub fn judge(&self, seen: &Seen) -> Verdict {
        let chances = self.chances(seen);
        let of = |act: Act| Verdict { act, chance: chances[act as usize] };
        let said = of(Act::Said);
        if said.chance >= self.least {
            return said;
        }
        let likelier =
            |best: Verdict, next: Verdict| if next.chance > best.chance { next } else { best };
        [Act::Thought, Act::None].map(of).into_iter().fold(of(Act::Topic), likelier)
    }

    /// Returns the probability of each act, in the order of [`Act::ALL`].
    pub fn chances(&self, seen: &Seen) -> [f32; ACTS] {
        let mut hidden = self.figures[FIGURES * self.hidden..].to_vec();
        let mut scores: [f32; ACTS] = std::array::from_fn(|act| self.out[self.hidden * ACTS + act]);
        for (figure, weights) in seen.figures.iter().zip(self.figures.chunks_exact(self.hidden)) {
            for (sum, weight) in hidden.iter_mut().zip(weights) {
                *sum += figure * weight;
            }
        }
        let states = seen.states.as_chunks().0;
        let states: Vec<Quad> = states.iter().map(|&four| Quad::new(four)).collect();
        dispatch!(self.level, simd => self.states.add_product(simd, &states, &mut hidden));
        for &word in &seen.words {
            let (weights, scale) = self.words.row(usize::from(word));
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += f32::from(weight) * scale;
            }
        }
        for (unit, weights) in hidden.iter().zip(self.out.chunks_exact(ACTS)) {
            for (score, weight) in scores.iter_mut().zip(weights) {
                *score += unit.max(0.0) * weight;
            }
        }
        shares(scores)
    }
}

/// Converts scores to probabilities that add up to one.
fn shares(scores: [f32; ACTS]) -> [f32; ACTS] {
    let top = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares = scores.map(|score| (score - top).exp());
    let total: f32 = shares.iter().sum();
    shares.map(|share| share / total)
}

/// The part of a file that is still to be read.
struct File {
    rest: &'static [u8],
}

impl File {
    fn take(&mut self, len: usize) -> Option<&'static [u8]> {
        let (taken, rest) = self.rest.split_at_checked(len)?;
        self.rest = rest;
        Some(taken)
    }

    fn size(&mut self) -> Option<usize> {
        Some(u32::from_le_bytes(*self.take(4)?.first_chunk()?) as usize)
    }

    fn floats(&mut self, count: usize) -> Option<Vec<f32>> {
        let bytes = self.take(count * 4)?.as_chunks().0;
        Some(bytes.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect())
    }

    fn matrix(&mut self, rows: usize, columns: usize) -> Option<Matrix> {
        if !rows.is_multiple_of(BLOCK) || !columns.is_multiple_of(4) {
            return None;
        }
        let scales = self.floats(rows)?;
        let weights: Vec<i8> =
            self.take(rows * columns)?.iter().map(|byte| byte.cast_signed()).collect();
        Some(Matrix::new(&weights, &scales, 1.0))
    }

    fn rows(&mut self, rows: usize, columns: usize) -> Option<Rows> {
        Some(Rows { columns, scales: self.floats(rows)?, bytes: self.take(rows * columns)? })
    }
}

#[cfg(test)]
mod tests {
    use super::ActNetwork;
    use super::Verdict;
    use crate::quotes::Act;
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::quotes::training::acts_seen;
    use crate::text::Text;

    #[test]
    fn another_file_is_refused() {
        assert!(ActNetwork::read(b"not weights at all").is_none());
        assert!(ActNetwork::read(&super::BUNDLED[..super::BUNDLED.len() - 1]).is_none());
    }

    #[test]
    fn all_that_is_seen_has_a_weight_and_chances_add_up_to_one() {
        let text = Text::new("“It will rain,” said Ada Holm. She fears that it will snow.");
        let head = ActNetwork::bundled();
        let seen = acts_seen(&text, Model::bundled());
        assert!(!seen.is_empty());
        for (_, seen) in seen {
            assert_eq!(seen.states.len(), head.width());
            let chances = head.chances(&seen);
            assert!((chances.iter().sum::<f32>() - 1.0).abs() < 1e-5, "{chances:?}");
            assert!(chances.iter().all(|chance| (0.0..=1.0).contains(chance)));
            let Verdict { act, chance } = head.judge(&seen);
            assert_eq!(chances[act as usize].to_bits(), chance.to_bits());
        }
    }

    /// Returns the acts of what is found in `text`, in order.
    fn acts(text: &str) -> Vec<Act> {
        let found = analyze(&Text::new(text), Model::bundled());
        found.quotations.iter().map(|said| said.act).collect()
    }

    #[test]
    fn what_was_said_is_told_from_thoughts_and_topics() {
        assert_eq!(acts("“It will rain,” said Ada Holm."), [Act::Said]);
        assert_eq!(acts("Holm said on Monday that the bridge would open in May."), [Act::Said]);
        assert_eq!(acts("The minister believes that the war will end soon."), [Act::Thought]);
        assert_eq!(acts("The president condemned the attack."), [Act::Topic]);
    }
}
