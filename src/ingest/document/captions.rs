//! Reads subtitles, SRT and `WebVTT`, as the transcript of what is said.
//!
//! Captions break sentences over lines and screens. They are joined to paragraphs, a new one where
//! the speaker changes, where nobody speaks for a while, or where a sentence ends and enough has
//! been said.

use crate::article::Article;
use crate::ingest::IngestError;
use crate::ingest::Provenance;
use crate::ingest::document::line_marks;
use crate::ingest::document::plain_text;

/// Characters of a paragraph after which the end of a sentence ends it.
const PARAGRAPH: usize = 400;

/// Seconds of silence that end a paragraph after a sentence.
const SILENCE: f64 = 4.0;

/// The mark between the times of a caption.
const ARROW: &str = "-->";

/// Tells whether the text is a file of captions.
pub(crate) fn are_captions(text: &str) -> bool {
    let text = text.trim_start_matches('\u{FEFF}').trim_start();
    if let Some(rest) = text.strip_prefix("WEBVTT") {
        return rest.is_empty() || rest.starts_with(char::is_whitespace);
    }
    let mut lines = text.lines();
    let number = lines.next().unwrap_or_default().trim();
    let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    is_number && lines.next().is_some_and(|line| times(line).is_some())
}

/// Reads the captions as one text.
pub(crate) fn article(text: &str, provenance: &Provenance) -> Result<Article, IngestError> {
    let text = transcript(text);
    if text.is_empty() {
        return Err(IngestError::NoArticle("file of captions"));
    }
    let mut article = plain_text::bounded(&provenance.id, provenance.origin.clone(), text.into())?;
    // What is said first is no title.
    article.title =
        if provenance.id.trim().is_empty() { article.title } else { provenance.id.clone() };
    article.url.clone_from(&provenance.address);
    Ok(article)
}

fn transcript(text: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut speaker: Option<String> = None;
    let mut is_open = false;
    let mut last_end = 0.0;
    let mut is_said = false;
    for line in text.lines().map(str::trim) {
        if let Some((start, end)) = times(line) {
            is_said = true;
            let ends = paragraphs.last().is_none_or(|said| line_marks::ends_sentence(said));
            is_open &= !(ends && start - last_end > SILENCE);
            last_end = end;
            continue;
        }
        if line.is_empty() {
            is_said = false;
            continue;
        }
        if !is_said {
            continue;
        }
        let (by, words) = caption(line);
        if words.is_empty() {
            continue;
        }
        if by.is_some() && by != speaker {
            is_open = false;
        }
        let label = by.as_ref().filter(|_| !is_open).map(|by| format!("{by}: "));
        speaker = by.or(speaker);
        match paragraphs.last_mut().filter(|_| is_open) {
            Some(said) => {
                said.push(' ');
                said.push_str(&words);
            }
            None => paragraphs.push(format!("{}{words}", label.unwrap_or_default())),
        }
        let said = paragraphs.last().map_or("", String::as_str);
        is_open = !(said.len() > PARAGRAPH && line_marks::ends_sentence(said));
    }
    paragraphs.join("\n\n")
}

/// Returns the times of a caption in seconds: "00:00:01,000 --> 00:00:04,000", "00:01.000 --> …".
fn times(line: &str) -> Option<(f64, f64)> {
    let (start, end) = line.split_once(ARROW)?;
    let end = end.trim_start().split(char::is_whitespace).next()?;
    Some((seconds(start.trim())?, seconds(end)?))
}

fn seconds(time: &str) -> Option<f64> {
    let time = time.replace(',', ".");
    let parts: Vec<f64> = time.split(':').map(|part| part.parse().ok()).collect::<Option<_>>()?;
    let is_time = (2..=3).contains(&parts.len());
    is_time.then(|| parts.iter().fold(0.0, |sum, part| sum * 60.0 + part))
}

/// Returns the speaker that a caption names, and its words without markup.
fn caption(line: &str) -> (Option<String>, String) {
    let mut speaker = None;
    let mut words = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, tag)) = rest.split_once('<') {
        words.push_str(before);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        if let Some(name) = tag.strip_prefix("v ").or_else(|| tag.strip_prefix("v.")) {
            speaker = Some(name.trim().to_owned()).filter(|name| !name.is_empty());
        }
        rest = after;
    }
    words.push_str(rest);
    // A place on the screen: "{\an8}".
    let words = match words.split_once("{\\").map(|(before, after)| (before, after.split_once('}')))
    {
        Some((before, Some((_, after)))) => format!("{before}{after}"),
        _ => words,
    };
    let words = html_escape::decode_html_entities(&words);
    (speaker, words.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::are_captions;
    use super::article;
    use super::transcript;
    use crate::ingest::conformance::check_conformance;
    use crate::ingest::conformance::provenance;

    #[test]
    fn captions_are_joined_to_what_was_said() {
        let srt = "1\r\n00:00:01,000 --> 00:00:04,000\r\n{\\an8}<i>The ferry sails</i>\r\nagain.\r\n\r\n\
            2\r\n00:00:04,500 --> 00:00:05,000\r\nNobody knew.\r\n\r\n\
            3\r\n00:01:05,000 --> 00:01:08,000\r\nIt is late.\r\n";
        assert!(are_captions(srt));
        assert_eq!(transcript(srt), "The ferry sails again. Nobody knew.\n\nIt is late.");
        let vtt = "WEBVTT - x\n\nNOTE a\nb\n\n1\n00:01.000 --> 00:04.000 align:start\n<v Ann Lee>Nobody asked\n\n\
            00:05.000 --> 00:06.000\n<v Ann Lee>me &amp; mine.\n\n00:06.000 --> 00:08.000\n<v.x Bo>No.\n";
        assert!(are_captions(vtt));
        assert_eq!(transcript(vtt), "Ann Lee: Nobody asked me & mine.\n\nx Bo: No.");
    }

    #[test]
    fn a_list_of_numbers_is_no_file_of_captions() {
        for text in ["1\n2\n3\n", "1\nThe ferry --> the pier\n", "WEBVTTX", ""] {
            assert!(!are_captions(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_captions_give_a_sound_article_or_a_reason(text in "(1\n|00:0[0-9]:01,000 --> 00:00:04,000\n|<v Ann>|\\{\\\\|[<>}.\n]|\\PC){0,40}") {
            if let Ok(article) = article(&text, &provenance(None)) {
                check_conformance(&article)?;
            }
        }
    }
}
