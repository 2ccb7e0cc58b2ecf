//! Finds where the words for a source end.

use std::ops::Range;

use crate::quotes::reading::dateline;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bearers::apposition::is_auxiliary;
use crate::quotes::speakers::source_phrase::head::is_agent;

/// Returns where a source begins behind the word of another clause: "Replying, the minister".
pub(super) fn behind_participle(paragraph: &Paragraph, tokens: Range<usize>) -> usize {
    let opens = tokens.len() > 2
        && paragraph.lower(tokens.start).ends_with("ing")
        && paragraph.word(tokens.start + 1) == ",";
    tokens.start + if opens { 2 } else { 0 }
}

/// Returns where a source ends before the time that stands behind it: "a senior official on Monday".
pub(super) fn without_time(paragraph: &Paragraph, behind: Range<usize>) -> usize {
    let of_time = |idx: &usize| {
        matches!(
            paragraph.lower(*idx),
            "on" | "this"
                | "last"
                | "late"
                | "early"
                | "earlier"
                | "yesterday"
                | "today"
                | "monday"
                | "tuesday"
                | "wednesday"
                | "thursday"
                | "friday"
                | "saturday"
                | "sunday"
                | "morning"
                | "afternoon"
                | "evening"
                | "night"
                | "week"
                | "weekend"
                | "month"
                | "year"
        ) || is_date(paragraph, *idx)
    };
    let time = |end: usize| (behind.start..end).rev().take_while(of_time).count();
    let end = behind.end;
    // A comma behind the time is one around it: "the adviser, Ines Marsh, on Monday,".
    let closed = end > behind.start && paragraph.word(end - 1) == "," && time(end - 1) > 0;
    let end = end - usize::from(closed);
    let before = end - time(end);
    // "The events of Friday" are those of that day.
    if before > behind.start && matches!(paragraph.lower(before - 1), "of" | "from" | "since") {
        return end;
    }
    // "A report released on Monday" is a report.
    let is_done = before < end
        && before > behind.start
        && is_participle(paragraph.lower(before - 1))
        && is_noun(paragraph.lower(before - 2));
    before - usize::from(is_done)
}

/// Returns true for the parts of "May 3", and for those of "just this past week" that are no time
/// by themselves.
fn is_date(paragraph: &Paragraph, idx: usize) -> bool {
    let day = |idx: usize| {
        let word = paragraph.word(idx);
        word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit()) && !word.is_empty()
    };
    let month = |idx: usize| dateline::is_month(paragraph.lower(idx));
    let next = paragraph.lower(idx + 1);
    match paragraph.lower(idx) {
        "past" => matches!(next, "week" | "weekend" | "month" | "year" | "monday" | "friday"),
        "just" => matches!(next, "this" | "last" | "yesterday"),
        _ => month(idx) && day(idx + 1) || idx > 0 && day(idx) && month(idx - 1),
    }
}

/// Returns true for a word that something can be said of behind it: no article, adverb or number.
fn is_noun(lower: &str) -> bool {
    lower.starts_with(char::is_alphabetic)
        && !lower.ends_with("ly")
        && !matches!(
            lower,
            "the" | "a" | "an" | "his" | "her" | "its" | "their" | "one" | "two" | "three" | "many"
        )
}

/// Returns where a source ends before what its owner fills with words on a platform: "the mayor’s
/// Norvik page", "her Norvik account".
pub(super) fn before_channel(paragraph: &Paragraph, tokens: Range<usize>) -> usize {
    const LONGEST: usize = 4;
    let Some(last) = tokens.end.checked_sub(1).filter(|&last| last > tokens.start) else {
        return tokens.end;
    };
    let is_channel = matches!(
        paragraph.lower(last),
        "account" | "channel" | "feed" | "page" | "post" | "posts" | "profile"
    );
    let is_genitive = |end: &usize| match paragraph.lower(*end) {
        "'s" => true,
        "'" | "’" => paragraph.lower(end - 1).ends_with('s'),
        _ => false,
    };
    let near = last.saturating_sub(LONGEST).max(tokens.start + 1)..last;
    let pronoun = matches!(paragraph.lower(tokens.start), "his" | "her" | "its" | "their")
        && last <= tokens.start + LONGEST;
    let owner = near.clone().find(is_genitive).or(pronoun.then_some(tokens.start + 1));
    let platform =
        |from: usize| (from..last).any(|idx| paragraph.word(idx).starts_with(char::is_uppercase));
    owner.filter(|&end| is_channel && platform(end)).unwrap_or(tokens.end)
}

/// Returns where a source ends before what somebody said so in: "the board in a statement".
pub(super) fn without_statement(paragraph: &Paragraph, tokens: Range<usize>) -> usize {
    let said_in = |idx: &usize| {
        paragraph.lower(*idx) == "in"
            && matches!(paragraph.lower(idx + 1), "a" | "an" | "its" | "his" | "her" | "their")
            && matches!(
                paragraph.lower(idx + 2),
                "statement" | "letter" | "interview" | "tweet" | "release" | "memo" | "report"
            )
    };
    // Such as "Ines Marsh by email: “…”".
    let sent_by = |idx: &usize| {
        matches!(paragraph.lower(*idx), "by" | "via")
            && idx + 2 == tokens.end
            && matches!(
                paragraph.lower(idx + 1),
                "e-mail" | "email" | "letter" | "phone" | "telephone" | "text"
            )
    };
    let said = |idx: &usize| said_in(idx) || sent_by(idx);
    tokens.clone().skip(1).find(said).unwrap_or(tokens.end)
}

/// Returns where a source ends that runs on into a clause: "Norvik Bank released the report". No
/// article stands behind a noun and a verb inside of a name or a description.
pub(super) fn without_clause(paragraph: &Paragraph, tokens: Range<usize>) -> usize {
    let small = |idx: usize| paragraph.word(idx).starts_with(char::is_lowercase);
    let named = |idx: usize| paragraph.word(idx).starts_with(char::is_uppercase);
    let verb = |idx: usize| {
        small(idx) && paragraph.lower(idx).ends_with("ed") && paragraph.lower(idx).len() > 4
    };
    let object = |idx: usize| {
        matches!(
            paragraph.lower(idx),
            "the" | "a" | "an" | "its" | "several" | "dozens" | "two" | "three"
        ) || paragraph.word(idx).starts_with(|first: char| first.is_ascii_digit())
    };
    let clause =
        |idx: &usize| verb(*idx) && named(idx - 1) && object(idx + 1) && idx + 2 < tokens.end;
    tokens.clone().skip(1).find(clause).unwrap_or(tokens.end)
}

/// Tells whether a word is a body's letters and not the small word that it looks like: "the WHO".
pub(super) fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// Returns true for one person of a body or field with an "and" in its name: "a Housing and Urban
/// Affairs official".
pub(super) fn is_one_office(paragraph: &Paragraph, tokens: Range<usize>) -> bool {
    const LONGEST: usize = 8;
    let capital = |idx: usize| paragraph.word(idx).starts_with(char::is_uppercase);
    let small = |word: &str| word.chars().all(char::is_lowercase);
    (5..=LONGEST).contains(&tokens.len())
        && matches!(paragraph.lower(tokens.start), "a" | "an" | "another")
        && small(paragraph.word(tokens.end - 1))
        && !paragraph.lower(tokens.end - 1).ends_with('s')
        && (tokens.start + 1..tokens.end - 1)
            .all(|idx| capital(idx) || matches!(paragraph.lower(idx), "and" | "&" | "of"))
}

/// Returns where a description ends that names two kinds of people: "hundreds of men and women".
pub(super) fn with_second_noun(paragraph: &Paragraph, end: usize, tokens_end: usize) -> usize {
    let small = |idx: usize| {
        let word = paragraph.word(idx);
        word.starts_with(char::is_lowercase) && word.chars().all(char::is_alphanumeric)
    };
    let rest = end + 1..tokens_end;
    let second = matches!(rest.len(), 1..=3)
        && paragraph.lower(end) == "and"
        && end > 0
        && small(end - 1)
        && rest.clone().all(small)
        && paragraph.lower(tokens_end - 1).ends_with(['s', 'n']);
    if second { tokens_end } else { end }
}

/// Returns true for a word that says what was done with something: "posted", "seen".
pub fn is_participle(lower: &str) -> bool {
    lower.len() > 4 && lower.ends_with("ed")
        || matches!(lower, "seen" | "written" | "made" | "given" | "sent" | "led" | "available")
}

/// Returns the words of a source without the verb of "who took", and without the "who" of a clause with a
/// subject of its own: "who police" of "the man who police say fled".
pub(super) fn around_who(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    tokens: Range<usize>,
) -> Range<usize> {
    let start = tokens.start;
    let is_who = matches!(paragraph.word(start), "who" | "Who" | "whom");
    // "That official" is no clause, but "that was struck" is one.
    let is_which = matches!(paragraph.word(start), "that" | "which")
        && is_auxiliary(paragraph.lower(start + 1));
    if is_which {
        return start..start + 1;
    }
    if !is_who || tokens.len() < 2 {
        return tokens;
    }
    let next = paragraph.word(start + 1);
    let opens = matches!(
        paragraph.lower(start + 1),
        "a" | "an" | "the" | "he" | "she" | "they" | "it" | "i" | "we" | "his" | "her" | "their"
    );
    let is_subject = opens
        || next.starts_with(char::is_uppercase)
        || lexicon.class(paragraph.lower(start + 1)).is(Class::GROUP | Class::BODY);
    if is_subject { start + 1..tokens.end } else { start..start + 1 }
}

/// Returns where a source begins behind the noun that its clause tells of: "his fans" of "the hero
/// his fans say he is", "Marsh" of "the ones Marsh says leak". "A man nursing his wounds" is the man.
pub(super) fn behind_noun(paragraph: &Paragraph, lexicon: &Lexicon, tokens: Range<usize>) -> usize {
    let small = |idx: usize| paragraph.word(idx).chars().all(char::is_lowercase);
    let the = usize::from(matches!(paragraph.lower(tokens.start), "a" | "an" | "the"));
    let owner = tokens.start + the + 1;
    let person = owner.checked_sub(1).is_some_and(|idx| {
        let word = paragraph.lower(idx);
        lexicon.class(word).is(Class::ANY_ROLE | Class::PERSON)
            || is_agent(word) && !word.ends_with("ing")
    });
    let fits = person
        && owner + 2 == tokens.end
        && matches!(paragraph.lower(owner), "his" | "her" | "its" | "their" | "our" | "my")
        && tokens.clone().all(small);
    let is_left = tokens.len() > 2
        && paragraph.lower(tokens.start) == "the"
        && matches!(paragraph.lower(owner - 1), "ones" | "one")
        && paragraph.word(owner).starts_with(char::is_uppercase);
    if fits || is_left { owner } else { tokens.start }
}

/// Returns where a source begins behind the share of what somebody has: "Marsh’s" of "some of
/// Marsh’s", "his speech" of "more than half of his speech".
pub(super) fn behind_share(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: Range<usize>,
) -> usize {
    const LONGEST: usize = 5;
    let near = tokens.start + 1..tokens.end.min(tokens.start + LONGEST);
    let Some(of) = near.clone().find(|&idx| paragraph.lower(idx) == "of") else {
        return tokens.start;
    };
    let is_share = matches!(
        paragraph.lower(of - 1),
        "all" | "half" | "many" | "most" | "much" | "part" | "parts" | "some" | "third"
    );
    let owner = names.iter().find(|(_, name)| name.from == of + 1 && name.possessive);
    let pronoun = matches!(paragraph.lower(of + 1), "his" | "her");
    let behind = match owner {
        Some((_, name)) => name.tokens.end + 1,
        None if pronoun => of + 2,
        None => return tokens.start,
    };
    let noun = (behind..tokens.end)
        .take_while(|&idx| {
            paragraph.word(idx).starts_with(char::is_lowercase)
                && !leads_to_more(paragraph.lower(idx))
        })
        .last();
    let is_work = noun.is_none_or(|noun| lexicon.class(paragraph.lower(noun)).is(Class::WORK));
    if is_share && is_work { of + 1 } else { tokens.start }
}

/// Returns true for a word behind which more is said of a noun: "of", "for".
pub(super) fn leads_to_more(lower: &str) -> bool {
    matches!(
        lower,
        "of" | "for"
            | "at"
            | "from"
            | "in"
            | "with"
            | "on"
            | "to"
            | "near"
            | "across"
            | "among"
            | "inside"
            | "outside"
            | "aboard"
            | "along"
            | "around"
            | "behind"
            | "beside"
            | "over"
            | "through"
            | "throughout"
            | "within"
            | "close"
            | "familiar"
            | "briefed"
    )
}

/// Returns true for the "and" of "hospitals in Norvik and Old Oslo", behind which the source ends: both are
/// of the description.
pub(super) fn ends_in_names(
    paragraph: &Paragraph,
    names: &[(usize, &Mention)],
    and: usize,
    tokens: &Range<usize>,
) -> bool {
    let end = tokens.end;
    let is_thing = |name: &Mention| name.shape != Shape::Person && !name.possessive;
    let behind = |name: &Mention| {
        let the = name.from == and + 2 && paragraph.lower(and + 1) == "the";
        (name.from == and + 1 || the) && name.tokens.end == end
    };
    let before = |name: &Mention| {
        name.tokens.end == and
            && name.from.checked_sub(1).filter(|&at| at > tokens.start).is_some_and(|at| {
                let at = if paragraph.lower(at) == "the" { at.saturating_sub(1) } else { at };
                leads_to_more(paragraph.lower(at))
            })
    };
    names.iter().any(|(_, name)| is_thing(name) && before(name))
        && names.iter().any(|(_, name)| is_thing(name) && behind(name))
}

/// Returns true for the comma of "the bald, 71-year-old diplomat".
pub(super) fn parts_adjectives(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    comma: usize,
    tokens: Range<usize>,
) -> bool {
    const FAR: usize = 4;
    const ENDINGS: [&str; 12] =
        ["ed", "ous", "ful", "ive", "ic", "al", "less", "ish", "able", "ible", "ant", "-old"];
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let small = |idx: usize| paragraph.word(idx).starts_with(char::is_lowercase);
    let people = Class::ANY_ROLE | Class::PERSON | Class::GROUP | Class::BODY | Class::WORK;
    let plain = |idx: usize| {
        let begins = |first: char| first.is_lowercase() || first.is_ascii_digit();
        paragraph.word(idx).starts_with(begins) && !class(idx).is(people | Class::FUNCTION)
    };
    let describes = |idx: usize| {
        plain(idx) && ENDINGS.iter().any(|ending| paragraph.lower(idx).ends_with(ending))
    };
    let article = matches!(paragraph.lower(tokens.start), "the" | "a" | "an" | "his" | "her");
    let far = tokens.end.min(comma + 1 + FAR);
    let noun = (comma + 1..far).find(|&idx| class(idx).is(Class::ANY_ROLE | Class::PERSON));
    paragraph.word(comma) == ","
        && article
        && comma == tokens.start + 2
        && describes(comma - 1)
        && noun.is_some_and(|noun| {
            let ends = noun + 1 == tokens.end
                || paragraph.word(noun + 1) == ","
                || class(noun + 1).is(Class::FUNCTION) && small(noun + 1);
            ends && small(noun) && noun > comma + 1 && (comma + 1..noun).all(plain)
        })
}

/// Returns true for the "and" of "current and former officials".
pub(super) fn joins_adjectives(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    and: usize,
    tokens: Range<usize>,
) -> bool {
    let plain = |idx: usize| {
        let people = Class::ANY_ROLE | Class::GROUP | Class::PERSON | Class::BODY | Class::FUNCTION;
        paragraph.word(idx).starts_with(char::is_alphabetic)
            && !paragraph.lower(idx).ends_with('s')
            && !lexicon.class(paragraph.lower(idx)).is(people)
    };
    let small = |idx: usize| paragraph.word(idx).starts_with(char::is_lowercase);
    and == tokens.start + 1
        && plain(and - 1)
        && and + 2 < tokens.end
        && small(and + 1)
        && small(and + 2)
        && paragraph.lower(and + 2).ends_with('s')
}
