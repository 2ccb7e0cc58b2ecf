//! Tells which participles put words to their subject: who "was accused", "was branded “a liar”" or is "accused
//! of sleeping" did not say so.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// Participles of what the subject itself feels or is headed with, before words of its own.
const OWN: [&str; 13] = [
    "saddened",
    "heartbroken",
    "annoyed",
    "pleased",
    "delighted",
    "thrilled",
    "shocked",
    "horrified",
    "devastated",
    "captioned",
    "titled",
    "entitled",
    "headlined",
];

/// Returns true if somebody else than the subject says what the participle reports: who "was told",
/// "was accused" and "is expected" said nothing, who "was convinced" thought it.
pub(super) fn is_put_to_subject(paragraph: &Paragraph, lexicon: &Lexicon, at: usize) -> bool {
    let word = paragraph.lower(at);
    // "Was met with shouts of".
    let with_sounds = matches!(word, "met" | "greeted" | "received" | "heckled" | "welcomed")
        && paragraph.lower(at + 1) == "with"
        && paragraph.lower(at + 3) == "of";
    with_sounds
        || lexicon.class(word).is(Class::CUE) && word != "assured"
        || matches!(word, "expected" | "charged" | "named" | "informed" | "ordered")
}

/// Returns true for a participle right before words in marks, of which no verb says how they were
/// said: "was branded “a liar”", "was mocked for “lying”".
pub(super) fn is_labelled(paragraph: &Paragraph, at: usize) -> bool {
    // Who is "saddened “to hear”" says so.
    if OWN.contains(&paragraph.lower(at)) {
        return false;
    }
    let next = at + 1 + usize::from(matches!(paragraph.lower(at + 1), "as" | "for" | "over"));
    paragraph.tokens.get(next).is_some_and(|token| token.state != QuoteState::Outside)
        && !matches!(paragraph.lower(at), "heard" | "overheard" | "convinced" | "determined")
}

/// Returns true for a participle without "be", as what follows it shows: "Lind, accused of
/// sleeping".
pub(super) fn is_reduced(paragraph: &Paragraph, lexicon: &Lexicon, cue: &Range<usize>) -> bool {
    // "She’s still accused of".
    let is_aside = |&at: &usize| {
        matches!(
            paragraph.lower(at),
            "'s" | "’s" | "'re" | "’re" | "been" | "still" | "also" | "now"
        )
    };
    let verb = cue.start + cue.clone().take_while(is_aside).count();
    let preposition = paragraph.lower(verb + 1);
    let needs_object = match paragraph.lower(verb) {
        "accused" => preposition == "of",
        "blamed" | "criticized" | "criticised" | "praised" | "condemned" => preposition == "for",
        "charged" => preposition == "with",
        _ => false,
    };
    needs_object && lexicon.class(paragraph.lower(verb)).is(Class::CUE)
}

#[cfg(test)]
mod tests {
    use super::is_labelled;
    use super::is_put_to_subject;
    use super::is_reduced;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn who_was_told_said_nothing_and_who_was_assured_may() {
        let lexicon = Lexicon::bundled();
        let is_put = |text: &str| is_put_to_subject(&Paragraph::all(text)[0], &lexicon, 2);
        assert!(is_put("Holm was told to go.") && is_put("Holm was expected to go."));
        assert!(!is_put("Holm was assured of it.") && !is_put("Holm was painted in May."));
        assert!(is_put("Holm was met with shouts of “Go.”"));
        assert!(!is_put("Holm was met with a band."));
    }

    #[test]
    fn who_is_branded_in_marks_did_not_say_so_and_who_is_saddened_did() {
        let is_label = |text: &str| is_labelled(&Paragraph::all(text)[0], 2);
        assert!(is_label("Holm was branded “a liar.”") && is_label("Holm was mocked for “lying.”"));
        assert!(!is_label("Holm was saddened “to hear it.”"));
        assert!(!is_label("Holm was branded a liar."));
    }

    #[test]
    fn a_participle_without_be_needs_its_preposition() {
        let lexicon = Lexicon::bundled();
        let is_short = |text: &str| is_reduced(&Paragraph::all(text)[0], &lexicon, &(2..3));
        assert!(is_short("Holm, accused of sleeping, left."));
        assert!(!is_short("Holm, accused by Lind, left."));
        let late = |text: &str| is_reduced(&Paragraph::all(text)[0], &lexicon, &(1..4));
        assert!(late("Holm’s still accused of sleeping."));
        assert!(!late("Holm’s still accused by Lind."));
    }
}
