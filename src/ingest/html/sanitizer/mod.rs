//! Sanitizes HTML so that it is safe to parse.
//!
//! A parser that behaves like a browser can be made to take hours or gigabytes: by elements nested
//! a hundred thousand deep, by a million attributes, by unclosed formatting that is opened again in
//! each paragraph. So before a parser sees a page, one pass over it writes out what there is to
//! read, with every element closed in the right order. The pass counts depth, elements and
//! attributes; an element beyond a limit loses its tags but never its text. Scripts, styles,
//! comments and drawings are removed.
//!
//! The pass takes linear time: it looks at each byte a bounded number of times.

mod page_writer;
mod state;
mod tag;

use std::borrow::Cow;

use crate::ingest::html::sanitizer::state::Sanitizer;
use crate::ingest::html::sanitizer::tag::Tag;
use crate::ingest::html::sanitizer::tag::lower;
use crate::ingest::html::tags;
use crate::ingest::html::tags::TagTreatment;

pub(super) use state::SanitizedPage;

/// The deepest nesting of elements. Pages of newspapers stay below sixty.
const DEEPEST: usize = 128;

/// The most elements of a page. A long live blog has some twenty thousand.
const MOST_ELEMENTS: usize = 200_000;

/// Makes `html` safe to parse.
pub(super) fn sanitize(html: &str) -> SanitizedPage<'_> {
    let mut sanitizer = Sanitizer { rest: html, ..Sanitizer::default() };
    while !sanitizer.rest.is_empty() {
        sanitizer.step();
    }
    sanitizer.close_down_to(0);
    sanitizer.sanitized
}

impl<'a> Sanitizer<'a> {
    /// Copies the text before the next tag, and handles the tag.
    fn step(&mut self) {
        let text = memchr::memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len());
        self.write_text(&self.rest[..text]);
        self.rest = &self.rest[text..];
        let after = self.rest.get(1..).unwrap_or_default();
        match after.as_bytes() {
            [] if self.rest.is_empty() => (),
            [b'!', b'-', b'-', ..] => self.skip_comment(),
            [b'/', b, ..] if b.is_ascii_alphabetic() => self.end_tag(),
            [b'!' | b'?' | b'/', ..] => self.skip_past('>'),
            [b, ..] if b.is_ascii_alphabetic() => self.start_tag(),
            _ => {
                self.sanitized.html.push_str("&lt;");
                self.rest = after;
            }
        }
    }

    fn skip_past(&mut self, end: char) {
        self.rest = self.rest.find(end).map_or("", |at| &self.rest[at + 1..]);
    }

    fn skip_comment(&mut self) {
        let content = &self.rest["<!--".len()..];
        self.rest = if let Some(after) = content.strip_prefix('>').or(content.strip_prefix("->")) {
            after
        } else if let Some(end) = memchr::memmem::find(content.as_bytes(), b"-->") {
            &content[end + "-->".len()..]
        } else {
            ""
        };
    }

    fn end_tag(&mut self) {
        self.rest = &self.rest["</".len()..];
        let name = lower(self.take_name());
        self.skip_past('>');
        let name = match tags::treatment(&name) {
            TagTreatment::Kept => name,
            TagTreatment::Renamed(other) => Cow::Borrowed(other),
            TagTreatment::Void if name == "br" => return self.sanitized.html.push_str("<br>"),
            _ => return,
        };
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        let is_same =
            |open: &str| open == name || tags::is_heading(open) && tags::is_heading(&name);
        for at in (0..self.open.len()).rev() {
            if is_same(&self.open[at]) {
                return self.close_down_to(at);
            }
            if tags::hides_from_end(&name, &self.open[at]) {
                return;
            }
        }
    }

    fn start_tag(&mut self) {
        self.rest = &self.rest["<".len()..];
        let tag = self.take_tag();
        match tags::treatment(&tag.name) {
            TagTreatment::Unwrapped => self.sanitized.html.push(' '),
            TagTreatment::Void => self.write_void(&tag),
            TagTreatment::Dropped => drop(self.take_content(&tag)),
            TagTreatment::Emptied => {
                if self.take_content(&tag) {
                    self.write_tag(&tag.name, &tag);
                    self.write_end(&tag.name);
                }
            }
            TagTreatment::Kept if matches!(&*tag.name, "html" | "head" | "body") => {
                self.write_root(&tag);
            }
            TagTreatment::Kept if tag.name == "title" => drop(self.take_content(&tag)),
            TagTreatment::Kept => self.open(tag.name.clone(), &tag),
            TagTreatment::Renamed(name) => self.open(Cow::Borrowed(name), &tag),
        }
    }

    fn write_void(&mut self, tag: &Tag) {
        if self.counts_one_more() {
            self.write_tag(&tag.name, tag);
        }
    }

    fn write_root(&mut self, tag: &Tag<'a>) {
        if !self.roots.contains(&tag.name) {
            self.roots.push(tag.name.clone());
            self.write_tag(&tag.name, tag);
        }
    }

    fn open(&mut self, name: Cow<'a, str>, tag: &Tag) {
        if let Some((ended, barriers)) = tags::ended_by_start(&name)
            && (ended != ["p"] || self.open_paragraphs > 0)
        {
            let inner = self.open.iter().rposition(|open| barriers.contains(&&**open));
            let from = inner.map_or(0, |at| at + 1);
            let outermost = self.open[from..].iter().position(|open| ended.contains(&&**open));
            if let Some(at) = outermost {
                self.close_down_to(from + at);
            }
        }
        if self.open.len() >= DEEPEST || !self.counts_one_more() {
            self.too_deep += 1;
            self.sanitized.html.push(' ');
            return;
        }
        self.write_tag(&name, tag);
        self.open_paragraphs += usize::from(name == "p");
        self.open.push(name);
    }

    /// Counts another element and tells whether there is room for it.
    fn counts_one_more(&mut self) -> bool {
        self.elements += 1;
        self.sanitized.overfull |= self.elements > MOST_ELEMENTS;
        !self.sanitized.overfull
    }

    /// Closes the open elements from the innermost to the one at `depth`.
    fn close_down_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            if let Some(name) = self.open.pop() {
                self.open_paragraphs -= usize::from(name == "p");
                self.write_end(&name);
            }
        }
    }

    /// Skips the content of an element that holds no markup, up to and with its end tag; returns
    /// false if there is no end tag. Keeps linked data and the page's title.
    fn take_content(&mut self, tag: &Tag<'a>) -> bool {
        if self.endless.contains(&tag.name) {
            return false;
        }
        let Some(end) = find_end(self.rest, &tag.name) else {
            self.endless.push(tag.name.clone());
            // The rest of an unclosed script or style is code too.
            if matches!(&*tag.name, "script" | "style") {
                self.rest = "";
            }
            return false;
        };
        let content = &self.rest[..end];
        self.rest = &self.rest[end..];
        self.skip_past('>');
        if tag.name == "title" && !self.roots.contains(&tag.name) {
            self.roots.push(tag.name.clone());
            let title = content.replace('<', "&lt;");
            self.sanitized.html.push_str("<title>");
            self.sanitized.html.push_str(&title);
            self.sanitized.html.push_str("</title>");
        }
        let is_linked_data = |(name, value): &(Cow<str>, &str)| {
            name == "type" && value.to_ascii_lowercase().contains("ld+json")
        };
        if tag.name == "script" && tag.attributes.iter().any(is_linked_data) {
            self.sanitized.linked_data.push(content);
        }
        true
    }
}

/// Returns the start of the end tag of `name`.
fn find_end(rest: &str, name: &str) -> Option<usize> {
    memchr::memmem::find_iter(rest.as_bytes(), b"</").find(|&at| {
        let tag = &rest.as_bytes()[at + 2..];
        tag.len() >= name.len()
            && tag[..name.len()].eq_ignore_ascii_case(name.as_bytes())
            && !tag.get(name.len()).is_some_and(u8::is_ascii_alphanumeric)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::DEEPEST;
    use super::MOST_ELEMENTS;
    use super::sanitize;

    fn html(page: &str) -> String {
        sanitize(page).html
    }

    fn numbered(times: usize, part: impl Fn(usize) -> String) -> String {
        (0..times).map(part).collect::<Vec<_>>().concat()
    }

    #[test]
    fn every_element_is_closed_in_its_turn() {
        assert_eq!(html("<div><p>One<p>Two</div>"), "<div><p>One</p><p>Two</p></div>");
        assert_eq!(html("<ul><li>a<li>b</ul>c"), "<ul><li>a</li><li>b</li></ul>c");
        assert_eq!(html("<p>a</div>b"), "<p>ab</p>");
        assert_eq!(
            html("<table><tr><td>a<td>b<tr><td>c</table>"),
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
        );
        assert_eq!(html("<h2>a</h3>b"), "<h2>a</h2>b");
        assert_eq!(html("<a href=x>a<a href=y>b"), "<a href=\"x\">a</a><a href=\"y\">b</a>");
    }

    #[test]
    fn formatting_is_not_opened_anew() {
        assert_eq!(html("<p><i>a</p><p>b</p>"), "<p><span>a</span></p><p>b</p>");
        assert_eq!(html("<b>a<i>b</b>c</i>"), "<span data-bold=\"\">a<span>b</span>c</span>");
    }

    #[test]
    fn scripts_styles_comments_and_drawings_stay_behind() {
        let page = "a<script>if (a < b) { '<p>' }</script>b<STYLE>p{}</Style>c<!-- <p> -->d\
            <svg><title>x</title></svg>e<!-->f<noscript><p>g</p></noscript>";
        assert_eq!(html(page), "abcdef");
        assert_eq!(html("a<script>b"), "a");
        assert_eq!(html("a<!-- b"), "a");
        assert_eq!(html("a<svg>b"), "ab");
    }

    #[test]
    fn linked_data_is_kept_apart() {
        let page = "<script type='application/ld+json'>{\"a\": 1}</script><p>b";
        assert_eq!(sanitize(page).linked_data, ["{\"a\": 1}"]);
        assert_eq!(html(page), "<p>b</p>");
    }

    #[test]
    fn an_attribute_may_hold_anything() {
        assert_eq!(
            html("<p class='a > b \"' data-x=\"<div>\" ID=c>d</p>"),
            "<p class=\"a > b &quot;\" id=\"c\">d</p>"
        );
        assert_eq!(html("<p class=\"a>b"), "<p class=\"a>b\"></p>");
        assert_eq!(html("<p =x / class = a>b"), "<p class=\"a\">b</p>");
    }

    #[test]
    fn a_long_run_of_text_is_broken_where_it_does_no_harm() {
        let sanitized = html(&"&amp;é".repeat(5000));
        assert_eq!(sanitized.matches("<wbr>").count(), 8);
        assert_eq!(sanitized.replace("<wbr>", ""), "&amp;é".repeat(5000));
        assert!(
            sanitized.split("<wbr>").all(|run| run.starts_with("&amp;é") || run.starts_with('é'))
        );
    }

    #[test]
    fn a_stray_mark_is_text() {
        assert_eq!(html("1 < 2, <3 & <"), "1 &lt; 2, &lt;3 & &lt;");
    }

    #[test]
    fn what_is_too_deep_or_too_much_loses_its_tags_and_not_its_text() {
        let deep = html(&format!("{}a{}b", "<div>".repeat(100_000), "</div>".repeat(100_000)));
        assert_eq!(deep.matches("<div>").count(), DEEPEST);
        assert!(deep.contains('a') && deep.ends_with('b'), "{}", deep.len());
        let many = "<i>x</i>".repeat(MOST_ELEMENTS + 9);
        let many = sanitize(&many);
        assert!(many.overfull);
        assert_eq!(many.html.matches("<span>").count(), MOST_ELEMENTS);
        assert_eq!(many.html.matches('x').count(), MOST_ELEMENTS + 9);
    }

    #[test]
    fn a_million_attributes_are_passed_over() {
        let many = numbered(1_000_000, |at| format!(" a{at}=b"));
        assert_eq!(html(&format!("<p{many}>c</p>")), "<p>c</p>");
        let roots = numbered(100_000, |at| format!("<html class=a{at}>"));
        assert_eq!(html(&roots), "<html class=\"a0\">");
    }

    proptest! {
        #[test]
        fn any_text_is_tamed_into_markup_that_is_closed(
            page in "(<[a-z/!]{1,3}|>|<p>|</p>|<li>|<ul>|</ul>|<td>|<table>|</table>|<a href=|[\"'= é<>-]|<!--|-->|<script>|</script>|\\PC){0,60}",
        ) {
            let sanitized = sanitize(&page).html;
            prop_assert_eq!(&sanitize(&sanitized).html, &sanitized, "what is tame stays as it is");
        }
    }
}
