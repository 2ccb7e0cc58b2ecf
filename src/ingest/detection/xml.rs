//! Checks XML before a parser builds anything of it.
//!
//! The parsers of feeds and books stop at the first fault, keep all that they have read in memory,
//! and compare each attribute and namespace with those before it. So we first walk through a
//! document in constant memory: what would cost too much is a fault like any other, and the part
//! before a fault can be cut out as a valid document. Neither we nor the parsers expand entities:
//! the declarations in a DOCTYPE are skipped.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::events::BytesStart;
use quick_xml::events::Event;

/// The deepest nesting of elements. Real documents have a few dozen levels.
const DEEPEST: usize = 256;

/// The most attributes of one element.
const MOST_ATTRIBUTES: usize = 200;

/// The most namespaces that the open elements may declare.
const MOST_NAMESPACES: usize = 200;

/// The reason why a document was not read any further.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Fault {
    #[error("elements are nested more than {DEEPEST} deep")]
    Deep,
    #[error("an element has more than {MOST_ATTRIBUTES} attributes")]
    Attributes,
    #[error("more than {MOST_NAMESPACES} namespaces are in use at once")]
    Namespaces,
    #[error("it breaks off inside an element")]
    BreaksOff,
    #[error(transparent)]
    Syntax(#[from] quick_xml::Error),
}

/// A walk through the events of a document, up to its end or its first fault.
pub(crate) struct Walk<'a> {
    reader: Reader<&'a [u8]>,
    /// The number of namespaces that each open element declares.
    open: Vec<usize>,
    namespaces: usize,
}

impl<'a> Walk<'a> {
    pub(crate) fn through(xml: &'a str) -> Self {
        let mut reader = Reader::from_str(xml);
        reader.config_mut().trim_markup_names_in_closing_tags = true;
        Walk { reader, open: Vec::new(), namespaces: 0 }
    }

    /// Returns the next event.
    pub(crate) fn next(&mut self) -> Result<Event<'a>, Fault> {
        let event = self.reader.read_event()?;
        match &event {
            Event::Start(tag) => {
                let declared = declared(tag)?;
                self.namespaces += declared;
                self.open.push(declared);
                if self.open.len() > DEEPEST {
                    return Err(Fault::Deep);
                }
                if self.namespaces > MOST_NAMESPACES {
                    return Err(Fault::Namespaces);
                }
            }
            Event::Empty(tag) => {
                declared(tag)?;
            }
            Event::End(_) => self.namespaces -= self.open.pop().unwrap_or_default(),
            Event::Eof if !self.open.is_empty() => return Err(Fault::BreaksOff),
            _ => (),
        }
        Ok(event)
    }

    /// Returns the byte of the document at which the next event starts.
    pub(crate) fn position(&self) -> usize {
        self.reader.buffer_position() as usize
    }
}

/// Counts the namespaces that the element declares.
fn declared(tag: &BytesStart<'_>) -> Result<usize, Fault> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let (mut all, mut namespaces) = (0, 0);
    for attribute in attributes {
        all += 1;
        namespaces +=
            usize::from(attribute.is_ok_and(|attribute| attribute.key.0.starts_with("xmlns")));
        if all > MOST_ATTRIBUTES {
            return Err(Fault::Attributes);
        }
    }
    Ok(namespaces)
}

/// A document that was cut down to its valid part.
#[derive(Debug)]
pub(crate) struct Pruned<'a> {
    /// The well-formed document.
    pub(crate) xml: Cow<'a, str>,
    /// The number of complete items in it.
    pub(crate) items: usize,
    /// The reason why it was cut, if it was.
    pub(crate) cut: Option<Cut>,
}

/// The reason why a document was cut.
#[derive(Debug)]
pub(crate) enum Cut {
    /// It has more items than wanted.
    Enough,
    /// It has a fault.
    Fault(Fault),
}

/// Returns the document if it is valid and has at most `most` items. Otherwise returns the part up
/// to the last item that can be kept, with the elements around it closed. Items are the elements
/// with one of `names`, without prefix.
///
/// XML declarations are left out: the text is decoded already, and a parser that we use panics at a
/// declaration that names an encoding after the document has begun.
pub(crate) fn prune<'a>(xml: &'a str, names: &[&str], most: usize) -> Pruned<'a> {
    let mut walk = Walk::through(xml);
    let mut open: Vec<String> = Vec::new();
    let mut item_at = None;
    let mut items = 0;
    // The end of the last complete item, and the elements that are open there.
    let mut kept: (usize, Vec<String>) = (0, Vec::new());
    let mut declarations = Vec::new();
    let cut = loop {
        let from = walk.position();
        match walk.next() {
            Ok(Event::Start(tag)) => {
                if item_at.is_none() && names.contains(&tag.local_name().as_ref()) {
                    item_at = Some(open.len());
                    if items == most {
                        break Cut::Enough;
                    }
                }
                open.push(tag.name().0.to_owned());
            }
            Ok(Event::End(_)) => {
                open.pop();
                if item_at == Some(open.len()) {
                    item_at = None;
                    items += 1;
                    kept = (walk.position(), open.clone());
                }
            }
            Ok(Event::Decl(_)) => declarations.push(from..walk.position()),
            Ok(Event::Eof) => {
                return Pruned { xml: without(xml, &declarations), items, cut: None };
            }
            Ok(_) => (),
            Err(fault) => break Cut::Fault(fault),
        }
    };
    declarations.retain(|declaration| declaration.end <= kept.0);
    let mut sound = without(&xml[..kept.0], &declarations).into_owned();
    for name in kept.1.iter().rev() {
        sound.extend(["</", name, ">"]);
    }
    Pruned { xml: Cow::Owned(sound), items, cut: Some(cut) }
}

/// Returns the document without `parts` of it, which are sorted and do not overlap.
fn without<'a>(xml: &'a str, parts: &[Range<usize>]) -> Cow<'a, str> {
    if parts.is_empty() {
        return Cow::Borrowed(xml);
    }
    let mut rest = String::with_capacity(xml.len());
    let mut at = 0;
    for part in parts {
        rest.push_str(&xml[at..part.start]);
        at = part.end;
    }
    rest.push_str(&xml[at..]);
    Cow::Owned(rest)
}

/// Escapes each ampersand that does not begin a reference, which is the most common fault in feeds.
pub(crate) fn mended(xml: &str) -> String {
    let mut mended = String::with_capacity(xml.len() + 64);
    let mut rest = xml;
    while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
        let (before, after) = rest.split_at(at + 1);
        mended.push_str(before);
        if !begins_reference(after) {
            mended.push_str("amp;");
        }
        rest = after;
    }
    mended.push_str(rest);
    mended
}

/// Tells whether the text after an ampersand makes it a reference.
fn begins_reference(after: &str) -> bool {
    let head = &after.as_bytes()[..after.len().min(34)];
    let Some(len) = memchr::memchr(b';', head) else { return false };
    let (name, numeric) = match head[..len].strip_prefix(b"#") {
        Some(number) => (number.strip_prefix(b"x").unwrap_or(number), true),
        None => (&head[..len], false),
    };
    let fits =
        |byte: &u8| if numeric { byte.is_ascii_hexdigit() } else { byte.is_ascii_alphanumeric() };
    !name.is_empty() && name.iter().all(fits)
}

/// Returns the document without its declaration, for parsers that would take the encoding named
/// there for the present one.
pub(crate) fn without_declaration(xml: &str) -> &str {
    let start = xml.trim_start();
    match start.strip_prefix("<?xml") {
        Some(declaration) => declaration.split_once("?>").map_or(start, |(_, rest)| rest),
        None => start,
    }
}

/// Returns the name of the root element, without its prefix, if the text begins like XML or HTML.
pub(crate) fn root(text: &str) -> Option<&str> {
    let mut rest = text.trim_start_matches('\u{FEFF}').trim_start();
    loop {
        let after = rest.strip_prefix('<')?;
        rest = if let Some(comment) = after.strip_prefix("!--") {
            comment.split_once("-->")?.1
        } else if after.starts_with('?') {
            after.split_once("?>")?.1
        } else if after.starts_with('!') {
            past_doctype(after)?
        } else {
            let len = after.find(|c: char| !(c.is_alphanumeric() || "_-:.".contains(c)));
            let name = &after[..len.unwrap_or(after.len())];
            let local = name.rsplit(':').next().unwrap_or(name);
            return (!local.is_empty()).then_some(local);
        }
        .trim_start();
    }
}

/// Returns the text after a DOCTYPE, skipping the declarations in brackets.
fn past_doctype(doctype: &str) -> Option<&str> {
    let end = doctype.find('>')?;
    match doctype.find('[') {
        Some(subset) if subset < end => {
            let after = &doctype[subset + doctype[subset..].find(']')?..];
            Some(after.split_once('>')?.1)
        }
        _ => Some(&doctype[end + 1..]),
    }
}

#[cfg(test)]
mod tests {
    use quick_xml::events::Event;

    use super::Cut;
    use super::Fault;
    use super::Walk;
    use super::mended;
    use super::prune;
    use super::root;
    use super::without_declaration;

    /// Walks through the whole document.
    fn check(xml: &str) -> Result<(), Fault> {
        let mut walk = Walk::through(xml);
        while !matches!(walk.next()?, Event::Eof) {}
        Ok(())
    }

    #[test]
    fn a_sound_document_is_left_as_it_is() {
        let xml = "<!DOCTYPE a [<!ENTITY b \"c\">]><rss><item>1 &b;</item><item/></rss>";
        let pruned = prune(xml, &["item"], 5);
        assert_eq!((pruned.xml.as_ref(), pruned.items), (xml, 1));
        assert!(pruned.cut.is_none());
    }

    #[test]
    fn a_document_is_cut_after_the_last_item_that_is_whole() {
        let cases = [
            ("<f:r><c><item>1</item><item>2</it", "<f:r><c><item>1</item></c></f:r>"),
            ("<r><entry>1</entry><entry>2</r>", "<r><entry>1</entry></r>"),
            ("<r><item>1<item>2</item></item><item>", "<r><item>1<item>2</item></item></r>"),
            ("<r><item>", ""),
        ];
        for (xml, expected) in cases {
            let pruned = prune(xml, &["item", "entry"], 5);
            assert_eq!(pruned.xml, expected);
            assert!(matches!(pruned.cut, Some(Cut::Fault(_))), "{xml}");
            if !expected.is_empty() {
                check(expected).unwrap();
            }
        }
    }

    #[test]
    fn no_more_items_are_kept_than_wanted() {
        let pruned = prune("<r><item>1</item><item>2</item><item>3</item></r>", &["item"], 2);
        assert_eq!((pruned.xml.as_ref(), pruned.items), ("<r><item>1</item><item>2</item></r>", 2));
        assert!(matches!(pruned.cut, Some(Cut::Enough)));
        let exact = prune("<r><item>1</item><item>2</item></r>", &["item"], 2);
        assert!(exact.cut.is_none());
    }

    #[test]
    fn what_would_cost_too_much_is_a_fault() {
        let deep = "<a>".repeat(100_000) + &"</a>".repeat(100_000);
        assert!(matches!(check(&deep), Err(Fault::Deep)));
        let wide = (0..100_000).map(|n| format!(" a{n}=''")).collect::<Vec<_>>().concat();
        assert!(matches!(check(&format!("<a{wide}/>")), Err(Fault::Attributes)));
        let spaces = (0..90).map(|n| format!(" xmlns:a{n}='{n}'")).collect::<Vec<_>>().concat();
        let nested = format!("<a{spaces}>").repeat(9);
        assert!(matches!(check(&nested), Err(Fault::Namespaces)));
        let apart = format!("<a>{}</a>", format!("<b{spaces}></b>").repeat(9));
        assert!(check(&apart).is_ok());
    }

    #[test]
    fn loose_ampersands_are_mended_and_references_left_alone() {
        assert_eq!(
            mended("Q&A &amp; R&D; &#38;&#x26; &nbsp;& &#zz;"),
            "Q&amp;A &amp; R&D; &#38;&#x26; &nbsp;&amp; &amp;#zz;"
        );
        assert_eq!(mended("x & é"), "x &amp; é");
        assert_eq!(mended("&"), "&amp;");
    }

    #[test]
    fn the_root_is_found_behind_what_may_stand_before_it() {
        let cases = [
            ("\u{FEFF}<?xml version='1.0'?>\n<!-- <x> -->\n<rss version='2.0'>", Some("rss")),
            ("<!DOCTYPE rdf [<!ENTITY a \"<b>\">\n]>\n<rdf:RDF>", Some("RDF")),
            ("<!doctype html><HTML>", Some("HTML")),
            ("<feed", Some("feed")),
            ("< 5 days", None),
            ("words <rss>", None),
            ("<!DOCTYPE", None),
        ];
        for (text, expected) in cases {
            assert_eq!(root(text), expected, "{text}");
        }
    }

    #[test]
    fn declarations_inside_are_left_out_whatever_they_name() {
        let xml = "<c><?xml version='1.0' encoding='x'?><item>1</item><?xml version='1.0'?></c>";
        let pruned = prune(xml, &["item"], 9);
        assert_eq!((&*pruned.xml, pruned.items), ("<c><item>1</item></c>", 1));
        let broken = xml.replace("</c>", "<");
        let cut = prune(&broken, &["item"], 9);
        assert_eq!((&*cut.xml, cut.items), ("<c><item>1</item></c>", 1));
    }

    #[test]
    fn a_declaration_is_taken_off() {
        assert_eq!(without_declaration(" <?xml version='1.0' encoding='x'?><a/>"), "<a/>");
        assert_eq!(without_declaration("<a/>"), "<a/>");
    }
}
