//! Makes links of the text that the terminal itself can open (OSC 8).
//!
//! A cell that leads somewhere carries the number of its address as the colour of its underline,
//! which means nothing else here. So a cell that leads elsewhere than before counts as another
//! one and is sent again, and what is drawn over a link leads nowhere. The numbers become
//! addresses where cells become bytes, and never a colour.

use std::collections::HashMap;
use std::fmt::Write;

use ratatui::style::Color;
use ratatui::style::Style;

use crate::article::Link;
use crate::text::Span;
use crate::ui::state::web_address;

/// Terminals pass longer addresses over.
const LONGEST: usize = 2083;

/// The bytes that end a link.
pub(crate) const END: &str = "\x1b]8;;\x1b\\";

/// Returns the links in a line of the text, as styles that carry where they lead.
pub(crate) fn overlapping(links: &[Link], line: Span) -> impl Iterator<Item = (Span, Style)> {
    let first = links.partition_point(|link| link.span.end() <= line.start());
    let here = links[first..].iter().take_while(move |link| link.span.start() < line.end());
    here.map(|link| (link.span, Style::new().underline_color(number(&link.url))))
}

/// The addresses of the numbered links of one article.
#[derive(Debug, Default)]
pub(crate) struct Addresses {
    links: Vec<Link>,
    /// The beginning of each link, made of nothing but printable ASCII after the escape.
    begins: HashMap<Color, String>,
}

impl Addresses {
    /// Takes the links of the article that is shown.
    pub(crate) fn take(&mut self, links: &[Link]) {
        if self.links == links {
            return;
        }
        links.clone_into(&mut self.links);
        self.begins.clear();
        let mut urls: HashMap<Color, &str> = HashMap::new();
        for link in links {
            let number = number(&link.url);
            // Of two addresses with one number neither can be told.
            if *urls.entry(number).or_insert(&link.url) == link.url {
                self.begins.extend(begin(&link.url).map(|begin| (number, begin)));
            } else {
                self.begins.remove(&number);
            }
        }
    }

    /// Returns what begins a link to the address with this number, if it leads anywhere.
    pub(crate) fn begin(&self, number: Color) -> Option<&str> {
        self.begins.get(&number).map(String::as_str)
    }
}

/// Returns a number for an address: FNV-1a, folded to the 24 bits of a colour.
fn number(url: &str) -> Color {
    let hash = url
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let [_, red, green, blue] = (hash ^ (hash >> 24)).to_be_bytes();
    Color::Rgb(red, green, blue)
}

/// Returns the bytes that begin a link; `None` where a terminal should not be told of the address.
/// What has the same id is one link, also over several lines.
fn begin(url: &str) -> Option<String> {
    if !web_address::is_of_the_web(url) {
        return None;
    }
    let mut plain = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            plain.push(char::from(byte));
        } else {
            write!(plain, "%{byte:02X}").ok()?;
        }
    }
    let id = match number(url) {
        Color::Rgb(red, green, blue) => format!("{red:02x}{green:02x}{blue:02x}"),
        _ => return None,
    };
    (plain.len() <= LONGEST).then(|| format!("\x1b]8;id={id};{plain}\x1b\\"))
}

#[cfg(test)]
mod tests {
    use super::Addresses;
    use super::begin;
    use super::number;
    use super::overlapping;
    use crate::article::Link;
    use crate::text::Span;

    fn link(start: usize, end: usize, url: &str) -> Link {
        Link { span: Span::new(start, end), url: url.to_owned() }
    }

    #[test]
    fn only_printable_ascii_of_the_web_reaches_the_terminal() {
        let began = begin("https://example.org/é;x\u{202e}").unwrap();
        assert!(began.ends_with(";https://example.org/%C3%A9;x%E2%80%AE\x1b\\"), "{began:?}");
        assert_eq!(began.matches('\x1b').count(), 2);
        for bad in ["javascript:x", "https://a/\x1b\\", "https://a/\u{9c}", "https://a b", ""] {
            assert_eq!(begin(bad), None, "{bad:?}");
        }
        assert_eq!(begin(&format!("https://example.org/{}", "x".repeat(3000))), None);
    }

    #[test]
    fn links_of_a_line_are_found_and_lead_to_their_addresses() {
        let links = [link(2, 5, "https://a/1"), link(7, 20, "https://a/2"), link(30, 31, "x:")];
        let spans = |line| overlapping(&links, line).map(|(span, _)| span).collect::<Vec<_>>();
        assert_eq!(spans(Span::new(5, 7)), []);
        assert_eq!(spans(Span::new(4, 8)), [links[0].span, links[1].span]);
        assert_eq!(spans(Span::new(10, 12)), [links[1].span]);
        let mut addresses = Addresses::default();
        addresses.take(&links);
        assert!(addresses.begin(number("https://a/2")).unwrap().contains(";https://a/2\x1b"));
        assert_eq!(addresses.begin(number("x:")), None);
        addresses.take(&[]);
        assert_eq!(addresses.begin(number("https://a/2")), None);
    }
}
