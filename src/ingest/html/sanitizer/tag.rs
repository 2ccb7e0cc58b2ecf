//! Reads the start tags of a page.

use std::borrow::Cow;

use crate::ingest::html::sanitizer::state::Sanitizer;
use crate::ingest::html::tags;

/// The most attributes of an element that are kept.
const MOST_ATTRIBUTES: usize = 64;

/// A start tag: its name in lower case and its attributes as written.
pub(super) struct Tag<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) attributes: Vec<(Cow<'a, str>, &'a str)>,
}

impl<'a> Sanitizer<'a> {
    /// Reads a start tag from its name on, including its `>`.
    pub(super) fn take_tag(&mut self) -> Tag<'a> {
        let name = lower(self.take_name());
        let mut attributes: Vec<(Cow<'a, str>, &'a str)> = Vec::new();
        while let Some((attribute, value)) = self.take_attribute() {
            let attribute = lower(attribute);
            if attributes.len() < MOST_ATTRIBUTES
                && tags::is_telling(&attribute)
                && !attributes.iter().any(|(known, _)| *known == attribute)
            {
                attributes.push((attribute, value));
            }
        }
        Tag { name, attributes }
    }

    pub(super) fn take_name(&mut self) -> &'a str {
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
        let len = self.rest.find(ends).unwrap_or(self.rest.len());
        let (name, rest) = self.rest.split_at(len);
        self.rest = rest;
        // A name with other characters is no element that we know, and those characters must not
        // get into the output.
        let plain = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        &name[..plain.unwrap_or(name.len())]
    }

    /// Reads the next attribute; at the end of the tag skips the `>` and returns `None`.
    fn take_attribute(&mut self) -> Option<(&'a str, &'a str)> {
        self.rest = self.rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if self.rest.is_empty() {
            return None;
        }
        if let Some(after) = self.rest.strip_prefix('>') {
            self.rest = after;
            return None;
        }
        let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>' | '=');
        // A name may start with an equals sign, because it must not be empty.
        let first = self.rest.chars().next().map_or(0, char::len_utf8);
        let len = self.rest[first..].find(ends).map_or(self.rest.len(), |at| first + at);
        let (name, rest) = self.rest.split_at(len);
        self.rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace());
        let Some(after) = self.rest.strip_prefix('=') else { return Some((name, "")) };
        self.rest = after.trim_start_matches(|c: char| c.is_ascii_whitespace());
        Some((name, self.take_value()))
    }

    fn take_value(&mut self) -> &'a str {
        for mark in ['"', '\''] {
            if let Some(after) = self.rest.strip_prefix(mark) {
                let (value, rest) = after.split_once(mark).unwrap_or((after, ""));
                self.rest = rest;
                return value;
            }
        }
        let ends = |c: char| c.is_ascii_whitespace() || c == '>';
        let len = self.rest.find(ends).unwrap_or(self.rest.len());
        let (value, rest) = self.rest.split_at(len);
        self.rest = rest;
        value
    }
}

/// Returns a name in lower case.
pub(super) fn lower(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|b| b.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    }
}
