//! Counts the quotations of a site, by the rule of `voices`: the same words of the same speaker,
//! five or more, count once, wherever they stand.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::export::site::Site;
use crate::export::site::SiteQuotation;
use crate::export::site::SiteVoice;
use crate::export::site::SiteVoices;
use crate::quotes::Kind;
use crate::text::fold;

/// The smallest number of words at which the same words count once.
const SAME_WORDS: usize = 5;

/// Counts by all that voices are counted by.
pub(super) fn count(site: &Site) -> SiteVoices {
    let said: Vec<Said> = site.quotations.iter().map(Said::new).collect();
    let of_article = |said: &Said| &site.articles[said.quotation.article];
    let named = |name: Option<&str>| (name.unwrap_or_default().to_owned(), name.map(str::to_owned));
    let month = |day: &str| day.get(..7).map(str::to_owned);
    let speaker = |said: &Said| said.quotation.speaker.map(|speaker| &site.speakers[speaker]);
    let mut months = by(&said, |said| {
        let month = of_article(said).day.as_deref().and_then(month);
        named(month.as_deref())
    });
    months.sort_by(|a, b| a.name.cmp(&b.name));
    let mut speakers = by(&said, |said| {
        let key = said.quotation.speaker.map(|speaker| speaker.to_string());
        (key.unwrap_or_default(), speaker(said).map(|speaker| speaker.name.clone()))
    });
    // The page does not rank what it cannot name.
    speakers.retain(|voice| voice.name.is_some());
    SiteVoices {
        speakers,
        outlets: by(&said, |said| {
            let outlet = of_article(said).outlet.as_deref();
            (outlet.map(fold::key).unwrap_or_default(), outlet.map(str::to_owned))
        }),
        months,
        types: by(&said, |said| named(speaker(said).map(|speaker| speaker.kind.name()))),
        kinds: by(&said, |said| named(Some(said.quotation.kind.name()))),
        acts: by(&said, |said| named(Some(said.quotation.act.name()))),
    }
}

/// A quotation with what is counted of its words.
struct Said<'a> {
    quotation: &'a SiteQuotation,
    /// The words, folded, without anything but letters and digits.
    letters: String,
    words: usize,
}

impl<'a> Said<'a> {
    fn new(quotation: &'a SiteQuotation) -> Self {
        let folded = fold::key(&quotation.words);
        let has_letters = |word: &&str| word.contains(char::is_alphanumeric);
        Said {
            quotation,
            words: folded.split_whitespace().filter(has_letters).count(),
            letters: folded.chars().filter(|char| char.is_alphanumeric()).collect(),
        }
    }
}

/// Counts by a key, of which the name is shown; those with most quotations come first.
fn by<'a>(all: &'a [Said], key: impl Fn(&'a Said) -> (String, Option<String>)) -> Vec<SiteVoice> {
    let mut voices: HashMap<String, SiteVoice> = HashMap::new();
    let mut known: HashSet<(String, Option<usize>, &str)> = HashSet::new();
    let mut articles: HashSet<(String, usize)> = HashSet::new();
    for said in all {
        let (key, name) = key(said);
        let quotation = said.quotation;
        let voice = voices.entry(key.clone()).or_insert_with(|| SiteVoice {
            name,
            speaker: quotation.speaker,
            quotations: 0,
            words: 0,
            direct_words: 0,
            articles: 0,
        });
        if said.words < SAME_WORDS
            || known.insert((key.clone(), quotation.speaker, said.letters.as_str()))
        {
            voice.quotations += 1;
            voice.words += said.words;
            voice.direct_words += if quotation.kind == Kind::Direct { said.words } else { 0 };
        }
        voice.articles += usize::from(articles.insert((key, quotation.article)));
    }
    let mut voices: Vec<SiteVoice> = voices.into_values().collect();
    voices.sort_by(|a, b| {
        // Two speakers of one name have the order in which they came.
        let order = b.quotations.cmp(&a.quotations).then_with(|| a.name.cmp(&b.name));
        order.then(a.speaker.cmp(&b.speaker))
    });
    voices
}
