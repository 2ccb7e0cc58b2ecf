//! Finds the web addresses that are written out in a text.

use linkify::LinkFinder;
use linkify::LinkKind;

use crate::article::Block;
use crate::article::Link;
use crate::ingest::html;
use crate::text::Span;

/// Returns the web addresses in the blocks of `text` as links, together with the links in `known`,
/// all sorted. `known` is sorted too; an address that overlaps one of its links is left out.
pub(crate) fn with_addresses(text: &str, blocks: &[Block], known: Vec<Link>) -> Vec<Link> {
    // Most texts have no address, and the finder stops at each dot and colon.
    if !text.contains("://") {
        return known;
    }
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let mut links = Vec::new();
    for block in blocks {
        for found in finder.links(&text[block.span.range()]) {
            let start = block.span.start() + found.start();
            let span = Span::new(start, start + found.as_str().len());
            if let Some(url) = html::address(found.as_str()) {
                links.push(Link { span, url });
            }
        }
    }
    let after = |link: &Link| known.partition_point(|known| known.span.end() <= link.span.start());
    links.retain(|link| known.get(after(link)).is_none_or(|next| !next.span.overlaps(link.span)));
    links.extend(known);
    links.sort_by_key(|link| link.span.start());
    links
}

#[cfg(test)]
mod tests {
    use crate::article::Origin;
    use crate::ingest;

    #[test]
    fn an_address_in_a_text_is_a_link_without_what_ends_the_sentence() {
        let text = "Ferry\n\nIt is at https://norland.example/a_(b)?c=d. Not ftp://x.example, nor \
                    norland.example or mailto:a@b.example (but http://x.example/é)!";
        let article = ingest::article("a", Origin::Stdin, text.into());
        let found: Vec<(&str, &str)> = article
            .links
            .iter()
            .map(|link| (&article.text[link.span], link.url.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("https://norland.example/a_(b)?c=d", "https://norland.example/a_(b)?c=d"),
                ("http://x.example/é", "http://x.example/%C3%A9"),
            ]
        );
    }
}
