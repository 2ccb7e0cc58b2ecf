//! Tells which elements of a page hold no text to read.

use dom_query::NodeRef;

/// Tells whether the element holds no text to read: a form field, a picture with its caption, or
/// something hidden.
pub(super) fn is_unread(node: &NodeRef, name: &str) -> bool {
    match name {
        "head" | "script" | "style" | "figcaption" | "button" | "input" | "iframe" | "video"
        | "audio" | "rt" | "rp" | "img" | "title" => true,
        "figure" => is_picture(node),
        "sup" | "a" if is_note_mark(node) => true,
        _ => node.has_attr("hidden") || is_undisplayed(node),
    }
}

/// Tells whether the element is styled so that nobody sees it, as the first line of a newsletter,
/// which is there for lists of mail.
fn is_undisplayed(node: &NodeRef) -> bool {
    node.attr("style").is_some_and(|style| {
        let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
        style.to_ascii_lowercase().contains("display:none")
    })
}

/// Tells whether the element is the mark of a note: a number or a sign that leads to a place on the
/// page, or a number in brackets.
fn is_note_mark(node: &NodeRef) -> bool {
    let text = node.text();
    let mark = text.trim();
    let is_sign = |c: char| c.is_ascii_digit() || matches!(c, '[' | ']' | '*' | '†' | '‡');
    if mark.is_empty() || mark.len() > 6 || !mark.chars().all(is_sign) {
        return false;
    }
    let leads_down = |node: &NodeRef| {
        node.attr("href").is_some_and(|href| {
            href.starts_with('#')
                || href.split_once('#').is_some_and(|(page, _)| !page.contains("://"))
        })
    };
    mark.starts_with('[') && node.has_name("sup")
        || leads_down(node)
        || node.descendants_it().any(|inner| leads_down(&inner))
}

/// Tells whether a figure shows something else than a table or a quotation.
fn is_picture(figure: &NodeRef) -> bool {
    figure
        .descendants_it()
        .any(|inner| ["img", "iframe", "video", "audio"].iter().any(|name| inner.has_name(name)))
        || !figure.descendants_it().any(|inner| {
            ["p", "blockquote", "table", "ul", "ol"].iter().any(|name| inner.has_name(name))
        })
}
