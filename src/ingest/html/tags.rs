//! Holds tables about the elements of HTML: which are kept, which hold no text, which form blocks,
//! and which end another element where they start.

/// The treatment of an element before a parser sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TagTreatment {
    /// It is kept with its content.
    Kept,
    /// It is kept under this name.
    Renamed(&'static str),
    /// It is kept and has no content.
    Void,
    /// Its tags are removed and its content is kept.
    Unwrapped,
    /// It is removed with its content, which is code, not markup, or nothing to read.
    Dropped,
    /// Its content is removed, and the empty element is kept to show that it stood there.
    Emptied,
}

/// Returns the treatment of an element.
///
/// Bold and the like become `span`: where they are not closed, a parser opens them anew in each
/// following paragraph, so that a page of a megabyte could grow to a gigabyte.
pub(super) fn treatment(name: &str) -> TagTreatment {
    match name {
        "br" | "hr" | "img" | "input" | "link" | "meta" | "base" | "wbr" => TagTreatment::Void,
        "area" | "col" | "embed" | "param" | "source" | "track" | "frame" | "keygen" | "image"
        | "math" | "frameset" | "marquee" | "applet" | "object" | "plaintext" | "listing"
        | "picture" | "font" | "colgroup" => TagTreatment::Unwrapped,
        "script" | "style" | "noscript" | "noembed" | "noframes" | "xmp" | "svg" | "textarea"
        | "select" | "canvas" | "datalist" => TagTreatment::Dropped,
        "iframe" | "video" | "audio" => TagTreatment::Emptied,
        "b" | "strong" | "i" | "em" | "u" | "s" | "strike" | "big" | "small" | "code" | "tt"
        | "nobr" => TagTreatment::Renamed("span"),
        "template" => TagTreatment::Renamed("div"),
        _ => TagTreatment::Kept,
    }
}

/// Tells whether text before, inside and after the element forms three blocks.
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

/// Tells whether the element is a heading, `h1` to `h6`.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// Returns the open elements that a start tag ends, and those beyond which it does not look for
/// them.
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

/// Tells whether an end tag stops at `open` when it looks for its element.
pub(super) fn hides_from_end(name: &str, open: &str) -> bool {
    match name {
        "table" => false,
        "tr" | "td" | "th" | "tbody" | "thead" | "tfoot" | "caption" => open == "table",
        _ if is_block(name) => matches!(open, "table" | "td" | "th" | "caption"),
        _ => is_block(open),
    }
}

/// Tells whether the attribute is of use in reading an article.
pub(super) fn is_telling(attribute: &str) -> bool {
    matches!(
        attribute,
        "class"
            | "id"
            | "href"
            | "src"
            | "alt"
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
            | "data-code"
            | "start"
            | "value"
            | "reversed"
            | "type"
    )
}
