//! Holds what the engine knows before it reads a text: word lists and trained weights.

use std::sync::LazyLock;

use crate::quotes::attribution::act::ActNetwork;
use crate::quotes::attribution::confidence::Calibration;
use crate::quotes::attribution::linker::Linker;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::tagging::network::Network;

/// The name of the training on which the engine's answers depend: the tagger's, and what was taught
/// on top of it since. Articles that were read with another one are read anew.
pub const MODEL_VERSION: &str = "polnear-7+acts-11+names-17+sure-2";

/// The likelihood below which attributions are not reported. Most of what is right is far
/// above; leaving out more takes as many right ones with it as wrong ones.
const WORTH_TELLING: f32 = 0.05;

/// The knowledge that the engine has before it reads a text: word lists and a trained network.
#[derive(Debug)]
pub struct Model {
    pub(super) lexicon: Lexicon,
    pub(super) network: Network,
    pub(super) linker: Linker,
    pub(super) calibration: Calibration,
    pub(super) acts: ActNetwork,
    /// The likelihood below which attributions are not reported.
    pub(super) least: f32,
}

impl Model {
    /// Returns the model inside the program; it is loaded once, on first use.
    pub fn bundled() -> &'static Model {
        static MODEL: LazyLock<Model> = LazyLock::new(|| Model::telling_from(WORTH_TELLING));
        &MODEL
    }

    /// Makes a model that reports whatever is at least this likely, from 0 to 1: everything for
    /// calibration, or only what is nearly sure.
    pub fn telling_from(least: f32) -> Model {
        Model {
            lexicon: Lexicon::bundled(),
            network: Network::bundled(),
            linker: Linker::bundled(),
            calibration: Calibration::bundled(),
            acts: ActNetwork::bundled(),
            least,
        }
    }
}
