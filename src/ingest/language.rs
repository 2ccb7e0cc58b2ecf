//! Detects the language of a text.

use crate::article::Block;
use crate::text::Text;

/// The least and the most bytes that are given to the detector. On less than a few sentences it
/// guesses; more than the maximum only costs time.
const SAMPLE: std::ops::RangeInclusive<usize> = 200..=2048;

/// ISO 639-3 codes, as the detector gives them, each with its BCP 47 tag, which is the two-letter
/// code where there is one.
#[rustfmt::skip]
const TAGS: [(&str, &str); 70] = [
    ("afr", "af"), ("aka", "ak"), ("amh", "am"), ("ara", "ar"), ("aze", "az"), ("bel", "be"),
    ("ben", "bn"), ("bul", "bg"), ("cat", "ca"), ("ces", "cs"), ("cmn", "zh"), ("cym", "cy"),
    ("dan", "da"), ("deu", "de"), ("ell", "el"), ("eng", "en"), ("epo", "eo"), ("est", "et"),
    ("fin", "fi"), ("fra", "fr"), ("guj", "gu"), ("heb", "he"), ("hin", "hi"), ("hrv", "hr"),
    ("hun", "hu"), ("hye", "hy"), ("ind", "id"), ("ita", "it"), ("jav", "jv"), ("jpn", "ja"),
    ("kan", "kn"), ("kat", "ka"), ("khm", "km"), ("kor", "ko"), ("lat", "la"), ("lav", "lv"),
    ("lit", "lt"), ("mal", "ml"), ("mar", "mr"), ("mkd", "mk"), ("mya", "my"), ("nep", "ne"),
    ("nld", "nl"), ("nob", "nb"), ("ori", "or"), ("pan", "pa"), ("pes", "fa"), ("pol", "pl"),
    ("por", "pt"), ("ron", "ro"), ("rus", "ru"), ("sin", "si"), ("slk", "sk"), ("slv", "sl"),
    ("sna", "sn"), ("spa", "es"), ("srp", "sr"), ("swe", "sv"), ("tam", "ta"), ("tel", "te"),
    ("tgl", "tl"), ("tha", "th"), ("tuk", "tk"), ("tur", "tr"), ("ukr", "uk"), ("urd", "ur"),
    ("uzb", "uz"), ("vie", "vi"), ("yid", "yi"), ("zul", "zu"),
];

/// Returns the language of the article as a BCP 47 tag, or `None` where the text is too short to
/// tell or in a language that the detector does not know.
pub(crate) fn detect(text: &Text, blocks: &[Block]) -> Option<String> {
    let sample = sample(text, blocks);
    if sample.len() < *SAMPLE.start() {
        return None;
    }
    let found = whatlang::detect(&sample).filter(whatlang::Info::is_reliable)?;
    let code = found.lang().code();
    let (_, tag) = TAGS.iter().find(|(known, _)| *known == code)?;
    Some((*tag).to_owned())
}

/// Returns the text of the first blocks, up to the largest sample.
fn sample(text: &Text, blocks: &[Block]) -> String {
    let mut sample = String::new();
    for block in blocks {
        let room = SAMPLE.end() - sample.len();
        let block = &text[block.span];
        sample.push_str(&block[..block.floor_char_boundary(room)]);
        if sample.len() + 4 > *SAMPLE.end() {
            break;
        }
        sample.push('\n');
    }
    sample
}

#[cfg(test)]
mod tests {
    use whatlang::Lang;

    use super::TAGS;

    #[test]
    fn every_language_of_the_detector_has_a_tag() {
        let untagged: Vec<&str> = Lang::all()
            .iter()
            .map(Lang::code)
            .filter(|code| !TAGS.iter().any(|(known, _)| known == code))
            .collect();
        assert!(untagged.is_empty(), "{untagged:?}");
    }
}
