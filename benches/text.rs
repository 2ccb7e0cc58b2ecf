//! Breaks texts into lines.
//!
//! `cargo bench --bench text`

use divan::Bencher;
use divan::counter::BytesCount;
use pullquote::ingest;
use pullquote::text::Span;
use pullquote::text::Text;
use pullquote::text::wrap::wrap;

fn main() {
    divan::main();
}

/// Counts the lines of all paragraphs of a text.
fn lines(text: &str, columns: usize) -> usize {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|paragraph| {
            let span = Span::new(start, start + paragraph.trim_end().len());
            start += paragraph.len();
            wrap(text, span, columns).count()
        })
        .sum()
}

/// An article as people write them, whose lines are evenly full.
#[divan::bench(args = [30, 70, 110])]
fn bundled_article(bencher: Bencher, columns: usize) {
    let articles = ingest::bundled();
    let text: &Text = &articles[0].text;
    bencher.counter(BytesCount::new(text.len())).bench(|| lines(text.as_str(), columns));
}

/// A megabyte on one line, which is filled as the words come.
#[divan::bench]
fn long_paragraph(bencher: Bencher) {
    let text = "No line of this has an end, and one has to read it all the same. ".repeat(16_000);
    bencher.counter(BytesCount::new(text.len())).bench(|| lines(&text, 70));
}
