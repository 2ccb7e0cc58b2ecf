//! Tells peoples, and officials of a country, from one of them, and one with two offices from two.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::nation::is_demonym;
use crate::quotes::speakers::source_phrase::extent::is_participle;
use crate::quotes::speakers::source_phrase::head::is_agent;

/// The largest number of words behind "one of".
const LONGEST_OF: usize = 6;

/// Returns true for the people of a country, a party or a faith: "Norwegians", "Iraqis".
pub(super) fn is_people(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let lower = paragraph.lower(idx);
    // Such as "Congressmen".
    let offices = [("men", "man"), ("women", "woman"), ("people", "person")];
    let of_office = offices.iter().any(|(several, one)| {
        let stem = lower.strip_suffix(several).filter(|stem| stem.len() > 3);
        stem.is_some_and(|stem| {
            let class = |one: &str| lexicon.class(&format!("{stem}{one}"));
            class(one).is(Class::ANY_ROLE) || class("man").is(Class::ANY_ROLE)
        })
    });
    if of_office {
        return true;
    }
    let Some(one) = lower.strip_suffix('s') else { return false };
    let class = lexicon.class(one);
    class.is(Class::ADJECTIVE)
        || sits_in_parliament(one)
        || (one.len() > 5 && one.ends_with("ian") && !class.is(Class::GIVEN))
        // Such as "Suffragettes" and "Trumpites".
        || (one.len() > 6 && one.ends_with("ite"))
        || matches!(one, "muslim" | "jew" | "arab" | "kurd" | "turk" | "briton" | "sikh" | "hindu")
        || matches!(one, "boomer" | "millennial" | "xer")
}

/// Returns true for all of a nation, as the verb behind shows: "the Japanese have".
pub(super) fn are_a_nation(paragraph: &Paragraph, lexicon: &Lexicon, group: &Range<usize>) -> bool {
    let last = group.end - 1;
    let lower = paragraph.lower(last);
    group.len() == 2
        && paragraph.lower(group.start) == "the"
        && paragraph.word(last).starts_with(char::is_uppercase)
        && (is_demonym(lower) || lexicon.class(lower).is(Class::ADJECTIVE))
        && matches!(
            paragraph.lower(group.end),
            "are" | "were" | "have" | "do" | "say" | "want" | "think" | "believe" | "know"
        )
}

/// Returns true for "Norwegian Officials", in a headline or not.
pub(super) fn are_several(paragraph: &Paragraph, lexicon: &Lexicon, name: &Range<usize>) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let last = class(name.end - 1);
    if paragraph.lower(name.end - 1).strip_suffix('s').is_some_and(sits_in_parliament) {
        return true;
    }
    class(name.start).is(Class::ADJECTIVE) && last.is(Class::GROUP) && !last.is(Class::ORGANIZATION)
}

/// Returns true for the letters of a member of a parliament, of which "Tory MPs" are several.
fn sits_in_parliament(letters: &str) -> bool {
    matches!(letters, "mp" | "msp" | "mla" | "mep" | "mna")
}

/// Returns true for two offices of one person before the name, the last of which ends at `last`:
/// "Norvik Radio contributor and Oslo editor".
pub(super) fn has_two_offices(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    group: &Range<usize>,
    last: usize,
) -> bool {
    let is_office = |idx: usize| {
        lexicon.class(paragraph.lower(idx)).is(Class::ANY_ROLE | Class::TITLE | Class::PERSON)
    };
    let plain = |idx: usize| {
        paragraph.word(idx).starts_with(char::is_alphabetic)
            && !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION | Class::GROUP)
    };
    // "Folk hero and wheat baron Ines Marsh" is one, too, since neither noun has an article.
    let is_one = |idx: usize| {
        let class = lexicon.class(paragraph.lower(idx));
        let small = paragraph.word(idx).starts_with(char::is_lowercase);
        small
            && !paragraph.lower(idx).ends_with(['s', 'y'])
            && !paragraph.lower(idx).ends_with("ing")
            && !class.is(Class::FUNCTION | Class::GROUP | Class::BODY | Class::CUE | Class::PLACE)
    };
    let are_stars = [group.end - 1, last]
        .iter()
        .any(|&idx| matches!(paragraph.lower(idx), "hero" | "icon" | "legend" | "star"));
    let are_bare = group.len() > 1 && is_one(group.end - 1) && is_one(last);
    let new = usize::from(matches!(paragraph.lower(group.start), "new" | "then"));
    let group = group.start + new..group.end;
    !group.is_empty()
        && paragraph.lower(group.end) == "and"
        && ((is_office(group.end - 1) || is_agent(paragraph.lower(group.end - 1)))
            && (is_office(last) || is_agent(paragraph.lower(last)))
            || are_bare && (is_office(last) || is_office(group.end - 1) || are_stars))
        && group.clone().all(plain)
        && (group.end + 1..=last).all(plain)
}

/// Returns true for a participle behind those of whom it tells: "interviewed" in "shoppers interviewed
/// outside Marsh Foods".
pub(super) fn are_told_of(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    idx: usize,
) -> bool {
    const IRREGULAR: [&str; 12] = [
        "caught", "forced", "held", "hit", "hurt", "kept", "laid", "left", "sent", "shown",
        "stuck", "told",
    ];
    let lower = paragraph.lower(idx);
    let ing = lower.len() > 5 && lower.ends_with("ing");
    let before = paragraph.lower(idx - 1);
    let small = paragraph.word(idx - 1).starts_with(char::is_lowercase)
        || idx - 1 == start && paragraph.sentence_of(idx).start == start;
    (ing || is_participle(lower) || IRREGULAR.contains(&lower))
        && paragraph.word(idx).starts_with(char::is_lowercase)
        && small
        && are_people(before, lexicon)
        // "Polls released by Norvik College" are the college's.
        && !lexicon
            .class(before.strip_suffix('s').unwrap_or_default())
            .is(Class::WORK | Class::BODY)
}

/// Returns true for a noun for several people: "pupils", "voters", "professionals".
pub(super) fn are_people(lower: &str, lexicon: &Lexicon) -> bool {
    let one = lower.strip_suffix('s').filter(|one| one.len() > 3);
    let people = Class::ANY_ROLE | Class::PERSON | Class::GROUP;
    let endings = ["er", "or", "ist", "ian", "essional", "ate", "ant"];
    one.is_some_and(|one| {
        let class = lexicon.class(lower) | lexicon.class(one);
        class.is(people)
            || !class.is(Class::WORK | Class::BODY | Class::CUE)
                && (one == "pupil" || endings.iter().any(|ending| one.ends_with(ending)))
    })
}

/// Returns true for "one of the plan's authors".
pub(super) fn is_one_of_people(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    group: &Range<usize>,
) -> bool {
    let of = group.end;
    let plain = |idx: &usize| {
        paragraph.word(*idx).starts_with(|first: char| first.is_alphanumeric() || first == '\'')
            || paragraph.word(*idx).starts_with('’')
    };
    group.len() == 1
        && paragraph.lower(group.start) == "one"
        && paragraph.lower(of) == "of"
        && (of + 1..of + 1 + LONGEST_OF)
            .take_while(plain)
            .last()
            .is_some_and(|last| are_people(paragraph.lower(last), lexicon))
}

/// Returns true for a share of those who were asked: "29 percent", "Six in 10".
pub(super) fn is_share(paragraph: &Paragraph, group: &Range<usize>) -> bool {
    let is_number = |at: usize| {
        paragraph.word(at).starts_with(|first: char| first.is_ascii_digit())
            || matches!(
                paragraph.lower(at),
                "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten"
            )
    };
    let last = group.end - 1;
    let is_percent = matches!(paragraph.lower(last), "percent" | "%") && group.len() > 1;
    let is_in_ten =
        is_number(last) && paragraph.lower(group.end) == "in" && is_number(group.end + 1);
    is_percent && is_number(last - 1) || is_in_ten
}
