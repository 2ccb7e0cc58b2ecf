//! Parts the name in a run of capitalised words from its titles.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::nation::behind_nation;
use crate::quotes::speakers::mention::bearers::nation::is_adjective;
use crate::quotes::speakers::mention::bearers::nickname::with_nickname;
use crate::quotes::speakers::mention::bearers::office_field::behind_body;
use crate::quotes::speakers::mention::bearers::office_field::behind_fields;
use crate::quotes::speakers::mention::bearers::office_field::behind_place;
use crate::quotes::speakers::mention::bearers::office_field::is_before_field;
use crate::quotes::speakers::mention::bearers::office_field::is_local_office;
use crate::quotes::speakers::mention::bearers::office_field::is_of_office;
use crate::quotes::speakers::mention::bearers::rank::behind_letters;
use crate::quotes::speakers::mention::bearers::rank::is_crown_prince;
use crate::quotes::speakers::mention::bearers::rank::is_rank;
use crate::quotes::speakers::mention::bearers::rank::rest_of_office;
use crate::quotes::speakers::mention::bearers::title_surname::is_chief;
use crate::quotes::speakers::mention::bearers::title_surname::is_courtesy;
use crate::quotes::speakers::mention::bearers::title_surname::is_rank_as_surname;
use crate::quotes::speakers::mention::bearers::title_surname::is_short_title;
use crate::quotes::speakers::mention::bearers::trade::behind_field;
use crate::quotes::speakers::mention::bearers::trade::is_behind_office;
use crate::quotes::speakers::mention::bearers::trade::is_office_of_field;
use crate::quotes::speakers::mention::bearers::trade::is_trade;
use crate::quotes::speakers::mention::bearers::trade::is_unlisted_name;
use crate::quotes::speakers::mention::bearers::trade::says_what_was;
use crate::quotes::speakers::mention::bearers::trade::was_once;
use crate::quotes::speakers::mention::bearers::word_name::is_behind_courtesy;
use crate::quotes::speakers::name;

/// Returns true for the last word of a run that is a surname, though it may be a title or a rank: "Economist
/// Rupa *Sen*".
fn is_last_name(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>, idx: usize) -> bool {
    let is_trade =
        |at: usize| lexicon.class(paragraph.lower(at)).is(Class::ANY_TITLE | Class::ANY_ROLE);
    if is_courtesy_as_surname(paragraph, lexicon, run, idx)
        || is_behind_courtesy(paragraph, lexicon, idx)
    {
        return true;
    }
    if idx == run.start || idx + 1 != run.end || !(run.start..idx - 1).all(is_trade) {
        return false;
    }
    let two = idx - 1..run.end;
    is_short_title(paragraph, lexicon, two.clone()) || is_rank_as_surname(paragraph, lexicon, two)
}

/// Returns true for a word right behind somebody's first name, or behind that and initials: "King" of
/// "Peter T. King".
fn is_behind_first_name(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    idx: usize,
) -> bool {
    let is_initial = |at: &usize| {
        let word = paragraph.word(*at);
        word == "." || word.chars().count() == 1 && word.chars().all(char::is_uppercase)
    };
    let initials = (start..idx).rev().take_while(is_initial).count();
    let first = idx - initials;
    first > start && lexicon.class(paragraph.lower(first - 1)).is(Class::GIVEN)
}

/// Returns true for the last word of a run that is a title before a name and a surname behind a first
/// one that no list holds: "Apsara Begum".
fn is_courtesy_as_surname(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
    idx: usize,
) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    idx > run.start
        && idx + 1 == run.end
        && class(idx).is(Class::TITLE_M | Class::TITLE_F)
        && class(idx - 1) == Class::default()
        && run.start.checked_sub(1).is_none_or(|before| paragraph.lower(before) != "the")
        // "MP Begum" has the letters of an office.
        && paragraph.word(idx - 1).contains(char::is_lowercase)
}

/// Returns the tokens of a run that are the name itself; `None` where it is all titles.
pub(in crate::quotes::speakers) fn without_titles(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
) -> Option<Range<usize>> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    if names_nobody(paragraph, lexicon, &run) {
        return None;
    }
    let name = behind_letters(paragraph, lexicon, &run)
        .or_else(|| behind_fields(paragraph, lexicon, &run));
    if let Some(name) = name.or_else(|| behind_body(paragraph, lexicon, &run)) {
        return Some(name..run.end);
    }
    // No word of a nickname is a title: Walter “The Postman” Marsh.
    if let Some(name) = with_nickname(paragraph, lexicon, &run) {
        return Some(name);
    }
    // Such as "Citizens for Justice", which is no office.
    let is_for = !class(run.start).is(Class::ANY_TITLE | Class::ANY_ROLE)
        && run.clone().any(|idx| matches!(paragraph.lower(idx), "for" | "on" | "to" | "and"));
    let is_body = is_for
        || run.clone().any(|idx| {
            class(idx).is(Class::ORGANIZATION) && !class(idx).is(Class::GIVEN | Class::ANY_TITLE)
        });
    // "Mary Lee MP" is a name with a title, "a Labour MP" is not.
    let follows = |idx: usize| {
        idx > run.start + 1
            && class(run.start).is(Class::GIVEN)
            && (idx..run.end).all(|idx| name::is_post_nominal(paragraph.word(idx)))
    };
    let given = run.clone().find(|&idx| class(idx).is(Class::GIVEN) && idx + 1 < run.end);
    // Such as "Julie Bishop", "Lionel King Jr.", "Katarzyna Maj".
    let surname = |idx: usize| {
        let ends = (idx + 1..run.end)
            .all(|idx| paragraph.word(idx) == "." || class(idx).is(Class::SUFFIX));
        let before = |back: usize| paragraph.lower(idx.wrapping_sub(back));
        let addressed = is_courtesy(before(1)) || (before(1) == "." && is_courtesy(before(2)));
        let short = is_last_name(paragraph, lexicon, &run, idx);
        let called = addressed || short || is_behind_first_name(paragraph, lexicon, run.start, idx);
        called && ends && starts_upper(paragraph.word(idx))
    };
    let begins = |idx: usize| {
        idx + 1 < run.end && class(idx).is(Class::GIVEN) && !is_crown_prince(paragraph, idx)
    };
    // "Administrator" is an office before a first name only; it may be a surname elsewhere.
    let office_before = |idx: usize| {
        (class(idx).is(Class::PERSON) || is_joined_office(paragraph, lexicon, idx))
            && begins(idx + 1)
    };
    let title = |idx: usize| {
        !of_body(paragraph, lexicon, &run, idx)
            && (is_rank(paragraph, lexicon, idx)
                || office_before(idx)
                || is_trade(paragraph, lexicon, &run, idx))
            && !begins(idx)
            && !follows(idx)
            && !surname(idx)
    };
    let last_title = run.clone().rev().find(|&idx| title(idx));
    let mut start = match last_title {
        Some(title) if title + 1 < run.end => title + 1,
        Some(title) if is_body && !holds_office(paragraph, &run, title) => run.start,
        Some(_) => return None,
        None => run.start,
    };
    start += last_title.map_or(0, |_| rest_of_office(paragraph, start..run.end));
    // A word such as "Motors" that is left alone is no person's name, so the title before it stays:
    // "General Motors", "Press Secretary". After a courtesy it is one: "Ms Lake".
    let courtesy = class(run.start).is(Class::TITLE_M | Class::TITLE_F);
    let alone = start > run.start && start + 1 == run.end && !courtesy;
    if alone && class(start).is(Class::ORGANIZATION) {
        start = run.start;
    }
    while start < run.end && matches!(paragraph.lower(start), "." | "of" | "the") {
        start += 1;
    }
    if is_general_body(paragraph, lexicon, run.start..start, run.end) {
        start -= 1;
    }
    // The title stands inside of a body's name: "Department of Health and Human Services".
    if paragraph.lower(start) == "and" {
        start = run.start;
    }
    // In "Secretary of State for Work Olive Marsh" an office of several words stands before a first
    // name.
    let office = last_title.is_some()
        && !class(run.end - 1).is(Class::ORGANIZATION)
        && (run.start..run.end).any(|idx| matches!(paragraph.lower(idx), "of" | "for" | "and"));
    if office && paragraph.lower(start) == "for" && start + 4 <= run.end {
        start = run.end - 2;
    } else if office
        && let Some(given) = given.filter(|&given| given > start && given > run.start + 1)
    {
        start = given;
    }
    // A word that is no name anywhere is none here either: "Curator Ada Marsh". Nor is the end of
    // an office: "Leader of the Opposition Vasundhara Moitra".
    let of_office = last_title.is_some_and(|title| paragraph.lower(title + 1) == "of");
    start = behind_field(paragraph, lexicon, start..run.end);
    start = behind_place(paragraph, lexicon, last_title.filter(|_| of_office), start..run.end);
    let is_field = (of_office || is_behind_office(paragraph, lexicon, run.start))
        && run.end >= start + 3
        && is_unlisted_name(paragraph, lexicon, run.end - 2..run.end);
    while start + 2 < run.end
        && (class(start).is(Class::COMMON) || is_field && class(start).is(Class::EITHER))
        && !class(start).is(Class::GIVEN)
        && (of_office || is_field || class(start + 1).is(Class::GIVEN))
    {
        start += 1;
    }
    start += usize::from(was_once(paragraph, lexicon, &(start..run.end)));
    start = behind_words(paragraph, lexicon, start..run.end);
    start = behind_nation(paragraph, lexicon, start..run.end, is_body);
    let adjective = is_adjective(paragraph, lexicon, &(start..run.end)) && start > run.start;
    let named = start < run.end && !is_of_office(paragraph, lexicon, &(start..run.end));
    (named && !adjective).then_some(start..run.end)
}

/// Returns true if a run is known as a whole to be no name.
fn names_nobody(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>) -> bool {
    is_degree(paragraph, run)
        || is_party_member(paragraph, lexicon, run)
        || says_what_was(paragraph, lexicon, run)
        || is_office_of_field(paragraph, lexicon, run)
        || are_members(paragraph, run)
        || is_before_field(paragraph, lexicon, run)
        || is_chief(paragraph, lexicon, run)
        || is_local_office(paragraph, lexicon, run)
}

/// Returns true if the last of the titles is a word of a body: "the General Staff of the Army". Behind
/// "the" nobody has that rank.
fn is_general_body(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    titles: Range<usize>,
    end: usize,
) -> bool {
    let Some(general) = titles.clone().last() else { return false };
    let the = general.checked_sub(1).is_some_and(|at| paragraph.lower(at) == "the");
    paragraph.word(general) == "General"
        && the
        && !(titles.end..end).any(|idx| lexicon.class(paragraph.lower(idx)).is(Class::GIVEN))
}

/// Returns true if a word that is a title elsewhere belongs to the name of a body here: "State" in
/// "Conference of State Boards", "Health" in "Norvik Health Service".
fn of_body(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>, idx: usize) -> bool {
    const FIELDS: [&str; 28] = [
        "affairs",
        "conservative",
        "defence",
        "defense",
        "democrat",
        "education",
        "external",
        "father",
        "finance",
        "foreign",
        "health",
        "home",
        "independent",
        "information",
        "interior",
        "king",
        "lady",
        "law",
        "liberal",
        "lord",
        "prince",
        "queen",
        "republican",
        "shri",
        "sister",
        "socialist",
        "sri",
        "state",
    ];
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let body = |idx: usize| class(idx).is(Class::ORGANIZATION) && !class(idx).is(Class::GIVEN);
    if paragraph.word(idx) == "First" && paragraph.word(idx + 1) == "Nation" {
        return true;
    }
    if FIELDS.binary_search(&paragraph.lower(idx)).is_err()
        || (idx + 1..run.end).any(|idx| class(idx).is(Class::GIVEN | Class::ANY_ROLE))
    {
        return false;
    }
    // Such as "Health Canada".
    if paragraph.lower(idx) == "health" && idx + 2 == run.end && class(idx + 1).is(Class::PLACE) {
        return true;
    }
    let behind = (run.start + 1..idx).any(|of| {
        matches!(paragraph.lower(of), "of" | "for" | "on") && !class(of - 1).is(Class::ANY_TITLE)
    });
    behind || run.end > idx + 2 && (body(run.end - 1) || body(idx + 1))
}

/// Returns true if a run ends in an office of the body that it names, and in no name: "Norvik Bank
/// CEO".
fn holds_office(paragraph: &Paragraph, run: &Range<usize>, last: usize) -> bool {
    last + 1 == run.end
        && !run.clone().any(|idx| matches!(paragraph.lower(idx), "of" | "for" | "on"))
        && matches!(
            paragraph.lower(last),
            "ceo"
                | "cfo"
                | "chair"
                | "chairman"
                | "chairwoman"
                | "chief"
                | "commissioner"
                | "correspondent"
                | "director"
                | "editor"
                | "executive"
                | "founder"
                | "manager"
                | "minister"
                | "officer"
                | "president"
                | "reporter"
                | "secretary"
                | "spokesman"
                | "spokesperson"
                | "spokeswoman"
        )
}

/// Returns true for an office of several words with hyphens between them: "Editor-in-Chief",
/// "Secretary-Treasurer", "co-Anchor".
fn is_joined_office(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let lower = paragraph.lower(idx);
    let office = |part: &str| lexicon.class(part).is(Class::ANY_ROLE | Class::TITLE);
    let joined = lower.split_once('-').is_some_and(|(first, rest)| {
        office(first) || matches!(first, "co" | "vice" | "ex") && office(rest)
    });
    let man = ["man", "woman", "person"].iter().any(|ending| lower.ends_with(ending));
    joined || man && lower.len() > 6 && !lexicon.class(lower).is(Class::GIVEN)
}

/// Returns where the first name of a person begins behind words that are no names, or behind a
/// place: "Legal Counsel Ines Marsh", "Vermont Ines Marsh".
fn behind_words(paragraph: &Paragraph, lexicon: &Lexicon, run: Range<usize>) -> usize {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let known = Class::COMMON | Class::EITHER | Class::PERSON | Class::PLACE | Class::ORGANIZATION;
    let word = |idx: usize| class(idx).is(known) && !class(idx).is(Class::GIVEN);
    let given = (run.start + 1..run.end).find(|&idx| class(idx).is(Class::GIVEN));
    // No person has the article: "the leader of the Commons Ines Marsh".
    let article = |given: usize| {
        given == run.start + 1
            && run.start.checked_sub(1).is_some_and(|before| paragraph.lower(before) == "the")
            && !class(run.start).is(Class::GIVEN)
    };
    // Such as "Norvik County Recorder Ines Marsh", "Norvik Supervisor of Elections Ines Marsh".
    let office = |given: usize| {
        let known = Class::COMMON | Class::EITHER | Class::PERSON;
        let before = given - 1;
        let noun = paragraph.lower(before);
        let agent = ["er", "or", "ist", "man", "woman"].iter().any(|end| noun.ends_with(end));
        let of = (run.start + 1..before).any(|idx| paragraph.lower(idx) == "of");
        class(before).is(known) && !class(before).is(Class::PLACE) && (agent || of)
    };
    let given = given.filter(|&given| {
        matches!(run.end - given, 2 | 3)
            && ((run.start..given).all(word) || article(given) || office(given))
            && (is_behind_office(paragraph, lexicon, run.start)
                || !(given + 1..run.end).any(|idx| class(idx).is(known)))
            && !class(given - 1).is(Class::ORGANIZATION)
    });
    given.unwrap_or(run.start)
}

/// Returns true if a run describes somebody by place and party: "the South Carolina Republican".
fn is_party_member(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>) -> bool {
    let party = matches!(paragraph.lower(run.end - 1), "republican" | "democrat");
    let article = run.start.checked_sub(1).map_or("", |before| paragraph.lower(before));
    let place = |idx: usize| {
        lexicon.class(paragraph.lower(idx)).is(Class::PLACE)
            || matches!(paragraph.lower(idx), "new" | "north" | "south" | "west" | "rhode" | ".")
            || lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION)
    };
    party
        && matches!(article, "the" | "a" | "an")
        && run.len() > 1
        && (run.start..run.end - 1).any(place)
}

/// Returns true for "Tory MPs", whom nobody calls "she", and for "a Tory MP".
fn are_members(paragraph: &Paragraph, run: &Range<usize>) -> bool {
    let before = run.start.checked_sub(1).map_or("", |idx| paragraph.lower(idx));
    let is_one = matches!(before, "a" | "an" | "another" | "one");
    match paragraph.word(run.end - 1) {
        "MPs" | "MSPs" | "MEPs" | "MLAs" | "TDs" => true,
        "MP" | "MSP" | "MEP" | "MLA" | "TD" => is_one,
        _ => false,
    }
}

/// Returns true if a run is a degree or an honour behind a name: "Ines Marsh, M.D.", "Ines Marsh, KC,".
fn is_degree(paragraph: &Paragraph, run: &Range<usize>) -> bool {
    let letters: String =
        run.clone().map(|idx| paragraph.word(idx)).filter(|word| *word != ".").collect();
    let is_behind = run.start > 1
        && paragraph.word(run.start - 1) == ","
        && starts_upper(paragraph.word(run.start - 2));
    is_behind && name::is_post_nominal(&letters)
}
