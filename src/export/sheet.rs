//! What every exporter is given: an article and who says what in it.
//!
//! It does not matter whether the engine has just found it or the library has
//! kept it; nor do exporters have to know how either names a speaker.

use crate::article::Article;
use crate::article::Origin;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::Analysis;
use crate::quotes::DOUBTFUL_SPEAKER;
use crate::quotes::Kind;
use crate::quotes::SpeakerType;
use crate::text::Spans;
use crate::text::Text;

/// An article with its quotations, sorted by where their content starts.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// The article; all spans are of its text.
    pub article: &'a Article,
    /// What is said in it.
    pub said: Vec<SheetQuotation<'a>>,
}

/// One quotation.
#[derive(Debug, Clone)]
pub struct SheetQuotation<'a> {
    /// How much of it stands in quotation marks.
    pub kind: Kind,
    /// What its cue reports.
    pub act: Act,
    /// What was said. Never empty.
    pub content: &'a Spans,
    /// The words that report it.
    pub cue: &'a Spans,
    /// The mention beside it.
    pub source: &'a Spans,
    /// Who passed it on.
    pub relay: &'a Spans,
    /// Whom the source stands for: the canonical name, or for somebody without
    /// one a description.
    pub speaker: Option<&'a str>,
    /// What the speaker is.
    pub speaker_type: Option<SpeakerType>,
    /// How likely the source is to stand for the speaker, from 0 to 1; `None` where that is not
    /// known, or there is no speaker.
    pub speaker_confidence: Option<f32>,
    /// How likely it is to be right, from 0 to 1.
    pub confidence: f32,
}

impl<'a> Sheet<'a> {
    /// What the engine found in an article, as far as it is one of the `acts` that are wanted.
    ///
    /// # Panics
    ///
    /// If `analysis` is of another text: a speaker of it may not exist here.
    pub fn new(article: &'a Article, analysis: &'a Analysis, acts: Acts) -> Self {
        let said = analysis.of_acts(acts).map(|quotation| {
            let speaker = quotation.speaker.map(|idx| &analysis.speakers[idx.0 as usize]);
            SheetQuotation {
                kind: quotation.kind,
                act: quotation.act,
                content: &quotation.content,
                cue: &quotation.cue,
                source: &quotation.source,
                relay: &quotation.relay,
                speaker: speaker.map(|known| &*known.name),
                speaker_type: speaker.map(|known| known.kind),
                speaker_confidence: speaker.map(|_| quotation.why.speaker_confidence),
                confidence: quotation.confidence,
            }
        });
        Sheet { article, said: said.collect() }
    }

    /// The file it is from, if it is from one.
    pub fn path(&self) -> Option<&'a str> {
        match &self.article.origin {
            Origin::File(path) | Origin::Part { of: path, .. } => Some(path),
            Origin::Bundled | Origin::Stdin | Origin::Url(_) => None,
        }
    }

    /// Where the article says that it is from, which nobody has checked.
    pub fn claim(&self) -> Option<String> {
        self.article.claimed_url.as_ref().map(|url| format!("claims to be from {url}"))
    }

    /// Where it can be found: its address, else its file, else its name.
    pub fn place(&self) -> &'a str {
        self.article.url.as_deref().or_else(|| self.path()).unwrap_or(&self.article.id)
    }
}

impl<'a> SheetQuotation<'a> {
    /// The speaker's name, if they may be named: groups and the unnamed are not.
    pub fn name(&self) -> Option<&'a str> {
        self.speaker.filter(|_| self.speaker_type.is_some_and(SpeakerType::is_named))
    }

    /// The words of some spans, pieces joined by " … ".
    pub fn words(text: &Text, spans: &Spans) -> String {
        let pieces: Vec<&str> = spans.iter().map(|span| &text[span]).collect();
        pieces.join(" … ")
    }

    /// The confidence in hundredths.
    pub fn hundredths(&self) -> f64 {
        hundredths(self.confidence)
    }

    /// Tells whether the speaker is in doubt, so that whoever shows the name to people shows that
    /// with it.
    pub fn is_doubtfully_named(&self) -> bool {
        self.speaker_confidence.is_some_and(|sure| sure < DOUBTFUL_SPEAKER)
    }

    /// The confidence in the speaker, in hundredths.
    pub fn speaker_hundredths(&self) -> Option<f64> {
        self.speaker_confidence.map(hundredths)
    }
}

fn hundredths(share: f32) -> f64 {
    (f64::from(share) * 100.0).round() / 100.0
}

/// The spans in Unicode scalar values, half-open.
pub(super) fn chars(text: &Text, spans: &Spans) -> Vec<(usize, usize)> {
    spans
        .iter()
        .map(|span| (text.chars_before(span.start()), text.chars_before(span.end())))
        .collect()
}
