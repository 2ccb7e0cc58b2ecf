//! Tells the titles of works from what somebody said: "sang “Tell Me Why”", "The song “Mama Said” was a hit".
//!
//! A verb or a pronoun in a title makes the network take it for speech.

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::Token;

/// The largest number of tokens in a title, with its marks.
const LONGEST: usize = 12;

/// Takes a title behind a verb of making for nothing said.
pub fn tell(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(cue), [piece]) = (&said.cue, &said.content[..]) else { return };
    let makes = matches!(
        paragraph.lower(cue.end.saturating_sub(1)),
        "wrote" | "sang" | "sings" | "recorded" | "for"
    );
    // What somebody wrote on a wall or in a post is theirs.
    let is_put = matches!(paragraph.lower(piece.end), "on" | "in" | "at");
    let is_put = is_put && paragraph.lower(cue.start) == "wrote";
    let is_made = piece.start == cue.end && makes && !is_put && is_title(paragraph, piece);
    if is_made || is_motto(paragraph, cue, piece) || is_named(paragraph, said, cue, piece) {
        said.act.act = Act::None;
    }
}

/// Returns true for a work with its name: "wrote a *report called* “Locks of Norvik”".
fn is_named(
    paragraph: &Paragraph,
    said: &Attribution,
    cue: &Range<usize>,
    piece: &Range<usize>,
) -> bool {
    let is_name = match paragraph.lower(cue.end.saturating_sub(1)) {
        "titled" | "entitled" | "headlined" => !paragraph.is_outside(piece.start),
        "called" | "named" | "labelled" | "labeled" | "dubbed" => is_title(paragraph, piece),
        _ => false,
    };
    let is_work = |noun: usize| {
        let word = paragraph.lower(noun);
        let word = word.strip_suffix('s').unwrap_or(word);
        matches!(
            word,
            "report"
                | "article"
                | "editorial"
                | "book"
                | "document"
                | "film"
                | "essay"
                | "column"
                | "campaign"
                | "program"
                | "programme"
                | "bill"
                | "video"
                | "song"
                | "paper"
                | "study"
        )
    };
    let is_behind = |source: &Range<usize>| source.end == cue.start && is_work(source.end - 1);
    is_name
        && cue.len() == 1
        && piece.start == cue.end
        && said.source.as_ref().is_some_and(is_behind)
}

/// Returns true for a noun that only has the words in marks as its name: "under the *motto*, “Ever dry”".
fn is_motto(paragraph: &Paragraph, cue: &Range<usize>, piece: &Range<usize>) -> bool {
    let comma = usize::from(paragraph.word(cue.end) == ",");
    let is_name = matches!(
        paragraph.lower(cue.start),
        "motto" | "slogan" | "nickname" | "moniker" | "tagline" | "strapline" | "title"
    );
    cue.len() == 1
        && is_name
        && piece.start == cue.end + comma
        && !paragraph.is_outside(piece.start)
}

/// Takes from content a heading in marks that the text has lost the line of: “It leaks.”‘An old
/// lock’Holm said so. What stands behind it there is another paragraph.
pub fn drop_stuck(paragraph: &Paragraph, said: &mut Attribution) {
    for piece in &mut said.content {
        let headings = piece.clone().find_map(|at| Some((at, stuck_end(paragraph, at)?)));
        match headings {
            Some((at, end)) if at == piece.start => piece.start = end.min(piece.end),
            Some((at, _)) => piece.end = at,
            None => (),
        }
    }
    if said.content.iter().any(|piece| !piece.is_empty()) {
        said.content.retain(|piece| !piece.is_empty());
    }
}

/// Returns the token behind a heading in marks at `at` that touches the sentences around it.
fn stuck_end(paragraph: &Paragraph, at: usize) -> Option<usize> {
    let touches = |at: usize| {
        let ends = |token: &Token| token.span.end();
        let before = at.checked_sub(1).and_then(|before| paragraph.tokens.get(before)).map(ends);
        before == paragraph.tokens.get(at).map(|token| token.span.start())
    };
    let opens = matches!(paragraph.word(at), "‘" | "“") && at > 0 && touches(at);
    let is_behind = opens && matches!(paragraph.word(at - 1), "." | "!" | "?" | "”");
    let far = paragraph.len().min(at + LONGEST);
    let closing = if paragraph.word(at) == "‘" { "’" } else { "”" };
    let close = (at + 2..far).find(|_| is_behind)?..far;
    let end = close.clone().find(|&close| paragraph.word(close) == closing)? + 1;
    let is_before = touches(end) && paragraph.starts_upper(end);
    is_before.then_some(end)
}

/// Returns true if the cue stands in a title and its words beyond that.
pub fn is_torn(paragraph: &Paragraph, said: &Attribution) -> bool {
    let Some(cue) = said.cue.as_ref().filter(|cue| !cue.is_empty()) else { return false };
    let Some(idx) = paragraph.tokens[cue.start].passage else { return false };
    let title = paragraph.passage_tokens(idx as usize);
    let crosses = |piece: &Range<usize>| piece.start < title.end && title.end < piece.end;
    said.content.iter().any(crosses) && is_title(paragraph, &title)
}

/// Returns true for words that begin with a passage in the capitals of a title.
pub fn is_title(paragraph: &Paragraph, piece: &Range<usize>) -> bool {
    let Some(idx) = paragraph.tokens[piece.start].passage else { return false };
    let title = paragraph.passage_tokens(idx as usize);
    let words = || title.clone().map(|at| paragraph.word(at));
    let is_small = |word: &str| {
        matches!(
            word,
            "a" | "an"
                | "the"
                | "and"
                | "or"
                | "of"
                | "in"
                | "on"
                | "to"
                | "for"
                | "at"
                | "with"
                | "from"
                | "by"
        )
    };
    let letters = || words().filter(|word| word.starts_with(char::is_alphabetic));
    let is_capital = |word: &&str| word.starts_with(char::is_uppercase);
    title.start == piece.start
        && title.len() <= LONGEST
        && letters().filter(is_capital).count() > 1
        && letters().all(|word| is_capital(&word) || is_small(word))
        && !words().any(|word| matches!(word, "." | "!"))
}

#[cfg(test)]
mod tests {
    use super::drop_stuck;
    use super::tell;
    use crate::quotes::Act;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::acts;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn a_heading_that_lost_its_line_is_nothing_said() {
        let text = "“It leaks,” Holm said.‘An old lock’Lind disagreed.";
        let paragraph = Paragraph::all(text).remove(0);
        let heading = 8..paragraph.len();
        let mut said = Attribution { content: vec![0..5, heading], ..Attribution::default() };
        drop_stuck(&paragraph, &mut said);
        let behind = said.content[1].clone();
        assert_eq!(paragraph.slice(paragraph.span(behind.start, behind.end)), "Lind disagreed.");
        let mut said = Attribution { content: vec![0..5, 6..13], ..Attribution::default() };
        drop_stuck(&paragraph, &mut said);
        assert_eq!(said.content, [0..5, 6..8]);
    }

    #[test]
    fn a_title_is_nothing_said() {
        assert_eq!(acts("The song “Mama Said” was a hit in 1961."), []);
        assert_eq!(acts("Ada Holm sang “Tell Me Why” on Monday."), [Act::None]);
        assert_eq!(acts("Ada Holm wrote “Tell Her I Said No” in 1961."), [Act::None]);
        assert_eq!(acts("Ada Holm wrote, “Tell her I said no.”"), [Act::Said]);
        let text = "Ada Holm, who retires under the school motto, “Ever Onward”, is a keeper.";
        assert!(!acts(text).contains(&Act::Said));
    }

    #[test]
    fn the_name_of_a_work_is_nothing_said() {
        let told = |text: &str| {
            marked(text, |paragraph, mut said| {
                tell(paragraph, &mut said);
                said.act.act
            })
        };
        let text = "[The fund wrote a report] <called> {“Locks And Boats of Norvik”}.";
        assert_eq!(told(text), Act::None);
        assert_eq!(told("In [an editorial] <headlined> {“The lock leaks”}."), Act::None);
        assert_eq!(told("[The report] <called> {the lock “a sieve”}."), Act::Said);
        assert_eq!(told("[The Post] <headlined> {“The lock leaks”}."), Act::Said);
    }
}
