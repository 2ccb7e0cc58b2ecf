//! Holds how probable the parts of an attribution are.

/// The probabilities of the parts of an attribution, each from 0 to 1; all zeros where typography
/// alone made it.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// The probability that the content begins where it does; of several pieces the least sure.
    pub start: f32,
    /// The probability that it ends where it does; of several pieces the least sure.
    pub end: f32,
    /// The probability that what lies between is content: that of the least sure token.
    pub within: f32,
    /// The probability that the cue is one: that of its least sure token; `None` without a cue.
    pub cue: Option<f32>,
    /// The probability that the source is one: that of its least sure token; `None` without a
    /// source.
    pub source: Option<f32>,
    /// The probability that content and cue belong together.
    pub cue_link: Option<f32>,
    /// The probability that cue and source do; without a source, that the cue has none.
    pub source_link: Option<f32>,
}
