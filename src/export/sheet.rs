//! Defines the input of every exporter: an article and who says what in it.
//!
//! Exporters need not know if the engine has just found it or the library has kept it, nor how
//! either names a speaker.

use crate::article::Article;
use crate::article::Origin;
use crate::quotes::Act;
use crate::quotes::Acts;
use crate::quotes::Analysis;
use crate::quotes::DOUBTFUL_SPEAKER;
use crate::quotes::Kind;
use crate::quotes::MODEL_VERSION;
use crate::quotes::SpeakerType;
use crate::text::Spans;
use crate::text::Text;

/// An article with its quotations, sorted by where their content starts.
#[derive(Debug, Clone)]
pub struct Sheet<'a> {
    /// The article; all spans are of its text.
    pub article: &'a Article,
    /// The version of the model that read it.
    pub model: &'a str,
    /// The quotations in it.
    pub said: Vec<SheetQuotation<'a>>,
}

/// One quotation.
#[derive(Debug, Clone)]
pub struct SheetQuotation<'a> {
    /// The share of it that stands in quotation marks.
    pub kind: Kind,
    /// The act that its cue reports.
    pub act: Act,
    /// The words that were said. Never empty.
    pub content: &'a Spans,
    /// The words that report them.
    pub cue: &'a Spans,
    /// The mention of the speaker beside the cue.
    pub source: &'a Spans,
    /// The one who passed the words on.
    pub relay: &'a Spans,
    /// The speaker for whom the source stands: the canonical name, or a description for somebody
    /// without a name.
    pub speaker: Option<&'a str>,
    /// The type of the speaker.
    pub speaker_type: Option<SpeakerType>,
    /// The likelihood that the source stands for the speaker, from 0 to 1; `None` where that is not
    /// known, or there is no speaker.
    pub speaker_confidence: Option<f32>,
    /// The likelihood that the quotation is right, from 0 to 1.
    pub confidence: f32,
    /// What to say instead of the likelihoods where the user corrected or added it: "corrected by
    /// hand", "added by hand".
    pub by_hand: Option<&'a str>,
    /// The user's verdict, checked or disputed; `None` while it is open.
    pub check: Option<&'a str>,
    /// The user's note.
    pub note: Option<&'a str>,
}

impl<'a> Sheet<'a> {
    /// Makes a sheet of the quotations that the engine found in an article and that report one of
    /// `acts`.
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
                by_hand: None,
                check: None,
                note: None,
            }
        });
        Sheet { article, model: MODEL_VERSION, said: said.collect() }
    }

    /// Returns the file that the article is from, if it is from one.
    pub fn path(&self) -> Option<&'a str> {
        match &self.article.origin {
            Origin::File(path) | Origin::Part { of: path, .. } => Some(path),
            Origin::Bundled | Origin::Stdin | Origin::Url(_) => None,
        }
    }

    /// Returns the address that the article gives as its own, which nobody has checked.
    pub fn claim(&self) -> Option<String> {
        self.article.claimed_url.as_ref().map(|url| format!("claims to be from {url}"))
    }

    /// Returns the place where it can be found: its address, else its file, else its name.
    pub fn place(&self) -> &'a str {
        self.article.url.as_deref().or_else(|| self.path()).unwrap_or(&self.article.id)
    }
}

impl<'a> SheetQuotation<'a> {
    /// Returns the speaker's name, or the description of a group or somebody unnamed where it has
    /// several words: "State Department spokesperson", but not "officials".
    pub fn name_or_description(&self) -> Option<&'a str> {
        let is_named = self.speaker_type.is_some_and(SpeakerType::is_named);
        self.speaker.filter(|words| is_named || words.contains(char::is_whitespace))
    }

    /// Returns what stands for the speaker on a screen: the name or description, else the source.
    pub fn label(&self, text: &Text) -> String {
        let source = || SheetQuotation::words(text, self.source);
        self.speaker.map_or_else(source, str::to_owned)
    }

    /// Returns the words of some spans, pieces joined by " … ".
    pub fn words(text: &Text, spans: &Spans) -> String {
        let pieces: Vec<&str> = spans.iter().map(|span| &text[span]).collect();
        pieces.join(" … ")
    }

    /// Returns the confidence in hundredths.
    pub fn hundredths(&self) -> f64 {
        hundredths(self.confidence)
    }

    /// Returns true if the speaker is in doubt, which has to be shown to people together with the
    /// name.
    pub fn is_doubtfully_named(&self) -> bool {
        self.speaker_confidence.is_some_and(|sure| sure < DOUBTFUL_SPEAKER)
    }

    /// Returns the confidence in the speaker, in hundredths.
    pub fn speaker_hundredths(&self) -> Option<f64> {
        self.speaker_confidence.map(hundredths)
    }
}

fn hundredths(share: f32) -> f64 {
    (f64::from(share) * 100.0).round() / 100.0
}

/// Returns the spans in Unicode scalar values, half-open.
pub(super) fn chars(text: &Text, spans: &Spans) -> Vec<(usize, usize)> {
    spans
        .iter()
        .map(|span| (text.chars_before(span.start()), text.chars_before(span.end())))
        .collect()
}
