//! Parts of a page that its maker named as something else than text.
//!
//! Whoever writes a page names its parts for the sake of their looks: a
//! caption, a newsletter's form, related links. These names are words of trade
//! and much the same everywhere. A part is taken out whole where its name says
//! what it is, and where it is small: the name of a part that holds much of the
//! page's text says something else.

use std::collections::HashMap;
use std::collections::HashSet;

use dom_query::Document;
use dom_query::NodeId;
use dom_query::NodeRef;

use crate::ingest::html::tags;

/// A part that holds more bytes of running text than this, or more than one in
/// so many of the page's, is something else than its name says.
const SMALL: (usize, usize) = (900, 4);

/// The same where the name may well mean something else.
const SMALLER: (usize, usize) = (400, 10);

/// Text of so many bytes that is not in a link is running text.
const RUNNING: usize = 40;

/// Words that name pictures' captions, links to other articles, prompts,
/// advertisements, and what is there for machines.
const NAMES: &[&str] = &[
    "addthis",
    "ads",
    "advert",
    "advertisement",
    "advertisements",
    "advertising",
    "affiliate",
    "breadcrumb",
    "breadcrumbs",
    "caption",
    "captions",
    "carousel",
    "comments",
    "consent",
    "cookie",
    "cookies",
    "copyright",
    "credit",
    "credits",
    "dfp",
    "disqus",
    "donate",
    "lightbox",
    "navigation",
    "newsletter",
    "newsletters",
    "nocontent",
    "noprint",
    "outbrain",
    "pagination",
    "paywall",
    "poll",
    "polls",
    "popular",
    "promo",
    "promos",
    "readmore",
    "recirc",
    "recirculation",
    "recommended",
    "recommendation",
    "recommendations",
    "related",
    "relatedlinks",
    "sharedaddy",
    "sharing",
    "shares",
    "signup",
    "slideshow",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "syndication",
    "taboola",
    "taglist",
    "tagcloud",
    "toc",
    "toolbar",
    "trending",
    "votes",
    "sociable",
    "resgallery",
    "yarpp",
    "zergnet",
];

/// Words that do so where the part is small indeed.
const LIKELY: &[&str] = &[
    "author",
    "authors",
    "bio",
    "byline",
    "bylines",
    "comment",
    "date",
    "dateline",
    "dek",
    "kicker",
    "meta",
    "print",
    "published",
    "rating",
    "ratings",
    "reviewer",
    "share",
    "social",
    "standfirst",
    "strapline",
    "subtitle",
    "tags",
    "time",
    "timestamp",
    "topics",
    "tools",
    "video",
    "ad",
    "gallery",
    "banner",
    "disclaimer",
    "footer",
    "menu",
    "sidebar",
    "eyebrow",
    "photographer",
    "counter",
];

/// Two words that name such a part together.
const PAIRS: &[(&str, &str)] = &[
    ("read", "more"),
    ("read", "also"),
    ("see", "also"),
    ("more", "from"),
    ("more", "on"),
    ("most", "read"),
    ("follow", "us"),
    ("sign", "up"),
    ("also", "like"),
    ("next", "article"),
    ("screen", "reader"),
    ("sr", "only"),
    ("visually", "hidden"),
    ("rich", "link"),
    ("inline", "link"),
    ("story", "link"),
    ("video", "player"),
    ("audio", "player"),
    ("sub", "headline"),
    ("also", "read"),
    ("top", "stories"),
];

/// Words that name what comes up beside a word when one points at it.
const POPUPS: &[&str] = &["rollover", "tooltip", "popover", "popup", "hovercard", "flyout"];

/// How the name of a class starts that tells what an article is about, or what
/// its surroundings are, and not what the part is.
const ABOUT: &[&str] = &[
    "tag-",
    "category-",
    "cat-",
    "has-",
    "no-",
    "not-",
    "with-",
    "without-",
    "topic-",
    "section-",
    "hide-",
    "show-",
    "enable-",
    "is-",
];

/// Takes such parts out of the page.
pub(super) fn strip(page: &Document) {
    let Some(body) = page.body() else { return };
    let texts = Texts::of(&body);
    let mut next = body.first_child();
    while let Some(node) = next {
        let is_other = node.is_element() && texts.is_other(&node);
        let inside = if is_other { None } else { node.first_child() };
        next = inside.or_else(|| following(&node, &body));
        if is_other {
            node.remove_from_parent();
        }
    }
    for quotation in page.select("blockquote").nodes() {
        texts.keep(quotation);
    }
}

/// The node after all that `node` holds.
fn following<'a>(node: &NodeRef<'a>, root: &NodeRef) -> Option<NodeRef<'a>> {
    let mut node = *node;
    loop {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent().filter(|parent| parent.id != root.id)?;
    }
}

/// Where on a page there is text, and how much.
struct Texts {
    /// Bytes of running text in each element.
    running: HashMap<NodeId, usize>,
    /// Elements with text of their own, between their children.
    own: HashSet<NodeId>,
    /// Elements with something quoted in them.
    quoting: HashSet<NodeId>,
    /// Bytes of running text on the whole page.
    all: usize,
}

impl Texts {
    fn of(root: &NodeRef) -> Self {
        let (mut own, mut quoting) = (HashSet::new(), HashSet::new());
        let mut running: HashMap<NodeId, usize> = HashMap::new();
        // Children come after their parents, so that backwards each is
        // complete when it is added to its own.
        let nodes: Vec<NodeRef> = std::iter::once(*root).chain(root.descendants_it()).collect();
        for node in nodes.iter().rev() {
            let Some(parent) = node.parent() else { continue };
            let mut size = running.get(&node.id).copied().unwrap_or_default();
            if node.is_text() {
                let len = node.text().trim().len();
                size = if len >= RUNNING { len } else { 0 };
                own.extend((len > 0).then_some(parent.id));
            } else if node.has_name("a") {
                size = 0;
            }
            let quotes = node.has_name("blockquote") || quoting.contains(&node.id);
            quoting.extend(quotes.then_some(parent.id));
            *running.entry(parent.id).or_insert(0) += size;
        }
        let all = running.get(&root.id).copied().unwrap_or_default();
        Texts { running, own, quoting, all }
    }

    /// Makes what was put around a quotation alone, as around a message from
    /// elsewhere, a part without a name: for its links the library that finds
    /// the main text would throw it out.
    fn keep(&self, quotation: &NodeRef) {
        let size = |node: &NodeRef| self.running.get(&node.id).copied().unwrap_or_default();
        let is_around = |outer: &NodeRef| {
            outer.has_name("div")
                && outer.element_children().len() == 1
                && size(outer) == size(quotation)
        };
        let mut outer = quotation.parent();
        while let Some(around) = outer.filter(is_around) {
            around.remove_attrs(&["class", "id"]);
            around.rename("section");
            outer = around.parent();
        }
    }

    fn is_other(&self, node: &NodeRef) -> bool {
        let Some(name) = node.node_name() else { return false };
        let size = self.running.get(&node.id).copied().unwrap_or_default();
        let is_within = |(bytes, share): (usize, usize)| size <= bytes && size * share <= self.all;
        if !is_within(SMALL) || matches!(&*name, "body" | "tbody" | "tr" | "td" | "th" | "br") {
            return false;
        }
        if &*name == "nav" || node.attr("role").is_some_and(|role| is_aside(&role)) {
            return true;
        }
        let words = words(node);
        if is_part_of_popup(node, &words) {
            return true;
        }
        let is_in_running_text =
            || node.parent().is_some_and(|parent| self.own.contains(&parent.id));
        // What somebody else wrote elsewhere was put here to be read.
        if self.quoting.contains(&node.id) || !tags::is_block(&name) && is_in_running_text() {
            return false;
        }
        let has = |list: &[&str]| words.iter().any(|word| list.contains(&word.as_str()));
        let has_pair = words.windows(2).any(|pair| PAIRS.contains(&(&pair[0], &pair[1])));
        has(NAMES) || has_pair || has(LIKELY) && is_within(SMALLER)
    }
}

fn is_aside(role: &str) -> bool {
    matches!(role, "navigation" | "complementary" | "contentinfo" | "banner" | "dialog" | "menu")
}

/// Whether it is what a popup shows, and not the word that it belongs to.
fn is_part_of_popup(node: &NodeRef, words: &[String]) -> bool {
    let is_popup = |words: &[String]| words.iter().any(|word| POPUPS.contains(&word.as_str()));
    is_popup(words)
        && node.prev_sibling().is_some()
        && node.parent().is_some_and(|parent| is_popup(&self::words(&parent)))
}

/// The words of an element's class and name, in lower case.
fn words(node: &NodeRef) -> Vec<String> {
    let mut words = Vec::new();
    for attribute in ["class", "id"] {
        let Some(value) = node.attr(attribute) else { continue };
        let names = value.split_ascii_whitespace();
        for name in names.filter(|name| !ABOUT.iter().any(|about| name.starts_with(about))) {
            split_words(name, &mut words);
            // A pair of words does not go over the end of a name.
            words.push(String::new());
        }
    }
    words
}

/// `article-readMore_2` is `article`, `read`, `more`.
fn split_words(name: &str, words: &mut Vec<String>) {
    let mut word = String::new();
    let mut was_lower = false;
    for c in name.chars() {
        // Names that a program made up have capitals anywhere: no word is as
        // short as what they fall into.
        if !c.is_alphabetic() || c.is_uppercase() && was_lower && word.len() > 2 {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
        }
        if c.is_alphabetic() {
            word.extend(c.to_lowercase());
        }
        was_lower = c.is_lowercase();
    }
    words.extend((!word.is_empty()).then_some(word));
}
