//! Writes articles as a site: a folder of pages that works from files, without a network.
//!
//! There is a page for each article and each speaker, one with all quotations, one that counts the
//! voices, and an index. All of it can be read without a script; the index and the page of
//! quotations have one of ours, which searches and filters, and whose hash the page's own policy
//! names, so that nothing else runs. Names of files are made of numbers alone.

mod article_page;
mod chart;
mod index_page;
mod page_frame;
mod quotations_page;
mod rows;
mod search_form;
mod speaker_page;
mod timeline;
mod voices_page;

use crate::export::Sheet;
use crate::quotes::Act;
use crate::quotes::Kind;
use crate::quotes::SpeakerType;

/// All that the pages of a site have in common, and what is listed in them.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// The title of the index.
    pub title: String,
    /// The articles, in the order of the index.
    pub articles: Vec<SiteArticle>,
    /// The speakers, in no particular order.
    pub speakers: Vec<SiteSpeaker>,
    /// The quotations, in the order of the articles and, within one, of its text.
    pub quotations: Vec<SiteQuotation>,
}

/// An article as the lists of a site show it.
#[derive(Debug, Clone)]
pub struct SiteArticle {
    /// The article's number, which is the name of its page.
    pub number: i64,
    /// The article's title.
    pub title: String,
    /// The outlet that published it.
    pub outlet: Option<String>,
    /// The day of publication, ISO 8601, or the month or year where no more is known.
    pub day: Option<String>,
    /// The address at which the article can be read.
    pub url: Option<String>,
}

/// A speaker as the lists of a site show them.
#[derive(Debug, Clone)]
pub struct SiteSpeaker {
    /// The name of their page, without its ending: a number, maybe with a letter before it.
    pub page: String,
    /// The canonical name, or a description for somebody without a name.
    pub name: String,
    /// The type of the speaker.
    pub kind: SpeakerType,
    /// The number of their quotations.
    pub quotations: usize,
    /// The number of articles that quote them.
    pub articles: usize,
}

/// What else is known of a speaker.
#[derive(Debug, Clone, Default)]
pub struct SpeakerDetails {
    /// All other names.
    pub aliases: Vec<String>,
    /// The roles by which texts call them.
    pub roles: Vec<String>,
    /// Their id in Wikidata.
    pub wikidata: Option<String>,
}

/// A quotation as the lists of a site show it.
#[derive(Debug, Clone)]
pub struct SiteQuotation {
    /// The index of the article.
    pub article: usize,
    /// The place of the quotation among those of its article, from 0.
    pub place: usize,
    /// The index of the speaker.
    pub speaker: Option<usize>,
    /// What stands for the speaker where there is none: the source as the text has it.
    pub source: String,
    /// The words that were said; ` … ` between pieces.
    pub words: String,
    /// The kind, which says how much of it is in quotation marks.
    pub kind: Kind,
    /// The act that its cue reports.
    pub act: Act,
    /// The words that report it.
    pub cue: String,
    /// The one who passed the words on, where that is not the speaker; else empty.
    pub relay: String,
    /// How likely the words are right, from 0 to 1.
    pub confidence: f32,
    /// What to say instead where the user corrected or added it.
    pub by_hand: Option<String>,
    /// True if it is in doubt whose it is.
    pub is_doubtful: bool,
    /// The user's verdict, where there is one and it is to be written.
    pub check: Option<String>,
    /// The user's note, where there is one and it is to be written.
    pub note: Option<String>,
}

/// The same words of a speaker in several articles, by the indices of the quotations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteVersions {
    /// The version that is shown first.
    pub first: usize,
    /// The other versions, and whether each has the very same words.
    pub others: Vec<(usize, bool)>,
}

/// The counts of one speaker, outlet, month or whatever quotations are counted by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteVoice {
    /// The name; `None` for quotations that have none.
    pub name: Option<String>,
    /// The index of the speaker, where it is one.
    pub speaker: Option<usize>,
    /// The number of quotations.
    pub quotations: usize,
    /// The number of their words.
    pub words: usize,
    /// The number of those words that are in direct quotations.
    pub direct_words: usize,
    /// The number of articles.
    pub articles: usize,
}

/// The counts of all quotations, by all that they are counted by.
#[derive(Debug, Clone, Default)]
pub struct SiteVoices {
    /// By speaker, those with most quotations first.
    pub speakers: Vec<SiteVoice>,
    /// By outlet, those with most quotations first.
    pub outlets: Vec<SiteVoice>,
    /// By month, `2031-02`, in their order; quotations without one come first.
    pub months: Vec<SiteVoice>,
    /// By the type of the speaker.
    pub types: Vec<SiteVoice>,
    /// By kind.
    pub kinds: Vec<SiteVoice>,
    /// By act.
    pub acts: Vec<SiteVoice>,
    /// By who passed the words on, with whose they are.
    pub relays: Vec<SiteVoice>,
}

/// The file of the index.
pub const INDEX: &str = "index.html";

/// The file of all quotations.
pub const QUOTATIONS: &str = "quotations.html";

/// The file of the voices.
pub const VOICES: &str = "voices.html";

/// The folder of the articles' pages.
pub const ARTICLES: &str = "articles";

/// The folder of the speakers' pages.
pub const SPEAKERS: &str = "speakers";

/// Returns the page of an article; `speakers` has the page of each quotation's speaker, as in
/// [`SiteSpeaker::page`].
pub fn article_page(sheet: &Sheet, speakers: &[Option<String>]) -> String {
    let address = |page: &String| format!("../{}", speaker_file(page));
    let speakers: Vec<Option<String>> =
        speakers.iter().map(|page| page.as_ref().map(address)).collect();
    article_page::page(sheet, &speakers)
}

impl Site {
    /// Returns the index.
    pub fn index(&self) -> String {
        index_page::page(self)
    }

    /// Returns the page of all quotations.
    pub fn quotations_page(&self) -> String {
        quotations_page::page(self)
    }

    /// Returns the page of the voices.
    pub fn voices_page(&self, voices: &SiteVoices) -> String {
        voices_page::page(self, voices)
    }

    /// Returns the page of a speaker; `said` has all their quotations.
    pub fn speaker_page(
        &self,
        speaker: &SiteSpeaker,
        details: &SpeakerDetails,
        said: &[SiteVersions],
    ) -> String {
        speaker_page::page(self, speaker, details, said)
    }
}

/// Returns the file of an article's page.
pub fn article_file(number: i64) -> String {
    format!("{ARTICLES}/{number}.html")
}

/// Returns the file of a speaker's page.
pub fn speaker_file(page: &str) -> String {
    format!("{SPEAKERS}/{page}.html")
}
