//! Gives words to the subject of their clause, where a name within it was taken for that: "*The plan*,
//! endorsed by the states, calls for a lock", "*The union* sued a builder, saying it leaked".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::tags::verdict::VERDICTS;
use crate::quotes::reading::dateline;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in a subject.
const LONGEST: usize = 10;

/// The largest number of tokens from a participle to its "by".
const TO_BY: usize = 4;

/// Makes that subject the source of `said`.
pub fn turn(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), Some(source)) = (&said.cue, &said.source) else { return };
    if source.end > cue.start {
        return;
    }
    if let Some(sender) = sender(paragraph, cue, source) {
        said.source = Some(sender);
        return;
    }
    if source.start == 0 {
        return;
    }
    let subject = before_relative(paragraph, cue, source)
        .or_else(|| around_agent(paragraph, cue, source))
        .or_else(|| of_object(paragraph, cue, source))
        .or_else(|| compared(paragraph, cue, source))
        .or_else(|| behind_so(paragraph, cue, source));
    if subject.is_some() {
        said.source = subject;
    }
}

/// Returns the subject before the participle whose agent was taken for the source: "The plan, endorsed by
/// *the states*, calls".
fn around_agent(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> Option<Range<usize>> {
    let by = source.start - 1;
    let sentence = paragraph.sentence_of(cue.start).start;
    let comma = (sentence + 1..by).rev().take(TO_BY).find(|&at| paragraph.word(at) == ",")?;
    let is_participle = |at: usize| {
        let word = paragraph.lower(at);
        word.ends_with("ed")
            || word.ends_with("en")
            || word.ends_with("wn")
            || matches!(word, "led" | "put" | "made" | "run" | "held" | "sent" | "built")
    };
    let is_closed = paragraph.word(cue.start - 1) == "," && cue.start <= source.end + 1;
    let is_aside = paragraph.lower(by) == "by" && (comma + 1..by).any(is_participle);
    // "…, led by Holm, saying" tells what Holm said.
    let is_finite = !paragraph.lower(cue.start).ends_with("ing");
    let subject = group(paragraph, sentence..comma)?;
    (is_closed && is_aside && is_finite).then_some(subject)
}

/// Returns the subject that is set against those who were taken for the source: "*Farmers* are more likely
/// than fishers to think".
fn compared(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> Option<Range<usize>> {
    const FAR: usize = 12;
    let than = source.start - 1;
    let sentence = paragraph.sentence_of(cue.start).start;
    let is_compared = paragraph.lower(than) == "than" && paragraph.lower(source.end) == "to";
    let near = than.saturating_sub(FAR).max(sentence + 1)..than;
    let more = near.clone().rev().find(|&at| matches!(paragraph.lower(at), "more" | "less"))?;
    let copula = (near.start..more)
        .rev()
        .find(|&at| matches!(paragraph.lower(at), "are" | "is" | "were" | "was" | "remain"))?;
    let clause = (sentence..copula)
        .rev()
        .find(|&at| matches!(paragraph.word(at), "," | ":" | ";"))
        .map_or(sentence, |mark| mark + 1);
    group(paragraph, clause..copula).filter(|_| is_compared)
}

/// Returns the subject that opens a sentence whose object was taken for the source of "saying": "*She*
/// won a promise from *the council*, saying".
fn of_object(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> Option<Range<usize>> {
    let dateline = dateline::end(paragraph).unwrap_or(0);
    let sentence = paragraph.sentence_of(cue.start).start.max(dateline);
    if source.start <= sentence {
        return None;
    }
    let is_participle = paragraph.lower(cue.start).ends_with("ing")
        && paragraph.word(cue.start - 1) == ","
        && (source.start..cue.start).all(|at| paragraph.is_outside(at));
    let is_colon = is_bare_colon(paragraph, cue) && source.end == cue.start;
    // Titles stand before the name: "to Mayor Dr. *Ada Holm*, alleging".
    let is_title = |&at: &usize| paragraph.word(at) == "." || paragraph.starts_upper(at);
    let titles = (sentence + 1..source.start).rev().take_while(is_title).count();
    let preposition = source.start - titles - 1;
    let before = paragraph.lower(preposition);
    let is_object = matches!(before, "to" | "from" | "against" | "of" | "on" | "at")
        || before.ends_with("ing") && before != "including";
    // "According to Holm" is whose words they are.
    let is_source =
        matches!(paragraph.lower(preposition.saturating_sub(1)), "according" | "thanks");
    // Who wrote the letter says what stands in it: "got a notice from Holm, saying".
    let is_written = before == "from"
        && (sentence..source.start).any(|at| {
            matches!(
                paragraph.lower(at),
                "letter"
                    | "notice"
                    | "email"
                    | "message"
                    | "praise"
                    | "criticism"
                    | "rebuke"
                    | "fire"
                    | "response"
                    | "reply"
                    | "statement"
                    | "condemnation"
                    | "support"
                    | "backlash"
                    | "note"
                    | "call"
                    | "warning"
            )
        });
    // "It mattered to Holm: “…”" tells whose words follow.
    let is_object = if is_colon { matches!(before, "with" | "against") } else { is_object };
    if !(is_participle || is_colon) || !is_object || is_source || is_written {
        return None;
    }
    // "In May, she sued".
    let is_adjunct =
        matches!(paragraph.lower(sentence), "in" | "on" | "last" | "at" | "after" | "this");
    let comma = (sentence..source.start).find(|&at| paragraph.word(at) == ",");
    let first = match comma {
        Some(comma) if is_adjunct => comma + 1,
        _ if is_adjunct => return None,
        _ => sentence,
    };
    let verb = (first + 1..source.start.min(first + LONGEST + 1)).find(|&at| {
        let word = paragraph.lower(at);
        paragraph.word(at) == word
            && (verb_forms::is_common_verb(word)
                || word.ends_with("ed")
                || verb_forms::PAST.contains(&word)
                || verb_forms::PAST_WITH_OBJECT.contains(&word)
                || matches!(word, "won" | "sought" | "got"))
    })?;
    let subject = group(paragraph, first..verb)?;
    // Whoever "spoke with Holm" was told by her, and what "ended with Holm" said nothing.
    let is_met = matches!(
        paragraph.lower(verb),
        "spoke"
            | "talked"
            | "chatted"
            | "met"
            | "began"
            | "started"
            | "opened"
            | "ended"
            | "closed"
    );
    if is_colon && is_met {
        return None;
    }
    if is_colon {
        return Some(subject).filter(|subject| names_somebody(paragraph, subject));
    }
    // The object has no clause of its own with another verb.
    let is_bare = (verb..source.start).all(|at| {
        paragraph.is_outside(at)
            && !matches!(paragraph.lower(at), "," | ";" | ":" | "and" | "but" | "that" | "who")
    });
    Some(subject).filter(|_| is_bare)
}

/// Returns true for a cue that is a colon.
fn is_bare_colon(paragraph: &Paragraph, cue: &Range<usize>) -> bool {
    cue.len() == 1 && paragraph.word(cue.start) == ":"
}

/// Returns true for a pronoun for somebody, and for words that all have a capital.
fn names_somebody(paragraph: &Paragraph, subject: &Range<usize>) -> bool {
    subject.len() == 1 && matches!(paragraph.lower(subject.start), "he" | "she" | "they")
        || subject.clone().all(|at| paragraph.starts_upper(at) && paragraph.lower(at) != "it")
}

/// Returns who was made to say something, where a name in the relative clause behind them was taken for the
/// source: "forced *Holm*, who was questioned by *the council*, to admit".
fn before_relative(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> Option<Range<usize>> {
    let sentence = paragraph.sentence_of(cue.start).start;
    let who = (sentence + 2..source.start).rev().find(|&at| paragraph.lower(at) == "who")?;
    let is_name = |&at: &usize| paragraph.starts_upper(at);
    let comma = who - 1;
    let name = (sentence..comma).rev().take_while(is_name).count();
    let verb = (comma - name).checked_sub(1).filter(|&verb| verb >= sentence)?;
    let is_made_to = matches!(
        paragraph.lower(verb),
        "forced"
            | "forcing"
            | "forces"
            | "led"
            | "leading"
            | "pressed"
            | "got"
            | "asked"
            | "prompted"
            | "prompting"
            | "caused"
            | "causing"
            | "compelled"
            | "allowed"
            | "pushed"
    );
    let is_closed = paragraph.lower(cue.start) == "to" && paragraph.word(cue.start - 1) == ",";
    let is_clause = (who..source.end).all(|at| paragraph.word(at) != ",");
    (is_made_to && is_closed && is_clause && name > 0 && paragraph.word(comma) == ",")
        .then_some(comma - name..comma)
}

/// Returns from whom words come that stand right behind a colon: "A shout from *Ada Holm*: “…”".
fn sender(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> Option<Range<usize>> {
    let is_colon = !cue.is_empty() && paragraph.word(cue.end - 1) == ":" && source.end == cue.start;
    let is_bare = cue.clone().all(|at| paragraph.word(at) == ":");
    // Such as "More from Holm:".
    let is_more = paragraph.lower(source.start) == "more";
    let opens = is_more || matches!(paragraph.lower(source.start), "a" | "an" | "the");
    let from = source.start + if is_more { 1 } else { 2 };
    // "The response of Holm was blunt:".
    let is_sent = match paragraph.lower(from) {
        "from" if is_bare => true,
        "of" | "from" => VERDICTS.contains(&paragraph.lower(from - 1)),
        _ => false,
    };
    let is_sent = is_sent && from + 1 < source.end;
    (is_colon && opens && is_sent).then_some(from + 1..source.end)
}

/// Returns the name behind a cue before which "so" was taken for the source: “…” So said *Ada Holm*.
fn behind_so(
    paragraph: &Paragraph,
    cue: &Range<usize>,
    source: &Range<usize>,
) -> Option<Range<usize>> {
    let is_so = source.len() == 1 && matches!(paragraph.lower(source.start), "so" | "thus");
    let is_name = |&at: &usize| paragraph.starts_upper(at);
    let end = paragraph.sentence_of(cue.start).end;
    let length = (cue.end..end).take_while(is_name).count();
    (is_so && source.end == cue.start && length > 0).then(|| cue.end..cue.end + length)
}

/// Returns the tokens without the word that joins their sentence to the one before, if they are a short
/// group of nouns or a pronoun.
fn group(paragraph: &Paragraph, tokens: Range<usize>) -> Option<Range<usize>> {
    let joins = matches!(paragraph.lower(tokens.start), "but" | "and" | "so");
    let tokens = tokens.start + usize::from(joins)..tokens.end;
    let first = paragraph.lower(tokens.start);
    let is_part = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && (word == "'s" || !verb_forms::is_common_verb(word))
            && !matches!(word, "," | ";" | ":" | "that" | "who" | "which" | "while" | "as" | "if")
    };
    let begins =
        !matches!(first, "in" | "on" | "at" | "after" | "for" | "under" | "there" | "when")
            && !first.ends_with("ing");
    (begins && (1..=LONGEST).contains(&tokens.len()) && tokens.clone().all(is_part))
        .then_some(tokens)
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::turn;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns the source of the words behind `cue`, where `source` was taken for it.
    fn turned(text: &str, source: &str, cue: &str) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let find = |words: &str| -> Range<usize> {
            let start = text.find(words).unwrap();
            paragraph.token_at(start)..paragraph.token_at(start + words.len() - 1) + 1
        };
        let cue = find(cue);
        let mut said = Attribution {
            source: Some(find(source)),
            content: std::iter::once(cue.end..paragraph.len() - 1).collect(),
            cue: Some(cue),
            ..Attribution::default()
        };
        turn(&paragraph, &mut said);
        let source = said.source.unwrap();
        paragraph.slice(paragraph.span(source.start, source.end)).to_owned()
    }

    #[test]
    fn the_agent_of_a_participle_is_not_the_subject() {
        let text = "The lock plan, endorsed by Member States, calls for repairs.";
        assert_eq!(turned(text, "Member States", "calls for"), "The lock plan");
        let text = "But the bill, first backed by the Greens in May, demands repairs.";
        assert_eq!(turned(text, "the Greens in May", "demands"), "the bill");
        let text = "The rowers, led by Holm, saying they were tired, went home.";
        assert_eq!(turned(text, "Holm", "saying"), "Holm");
    }

    #[test]
    fn the_subject_of_the_main_clause_says_it() {
        let text = "In 2019, she won a promise from a mill in Norvik, saying it leaked.";
        assert_eq!(turned(text, "a mill", "saying"), "she");
        let text =
            "NORVIK: Keepers on Monday sent a note to Mayor Dr. Ada Holm, alleging it leaked.";
        assert_eq!(turned(text, "Ada Holm", "alleging"), "Keepers on Monday");
        assert_eq!(
            turned("A shout from Ada Holm: “It leaks.”", "A shout from Ada Holm", ":"),
            "Ada Holm"
        );
        let text = "The response of Ada Holm was blunt: “It leaks.”";
        assert_eq!(turned(text, "The response of Ada Holm", "was blunt:"), "Ada Holm");
        let text = "The rowers' union is pressing the old mill to close, saying it leaks.";
        assert_eq!(turned(text, "the old mill", "saying"), "The rowers' union");
        let text = "The lock was shut, according to Lind, saying it leaked.";
        assert_eq!(turned(text, "Lind", "saying"), "Lind");
        let text = "“It leaks.” So said Ada Holm on Monday.";
        assert_eq!(turned(text, "So", "said"), "Ada Holm");
        let text = "“It leaks.” Thus spoke Ada Holm on Monday.";
        assert_eq!(turned(text, "Thus", "spoke"), "Ada Holm");
        let text = "The lock was shut by Lind, saying it leaked.";
        assert_eq!(turned(text, "Lind", "saying"), "Lind");
    }

    #[test]
    fn who_is_named_in_an_object_says_nothing_of_the_subject() {
        let text = "This year, he rose to the defense of Bo Lind, the rower, saying it leaked.";
        assert_eq!(turned(text, "Bo Lind, the rower", "saying"), "he");
        let text = "Holm compared the mill, which she called “wet,” with Lind: “It leaks.”";
        assert_eq!(turned(text, "Lind", ":"), "Holm");
        let text = "The Norvik Post spoke with Lind: “It leaks.”";
        assert_eq!(turned(text, "Lind", ":"), "Lind");
        let text = "The talk ended with Lind: “It leaks.”";
        assert_eq!(turned(text, "Lind", ":"), "Lind");
        let text = "She forced Bo Lind, who was questioned by the council, to admit it leaks.";
        assert_eq!(turned(text, "the council", "to admit"), "Bo Lind");
        let text = "She met Bo Lind, who was told by the council, to admit it leaks.";
        assert_eq!(turned(text, "the council", "to admit"), "the council");
    }

    #[test]
    fn who_is_set_against_others_thinks_so() {
        let text = "In Norvik, farmers are 20 points more likely than fishers to think it leaks.";
        assert_eq!(turned(text, "fishers", "to think"), "farmers");
        let text = "It takes more than fishers to think it leaks.";
        assert_eq!(turned(text, "fishers", "to think"), "fishers");
    }

    #[test]
    fn more_from_somebody_is_theirs() {
        let text = "More from Holm: “It leaks.”";
        assert_eq!(turned(text, "More from Holm", ":"), "Holm");
    }
}
