//! Counts the quotations of a site as `voices` counts those of the library: the same words of the
//! same speaker count once, wherever they stand.

use std::collections::HashMap;
use std::collections::HashSet;

use crate::export::site::Site;
use crate::export::site::SiteQuotation;
use crate::export::site::SiteVoice;
use crate::export::site::SiteVoices;
use crate::library;
use crate::quotes::Kind;
use crate::text::fold;

/// Counts by all that voices are counted by.
pub(super) fn count(site: &Site) -> SiteVoices {
    let said: Vec<Said> = site.quotations.iter().map(Said::new).collect();
    let of_article = |said: &Said| &site.articles[said.quotation.article];
    let speaker = |said: &Said| said.quotation.speaker.map(|speaker| &site.speakers[speaker]);
    let mut months = by(&said, |said| {
        Group::named(of_article(said).day.as_deref().and_then(|day| day.get(..7)))
    });
    months.sort_by(|a, b| a.name.cmp(&b.name));
    let mut speakers = by(&said, |said| Group {
        // Two speakers of one name stay apart.
        key: said.quotation.speaker.map(|speaker| speaker.to_string()).unwrap_or_default(),
        name: speaker(said).map(|speaker| speaker.name.clone()),
        speaker: said.quotation.speaker,
    });
    // The page does not rank what it cannot name.
    speakers.retain(|voice| voice.name.is_some());
    let outlets = by(&said, |said| {
        let outlet = of_article(said).outlet.as_deref();
        Group { key: outlet.map(fold::key).unwrap_or_default(), ..Group::named(outlet) }
    });
    let relayed = said.iter().filter(|said| !said.quotation.relay.is_empty());
    let relays = by(relayed, |said| {
        let name = speaker(said).map_or("nobody named", |speaker| speaker.name.as_str());
        Group::named(Some(&format!("{} → {name}", said.quotation.relay)))
    });
    SiteVoices {
        speakers,
        outlets,
        relays,
        months,
        types: by(&said, |said| Group::named(speaker(said).map(|speaker| speaker.kind.name()))),
        kinds: by(&said, |said| Group::named(Some(said.quotation.kind.name()))),
        acts: by(&said, |said| Group::named(Some(said.quotation.act.name()))),
    }
}

/// What a quotation is counted with.
struct Group {
    /// What is the same for all that are counted together.
    key: String,
    name: Option<String>,
    /// The index of the speaker, where it is one.
    speaker: Option<usize>,
}

impl Group {
    fn named(name: Option<&str>) -> Self {
        let key = name.unwrap_or_default().to_owned();
        Group { key, name: name.map(str::to_owned), speaker: None }
    }
}

/// A quotation with what is counted of its words.
struct Said<'a> {
    quotation: &'a SiteQuotation,
    words: usize,
    /// The same for all quotations with these words, if they are enough to say anything.
    words_key: Option<i64>,
}

impl<'a> Said<'a> {
    fn new(quotation: &'a SiteQuotation) -> Self {
        let (words, words_key) = library::counted_words(&quotation.words);
        Said { quotation, words, words_key }
    }
}

/// Counts group by group; those with most quotations come first.
fn by<'a, 'b: 'a>(
    all: impl IntoIterator<Item = &'a Said<'b>>,
    group: impl Fn(&Said) -> Group,
) -> Vec<SiteVoice> {
    let mut voices: HashMap<String, SiteVoice> = HashMap::new();
    let mut known: HashSet<(String, Option<usize>, i64)> = HashSet::new();
    let mut articles: HashSet<(String, usize)> = HashSet::new();
    for said in all {
        let Group { key, name, speaker } = group(said);
        let quotation = said.quotation;
        let voice = voices.entry(key.clone()).or_insert_with(|| SiteVoice {
            name,
            speaker,
            quotations: 0,
            words: 0,
            direct_words: 0,
            articles: 0,
        });
        let mut is_new = |words| known.insert((key.clone(), quotation.speaker, words));
        if said.words_key.is_none_or(&mut is_new) {
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
