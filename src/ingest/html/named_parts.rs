//! Removes parts of a page whose class or id says that they are not text of the article.
//!
//! Authors of pages name the parts for styling: a caption, a newsletter form, related links. These
//! names are terms of the trade and much the same everywhere. A part is removed whole if its name
//! says what it is and if it is small. The name of a part that holds much of the page's text must
//! mean something else.

use std::collections::HashMap;
use std::collections::HashSet;

use dom_query::Document;
use dom_query::NodeId;
use dom_query::NodeRef;

use crate::ingest::html::part_names;
use crate::ingest::html::part_names::Names;
use crate::ingest::html::part_names::words;
use crate::ingest::html::tags;

/// The largest part that is removed: its running text in bytes, and its share of the page's running
/// text, as one in so many.
const SMALL: (usize, usize) = (900, 4);

/// The same limits for names that may well mean something else.
const SMALLER: (usize, usize) = (400, 10);

/// The fewest bytes of a text outside of links that count as running text.
const RUNNING: usize = 40;

/// Removes such parts from the page.
pub(super) fn remove(page: &Document) {
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

/// Returns the node after `node` and all its descendants.
fn following<'a>(node: &NodeRef<'a>, root: &NodeRef) -> Option<NodeRef<'a>> {
    let mut node = *node;
    loop {
        if let Some(next) = node.next_sibling() {
            return Some(next);
        }
        node = node.parent().filter(|parent| parent.id != root.id)?;
    }
}

/// Tells whether class or id say that the element is other text, whatever its size.
pub(super) fn names_other_text(node: &NodeRef) -> bool {
    let words = words(node);
    Names::bundled().are_certain(&words) || words.iter().any(|word| word == "comment")
}

/// The amount of text in each element of a page.
pub(super) struct Texts {
    /// Bytes of running text in each element.
    running: HashMap<NodeId, usize>,
    /// Bytes of running text in all paragraphs with the same class.
    classes: HashMap<String, usize>,
    /// Elements with text of their own, beside that in their children.
    own: HashSet<NodeId>,
    /// Elements that contain a block quotation.
    quoting: HashSet<NodeId>,
    /// Bytes of running text on the whole page.
    all: usize,
}

impl Texts {
    pub(super) fn of(root: &NodeRef) -> Self {
        let (mut own, mut quoting) = (HashSet::new(), HashSet::new());
        let mut running: HashMap<NodeId, usize> = HashMap::new();
        // Children come after their parents, so going backwards each element is complete when it is
        // added to its parent.
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
        let mut classes: HashMap<String, usize> = HashMap::new();
        for node in nodes.iter().filter(|node| node.has_name("p")) {
            if let Some(class) = node.attr("class") {
                *classes.entry(class.to_string()).or_insert(0) +=
                    running.get(&node.id).unwrap_or(&0);
            }
        }
        Texts { running, classes, own, quoting, all }
    }

    /// Returns the bytes of running text in the element.
    pub(super) fn size(&self, node: &NodeRef) -> usize {
        self.running.get(&node.id).copied().unwrap_or_default()
    }

    /// Returns the bytes of running text on the whole page.
    pub(super) fn of_page(&self) -> usize {
        self.all
    }

    /// Returns the bytes of running text in the element, or, if it is a paragraph, in all that have
    /// its class: what many paragraphs are called is no name for a part.
    fn size_of_kind(&self, node: &NodeRef) -> usize {
        let class = node.attr("class").filter(|_| node.has_name("p"));
        let of_class = class.and_then(|class| self.classes.get(&*class)).copied();
        of_class.unwrap_or_default().max(self.size(node))
    }

    /// Turns the elements around a lone quotation, such as an embedded message, into sections
    /// without class and id. Otherwise the library that finds the main text would remove them
    /// because of their links.
    fn keep(&self, quotation: &NodeRef) {
        let is_around = |outer: &NodeRef| {
            outer.has_name("div")
                && outer.element_children().len() == 1
                && self.size(outer) == self.size(quotation)
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
        let size = self.size_of_kind(node);
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
        // A quotation from elsewhere was put here to be read.
        if self.quoting.contains(&node.id) || !tags::is_block(&name) && is_in_running_text() {
            return false;
        }
        let names = Names::bundled();
        names.are_certain(&words)
            || names.are_likely(&words) && is_within(SMALLER)
            || names.name_prompt(&words) && names.is_prompt(&node.text())
    }
}

fn is_aside(role: &str) -> bool {
    matches!(role, "navigation" | "complementary" | "contentinfo" | "banner" | "dialog" | "menu")
}

/// Tells whether the node is the content of a popup, and not the word that opens it.
fn is_part_of_popup(node: &NodeRef, words: &[String]) -> bool {
    let popups = &Names::bundled().popups;
    let is_popup = |words: &[String]| words.iter().any(|word| popups.contains(word.as_str()));
    is_popup(words)
        && node.prev_sibling().is_some()
        && node.parent().is_some_and(|parent| is_popup(&part_names::words(&parent)))
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::remove;

    const PROSE: &str = "<p>The envoys of both countries left the city on Friday, after a week of \
        talks that brought no agreement on the border, the harbour or the fish.</p>";

    /// Returns the text that is left of a part beside an article.
    fn left(part: &str) -> String {
        let page = Document::from(format!("<body><div>{}</div>{part}</body>", PROSE.repeat(9)));
        remove(&page);
        page.text().replace(&Document::from(PROSE).text().to_string(), "")
    }

    #[test]
    fn a_part_goes_by_its_name() {
        for part in [
            "<div class='wp-caption'>A ship</div>",
            "<div id=relatedStories>A ship</div>",
            "<p class='article__readMore_2'>A ship</p>",
            "<aside role=complementary>A ship</aside>",
            "<nav>A ship</nav>",
            "<div class=authorBio>A ship</div>",
        ] {
            assert_eq!(left(part), "", "{part}");
        }
    }

    #[test]
    fn a_part_stays_that_holds_much_or_stands_in_a_sentence_or_says_what_it_is_about() {
        let much = format!("<div class=related>{}</div>", PROSE.repeat(5));
        let page = Document::from(format!("<body>{PROSE}{much}</body>"));
        remove(&page);
        assert_eq!(page.select("p").length(), 6);
        for part in [
            "<p>A <span class=caption>ship</span></p>",
            "<div class='post tag-newsletter category-comments'>A ship</div>",
            "<div class='hJpAd'>A ship</div>",
            "<div class='social-embed'><blockquote>A ship</blockquote></div>",
            "<p>A <i class=tooltip>ship</i></p>",
        ] {
            assert_eq!(left(part), "A ship", "{part}");
        }
    }

    #[test]
    fn paid_paragraphs_stay_and_the_prompt_to_pay_goes() {
        let paid = "<p class=paywall>A ship</p>";
        assert_eq!(left(paid), "A ship");
        assert_eq!(left("<p class=paywall>Melden Sie sich an</p>"), "");
        let all = PROSE.replace("<p>", "<p class=promo>").repeat(9);
        let page = Document::from(format!("<body>{PROSE}{all}</body>"));
        remove(&page);
        assert_eq!(page.select("p").length(), 10);
    }

    #[test]
    fn what_a_popup_shows_goes_and_the_word_it_belongs_to_stays() {
        let part =
            "<p>A <span class=tooltip><a>ship</a><span class=tooltip-text>Sails.</span></span></p>";
        assert_eq!(left(part), "A ship");
    }
}
