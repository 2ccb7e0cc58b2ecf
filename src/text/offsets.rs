//! A text, and the way from bytes to Unicode scalar values and back.

use std::fmt;
use std::ops::Deref;
use std::ops::Index;
use std::sync::Arc;
use std::sync::OnceLock;

use crate::text::Span;

/// A checkpoint is kept each so many bytes, so a look-up counts at most this many.
const STRIDE: usize = 1024;

/// One immutable text. Cheap to clone.
///
/// Dereferences to `str`; indexed by [`Span`].
#[derive(Clone)]
pub struct Text {
    /// Not `Arc<str>`: that would copy each text once, however long.
    content: Arc<String>,
    /// `checkpoints[i]`: scalar values that start before byte `i * STRIDE`.
    /// Counted on first use: most texts are never exported.
    checkpoints: Arc<OnceLock<Vec<u32>>>,
}

impl Text {
    /// The longest text, in bytes: spans hold `u32`.
    pub const MAX_LEN: usize = u32::MAX as usize;

    /// # Panics
    ///
    /// If `content` is longer than [`Text::MAX_LEN`].
    pub fn new(content: impl Into<String>) -> Self {
        let content = content.into();
        assert!(content.len() <= Self::MAX_LEN, "a text is shorter than 4 GiB");
        Text { content: Arc::new(content), checkpoints: Arc::default() }
    }

    /// The whole text as a string slice.
    pub fn as_str(&self) -> &str {
        &self.content
    }

    /// All of the text.
    pub fn span(&self) -> Span {
        Span::new(0, self.content.len())
    }

    /// How many Unicode scalar values start before byte `offset`.
    ///
    /// At most about a thousand bytes are read, wherever `offset` lies. An
    /// offset past the end counts the whole text.
    pub fn chars_before(&self, offset: usize) -> usize {
        let offset = offset.min(self.content.len());
        let checkpoints = self.checkpoints();
        let mark = offset / STRIDE;
        checkpoints[mark] as usize + count(&self.content.as_bytes()[mark * STRIDE..offset])
    }

    /// The byte at which scalar value number `chars` starts, counted from 0.
    ///
    /// A number past the end gives the length of the text.
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

    /// # Panics
    ///
    /// If `span` reaches past the end or off a `char` boundary: it belongs to
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
