//! What the words of a name, and those around it, say of its bearer.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::traits;
use crate::quotes::speakers::name;

pub(super) fn describe(
    paragraph: &Paragraph,
    paragraph_idx: usize,
    lexicon: &Lexicon,
    from: usize,
    tokens: Range<usize>,
) -> Mention {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let span = paragraph.span(tokens.start, tokens.end);
    let words =
        name::words(&tokens.clone().map(|idx| paragraph.word(idx)).collect::<Vec<_>>().join(" "));
    let titles = title_start(paragraph, lexicon, from)..tokens.start;
    let honoured = tokens.len() > 1 && name::is_post_nominal(paragraph.word(tokens.end - 1));
    let has_title = titles.clone().any(|idx| class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE));
    let mut roles: Vec<String> = Vec::new();
    for idx in titles.clone().filter(|&idx| class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE)) {
        roles.push(spelt_out(paragraph.lower(idx)).to_owned());
    }
    roles.extend(apposition(paragraph, lexicon, tokens.end));
    let mut gender =
        titles.clone().map(|idx| Gender::of(class(idx))).find(|&gender| gender != Gender::Unknown);
    if gender.is_none() {
        gender = roles
            .iter()
            .map(|role| Gender::of(lexicon.class(role)))
            .find(|&gender| gender != Gender::Unknown);
    }
    if gender.is_none() && tokens.len() > 1 {
        gender = Some(Gender::of(class(tokens.start)));
    }
    Mention {
        paragraph: paragraph_idx,
        shape: shape(paragraph, lexicon, &tokens, honoured || has_title || !roles.is_empty()),
        span,
        words,
        gender: gender.unwrap_or(Gender::Unknown),
        roles,
        traits: traits::beside(paragraph, lexicon, &tokens),
        possessive: paragraph.lower(tokens.end) == "'s"
            || (paragraph.lower(tokens.end) == "'"
                && paragraph.lower(tokens.end - 1).ends_with('s')),
        quoted: paragraph.tokens[tokens.start].state != QuoteState::Outside,
        leads: false,
        tokens,
    }
}

/// The noun that a shortened title stands for: "the senator" is "Sen. Marsh".
fn spelt_out(title: &str) -> &str {
    match title {
        "sen" | "sens" => "senator",
        "gov" => "governor",
        "rep" | "reps" => "representative",
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

/// What a company is by law, as it is written behind its name.
const LEGAL_FORMS: [&str; 18] = [
    "AB", "AG", "ASA", "Co", "Corp", "GmbH", "Inc", "KK", "LLC", "Ltd", "NV", "Oyj", "PLC", "Plc",
    "SA", "SE", "SpA", "plc",
];

/// "Norvik AG", "Norvik plc": whatever the words before it look like.
fn is_company(paragraph: &Paragraph, tokens: &Range<usize>) -> bool {
    let form = |idx: usize| LEGAL_FORMS.contains(&paragraph.word(idx));
    (tokens.len() > 1 && form(tokens.end - 1)) || paragraph.word(tokens.end) == "plc"
}

/// Where the titles before a name start, lower-case ones included:
/// "presidential aide", "former spokesman".
fn title_start(paragraph: &Paragraph, lexicon: &Lexicon, from: usize) -> usize {
    let before = |at: usize| at.checked_sub(1).map(|before| lexicon.class(paragraph.lower(before)));
    let mut start = from;
    while before(start).is_some_and(|class| class.is(Class::ANY_TITLE | Class::ANY_ROLE))
        && from - start < 6
    {
        start -= 1;
    }
    start
}

/// The nouns of "…, a lawyer for the family," after a name.
fn apposition(paragraph: &Paragraph, lexicon: &Lexicon, after: usize) -> Option<String> {
    if paragraph.word(after) != ","
        || matches!(paragraph.lower(after + 1), "who" | "which" | "and" | "but")
    {
        return None;
    }
    let stop = |idx: &usize| {
        !matches!(
            paragraph.lower(*idx),
            "," | "." | "of" | "for" | "at" | "in" | "who" | "and" | "said" | ""
        )
    };
    let head = (after + 1..after + 9)
        .take_while(stop)
        .filter(|&idx| lexicon.class(paragraph.lower(idx)).is(Class::ANY_ROLE))
        .last()?;
    Some(paragraph.lower(head).to_owned())
}

/// "the Sunrise Five said": no person has the article.
fn has_article(paragraph: &Paragraph, lexicon: &Lexicon, tokens: &Range<usize>) -> bool {
    let the = tokens.start.checked_sub(1).is_some_and(|before| paragraph.lower(before) == "the");
    let next = paragraph.word(tokens.end);
    // In "the Marsh family" the article belongs to the noun.
    let modifies = next.starts_with(char::is_lowercase)
        && !lexicon.class(paragraph.lower(tokens.end)).is(Class::FUNCTION | Class::CUE);
    the && !modifies && next != "'s" && next != "’s"
}

fn shape(paragraph: &Paragraph, lexicon: &Lexicon, tokens: &Range<usize>, titled: bool) -> Shape {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let last = class(tokens.end - 1);
    let given = tokens.len() > 1 && class(tokens.start).is(Class::GIVEN);
    let body = tokens.clone().any(|idx| class(idx).is(Class::ORGANIZATION));
    let only = paragraph.word(tokens.start);
    let acronym = tokens.len() == 1
        && only.len() > 1
        && only.chars().all(|char| char.is_uppercase() || char == '.');
    if is_company(paragraph, tokens) {
        Shape::Organization
    } else if given || (titled && !body) {
        Shape::Person
    } else if (tokens.len() == 1 && class(tokens.start).is(Class::PLACE))
        || (tokens.len() == 2 && last.is(Class::CITY | Class::CAPITAL))
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
