//! Collects what a text says of somebody besides their name.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;

/// The number of words on either side of a name that are looked at.
const REACH: usize = 12;

/// Returns the words of the titles before the name at `tokens`, and of the apposition or the "is …"
/// after it; where the name stands in apposition to a noun, those around `noun`.
pub(in crate::quotes::speakers) fn beside(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    tokens: &Range<usize>,
    noun: Option<usize>,
) -> Vec<String> {
    let function = |idx: usize| lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION);
    let word = |idx: usize| paragraph.word(idx).starts_with(char::is_alphanumeric);
    let title = |&idx: &usize| (word(idx) || paragraph.word(idx) == ".") && !function(idx);
    // In "met Health Minister Ines Marsh" the office begins behind the small word.
    let capital = |idx: usize| noun_phrase::starts_upper(paragraph.word(idx));
    let office =
        |idx: usize| lexicon.class(paragraph.lower(idx)).is(Class::ANY_TITLE | Class::ANY_ROLE);
    let begins = |&idx: &usize| {
        capital(idx) || office(idx) || !word(idx) || !capital(idx + 1) || idx + 1 == tokens.start
    };
    let before = (tokens.start.saturating_sub(REACH)..tokens.start).rev();
    let before = before.take_while(title).take_while(begins);
    let sentence = paragraph.sentence_of(tokens.start).end;
    let start = match paragraph.lower(tokens.end) {
        "," | "(" | "is" | "was" | "—" | "–" => tokens.end + 1,
        _ => sentence,
    };
    let start = start + usize::from(paragraph.lower(start) == "who");
    let start = start + usize::from(matches!(paragraph.lower(start), "is" | "was"));
    let opens = matches!(paragraph.lower(start), "a" | "an" | "the" | "his" | "her" | "its")
        || paragraph.lower(tokens.end) == "("
        || (start < sentence && !function(start));
    let stop = |&idx: &usize| {
        !matches!(
            paragraph.lower(idx),
            "," | ";" | "(" | ")" | "who" | "which" | "that" | "—" | "–" | "and"
        ) && !lexicon.class(paragraph.lower(idx)).is(Class::SPEECH)
    };
    let end = if opens { sentence.min(start + REACH) } else { start };
    let after = start..start + (start..end.max(start)).take_while(stop).count();
    // "The mayor’s eldest daughter" is no mayor.
    let small = |idx: usize| paragraph.word(idx).starts_with(char::is_lowercase);
    let of_other = |&idx: &usize| paragraph.lower(idx + 1) == "'s" && small(idx) && office(idx);
    let after = after.clone().rev().find(of_other).map_or(after.start, |idx| idx + 2)..after.end;
    let around = noun.map_or(0..0, |noun| noun.saturating_sub(REACH / 3)..tokens.start);
    let around = around.rev().take_while(|&idx| {
        !matches!(paragraph.word(idx), "." | "”" | "—") && Some(idx + REACH / 2) > noun
    });
    let body = noun_of_body_before(paragraph, lexicon, tokens);
    let kind = Some(tokens.end..tokens.end + 1);
    let kind = kind.filter(|kind| is_kind_of_paper(paragraph.word(kind.start)));
    before
        .chain(after)
        .chain(around)
        .chain(body.into_iter().chain(kind).flatten())
        .filter(|&idx| word(idx) && (!function(idx) || paragraph.lower(idx) == "i"))
        .flat_map(|idx| paragraph.lower(idx).split('-'))
        .filter(|part| !part.is_empty())
        .flat_map(|part| spelt_out(part).split(' ').chain([part]))
        .map(str::to_owned)
        .collect()
}

/// Returns the words of "The relief fund, Norvik Care," that tell what body the name is, without the
/// article.
fn noun_of_body_before(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    tokens: &Range<usize>,
) -> Option<Range<usize>> {
    let comma = tokens.start.checked_sub(1).filter(|&comma| paragraph.word(comma) == ",")?;
    let noun = comma.checked_sub(1)?;
    let class = lexicon.class(paragraph.lower(noun));
    let is_body = class.is(Class::BODY) && !class.is(Class::ANY_ROLE | Class::WORK);
    let plain = |&idx: &usize| {
        paragraph.word(idx).starts_with(char::is_alphabetic)
            && !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION | Class::CUE)
    };
    let first = (noun.saturating_sub(REACH / 3)..=noun).rev().take_while(plain).last()?;
    let article = first.checked_sub(1)?;
    let opens = matches!(paragraph.lower(article), "a" | "an" | "his" | "her" | "its" | "the");
    let closes = matches!(paragraph.word(tokens.end), "," | "(" | "—" | "–");
    let is_subject = article == paragraph.sentence_of(article).start;
    (is_body && opens && closes && is_subject).then_some(first..comma)
}

/// Returns true for the noun behind the name of what appears now and then: "Norvik Circle magazine".
pub(in crate::quotes::speakers) fn is_kind_of_paper(word: &str) -> bool {
    matches!(word, "magazine" | "newsletter" | "newspaper")
}

/// Returns the words for which a short form behind a lawmaker's name stands, as in "(D-Calif.)"; of
/// the states, only those that news agencies shorten.
fn spelt_out(word: &str) -> &str {
    let found = SHORT_FORMS.binary_search_by_key(&word, |&(short, _)| short);
    found.map_or("", |idx| SHORT_FORMS[idx].1)
}

const SHORT_FORMS: &[(&str, &str)] = &[
    ("ala", "alabama"),
    ("ariz", "arizona"),
    ("ark", "arkansas"),
    ("calif", "california"),
    ("colo", "colorado"),
    ("conn", "connecticut"),
    ("d", "democrat democratic"),
    ("del", "delaware"),
    ("fla", "florida"),
    ("ga", "georgia"),
    ("gop", "republican"),
    ("i", "independent"),
    ("ill", "illinois"),
    ("ind", "indiana"),
    ("kan", "kansas"),
    ("ky", "kentucky"),
    ("la", "louisiana"),
    ("mass", "massachusetts"),
    ("md", "maryland"),
    ("mich", "michigan"),
    ("minn", "minnesota"),
    ("miss", "mississippi"),
    ("mo", "missouri"),
    ("mont", "montana"),
    ("n.c.", "north carolina"),
    ("n.h.", "new hampshire"),
    ("n.j.", "new jersey"),
    ("n.m.", "new mexico"),
    ("n.y.", "new york"),
    ("neb", "nebraska"),
    ("nev", "nevada"),
    ("okla", "oklahoma"),
    ("ore", "oregon"),
    ("pa", "pennsylvania"),
    ("r", "republican gop"),
    ("r.i.", "rhode island"),
    ("republican", "gop"),
    ("s.c.", "south carolina"),
    ("tenn", "tennessee"),
    ("tex", "texas"),
    ("va", "virginia"),
    ("vt", "vermont"),
    ("w.va.", "west virginia"),
    ("wash", "washington"),
    ("wis", "wisconsin"),
];

#[cfg(test)]
mod tests {
    use super::SHORT_FORMS;

    #[test]
    fn short_forms_are_sorted_for_the_search() {
        assert!(SHORT_FORMS.is_sorted_by_key(|&(short, _)| short));
    }
}
