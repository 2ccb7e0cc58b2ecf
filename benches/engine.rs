//! The engine, stage by stage, on a bundled article and on longer texts made of it.
//!
//! `cargo bench --features training --bench engine`

use std::fmt::Write;

use divan::Bencher;
use divan::counter::BytesCount;
use pullquote::ingest;
use pullquote::quotes;
use pullquote::quotes::Model;
use pullquote::quotes::training::lexicon::Lexicon;
use pullquote::quotes::training::linker::Linker;
use pullquote::quotes::training::mention;
use pullquote::quotes::training::network::Network;
use pullquote::quotes::training::paragraph::Paragraph;
use pullquote::quotes::training::tag;
use pullquote::text::Text;

fn main() {
    divan::main();
}

/// The bundled articles one after the other until there are `bytes` bytes, cut
/// after a paragraph.
fn story(bytes: usize) -> Text {
    let mut story = String::new();
    let articles = ingest::bundled();
    let paragraphs = articles.iter().cycle().flat_map(|article| article.text.lines());
    for paragraph in paragraphs.filter(|paragraph| paragraph.len() > 80) {
        if story.len() >= bytes {
            break;
        }
        writeln!(story, "{paragraph}").expect("writing to a string");
    }
    Text::new(story)
}

/// About the median article of the corpus: 945 tokens.
const ARTICLE: usize = 5_000;

#[divan::bench]
fn load_model(bencher: Bencher) {
    bencher.bench(|| (Lexicon::bundled(), Network::bundled(), Linker::bundled()));
}

#[divan::bench]
fn read_paragraphs(bencher: Bencher) {
    let text = story(ARTICLE);
    bencher.counter(BytesCount::new(text.len())).bench(|| Paragraph::all(&text).len());
}

#[divan::bench]
fn tag_tokens(bencher: Bencher) {
    let (text, network) = (story(ARTICLE), Network::bundled());
    let paragraphs = Paragraph::all(&text);
    bencher.counter(BytesCount::new(text.len())).bench(|| network.tags(&paragraphs));
}

#[divan::bench]
fn link_pieces(bencher: Bencher) {
    let (text, linker) = (story(ARTICLE), Linker::bundled());
    let paragraphs = Paragraph::all(&text);
    let tagged = Network::bundled().tags(&paragraphs);
    bencher.counter(BytesCount::new(text.len())).bench(|| {
        let each = paragraphs.iter().zip(&tagged);
        let counts = each.map(|(paragraph, tagged)| {
            linker.attributions(paragraph, &tag::pieces(&tagged.tags)).len()
        });
        counts.sum::<usize>()
    });
}

#[divan::bench]
fn find_names(bencher: Bencher) {
    let (text, lexicon) = (story(ARTICLE), Lexicon::bundled());
    let paragraphs = Paragraph::all(&text);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| mention::all_names(&paragraphs, &lexicon).len());
}

/// All of it; the rate should not depend on the length.
#[divan::bench(args = [1_000, ARTICLE, 100_000, 1_000_000, 10_000_000], max_time = 20)]
fn analyze(bencher: Bencher, bytes: usize) {
    let (text, model) = (story(bytes), Model::bundled());
    bencher
        .counter(BytesCount::new(text.len()))
        .bench(|| quotes::analyze(&text, model).quotations.len());
}
