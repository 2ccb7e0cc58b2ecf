//! Parses the mention beside a cue: finds its head, and the words that hang on it.
//!
//! In "a spokesman for the ministry, who declined to be named" the head is
//! "a spokesman"; in "Trump’s lawyer" it is the lawyer; in "the lawyer, Ines
//! Marsh" the head has a name in apposition.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;

/// The head of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Head {
    /// A name; it holds the index of the mention.
    Name(usize),
    /// A personal pronoun: "he", "she", "his", "her".
    Personal(Gender),
    /// The pronoun "it".
    It,
    /// The pronoun "they".
    They,
    /// A pronoun of a conversation: "I", "we", "you".
    Spoken,
    /// A relative pronoun: "who", "which", "that".
    Relative,
    /// A noun for one person, such as "the senator"; it holds the token of the noun.
    Role(usize),
    /// A noun for several: "analysts"; it holds the token of the noun.
    Group(usize),
    /// A noun for a body: "the campaign"; it holds the token of the noun.
    Body(usize),
    /// Some other noun; it holds the token of the noun.
    Other(usize),
}

/// The beginning of a description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Article {
    /// "the", "this", or nothing: the description means somebody known.
    Definite,
    /// "a", "another", "one": the description means somebody new.
    Indefinite,
    /// A possessive pronoun: "his", "her", "its".
    Possessive,
}

/// The parts of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The head.
    pub head: Head,
    /// The head with the words before it: no relative clause, no apposition.
    pub group: Range<usize>,
    /// The group and the prepositional phrases after it: "a spokesman for X".
    pub whole: Range<usize>,
    /// The word with which it begins.
    pub article: Article,
}

/// The largest distance from its noun at which a name in apposition may stand, in tokens.
const LONGEST_APPOSITION: usize = 40;

/// The number of tokens of a source that are looked at; those after it do not tell who it is.
const LONGEST: usize = 400;

/// Finds the parts of the source `tokens` of `paragraph`; `names` are the paragraph's mentions,
/// with their indices in the whole text.
pub fn parse(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: Range<usize>,
) -> Source {
    let end = tokens.end.min(tokens.start + LONGEST);
    let tokens = tokens.start..without_time(paragraph, end.min(tokens.start + 1)..end);
    let inside_name =
        |idx: usize| names.iter().any(|(_, name)| name.tokens.start < idx && idx < name.tokens.end);
    let preposition = |idx: usize| {
        matches!(
            paragraph.lower(idx),
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
                | "within"
                | "close"
                | "familiar"
                | "briefed"
        )
    };
    let ends = |idx: usize| {
        matches!(
            paragraph.lower(idx),
            "," | "who" | "which" | "that" | "(" | "and" | "—" | "–" | "--" | "whose" | "as"
        ) && !is_acronym(paragraph.word(idx))
    };
    let start = tokens.start;
    let cut = |stop: &dyn Fn(usize) -> bool| {
        (start + 1..tokens.end).find(|&idx| !inside_name(idx) && stop(idx)).unwrap_or(tokens.end)
    };
    let whole = start..with_second_noun(paragraph, cut(&ends), tokens.end);
    let mut group = start..cut(&|idx| ends(idx) || preposition(idx));
    while group.len() > 1
        && matches!(
            paragraph.lower(group.end - 1),
            "'s" | "'" | "." | "himself" | "herself" | "itself" | "”" | "\""
        )
    {
        group.end -= 1;
    }
    let article = match paragraph.lower(start) {
        "a" | "an" | "another" | "one" | "some" | "no" => Article::Indefinite,
        "his" | "her" | "its" | "their" | "our" | "my" => Article::Possessive,
        _ => Article::Definite,
    };
    if let Some(head) = joined(paragraph, lexicon, names, &group, &tokens) {
        let open = |idx: &usize| matches!(paragraph.word(*idx), "," | ".");
        let whole = start..tokens.end - tokens.clone().rev().take_while(open).count();
        return Source { head, group, whole, article };
    }
    let head = head(paragraph, lexicon, names, &group, &whole, &tokens);
    Source { head, group, whole, article }
}

/// Returns where a source ends before the time that stands behind it: "a senior official on Monday".
fn without_time(paragraph: &Paragraph, behind: Range<usize>) -> usize {
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
        )
    };
    let end = behind.end;
    end - behind.rev().take_while(of_time).count()
}

/// Tells whether a word is a body's letters and not the small word that it looks like: "the WHO".
fn is_acronym(word: &str) -> bool {
    word.len() > 1 && word.chars().all(char::is_uppercase)
}

/// Returns where a description ends that names two kinds of people: "hundreds of men and women".
fn with_second_noun(paragraph: &Paragraph, end: usize, tokens_end: usize) -> usize {
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

fn head(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    group: &Range<usize>,
    whole: &Range<usize>,
    tokens: &Range<usize>,
) -> Head {
    let last = group.end - 1;
    let lower = paragraph.lower(last);
    if group.len() == 1
        && let Some(head) = pronoun(lower)
    {
        return head;
    }
    if let Some(mention) = named_at_end(paragraph, lexicon, names, group, tokens) {
        return Head::Name(mention);
    }
    let ending_at = |end: usize| {
        names.iter().find(|(_, name)| {
            name.tokens.start < end && end <= name.tokens.end && group.start < name.tokens.end
        })
    };
    if let Some(mention) = full_title(paragraph, lexicon, names, group, whole) {
        return Head::Name(mention);
    }
    if let Some(&(mention, _)) = ending_at(group.end) {
        return Head::Name(mention);
    }
    let apposed = apposed(paragraph, lexicon, names, whole, tokens);
    let class = lexicon.class(lower);
    if class.is(Class::ANY_ROLE | Class::TITLE) {
        return apposed.map_or(Head::Role(last), |&(mention, _)| Head::Name(mention));
    }
    if class.is(Class::GROUP) {
        return Head::Group(last);
    }
    if class.is(Class::BODY | Class::ORGANIZATION) {
        return match apposed {
            Some(&(mention, name)) if name.shape != Shape::Person => Head::Name(mention),
            _ => Head::Body(last),
        };
    }
    if let Some(&(mention, _)) = apposed {
        return Head::Name(mention);
    }
    let plural = lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("'s");
    let small = paragraph.word(last).starts_with(char::is_lowercase);
    // Such as "UK adults".
    let follows_name = names.iter().any(|(_, name)| name.tokens.end + 1 == group.end);
    if plural && follows_name && small {
        return Head::Group(last);
    }
    let inside = names.iter().find(|(_, name)| {
        name.tokens.start >= group.start && name.tokens.end <= group.end && !name.possessive
    });
    // "Ines Marsh herself" is Ines Marsh; "the Marsh family" and "a Norvik announcer" are not the
    // name.
    let modifies = inside.is_some_and(|(_, name)| name.tokens.end < group.end)
        && small
        && (is_agent(lower) || matches!(lower, "comment" | "user"));
    match inside {
        Some(_) if lower == "family" => Head::Group(last),
        Some(&(mention, _)) if !modifies => Head::Name(mention),
        _ if plural => Head::Group(last),
        _ => Head::Other(last),
    }
}

/// Returns the head of "Ines Marsh and colleagues", "she and her team", "Ines Marsh and Carl Ode":
/// several people, none of whom speaks alone.
fn joined(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    group: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<Head> {
    let and = (group.start + 1..tokens.end.min(group.start + LONGEST_APPOSITION))
        .find(|&idx| matches!(paragraph.lower(idx), "and" | "&"))?;
    let rest = and + 1..tokens.end;
    let others = match paragraph.lower(and + 1) {
        "colleagues" | "co-authors" | "collaborators" | "others" | "his" | "her" | "their"
        | "its" => true,
        "other" | "several" | "some" => {
            rest.clone().take(5).any(|idx| paragraph.lower(idx).ends_with('s'))
        }
        _ => false,
    };
    let first = names.iter().find(|(_, name)| {
        name.tokens.end <= and
            && and - name.tokens.end <= 1
            && (others || name.shape != Shape::Place)
    });
    let second =
        names.iter().filter(|(_, name)| is_person(name)).find(|(_, name)| name.tokens.start > and);
    let titles = |from: usize, to: usize| {
        (from..to).all(|idx| {
            paragraph.word(idx) == "."
                || lexicon.class(paragraph.lower(idx)).is(Class::ANY_TITLE | Class::ANY_ROLE)
        })
    };
    let both = first.is_some_and(|(_, name)| is_person(name))
        && second.is_some_and(|(_, name)| {
            titles(and + 1, name.tokens.start)
                && (name.tokens.end + 1 >= tokens.end || paragraph.word(name.tokens.end) == ",")
        });
    // Such as "Ines Marsh of Norvik University and colleagues".
    let leads = names.iter().any(|(_, name)| {
        is_person(name) && name.tokens.start >= group.start && name.tokens.end == group.end
    });
    let one = first.is_some()
        || leads
        || (group.len() == 1 && pronoun(paragraph.lower(group.start)).is_some());
    ((others && one) || both).then_some(Head::Group(and - 1))
}

/// Returns true if a noun, by its ending, is one for somebody who does something: "catcher",
/// "medallist".
pub fn is_agent(noun: &str) -> bool {
    const ENDINGS: [&str; 9] = ["er", "or", "ist", "ian", "man", "woman", "eer", "ee", "maker"];
    const NONE: [&str; 16] = [
        "paper",
        "number",
        "matter",
        "order",
        "letter",
        "newspaper",
        "chapter",
        "center",
        "tower",
        "power",
        "member",
        "other",
        "committee",
        "factor",
        "error",
        "sector",
    ];
    noun.len() > 4 && ENDINGS.iter().any(|ending| noun.ends_with(ending)) && !NONE.contains(&noun)
}

/// Returns true if a name is a person's, by itself and by the words around it.
fn is_person(name: &Mention) -> bool {
    let [person, others @ ..] = name.nature;
    name.shape == Shape::Person
        || (name.shape == Shape::Unknown
            && name.words.len() > 1
            && others.iter().all(|&other| other < person))
}

/// Finds a person's name that ends the source in apposition to a noun for a person: "the minister
/// of health and sport, Ines Marsh,".
fn named_at_end(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    group: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<usize> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let closing = |idx: usize| matches!(paragraph.word(idx), "," | "." | ")" | "—" | "–");
    let (mention, name) = names.iter().rev().find(|(_, name)| {
        name.tokens.end <= tokens.end && (name.tokens.end..tokens.end).all(closing)
    })?;
    let is_body = |shape| matches!(shape, Shape::Organization | Shape::Place);
    let titles = (group.start..name.tokens.start)
        .rev()
        .take_while(|&idx| paragraph.word(idx) == "." || class(idx).is(Class::ANY_TITLE))
        .count();
    let before = (name.tokens.start - titles).checked_sub(1).filter(|&idx| idx > group.start)?;
    let head_is_person = names.iter().any(|(other, first)| {
        other != mention
            && first.shape == Shape::Person
            && !first.possessive
            && first.tokens.end == group.end
    });
    let role = (group.start..=before).any(|idx| class(idx).is(Class::ANY_ROLE | Class::TITLE));
    let comma = matches!(paragraph.word(before), "," | "—" | "–");
    // In "director of midwifery Ines Marsh" she is the source, in "a lawyer representing Ines
    // Marsh" not.
    let noun = paragraph.word(before).starts_with(char::is_lowercase)
        && !class(before).is(Class::FUNCTION | Class::CUE)
        && !paragraph.lower(before).ends_with("ing")
        && !paragraph.lower(before).ends_with("ed")
        // "The sister of the leader Ines Marsh" is not Ines Marsh.
        && !class(before).is(Class::ANY_ROLE)
        && before >= group.end;
    // Such as "Secretary of State for Work and Pensions Olive Marsh".
    let office = (group.start..name.tokens.start).all(|idx| {
        noun_phrase::starts_upper(paragraph.word(idx))
            || matches!(paragraph.lower(idx), "of" | "for" | "and" | "the" | "&" | "." | ",")
    }) && name.words.len() > 1;
    let relative = (group.start..before)
        .any(|idx| matches!(paragraph.lower(idx), "who" | "that" | "which" | "where" | "when"));
    let fits = role && !is_body(name.shape) && !name.possessive && !head_is_person && !relative;
    (fits && (comma || office || (noun && name.words.len() > 1))).then_some(*mention)
}

/// Finds the name behind an office of several words: "Ministry of Health spokesman Ines Marsh".
fn full_title(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    group: &Range<usize>,
    whole: &Range<usize>,
) -> Option<usize> {
    let capital = |idx: usize| noun_phrase::starts_upper(paragraph.word(idx));
    // "Critics of Senator Ines Marsh" has a capital only where it opens the sentence.
    let several = lexicon.class(paragraph.lower(group.end - 1)).is(Class::GROUP);
    let office =
        whole.end > group.end && capital(group.start) && capital(group.end - 1) && !several;
    let (mention, name) = names.iter().find(|(_, name)| name.tokens.end == whole.end)?;
    let holder = name.shape == Shape::Person && !name.roles.is_empty();
    // In "secretary of state Ines Marsh" she is the source, in "a friend of Ines Marsh" not.
    let rank = paragraph.lower(group.end) == "of"
        && name.shape == Shape::Person
        && name.tokens.start == group.end + 2
        && matches!(
            paragraph.lower(group.end + 1),
            "state"
                | "staff"
                | "police"
                | "communications"
                | "operations"
                | "policy"
                | "research"
                | "defense"
        );
    if rank {
        return Some(*mention);
    }
    let begins =
        names.iter().any(|(_, name)| name.tokens.end == group.end && name.shape == Shape::Person);
    (office && holder && !begins).then_some(*mention)
}

/// Finds a name in apposition, which says who the source is: "the lawyer, Ines Marsh", "the former
/// aide and current anchor Ines Marsh".
fn apposed<'n>(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &'n [(usize, &Mention)],
    whole: &Range<usize>,
    tokens: &Range<usize>,
) -> Option<&'n (usize, &'n Mention)> {
    let plain = |idx: usize| {
        let class = lexicon.class(paragraph.lower(idx));
        let described = Class::ANY_TITLE
            | Class::ANY_ROLE
            | Class::ADJECTIVE
            | Class::PLACE
            | Class::ORGANIZATION;
        class.is(described)
            || matches!(
                paragraph.lower(idx),
                "." | "his" | "her" | "its" | "the" | "a" | "and" | "'s" | "called" | "named"
            )
            || (!class.is(Class::FUNCTION | Class::CUE)
                && paragraph.word(idx).starts_with(char::is_lowercase))
    };
    let closes =
        |at: usize| at >= tokens.end || matches!(paragraph.word(at), "," | "—" | "–" | "(");
    let after_comma = |name: &Mention| {
        let comma = (whole.end..name.tokens.start)
            .rev()
            .find(|&idx| matches!(paragraph.word(idx), "," | "—" | "–" | "--"));
        comma.is_some_and(|comma| {
            let between = comma + 1..name.tokens.start;
            between.len() < 12
                && between.clone().all(plain)
                && (comma == whole.end || (closes(name.tokens.end) && !name.roles.is_empty()))
        })
    };
    let after_and = |name: &Mention| {
        paragraph.lower(whole.end) == "and"
            && name.tokens.start > whole.end
            && (whole.end + 1..name.tokens.start).all(plain)
            && name.shape == Shape::Person
            && name.tokens.end + 1 >= tokens.end
    };
    names
        .iter()
        .take_while(|(_, name)| name.tokens.start < tokens.end.min(whole.end + LONGEST_APPOSITION))
        .filter(|(_, name)| !name.possessive)
        .find(|(_, name)| after_comma(name) || after_and(name))
}

fn pronoun(lower: &str) -> Option<Head> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => Head::Personal(Gender::Male),
        "she" | "her" | "hers" | "herself" => Head::Personal(Gender::Female),
        "it" | "its" | "itself" => Head::It,
        "they" | "them" | "their" | "themselves" => Head::They,
        "i" | "me" | "my" | "we" | "us" | "our" | "you" | "your" | "myself" => Head::Spoken,
        "who" | "which" | "that" | "whom" | "whose" => Head::Relative,
        _ => return None,
    })
}
