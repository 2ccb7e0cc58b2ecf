//! Parts the name of an office's holder from what the office is for, where that is a list: "Minister
//! of Ports and Fishers' Welfare Aditi Rangan".

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::trade::is_unlisted_name;

/// The largest number of tokens before a run in which its office is looked for, and of words with a
/// capital behind a mark that may be a field and a name.
const FARTHEST: usize = 12;

/// The largest number of words of the place or field of an office.
const LONGEST_FIELD: usize = 3;

/// The smallest and largest number of words of a name behind its office.
const NAME: Range<usize> = 2..4;

/// Returns where the holder's name begins in a run that stands behind an office and the fields that
/// it is for, or holds them itself; `None` where it tells of no such office.
pub(in crate::quotes::speakers) fn behind_fields(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> Option<usize> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let word = Class::COMMON | Class::EITHER | Class::ANY_TITLE | Class::ANY_ROLE;
    let listed = word | Class::ORGANIZATION | Class::PLACE;
    let names = |&idx: &usize| {
        let small = paragraph.word(idx).chars().any(char::is_lowercase);
        small
            && starts_upper(paragraph.word(idx))
            && (class(idx).is(Class::GIVEN) || !class(idx).is(listed))
    };
    let name = run.end - run.clone().rev().take_while(names).count();
    let is_name = NAME.contains(&(run.end - name)) && name > run.start;
    let from = name.saturating_sub(FARTHEST);
    (is_name && stands_behind_office(paragraph, lexicon, from..name))
        .then_some(name)
        .or_else(|| initial_behind_field(paragraph, lexicon, run))
}

/// Returns where a holder's name begins with an initial, behind an office and what it is for: "Minister
/// for Public Works K. Rangan".
fn initial_behind_field(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> Option<usize> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let word =
        Class::COMMON | Class::EITHER | Class::ORGANIZATION | Class::ANY_TITLE | Class::ANY_ROLE;
    let is_field = |idx: usize| class(idx).is(word) && !class(idx).is(Class::GIVEN);
    let is_initial = |idx: usize| {
        let letters = paragraph.word(idx).trim_end_matches('.');
        let stop = paragraph.word(idx + 1) == "." || paragraph.word(idx).ends_with('.');
        stop && !letters.is_empty() && letters.split('.').all(|letter| letter.chars().count() == 1)
    };
    let initial = (run.start + 1..run.end).find(|&idx| is_initial(idx))?;
    let of = (run.start.saturating_sub(1)..initial)
        .rev()
        .find(|&idx| matches!(paragraph.lower(idx), "of" | "for"))?;
    let office = of.checked_sub(1).is_some_and(|at| {
        starts_upper(paragraph.word(at)) && class(at).is(Class::ANY_TITLE | Class::ANY_ROLE)
    });
    let is_last = paragraph.word(run.end - 1).chars().any(char::is_lowercase);
    (office && initial > of + 1 && is_field(initial - 1) && is_last).then_some(initial)
}

/// Returns true if a run is an office and the first of its fields, the last of which stands before
/// the holder's name, behind a mark: "Minister of Ports and Fishers" before "' Welfare Aditi Rangan".
pub(in crate::quotes::speakers) fn is_before_field(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> bool {
    let mark = run.end + usize::from(paragraph.lower(run.end) == "and");
    let mark = mark + usize::from(mark > run.end && starts_upper(paragraph.word(mark)));
    if !matches!(paragraph.lower(mark), "'" | "’" | "'s") {
        return false;
    }
    let field = mark + 1;
    let capitals = (field..paragraph.len())
        .take_while(|&idx| starts_upper(paragraph.word(idx)))
        .take(FARTHEST + 1)
        .count();
    (1..=FARTHEST).contains(&capitals)
        && behind_fields(paragraph, lexicon, &(field..field + capitals)).is_some()
}

/// Returns true for a word that only says what the office before it is for, or of what place it is.
pub(in crate::quotes::speakers) fn is_of_office(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> bool {
    is_field_alone(paragraph, lexicon, run) || is_place_of_office(paragraph, lexicon, run)
}

/// Returns true for a word that only says what the office before it is for: "the Minister of Works".
pub(in crate::quotes::speakers) fn is_field_alone(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> bool {
    let class = lexicon.class(paragraph.lower(run.start));
    let before = |back: usize| run.start.checked_sub(back).map_or("", |at| paragraph.lower(at));
    let name = Class::GIVEN | Class::PLACE | Class::ORGANIZATION;
    run.len() == 1
        && class.is(Class::COMMON | Class::EITHER)
        && !class.is(name)
        && matches!(before(1), "of" | "for")
        && matches!(before(2), "commissioner" | "director" | "minister" | "secretary")
}

/// Returns where a name of two words that no list holds begins behind the place of an office: in
/// "Governor of Norvik Aditi Rangan".
pub(in crate::quotes::speakers) fn behind_place(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    office: Option<usize>,
    run: Range<usize>,
) -> usize {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let is_held = office.is_some_and(|at| class(at).is(Class::TITLE) && at + 2 == run.start);
    let name = run.start + 1..run.end;
    let is_place = !class(run.start).is(Class::GIVEN | Class::ORGANIZATION);
    if is_held && is_place && is_unlisted_name(paragraph, lexicon, name.clone()) {
        name.start
    } else {
        run.start
    }
}

/// The offices of those at the head of a body or place; sorted.
const AT_THE_HEAD: [&str; 17] = [
    "boss",
    "ceo",
    "chair",
    "chairman",
    "chairwoman",
    "chief",
    "commander",
    "director",
    "executive",
    "governor",
    "head",
    "leader",
    "manager",
    "mayor",
    "premier",
    "president",
    "principal",
];

/// Returns where the first name of an office's holder begins behind the body or place of the office,
/// where that stands in the run, too: "manager of Norvik Zoo Ines Marsh".
pub(in crate::quotes::speakers) fn behind_body(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> Option<usize> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let before = |back: usize| run.start.checked_sub(back).map_or("", |idx| paragraph.lower(idx));
    if !matches!(before(1), "of" | "at") || run.len() < NAME.start + 1 {
        return None;
    }
    // Such as "head of policy at".
    let is_held = |noun: &str| AT_THE_HEAD.binary_search(&noun).is_ok();
    let holds = is_held(before(2)) || before(1) == "at" && before(3) == "of" && is_held(before(4));
    let given = (run.start + 1..run.end).find(|&idx| class(idx).is(Class::GIVEN));
    let given = given.filter(|_| holds)?;
    // "The head of St Mary Magdalene" names nobody.
    let is_saint = matches!(paragraph.lower(given - 1), "st" | "saint" | "." | "san" | "santa");
    let names = |idx: usize| class(idx) == Class::default() || class(idx).is(Class::GIVEN);
    let is_name = NAME.contains(&(run.end - given)) && (given..run.end).all(names);
    (is_name && !is_saint && !class(given).is(Class::PLACE)).then_some(given)
}

/// Returns true if the name at `name` stands behind an office and its body: "Manager of Norvik Zoo".
pub(in crate::quotes::speakers) fn stands_behind_body(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    from: usize,
    name: &Range<usize>,
) -> bool {
    let small = |&idx: &usize| matches!(paragraph.lower(idx), "of" | "at");
    let last = (from.max(name.start.saturating_sub(FARTHEST))..name.start).rev().find(small);
    // "Lawmakers who met the manager of Norvik Zoo Ines Marsh" are not she.
    let joins = |idx: usize| {
        matches!(paragraph.lower(idx), "who" | "which" | "that" | "with" | "to" | "and" | ",")
    };
    !(from..name.start).any(joins)
        && last.is_some_and(|of| {
            behind_body(paragraph, lexicon, &(of + 1..name.end)) == Some(name.start)
        })
}

/// Returns true for an office in a district, which names nobody: "the District Attorney".
pub(in crate::quotes::speakers) fn is_local_office(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> bool {
    run.len() == 2
        && matches!(paragraph.lower(run.start), "borough" | "city" | "county" | "district")
        && lexicon.class(paragraph.lower(run.start + 1)).is(Class::ANY_TITLE | Class::ANY_ROLE)
}

/// Returns true for a place that only says of what somebody holds the office, and for a field whose
/// holder is named behind its comma: "the Governor of Norvik, Aditi Rangan,".
fn is_place_of_office(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>) -> bool {
    let before = |back: usize| run.start.checked_sub(back);
    let office = before(2).is_some_and(|at| {
        starts_upper(paragraph.word(at))
            && lexicon.class(paragraph.lower(at)).is(Class::ANY_TITLE | Class::ANY_ROLE)
    });
    let of = before(1).is_some_and(|at| paragraph.lower(at) == "of");
    let capitals = (run.end + 1..paragraph.len())
        .take(FARTHEST)
        .take_while(|&idx| starts_upper(paragraph.word(idx)) || paragraph.word(idx) == ".")
        .count();
    let closes = matches!(paragraph.word(run.end + 1 + capitals), "," | ":");
    let place = |idx: usize| lexicon.class(paragraph.lower(idx)).is(Class::PLACE);
    let is_place =
        run.clone().all(|idx| place(idx) && !lexicon.class(paragraph.lower(idx)).is(Class::GIVEN));
    of && (office && is_place || is_the_holder(paragraph, lexicon, run))
        || (1..=LONGEST_FIELD).contains(&run.len())
            && of
            && office
            && paragraph.word(run.end) == ","
            && capitals > 1
            && closes
            && !lexicon.class(paragraph.lower(run.end + 1)).is(Class::PLACE)
}

/// Returns true for the one word, a place or body that no list holds, of "the Mayor of Norvik said":
/// whoever holds the office has no name here.
fn is_the_holder(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let office = |&idx: &usize| {
        starts_upper(paragraph.word(idx))
            && (class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE | Class::PERSON)
                || paragraph.lower(idx) == "vice")
    };
    let Some(of) = run.start.checked_sub(1) else { return false };
    let offices = (0..of).rev().take(FARTHEST).take_while(office).count();
    let the = (of - offices).checked_sub(1);
    run.len() == 1
        && offices > 0
        && the.is_some_and(|the| paragraph.lower(the) == "the")
        && !class(run.start).is(Class::GIVEN)
        && !starts_upper(paragraph.word(run.end))
}

/// Returns true if tokens hold an office and, up to their end, a list of what it is for, with an
/// "and" or the mark of an owner in the list. In "the member for Ports and Wood Hill" no name
/// stands behind one.
pub(in crate::quotes::speakers) fn stands_behind_office(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    before: Range<usize>,
) -> bool {
    let capital = |idx: usize| starts_upper(paragraph.word(idx));
    let office = |idx: usize| {
        let class = lexicon.class(paragraph.lower(idx));
        capital(idx) && class.is(Class::ANY_TITLE | Class::ANY_ROLE)
    };
    if before.is_empty() || !capital(before.end - 1) {
        return false;
    }
    let mut joined = false;
    for idx in before.clone().rev().take(FARTHEST) {
        let lower = paragraph.lower(idx);
        joined |= matches!(lower, "and" | "&" | "'" | "’" | "'s");
        if matches!(lower, "of" | "for") && idx > before.start && office(idx - 1) {
            return joined;
        }
        let small = matches!(lower, "and" | "&" | "," | "'" | "’" | "'s" | "of" | "for" | "the");
        if !(capital(idx) || small) {
            return false;
        }
    }
    false
}
