//! Turns the entries of a feed, whatever its format, into articles or links to articles.

use std::borrow::Cow;

use crate::ingest::IngestError;
use crate::ingest::article_parts;
use crate::ingest::article_parts::About;
use crate::ingest::article_parts::LaidOutText;
use crate::ingest::article_parts::Parts;
use crate::ingest::feed::fullness;
use crate::ingest::html;

/// The most bytes that are read of one feed.
pub(super) const MOST_BYTES: usize = 32 << 20;

/// The most entries that are read from one feed. The longest archives that are kept as one feed
/// have a few thousand.
pub(super) const MOST_ENTRIES: usize = 10_000;

/// A feed as it was read.
#[derive(Debug, Default)]
pub(super) struct Channel {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    /// The address that the feed states as its own.
    pub(super) address: Option<String>,
    pub(super) entries: Vec<Entry>,
    /// The reason why there are no more entries, if some were not read.
    pub(super) rest: Option<IngestError>,
}

/// One entry as it stands in the feed.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// The entry's own identifier; empty where it has none.
    pub(super) name: String,
    /// The address, perhaps relative.
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    /// The time of publication, as ISO 8601.
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    /// The texts that the feed calls content and summary.
    pub(super) content: Option<Body>,
    pub(super) summary: Option<Body>,
    /// The address against which links in the entry are resolved; it may itself be relative.
    pub(super) base: Option<String>,
}

/// A piece of text in a feed.
#[derive(Debug)]
pub(super) enum Body {
    /// HTML.
    Html(String),
    /// Plain text.
    Plain(String),
}

impl Body {
    pub(super) fn len(&self) -> usize {
        match self {
            Body::Html(text) | Body::Plain(text) => text.len(),
        }
    }

    /// Lays out the text; returns `None` where it has too many lines.
    fn laid(&self, base: Option<&str>) -> Option<LaidOutText> {
        match self {
            Body::Html(html) => Some(LaidOutText::html(html, base)),
            Body::Plain(text) => LaidOutText::plain(text).ok(),
        }
    }
}

impl Entry {
    /// Adds the entry to `parts`: as an article, as a lead to one, or as lost if there is nothing
    /// to read. Relative links are resolved against the feed's `address`.
    pub(super) fn add_to(
        self,
        parts: &mut Parts<'_>,
        outlet: Option<&str>,
        language: Option<&str>,
        address: Option<&str>,
    ) {
        let url = self.url.as_deref().and_then(|url| article_parts::web_address(url, address));
        let base = self.base.as_deref().and_then(|base| article_parts::web_address(base, address));
        let base = base.as_deref().or(url.as_deref()).or(address);
        let (laid, is_full) = self.fullest(base);
        let name = if self.name.trim().is_empty() { url.clone() } else { Some(self.name) };
        let title = self.title.as_deref().map(unescaped);
        let outlet = outlet.map(|outlet| unescaped(outlet).into_owned());
        let about = About {
            name: name.unwrap_or_default(),
            title: title.map(Cow::into_owned),
            byline: self.byline,
            outlet,
            published: self.published,
            url: url.clone(),
            language: self.language.or_else(|| language.and_then(html::language_tag)),
        };
        match (laid, url) {
            (Some(laid), None) => parts.add(about, laid),
            (Some(laid), Some(_)) if is_full => parts.add(about, laid),
            (laid, Some(url)) => {
                let laid = laid.unwrap_or_else(|| {
                    LaidOutText::title(about.title.as_deref().unwrap_or_default())
                });
                parts.add_lead(url, about, laid);
            }
            (None, None) => parts.lose(&about.name, IngestError::NoArticle("entry of the feed")),
        }
    }

    /// Returns the longest text that the feed has of the article, and whether it is all of it.
    fn fullest(&self, base: Option<&str>) -> (Option<LaidOutText>, bool) {
        let (content, summary) = (self.content.as_ref(), self.summary.as_ref());
        // Some feeds put the text in the summary, and a teaser in the content.
        let is_content = content.map_or(0, Body::len) >= summary.map_or(0, Body::len);
        let body = if is_content { content } else { summary };
        let laid = body.and_then(|body| body.laid(base)).filter(|laid| !laid.blocks.is_empty());
        let Some(laid) = laid else { return (None, false) };
        let claim = if is_content && content.is_some() {
            fullness::Claim::Content
        } else {
            fullness::Claim::Summary
        };
        let is_full = fullness::is_full(&laid, claim);
        (Some(laid), is_full)
    }
}

/// Removes the HTML entities and tags that many feeds leave in titles: `AT&amp;T <b>wins</b>`.
fn unescaped(title: &str) -> Cow<'_, str> {
    let decoded = html_escape::decode_html_entities(title);
    if !decoded.contains('<') {
        return decoded;
    }
    let mut bare = String::with_capacity(decoded.len());
    let mut rest = decoded.as_ref();
    while let Some((before, after)) = rest.split_once('<') {
        bare.push_str(before);
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match after.split_once('>') {
            Some((_, behind)) if is_tag => rest = behind,
            _ => {
                bare.push('<');
                rest = after;
            }
        }
    }
    bare.push_str(rest);
    Cow::Owned(bare)
}

#[cfg(test)]
mod tests {
    use super::unescaped;

    #[test]
    fn titles_lose_the_markup_that_feeds_leave_in_them() {
        assert_eq!(unescaped("Q&amp;A: <b>why</b> 3 < 4"), "Q&A: why 3 < 4");
        assert_eq!(unescaped("&lt;i&gt;Now&lt;/i&gt;"), "Now");
        assert_eq!(unescaped("a < b <"), "a < b <");
    }
}
