//! Tells what the writer infers or asks from what somebody said: "Holm has shown herself to be brave", "Will
//! Holm admit that it leaks?"

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;

/// The verbs for what deeds show; with a person's own person behind them nobody said it.
const SHOWS: [&str; 14] = [
    "demonstrate",
    "demonstrated",
    "demonstrates",
    "exemplified",
    "prove",
    "proved",
    "proven",
    "proves",
    "show",
    "showed",
    "shown",
    "shows",
    "illustrated",
    "reveal",
];

/// The auxiliaries with which a question begins.
const ASKING: [&str; 15] = [
    "can", "could", "did", "do", "does", "had", "has", "have", "is", "might", "should", "was",
    "were", "will", "would",
];

/// Says of such words that nobody said them.
pub fn tell(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (said.cue.clone(), said.source.clone()) else { return };
    let Some(content) = said.content.first().cloned() else { return };
    if content.start < cue.end || !paragraph.is_outside(content.start) {
        return;
    }
    if shows_itself(paragraph, &cue, &source, &content)
        || is_asked(paragraph, &source)
        || is_condition(paragraph, &source, &cue)
        || is_seen(paragraph, &cue, &source, &content)
    {
        said.act.act = Act::None;
    }
}

/// Returns true for what somebody's deeds show of themselves.
fn shows_itself(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
    content: &Range<usize>,
) -> bool {
    let word = |back: usize| paragraph.lower(content.start + back);
    let owner = paragraph.lower(source.start);
    let is_own = match word(0) {
        "himself" | "herself" | "themselves" | "itself" => true,
        // "She showed that he was ill" tells of another one.
        "that" => {
            matches!(word(1), "he" | "she" | "they")
                && (word(1) == owner || paragraph.starts_upper(source.end - 1))
        }
        _ => false,
    };
    is_own && SHOWS.contains(&paragraph.lower(cue.end - 1))
}

/// Returns true for what somebody may say some day: "If *the jury recommends* a fine, she pays."
fn is_condition(paragraph: &Paragraph, source: &Range<usize>, cue: &Range<usize>) -> bool {
    let is_if = source.start.checked_sub(1).is_some_and(|before| paragraph.lower(before) == "if");
    let opens = source.start.checked_sub(2).is_none_or(|before| {
        paragraph.sentence_of(source.start).start > before
            || matches!(paragraph.word(before), "," | "(" | "—" | "–" | ";" | ":")
            || matches!(paragraph.lower(before), "and" | "or" | "only")
    });
    is_if && opens && source.end == cue.start && paragraph.is_outside(source.start)
}

/// Returns true for what is seen in a film: "The video *showed* two boats sinking".
fn is_seen(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
    content: &Range<usize>,
) -> bool {
    let is_film = |at: usize| {
        let word = paragraph.lower(at);
        matches!(word, "footage" | "video" | "videos" | "film" | "clip" | "clips" | "images")
    };
    let head = source.clone().find(|&at| {
        matches!(paragraph.lower(at), "of" | "from" | "by" | "on" | "," | "that" | "in")
            || paragraph.lower(at).ends_with("ed")
    });
    let shows = matches!(paragraph.lower(cue.end - 1), "show" | "shows" | "showed" | "showing");
    let opens = paragraph.lower(content.start);
    let is_clause = matches!(opens, "that" | "how" | "what" | "why" | "where" | "who");
    shows && !is_clause && (source.start..head.unwrap_or(source.end)).any(is_film)
}

/// Returns true for a report that is asked for: "Will Holm admit that it leaks?"
fn is_asked(paragraph: &Paragraph, source: &Range<usize>) -> bool {
    let sentence = paragraph.sentence_of(source.start);
    let begins = source.start.checked_sub(1).is_some_and(|before| {
        ASKING.contains(&paragraph.lower(before))
            && (before == sentence.start || !paragraph.starts_upper(before))
            && before <= sentence.start + 1
    });
    begins && paragraph.word(sentence.end - 1) == "?" && paragraph.is_outside(source.start)
}

#[cfg(test)]
mod tests {
    use super::tell;
    use crate::quotes::Act;
    use crate::quotes::attribution::tests::marked;

    fn told(text: &str) -> Act {
        marked(text, |paragraph, mut said| {
            tell(paragraph, &mut said);
            said.act.act
        })
    }

    #[test]
    fn deeds_say_nothing_of_who_did_them() {
        assert_eq!(told("[He] has <shown> {himself to be a man of courage}."), Act::None);
        assert_eq!(told("[Ada Holm] has <demonstrated> {that she is brave}."), Act::None);
        assert_eq!(told("[Ada Holm] <demonstrated> {that the lock leaks}."), Act::Said);
        assert_eq!(told("[The poll] <shows> {that he is ahead}."), Act::Said);
    }

    #[test]
    fn who_may_say_something_some_day_has_not() {
        assert_eq!(told("If [a jury] <recommends> {a fine}, she pays."), Act::None);
        assert_eq!(told("She pays, if [she] <admits> {that it leaks}."), Act::None);
        assert_eq!(told("She asked if [she] <said> {that it leaks}."), Act::Said);
    }

    #[test]
    fn what_a_film_shows_is_not_said() {
        assert_eq!(told("[The video] <showed> {two boats in the lock}."), Act::None);
        assert_eq!(told("[Footage shared by Holm] <shows> {a boat in the lock}."), Act::None);
        assert_eq!(told("[The video] <showed> {that the lock leaks}."), Act::Said);
        assert_eq!(told("[A study of videos] <showed> {a leak}."), Act::Said);
    }

    #[test]
    fn who_is_asked_about_has_said_nothing() {
        assert_eq!(told("Will [Holm] <admit> {that it leaks}?"), Act::None);
        assert_eq!(told("But did [she] <say> {that it leaks}?"), Act::None);
        assert_eq!(told("[Holm] <asked> {if it leaks}?"), Act::Said);
        assert_eq!(told("Will it hold? [Holm] <says> {it leaks}."), Act::Said);
    }
}
