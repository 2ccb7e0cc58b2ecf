//! Holds the weights of the ranker: a hidden layer and a linear one beside it, for each kind of
//! pointer.
//!
//! The weights are data, learnt from annotated articles (`train/antecedents.py`).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::SIGNS;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Signs;

const FILE: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/model/antecedents.txt"));

/// The line of the file with the value that each hidden unit has without any sign.
const BIAS: &str = "bias";

/// The line of the file with the weight of each hidden unit.
const OUT: &str = "out";

/// The weights of each sign for each kind of pointer.
#[derive(Debug, Default)]
pub struct Weights([Layers; Pointed::ALL.len()]);

/// The weights of one kind of pointer.
#[derive(Debug, Default, Clone)]
struct Layers {
    /// The weight of each sign by itself, then its weight in each hidden unit.
    of_sign: Vec<Vec<f32>>,
    bias: Vec<f32>,
    out: Vec<f32>,
}

impl Weights {
    /// Returns the weights inside the program; they are loaded once, on first use.
    pub fn bundled() -> &'static Weights {
        static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::read(FILE));
        &WEIGHTS
    }

    /// Computes the score of a candidate: only the differences between scores mean something.
    pub fn score(&self, pointed: Pointed, signs: &Signs) -> f32 {
        let Layers { of_sign, bias, out } = &self.0[pointed as usize];
        let mut hidden = bias.clone();
        let mut sum = 0.0;
        for (sign, degree) in signs.seen() {
            let Some((alone, units)) =
                of_sign.get(sign as usize).and_then(|weights| weights.split_first())
            else {
                continue;
            };
            sum += alone * degree;
            hidden.iter_mut().zip(units).for_each(|(unit, weight)| *unit += weight * degree);
        }
        sum + hidden.iter().zip(out).map(|(unit, weight)| unit.max(0.0) * weight).sum::<f32>()
    }

    /// Reads lines of kind, sign and weights, with tabs between; what is not listed has the weight
    /// 0.
    fn read(file: &str) -> Weights {
        let kinds: HashMap<&str, usize> =
            Pointed::ALL.iter().map(|&kind| (kind.name(), kind as usize)).collect();
        let signs: HashMap<&str, usize> =
            Sign::ALL.iter().map(|&sign| (sign.name(), sign as usize)).collect();
        let mut weights = Weights::default();
        for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let mut columns = line.split('\t');
            let Some(&kind) = columns.next().and_then(|name| kinds.get(name)) else { continue };
            let Some(name) = columns.next() else { continue };
            let values = columns.filter_map(|value| value.parse().ok()).collect();
            let layers = &mut weights.0[kind];
            match name {
                BIAS => layers.bias = values,
                OUT => layers.out = values,
                name => {
                    let Some(&sign) = signs.get(name) else { continue };
                    layers.of_sign.resize(SIGNS, Vec::new());
                    layers.of_sign[sign] = values;
                }
            }
        }
        weights
    }
}

#[cfg(test)]
mod tests {
    use super::BIAS;
    use super::FILE;
    use super::OUT;
    use super::Weights;
    use crate::quotes::speakers::ranker::Pointed;
    use crate::quotes::speakers::ranker::Sign;
    use crate::quotes::speakers::ranker::Signs;

    #[test]
    fn every_line_of_the_file_is_a_known_kind_a_known_sign_and_numbers() {
        let mut units = [0; Pointed::ALL.len()];
        for line in FILE.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            let kind = Pointed::ALL.iter().position(|kind| kind.name() == columns[0]);
            let kind = kind.expect(line);
            let of_unit = matches!(columns[1], BIAS | OUT);
            assert!(of_unit || Sign::ALL.iter().any(|sign| sign.name() == columns[1]), "{line}");
            let values = &columns[2..];
            assert!(values.iter().all(|value| value.parse().is_ok_and(f32::is_finite)), "{line}");
            let of_line = values.len() - usize::from(!of_unit);
            assert!(units[kind] == 0 || units[kind] == of_line, "{line}");
            units[kind] = of_line;
        }
    }

    #[test]
    fn a_score_adds_up_what_each_sign_counts() {
        let weights = Weights::read("role\tleading\t0.5\nrole\tmentions\t2\nbody\tleading\t9");
        let mut signs = Signs::default();
        signs.see(Sign::Leading);
        signs.measure(Sign::Mentions, 1.5);
        assert!((weights.score(Pointed::Role, &signs) - 3.5).abs() < 1e-6);
    }

    #[test]
    fn a_hidden_unit_counts_from_nought_on() {
        let weights = Weights::read("role\tleading\t0.5\t1\t-1\nrole\tbias\t0\t0\nrole\tout\t2\t8");
        let mut signs = Signs::default();
        signs.see(Sign::Leading);
        assert!((weights.score(Pointed::Role, &signs) - 2.5).abs() < 1e-6);
    }
}
