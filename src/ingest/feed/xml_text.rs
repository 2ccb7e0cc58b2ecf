//! Reads the content of an element of a feed: text with references and CDATA sections, or markup.

use std::borrow::Cow;

/// The content of an element.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Text, with all references resolved once.
    Text(String),
    /// Markup that stands in the feed as it is, as in Atom's XHTML.
    Markup(String),
}

impl Content {
    /// Reads what stands between the tags of an element.
    pub(super) fn of(inner: &str) -> Self {
        let mut text = String::with_capacity(inner.len());
        let mut rest = inner;
        let mut is_markup = false;
        while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
            let (before, tag) = rest.split_at(at);
            text.push_str(&decoded(before));
            if let Some(section) = tag.strip_prefix("<![CDATA[") {
                let (section, after) = section.split_once("]]>").unwrap_or((section, ""));
                text.push_str(section);
                rest = after;
            } else if let Some(comment) = tag.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
            } else {
                is_markup = true;
                break;
            }
        }
        if is_markup {
            return Content::Markup(inner.to_owned());
        }
        text.push_str(&decoded(rest));
        Content::Text(text)
    }

    /// Returns the text on one line, without markup.
    pub(super) fn line(self) -> Option<String> {
        let text = match self {
            Content::Text(text) => text,
            Content::Markup(markup) => without_tags(&markup),
        };
        let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
        (!line.is_empty()).then_some(line)
    }

    /// Returns the content as HTML. Some feeds escape it twice.
    pub(super) fn html(self) -> String {
        match self {
            Content::Markup(markup) => markup,
            Content::Text(text) if !text.contains('<') && text.contains("&lt;") => {
                decoded(&text).into_owned()
            }
            Content::Text(text) => text,
        }
    }
}

fn decoded(text: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(text)
}

fn without_tags(markup: &str) -> String {
    let mut text = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(&decoded(before));
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(&decoded(rest));
    text
}

/// Puts the content of texts that are not well-formed into CDATA sections, so that the rest of the
/// feed can be read: `<description><p>One <b>two</p></description>`.
pub(super) fn enclosed(xml: &str) -> String {
    const TEXTS: [&str; 5] = ["description", "content:encoded", "summary", "content", "title"];
    let mut enclosed = String::with_capacity(xml.len() + 256);
    let mut rest = xml;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let tag = &rest[at + 1..];
        let name = TEXTS.iter().find(|name| {
            tag.strip_prefix(**name).is_some_and(|after| after.starts_with(['>', ' ', '\n', '\t']))
        });
        let open = name.map(|_| tag.find('>'));
        if open == Some(None) {
            break;
        }
        let open = open.flatten().filter(|&end| !tag[..end].ends_with('/'));
        let Some((name, open)) = name.zip(open) else {
            enclosed.push_str(&rest[..=at]);
            rest = tag;
            continue;
        };
        let start = at + 1 + open + 1;
        let inner = &rest[start..];
        let Some(end) = memchr::memmem::find(inner.as_bytes(), format!("</{name}>").as_bytes())
        else {
            break;
        };
        let inner = &inner[..end];
        enclosed.push_str(&rest[..start]);
        if inner.contains('<') && !inner.contains("<![CDATA[") && !inner.contains("]]>") {
            enclosed.extend(["<![CDATA[", inner, "]]>"]);
        } else {
            enclosed.push_str(inner);
        }
        rest = &rest[start + end..];
    }
    enclosed.push_str(rest);
    enclosed
}

/// Writes the names of all elements in lower case, as feeds should have them.
pub(super) fn lower_names(xml: &str) -> String {
    let mut lower = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        lower.push_str(&rest[..=at]);
        rest = &rest[at + 1..];
        if rest.starts_with('!') || rest.starts_with('?') {
            continue;
        }
        let len = rest.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(rest.len());
        lower.push_str(&rest[..len].to_ascii_lowercase());
        rest = &rest[len..];
    }
    lower.push_str(rest);
    lower
}

/// Calls the entries of exports that are like feeds by the name that feeds have for them: those of
/// Tiny Tiny RSS and of Zotero.
pub(super) fn as_items(xml: &str) -> Option<String> {
    let head = &xml[..xml.floor_char_boundary(2000)];
    let names: &[&str] = if head.trim_start().starts_with("<articles") {
        &["article"]
    } else if head.contains("zotero.org/namespaces/export") {
        &["bib:Article", "bib:Document", "bib:Recording"]
    } else {
        return None;
    };
    let mut items = xml.to_owned();
    for name in names {
        for (from, to) in [
            (format!("<{name}>"), "<item>"),
            (format!("<{name} "), "<item "),
            (format!("</{name}>"), "</item>"),
        ] {
            items = items.replace(&from, to);
        }
    }
    Some(items)
}

#[cfg(test)]
mod tests {
    use super::Content;
    use super::enclosed;
    use super::lower_names;

    #[test]
    fn text_is_read_with_its_sections_and_markup_is_left_as_it_is() {
        let text = |inner: &str| Content::of(inner).line().unwrap();
        assert_eq!(text(" Q&amp;A&nbsp;<![CDATA[ & <b>]]> x <!-- y -->"), "Q&A & <b> x");
        assert_eq!(text("One <b>two</b>"), "One two");
        assert_eq!(Content::of("&lt;p&gt;x").html(), "<p>x");
        assert_eq!(Content::of("&amp;lt;p&amp;gt;x").html(), "<p>x");
        assert_eq!(Content::of("<div>a</div>").html(), "<div>a</div>");
        assert_eq!(Content::of("<![CDATA[a ]]]]><![CDATA[> b]]>").html(), "a ]]> b");
        assert_eq!(Content::of("<![CDATA[a"), Content::Text("a".into()));
    }

    #[test]
    fn broken_markup_in_a_text_is_enclosed_and_sound_feeds_are_left_alone() {
        let broken = "<item><description><p>a <b>b</p></description></item>";
        assert_eq!(
            enclosed(broken),
            "<item><description><![CDATA[<p>a <b>b</p>]]></description></item>"
        );
        for same in ["<title>a</title>", "<title/>", "<title>", "<title><![CDATA[<b>]]></title>"] {
            assert_eq!(enclosed(same), same);
        }
        assert_eq!(
            lower_names("<RSS><ITEM a='B'>C</ITEM></RSS>"),
            "<rss><item a='B'>C</item></rss>"
        );
    }
}
