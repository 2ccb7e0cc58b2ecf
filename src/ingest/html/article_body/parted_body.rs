//! Puts back what the library that finds the main text left behind although it belongs to the
//! article: bodies that advertisements part, each in an element of its own.
//!
//! Elements are numbered before the library works on the page, so that what it kept can be found in
//! the page as it was. A paragraph that was left behind comes back if it is built like those that
//! were kept: the same elements with the same classes around it.

use std::collections::HashMap;
use std::collections::HashSet;

use dom_query::Document;
use dom_query::NodeId;
use dom_query::NodeRef;

use crate::ingest::document::line_marks;
use crate::ingest::html::named_parts;
use crate::ingest::html::tags;

/// The most characters of a caption.
const LONGEST_CAPTION: usize = 300;

/// The attribute that holds the number of an element. The sanitizer lets no such attribute in.
const NUMBER: &str = "data-at";

/// Bytes of the shortest paragraph that shows how the article is built.
const PARAGRAPH: usize = 60;

/// The elements around a paragraph that show how it is built, itself included.
const LAYERS: usize = 3;

/// The most paragraphs of a page that are examined.
const MOST_PARAGRAPHS: usize = 5000;

/// The most parts that are put back.
const MOST_PARTS: usize = 200;

/// Numbers the elements of the page, in their order.
pub(crate) fn number(page: &Document) {
    let Some(body) = page.body() else { return };
    let elements: Vec<NodeRef> = body.descendants_it().filter(NodeRef::is_element).collect();
    for (at, element) in elements.iter().enumerate() {
        element.set_attr(NUMBER, &at.to_string());
    }
}

/// Puts what was left behind of `page` back into `root`, which holds what was kept.
pub(crate) fn restore(root: &NodeRef, page: &Document) {
    let Some(body) = page.body() else { return };
    let kept: HashSet<usize> = root.descendants_it().filter_map(|node| number_of(&node)).collect();
    let paragraphs = Paragraphs::of(&body, &kept);
    for part in paragraphs.left_behind() {
        insert(root, &part);
    }
}

/// The fewest paragraphs that show how the body is built, and their share of all paragraphs' text
/// in per cent.
const BODY: usize = 4;
const BODY_SHARE: usize = 70;

/// Removes from `root` what stands beside the body in other elements: captions, and what follows it,
/// such as who the author is and what else there is to read. The body is the paragraphs whose
/// parents are, in the page as it was, of the same kind as those of nearly all paragraphs.
pub(crate) fn remove_around(root: &NodeRef, page: &Document) {
    let Some(body) = page.body() else { return };
    let parents: HashMap<usize, String> = body
        .descendants_it()
        .filter(is_paragraph)
        .take(MOST_PARAGRAPHS)
        .filter_map(|node| Some((number_of(&node)?, layer(&node.parent()?))))
        .collect();
    let kept: Vec<(NodeRef, &str)> = root
        .descendants_it()
        .filter_map(|node| Some((node, parents.get(&number_of(&node)?)?.as_str())))
        .collect();
    let mut kinds: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut all = 0;
    for (paragraph, parent) in &kept {
        let len = paragraph.text().trim().len();
        all += len;
        let kind = kinds.entry(parent).or_default();
        *kind = (kind.0 + 1, kind.1 + len);
    }
    let largest = kinds.into_iter().max_by_key(|(kind, (_, len))| (*len, *kind));
    let Some((body, (count, len))) = largest else { return };
    if count < BODY || len * 100 < all * BODY_SHARE {
        return;
    }
    let of_body = || kept.iter().filter(|(_, parent)| *parent == body);
    let mut holding: HashSet<NodeId> = HashSet::new();
    for (paragraph, _) in of_body() {
        holding.extend(paragraph.ancestors_it(None).map(|around| around.id));
    }
    let others = root.descendants_it().filter(|node| !holding.contains(&node.id));
    for picture in others.filter(is_picture).collect::<Vec<_>>() {
        picture.remove_from_parent();
    }
    let last = of_body().next_back();
    let mut inner = last.and_then(|(paragraph, _)| paragraph.parent());
    while let Some(node) = inner.filter(|node| node.id != root.id) {
        let later = std::iter::successors(node.next_sibling(), NodeRef::next_sibling);
        for other in later.filter(|next| !next.has_name("p")).collect::<Vec<_>>() {
            other.remove_from_parent();
        }
        inner = node.parent();
    }
}

/// Tells whether the element holds a picture and a few words about it.
fn is_picture(node: &NodeRef) -> bool {
    let is_image = |inner: NodeRef| inner.has_name("img") || inner.has_name("iframe");
    node.has_name("div")
        && !line_marks::is_longer(node.text().trim(), LONGEST_CAPTION)
        && node.descendants_it().any(is_image)
}

fn number_of(node: &NodeRef) -> Option<usize> {
    node.attr(NUMBER)?.parse().ok()
}

/// Inserts the part before the first element of `root` that came after it in the page.
fn insert(root: &NodeRef, part: &NodeRef) {
    let Some(at) = number_of(part) else { return };
    let html = part.html();
    let later = root.descendants_it().find(|node| number_of(node).is_some_and(|other| other > at));
    match later {
        Some(later) => later.before_html(html),
        None => root.append_html(html),
    }
}

/// A paragraph of the page as it was.
struct Paragraph<'a> {
    node: NodeRef<'a>,
    is_kept: bool,
    /// The elements around it, with their classes.
    shape: String,
    /// The article element it is in, if any.
    article: Option<NodeId>,
}

struct Paragraphs<'a> {
    all: Vec<Paragraph<'a>>,
    /// The elements that hold a kept paragraph.
    holding: HashSet<NodeId>,
}

impl<'a> Paragraphs<'a> {
    fn of(body: &NodeRef<'a>, kept: &HashSet<usize>) -> Self {
        let mut all = Vec::new();
        let mut holding = HashSet::new();
        let nodes = body.descendants_it().filter(is_paragraph).take(MOST_PARAGRAPHS);
        for node in nodes {
            let is_kept = number_of(&node).is_some_and(|at| kept.contains(&at));
            if is_kept {
                let around = node.ancestors_it(None).take_while(|node| node.id != body.id);
                holding.extend(around.map(|node| node.id));
            }
            let article = node.ancestors_it(None).find(|node| node.has_name("article"));
            all.push(Paragraph {
                node,
                is_kept,
                shape: shape(&node),
                article: article.map(|article| article.id),
            });
        }
        Paragraphs { all, holding }
    }

    /// Returns the parts that were left behind and belong to the article.
    fn left_behind(&self) -> Vec<NodeRef<'a>> {
        let kept = || self.all.iter().filter(|paragraph| paragraph.is_kept);
        let shapes: HashMap<&str, HashSet<Option<NodeId>>> =
            kept().fold(HashMap::new(), |mut shapes, paragraph| {
                shapes.entry(&paragraph.shape).or_default().insert(paragraph.article);
                shapes
            });
        let mut seen = HashSet::new();
        let mut known = HashMap::new();
        let mut parts = Vec::new();
        for paragraph in self.all.iter().filter(|paragraph| !paragraph.is_kept) {
            let is_alike = shapes
                .get(paragraph.shape.as_str())
                .is_some_and(|articles| articles.contains(&paragraph.article));
            if !is_alike
                || paragraph.shape.is_empty()
                || !self.may_be_text(&paragraph.node, &mut known)
            {
                continue;
            }
            let part = paragraph.node.parent().filter(|parent| !self.holding.contains(&parent.id));
            let part = part.unwrap_or(paragraph.node);
            if parts.len() < MOST_PARTS && seen.insert(part.id) {
                parts.push(part);
            }
        }
        parts
    }

    /// Tells whether nothing around the paragraph, up to what it shares with the kept ones, says
    /// that it is something else.
    fn may_be_text(&self, node: &NodeRef, known: &mut HashMap<NodeId, bool>) -> bool {
        let own = node.ancestors_it(None).take_while(|around| !self.holding.contains(&around.id));
        let around: Vec<NodeRef> = own.collect();
        let outer = around.last().unwrap_or(node);
        !around.iter().chain([node]).any(is_apart)
            && !*known.entry(outer.id).or_insert_with(|| is_linked(outer))
    }
}

/// Tells whether the element holds a paragraph of running text and no other block.
fn is_paragraph(node: &NodeRef) -> bool {
    let is_one = node.has_name("p")
        || node.has_name("div")
            && !node
                .descendants_it()
                .any(|inner| inner.node_name().is_some_and(|name| tags::is_block(&name)));
    if !is_one {
        return false;
    }
    let text = node.text();
    let text = text.trim();
    text.len() >= PARAGRAPH && line_marks::ends_sentence(text) && !is_linked(node)
}

/// Tells whether much of the text in the element is in links.
fn is_linked(node: &NodeRef) -> bool {
    let all = node.text().len();
    let linked: usize = node
        .descendants_it()
        .filter(|inner| inner.has_name("a"))
        .map(|link| link.text().len())
        .sum();
    linked * 3 > all
}

/// Tells whether the element is of a kind that stands apart from the text.
fn is_apart(node: &NodeRef) -> bool {
    const APART: [&str; 9] =
        ["aside", "footer", "nav", "form", "figure", "li", "dialog", "header", "details"];
    APART.iter().any(|name| node.has_name(name))
        || node.has_attr("hidden")
        || named_parts::names_other_text(node)
}

/// Describes the element and those around it by their names and classes, without the numbers in
/// them; empty where there are no classes.
fn shape(node: &NodeRef) -> String {
    let around = std::iter::once(*node).chain(node.ancestors_it(None)).take(LAYERS);
    let layers: Vec<String> = around.map(|around| layer(&around)).collect();
    let has_class = layers.iter().any(|layer| !layer.ends_with('.'));
    if has_class { layers.join(" ") } else { String::new() }
}

/// Describes the element by its name and class.
fn layer(node: &NodeRef) -> String {
    let class = node.attr_or("class", "");
    let class: String = class.chars().filter(|c| !c.is_ascii_digit()).collect();
    format!("{}.{}", node.node_name().unwrap_or_default(), class.trim())
}
