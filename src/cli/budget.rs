//! How much of a text is read for one record.
//!
//! The engine cannot be stopped half-way, and a clock would give one answer
//! today and another tomorrow, or on a machine that is busy: an engine that
//! runs a failed task again must get the same lines. So time is reckoned in
//! what the text is long, by the slowest there is.

use crate::text::Text;

/// Bytes of text that are read in a millisecond, at worst: 2 MB of nothing but
/// `“a” said Ann Lee. ` took 24 s of a core. Ordinary articles take a sixth.
const BYTES_IN_A_MILLISECOND: u64 = 80;

/// How long a record may take.
#[derive(Debug, Clone, Copy)]
pub(super) struct Budget {
    milliseconds: u64,
}

impl Budget {
    pub(super) fn of(milliseconds: u64) -> Self {
        Budget { milliseconds }
    }

    /// Why this text is not read, if it may take longer.
    pub(super) fn refuse(self, text: &Text) -> Option<String> {
        let most = self.milliseconds.saturating_mul(BYTES_IN_A_MILLISECOND);
        (text.len() as u64 > most).then(|| {
            format!(
                "the text has {} bytes and may take longer than {} ms; a higher --budget lets it through",
                text.len(),
                self.milliseconds
            )
        })
    }
}
