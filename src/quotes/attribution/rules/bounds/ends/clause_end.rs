//! Ends content where the clause around the report goes on: "The claim that the lock leaked | was
//! false", "A boat said to belong to Lind | was sold", "If Holm says that it leaks, | it will close".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::ends::opening;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// Ends the content behind the cue of `said` there, if it has no quotation marks.
pub fn cut(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(cue) = said.cue.clone() else { return };
    let [piece] = &mut said.content[..] else { return };
    let outside = |at: usize| paragraph.is_outside(at);
    let sentence = paragraph.sentence_of(cue.start);
    if piece.start < cue.end || piece.end > sentence.end {
        return;
    }
    let is_plain = piece.clone().all(outside);
    let end = if !is_plain {
        if opening::is_gerund(paragraph, &sentence, &cue)
            || is_noun(paragraph, lexicon, &cue)
                && !is_subject(paragraph, said.source.as_ref(), &cue)
        {
            opening::behind_passage(paragraph, piece)
        } else if opening::is_condition(
            paragraph,
            said.source.as_ref(),
            &sentence,
            &cue,
            piece.start,
        ) {
            opening::main_clause(paragraph, piece, sentence.end)
        } else {
            None
        }
    } else if is_reduced(paragraph, &cue, piece.start) {
        main_verb(paragraph, lexicon, piece, 0)
    } else if is_noun(paragraph, lexicon, &cue)
        && !is_subject(paragraph, said.source.as_ref(), &cue)
        && paragraph.lower(piece.start) == "that"
    {
        of_noun(paragraph, lexicon, piece)
    } else if tells_of_subject(paragraph, said.source.as_ref(), &cue) {
        behind_aside(paragraph, piece)
    } else if is_relative(paragraph, said.source.as_ref(), &cue, piece.start) {
        // "The boats that Norvik says it needs | are here".
        let verb = paragraph.lower(piece.start + 1);
        let is_led = !verb_forms::is_plain_verb(paragraph.lower(piece.start))
            && !verb_forms::is_plain_or_past(verb);
        let is_led = is_led && verb.ends_with('s') && piece.len() > 2;
        let rest = piece.start + 2..piece.end;
        if is_led {
            main_verb(paragraph, lexicon, &rest, 0)
        } else {
            main_verb(paragraph, lexicon, piece, 1)
        }
    } else if opening::is_condition(paragraph, said.source.as_ref(), &sentence, &cue, piece.start) {
        let end = opening::main_clause(paragraph, piece, sentence.end);
        // "As Holm told that night, the lock was shut" has its words behind the comma.
        let has_verb = |end: &usize| {
            (piece.start..*end).any(|at| verb_forms::is_plain_or_past(paragraph.lower(at)))
        };
        end.filter(|end| paragraph.lower(sentence.start) != "as" || has_verb(end))
    } else {
        None
    };
    if let Some(end) = end.filter(|&end| end > piece.start + 1) {
        let is_comma = paragraph.word(end - 1) == "," && paragraph.is_outside(end - 1);
        piece.end = end - usize::from(is_comma);
    }
}

/// Returns true if the cue is a participle that describes the noun before it, and never a verb with
/// a subject: "a boat *said* to belong", "a man *accused* of stealing".
fn is_reduced(paragraph: &Paragraph, cue: &Range<usize>, start: usize) -> bool {
    let leads =
        paragraph.lower(if paragraph.lower(cue.end - 1) == "to" { cue.end - 1 } else { start });
    let fits = match paragraph.lower(cue.start) {
        "said" | "alleged" | "believed" | "thought" | "understood" | "reported" | "known" => {
            leads == "to"
        }
        "accused" | "suspected" => leads == "of" || paragraph.lower(cue.end - 1) == "of",
        "charged" => leads == "with" || paragraph.lower(cue.end - 1) == "with",
        _ => false,
    };
    let before = paragraph.lower_before(cue.start, 1);
    fits && cue.len() <= 2
        && !before.is_empty()
        && !matches!(before, "," | "has" | "have" | "had" | "and")
        && !verb_forms::is_passive(paragraph, cue.start)
        && !verb_forms::FORMS_OF_BE.contains(&before)
}

/// Returns true if the report is an aside about the subject that opens the sentence: "Holm, *who says
/// it leaks*, wants it shut".
fn tells_of_subject(
    paragraph: &Paragraph,
    source: Option<&Range<usize>>,
    cue: &Range<usize>,
) -> bool {
    let Some(who) = source.filter(|source| source.len() == 1).map(|source| source.start) else {
        return false;
    };
    let subject = paragraph.sentence_of(who).start..who.saturating_sub(1);
    paragraph.lower(who) == "who"
        && who + 1 == cue.start
        && !subject.is_empty()
        && paragraph.word(subject.end) == ","
        && !subject.into_iter().any(|at| verb_forms::is_plain_or_past(paragraph.lower(at)))
}

/// Returns the comma behind which the verb of the subject stands.
fn behind_aside(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    let has_object = |at: usize| {
        matches!(
            paragraph.lower(at),
            "the" | "a" | "an" | "to" | "that" | "his" | "her" | "its" | "their" | "in" | "on"
        )
    };
    let comma = (piece.start + 2..piece.end).find(|&at| {
        let verb = paragraph.lower(at + 1);
        let is_verb =
            verb_forms::is_plain_or_past(verb) || verb.ends_with('s') && has_object(at + 2);
        paragraph.word(at) == "," && paragraph.word(at + 1) == verb && is_verb
    })?;
    Some(comma + 1)
}

/// Returns true if the report is a relative clause: "the boat *that Holm said was sold* has sunk".
fn is_relative(
    paragraph: &Paragraph,
    source: Option<&Range<usize>>,
    cue: &Range<usize>,
    start: usize,
) -> bool {
    let Some(source) = source.filter(|source| source.end == cue.start && cue.end == start) else {
        return false;
    };
    let before = paragraph.lower_before(source.start, 1);
    matches!(before, "that" | "which" | "who" | "whom")
        && verb_forms::is_plain_verb(paragraph.lower(start))
        || before == "that" && matches!(paragraph.lower(start), "he" | "she" | "it" | "they")
}

/// Returns true if the source is the subject of the cue, right before it, and not its owner.
fn is_subject(paragraph: &Paragraph, source: Option<&Range<usize>>, cue: &Range<usize>) -> bool {
    source.is_some_and(|source| {
        source.end == cue.start
            && !matches!(
                paragraph.lower(source.end - 1),
                "'s" | "'" | "his" | "her" | "its" | "their" | "the" | "a" | "my" | "our"
            )
    })
}

/// Returns where a clause with "that" ends which a noun reports.
pub fn of_noun(paragraph: &Paragraph, lexicon: &Lexicon, piece: &Range<usize>) -> Option<usize> {
    between_commas(paragraph, piece)
        .or_else(|| main_verb(paragraph, lexicon, &(piece.start + 1..piece.end), 1))
}

/// Returns the comma that closes what a noun reports between two of them: "his claim, *that it leaked*,
/// drew laughter".
fn between_commas(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    let opens = piece.start > 0 && paragraph.word(piece.start - 1) == ",";
    let comma = (piece.start + 2..piece.end).find(|&at| paragraph.word(at) == ",")?;
    (opens && verb_forms::is_plain_or_past(paragraph.lower(comma + 1))).then_some(comma)
}

/// Returns true if the cue is a noun: "the claim", "his assurance".
fn is_noun(paragraph: &Paragraph, lexicon: &Lexicon, cue: &Range<usize>) -> bool {
    let is_determiner = |at: usize| {
        matches!(
            paragraph.lower(at),
            "the"
                | "a"
                | "his"
                | "her"
                | "its"
                | "their"
                | "'s"
                | "'"
                | "this"
                | "any"
                | "my"
                | "our"
        )
    };
    let first = cue.start + usize::from(is_determiner(cue.start));
    let has_determiner = (1..=2).any(|back| first.checked_sub(back).is_some_and(is_determiner));
    let says = (first..cue.end).any(|at| {
        matches!(paragraph.lower(at), "said" | "says" | "told")
            || lexicon.class(paragraph.lower(at)).is(Class::SPEECH)
                && paragraph.lower(at).ends_with("ed")
    });
    has_determiner && !says
}

/// Returns the finite verb at which the clause that begins at `piece` has one too many: it has `own`
/// verbs, and one more for each word that leads to a clause within.
fn main_verb(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    piece: &Range<usize>,
    own: usize,
) -> Option<usize> {
    let mut left = own;
    let mut is_chain = false;
    let mut is_past = false;
    let mut joins_time = true;
    for at in piece.clone() {
        let word = paragraph.lower(at);
        // May is a month.
        let is_verb = verb_forms::is_plain_verb(word)
            || verb_forms::PAST.contains(&word)
            || own > 0 && left == 0 && !is_chain && takes_object(paragraph, at);
        if is_verb && paragraph.word(at) == word {
            let begins = !is_chain;
            is_chain = true;
            // "That it would be shut before Easter has angered rowers" changes its tense.
            let is_other = own > 0 && left == 1 && is_past && joins_time && is_present(word);
            if begins && (left == 0 || is_other) {
                return Some(at);
            }
            is_past |= matches!(word, "would" | "was" | "were" | "had" | "could");
            left -= usize::from(begins);
            continue;
        }
        is_chain &= word.ends_with("ly") || matches!(word, "not" | "n't" | "be" | "been" | "also");
        let class = lexicon.class(word);
        // "Since 2019" leads to no clause.
        let is_dated = paragraph.word(at + 1).starts_with(|first: char| first.is_ascii_digit());
        let leads = opening::LEADING.contains(&word) && !is_dated;
        // "That taxes and rents would rise" joins nouns.
        let joins = left == own && own > 0 && matches!(word, "and" | "or");
        // "Would be dismissed was greeted" reports nothing within.
        let is_passive = matches!(paragraph.lower(at - 1), "be" | "been" | "being");
        let reports = class.is(Class::CUE) && left == 0 && !is_passive;
        if leads && !joins && at > piece.start || reports {
            // Nobody knows what belongs to what behind these.
            left += 1;
            joins_time &= matches!(word, "before" | "after" | "until" | "since");
        }
    }
    None
}

/// Returns true for a past form with an object right behind it: "shocked the town".
fn takes_object(paragraph: &Paragraph, at: usize) -> bool {
    let is_behind_verb = matches!(
        paragraph.lower(at - 1),
        "be" | "been" | "being" | "get" | "got" | "," | "and" | "or" | "not" | "having"
    );
    let next = paragraph.lower(at + 1);
    let is_plural = next.len() > 3 && next.ends_with('s') && !matches!(next, "this" | "less");
    paragraph.lower(at).ends_with("ed")
        && !is_behind_verb
        && (is_plural
            || matches!(
                next,
                "the"
                    | "a"
                    | "an"
                    | "his"
                    | "her"
                    | "its"
                    | "their"
                    | "many"
                    | "some"
                    | "him"
                    | "them"
            ))
}

fn is_present(word: &str) -> bool {
    matches!(word, "is" | "are" | "has" | "have" | "does" | "do" | "will")
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::cut;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is left of the content from token `start` of a sentence to its end.
    fn left(text: &str, source: Range<usize>, cue: Range<usize>, start: usize) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(source),
            cue: Some(cue),
            content: std::iter::once(start..paragraph.len() - 1).collect(),
            ..Attribution::default()
        };
        cut(&paragraph, &Lexicon::bundled(), &mut said);
        let piece = said.content[0].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn what_describes_a_noun_ends_before_its_verb() {
        let text = "A boat said to belong to Bo Lind was sold on Monday.";
        assert_eq!(left(text, 0..2, 2..3, 3), "to belong to Bo Lind");
        let text = "Two keepers accused of theft were denied bail.";
        assert_eq!(left(text, 0..2, 2..3, 3), "of theft");
        let text = "Two keepers charged with theft were denied bail.";
        assert_eq!(left(text, 0..2, 2..3, 3), "with theft");
        let text = "Two keepers charged for the repairs were denied bail.";
        assert_eq!(left(text, 0..2, 2..3, 3), "for the repairs were denied bail");
        let text = "A keeper accused of selling gates that were new has gone.";
        assert_eq!(left(text, 0..2, 2..3, 3), "of selling gates that were new");
        let text = "The boat was said to belong to a man Holm had met.";
        assert_eq!(left(text, 0..2, 2..4, 4), "to belong to a man Holm had met");
    }

    #[test]
    fn a_pronoun_has_a_verb_of_its_own() {
        let text = "The boats that Norvik says it needs are on their way.";
        assert_eq!(left(text, 3..4, 4..5, 5), "it needs");
        let text = "The boats that Norvik says he wants to sell were seen.";
        assert_eq!(left(text, 3..4, 4..5, 5), "he wants to sell");
    }

    #[test]
    fn what_a_noun_reports_ends_before_its_verb() {
        let text = "The claim that the lock was shut did not convince Holm.";
        assert_eq!(left(text, 0..1, 1..2, 2), "that the lock was shut");
        let text = "The claim that the lock would be shut shocked the town of Norvik.";
        assert_eq!(left(text, 0..1, 1..2, 2), "that the lock would be shut");
        let text = "The promise that two keepers would be dismissed was greeted with cheers.";
        assert_eq!(left(text, 0..1, 1..2, 2), "that two keepers would be dismissed");
        let text = "The claim that the lock was full angered rowers.";
        assert_eq!(left(text, 0..1, 1..2, 2), "that the lock was full");
        let text = "The claim that it would be shut before Easter has angered rowers.";
        assert_eq!(left(text, 0..1, 1..2, 2), "that it would be shut before Easter");
        let text = "His claim, that the lock leaked, drew laughter.";
        assert_eq!(left(text, 0..1, 1..2, 3), "that the lock leaked");
        let text = "The claim that locks and boats were sold came on Monday.";
        assert_eq!(left(text, 0..1, 1..2, 2), "that locks and boats were sold");
        let text = "The claim that the lock had been shut when it was cold.";
        assert_eq!(left(text, 0..1, 1..2, 2), "that the lock had been shut when it was cold");
    }

    #[test]
    fn a_relative_clause_ends_before_its_verb() {
        let text = "The boat that Holm said was sold in May has sunk.";
        assert_eq!(left(text, 3..4, 4..5, 5), "was sold in May");
        let text = "Lind praised the boat that Holm said was sold in May.";
        assert_eq!(left(text, 5..6, 6..7, 7), "was sold in May");
    }

    #[test]
    fn a_year_leads_to_no_clause() {
        let text = "Her claim that boats had left since 2019 drew jeers from rowers.";
        assert_eq!(left(text, 0..1, 1..2, 2), "that boats had left since 2019");
    }

    #[test]
    fn an_aside_ends_before_the_verb_of_its_subject() {
        let text = "Holm, who says she saw no flood, wants the lock shut.";
        assert_eq!(left(text, 2..3, 3..4, 4), "she saw no flood");
        let text = "Holm, who says she likes boats, docks and locks, was late.";
        assert_eq!(left(text, 2..3, 3..4, 4), "she likes boats, docks and locks");
    }

    #[test]
    fn a_condition_ends_before_the_main_clause() {
        let text = "If Holm says that the lock is safe, the boats will leave at noon.";
        assert_eq!(left(text, 1..2, 2..3, 3), "that the lock is safe");
        let text = "As Holm said the lock was safe, the boats stayed at noon.";
        assert_eq!(left(text, 1..2, 2..3, 3), "the lock was safe");
        let text = "Holm says that if the lock is safe, the boats will leave.";
        assert_eq!(left(text, 0..1, 1..2, 2), "that if the lock is safe, the boats will leave");
    }
}
