//! Mends content that ends with a word that leads on: "a rise from a third | to". What follows is more
//! of it where it is short and no clause; else the word goes. Content that lacks the last word of its clause
//! gets it: "denies stealing 400 | locks", "calls Danish his mother | tongue", or the contrast at its end:
//! "asked for a gate, | but at a lower price".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::taken_parts;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in a headline.
const LONGEST_HEADLINE: usize = 16;

/// The largest number of tokens that are added to content at the end of a headline.
const LONGEST_END: usize = 3;

/// The largest number of tokens that are added.
const LONGEST: usize = 8;

/// The words that lead to a noun, or a participle.
pub const LEADING: [&str; 45] = [
    "in", "on", "at", "of", "to", "for", "from", "by", "with", "over", "after", "before", "during",
    "under", "about", "against", "into", "than", "through", "around", "between", "among",
    "towards", "toward", "upon", "within", "without", "across", "behind", "near", "since", "until",
    "as", "a", "an", "the", "his", "her", "its", "their", "my", "our", "your", "this", "that",
];

/// Those of them that never end a clause.
const NEVER_LAST: [&str; 9] = ["as", "a", "an", "the", "its", "their", "my", "our", "your"];

/// The words behind content that are no more of it: when or how it was said, or what leads on.
const NO_ENDS: [&str; 28] = [
    "yesterday",
    "today",
    "tonight",
    "here",
    "there",
    "too",
    "though",
    "however",
    "instead",
    "nonetheless",
    "again",
    "earlier",
    "later",
    "afterwards",
    "and",
    "but",
    "who",
    "which",
    "when",
    "although",
    "while",
    "because",
    "anyway",
    "now",
    "then",
    "first",
    "alike",
    "saying",
];

/// Mends the ends of what was `found` in a paragraph.
pub fn mend(paragraph: &Paragraph, lexicon: &Lexicon, found: &mut [Attribution]) {
    let taken = taken_parts(found);
    let mut nested: Vec<(usize, usize)> = found
        .iter()
        .filter_map(|said| Some((said.source.as_ref()?.start, said.content.last()?.end)))
        .collect();
    nested.sort_unstable();
    for said in found {
        finish_headline(paragraph, lexicon, &taken, said);
        finish_relative(paragraph, &nested, said);
        finish_noun(paragraph, lexicon, &taken, said);
        finish_contrast(paragraph, lexicon, &taken, said);
        let Some(piece) = said.content.last_mut().filter(|piece| leads_on(paragraph, piece)) else {
            continue;
        };
        let next = taken.partition_point(|part| part.start < piece.end);
        let free = taken.get(next).map_or(paragraph.len(), |part| part.start);
        if free == piece.end {
            // "They would carry on, he said" is whole.
            if NEVER_LAST.contains(&paragraph.lower(piece.end - 1)) {
                drop_last(paragraph, piece);
            }
            continue;
        }
        match rest(paragraph, lexicon, piece.end, free) {
            Some(end) => piece.end = end,
            None => drop_last(paragraph, piece),
        }
    }
}

/// Lets content go on to the end of a headline, where a few words of it are left that nothing else
/// takes.
fn finish_headline(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    taken: &[Range<usize>],
    said: &mut Attribution,
) {
    let end = paragraph.len();
    let behind_cue = |start: usize| said.cue.as_ref().is_some_and(|cue| cue.end <= start);
    let Some(piece) = said.content.last().filter(|piece| behind_cue(piece.start)) else { return };
    let rest = piece.end..end;
    let is_short = end <= LONGEST_HEADLINE && (1..=LONGEST_END).contains(&rest.len());
    let is_word = |at: usize| {
        let word = paragraph.word(at);
        word.starts_with(|char: char| char.is_ascii_digit() || char.is_lowercase())
            && paragraph.is_outside(at)
            && !verb_forms::is_common_verb(word)
            && !lexicon.class(paragraph.lower(at)).is(Class::SPEECH)
    };
    let is_free = taken.iter().all(|part| part.end <= rest.start);
    let is_outside = paragraph.is_outside(piece.end - 1);
    if is_short
        && is_outside
        && is_free
        && rest.clone().all(is_word)
        && let Some(piece) = said.content.last_mut()
    {
        piece.end = end;
    }
}

/// Lets content that ends with "that" go on to the end of the report behind it, which is told of what
/// stands before: "the sum that | *advisers say it is worth*".
fn finish_relative(paragraph: &Paragraph, nested: &[(usize, usize)], said: &mut Attribution) {
    let Some(piece) = said.content.last_mut().filter(|piece| piece.len() > 2) else { return };
    let is_relative = matches!(paragraph.lower(piece.end - 1), "that" | "which")
        && paragraph.is_outside(piece.end - 1)
        // "A post to which Lind said" tells of no more.
        && !LEADING.contains(&paragraph.lower(piece.end - 2))
        && matches!(paragraph.word(piece.end - 2).chars().next(), Some(char) if char.is_alphanumeric());
    let report = nested.partition_point(|(source, _)| *source < piece.end);
    let report = nested.get(report).filter(|(source, _)| *source == piece.end);
    let Some(&(_, end)) = report else { return };
    let sentence = paragraph.sentence_of(piece.end - 1).end;
    // "Held talks in | what critics said was a stunt" is the writer's from there on.
    let is_what = paragraph.lower(piece.end - 1) == "what" && paragraph.is_outside(piece.end - 1);
    if is_relative && end <= sentence && piece.end < end {
        piece.end = end;
    } else if is_what && LEADING.contains(&paragraph.lower(piece.end - 2)) && piece.len() > 4 {
        // "In response to what", "in an act of what".
        let noun =
            piece.end - 3 - usize::from(matches!(paragraph.lower(piece.end - 4), "a" | "an"));
        let leads = paragraph.lower(noun - 1) == "in" && noun > piece.start + 2;
        piece.end = if leads { noun - 1 } else { piece.end - 2 };
        piece.end -= usize::from(paragraph.word(piece.end - 1) == ",");
    }
}

/// Lets content behind its cue go on over a single word before the end of its clause, which nothing else
/// takes: "called it his mother | *tongue* and left".
fn finish_noun(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    taken: &[Range<usize>],
    said: &mut Attribution,
) {
    let Some(cue) = &said.cue else { return };
    let Some(piece) = said.content.last_mut().filter(|piece| piece.start >= cue.end) else {
        return;
    };
    let (last, next) = (piece.end - 1, piece.end);
    let word = paragraph.word(next);
    let closes = matches!(paragraph.word(next + 1), "." | "," | ";" | "?" | "!" | "and" | "but");
    let is_beside = paragraph.tokens.get(next).is_some_and(|token| {
        token.state == QuoteState::Outside
            && token.sentence == paragraph.tokens[last].sentence
            && paragraph.is_outside(last)
    });
    let goes_on =
        paragraph.word(last).ends_with(|char: char| char.is_alphanumeric() || char == ')');
    let first_taken = taken.partition_point(|part| part.end <= next);
    let is_free = taken.get(first_taken).is_none_or(|part| part.start > next);
    if closes && is_beside && goes_on && is_free && may_end(lexicon, word) {
        piece.end += 1;
    }
}

/// Lets content behind its cue go on over a short contrast without a verb, up to the end of its sentence:
/// "asked for a gate, | *but at a lower price*".
fn finish_contrast(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    taken: &[Range<usize>],
    said: &mut Attribution,
) {
    let Some(cue) = &said.cue else { return };
    let Some(piece) = said.content.last_mut().filter(|piece| piece.start >= cue.end) else {
        return;
    };
    let has_comma = paragraph.word(piece.end - 1) == ",";
    let but = piece.end + usize::from(!has_comma);
    let opens = paragraph.word(but - 1) == ","
        && paragraph.lower(but) == "but"
        && matches!(
            paragraph.lower(but + 1),
            "at" | "by" | "for" | "from" | "in" | "on" | "with" | "within"
        );
    // "But under oath", "but in a letter" tell how it was said.
    let is_noun = Class::ANY_ROLE | Class::PERSON | Class::BODY | Class::WORK | Class::FUNCTION;
    let compares = |at: usize| {
        let word = paragraph.lower(at);
        matches!(word, "more" | "less" | "fewer" | "worse" | "better")
            || word.len() > 4 && word.ends_with("er") && !lexicon.class(word).is(is_noun)
    };
    let first_taken = taken.partition_point(|part| part.end <= but);
    let free = taken.get(first_taken).map_or(paragraph.len(), |part| part.start);
    if !opens || !paragraph.is_outside(but - 1) || !paragraph.is_outside(but) || free <= but {
        return;
    }
    let is_verb = |at: usize| verb_forms::is_plain_or_past(paragraph.lower(at));
    if let Some(end) = rest(paragraph, lexicon, but + 1, free)
        && matches!(paragraph.word(end), "." | ")" | "")
        && !(but..end).any(is_verb)
        && (but..end).any(compares)
    {
        piece.end = end;
    }
}

/// Returns true for a word in small letters that ends a group of nouns or tells of one, and says neither
/// when nor how it was said.
fn may_end(lexicon: &Lexicon, word: &str) -> bool {
    word.len() > 2
        && word.chars().all(char::is_lowercase)
        && !word.ends_with("ly")
        && !verb_forms::is_common_verb(word)
        && !lexicon.class(word).is(Class::FUNCTION | Class::SPEECH | Class::WITH_CUE)
        && !LEADING.contains(&word)
        && !NO_ENDS.contains(&word)
}

/// Returns true if content ends with a word that leads to the one behind it.
fn leads_on(paragraph: &Paragraph, piece: &Range<usize>) -> bool {
    let last = piece.end - 1;
    let next = paragraph.word(piece.end);
    let is_word =
        next.starts_with(|char: char| char.is_alphanumeric() || char == '$' || char == '£');
    // "To weigh in and to vote" is whole.
    let is_joined = matches!(next, "and" | "or" | "but");
    paragraph.is_outside(last)
        && paragraph.is_outside(piece.end)
        && is_word
        && !is_joined
        && LEADING.contains(&paragraph.lower(last))
        && paragraph.tokens[last].sentence == paragraph.tokens[piece.end].sentence
}

/// Returns where the phrase that begins at `start` ends: at a comma or stop before token `free`, if
/// no clause stands before that.
fn rest(paragraph: &Paragraph, lexicon: &Lexicon, start: usize, free: usize) -> Option<usize> {
    let sentence = paragraph.sentence_of(start).end;
    let stops = |at: usize| {
        at >= sentence
            || matches!(
                paragraph.word(at),
                "." | "," | ";" | ":" | "?" | "!" | ")" | "—" | "–" | "-"
            )
    };
    let end = (start..=start + LONGEST).find(|&at| stops(at)).filter(|&end| end <= free)?;
    // "As Lind, the keeper, had claimed" is a clause.
    if paragraph.lower(start - 1) == "as" && paragraph.word(end) == "," {
        return None;
    }
    let is_clause = |at: usize| {
        let word = paragraph.lower(at);
        let is_report = lexicon.class(word).is(Class::SPEECH) && word.ends_with("ed");
        verb_forms::is_common_verb(word) && word != "'s"
            || matches!(word, "said" | "says" | "told" | "who" | "which" | "that" | "and" | "but")
            || matches!(word, "he" | "she" | "they" | "we" | "i" | "it")
            || is_report
            || !paragraph.is_outside(at)
    };
    (end > start && !(start..end).any(is_clause)).then_some(end)
}

/// Takes the word that leads on from the end of content, with the comma before it.
fn drop_last(paragraph: &Paragraph, piece: &mut Range<usize>) {
    let comma = usize::from(paragraph.word(piece.end.saturating_sub(2)) == ",");
    if piece.len() > 2 + comma {
        piece.end -= 1 + comma;
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::mend;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is left of the content from token 2 of `text` to before "|", which is left out.
    fn mended(text: &str) -> String {
        let (before, behind) = text.split_once("| ").unwrap();
        let end = Paragraph::all(before)[0].len();
        let text = format!("{before}{behind}");
        let paragraph = Paragraph::all(&text).remove(0);
        let mut said = [Attribution {
            cue: Some(1..2),
            content: std::iter::once(2..end).collect(),
            ..Attribution::default()
        }];
        mend(&paragraph, &Lexicon::bundled(), &mut said);
        let piece = said[0].content[0].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn a_short_phrase_behind_a_preposition_belongs_to_it() {
        for (text, content) in [
            ("Holm promised a new lock for | Norvik.", "a new lock for Norvik"),
            ("Holm said it rose from 3 to | 19 feet, a record.", "it rose from 3 to 19 feet"),
        ] {
            assert_eq!(mended(text), content);
        }
    }

    #[test]
    fn a_headline_ends_with_its_words() {
        for (text, content) in [
            ("Holm denies stealing 400 | locks", "stealing 400 locks"),
            ("Holm denies stealing locks | Read more", "stealing locks"),
        ] {
            assert_eq!(mended(text), content);
        }
    }

    #[test]
    fn what_somebody_else_calls_it_is_not_said() {
        for (text, content) in [
            ("Holm said she would row in what critics called a stunt.", "she would row"),
            ("Holm said she would row, in an act of what critics called love.", "she would row"),
        ] {
            let paragraph = Paragraph::all(text).remove(0);
            let what = (0..paragraph.len()).find(|&at| paragraph.word(at) == "what").unwrap();
            let report = |source: usize, content: Range<usize>| Attribution {
                source: Some(source..source + 1),
                cue: Some(source + 1..source + 2),
                content: std::iter::once(content).collect(),
                ..Attribution::default()
            };
            let mut found = [report(0, 2..what + 1), report(what + 1, what + 3..what + 5)];
            mend(&paragraph, &Lexicon::bundled(), &mut found);
            let piece = found[0].content[0].clone();
            assert_eq!(paragraph.slice(paragraph.span(piece.start, piece.end)), content);
        }
    }

    #[test]
    fn a_word_before_the_end_of_a_clause_belongs_to_it() {
        for (text, content) in [
            ("Holm called it a death | trap, and left.", "it a death trap"),
            (
                "Holm said it was full of algae (scum) | blooms.",
                "it was full of algae (scum) blooms",
            ),
            ("Holm said it leaked | yesterday.", "it leaked"),
            ("Holm said it leaked | and left.", "it leaked"),
        ] {
            assert_eq!(mended(text), content);
        }
    }

    #[test]
    fn a_contrast_without_a_verb_belongs_to_it() {
        for (text, content) in [
            (
                "Holm proposed a new lock| , but on a far smaller scale.",
                "a new lock, but on a far smaller scale",
            ),
            ("Holm proposed a new lock| , but only for boats.", "a new lock"),
            ("Holm announced a new lock| , but in a letter to Lind.", "a new lock"),
            ("Holm admitted a mistake| , but with a smile.", "a mistake"),
            ("Holm proposed a new lock| , but in May Lind had it shut.", "a new lock"),
            ("Holm proposed a new lock| , but at the hearing she left.", "a new lock"),
            ("Holm proposed a new lock| , but in Norvik Lind declined.", "a new lock"),
        ] {
            assert_eq!(mended(text), content);
        }
    }

    #[test]
    fn a_preposition_before_a_clause_goes() {
        for (text, content) in [
            ("Holm called it a wreck, as | Lind did in May.", "it a wreck"),
            ("Holm criticized the lock by | saying that it leaks when it is shut.", "the lock"),
        ] {
            assert_eq!(mended(text), content);
        }
        assert_eq!(mended("Holm said the tide wore | on, and left."), "the tide wore");
    }
}
