//! Finds what the words of a name, and those around it, say of its bearer.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bearers::apposition::apposed_to;
use crate::quotes::speakers::mention::bearers::apposition::apposition;
use crate::quotes::speakers::mention::bearers::apposition::is_birthplace;
use crate::quotes::speakers::mention::bearers::either_gender::first_name;
use crate::quotes::speakers::mention::bearers::either_gender::is_of_either_gender;
use crate::quotes::speakers::mention::bearers::rank::before_letters;
use crate::quotes::speakers::mention::bearers::rank::is_behind_office_of_body;
use crate::quotes::speakers::mention::bearers::rank::is_letters_of_office;
use crate::quotes::speakers::mention::bearers::shortened_title::is_shortened_title;
use crate::quotes::speakers::mention::bearers::shortened_title::office_of_letters;
use crate::quotes::speakers::mention::bearers::trade::before_bracket;
use crate::quotes::speakers::mention::bearers::trade::is_behind_office;
use crate::quotes::speakers::mention::bearers::traits;
use crate::quotes::speakers::mention::bearers::word_name::is_pronoun_as_surname;
use crate::quotes::speakers::mention::compound_word::is_domain;
use crate::quotes::speakers::mention::glued::glued_before;
use crate::quotes::speakers::mention::nature;
use crate::quotes::speakers::mention::nature::Nature;
use crate::quotes::speakers::name;
use crate::text::Span;

pub(super) fn describe(
    paragraph: &Paragraph,
    paragraph_idx: usize,
    lexicon: &Lexicon,
    from: usize,
    tokens: Range<usize>,
) -> Mention {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let span = paragraph.span(tokens.start, tokens.end);
    let written = |end: usize| {
        (tokens.start..end).map(|idx| paragraph.word(idx)).collect::<Vec<_>>().join(" ")
    };
    let glued = glued_before(lexicon, paragraph.word(tokens.start));
    let titles = title_start(paragraph, lexicon, from)..tokens.start;
    // In "former Norvik governor Bo Lind" the word before the name belongs to the governor.
    let office = class(tokens.end).is(Class::ANY_ROLE)
        && paragraph.word(tokens.end).starts_with(char::is_lowercase)
        && titles.clone().all(|idx| BEFORE_AN_OFFICE.contains(&paragraph.lower(idx)));
    let titles = if office { tokens.start..tokens.start } else { titles };
    let honoured = tokens.len() > 1 && name::is_post_nominal(paragraph.word(tokens.end - 1));
    let has_title = titles.clone().any(|idx| {
        class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE)
            || is_shortened_title(paragraph, lexicon, idx)
    });
    let mut roles: Vec<String> = Vec::new();
    for idx in titles.clone().filter(|&idx| class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE)) {
        roles.push(spelt_out(paragraph.lower(idx)).to_owned());
    }
    // Such as "Head of Marketing Ines Marsh".
    if tokens.start > from
        && !class(from).is(Class::ANY_TITLE | Class::GIVEN)
        && is_behind_office(paragraph, lexicon, from)
    {
        roles.push(paragraph.lower(from - 2).to_owned());
    }
    let letters = titles.clone().filter_map(|idx| office_of_letters(paragraph.word(idx)));
    roles.extend(letters.flat_map(|(rank, office)| [rank.to_owned(), office.to_owned()]));
    let ranks = titles.clone().filter(|&idx| {
        is_letters_of_office(paragraph.word(idx))
            && !class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE)
    });
    roles.extend(ranks.map(|idx| paragraph.lower(idx).to_owned()));
    roles.extend(before_bracket(paragraph, lexicon, titles.start));
    let is_where = is_birthplace(paragraph, titles.start);
    roles.extend(apposition(paragraph, lexicon, tokens.end).filter(|_| !is_where));
    let before = apposed_to(paragraph, lexicon, titles.start, tokens.end);
    roles.extend(before.map(|noun| paragraph.lower(noun).to_owned()));
    // "German" and "Kenya" are first names, too; but nobody knows what a chairman called
    // Mary is.
    let tells = |word: &str| Gender::of(lexicon.class(word));
    let known = |&gender: &Gender| gender != Gender::Unknown;
    let is_title = |&idx: &usize| class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE);
    let called: Vec<&str> = (titles.clone().filter(is_title).map(|idx| paragraph.lower(idx)))
        .chain(roles.iter().map(String::as_str))
        .collect();
    let (either, one): (Vec<&str>, Vec<&str>) =
        called.into_iter().partition(|word| is_of_either_gender(word));
    let gender = one.into_iter().map(tells).find(known).or_else(|| {
        let first =
            (tokens.len() > 1).then(|| tells(paragraph.lower(first_name(paragraph, &tokens))));
        let called = either.into_iter().map(tells).find(known);
        match (first.filter(known), called) {
            (Some(first), Some(called)) if first != called => None,
            (first, called) => first.or(called),
        }
    });
    // "Marsh himself" is a man, whatever the name looks like.
    let reflexive = match paragraph.lower(tokens.end) {
        "himself" => Some(Gender::Male),
        "herself" => Some(Gender::Female),
        _ => None,
    };
    let is_called = honoured || has_title || !roles.is_empty() || reflexive.is_some();
    let nature = nature::nature(paragraph, lexicon, titles.start, &tokens);
    let shape = shape(paragraph, lexicon, &tokens, is_called, nature);
    let end = before_letters(paragraph, &tokens);
    // "Norvik SC" is a club.
    let is_name = shape == Shape::Person || shape == Shape::Unknown && end > tokens.start + 1;
    let end = if is_name { end } else { tokens.end };
    let span = Span::new(span.start() + glued, paragraph.span(tokens.start, end).end());
    let words = name::words(&written(end)[glued..]);
    Mention {
        paragraph: paragraph_idx,
        shape,
        span,
        words,
        from: titles.start,
        nature,
        given: tokens.len() > 1 && class(tokens.start).is(Class::GIVEN),
        generation: name::generation(written(end).trim_end_matches([' ', '.'])),
        gender: gender.or(reflexive).unwrap_or(Gender::Unknown),
        roles,
        traits: traits::beside(paragraph, lexicon, &tokens, before),
        possessive: paragraph.lower(tokens.end) == "'s"
            || (paragraph.word(tokens.end) == "‘" && paragraph.word(tokens.end + 1) == "s")
            || (paragraph.lower(tokens.end) == "'"
                && paragraph.lower(tokens.end - 1).ends_with('s')),
        quoted: paragraph.tokens[tokens.start].state != QuoteState::Outside,
        leads: false,
        tokens,
    }
}

/// The words before an office that are no office by themselves.
const BEFORE_AN_OFFICE: [&str; 6] = ["acting", "deputy", "former", "interim", "senior", "state"];

/// Returns the noun that a shortened title stands for: the text says "the senator" of "Sen. Marsh".
fn spelt_out(title: &str) -> &str {
    match title {
        "sen" | "sens" => "senator",
        "gov" => "governor",
        "rep" | "reps" => "representative",
        "del" => "delegate",
        "gen" => "general",
        "col" => "colonel",
        "capt" => "captain",
        "sgt" => "sergeant",
        "lt" => "lieutenant",
        "maj" => "major",
        "cpl" => "corporal",
        "cmdr" => "commander",
        "supt" | "dsi" => "superintendent",
        "insp" | "dci" => "inspector",
        "adm" => "admiral",
        "dr" => "doctor",
        "prof" => "professor",
        "rev" => "reverend",
        title => title,
    }
}

/// The legal forms of companies, as they are written behind the name.
const LEGAL_FORMS: [&str; 18] = [
    "AB", "AG", "ASA", "Co", "Corp", "GmbH", "Inc", "KK", "LLC", "Ltd", "NV", "Oyj", "PLC", "Plc",
    "SA", "SE", "SpA", "plc",
];

/// Returns true for "Norvik AG", "Norvik plc", "Norvik Lake First Nation", whatever the words before the
/// last ones look like.
fn is_company(paragraph: &Paragraph, tokens: &Range<usize>) -> bool {
    let form = |idx: usize| LEGAL_FORMS.contains(&paragraph.word(idx));
    let nation = tokens.len() > 2 && paragraph.word(tokens.end - 1) == "Nation";
    (tokens.len() > 1 && form(tokens.end - 1))
        || paragraph.word(tokens.end) == "plc"
        || nation && paragraph.word(tokens.end - 2) == "First"
}

/// Returns the token where the titles before a name start, lower-case ones included: "presidential
/// aide", "former spokesman".
fn title_start(paragraph: &Paragraph, lexicon: &Lexicon, from: usize) -> usize {
    let before = |at: usize| at.checked_sub(1).map(|before| lexicon.class(paragraph.lower(before)));
    let mut start = from;
    while before(start).is_some_and(|class| class.is(Class::ANY_TITLE | Class::ANY_ROLE))
        && !accuses(paragraph, start - 1)
        && from - start < 6
    {
        start -= 1;
    }
    start
}

/// Returns true for the verb in "anglers accused", which is no title: "the accused Ines Marsh".
fn accuses(paragraph: &Paragraph, idx: usize) -> bool {
    let opens = idx == paragraph.sentence_of(idx).start;
    paragraph.lower(idx) == "accused"
        && !opens
        && !matches!(paragraph.lower(idx - 1), "the" | "an" | "of" | "by" | "," | "-" | "and")
}

/// Returns true if a noun for a body beside a name shows that it is one: "the agency Norvik",
/// "Norvik, the ferry firm", "Norvik, which".
fn is_body(paragraph: &Paragraph, lexicon: &Lexicon, tokens: &Range<usize>) -> bool {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let noun = |idx: usize| is_noun_for_body(paragraph, lexicon, idx);
    let before = tokens.start.checked_sub(1).is_some_and(noun)
        || traits::is_kind_of_paper(paragraph.word(tokens.end))
        || tokens.len() == 1 && are_shares_in(paragraph, tokens.start);
    if before || paragraph.word(tokens.end) != "," {
        return before;
    }
    let start = tokens.end + 1;
    if paragraph.lower(start) == "which" {
        return true;
    }
    let article = matches!(paragraph.lower(start), "a" | "an" | "the" | "its" | "another");
    let head = (start + 1..start + 5)
        .take_while(|&idx| paragraph.word(idx).starts_with(char::is_alphabetic))
        .find(|&idx| noun(idx) || class(idx).is(Class::ANY_ROLE));
    // "Besides Norvik, the court had …" names two bodies.
    let closes = |idx: usize| {
        matches!(
            paragraph.lower(idx),
            "," | "." | "of" | "in" | "that" | "which" | "behind" | "for"
        )
    };
    article && head.is_some_and(|idx| noun(idx) && closes(idx + 1))
}

fn is_noun_for_body(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let class = lexicon.class(paragraph.lower(idx));
    class.is(Class::BODY)
        && !class.is(Class::ANY_ROLE | Class::WORK)
        && paragraph.word(idx).starts_with(char::is_lowercase)
}

/// Returns true for a name behind "shares in".
fn are_shares_in(paragraph: &Paragraph, name: usize) -> bool {
    name > 1
        && paragraph.lower(name - 1) == "in"
        && matches!(paragraph.lower(name - 2), "shares" | "stake" | "stakes")
}

/// Returns true if a surname stands for a firm, as what it is called shows: "the brewer Marsh",
/// "shares in Marsh". In "the study Marsh led" it does not.
pub(super) fn is_called_firm(paragraph: &Paragraph, lexicon: &Lexicon, name: usize) -> bool {
    let Some(noun) = name.checked_sub(1) else { return false };
    let of_person = matches!(
        paragraph.lower(noun),
        "camp" | "campaign" | "office" | "poll" | "site" | "study" | "survey" | "team" | "website"
    );
    let the = noun.checked_sub(1).is_some_and(|the| paragraph.lower(the) == "the");
    are_shares_in(paragraph, name)
        || the && !of_person && is_noun_for_body(paragraph, lexicon, noun)
}

/// Returns true for a name such as "Ines Marsh-Ode", none of whose words means anything else.
fn has_two_surnames(paragraph: &Paragraph, lexicon: &Lexicon, tokens: &Range<usize>) -> bool {
    let other = Class::COMMON
        | Class::EITHER
        | Class::PLACE
        | Class::ADJECTIVE
        | Class::ORGANIZATION
        | Class::FUNCTION;
    let surname = |part: &str| {
        part.chars().count() > 2
            && starts_upper(part)
            && part.chars().any(char::is_lowercase)
            && !lexicon.class(&part.to_lowercase()).is(other)
    };
    let first = !lexicon.class(paragraph.lower(tokens.start)).is(other)
        && paragraph.word(tokens.start).chars().any(char::is_lowercase);
    let last = paragraph.word(tokens.end - 1).split_once('-');
    tokens.len() == 2 && first && last.is_some_and(|(one, two)| surname(one) && surname(two))
}

/// Returns true if a name has the article, which no person has: "the Sunrise Five said".
fn has_article(paragraph: &Paragraph, lexicon: &Lexicon, tokens: &Range<usize>) -> bool {
    let the = tokens.start.checked_sub(1).is_some_and(|before| paragraph.lower(before) == "the");
    let next = paragraph.word(tokens.end);
    // In "the Marsh family" the article belongs to the noun.
    let modifies = next.starts_with(char::is_lowercase)
        && !lexicon.class(paragraph.lower(tokens.end)).is(Class::FUNCTION | Class::CUE);
    the && !modifies && next != "'s" && next != "’s"
}

/// Returns true for "Customs and Border Protection (CBP)", "CBP (Customs and Border Protection)".
fn is_spelt_out(paragraph: &Paragraph, tokens: &Range<usize>) -> bool {
    let is_short = |at: usize| {
        let word = paragraph.word(at);
        word.len() > 1 && word.chars().all(char::is_uppercase)
    };
    let end = tokens.end;
    let behind = paragraph.word(end) == "(" && is_short(end + 1) && paragraph.word(end + 2) == ")";
    let before = tokens.start > 1
        && paragraph.word(tokens.start - 1) == "("
        && is_short(tokens.start - 2)
        && paragraph.word(end) == ")";
    tokens.len() > 1 && (behind || before)
}

/// Returns true if a word of letters has a digit in it, as bodies have: "Norvik24".
fn has_digit(word: &str) -> bool {
    word.contains(char::is_alphabetic)
        && word.contains(|char: char| char.is_ascii_digit())
        && !word.contains('-')
}

/// Returns true if a word has capitals inside, as bodies have: `NewsOfNorvik`, but not `McMarsh`.
fn is_brand(word: &str) -> bool {
    if word.starts_with("Van") {
        return false;
    }
    let inner = word.char_indices().zip(word.chars().skip(1));
    let mut humps = inner.filter(|((_, a), b)| a.is_lowercase() && b.is_uppercase());
    let far = |((at, a), _): ((usize, char), char)| at + a.len_utf8() > LONGEST_PARTICLE;
    humps.next().is_some_and(|first| far(first) || humps.next().is_some())
}

/// Returns true for one word behind the title of a person, whatever it means elsewhere: "Mr. White".
fn is_addressed(paragraph: &Paragraph, lexicon: &Lexicon, tokens: &Range<usize>) -> bool {
    let before =
        |back: usize| tokens.start.checked_sub(back).map_or("", |idx| paragraph.lower(idx));
    let stop = usize::from(before(1) == ".");
    // "Miss Norway" is whoever won.
    let won = before(1) == "miss" && lexicon.class(paragraph.lower(tokens.start)).is(Class::PLACE);
    tokens.len() == 1
        && !won
        && matches!(before(1 + stop), "mr" | "mrs" | "ms" | "miss" | "dr" | "prof" | "sen" | "rep")
}

/// How much likelier a name must be a body's than a person's, as a logarithm, to be no person's
/// though it begins with a given name.
const SURELY: f32 = 3.0;

/// The largest number of bytes before the second capital of a name such as `MacMarsh`, `FitzMarsh`.
const LONGEST_PARTICLE: usize = 4;

fn shape(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    tokens: &Range<usize>,
    titled: bool,
    nature: Nature,
) -> Shape {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let last = class(tokens.end - 1);
    let word_of_body =
        |idx: usize| class(idx).is(Class::ORGANIZATION) && !class(idx).is(Class::GIVEN);
    // "Ines Marsh Election Day" is a day named after somebody, "Doris Day" is nobody's.
    let thing = tokens.len() > 2 && (tokens.end - 2..tokens.end).all(word_of_body);
    // "Ines Corporation" is a body, too; "Ines Banks" is none.
    let [person, body, ..] = nature;
    let thing = thing || word_of_body(tokens.end - 1) && body > person + SURELY;
    // "Sierra Club" is nobody's name.
    let never = ["club", "college", "committee", "council", "university", "association", "union"];
    let thing = thing || tokens.len() > 1 && never.contains(&paragraph.lower(tokens.end - 1));
    let given = tokens.len() > 1
        && (class(tokens.start).is(Class::GIVEN) && !thing
            || is_pronoun_as_surname(paragraph, lexicon, tokens.start));
    let body = tokens.clone().any(|idx| class(idx).is(Class::ORGANIZATION));
    let only = paragraph.word(tokens.start);
    let acronym = tokens.len() == 1
        && only.len() > 1
        && only.chars().all(|char| char.is_uppercase() || char == '.');
    let before = tokens.start.checked_sub(1).map_or("", |before| paragraph.lower(before));
    // "The broadcaster Ines Marsh" is a person.
    let is_station = before == "broadcaster" && tokens.len() == 1;
    if is_station || matches!(before, "magazine" | "newspaper" | "tabloid") {
        return Shape::Organization;
    }
    if is_addressed(paragraph, lexicon, tokens) {
        return Shape::Person;
    }
    if is_spelt_out(paragraph, tokens)
        || tokens.clone().any(|idx| matches!(paragraph.word(idx), "&" | "for" | "on" | "to"))
        || is_company(paragraph, tokens)
        || is_domain(paragraph.word(tokens.end - 1))
        || tokens.clone().any(|idx| has_digit(paragraph.word(idx)))
        || (!titled && tokens.len() == 1 && is_brand(paragraph.word(tokens.start)))
        || (!given
            && is_body(paragraph, lexicon, tokens)
            && !is_behind_office_of_body(paragraph, lexicon, tokens, nature))
    {
        Shape::Organization
    } else if given || (titled && !body) || has_two_surnames(paragraph, lexicon, tokens) {
        Shape::Person
    } else if (tokens.len() == 1 && class(tokens.start).is(Class::PLACE))
        || (tokens.len() == 2
            && last.is(Class::CITY | Class::CAPITAL)
            && !(paragraph.word(tokens.end) == "," && paragraph.lower(tokens.end + 1) == "who"))
        || (tokens.len() == 2
            && last.is(Class::PLACE)
            && matches!(paragraph.lower(tokens.start), "new" | "north" | "south" | "east" | "west"))
    {
        Shape::Place
    } else if body
        || (acronym && !class(tokens.start).is(Class::COUNTRY))
        || has_article(paragraph, lexicon, tokens)
    {
        Shape::Organization
    } else {
        Shape::Unknown
    }
}
