//! Articles made from templates: the same ones each time.

use std::fmt::Write;

use pullquote::article::Article;
use pullquote::article::Block;
use pullquote::article::BlockKind;
use pullquote::article::Origin;
use pullquote::quotes::Act;
use pullquote::quotes::Analysis;
use pullquote::quotes::Kind;
use pullquote::quotes::Quotation;
use pullquote::quotes::Speaker;
use pullquote::quotes::SpeakerIdx;
use pullquote::quotes::SpeakerType;
use pullquote::quotes::Why;
use pullquote::text::Span;
use pullquote::text::Spans;

/// How many people there are, and how many different words are written.
const PEOPLE: usize = 6_000;
const WORDS: usize = 12_000;
/// About a median news article: 5 kB with eight quotations.
const PARAGRAPHS: usize = 24;
const SYLLABLES: [&str; 20] = [
    "ba", "ru", "te", "so", "mi", "la", "ke", "no", "vi", "da", "po", "gu", "fe", "ri", "to",
    "sha", "lu", "ne", "ka", "zo",
];

/// Xorshift with the multiplier of Vigna's `xorshift64*`.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize % bound
    }

    /// Small numbers far more often, as words and names are used.
    fn often_small(&mut self, bound: usize) -> usize {
        let bound = self.below(bound) + 1;
        let bound = self.below(bound) + 1;
        self.below(bound)
    }
}

fn word(number: usize) -> String {
    let mut word = String::new();
    let mut rest = number + SYLLABLES.len();
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word
}

fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

fn person(number: usize) -> String {
    // Two or three people have a surname in common.
    let (first, last) = (number * 7919 % 389, number * 31 % (PEOPLE / 3));
    format!("{} {}", capital(&word(first)), capital(&word(last + 400)))
}

/// The article of that number, and what is said in it.
pub(crate) fn article(number: usize) -> (Article, Analysis) {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15 ^ (number as u64 + 1).wrapping_mul(0x0b4b_82e3));
    let mut page = Page::default();
    let title = capital(&sentence(&mut chance, 6));
    page.block(BlockKind::Title, &title);
    for paragraph in 0..PARAGRAPHS {
        if paragraph % 3 == 1 {
            page.quote(&mut chance);
        } else {
            let words = 20 + chance.below(30);
            let line = format!("{}.", capital(&sentence(&mut chance, words)));
            page.block(BlockKind::Paragraph, &line);
        }
    }
    let day = number % 1_461;
    let article = Article {
        id: format!("article-{number}"),
        title,
        byline: Some(person(chance.below(PEOPLE))),
        outlet: Some(format!("The {} Post", capital(&word(number % 40)))),
        published: Some(format!(
            "{}-{:02}-{:02}T0{}:00:00Z",
            2020 + day / 366,
            day % 12 + 1,
            day % 28 + 1,
            number % 10
        )),
        url: Some(format!("https://news{}.example/story/{number}", number % 40)),
        claimed_url: None,
        is_summary: false,
        language: Some("en".to_owned()),
        origin: Origin::File(format!("/clippings/{}/article-{number}.html", number % 40)),
        text: page.text.into(),
        blocks: page.blocks,
        links: vec![],
    };
    (article, page.analysis)
}

fn sentence(chance: &mut Chance, words: usize) -> String {
    let words: Vec<String> = (0..words).map(|_| word(chance.often_small(WORDS))).collect();
    words.join(" ")
}

#[derive(Default)]
struct Page {
    text: String,
    blocks: Vec<Block>,
    analysis: Analysis,
}

impl Page {
    fn block(&mut self, kind: BlockKind, line: &str) -> usize {
        let start = self.text.len();
        write!(self.text, "{line}\n\n").expect("writing to a string");
        self.blocks.push(Block { kind, span: Span::new(start, start + line.len()) });
        start
    }

    fn quote(&mut self, chance: &mut Chance) {
        let name = person(chance.often_small(PEOPLE));
        let words = 10 + chance.below(20);
        let said = format!("“{},”", capital(&sentence(chance, words)));
        let start = self.block(BlockKind::Paragraph, &format!("{said} {name} said."));
        let source = start + said.len() + 1;
        let cue = source + name.len() + 1;
        let known = self.analysis.speakers.iter().position(|speaker| speaker.name == name);
        let idx = known.unwrap_or_else(|| {
            let kind = SpeakerType::Person;
            self.analysis.speakers.push(Speaker {
                name: name.clone(),
                kind,
                aliases: vec![],
                roles: vec![],
            });
            self.analysis.speakers.len() - 1
        });
        self.analysis.quotations.push(Quotation {
            act: Act::Said,
            act_confidence: 0.9,
            kind: Kind::Direct,
            content: Span::new(start, start + said.len()).into(),
            cue: Span::new(cue, cue + 4).into(),
            source: Span::new(source, source + name.len()).into(),
            relay: Spans::NONE,
            speaker: Some(SpeakerIdx(idx as u32)),
            confidence: 0.9,
            why: Why::default(),
        });
    }
}
