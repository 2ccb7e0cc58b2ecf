//! Finds who is named by "by" where the verb is passive: "The plan was branded “a folly” by the
//! union": the union said so. Where nobody is named, nobody is the source.
//!
//! The network, which has read few of them, takes the subject for the source: whom the words were
//! said of, or to.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::asked;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The largest number of tokens in the one whom "by" names.
const LONGEST: usize = 14;

/// The forms of "be" and "have been" before a participle.
const AUXILIARIES: [&str; 7] = ["was", "were", "is", "are", "been", "being", "be"];

/// The largest number of adverbs between those and the participle.
const ADVERBS: usize = 3;

/// Makes whom "by" names the source of `attribution`, where its cue is passive; takes the source
/// from it where the subject was taken for it.
pub fn turn(paragraph: &Paragraph, lexicon: &Lexicon, attribution: &mut Attribution) {
    let Some(cue) = attribution.cue.clone() else { return };
    if attribution.relay.is_some() {
        return;
    }
    let participle = cue.clone().find(|&at| is_passive(paragraph, at));
    if let Some(agent) = agent_beside(paragraph, lexicon, &cue, attribution) {
        attribution.source = Some(agent);
    } else if participle.is_some() && paragraph.lower(cue.end - 1) == "by" {
        behind_cue(paragraph, lexicon, &cue, attribution);
    } else if participle.is_some() {
        behind_content(paragraph, lexicon, &cue, attribution);
    }
    let is_subject = |source: &Range<usize>| source.end <= cue.start;
    let is_put = participle.is_some_and(|at| is_put_to_subject(paragraph, lexicon, at))
        || is_reduced(paragraph, lexicon, &cue);
    if is_put && attribution.source.as_ref().is_some_and(is_subject) {
        attribution.source = None;
    }
}

/// Returns whom "by" names between a participle and what it reports: "asked by Holm whether",
/// "pressed by Holm about".
fn agent_beside(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    cue: &Range<usize>,
    attribution: &Attribution,
) -> Option<Range<usize>> {
    let by = (cue.start + 1..=cue.end).find(|&at| paragraph.lower(at) == "by")?;
    // Who "was convinced by the letter" is still the one who thinks so.
    let is_participle = asked::PUT.contains(&paragraph.lower(by - 1))
        || is_passive(paragraph, by - 1) && is_put_to_subject(paragraph, lexicon, by - 1);
    let content = attribution.content.iter().map(|piece| piece.start).find(|&at| at >= cue.end)?;
    let is_preposition = |at: usize| {
        matches!(paragraph.lower(at), "about" | "of" | "for" | "on" | "as" | "to" | "over" | ":")
    };
    let inside = by + 1 < cue.end;
    let end = if inside { cue.end - usize::from(is_preposition(cue.end - 1)) } else { content };
    let agent = by + 1..end;
    let follows = attribution.source.as_ref().is_some_and(|source| source.start > by);
    (is_participle && !follows && by < content && is_agent(paragraph, lexicon, agent.clone()))
        .then_some(agent)
}

/// Returns true if a token is a participle with a form of "be" before it.
fn is_passive(paragraph: &Paragraph, at: usize) -> bool {
    let word = paragraph.lower(at);
    let is_participle =
        word.ends_with("ed") || word.ends_with("en") || word.ends_with("wn") || word == "told";
    let may_intervene = |&at: &usize| {
        let word = paragraph.lower(at);
        word.ends_with("ly") || matches!(word, "also" | "not" | "once" | "later" | "often" | "then")
    };
    let first = at.saturating_sub(ADVERBS);
    let adverbs = (first..at).rev().take_while(may_intervene).count();
    let before = (at - adverbs).checked_sub(1);
    is_participle
        && before.is_some_and(|before| AUXILIARIES.contains(&paragraph.lower(before)))
        && paragraph.tokens[at].state == QuoteState::Outside
}

/// Returns true if somebody else than the subject says what the participle reports: who "was told",
/// "was accused" and "is expected" said nothing, who "was convinced" thought it.
fn is_put_to_subject(paragraph: &Paragraph, lexicon: &Lexicon, at: usize) -> bool {
    let word = paragraph.lower(at);
    lexicon.class(word).is(Class::CUE) && word != "assured"
        || matches!(word, "expected" | "charged" | "named" | "informed" | "ordered")
}

/// Returns true for a participle without "be", as what follows it shows: "Lind, accused of
/// sleeping".
fn is_reduced(paragraph: &Paragraph, lexicon: &Lexicon, cue: &Range<usize>) -> bool {
    let verb = cue.start;
    let preposition = paragraph.lower(verb + 1);
    let needs_object = match paragraph.lower(verb) {
        "accused" => preposition == "of",
        "blamed" | "criticized" | "criticised" | "praised" | "condemned" => preposition == "for",
        "charged" => preposition == "with",
        _ => false,
    };
    needs_object && lexicon.class(paragraph.lower(verb)).is(Class::CUE)
}

/// "Lind was accused by Holm of sleeping": the words up to the preposition name the source.
fn behind_cue(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    cue: &Range<usize>,
    attribution: &mut Attribution,
) {
    if attribution.source.as_ref().is_some_and(|source| source.start >= cue.end) {
        return;
    }
    let next = attribution.content.iter().position(|piece| piece.start >= cue.end);
    let Some(next) = next else { return };
    let piece = attribution.content[next].clone();
    let opens = |at: &usize| {
        matches!(paragraph.lower(*at), "for" | "of" | "as" | "to" | "over" | "that" | "with")
            || paragraph.tokens[*at].state != QuoteState::Outside
    };
    let end = if piece.start > cue.end {
        piece.start
    } else {
        let Some(end) = (piece.start..piece.end).find(opens) else { return };
        attribution.content[next].start = end;
        end
    };
    if is_agent(paragraph, lexicon, cue.end..end) {
        attribution.source = Some(cue.end..end);
    } else {
        attribution.content[next] = piece;
    }
}

/// "The plan was branded “a folly” by the union": the last words of the content name the source.
fn behind_content(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    cue: &Range<usize>,
    attribution: &mut Attribution,
) {
    let is_before = |source: &Range<usize>| source.end <= cue.start;
    if attribution.source.as_ref().is_some_and(|source| !is_before(source)) {
        return;
    }
    let Some(last) = attribution.content.last_mut() else { return };
    let from = last.end.saturating_sub(LONGEST + 1).max(last.start + 1).max(cue.end);
    let Some(by) = (from..last.end).rev().find(|&at| paragraph.lower(at) == "by") else { return };
    // "It was reported that he was elected by the crew": the crew reported nothing.
    let is_clause = |at: usize| {
        let word = paragraph.lower(at);
        matches!(word, "that" | "to" | "be" | "has" | "have" | "had") || AUXILIARIES.contains(&word)
    };
    // "Of several gates opened by the keeper": the keeper opened them, and said nothing.
    let before = paragraph.lower(by - 1);
    if (last.start..by).any(is_clause) || before.ends_with("ed") || before.ends_with("en") {
        return;
    }
    let agent = by + 1..without_date(paragraph, by + 1, last.end);
    if is_agent(paragraph, lexicon, agent.clone()) && last.start < by {
        last.end = by;
        attribution.source = Some(agent);
    }
}

/// Returns the end of what begins at `start`, without a year or a day: "by the union in 2004".
fn without_date(paragraph: &Paragraph, start: usize, end: usize) -> usize {
    let is_date = |at: &usize| match paragraph.lower(*at) {
        "in" | "since" => paragraph.word(at + 1).starts_with(|char: char| char.is_ascii_digit()),
        "on" | "last" | "this" => at + 2 >= end,
        _ => false,
    };
    (start..end).find(is_date).unwrap_or(end)
}

/// Returns true if the tokens can name somebody: a few words outside of quotation marks that are
/// no verb and no clause.
fn is_agent(paragraph: &Paragraph, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    if !(1..=LONGEST).contains(&tokens.len()) {
        return false;
    }
    let fits = |at: usize| {
        paragraph.tokens[at].state == QuoteState::Outside
            && !matches!(paragraph.lower(at), "to" | "that" | "who" | "which")
    };
    let first = paragraph.lower(tokens.start);
    let last = paragraph.lower(tokens.end - 1);
    // "By phone" and "by letter" name a means, which has no article.
    let is_means = (tokens.len() == 1 || paragraph.word(tokens.start + 1) == ",")
        && first.starts_with(char::is_lowercase)
        && paragraph.word(tokens.start) == first
        && !first.ends_with('s')
        && !lexicon.class(first).is(Class::GROUP);
    !is_means
        && tokens.clone().all(fits)
        && first.starts_with(char::is_alphabetic)
        && !first.ends_with("ing")
        && !matches!(last, "the" | "a" | "an" | "of" | "his" | "her" | "its" | "but" | "and" | ":")
}

#[cfg(test)]
mod tests {
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::text::Text;

    /// Returns the source of the first report, and its content.
    fn first(text: &str) -> String {
        let text = Text::new(text);
        let found = analyze(&text, Model::bundled());
        let said = &found.quotations[0];
        let content: Vec<&str> = said.content.iter().map(|span| &text[span]).collect();
        let source = said.source.first().map_or("?", |span| &text[span]);
        format!("{source}: {}", content.join(" … "))
    }

    #[test]
    fn who_is_named_by_by_said_it() {
        for (text, expected) in [
            ("The new lock was branded “a folly” by the rowers' union.", "the rowers' union: "),
            ("Mayor Bo Lind was accused by Holm of “sleeping in his boat.”", "Holm: "),
            ("Asked by the Norvik Post whether it leaked, Lind said no.", "the Norvik Post: "),
        ] {
            let found = first(text);
            assert!(found.starts_with(expected), "{found}");
        }
    }

    #[test]
    fn whom_the_words_are_put_to_did_not_say_them() {
        for text in [
            "Senator Bo Lind is accused of taking money from a builder.",
            "The rowers were told that the lock would be sold.",
            "Bo Lind, accused of sleeping in his boat, was freed on Monday.",
        ] {
            let found = first(text);
            assert!(found.starts_with("?: "), "{found}");
        }
    }

    #[test]
    fn who_did_something_else_said_nothing() {
        for text in [
            "It was reported that Bo Lind was elected by the crew of the lock.",
            "“It leaks,” Ms Holm, 66, said by phone.",
            "Holm was questioned about a number of letters opened by the keeper Bo Lind.",
        ] {
            let found = first(text);
            let agents = ["the crew", "the keeper", "phone"];
            assert!(!agents.iter().any(|agent| found.starts_with(agent)), "{found}");
        }
    }
}
