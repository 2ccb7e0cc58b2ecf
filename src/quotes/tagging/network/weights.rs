//! Reads the trained weights from a file in a plain format of its own, little-endian.
//!
//! `train/export.py` writes it. Weights are 8-bit, and each row has its own unit; vectors stay in
//! the file's bytes until a word asks for its own.

use rustc_hash::FxHashMap;
use thiserror::Error;

use crate::quotes::tagging::network::crf::Crf;
use crate::quotes::tagging::network::crf::Scores;
use crate::quotes::tagging::network::crf::TAGS;
use crate::quotes::tagging::network::features::BUCKETS;
use crate::quotes::tagging::network::features::PER_TOKEN;
use crate::quotes::tagging::network::lstm::HIDDEN_UNIT;
use crate::quotes::tagging::network::lstm::Lstm;
use crate::quotes::tagging::network::matrix::Matrix;
use crate::quotes::tagging::network::quad::BLOCK;

const MAGIC: &[u8; 8] = b"pqtagger";
const FORMAT: u32 = 1;

/// The number of buckets for how often a word was a cue, or a source, in training.
const LEXICON_BUCKETS: usize = 7;

/// The unit of the activations of the input layer. Few of them lie beyond 127 of it: one in 550 on the development part of
/// the corpus.
pub(super) const INPUT_UNIT: f32 = 3.0 / 128.0;

/// The reason why weights cannot be read. Those inside the program never are malformed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Malformed {
    /// The file is of another kind, or of a format that this program does not know.
    #[error("not tagger weights of format {FORMAT}: export them again")]
    Format,
    /// The numbers at the start of the file do not fit this program.
    #[error("tagger weights made for other features or sizes: train the network again")]
    Sizes,
    /// The file ends early or late.
    #[error("tagger weights are cut short or too long: export them again")]
    Length,
}

/// Rows of 8-bit numbers, each row with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Vectors {
    columns: usize,
    scales: Vec<f32>,
    bytes: &'static [u8],
}

impl Vectors {
    /// Adds row `row` to `sum`; a row that does not exist adds nothing.
    #[inline(always)]
    pub(super) fn add(&self, row: usize, sum: &mut [f32]) {
        let Some(&scale) = self.scales.get(row) else { return };
        let bytes = &self.bytes[row * self.columns..(row + 1) * self.columns];
        for (sum, &byte) in sum.iter_mut().zip(bytes) {
            *sum += f32::from(byte.cast_signed()) * scale;
        }
    }
}

/// The number of bytes that the name of a training takes in the file, padded with zeros.
const VERSION_LEN: usize = 16;

/// Returns the name of the training that a file of weights is from, without reading the rest of it.
///
/// # Panics
///
/// If the file is too short or its name is not UTF-8. For the file inside the program that happens
/// while it is compiled.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub(super) const fn version_of(bytes: &[u8]) -> &str {
    let (_, rest) = bytes.split_at(MAGIC.len() + size_of::<u32>());
    let (mut name, _) = rest.split_at(VERSION_LEN);
    while let [shorter @ .., 0] = name {
        name = shorter;
    }
    match str::from_utf8(name) {
        Ok(name) => name,
        Err(_) => panic!("the name of the weights is not UTF-8"),
    }
}

/// All numbers that training found.
#[derive(Debug)]
pub(super) struct Weights {
    /// The row of `words` for each word.
    vocabulary: FxHashMap<&'static str, u32>,
    pub(super) words: Vectors,
    pub(super) features: Vectors,
    pub(super) cue: Vectors,
    pub(super) source: Vectors,
    /// The rows of `cue` and `source` for each word.
    lexicon: &'static [u8],
    /// The layers forwards and backwards, from the lowest up.
    pub(super) layers: Vec<[Lstm; 2]>,
    /// The amounts that each hidden unit of the last layer adds to the scores of a token.
    pub(super) out: Vec<Scores>,
    pub(super) out_bias: Scores,
    pub(super) crf: Crf,
}

impl Weights {
    /// Reads `bytes`, whose words are the lines of `vocabulary`, the first for words not listed.
    pub(super) fn read(
        bytes: &'static [u8],
        vocabulary: &'static str,
    ) -> Result<Weights, Malformed> {
        let mut file = File { rest: bytes };
        if file.take(MAGIC.len())? != MAGIC || file.u32()? != FORMAT {
            return Err(Malformed::Format);
        }
        file.take(VERSION_LEN)?;
        let [words, word_dim, feature_dim, width, layers] = file.sizes()?;
        let [tags, buckets, per_token, lexicon_buckets, _] = file.sizes()?;
        let listed: Vec<&str> = vocabulary.lines().collect();
        let known = [tags, buckets, per_token, lexicon_buckets]
            == [TAGS, BUCKETS, PER_TOKEN, LEXICON_BUCKETS];
        let whole = (word_dim + feature_dim).is_multiple_of(4) && width.is_multiple_of(BLOCK);
        let bounded = word_dim + feature_dim < 512 && (1..256).contains(&width) && layers <= 8;
        if !known || !whole || !bounded || listed.len() != words || layers == 0 {
            return Err(Malformed::Sizes);
        }
        let found = Weights {
            vocabulary: listed.iter().zip(0..).map(|(&word, row)| (word, row)).collect(),
            words: file.vectors(words, word_dim)?,
            features: file.vectors(BUCKETS, feature_dim)?,
            cue: file.vectors(LEXICON_BUCKETS, feature_dim)?,
            source: file.vectors(LEXICON_BUCKETS, feature_dim)?,
            lexicon: file.take(words * 2)?,
            layers: (0..layers)
                .map(|layer| {
                    let (columns, unit) = match layer {
                        0 => (word_dim + feature_dim, INPUT_UNIT),
                        _ => (2 * width, HIDDEN_UNIT),
                    };
                    Ok([file.lstm(columns, unit, width)?, file.lstm(columns, unit, width)?])
                })
                .collect::<Result<_, _>>()?,
            out: (0..2 * width)
                .map(|_| Ok(file.scores()?.map(|weight| weight * HIDDEN_UNIT)))
                .collect::<Result<_, _>>()?,
            out_bias: file.scores()?,
            crf: file.crf()?,
        };
        if file.rest.is_empty() { Ok(found) } else { Err(Malformed::Length) }
    }

    /// Returns the row of a word, by its key; 0 for the unknown.
    pub(super) fn word(&self, key: &str) -> usize {
        self.vocabulary.get(key).map_or(0, |&row| row as usize)
    }

    /// Returns the rows of `cue` and `source` for word number `word`.
    pub(super) fn lexicon(&self, word: usize) -> [usize; 2] {
        [usize::from(self.lexicon[2 * word]), usize::from(self.lexicon[2 * word + 1])]
    }

    /// Returns the number of columns of the input layer: word vector, then features.
    pub(super) fn input_columns(&self) -> usize {
        self.words.columns + self.features.columns
    }

    /// Returns the number of columns of the word vectors.
    pub(super) fn word_columns(&self) -> usize {
        self.words.columns
    }
}

/// The part of a file that is still to be read.
struct File {
    rest: &'static [u8],
}

impl File {
    fn take(&mut self, len: usize) -> Result<&'static [u8], Malformed> {
        let (taken, rest) = self.rest.split_at_checked(len).ok_or(Malformed::Length)?;
        self.rest = rest;
        Ok(taken)
    }

    fn u32(&mut self) -> Result<u32, Malformed> {
        let bytes = self.take(4)?.first_chunk().ok_or(Malformed::Length)?;
        Ok(u32::from_le_bytes(*bytes))
    }

    fn sizes(&mut self) -> Result<[usize; 5], Malformed> {
        let mut sizes = [0; 5];
        for size in &mut sizes {
            *size = self.u32()? as usize;
        }
        Ok(sizes)
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, Malformed> {
        let bytes = self.take(count * 4)?.as_chunks().0;
        Ok(bytes.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect())
    }

    fn vectors(&mut self, rows: usize, columns: usize) -> Result<Vectors, Malformed> {
        Ok(Vectors { columns, scales: self.floats(rows)?, bytes: self.take(rows * columns)? })
    }

    fn matrix(&mut self, rows: usize, columns: usize, unit: f32) -> Result<Matrix, Malformed> {
        let scales = self.floats(rows)?;
        let bytes = self.take(rows * columns)?;
        let weights: Vec<i8> = bytes.iter().map(|byte| byte.cast_signed()).collect();
        Ok(Matrix::new(&weights, &scales, unit))
    }

    fn lstm(&mut self, columns: usize, unit: f32, width: usize) -> Result<Lstm, Malformed> {
        Ok(Lstm {
            input: self.matrix(4 * width, columns, unit)?,
            recurrent: self.matrix(4 * width, width, HIDDEN_UNIT)?,
            bias: self.floats(4 * width)?,
        })
    }

    fn row(&mut self) -> Result<[f32; TAGS], Malformed> {
        let floats = self.floats(TAGS)?;
        floats.try_into().map_err(|_| Malformed::Length)
    }

    fn scores(&mut self) -> Result<Scores, Malformed> {
        let row = self.row()?;
        Ok(std::array::from_fn(|tag| row.get(tag).copied().unwrap_or_default()))
    }

    fn crf(&mut self) -> Result<Crf, Malformed> {
        let mut rows = [[0.0; TAGS]; TAGS + 1];
        for row in &mut rows {
            *row = self.row()?;
        }
        Ok(Crf::new(&rows))
    }
}

#[cfg(test)]
mod tests {
    use super::Malformed;
    use super::Weights;

    #[test]
    fn another_file_is_refused() {
        assert_eq!(Weights::read(b"not weights at all", "").unwrap_err(), Malformed::Format);
        assert_eq!(Weights::read(b"pq", "").unwrap_err(), Malformed::Length);
    }
}
