//! Reads the lines of a program on a page, with their breaks and spaces.

use dom_query::NodeData;
use dom_query::NodeRef;

use crate::ingest::html::block_layout::unread_elements::is_unread;
use crate::ingest::html::tags;

/// Returns the program that is all that a preformatted element holds; `None` where there is none, or
/// anything beside it, for then it is a text.
pub(super) fn program_of<'a>(preformatted: &NodeRef<'a>) -> Option<NodeRef<'a>> {
    let mut program = None;
    for child in preformatted.children() {
        let Some(name) = child.node_name() else { continue };
        if child.is_element() && is_unread(&child, &name) {
            continue;
        }
        let is_program = child.is_element() && child.has_attr("data-code");
        if is_program && program.is_none() {
            program = Some(child);
        } else if !child.text().trim().is_empty() {
            return None;
        }
    }
    program
}

/// Returns the text of a program as a browser shows it: without what is hidden, with a line for each
/// element that has one.
pub(super) fn text(program: &NodeRef) -> String {
    let mut text = String::new();
    let mut next = Some(*program);
    while let Some(node) = next {
        let inside = enter(&node, &mut text).then(|| node.first_child()).flatten();
        next = inside.or_else(|| after(node, program, &mut text));
    }
    text
}

/// Adds what a node begins with; returns whether its children are to be visited.
fn enter(node: &NodeRef, text: &mut String) -> bool {
    let is_element = node.query_or(false, |node| match &node.data {
        NodeData::Text { contents } => {
            text.extend(contents.chars().filter(|&c| is_shown(c)));
            false
        }
        NodeData::Element(_) => true,
        _ => false,
    });
    let Some(name) = node.node_name().filter(|_| is_element) else { return false };
    if is_unread(node, &name) {
        return false;
    }
    match &*name {
        "br" => text.push('\n'),
        _ if tags::is_block(&name) => end_line(text),
        _ => (),
    }
    true
}

/// Ends a node and those that end with it; returns the one after them.
fn after<'a>(node: NodeRef<'a>, program: &NodeRef, text: &mut String) -> Option<NodeRef<'a>> {
    let mut left = node;
    loop {
        if left.node_name().is_some_and(|name| tags::is_block(&name)) {
            end_line(text);
        }
        if left.id == program.id {
            return None;
        }
        match left.next_sibling() {
            Some(next) => return Some(next),
            None => left = left.parent()?,
        }
    }
}

fn end_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn is_shown(c: char) -> bool {
    let is_invisible = matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}');
    matches!(c, '\n' | '\t') || !c.is_control() && !is_invisible
}

#[cfg(test)]
mod tests {
    use crate::ingest::html::fragment;

    #[test]
    fn a_program_has_the_lines_that_a_browser_shows() {
        let text = |html: &str| fragment(html, None).text;
        assert_eq!(text("<pre><code>a\n  b<br>c</code></pre>"), "    a\n      b\n    c");
        assert_eq!(text("<pre><code><div>a</div><div>b</div></code></pre>"), "    a\n    b");
    }

    #[test]
    fn tabs_lead_to_the_next_stop() {
        let table = "<pre><code>Party\tSeats\tOf\nA\t12\tall\n\tNé\tten\n普\t7</code></pre>";
        let led = "    Party   Seats   Of\n    A   12  all\n        Né  ten\n    普  7";
        assert_eq!(fragment(table, None).text, led);
    }

    #[test]
    fn what_is_hidden_in_a_program_is_not_read() {
        let hidden = "<button>Copy</button><span hidden>x</span><i style='display:none'>y</i>";
        let html = format!("<pre>{hidden}<code>a\u{AD}b{hidden}\nc</code></pre>");
        assert_eq!(fragment(&html, None).text, "    ab\n    c");
    }

    #[test]
    fn a_text_with_a_program_in_it_is_a_text() {
        let html = "<pre><code>ls</code> lists\n<a href='https://a.example/'>files</a></pre>";
        let laid = fragment(html, None);
        assert_eq!((&*laid.text, laid.links.len()), ("ls lists\nfiles", 1));
    }
}
