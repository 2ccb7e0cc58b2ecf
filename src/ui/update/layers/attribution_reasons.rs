//! Tells what speaks for the current quotation: what was found, by which steps it leads to a name,
//! and how sure each is.

use crate::library::ByHand;
use crate::library::ChainStep;
use crate::library::QuotationRow;
use crate::quotes::Act;
use crate::quotes::Kind;
use crate::text::Span;
use crate::text::Spans;
use crate::text::Text;
use crate::text::bidi::Base;
use crate::text::display;
use crate::ui::state::model::Model;
use crate::ui::state::text::quotation_highlights::DOUBTFUL;
use crate::ui::state::text::quotation_highlights::is_doubtfully_named;

/// Words of a passage that are shown, in columns; the text has the rest.
const MOST_OF_PASSAGE: usize = 200;

/// Quotation marks, and what may stand outside of them.
const MARKS: &str = "\"'“”„‟‘’‚‛«»‹›";
const AROUND_MARKS: [char; 4] = [' ', ',', '.', '\n'];

/// A statement about the quotation.
pub(crate) struct Reason {
    pub(crate) label: String,
    pub(crate) said: String,
    /// The direction in which it runs as a whole.
    pub(crate) base: Base,
    /// The place in the text where it can be seen.
    pub(crate) place: Option<Span>,
    pub(crate) tone: Tone,
}

/// The look of a statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    /// The colour of the speaker.
    Speakers,
    /// The colour of the speaker, as strong as a title.
    SpeakersStrong,
}

/// Returns all that is to be said of the current quotation.
pub(crate) fn reasons(model: &Model) -> Vec<Reason> {
    let (Some(open), Some(quotation)) =
        (model.reading.open(), model.reading.current().and_then(|at| model.reading.quotation(at)))
    else {
        return vec![plain("", "this quotation is no longer there".to_owned())];
    };
    let text = &open.article.text;
    let quoted = Reason { tone: Tone::Speakers, ..of_spans("quoted", &quotation.content, text) };
    let mut reasons = vec![quoted];
    if quotation.by_hand.is_some() {
        let yours =
            Reason { tone: Tone::SpeakersStrong, ..plain("yours", yours(model, quotation)) };
        reasons.push(yours);
    }
    reasons.extend([plain("act", act(quotation)), plain("kind", kind(quotation, text))]);
    if quotation.by_hand == Some(ByHand::Added) {
        return reasons;
    }
    if quotation.by_hand.is_some() {
        reasons.push(plain("before", "this is what the program had found and why:".to_owned()));
    }
    reasons.extend(found(quotation, text));
    if quotation.by_hand.is_none() {
        let speaker = plain("speaker", speaker(model, quotation));
        reasons.push(Reason { tone: Tone::SpeakersStrong, ..speaker });
        let named = quotation.speaker_confidence.map(confidence);
        reasons.extend(named.map(|sure| plain("name", sure)));
        reasons.push(plain("words", confidence(quotation.confidence)));
        reasons.push(plain("mark", mark(quotation).to_owned()));
    }
    reasons.push(plain("found by", quotation.rule.clone()));
    reasons
}

/// Returns what the user said of a quotation, such as "you gave it to Ida Moen (person); u undoes the
/// last correction".
fn yours(model: &Model, quotation: &QuotationRow) -> String {
    let name = quotation.speaker.map(|_| speaker(model, quotation));
    let name = name.as_deref().unwrap_or("nobody named");
    let said = match quotation.by_hand {
        Some(ByHand::Added) => format!("you added it, as said by {name}"),
        Some(ByHand::Ends) => format!("you said where it begins and ends; it is of {name}"),
        Some(ByHand::Speaker) | None => format!("you gave it to {name}"),
    };
    format!("{said}; u undoes the last correction")
}

/// Returns what the engine found: the words that report it, the source, and each step to the name.
fn found(quotation: &QuotationRow, text: &Text) -> Vec<Reason> {
    let mut reasons =
        vec![of_spans("cue", &quotation.cue, text), of_spans("source", &quotation.source, text)];
    for (number, step) in (1..).zip(&quotation.chain) {
        let place = Some(step.mention);
        let said = explain_step(step, text);
        reasons.push(Reason { place, ..plain(&format!("step {number}"), said) });
    }
    if !quotation.relay.is_empty() {
        reasons.push(of_spans("passed on", &quotation.relay, text));
    }
    reasons
}

fn plain(label: &str, said: String) -> Reason {
    let (label, base) = (label.to_owned(), Base::Rightward);
    Reason { label, said, base, place: None, tone: Tone::Plain }
}

fn of_spans(label: &str, spans: &Spans, text: &Text) -> Reason {
    let pieces: Vec<String> = spans.iter().map(|span| passage(text, span)).collect();
    let said = if pieces.is_empty() { "none".to_owned() } else { pieces.join(" … ") };
    Reason { base: Base::of(&said), place: spans.hull(), ..plain(label, said) }
}

fn passage(text: &Text, span: Span) -> String {
    display::fit_words(&text[span], MOST_OF_PASSAGE).into_owned()
}

/// “he” – pronoun · 81%, next “Mr Ross” 12%
fn explain_step(step: &ChainStep, text: &Text) -> String {
    let said = format!("“{}” – {}", passage(text, step.mention), step.reason);
    let Some(choice) = step.choice else { return said };
    let next = choice.runner_up.map(|next| {
        let name = next.mention.map(|mention| format!("“{}”", passage(text, mention)));
        format!(", next {} {}", name.as_deref().unwrap_or("nobody named"), percent(next.likely))
    });
    format!("{said} · {}{}", percent(choice.likely), next.unwrap_or_default())
}

fn percent(share: f32) -> String {
    format!("{:.0}%", share * 100.0)
}

/// Returns a line such as "thought: a state of mind, not speech · 83%", or whose word that is, if
/// it is the user's.
fn act(quotation: &QuotationRow) -> String {
    let said = match quotation.act {
        Act::Said => "said: the words tell what was said",
        Act::Topic => "topic: speech was about this; what was said is not told",
        Act::Thought => "thought: a state of mind, not speech",
        Act::None => "none: nobody said or thought this",
    };
    let sure = quotation.act_confidence.map(percent);
    match quotation.found_act {
        Some(found) => {
            let sure = sure.map(|sure| format!(", {sure}")).unwrap_or_default();
            format!("{said} · yours; found was {}{sure}", found.name())
        }
        None => said.to_owned() + &sure.map(|sure| format!(" · {sure}")).unwrap_or_default(),
    }
}

/// Returns the kind and what it means. A turn of a transcript is direct, too, and has no marks.
fn kind(quotation: &QuotationRow, text: &Text) -> String {
    let said = match quotation.kind {
        Kind::Direct => match marks_around(&quotation.content, text) {
            [true, true] => "direct: all of it stands in quotation marks",
            [false, false] => {
                "direct: word for word, as a transcript has it without quotation marks"
            }
            _ => "direct: it stands in quotation marks, of which the text lacks one",
        },
        Kind::Mixed => "mixed: some of it stands in quotation marks",
        Kind::Indirect => "indirect: none of it stands in quotation marks",
    };
    said.to_owned()
}

/// Tells whether words begin with a quotation mark, and whether they end with one.
fn marks_around(words: &Spans, text: &Text) -> [bool; 2] {
    let is_mark = |mark: Option<char>| mark.is_some_and(|mark| MARKS.contains(mark));
    let piece = |span: Option<Span>| span.map_or("", |span| text[span].trim_matches(AROUND_MARKS));
    let first = piece(words.first()).chars().next();
    [is_mark(first), is_mark(piece(words.as_slice().last().copied()).chars().next_back())]
}

fn speaker(model: &Model, quotation: &QuotationRow) -> String {
    let Some(id) = quotation.speaker else {
        let has_source = !quotation.source.is_empty();
        let said = if has_source {
            "nobody known: the source leads to no name"
        } else {
            "nobody: there is no source"
        };
        return said.to_owned();
    };
    let doubt = if is_doubtfully_named(quotation) { "?" } else { "" };
    let name = format!("{}{doubt}", display::line(model.name_of(id).unwrap_or("somebody")));
    match model.reading.speaker(id) {
        Some(row) => format!("{name} ({})", row.kind.name()),
        None => name,
    }
}

/// Returns the confidence in words, such as "96% – nearly sure".
fn confidence(confidence: f32) -> String {
    let in_words = match confidence {
        0.9.. => "nearly sure",
        0.75.. => "probably right",
        DOUBTFUL.. => "more likely right than wrong",
        _ => "in doubt: more likely wrong than right",
    };
    format!("{:.0}% – {in_words}", confidence * 100.0)
}

fn mark(quotation: &QuotationRow) -> &'static str {
    if quotation.confidence >= DOUBTFUL && quotation.act != Act::Said {
        "│ a thin line beside what was not said"
    } else if quotation.confidence < DOUBTFUL {
        "┊ the broken line beside it says that it is in doubt, below 50%"
    } else {
        "▌ a whole line; a broken one ┊ marks what is below 50%"
    }
}

#[cfg(test)]
mod tests {
    use super::confidence;

    #[test]
    fn confidence_is_said_in_words_too() {
        assert_eq!(confidence(0.96), "96% – nearly sure");
        assert_eq!(confidence(0.5), "50% – more likely right than wrong");
        assert_eq!(confidence(0.41), "41% – in doubt: more likely wrong than right");
    }
}
