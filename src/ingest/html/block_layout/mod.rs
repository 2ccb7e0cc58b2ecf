//! Lays a tree of elements out as blocks of text.
//!
//! An element that browsers draw on a line of its own becomes a block; everything else runs on, so
//! that no link, emphasis or drop cap ever splits a word or a sentence. White space collapses as in
//! a browser.

mod program_text;
mod unread_elements;

use std::ops::Range;

use dom_query::NodeData;
use dom_query::NodeRef;
use url::Url;

use crate::article::BlockKind;
use crate::ingest::document::line_marks;
use crate::ingest::html::block_layout::unread_elements::is_unread;
use crate::ingest::html::piece;
use crate::ingest::html::piece::Piece;
use crate::ingest::html::tags;

/// Bytes of the longest address that is kept.
const LONGEST_URL: usize = 4096;

/// The greatest number of an item that is written.
const MOST_ITEMS: i64 = 999;

/// Returns the pieces in `root`, in order. Relative links are resolved against `base`.
pub(super) fn pieces(root: &NodeRef, base: Option<&Url>) -> Vec<Piece> {
    lay_out(root, Layout { base, ..Layout::default() })
}

/// Returns the pieces in `root`, with a piece for the description of each picture.
pub(super) fn pieces_with_pictures(root: &NodeRef, base: Option<&Url>) -> Vec<Piece> {
    lay_out(root, Layout { base, has_pictures: true, ..Layout::default() })
}

fn lay_out(root: &NodeRef, mut layout: Layout<'_>) -> Vec<Piece> {
    let mut next = Some(*root);
    while let Some(node) = next {
        let inside = layout.enter(&node).then(|| node.first_child()).flatten();
        next = inside.or_else(|| layout.leave_to_next(node, root));
    }
    layout.end_block();
    layout.pieces
}

#[derive(Default)]
struct Layout<'a> {
    base: Option<&'a Url>,
    pieces: Vec<Piece>,
    text: String,
    /// True if white space was seen since the last word.
    is_spaced: bool,
    links: Vec<(Range<usize>, String)>,
    linked: usize,
    bold: usize,
    /// The kinds that the open elements give to their blocks, innermost last.
    kinds: Vec<BlockKind>,
    /// The numbers of open elements that keep their line breaks, and of those that are bold.
    preformatted: usize,
    emboldened: usize,
    /// The numbers of the next items of the open lists, innermost last; `None` for those with signs.
    lists: Vec<Option<i64>>,
    /// The number that begins the next block, since it is that of an item.
    number: Option<String>,
    /// Bytes of `text` that are such a number.
    number_len: usize,
    /// The open link: its start in the block, and its target.
    link: Option<(usize, Option<String>)>,
    /// True if descriptions of pictures are wanted.
    has_pictures: bool,
    /// Descriptions of the pictures in the open block, which come after it: none parts a sentence.
    pictures: Vec<Piece>,
}

impl Layout<'_> {
    /// Handles the start of a node; returns whether its children are to be visited.
    fn enter(&mut self, node: &NodeRef) -> bool {
        let is_wanted = node.query_or(false, |node| match &node.data {
            NodeData::Text { contents } => {
                self.push_text(contents);
                false
            }
            NodeData::Element(_) => true,
            _ => node.may_have_children(),
        });
        if !is_wanted {
            return false;
        }
        let Some(name) = node.node_name() else { return true };
        if self.has_pictures && &*name == "img" {
            self.picture(node);
        }
        if is_unread(node, &name) {
            if tags::is_block(&name) {
                self.end_block();
            }
            return false;
        }
        match &*name {
            "br" => self.line_break(),
            "td" | "th" if !self.text.is_empty() => self.cell(),
            "td" | "th" => (),
            "a" => self.start_link(node),
            _ if tags::is_block(&name) => self.end_block(),
            _ => (),
        }
        match &*name {
            "ol" | "ul" => self.lists.push(first_number(node, &name)),
            "li" => self.begin_item(node),
            _ => (),
        }
        self.kinds.extend(kind(&name, self.kinds.last().copied()));
        self.preformatted += usize::from(&*name == "pre");
        self.emboldened += usize::from(node.has_attr("data-bold"));
        let is_preformatted = &*name == "pre";
        let program = is_preformatted.then(|| program_text::program_of(node)).flatten();
        if let Some(program) = &program {
            self.pieces.extend(piece::code(&program_text::text(program)));
        }
        program.is_none()
    }

    /// Notes the description of a picture, in brackets.
    fn picture(&mut self, picture: &NodeRef) {
        let described =
            picture.attr("alt").and_then(|alt| piece::paragraph(&format!("[{}]", alt.trim())));
        let described = described.filter(|piece| piece.text.contains(char::is_alphanumeric));
        if self.text.is_empty() {
            self.pieces.extend(described);
        } else {
            self.pictures.extend(described);
        }
    }

    fn leave(&mut self, node: &NodeRef) {
        let Some(name) = node.node_name() else { return };
        if is_unread(node, &name) {
            return;
        }
        match &*name {
            "a" => self.end_link(),
            "td" | "th" => (),
            _ if tags::is_block(&name) => self.end_block(),
            _ => (),
        }
        match &*name {
            "ol" | "ul" => _ = self.lists.pop(),
            "li" => self.number = None,
            _ => (),
        }
        if kind(&name, None).is_some() {
            self.kinds.pop();
        }
        self.preformatted -= usize::from(&*name == "pre");
        self.emboldened -= usize::from(node.has_attr("data-bold"));
    }

    /// Leaves `node`, and its ancestors up to one that has a next sibling; returns that sibling.
    fn leave_to_next<'t>(&mut self, node: NodeRef<'t>, root: &NodeRef) -> Option<NodeRef<'t>> {
        let mut left = node;
        loop {
            self.leave(&left);
            if left.id == root.id {
                return None;
            }
            match left.next_sibling() {
                Some(next) => return Some(next),
                None => left = left.parent()?,
            }
        }
    }

    fn push_text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.preformatted > 0 => self.line_break(),
                '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' => (),
                '\u{A0}' => self.is_spaced = true,
                _ if c.is_ascii_whitespace() || self.text.is_empty() && c.is_whitespace() => {
                    self.is_spaced = true;
                }
                _ if c.is_control() => (),
                _ => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        if self.text.is_empty()
            && let Some(number) = self.number.take()
        {
            self.number_len = number.len();
            self.text = number;
            self.is_spaced = true;
            if let Some((start, _)) = &mut self.link {
                *start = self.text.len();
            }
        }
        let before = self.text.len();
        if self.is_spaced && !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push(' ');
        }
        self.is_spaced = false;
        if let Some((start, _)) = &mut self.link
            && *start == before
        {
            // The space before a link does not belong to it.
            *start = self.text.len();
        }
        self.text.push(c);
        let added = self.text.len() - before;
        self.linked += if self.link.is_some() { added } else { 0 };
        self.bold += if self.emboldened > 0 { added } else { 0 };
    }

    /// Adds a line break. Two of them end a block. After a sentence one is enough, because some
    /// authors separate paragraphs that way; in the middle of a sentence it stays a line break.
    fn line_break(&mut self) {
        if self.text.is_empty() {
            return;
        }
        if self.text.ends_with('\n') || line_marks::ends_sentence(&self.text) {
            self.end_block();
        } else {
            self.text.push('\n');
            self.is_spaced = false;
        }
    }

    /// Notes the number of an item, in a list that has numbers.
    fn begin_item(&mut self, item: &NodeRef) {
        let Some(Some(next)) = self.lists.last_mut() else {
            self.number = None;
            return;
        };
        let number = said_number(item, "value").unwrap_or(*next);
        *next = number.saturating_add(1);
        self.number = (0..=MOST_ITEMS).contains(&number).then(|| format!("{number}."));
    }

    /// Separates the cells of a table row by a bar, as far as they hold no blocks.
    fn cell(&mut self) {
        self.is_spaced = true;
        self.push('|');
        self.is_spaced = true;
    }

    fn start_link(&mut self, node: &NodeRef) {
        self.end_link();
        let url = node.attr("href").and_then(|href| absolute(&href, self.base));
        self.link = Some((self.text.len(), url));
    }

    fn end_link(&mut self) {
        let Some((start, Some(url))) = self.link.take() else { return };
        if start < self.text.len() {
            self.links.push((start..self.text.len(), url));
        }
    }

    /// Ends the block, if one was begun. An open link goes on in the next block.
    fn end_block(&mut self) {
        self.is_spaced = false;
        if self.text.is_empty() {
            return;
        }
        let open = self.link.as_ref().map(|(_, url)| url.clone());
        self.end_link();
        self.link = open.map(|url| (0, url));
        let mut text = std::mem::take(&mut self.text);
        text.truncate(text.trim_end_matches([' ', '|', '\n']).trim_end().len());
        let links = std::mem::take(&mut self.links);
        let bold = std::mem::take(&mut self.bold);
        let linked = std::mem::take(&mut self.linked).min(text.len());
        let within = |(range, url): (Range<usize>, String)| {
            let range = range.start..range.end.min(text.len());
            (range.start < range.end).then_some((range, url))
        };
        let piece = Piece {
            kind: self.kind_of(&text, bold, linked),
            links: links.into_iter().filter_map(within).collect(),
            linked,
            number: std::mem::take(&mut self.number_len),
            indent: 0,
            text,
        };
        if piece.text.chars().any(piece::is_seen) {
            self.pieces.push(piece);
        }
        self.pieces.append(&mut self.pictures);
    }

    /// Returns the kind of the block, which the elements around it determine. A paragraph that is
    /// bold throughout and looks like a heading is one, unless it leads elsewhere.
    fn kind_of(&self, text: &str, bold: usize, linked: usize) -> BlockKind {
        match self.kinds.last() {
            Some(kind) => *kind,
            None if bold >= text.len()
                && linked < text.len()
                && line_marks::is_heading_line(text) =>
            {
                BlockKind::Heading
            }
            None => BlockKind::Paragraph,
        }
    }
}

/// Returns the number of the first item in a list; `None` where its items have signs.
fn first_number(list: &NodeRef, name: &str) -> Option<i64> {
    let has_numbers = name == "ol" && !list.has_attr("reversed");
    has_numbers.then(|| said_number(list, "start").unwrap_or(1))
}

fn said_number(node: &NodeRef, attribute: &str) -> Option<i64> {
    node.attr(attribute)?.trim().parse().ok()
}

/// Returns the kind that an element gives to the blocks in it. `outer` is the kind that they would
/// have without it. A heading inside a list item is only large type and stays a list item.
fn kind(name: &str, outer: Option<BlockKind>) -> Option<BlockKind> {
    Some(match name {
        _ if tags::is_heading(name) && outer == Some(BlockKind::ListItem) => BlockKind::ListItem,
        "li" | "dd" | "dt" => BlockKind::ListItem,
        "blockquote" => BlockKind::BlockQuotation,
        _ if tags::is_heading(name) => BlockKind::Heading,
        _ => return None,
    })
}

/// Returns the absolute web address that a link leads to, or `None` for other targets.
pub(super) fn absolute(href: &str, base: Option<&Url>) -> Option<String> {
    if href.len() > LONGEST_URL {
        return None;
    }
    let url = match base {
        Some(base) => base.join(href.trim()),
        None => Url::parse(href.trim()),
    };
    let mut url = url.ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    // A user name and password that somebody wrote into a link are not the user's.
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    let address: String = url.as_str().chars().filter(|c| !c.is_control()).collect();
    (address.len() <= LONGEST_URL).then_some(address)
}
