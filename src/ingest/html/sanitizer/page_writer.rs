//! Writes the sanitized page: text in runs of bounded length, and plain tags.

use crate::ingest::html::sanitizer::state::Sanitizer;
use crate::ingest::html::sanitizer::tag::Tag;

/// The most bytes of text without a tag in it. Nobody writes such a paragraph, and the library that
/// finds the main text takes time quadratic in its length.
const LONGEST_RUN: usize = 4096;

/// Bytes of the longest entity, such as `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 40;

/// The most bytes of an attribute's value that are kept.
const LONGEST_VALUE: usize = 16 << 10;

impl Sanitizer<'_> {
    /// Copies text, with an invisible `<wbr>` wherever a run gets too long.
    pub(super) fn write_text(&mut self, mut text: &str) {
        while text.len() > LONGEST_RUN {
            let mut cut = text.floor_char_boundary(LONGEST_RUN);
            // The cut must not be inside an entity.
            let last = memchr::memrchr(b'&', &text.as_bytes()[..cut]).unwrap_or_default();
            if last + LONGEST_ENTITY > cut && last > 0 {
                cut = last;
            }
            self.sanitized.html.push_str(&text[..cut]);
            self.sanitized.html.push_str("<wbr>");
            text = &text[cut..];
        }
        self.sanitized.html.push_str(text);
    }

    pub(super) fn write_end(&mut self, name: &str) {
        self.sanitized.html.push_str("</");
        self.sanitized.html.push_str(name);
        self.sanitized.html.push('>');
    }

    pub(super) fn write_tag(&mut self, name: &str, tag: &Tag) {
        let html = &mut self.sanitized.html;
        html.push('<');
        html.push_str(name);
        if tag.name == "template" {
            html.push_str(" hidden=\"\"");
        }
        if matches!(&*tag.name, "b" | "strong") {
            html.push_str(" data-bold=\"\"");
        }
        if tag.name == "code" {
            html.push_str(" data-code=\"\"");
        }
        for (attribute, value) in &tag.attributes {
            html.push(' ');
            html.push_str(attribute);
            html.push_str("=\"");
            let value = &value[..value.floor_char_boundary(LONGEST_VALUE)];
            html.push_str(&value.replace('"', "&quot;"));
            html.push('"');
        }
        html.push('>');
    }
}
