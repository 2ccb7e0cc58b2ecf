//! Gathers what the pages of a site list, article by article.

use std::collections::HashMap;

use crate::app::Remarks;
use crate::app::SiteOptions;
use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::export::site;
use crate::export::site::Site;
use crate::export::site::SiteArticle;
use crate::export::site::SiteQuotation;
use crate::export::site::SiteSpeaker;
use crate::library::OpenArticle;
use crate::library::SpeakerId;
use crate::quotes::SpeakerType;
use crate::text::display;

/// What the pages list, as far as it was gathered.
#[derive(Debug)]
pub(super) struct SiteContents {
    pub(super) site: Site,
    /// The number of each speaker of the site in the library, where they have one there.
    pub(super) speaker_ids: Vec<Option<SpeakerId>>,
    remarks: Remarks,
    by_id: HashMap<SpeakerId, usize>,
    /// The speakers by type and name, for articles that the library has no quotations of yet.
    by_name: HashMap<(&'static str, String), usize>,
}

impl SiteContents {
    pub(super) fn new(options: SiteOptions) -> Self {
        SiteContents {
            site: Site { title: options.title, ..Site::default() },
            speaker_ids: Vec::new(),
            remarks: options.remarks,
            by_id: HashMap::new(),
            by_name: HashMap::new(),
        }
    }

    /// Takes in an article with what is said in it, and returns its page.
    pub(super) fn take(&mut self, open: &OpenArticle, sheet: &Sheet) -> String {
        let mut sheet = sheet.clone();
        if self.remarks == Remarks::LeftOut {
            for said in &mut sheet.said {
                (said.check, said.note) = (None, None);
            }
        }
        let article = self.site.articles.len();
        let mut pages = Vec::with_capacity(sheet.said.len());
        for (place, said) in sheet.said.iter().enumerate() {
            let row = open.quotations.get(place).filter(|_| open.analysed);
            let speaker = said
                .speaker
                .zip(said.speaker_type)
                .map(|(name, kind)| self.speaker(row.and_then(|row| row.speaker), name, kind));
            pages.push(speaker.map(|speaker| self.site.speakers[speaker].page.clone()));
            self.site.quotations.push(quotation(&sheet, said, article, place, speaker));
        }
        let known = sheet.article;
        self.site.articles.push(SiteArticle {
            number: open.id.0,
            title: known.title.clone(),
            outlet: known.outlet.clone(),
            day: known.day().map(str::to_owned),
            url: known.url.clone(),
        });
        site::article_page(&sheet, &pages)
    }

    /// Returns the index of a speaker, who is added where the site does not know them yet.
    fn speaker(&mut self, id: Option<SpeakerId>, name: &str, kind: SpeakerType) -> usize {
        let named = (kind.name(), name.to_owned());
        let known = match id {
            Some(id) => self.by_id.get(&id),
            None => self.by_name.get(&named),
        };
        if let Some(&known) = known {
            return known;
        }
        let index = self.site.speakers.len();
        let page = match id {
            Some(id) => id.0.to_string(),
            None => format!("n{index}"),
        };
        let name = name.to_owned();
        self.site.speakers.push(SiteSpeaker { page, name, kind, quotations: 0, articles: 0 });
        self.speaker_ids.push(id);
        self.by_name.entry(named).or_insert(index);
        if let Some(id) = id {
            self.by_id.insert(id, index);
        }
        index
    }
}

fn quotation(
    sheet: &Sheet,
    said: &SheetQuotation,
    article: usize,
    place: usize,
    speaker: Option<usize>,
) -> SiteQuotation {
    let words = |spans| SheetQuotation::words(&sheet.article.text, spans);
    SiteQuotation {
        article,
        place,
        speaker,
        source: words(said.source),
        words: words(said.content),
        kind: said.kind,
        act: said.act,
        cue: Some(words(said.cue)).filter(|cue| display::has_words(cue)).unwrap_or_default(),
        relay: words(said.relay),
        confidence: said.confidence,
        by_hand: said.by_hand.map(str::to_owned),
        is_doubtful: said.is_doubtfully_named(),
        check: said.check.map(str::to_owned),
        note: said.note.map(str::to_owned),
    }
}
