//! Finds runs of capitalised words.

use std::ops::Range;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bearers::nickname::are_nickname;
use crate::quotes::speakers::mention::bearers::nickname::behind_titles;
use crate::quotes::speakers::mention::bearers::nickname::in_nickname;
use crate::quotes::speakers::mention::bearers::nickname::nickname_end;
use crate::quotes::speakers::mention::bearers::particle::is_elided;
use crate::quotes::speakers::mention::bearers::particle::particles_with_name;
use crate::quotes::speakers::mention::bearers::shortened_name::is_shortened_name;
use crate::quotes::speakers::mention::bearers::shortened_title::is_shortened_title;
use crate::quotes::speakers::mention::bearers::shortened_title::office_of_letters;
use crate::quotes::speakers::mention::bearers::title_surname::is_courtesy;
use crate::quotes::speakers::mention::bearers::trade::is_unlisted_name;
use crate::quotes::speakers::mention::bearers::word_name::is_day_as_surname;
use crate::quotes::speakers::mention::bearers::word_name::is_named_after_day;
use crate::quotes::speakers::mention::bearers::word_name::is_named_relative;
use crate::quotes::speakers::mention::bearers::word_name::is_pronoun_as_surname;
use crate::quotes::speakers::mention::bearers::word_name::is_pronoun_behind_title;
use crate::quotes::speakers::mention::bearers::word_name::is_small_word_as_surname;
use crate::quotes::speakers::mention::bodies::body_name::owns_body;
use crate::quotes::speakers::mention::bodies::body_name::small_words_behind;
use crate::quotes::speakers::mention::bodies::small_word::is_behind_body;
use crate::quotes::speakers::mention::bodies::small_word::is_police_of;
use crate::quotes::speakers::mention::bodies::small_word::is_sunday_paper;
use crate::quotes::speakers::mention::compound_word::are_joined_words;
use crate::quotes::speakers::mention::compound_word::has_small_article;
use crate::quotes::speakers::mention::compound_word::is_compound;
use crate::quotes::speakers::mention::compound_word::is_domain;
use crate::quotes::speakers::mention::compound_word::is_numeral;
use crate::quotes::speakers::mention::compound_word::is_plural_acronym;
use crate::quotes::speakers::mention::compound_word::opens_with_article;
use crate::quotes::speakers::mention::glued::ends_in_article;
use crate::quotes::speakers::mention::glued::glued_before;
use crate::quotes::speakers::mention::repeated_name::repeats_name;
use crate::quotes::speakers::mention::repeated_name::without_second_name;
use crate::quotes::speakers::name;

/// The largest number of tokens in a name; a text in capitals is one run after another.
const LONGEST: usize = 100;

/// Returns the run of capitalised words that starts at token `idx`; empty if none does.
pub(super) fn run_from(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> Range<usize> {
    if !begins_name(paragraph, lexicon, idx) {
        return idx..idx;
    }
    let mut end = idx + 1;
    while end < paragraph.len().min(idx + LONGEST) {
        let tokens = match inner_mark(paragraph, end) {
            0 => small_words_behind(paragraph, lexicon, &(idx..end))
                .max(particles_with_name(paragraph, lexicon, end)),
            tokens => tokens,
        };
        if tokens == 0 && !goes_on(paragraph, lexicon, idx..end) {
            break;
        }
        end += tokens.max(1);
    }
    // Pages set links behind names: "Ines Marsh Read more".
    let is_link =
        end > idx + 1 && paragraph.word(end - 1) == "Read" && paragraph.lower(end) == "more";
    end -= usize::from(is_link);
    // The "White" of "White House-era letters" is no name.
    let body = paragraph.lower(end).split_once('-').map_or("", |(body, _)| body);
    let is_torn = is_compound(paragraph.word(end))
        && starts_upper(paragraph.word(end))
        && lexicon.class(body).is(Class::ORGANIZATION);
    if is_torn || repeats_name(paragraph, idx..end) {
        return idx..idx;
    }
    end = without_second_name(paragraph, lexicon, idx..end);
    end = without_person(paragraph, lexicon, idx..end);
    while end > idx
        && matches!(paragraph.lower(end - 1), "." | "of" | "the" | "for" | "&" | "and" | "," | "on")
    {
        end -= 1;
    }
    idx..end
}

/// Returns the number of tokens with which a name goes on behind a mark inside of it: "O’Brien",
/// "N’Golo", "B&Q". It has no space on either side and begins no clitic.
fn inner_mark(paragraph: &Paragraph, mark: usize) -> usize {
    let touches = |at: usize| {
        let [before, token] = [at - 1, at].map(|at| paragraph.tokens.get(at));
        before.zip(token).is_some_and(|(a, b)| a.span.end() == b.span.start())
    };
    let next = paragraph.word(mark + 1);
    let inside = match paragraph.word(mark) {
        "'" | "’" | "ʻ" | "`" => next.starts_with(char::is_alphabetic),
        "&" => starts_upper(next),
        "." => is_domain(next),
        _ => false,
    };
    if inside && touches(mark) && touches(mark + 1) { 2 } else { 0 }
}

/// Returns true if the token behind a run belongs to it.
fn goes_on(paragraph: &Paragraph, lexicon: &Lexicon, run: Range<usize>) -> bool {
    let Range { start: idx, end } = run;
    let first = behind_titles(paragraph, lexicon, idx..end);
    let lower = paragraph.lower(end);
    let capital = |at: usize| {
        starts_upper(paragraph.word(at))
            && !is_compound(paragraph.word(at))
            && !is_plural_acronym(paragraph.word(at))
            // "Al Said" is a family.
            && (!reports(paragraph.lower(at)) || paragraph.word(at - 1) == "Al")
            // "Norvik Police" is a name, "police" is none.
            && (!lexicon.class(paragraph.lower(at)).is(Class::FUNCTION)
                || paragraph.word(at) == "US"
                    && matches!(paragraph.word(at + 1), "Inc" | "Ltd" | "Corp" | "LLC")
                || lexicon.class(paragraph.lower(at - 1)).is(Class::GIVEN)
                    && is_initial(paragraph, lexicon, at)
                || is_first_of_nation(paragraph, at)
                || body_word(paragraph, lexicon, at))
    };
    let given = |at: usize| {
        lexicon.class(paragraph.lower(at)).is(Class::GIVEN) && !is_capitals(paragraph.word(at + 1))
    };
    let more = match lower {
        // Such as Walter “The Duke” Marsh.
        _ if in_nickname(paragraph, first, end) => are_nickname(paragraph, end..end + 1),
        // A stop after an initial or an abbreviation: "J.", "Jr.", "Sen.". After "Mary Lee MP."
        // another sentence begins.
        "." if is_pronoun_behind_title(paragraph, lexicon, end + 1) => true,
        "." => {
            let before = paragraph.word(end - 1);
            (is_abbreviated(before, lexicon) || is_shortened_title(paragraph, lexicon, end - 1))
                && !name::is_post_nominal(before)
                // Numerals have no stop of their own: "World War II. Marsh said".
                && !matches!(before, "II" | "III" | "IV")
                && capital(end + 1)
        }
        // A name in quotation marks is part of the name: Walter “Little Duke” Marsh.
        "\"" | "“" | "‘" | "'" if end == first + 1 => {
            nickname_end(paragraph, end).is_some_and(|close| {
                let first = lexicon.class(paragraph.lower(first));
                // Of two words in no list the marks make one name: Ravin “Tito” Quispem.
                let unlisted = (first == Class::default() || first.is(Class::PARTICLE))
                    && lexicon.class(paragraph.lower(close + 1)) == Class::default();
                (first.is(Class::GIVEN) || unlisted)
                    && are_nickname(paragraph, end + 1..close)
                    && capital(close + 1)
            })
        }
        "\"" | "”" | "’" | "'" => {
            let opens = matches!(paragraph.word(first + 1), "\"" | "“" | "‘" | "'");
            opens && nickname_end(paragraph, first + 1) == Some(end)
        }
        "of" => {
            let body = Class::ORGANIZATION | Class::ANY_TITLE | Class::ANY_ROLE | Class::BODY;
            // "Conference of Norvik Mayors" is a body where no sentence opens with it.
            let inside = idx > 0
                && !(idx..end - 1).any(|at| lexicon.class(paragraph.lower(at)).is(Class::GIVEN))
                && paragraph.tokens[idx - 1].sentence == paragraph.tokens[idx].sentence
                && paragraph.tokens[idx - 1].state == paragraph.tokens[idx].state;
            let body = if inside { body | Class::COMMON | Class::GROUP } else { body };
            // "Kim Jong Un of Norvik" is a person, "the UN of today" is not meant.
            let name = paragraph.word(end - 1);
            let short = name.chars().count() < 4 && name.chars().any(char::is_lowercase);
            // "Carl King of Norvik" is no king.
            let called = end > idx + 1
                && lexicon.class(paragraph.lower(end - 2)).is(Class::GIVEN)
                && lexicon.class(paragraph.lower(end - 1)).is(Class::TITLE_M | Class::TITLE_F);
            lexicon.class(paragraph.lower(end - 1)).is(body)
                && !short
                && !called
                && (capital(end + 1) || (paragraph.lower(end + 1) == "the" && capital(end + 2)))
        }
        "the" => paragraph.lower(end - 1) == "of" && capital(end + 1),
        "&" if matches!(paragraph.word(end + 1), "Co" | "Company" | "Sons" | "Partners") => true,
        // Such as "Orr & Marsh".
        "&" if !lexicon.class(paragraph.lower(idx)).is(Class::GIVEN) => capital(end + 1),
        "for" | "&" => {
            let title = |at: usize| lexicon.class(paragraph.lower(at)).is(Class::ANY_TITLE);
            let office =
                (idx..end).any(|at| paragraph.lower(at) == "of") && (title(idx) || title(idx + 1));
            (office || body_word(paragraph, lexicon, end - 1)) && capital(end + 1)
        }
        // Such as "Minister of Health and Sport Bo Lindgren".
        "and" => {
            (idx..end).any(|at| matches!(paragraph.lower(at), "of" | "for"))
                && lexicon.class(paragraph.lower(idx)).is(Class::ANY_TITLE)
                && capital(end + 1)
                && capital(end + 2)
                && capital(end + 3)
        }
        _ if lexicon.class(lower).is(Class::PARTICLE) => {
            let particle = |at: &usize| lexicon.class(paragraph.lower(*at)).is(Class::PARTICLE);
            let after = end + 1 + (end + 1..end + 3).take_while(particle).count();
            capital(after) || starts_upper(paragraph.word(end))
        }
        _ if has_small_article(paragraph.word(end)) => true,
        // "Will" and "May" are surnames after a first name and in "Mrs May".
        _ => {
            let called = given(end - 1)
                || is_courtesy(paragraph.lower(end - 1))
                || is_day_as_surname(paragraph, lexicon, end)
                || end == idx + 1 && is_small_word_as_surname(paragraph, lexicon, end)
                || is_pronoun_behind_title(paragraph, lexicon, end);
            capital(end) || starts_upper(paragraph.word(end)) && called
        }
    };
    let body = (end..end + 3)
        .take_while(|&at| starts_upper(paragraph.word(at)))
        .any(|at| body_word(paragraph, lexicon, at));
    more && (lower == "." || body || !follows_suffix(paragraph, lexicon, idx..end))
}

/// The largest number of tokens before a body's name at which an office in it stands.
const OFFICE: usize = 4;

/// Returns where a body's name ends right behind which a person of it is named: "an economist at
/// Norvik Bank Ines Marsh".
fn without_person(paragraph: &Paragraph, lexicon: &Lexicon, run: Range<usize>) -> usize {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let person = |at: usize| {
        let body = Class::ORGANIZATION | Class::COMMON | Class::PLACE;
        class(at).is(Class::GIVEN)
            && matches!(run.end - at, 2 | 3)
            && (at..run.end).all(|idx| !class(idx).is(body))
    };
    if let Some(end) = before_person_from(paragraph, lexicon, &run) {
        return end;
    }
    let office = (run.start.saturating_sub(OFFICE)..run.start)
        .any(|idx| class(idx).is(Class::ANY_ROLE | Class::TITLE));
    if !office {
        return run.end;
    }
    let begins = (run.start + 1..run.end).find(|&at| {
        class(at - 1).is(Class::ORGANIZATION) && !class(at - 1).is(Class::GIVEN) && person(at)
    });
    begins.unwrap_or(run.end)
}

/// Returns where a place ends from which somebody is who is named right behind it: "a contestant
/// from Norvik Aditi Rangan", "the chief minister of Norvik Aditi Rangan".
fn before_person_from(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: &Range<usize>,
) -> Option<usize> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let before = |back: usize| run.start.checked_sub(back);
    let from = before(1).is_some_and(|at| matches!(paragraph.lower(at), "from" | "of"));
    let noun = before(2).is_some_and(|at| {
        paragraph.word(at).starts_with(char::is_lowercase) && !class(at).is(Class::FUNCTION)
    });
    let place = |&idx: &usize| class(idx).is(Class::PLACE) && !class(idx).is(Class::GIVEN);
    let places = run.clone().take_while(place).count();
    let end = run.start + places;
    (from && noun && places > 0 && is_unlisted_name(paragraph, lexicon, end..run.end))
        .then_some(end)
}

/// Returns true if a name is at its end: nothing follows "Carl Marsh Jr." but the next sentence.
fn follows_suffix(paragraph: &Paragraph, lexicon: &Lexicon, run: Range<usize>) -> bool {
    let last = (run.start + 1..run.end).rev().find(|&idx| paragraph.word(idx) != ".");
    last.is_some_and(|idx| lexicon.class(paragraph.lower(idx)).is(Class::SUFFIX))
}

fn begins_name(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let word = paragraph.word(idx);
    let word = &word[glued_before(lexicon, word)..];
    let class = lexicon.class(paragraph.lower(idx));
    // "April Winters" is a name, but "April rain" and "In May Norvik" are not.
    let month = class.is(Class::GIVEN)
        && paragraph.word(idx + 1).chars().any(char::is_lowercase)
        && starts_upper(paragraph.word(idx + 1))
        && !lexicon.class(paragraph.lower(idx + 1)).is(Class::FUNCTION)
        && !matches!(paragraph.lower(idx.saturating_sub(1)), "in" | "within");
    // "New York Times" is a name, but "New rules" is not.
    let next = lexicon.class(paragraph.lower(idx + 1));
    let new = word == "New"
        && starts_upper(paragraph.word(idx + 1))
        && !next.is(Class::COMMON | Class::ANY_ROLE | Class::ANY_TITLE | Class::FUNCTION);
    (starts_upper(word) || opens_with_article(word) || is_elided(paragraph, idx))
        && !is_plural_acronym(word)
        && (!class.is(Class::FUNCTION)
            || month
            || word == "A" && may_open_name(paragraph, lexicon, idx)
            || is_named_after_day(paragraph, lexicon, idx)
            || is_pronoun_as_surname(paragraph, lexicon, idx)
            || is_named_relative(paragraph, lexicon, idx)
            || new
            || word == "US"
            || word == "WHO" && paragraph.word(idx + 1).chars().any(char::is_lowercase)
            || is_sunday_paper(paragraph, lexicon, idx)
            || owns_body(paragraph, lexicon, idx)
            || is_behind_body(paragraph, lexicon, idx)
            || is_police_of(paragraph, lexicon, idx))
        && !is_compound(word)
        && !is_affiliation(word)
        && !(word == "Nation" && idx > 0 && paragraph.word(idx - 1) == "First")
        && !is_currency(paragraph, idx)
        && office_of_letters(word).is_none()
        && !is_numeral(paragraph.lower(idx))
        && !matches!(word, "Q1" | "Q2" | "Q3" | "Q4")
        && !are_joined_words(lexicon, paragraph.lower(idx))
        && !ends_in_article(word)
        && !(word == "Read" && paragraph.lower(idx + 1) == "more")
        && !word.starts_with(|char: char| char.is_numeric())
}

/// Returns true for an initial that opens a name: behind a noun for its bearer, a comma, or at the head of a
/// sentence. "Serie A. Norvik" is two sentences.
fn may_open_name(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let opens = idx == paragraph.sentence_of(idx).start;
    let before = idx.checked_sub(1).map_or("", |at| paragraph.lower(at));
    let bearer = Class::ANY_ROLE | Class::ANY_TITLE | Class::PERSON;
    (opens || matches!(before, "," | "and" | "by") || lexicon.class(before).is(bearer))
        && is_initial(paragraph, lexicon, idx)
}

/// Returns true for the initial in "Ines A. Marsh", which is a word elsewhere.
fn is_initial(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let after = idx + 2;
    matches!(paragraph.word(idx), "A" | "I")
        && paragraph.word(idx + 1) == "."
        && after < paragraph.len()
        && paragraph.tokens[idx].sentence == paragraph.tokens[after].sentence
        && starts_upper(paragraph.word(after))
        && !lexicon.class(paragraph.lower(after)).is(Class::FUNCTION)
}

/// Returns true for the "First" in "Norvik Lake First Nation"; one of many has no name: "a northern Norvik
/// First Nation".
fn is_first_of_nation(paragraph: &Paragraph, at: usize) -> bool {
    let word = |idx: &usize| starts_upper(paragraph.word(*idx)) && paragraph.lower(*idx) != "a";
    let start = at - (0..at).rev().take_while(word).count();
    let mut before = (start.saturating_sub(2)..start).map(|idx| paragraph.lower(idx));
    paragraph.word(at) == "First"
        && paragraph.word(at + 1) == "Nation"
        && !before.any(|word| matches!(word, "a" | "an" | "another" | "one"))
}

/// Returns true for words such as "R-Ohio", behind the name of a lawmaker.
pub(in crate::quotes::speakers) fn is_affiliation(word: &str) -> bool {
    matches!(word.split_once('-'), Some(("D" | "R" | "I", state)) if starts_upper(state))
}

/// Returns true for "Rs" before a sum.
fn is_currency(paragraph: &Paragraph, idx: usize) -> bool {
    let at = if paragraph.word(idx + 1) == "." { idx + 2 } else { idx + 1 };
    let is_sum = paragraph.word(at).starts_with(|first: char| first.is_ascii_digit());
    paragraph.word(idx) == "Rs" && is_sum
}

/// Returns true for a verb that ends the name before it, in a headline's capitals, too.
fn reports(lower: &str) -> bool {
    matches!(lower, "says" | "said" | "tells" | "told" | "vows" | "slams")
}

/// Returns true for "I", "A", and words in a line of capitals.
fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

fn body_word(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    lexicon.class(paragraph.lower(idx)).is(Class::ORGANIZATION)
}

fn is_abbreviated(word: &str, lexicon: &Lexicon) -> bool {
    let (short, class) = (word.chars().count() <= 5, lexicon.class(&word.to_lowercase()));
    matches!(word, "St" | "Ste" | "Mt" | "Ft")
        || is_shortened_name(word)
        || word.chars().count() == 1
        || (short && class.is(Class::ANY_TITLE | Class::SUFFIX))
}
