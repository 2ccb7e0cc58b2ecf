//! Finds words that are signed by their speaker: “We all came.” — Ada Holm
//!
//! Feature pages, letters and pull quotes put the name after a dash, with no
//! verb to report it.

use std::iter;
use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::analysis::Rule;
use crate::quotes::attribution::act::Verdict;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::found::parts;
use crate::quotes::attribution::rules::labels::turns;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;

/// The rule of an attribution that the line below signs.
pub const BELOW: Rule = Rule("a signature below");

/// The rule of a paragraph that ends with its signature.
pub const BEHIND: Rule = Rule("a signature behind");

/// The rule of a post that ends with its author's handle.
pub const POST: Rule = Rule("a post with a handle");

/// The likelihood of such an attribution: the dash and the name leave little doubt.
const CONFIDENCE: f32 = 0.9;

/// The largest number of tokens in a name after the dash; a longer line is a sentence.
const LONGEST: usize = 8;

/// The largest number of tokens in a line below that signs with a name and a description.
const LONGEST_LINE: usize = 16;

/// The words behind a name that say when, where or of what it was said.
const OCCASION: [&str; 8] = ["on", "in", "at", "after", "before", "during", "about", "to"];

/// Finds the name that signs `attribution`, if nothing else says whose it is.
pub fn find(paragraph: &Paragraph, attribution: &mut Attribution) {
    if attribution.source.is_some() || attribution.cue.is_some() {
        return;
    }
    let Some(content) = attribution.content.last() else { return };
    let marks = (content.end..paragraph.len())
        .take_while(|&at| matches!(paragraph.word(at), "”" | "\"" | "''" | "." | ","))
        .count();
    let dash = content.end + marks;
    let closed = marks > 0 || matches!(paragraph.word(content.end - 1), "”" | "\"" | "''");
    if !closed || !paragraph.is_dash(dash) {
        return;
    }
    let name = dash + 1;
    let rest = paragraph.len() - name.min(paragraph.len());
    if !(1..=LONGEST).contains(&rest) || !paragraph.starts_upper(name) {
        return;
    }
    // The name ends at a comma: "— Ada Holm, 34, teacher" is signed by Ada Holm.
    let end = (name..paragraph.len()).find(|&at| paragraph.word(at) == ",");
    attribution.source = Some(name..end.unwrap_or(paragraph.len()));
}

/// Gives each speech that is a paragraph, and each post, the name that signs it: behind the
/// words, or in the line below.
pub fn sign(paragraphs: &[Paragraph], found: &mut [Vec<Attribution>]) {
    for (idx, paragraph) in paragraphs.iter().enumerate() {
        let next = paragraphs.get(idx + 1);
        let below = next.and_then(name_below);
        let by_handle = next.is_some_and(|next| handle(next, 0).is_some());
        let signed = if let Some((content, name)) = post(paragraph) {
            Attribution { content: vec![content], source: Some(name), rule: POST, ..by_hand() }
        } else if below.is_some()
            && !paragraph.is_empty()
            && (paragraph.is_one_passage() || by_handle)
        {
            let content = iter::once(0..paragraph.len()).collect();
            Attribution { content, rule: BELOW, ..by_hand() }
        } else if let Some((content, name)) = signed_behind(paragraph) {
            Attribution { content: vec![content], source: Some(name), rule: BEHIND, ..by_hand() }
        } else if let Some((content, name, rest)) = post_before_text(paragraph) {
            // What the rest of the paragraph reports stays, and what the post reports of others.
            let is_behind = |said: &Attribution| parts(said).all(|part| part.start + 1 >= rest);
            found[idx].retain(|said| is_behind(said) || turns::is_of_another(paragraph, said, 0));
            let signed = Attribution { content: vec![content], source: Some(name), ..by_hand() };
            found[idx].insert(0, Attribution { rule: POST, ..signed });
            continue;
        } else {
            continue;
        };
        found[idx] = vec![signed];
    }
}

fn by_hand() -> Attribution {
    let act = Verdict { act: Act::Said, chance: CONFIDENCE };
    Attribution { act, confidence: CONFIDENCE, ..Attribution::default() }
}

/// Returns true for the rules of words that somebody has signed.
pub fn is_signed(rule: Rule) -> bool {
    [BELOW, BEHIND, POST].contains(&rule)
}

/// Returns the name in a line that is a signature: "— Ada Holm, a teacher", "— Ada Holm (@adaholm)
/// May 3".
pub fn name_below(paragraph: &Paragraph) -> Option<Range<usize>> {
    if let Some(name) = handle(paragraph, 0) {
        return Some(name);
    }
    let marked = paragraph.tokens.iter().any(|token| token.state != QuoteState::Outside);
    if !paragraph.is_dash(0) || paragraph.len() > LONGEST_LINE || marked {
        return None;
    }
    let ends = |&at: &usize| {
        matches!(paragraph.word(at), "," | "(") || at > 2 && OCCASION.contains(&paragraph.word(at))
    };
    let end = (1..paragraph.len()).find(ends);
    let name = behind_trade(paragraph, 1..end.unwrap_or(paragraph.len()));
    let last = paragraph.word(name.end - 1);
    let ends = !matches!(last, "." | "?" | "!" | ":");
    let capital = |at: usize| paragraph.starts_upper(at) || paragraph.word(at) == ".";
    let small = name.clone().filter(|&at| !capital(at)).count();
    let fits = (1..=LONGEST).contains(&name.len()) && small <= 2 && small < name.len();
    (fits && ends && paragraph.starts_upper(name.start)).then_some(name)
}

/// Returns the name of several words behind what its bearer is, in small letters: "– captain Ada
/// Holm".
fn behind_trade(paragraph: &Paragraph, line: Range<usize>) -> Range<usize> {
    const LONGEST_TRADE: usize = 3;
    let small = |&at: &usize| paragraph.starts_lower(at);
    let start = line.start + line.clone().take_while(small).count();
    let opens = matches!(
        paragraph.lower(line.start),
        "about" | "after" | "at" | "by" | "for" | "from" | "in" | "on" | "to" | "via" | "with"
    );
    let is_named = (start..line.end).all(|at| paragraph.starts_upper(at));
    let fits = start - line.start <= LONGEST_TRADE && line.end - start > 1;
    if fits && is_named && !opens { start..line.end } else { line }
}

/// Returns the passage that begins a paragraph and the name with which that ends: “It is a sieve” -
/// Ada Holm, rower.
fn signed_behind(paragraph: &Paragraph) -> Option<(Range<usize>, Range<usize>)> {
    let [passage] = &paragraph.passages[..] else { return None };
    let content = paragraph.passage_tokens(0);
    let dash = content.end + usize::from(matches!(paragraph.word(content.end), "." | ","));
    let rest = dash + 1..paragraph.len();
    if !passage.is_closed() || content.start != 0 || !paragraph.is_dash(dash) {
        return None;
    }
    let end = rest.clone().find(|&at| matches!(paragraph.word(at), "," | "("));
    let name = rest.start..end.unwrap_or(rest.end);
    let is_named = name.clone().all(|at| paragraph.starts_upper(at));
    let fits = (2..=LONGEST).contains(&name.len()) && rest.len() <= LONGEST_LINE && is_named;
    (fits && !matches!(paragraph.word(rest.end - 1), "." | "?" | "!" | ":"))
        .then_some((content, name))
}

/// Returns the words of a post and the name behind them: "We are open. — Ada Holm (@adaholm) May
/// 3".
fn post(paragraph: &Paragraph) -> Option<(Range<usize>, Range<usize>)> {
    let dash = (1..paragraph.len()).rev().find(|&at| paragraph.is_dash(at))?;
    Some((0..dash, handle(paragraph, dash)?))
}

/// Returns the name between a dash and a handle in brackets, with no more than a date behind them.
fn handle(paragraph: &Paragraph, dash: usize) -> Option<Range<usize>> {
    let at = (dash + 2..paragraph.len()).find(|&at| paragraph.word(at).starts_with('@'))?;
    let is_end = paragraph.len() - at <= LONGEST;
    name_before(paragraph, dash, at).filter(|_| is_end)
}

/// Returns the name between a dash and a handle in brackets.
fn name_before(paragraph: &Paragraph, dash: usize, handle: usize) -> Option<Range<usize>> {
    let brackets = paragraph.word(handle - 1) == "(" && paragraph.word(handle + 1) == ")";
    let name = dash + 1..handle - 1;
    (paragraph.is_dash(dash) && brackets && (1..=LONGEST).contains(&name.len())).then_some(name)
}

/// Returns the words of a post that opens a paragraph, the name behind them, and the token behind its
/// date, to which a page has stuck the text that follows: "We are open. — Ada Holm (@adaholm) May 3,
/// 2031The mayor".
fn post_before_text(paragraph: &Paragraph) -> Option<(Range<usize>, Range<usize>, usize)> {
    let stuck = |at: usize| {
        let word = paragraph.word(at);
        let digits = word.bytes().take_while(u8::is_ascii_digit).count();
        digits == 4 && word[digits..].starts_with(char::is_uppercase)
    };
    let dated = |at: usize| {
        paragraph.starts_upper(at + 2)
            && paragraph.word(at + 3).bytes().all(|byte| byte.is_ascii_digit())
            && paragraph.word(at + 4) == ","
            && stuck(at + 5)
    };
    let is_handle = |&at: &usize| paragraph.word(at).starts_with('@') && dated(at);
    let handle = (2..paragraph.len()).find(is_handle)?;
    let dash = (1..handle - 1).rev().take(LONGEST + 1).find(|&at| paragraph.is_dash(at))?;
    Some((0..dash, name_before(paragraph, dash, handle)?, handle + 6))
}

#[cfg(test)]
mod tests {
    use super::find;
    use crate::quotes::Act;
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::paragraph::Paragraph;
    use crate::text::Text;

    /// Returns who signs the first passage of `text`.
    fn signed(text: &str) -> Option<String> {
        let paragraph = Paragraph::all(text).remove(0);
        let content = paragraph.passage_tokens(0);
        let mut attribution = Attribution { content: vec![content], ..Attribution::default() };
        find(&paragraph, &mut attribution);
        let source = attribution.source?;
        Some(paragraph.slice(paragraph.span(source.start, source.end)).to_owned())
    }

    #[test]
    fn a_name_after_a_dash_signs_the_words() {
        assert_eq!(signed("“We all came.” — Ada Holm").as_deref(), Some("Ada Holm"));
        assert_eq!(signed("“We all came.” ― Ada Holm, 34, a teacher").as_deref(), Some("Ada Holm"));
    }

    #[test]
    fn a_sentence_after_a_dash_signs_nothing() {
        assert_eq!(signed("“We all came” – which was not quite true."), None);
        let long = "“We all came.” — Nobody could say afterwards who had counted them or when";
        assert_eq!(signed(long), None);
        assert_eq!(signed("“We all came.” Ada Holm left."), None);
    }

    /// Returns who says what.
    fn said(text: &str) -> Vec<String> {
        let text = Text::new(text);
        let found = analyze(&text, Model::bundled());
        let all = found.quotations.iter().map(|said| {
            let name = said.speaker.map_or("?", |idx| found.speakers[idx.0 as usize].name.as_str());
            format!("{name}: {}", &text[said.content.first().unwrap()])
        });
        all.collect()
    }

    #[test]
    fn the_line_below_signs_a_speech() {
        let words = "“Two drunks do not make a sober man.”";
        let text = format!("{words}\n— Paul Achter, former chairman\n“It works.”\n– Ida Berg");
        assert_eq!(
            said(&text),
            [format!("Paul Achter: {words}"), "Ida Berg: “It works.”".to_owned()]
        );
        let told = format!("{words}\n— Nobody knew who had said it.");
        assert_ne!(said(&told)[0], format!("Nobody: {words}"));
    }

    #[test]
    fn a_signature_counts_more_than_what_the_words_report() {
        let words = "“The keeper says it is a sieve”";
        assert_eq!(said(&format!("{words} - Ida Berg")), [format!("Ida Berg: {words}")]);
        let below = "“It is a sieve.”\n— Rower Ida Berg on life at the lock";
        assert_eq!(said(below), ["Ida Berg: “It is a sieve.”"]);
    }

    #[test]
    fn a_trade_may_stand_before_the_name_that_signs() {
        assert_eq!(said("“It is a sieve.”\n– rower Ida Berg"), ["Ida Berg: “It is a sieve.”"]);
        assert_ne!(said("“It is a sieve.”\n– by Ida Berg"), ["Ida Berg: “It is a sieve.”"]);
    }

    #[test]
    fn a_handle_signs_a_post() {
        let post = "We open at nine. — Ada Holm (@adaholm) May 3, 2021";
        assert_eq!(said(post), ["Ada Holm: We open at nine."]);
        assert_eq!(said("We open at nine.\n— Ada Holm (@adaholm)"), ["Ada Holm: We open at nine."]);
    }

    #[test]
    fn what_is_signed_is_said_whatever_it_is_about() {
        for words in ["We will close the road.", "Snow on all roads!", "The lock took 26 lives."] {
            let text = Text::new(format!("{words} — Ada Holm (@adaholm) May 3, 2021"));
            let found = analyze(&text, Model::bundled());
            let acts: Vec<Act> = found.quotations.iter().map(|said| said.act).collect();
            assert_eq!(acts, [Act::Said], "{words}");
        }
    }

    #[test]
    fn a_post_may_have_the_next_text_stuck_to_its_date() {
        let text = Text::new(
            "Ada Holm was asked about the lock.\nWe are open until May, and the lock is dry.— \
            Ada Holm (@adaholm) May 3, 2031The town met on Monday.",
        );
        let found = analyze(&text, Model::bundled());
        let said = found.quotations.last().expect("the post is found");
        let words = &text[said.content.first().unwrap()];
        assert_eq!(words, "We are open until May, and the lock is dry.");
        assert_eq!(said.act, Act::Said);
    }
}
