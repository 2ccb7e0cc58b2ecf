//! Finds quotations in languages that the network has not learnt.
//!
//! Only what stands in quotation marks, or after the dash that opens a speech,
//! is found, by rule, with the name nearest to it. That is a guess, and its
//! confidence says so.

use std::ops::Range;

use crate::quotes::analysis::Rule;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;

/// The likelihood of words in marks with a name near them; never measured, so set below even odds.
const WITH_A_NAME: f32 = 0.4;

/// The likelihood of words in marks without a name: they may be a title or irony as well as speech.
const WITHOUT: f32 = 0.25;

/// The smallest number of characters of speech in marks; fewer are a word at which the writer only
/// points.
const LEAST_CHARS: usize = 12;

/// The smallest number of characters of speech in scripts that write a word in a character or two.
const LEAST_WIDE_CHARS: usize = 5;

/// The largest distance of a name from the words, in tokens; further away it belongs to somebody
/// else.
const FARTHEST: usize = 12;

/// The distance, in tokens, that is added for a name before the words, and for one that may be
/// none: most languages put verb and speaker after the words, and some begin each noun with a
/// capital.
const BEFORE: usize = 2;
const DOUBTFUL: usize = 6;

/// Returns what one paragraph quotes; `names` are its mentions.
pub(super) fn attributions(paragraph: &Paragraph, names: &[Mention]) -> Vec<Attribution> {
    let speeches = match by_dashes(paragraph) {
        found if found.is_empty() => by_marks(paragraph),
        found => found,
    };
    // Both are sorted by place.
    let is_said = |name: &Mention| {
        let after = speeches.partition_point(|speech| speech.end <= name.tokens.start);
        speeches.get(after).is_some_and(|speech| speech.contains(&name.tokens.start))
    };
    let outside: Vec<&Mention> = names.iter().filter(|name| !is_said(name)).collect();
    let attribution = |content: Range<usize>| {
        let source = nearest(&outside, &content);
        Attribution {
            confidence: if source.is_some() { WITH_A_NAME } else { WITHOUT },
            source,
            content: vec![content],
            rule: Rule("quotation marks and the nearest name"),
            ..Attribution::default()
        }
    };
    speeches.iter().cloned().map(attribution).collect()
}

/// Returns the passages in quotation marks that are long enough to be speech.
fn by_marks(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let is_speech = |idx: &usize| {
        let inner = paragraph.slice(paragraph.passages[*idx].inner());
        let least =
            if inner.is_ascii() || inner.contains(' ') { LEAST_CHARS } else { LEAST_WIDE_CHARS };
        inner.chars().count() >= least
    };
    (0..paragraph.passages.len())
        .filter(is_speech)
        .map(|idx| paragraph.passage_tokens(idx))
        .filter(|tokens| !tokens.is_empty())
        .collect()
}

/// Returns the speech in a paragraph that opens with a dash: the words up to the next dash, and
/// those after the one that ends the speaker's name.
fn by_dashes(paragraph: &Paragraph) -> Vec<Range<usize>> {
    let is_dash = |idx: usize| {
        matches!(paragraph.word(idx), "–" | "—" | "―")
            && paragraph.tokens[idx].state == QuoteState::Outside
    };
    if paragraph.is_empty() || !is_dash(0) {
        return Vec::new();
    }
    let mut dashes: Vec<usize> = (0..paragraph.len()).filter(|&idx| is_dash(idx)).collect();
    dashes.push(paragraph.len());
    let parts = dashes.windows(2).step_by(2).map(|pair| pair[0] + 1..pair[1]);
    parts.filter(|tokens| tokens.len() > 1).collect()
}

/// Returns the name nearest to some words.
fn nearest(names: &[&Mention], content: &Range<usize>) -> Option<Range<usize>> {
    let distance = |name: &&Mention| {
        let apart = if name.tokens.start >= content.end {
            name.tokens.start - content.end
        } else {
            content.start.saturating_sub(name.tokens.end) + BEFORE
        };
        let sure = name.words.len() > 1 || name.shape != Shape::Unknown;
        if sure { apart } else { apart + DOUBTFUL }
    };
    // Sorted by place: those around the content are looked at, not all of a long paragraph's.
    let after = names.partition_point(|name| name.tokens.start < content.end);
    let around = &names[after.saturating_sub(FARTHEST)..(after + FARTHEST).min(names.len())];
    let near = around.iter().map(|name| (distance(name), name));
    let best = near.filter(|&(apart, _)| apart <= FARTHEST).min_by_key(|&(apart, _)| apart);
    best.map(|(_, name)| name.tokens.clone())
}

#[cfg(test)]
mod tests {
    use crate::quotes::Model;
    use crate::quotes::analyze_paragraphs;
    use crate::quotes::reading::paragraph::lines;
    use crate::text::Text;

    /// Returns who is found to have said what, a line each.
    fn said(text: &str, language: &str) -> Vec<String> {
        let text = Text::new(text);
        let found = analyze_paragraphs(&text, &lines(&text), Some(language), Model::bundled());
        let tell = |quotation: &crate::quotes::Quotation| {
            let speaker = quotation.speaker.map(|idx| found.speakers[idx.0 as usize].name.clone());
            let words: Vec<&str> = quotation.content.iter().map(|span| &text[span]).collect();
            format!("{}: {}", speaker.as_deref().unwrap_or("nobody"), words.join(" … "))
        };
        found.quotations.iter().map(tell).collect()
    }

    #[test]
    fn german_and_french_marks_are_found_with_the_name_beside_them() {
        assert_eq!(
            said("„Wir bleiben bei unserem Plan“, sagte Jana Obermoser am Dienstag.", "de"),
            ["Jana Obermoser: „Wir bleiben bei unserem Plan“"]
        );
        assert_eq!(
            said("« Nous ne partirons pas », a déclaré Luc Verdon mardi.", "fr"),
            ["Luc Verdon: « Nous ne partirons pas »"]
        );
    }

    #[test]
    fn a_dash_opens_a_speech_and_the_next_interrupts_it() {
        assert_eq!(
            said("— Мы никуда не уйдём, — сказал Пётр Заречный. — Это наш дом.", "ru"),
            ["Пётр Заречный: Мы никуда не уйдём,", "Пётр Заречный: Это наш дом."]
        );
    }

    #[test]
    fn corner_marks_are_found_though_no_name_is() {
        assert_eq!(
            said("町長は「橋は来年に開通します」と述べた。", "ja"),
            ["nobody: 「橋は来年に開通します」"]
        );
    }

    #[test]
    fn a_word_held_at_arms_length_is_no_speech() {
        assert!(said("Der „Plan“ von Jana Obermoser scheiterte.", "de").is_empty());
    }

    #[test]
    fn guesses_are_less_likely_than_not() {
        let text = Text::new("«No nos vamos de aquí», dijo Inés Arrubla.");
        let found = analyze_paragraphs(&text, &lines(&text), Some("es"), Model::bundled());
        assert!(found.quotations[0].confidence < 0.5);
    }
}
