//! A feed's entries, whatever its format.

use std::borrow::Cow;

use crate::ingest::Found;
use crate::ingest::IngestError;
use crate::ingest::Lead;
use crate::ingest::feed::fullness;
use crate::ingest::html;
use crate::ingest::parts;
use crate::ingest::parts::About;
use crate::ingest::parts::Laid;
use crate::ingest::parts::Parts;

/// A feed as it was read.
#[derive(Debug, Default)]
pub(super) struct Channel {
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    /// Where the feed says that it stands itself.
    pub(super) address: Option<String>,
    pub(super) entries: Vec<Entry>,
    /// Why there are no more entries, where there would have been.
    pub(super) rest: Option<IngestError>,
}

/// One entry as it stands in the feed.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Its own name; empty where it has none.
    pub(super) name: String,
    /// Its address, perhaps relative.
    pub(super) url: Option<String>,
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    /// ISO 8601.
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    /// What the feed calls its content, and what its summary.
    pub(super) content: Option<Body>,
    pub(super) summary: Option<Body>,
    /// What relative links in it start from, perhaps itself relative.
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
    fn len(&self) -> usize {
        match self {
            Body::Html(text) | Body::Plain(text) => text.len(),
        }
    }

    /// `None` where it is more than can be laid out.
    fn laid(&self, base: Option<&str>) -> Option<Laid> {
        match self {
            Body::Html(html) => Some(Laid::html(html, base)),
            Body::Plain(text) => Laid::plain(text).ok(),
        }
    }
}

impl Entry {
    /// Adds what the entry is: an article, a lead to one, or nothing to read.
    /// Relative links start from the feed's `address`.
    pub(super) fn add_to(
        self,
        parts: &mut Parts<'_>,
        outlet: Option<&str>,
        language: Option<&str>,
        address: Option<&str>,
    ) {
        let url = self.url.as_deref().and_then(|url| parts::web_address(url, address));
        let base = self.base.as_deref().and_then(|base| parts::web_address(base, address));
        let base = base.as_deref().or(url.as_deref()).or(address);
        let laid = self.fullest(base, url.is_some());
        let name = if self.name.trim().is_empty() { url.clone() } else { Some(self.name) };
        let title = self.title.as_deref().map(unescaped);
        let outlet = outlet.map(|outlet| unescaped(outlet).into_owned());
        match (laid, url) {
            (Some(laid), url) => parts.add(
                About {
                    name: name.unwrap_or_default(),
                    title: title.map(Cow::into_owned),
                    byline: self.byline,
                    outlet,
                    published: self.published,
                    url,
                    language: self.language.or_else(|| language.and_then(html::language_tag)),
                },
                laid,
            ),
            (None, Some(url)) => parts.push(Found::Lead(Lead {
                url,
                title: title.as_deref().and_then(parts::one_line),
                byline: self.byline.as_deref().and_then(parts::one_line),
                outlet: outlet.as_deref().and_then(parts::one_line),
                published: self.published,
            })),
            (None, None) => {
                parts.lose(&name.unwrap_or_default(), IngestError::NoArticle("entry of the feed"));
            }
        }
    }

    /// The full text, if the feed has it. Where an article stands nowhere
    /// else, whatever the feed has is all there is.
    fn fullest(&self, base: Option<&str>, stands_elsewhere: bool) -> Option<Laid> {
        let (content, summary) = (self.content.as_ref(), self.summary.as_ref());
        // Some feeds put the text in the summary, and a teaser in the content.
        let is_content = content.map_or(0, Body::len) >= summary.map_or(0, Body::len);
        let body = if is_content { content } else { summary };
        let laid = body?.laid(base)?;
        let claim = if is_content && content.is_some() {
            fullness::Claim::Content
        } else {
            fullness::Claim::Summary
        };
        let is_full = fullness::is_full(&laid, claim);
        (!laid.blocks.is_empty() && (is_full || !stands_elsewhere)).then_some(laid)
    }
}

/// A title without the references and tags of HTML that many feeds leave in
/// one: `AT&amp;T <b>wins</b>`.
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
