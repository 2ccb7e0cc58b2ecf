//! Computes how likely an attribution is to be right.
//!
//! The network gives a probability for the tag of each token, and the linker one for each link.
//! Both are too sure of themselves, and neither says how probable the whole is. A logistic
//! regression over a few of these figures does, taught on articles that neither has learnt from
//! (`train/confidence.py`); `assets/model/README.md` has its reliability table.

use std::ops::Range;

use crate::quotes::analysis::Kind;
use crate::quotes::attribution::evidence::Evidence;
use crate::quotes::attribution::kind;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::tagging::network::Tagged;

/// The weights of the figures of the evidence, in the order of [`says`].
#[derive(Debug)]
pub struct Calibration {
    weights: [f32; SAYS.len()],
}

/// The names of the figures that describe an attribution.
pub const SAYS: [&str; 13] = [
    "always",
    "start",
    "end",
    "within",
    "cue",
    "no cue",
    "source",
    "no source",
    "cue link",
    "source link",
    "direct",
    "mixed",
    "cue and borders",
];

impl Calibration {
    /// Returns the weights inside the program.
    ///
    /// # Panics
    ///
    /// If their file is malformed, which a test rules out.
    pub fn bundled() -> Calibration {
        let mut weights = [0.0; SAYS.len()];
        for line in
            include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/model/confidence.txt"))
                .lines()
        {
            let (name, weight) = line.split_once('\t').expect("a line is `name, weight`");
            let at = SAYS.iter().position(|said| *said == name).expect("a known name");
            weights[at] = weight.parse().expect("a weight is a number");
        }
        Calibration { weights }
    }

    /// Returns the likelihood that the attribution is right, from 0 to 1.
    pub fn confidence(&self, paragraph: &Paragraph, attribution: &Attribution) -> f32 {
        let said = says(&attribution.evidence, kind::kind(paragraph, &attribution.content));
        let sum: f32 = said.iter().zip(&self.weights).map(|(said, weight)| said * weight).sum();
        1.0 / (1.0 + (-sum).exp())
    }
}

/// Returns the figures that are weighed, in the order of [`SAYS`].
pub fn says(evidence: &Evidence, kind: Kind) -> [f32; SAYS.len()] {
    let odds = |chance: Option<f32>| chance.map_or(0.0, log_odds);
    let flag = |holds: bool| f32::from(u8::from(holds));
    [
        1.0,
        log_odds(evidence.start),
        log_odds(evidence.end),
        log_odds(evidence.within),
        odds(evidence.cue),
        flag(evidence.cue.is_none()),
        odds(evidence.source),
        flag(evidence.source.is_none()),
        odds(evidence.cue_link),
        odds(evidence.source_link),
        flag(kind == Kind::Direct),
        flag(kind == Kind::Mixed),
        evidence.cue.unwrap_or(1.0) * evidence.start * evidence.end,
    ]
}

/// Returns the log-odds between -6 and 6: beyond, the network only repeats what it has learnt by
/// heart.
fn log_odds(chance: f32) -> f32 {
    (chance / (1.0 - chance).max(f32::MIN_POSITIVE)).max(f32::MIN_POSITIVE).ln().clamp(-6.0, 6.0)
}

/// Writes into the evidence how sure the network is of each part; the linker's figures stay as they
/// are.
pub fn weigh(tagged: &Tagged, attribution: &mut Attribution) {
    let least =
        |tokens: &Range<usize>| tagged.sure[tokens.clone()].iter().copied().fold(1.0, f32::min);
    let over = |figure: &dyn Fn(&Range<usize>) -> f32| {
        attribution.content.iter().map(figure).fold(1.0, f32::min)
    };
    // The end of a piece is sure where its last token and the one after it are sure.
    let end = |piece: &Range<usize>| {
        let after = tagged.sure.get(piece.end).copied().unwrap_or(1.0);
        tagged.sure[piece.end - 1].min(after)
    };
    attribution.evidence = Evidence {
        start: over(&|piece| tagged.sure[piece.start]),
        end: over(&end),
        within: over(&least),
        cue: attribution.cue.as_ref().map(least),
        source: attribution.source.as_ref().map(least),
        ..attribution.evidence
    };
}
