//! Tells whom "by" names behind a passive: somebody who can speak, and no time or means.

use std::ops::Range;

use crate::quotes::reading::dateline;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;

/// The largest number of tokens in the one whom "by" names.
pub(super) const LONGEST: usize = 14;

/// Returns the end of what begins at `start`, without a year or a day: "by the union in 2004".
pub(super) fn without_date(paragraph: &Paragraph, start: usize, end: usize) -> usize {
    let is_date = |at: &usize| match paragraph.lower(*at) {
        "in" | "since" => {
            let next = paragraph.lower(at + 1);
            next.starts_with(|char: char| char.is_ascii_digit())
                || dateline::is_month(next)
                || at + 1 == end
        }
        "on" | "last" | "this" => at + 2 >= end,
        _ => false,
    };
    (start..end).find(is_date).unwrap_or(end)
}

/// Returns true if the tokens can name somebody: a few words outside of quotation marks that are
/// no verb and no clause.
pub(super) fn is_agent(paragraph: &Paragraph, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    if !(1..=LONGEST).contains(&tokens.len()) {
        return false;
    }
    let fits = |at: usize| {
        paragraph.is_outside(at) && !matches!(paragraph.word(at), "to" | "that" | "who" | "which")
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

/// Returns true if the tokens name somebody who can speak, and no time or part: "by Friday", "by half"
/// and "by mistake in the paper" name nobody.
pub(super) fn speaks(paragraph: &Paragraph, lexicon: &Lexicon, tokens: Range<usize>) -> bool {
    let first = paragraph.lower(tokens.start);
    let is_time = first.ends_with("day")
        || dateline::is_month(first) && (first.len() > 3 || first == "may")
        || matches!(first, "late" | "early" | "next" | "last" | "mistake" | "accident" | "chance");
    let can = |at: usize| {
        let class = lexicon.class(paragraph.lower(at));
        paragraph.starts_upper(at)
            || class.is(Class::GROUP | Class::BODY | Class::ORGANIZATION | Class::PERSON)
            || class.is(Class::ANY_ROLE)
            || matches!(paragraph.lower(at), "him" | "her" | "them" | "me" | "us")
    };
    !is_time && tokens.clone().any(can)
}

/// Returns whom "by" names right behind a passage, up to the next mark: "“a folly” by Holm.", or
/// behind a day.
pub(super) fn named_behind(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    end: usize,
) -> Option<Range<usize>> {
    let by = end + if paragraph.lower(end) == "on" { 2 } else { 0 };
    let stop = |at: &usize| matches!(paragraph.word(*at), "." | "," | ";" | "—" | "–" | "");
    let agent = by + 1..(by + 1..=by + 1 + LONGEST).find(stop)?;
    (paragraph.lower(by) == "by"
        && is_agent(paragraph, lexicon, agent.clone())
        && speaks(paragraph, lexicon, agent.clone()))
    .then_some(agent)
}

#[cfg(test)]
mod tests {
    use super::named_behind;
    use super::without_date;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns whom "by" names behind the marks of a text.
    fn named(text: &str) -> Option<String> {
        let paragraph = Paragraph::all(text).remove(0);
        let end = paragraph.passage_tokens(0).end;
        let agent = named_behind(&paragraph, &Lexicon::bundled(), end)?;
        Some(paragraph.slice(paragraph.span(agent.start, agent.end)).to_owned())
    }

    #[test]
    fn by_names_somebody_and_no_time_means_or_chance() {
        for (agent, speaks) in [
            ("Bo Lind", true),
            ("the rowers' union", true),
            ("Friday", false),
            ("phone", false),
            ("mistake in the paper", false),
            ("holding the gate", false),
        ] {
            let found = named(&format!("The lock was branded “a folly” by {agent}."));
            assert_eq!(found.as_deref(), Some(agent).filter(|_| speaks), "{agent}");
        }
        let text = "The lock was branded “a folly” on Monday by Bo Lind.";
        assert_eq!(named(text).as_deref(), Some("Bo Lind"));
    }

    #[test]
    fn a_year_is_no_part_of_who_is_named() {
        let paragraph = Paragraph::all("The union in 2004 left.").remove(0);
        assert_eq!(without_date(&paragraph, 0, 4), 2);
        let paragraph = Paragraph::all("The union in Norvik left.").remove(0);
        assert_eq!(without_date(&paragraph, 0, 4), 4);
    }
}
