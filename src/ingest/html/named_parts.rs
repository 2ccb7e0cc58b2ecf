//! Removes parts of a page whose class or id says that they are not text of the article.
//!
//! Authors of pages name the parts for styling: a caption, a newsletter form, related links. These
//! names are terms of the trade and much the same everywhere. A part is removed whole if its name
//! says what it is and if it is small. The name of a part that holds much of the page's text must
//! mean something else.

use std::collections::HashMap;
use std::collections::HashSet;
use std::sync::LazyLock;

use dom_query::Document;
use dom_query::NodeId;
use dom_query::NodeRef;

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

/// The amount of text in each element of a page.
struct Texts {
    /// Bytes of running text in each element.
    running: HashMap<NodeId, usize>,
    /// Elements with text of their own, beside that in their children.
    own: HashSet<NodeId>,
    /// Elements that contain a block quotation.
    quoting: HashSet<NodeId>,
    /// Bytes of running text on the whole page.
    all: usize,
}

impl Texts {
    fn of(root: &NodeRef) -> Self {
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
        Texts { running, own, quoting, all }
    }

    /// Turns the elements around a lone quotation, such as an embedded message, into sections
    /// without class and id. Otherwise the library that finds the main text would remove them
    /// because of their links.
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
        // A quotation from elsewhere was put here to be read.
        if self.quoting.contains(&node.id) || !tags::is_block(&name) && is_in_running_text() {
            return false;
        }
        let names = Names::bundled();
        let has = |list: &HashSet<&str>| words.iter().any(|word| list.contains(word.as_str()));
        let has_pair = words
            .windows(2)
            .any(|pair| names.pairs.contains(&(pair[0].as_str(), pair[1].as_str())));
        has(&names.certain) || has_pair || has(&names.likely) && is_within(SMALLER)
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
        && node.parent().is_some_and(|parent| is_popup(&self::words(&parent)))
}

/// Returns the words of an element's class and id, in lower case.
fn words(node: &NodeRef) -> Vec<String> {
    let mut words = Vec::new();
    for attribute in ["class", "id"] {
        let Some(value) = node.attr(attribute) else { continue };
        let names = value.split_ascii_whitespace();
        for name in names.filter(|name| !is_about(name)) {
            split_words(name, &mut words);
            // A pair of words does not extend over the end of a name.
            words.push(String::new());
        }
    }
    words
}

fn is_about(class: &str) -> bool {
    Names::bundled().about.iter().any(|about| class.starts_with(about))
}

/// Splits a name into words: `article-readMore_2` becomes `article`, `read`, `more`. Generated
/// names have capitals anywhere, so a capital only starts a word of three letters or more, and only
/// after as many.
fn split_words(name: &str, words: &mut Vec<String>) {
    for part in name.split(|c: char| !c.is_alphabetic()).filter(|part| !part.is_empty()) {
        let mut word = String::new();
        let mut was_lower = false;
        for (at, c) in part.char_indices() {
            let starts = c.is_uppercase()
                && was_lower
                && word.chars().count() > 2
                && part[at..].chars().skip(1).take_while(|c| c.is_lowercase()).count() > 1;
            if starts {
                words.push(std::mem::take(&mut word));
            }
            word.extend(c.to_lowercase());
            was_lower = c.is_lowercase();
        }
        words.push(word);
    }
}

/// The lists of `assets/furniture/parts.txt`, by class.
#[derive(Debug, Default)]
struct Names {
    certain: HashSet<&'static str>,
    likely: HashSet<&'static str>,
    pairs: HashSet<(&'static str, &'static str)>,
    popups: HashSet<&'static str>,
    about: Vec<&'static str>,
}

impl Names {
    fn bundled() -> &'static Names {
        static NAMES: LazyLock<Names> = LazyLock::new(|| {
            Names::parse(include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/assets/furniture/parts.txt"
            )))
        });
        &NAMES
    }

    /// Reads the lists.
    ///
    /// # Panics
    ///
    /// If a line has no class or an unknown one. The list is part of the program, and a test reads
    /// it.
    fn parse(list: &'static str) -> Names {
        let mut names = Names::default();
        for line in list.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (class, words) = line.split_once(": ").expect("a line is `class: words`");
            match class {
                "name" => drop(names.certain.insert(words)),
                "likely" => drop(names.likely.insert(words)),
                "pair" => drop(names.pairs.insert(words.split_once(' ').expect("two words"))),
                "popup" => drop(names.popups.insert(words)),
                "about" => names.about.push(words),
                _ => panic!("no class of parts is called {class}"),
            }
        }
        names
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::remove;
    use super::split_words;

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
    fn what_a_popup_shows_goes_and_the_word_it_belongs_to_stays() {
        let part =
            "<p>A <span class=tooltip><a>ship</a><span class=tooltip-text>Sails.</span></span></p>";
        assert_eq!(left(part), "A ship");
    }

    #[test]
    fn a_name_is_several_words() {
        let mut words = Vec::new();
        split_words("article-readMore_2 hJpRRP", &mut words);
        assert_eq!(words, ["article", "read", "more", "hjprrp"]);
    }
}
