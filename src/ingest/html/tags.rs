//! What the names of elements mean to us.
//!
//! Tables alone: which elements stand for themselves, which hold no text,
//! which set text apart as a block, and which end another where they start.

/// What becomes of an element before a parser sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// Stays, with its content.
    Kept,
    /// Stays, under this name.
    Renamed(&'static str),
    /// Stays and has no content.
    Void,
    /// Its tags go and its content stays.
    Unwrapped,
    /// Goes with its content, which is code, not markup, or nothing to read.
    Dropped,
    /// Goes with its content, but leaves word that it stood there.
    Emptied,
}

/// Bold and the like become `span`: a parser opens these anew in each
/// paragraph that follows an unclosed one, so that a page of a megabyte could
/// grow to a gigabyte.
pub(super) fn fate(name: &str) -> Fate {
    match name {
        "br" | "hr" | "img" | "input" | "link" | "meta" | "base" | "wbr" => Fate::Void,
        "area" | "col" | "embed" | "param" | "source" | "track" | "frame" | "keygen" | "image"
        | "math" | "frameset" | "marquee" | "applet" | "object" | "plaintext" | "listing"
        | "picture" | "font" | "colgroup" => Fate::Unwrapped,
        "script" | "style" | "noscript" | "noembed" | "noframes" | "xmp" | "svg" | "textarea"
        | "select" | "canvas" | "datalist" => Fate::Dropped,
        "iframe" | "video" | "audio" => Fate::Emptied,
        "b" | "strong" | "i" | "em" | "u" | "s" | "strike" | "big" | "small" | "code" | "tt"
        | "nobr" => Fate::Renamed("span"),
        "template" => Fate::Renamed("div"),
        _ => Fate::Kept,
    }
}

/// Whether text before, inside and after the element are three blocks.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dialog"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "header"
            | "hgroup"
            | "hr"
            | "html"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "pre"
            | "search"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    ) || is_heading(name)
}

/// `h1` to `h6`.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Which open elements a start tag ends, and which it does not look beyond.
pub(super) fn ended_by_start(
    name: &str,
) -> Option<(&'static [&'static str], &'static [&'static str])> {
    Some(match name {
        "li" => (&["li"], &["ul", "ol", "menu", "dir", "table", "td", "th"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "table", "td", "th"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" => (&["tr", "td", "th", "caption"], &["table"]),
        "tbody" | "thead" | "tfoot" => {
            (&["tbody", "thead", "tfoot", "tr", "td", "th", "caption"], &["table"])
        }
        "a" => (&["a"], &["table", "td", "th"]),
        _ if is_block(name) => (&["p"], &["button", "table", "td", "th", "caption"]),
        _ => return None,
    })
}

/// Whether an end tag looks for its element no further than `open`.
pub(super) fn hides_from_end(name: &str, open: &str) -> bool {
    match name {
        "table" => false,
        "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption" => open == "table",
        _ if is_block(name) => matches!(open, "table" | "td" | "th" | "caption"),
        _ => is_block(open),
    }
}

/// The attributes that say something to a reader of articles.
pub(super) fn is_telling(attribute: &str) -> bool {
    matches!(
        attribute,
        "class"
            | "id"
            | "href"
            | "src"
            | "name"
            | "property"
            | "content"
            | "itemprop"
            | "itemtype"
            | "rel"
            | "datetime"
            | "lang"
            | "charset"
            | "role"
            | "dir"
            | "hidden"
            | "aria-hidden"
            | "style"
            | "http-equiv"
            | "data-bold"
            | "type"
    )
}
