//! Holds a text and converts between its bytes and its Unicode scalar values.

use std::fmt;
use std::ops::Deref;
use std::ops::Index;
use std::sync::Arc;
use std::sync::OnceLock;

use crate::text::Span;

/// Bytes between two checkpoints; a look-up counts the characters of at most this many bytes.
const STRIDE: usize = 1024;

/// One immutable text, cheap to clone.
///
/// Dereferences to `str`; indexed by [`Span`].
#[derive(Clone)]
pub struct Text {
    /// An `Arc<String>` and not an `Arc<str>`, which would copy each text once, however long.
    content: Arc<String>,
    /// `checkpoints[i]` is the number of scalar values that start before byte `i * STRIDE`. They
    /// are counted on first use, because most texts are never exported.
    checkpoints: Arc<OnceLock<Vec<u32>>>,
}

impl Text {
    /// The length of the longest text in bytes: spans hold `u32`.
    pub const MAX_LEN: usize = u32::MAX as usize;

    /// Makes a text of `content`.
    ///
    /// # Panics
    ///
    /// If `content` is longer than [`Text::MAX_LEN`].
    pub fn new(content: impl Into<String>) -> Self {
        let content = content.into();
        assert!(content.len() <= Self::MAX_LEN, "a text is shorter than 4 GiB");
        Text { content: Arc::new(content), checkpoints: Arc::default() }
    }

    /// Returns the whole text as a string slice.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// Returns the span of the whole text.
    pub fn span(&self) -> Span {
        Span::new(0, self.content.len())
    }

    /// Returns the number of Unicode scalar values that start before byte `offset`.
    ///
    /// It reads at most about a thousand bytes, wherever `offset` lies. For an offset past the end
    /// it counts the whole text.
    pub fn chars_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.content.len());
        let checkpoints = self.checkpoints();
        let mark = offset / STRIDE;
        checkpoints[mark] as usize + count(&self.content.as_bytes()[mark * STRIDE..offset])
    }

    /// Returns the byte at which scalar value number `chars` starts, counted from 0.
    ///
    /// For a number past the end it returns the length of the text.
    pub fn byte_of(&self, chars: usize) -> usize {
        let checkpoints = self.checkpoints();
        let mark = checkpoints.partition_point(|&before| before as usize <= chars) - 1;
        let mut missing = chars - checkpoints[mark] as usize;
        let bytes = self.content.as_bytes();
        for (offset, &byte) in bytes.iter().enumerate().skip(mark * STRIDE) {
            if starts_char(byte) {
                if missing == 0 {
                    return offset;
                }
                missing -= 1;
            }
        }
        bytes.len()
    }

    fn checkpoints(&self) -> &[u32] {
        self.checkpoints.get_or_init(|| {
            let mut before = 0;
            let chunks = self.content.as_bytes().chunks(STRIDE);
            let mut checkpoints = vec![0];
            for chunk in chunks {
                before += count(chunk) as u32;
                checkpoints.push(before);
            }
            checkpoints
        })
    }
}

fn starts_char(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| starts_char(byte)).count()
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.content
    }
}

impl Index<Span> for Text {
    type Output = str;

    /// Returns the text at `span`.
    ///
    /// # Panics
    ///
    /// If `span` reaches past the end or does not lie on `char` boundaries, because it belongs to
    /// another text.
    fn index(&self, span: Span) -> &str {
        &self.content[span.range()]
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl Eq for Text {}

impl From<&str> for Text {
    fn from(content: &str) -> Self {
        Text::new(content)
    }
}

impl From<String> for Text {
    fn from(content: String) -> Self {
        Text::new(content)
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Text;

    #[test]
    fn offsets_count_scalar_values_not_bytes_or_graphemes() {
        let text = Text::new("“é” e\u{301}👍🏽");
        let end = text.len();
        assert_eq!(text.chars_before(end), 8);
        assert_eq!(text.byte_of(1), 3);
        assert_eq!(text.byte_of(99), end);
    }

    proptest! {
        #[test]
        fn every_boundary_survives_the_way_there_and_back(
            part in "\\PC{0,40}", repeat in 1usize..80,
        ) {
            let text = Text::new(part.repeat(repeat));
            for (chars, (byte, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(text.chars_before(byte), chars);
                prop_assert_eq!(text.byte_of(chars), byte);
            }
        }
    }
}
