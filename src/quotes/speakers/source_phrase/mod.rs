//! Parses the mention beside a cue: finds its head, and the words that hang on it.
//!
//! In "a spokesman for the ministry, who declined to be named" the head is
//! "a spokesman"; in "Trump’s lawyer" it is the lawyer; in "the lawyer, Ines
//! Marsh" the head has a name in apposition.

mod alias;
pub(in crate::quotes::speakers) mod apposition;
mod company;
mod extent;
mod head;
mod joined;
pub(in crate::quotes::speakers) mod listed;
mod office;
mod people;
mod tail;
mod trimming;
mod wider_place;

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bearers::nation::is_demonym;
use crate::quotes::speakers::mention::bearers::office_field::is_field_alone;
use crate::quotes::speakers::mention::bearers::office_field::stands_behind_body;
use crate::quotes::speakers::mention::bearers::office_field::stands_behind_office;
use crate::quotes::speakers::mention::bearers::shortened_title::office_of_letters;
use crate::quotes::speakers::source_phrase::alias::calls_itself;
use crate::quotes::speakers::source_phrase::apposition::apposed;
use crate::quotes::speakers::source_phrase::apposition::behind_bracket;
use crate::quotes::speakers::source_phrase::apposition::full_title;
use crate::quotes::speakers::source_phrase::apposition::named_at_end;
use crate::quotes::speakers::source_phrase::company::behind_company;
use crate::quotes::speakers::source_phrase::extent::ends_in_names;
use crate::quotes::speakers::source_phrase::extent::is_acronym;
use crate::quotes::speakers::source_phrase::extent::is_one_office;
pub use crate::quotes::speakers::source_phrase::extent::is_participle;
use crate::quotes::speakers::source_phrase::extent::joins_adjectives;
use crate::quotes::speakers::source_phrase::extent::leads_to_more;
use crate::quotes::speakers::source_phrase::extent::parts_adjectives;
use crate::quotes::speakers::source_phrase::extent::with_second_noun;
pub use crate::quotes::speakers::source_phrase::head::Head;
pub use crate::quotes::speakers::source_phrase::head::is_agent;
use crate::quotes::speakers::source_phrase::head::is_called_body;
use crate::quotes::speakers::source_phrase::head::is_corps;
use crate::quotes::speakers::source_phrase::head::names_a_body;
use crate::quotes::speakers::source_phrase::head::pronoun;
use crate::quotes::speakers::source_phrase::joined::joined;
use crate::quotes::speakers::source_phrase::listed::end_of_two;
use crate::quotes::speakers::source_phrase::office::stands_behind_committee;
use crate::quotes::speakers::source_phrase::office::stands_behind_fields;
use crate::quotes::speakers::source_phrase::people::are_a_nation;
use crate::quotes::speakers::source_phrase::people::are_people;
use crate::quotes::speakers::source_phrase::people::are_several;
use crate::quotes::speakers::source_phrase::people::are_told_of;
use crate::quotes::speakers::source_phrase::people::is_people;
use crate::quotes::speakers::source_phrase::people::is_share;
use crate::quotes::speakers::source_phrase::tail::end_before_clause;
use crate::quotes::speakers::source_phrase::tail::ends_but_for_party;
use crate::quotes::speakers::source_phrase::trimming::trimmed;
pub(in crate::quotes::speakers) use crate::quotes::speakers::source_phrase::trimming::without_brackets;
use crate::quotes::speakers::source_phrase::wider_place::is_wider_place;

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

/// Finds the parts of the source `tokens` of `paragraph`; `names` are the paragraph's mentions,
/// with their indices in the whole text.
pub fn parse(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    tokens: Range<usize>,
) -> Source {
    let tokens = trimmed(paragraph, lexicon, names, tokens);
    let speaks = |name: &Mention| !is_wider_place(paragraph, names, name, &tokens);
    let names: Vec<(usize, &Mention)> =
        names.iter().copied().filter(|(_, name)| speaks(name)).collect();
    let names = names.as_slice();
    let inside_name =
        |idx: usize| names.iter().any(|(_, name)| name.tokens.start < idx && idx < name.tokens.end);
    let preposition = |idx: usize| leads_to_more(paragraph.lower(idx));
    // "The author of that report" is no clause, and "a woman known as the owner" is whole.
    let is_within = |idx: usize| match paragraph.lower(idx) {
        "that" => preposition(idx - 1),
        "as" => tells_who(paragraph.lower(idx - 1)),
        _ => false,
    };
    let ends = |idx: usize| {
        matches!(
            paragraph.lower(idx),
            "," | "who" | "which" | "that" | "(" | "—" | "–" | "―" | "-" | "--" | "whose" | "as" | "including"
        ) && !is_acronym(paragraph.word(idx))
            && !is_within(idx)
            && !parts_adjectives(paragraph, lexicon, idx, tokens.clone())
            // "Many in and outside the club" are of one place.
            || paragraph.lower(idx) == "and"
                && !preposition(idx - 1)
                && !ends_in_names(paragraph, names, idx, &tokens)
                && !joins_adjectives(paragraph, lexicon, idx, tokens.clone())
            || paragraph.lower(idx) == "such" && paragraph.lower(idx + 1) == "as"
            // "Companies like Norvik Oil and Oslo Gas" are several; of "experts like Ines Marsh" she speaks.
            || paragraph.lower(idx) == "like"
                && paragraph.lower(idx - 1).ends_with('s')
                && (idx + 2..tokens.end).any(|idx| paragraph.lower(idx) == "and")
    };
    let start = tokens.start;
    let one = is_one_office(paragraph, tokens.clone());
    let ends = |idx: usize| ends(idx) && !(one && paragraph.lower(idx) == "and");
    let cut = |stop: &dyn Fn(usize) -> bool| {
        (start + 1..tokens.end).find(|&idx| !inside_name(idx) && stop(idx)).unwrap_or(tokens.end)
    };
    let whole = start..with_second_noun(paragraph, cut(&ends), tokens.end);
    // In "a memo seen by Norvik Post" and "a statement posted on a site" the head stands before.
    let participle = |idx: usize| {
        is_participle(paragraph.lower(idx))
            && paragraph.word(idx - 1).starts_with(char::is_alphanumeric)
            && (preposition(idx + 1) || paragraph.lower(idx + 1) == "by")
            || does_something(paragraph.lower(idx))
                && (paragraph.word(idx - 1).starts_with(char::is_lowercase)
                    || lexicon.class(paragraph.lower(idx - 1)).is(Class::BODY))
            || are_told_of(paragraph, lexicon, start, idx)
    };
    let mut group = start..cut(&|idx| ends(idx) || preposition(idx) || participle(idx));
    while group.len() > 1
        && matches!(
            paragraph.lower(group.end - 1),
            "'s" | "'"
                | "."
                | "himself"
                | "herself"
                | "itself"
                | "”"
                | "\""
                | "later"
                | "recently"
                | "previously"
        )
    {
        group.end -= 1;
    }
    let article = match paragraph.lower(start) {
        "a" | "an" | "another" | "one" | "some" | "no" => Article::Indefinite,
        "his" | "her" | "its" | "their" | "our" | "my" => Article::Possessive,
        _ => Article::Definite,
    };
    // Such as "Minister of Ports and Fishers' Welfare Ines Marsh".
    let holder = names.iter().find(|(_, name)| {
        let at = name.tokens.start;
        ends_but_for_party(paragraph, name.tokens.end..tokens.end)
            && tokens.start < at
            && name.shape == Shape::Person
            && name.tokens.len() > 1
            && (stands_behind_office(paragraph, lexicon, tokens.start..at)
                || stands_behind_fields(paragraph, lexicon, tokens.start..at)
                || stands_behind_committee(paragraph, lexicon, tokens.start..at)
                || is_field_alone(paragraph, lexicon, &(at - 1..at))
                || stands_behind_body(paragraph, lexicon, tokens.start, &name.tokens))
            && !(tokens.start..at).any(|idx| paragraph.word(idx) == ",")
            && (stands_behind_fields(paragraph, lexicon, tokens.start..at)
                || !names.iter().any(|(_, other)| {
                    other.shape == Shape::Person && (tokens.start..at).contains(&other.tokens.start)
                }))
    });
    if let Some(&(mention, _)) = holder {
        return Source { head: Head::Name(mention), group, whole, article };
    }
    if let Some(mention) = alias::with_epithet(paragraph, lexicon, names, &tokens) {
        return Source { head: Head::Name(mention), group, whole, article };
    }
    if let Some(head) = joined(paragraph, lexicon, names, &group, &tokens) {
        let open = |idx: &usize| matches!(paragraph.word(*idx), "," | ".");
        let whole = start..tokens.end - tokens.clone().rev().take_while(open).count();
        let whole = start..end_of_two(paragraph, &whole);
        return Source { head, group, whole, article };
    }
    let head = head(paragraph, lexicon, names, &group, &whole, &tokens);
    Source { head, group, whole, article }
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
    // "WHO" is a body.
    if group.len() == 1
        && paragraph.word(last) != "WHO"
        && let Some(head) = pronoun(lower)
    {
        return head;
    }
    if let Some(mention) = behind_company(paragraph, lexicon, names, tokens) {
        return Head::Name(mention);
    }
    // "A source close to the chairman, Carl Ode," is not Carl Ode.
    if matches!(lower, "insider" | "source") && paragraph.lower(group.end) == "close" {
        return Head::Role(last);
    }
    let before_clause = tokens.start..end_before_clause(paragraph, tokens);
    let at_end = named_at_end(paragraph, lexicon, names, group, tokens)
        .or_else(|| named_at_end(paragraph, lexicon, names, group, &before_clause));
    if let Some(mention) = at_end {
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
    if let Some(mention) = behind_bracket(paragraph, names, group.end, tokens.end) {
        return Head::Name(mention);
    }
    let apposed = apposed(paragraph, lexicon, names, whole, tokens);
    if let Some(&(mention, held)) = ending_at(group.end) {
        let one_word = held.tokens.len() == 1;
        // "A Senate Republican" is a member of both.
        let of_party = matches!(lower, "republican" | "democrat");
        if of_party && matches!(paragraph.lower(group.start), "a" | "an" | "another" | "one") {
            return Head::Role(last);
        }
        if one_word && is_people(paragraph, lexicon, last)
            || !one_word && are_several(paragraph, lexicon, &held.tokens)
        {
            return Head::Group(last);
        }
        // "The Moderator of the Norvik Church, Dr Ines Marsh," is she.
        let holder = apposed.filter(|(_, name)| {
            paragraph.lower(group.start) == "the"
                && held.shape != Shape::Person
                && name.shape == Shape::Person
                && name.words.len() > 1
        });
        return Head::Name(holder.map_or(mention, |&(holder, _)| holder));
    }
    if apposed.is_none()
        && let Some(mention) = calls_itself(paragraph, names, whole.end..tokens.end)
    {
        return Head::Name(mention);
    }
    // "The defence" is whoever speaks for the accused.
    if group.len() == 2 && matches!(lower, "defence" | "defense") {
        return Head::Group(last);
    }
    let class = lexicon.class(lower);
    // "State" is an office only before another word: "State Senator".
    let is_office = office_of_letters(paragraph.word(last)).is_some();
    let of_people = group.len() == 2
        && paragraph.lower(group.start) == "the"
        && paragraph.word(last).starts_with(char::is_uppercase)
        && (is_demonym(lower)
            || class.is(Class::ADJECTIVE) && lower.ends_with(['n', 'i']) && lower != "republican");
    let are_several = lower.strip_suffix('s').is_some_and(|one| {
        !lower.ends_with("ss") && lexicon.class(one).is(Class::ANY_ROLE) && apposed.is_none()
    });
    if are_several || are_a_nation(paragraph, lexicon, group) {
        return Head::Group(last);
    }
    let is_one = of_people || is_office;
    if is_one || class.is(Class::ANY_ROLE | Class::TITLE | Class::PERSON) && lower != "state" {
        return apposed.map_or(Head::Role(last), |&(mention, _)| Head::Name(mention));
    }
    if class.is(Class::GROUP)
        || matches!(lower, "staff" | "personnel" | "corps")
        || is_share(paragraph, group)
    {
        return Head::Group(last);
    }
    if lower == "guard" && group.len() > 1 && !is_corps(paragraph, last) {
        return apposed.map_or(Head::Role(last), |&(mention, _)| Head::Name(mention));
    }
    let is_body = class.is(Class::BODY) || is_called_body(paragraph, group);
    if is_body || names_a_body(paragraph, lexicon, last) {
        return match apposed {
            Some(&(mention, name)) if name.shape != Shape::Person => Head::Name(mention),
            _ => Head::Body(last),
        };
    }
    if let Some(&(mention, _)) = apposed {
        return Head::Name(mention);
    }
    name_within(paragraph, lexicon, names, group)
}

/// Returns the head of a phrase that no noun for people or bodies ends: the name that stands within
/// it, or its last word.
fn name_within(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    names: &[(usize, &Mention)],
    group: &Range<usize>,
) -> Head {
    let last = group.end - 1;
    let lower = paragraph.lower(last);
    let class = lexicon.class(lower);
    let plural = lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("'s");
    let small = paragraph.word(last).starts_with(char::is_lowercase);
    // Such as "UK adults".
    let follows_name = names.iter().any(|(_, name)| name.tokens.end + 1 == group.end);
    // Such as "Norvik primary school pupils".
    let follows_name = follows_name
        || are_people(lower, lexicon)
            && names.iter().any(|(_, name)| {
                group.contains(&name.tokens.start)
                    && name.tokens.end < last
                    && !name.possessive
                    && (name.tokens.end..last).all(|idx| {
                        paragraph.word(idx).starts_with(char::is_lowercase)
                            && !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION)
                    })
            });
    if plural && follows_name && small {
        return Head::Group(last);
    }
    let inside = names.iter().find(|(_, name)| {
        name.tokens.start >= group.start && name.tokens.end <= group.end && !name.possessive
    });
    // "Ines Marsh herself" is Ines Marsh; "the Marsh family" and "a Norvik announcer" are not the
    // name.
    // "The England forward" is no country.
    let of_place = inside.is_some_and(|(_, name)| name.shape == Shape::Place)
        && paragraph.lower(group.start) == "the"
        && !group.clone().any(|idx| paragraph.lower(idx) == "'s");
    let modifies = inside.is_some_and(|(_, name)| name.tokens.end < group.end)
        && small
        && (matches!(paragraph.lower(group.start), "a" | "an") && is_somebody(lower, class)
            || is_agent(lower)
            || class.is(Class::ORGANIZATION)
            || of_place
            || matches!(lower, "account" | "comment" | "feed" | "figure" | "page" | "user"));
    match inside {
        Some(_) if lower == "family" => Head::Group(last),
        Some(&(mention, _)) if !modifies => Head::Name(mention),
        _ if plural => Head::Group(last),
        _ => Head::Other(last),
    }
}

/// Returns true for the participle before "as" in "a man identified as the driver".
fn tells_who(lower: &str) -> bool {
    matches!(lower, "described" | "employed" | "identified" | "known" | "listed" | "named")
}

/// Returns true for a noun for somebody or some body, which a name before it only describes: "a Norvik
/// attaché", "a Norvik inquiry". "A Norvik Press tally" is of the agency.
fn is_somebody(lower: &str, class: Class) -> bool {
    class.is(Class::ANY_ROLE | Class::PERSON | Class::BODY | Class::GROUP)
        || lower.ends_with('é')
        || lower.ends_with("eur")
        || matches!(lower, "inquiry" | "jury" | "tank")
}

/// Returns true for the verb in "a union representing farmers", which is no part of a compound.
fn does_something(lower: &str) -> bool {
    matches!(
        lower,
        "accompanying"
            | "backing"
            | "claiming"
            | "covering"
            | "defending"
            | "handling"
            | "investigating"
            | "opposing"
            | "overseeing"
            | "prosecuting"
            | "representing"
            | "seeking"
            | "supporting"
    )
}
