//! Mentions: where a text names somebody or points at them.
//!
//! A name is a run of capitalised words, the titles before it taken off. What
//! it names – a person, a body, a place – is guessed from the words alone
//! here; the whole article decides later.

mod headline;
mod seen;
mod traits;

use std::ops::Range;

use crate::quotes::lexicon::Class;
use crate::quotes::lexicon::Lexicon;
use crate::quotes::mention::seen::Seen;
use crate::quotes::name;
use crate::quotes::paragraph::Paragraph;
use crate::quotes::paragraph::QuoteState;
use crate::quotes::phrase::starts_upper;
use crate::text::Span;

/// A name in the text.
#[derive(Debug, Clone)]
pub struct Mention {
    /// Index of its paragraph.
    pub paragraph: usize,
    /// The name alone, as tokens of the paragraph.
    pub tokens: Range<usize>,
    /// The name alone, in bytes.
    pub span: Span,
    /// Its words, folded; see [`name::words`].
    pub words: Vec<String>,
    /// What it looks like.
    pub shape: Shape,
    /// Shown by a title or a given name.
    pub gender: Gender,
    /// The nouns that the text calls them by, lower case: of the titles before
    /// the name or of an apposition after it.
    pub roles: Vec<String>,
    /// All that is said of them beside the name: words of the titles, of the
    /// apposition, of "is the mayor of Oslo"; lower case.
    pub traits: Vec<String>,
    /// Whether `'s` follows.
    pub possessive: bool,
    /// Whether it stands inside quotation marks.
    pub quoted: bool,
    /// Whether it is the first name of its sentence, outside of marks.
    pub leads: bool,
}

/// What a name looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A title or a given name says so.
    Person,
    /// A word of it says so, or it is an acronym.
    Organization,
    /// It is listed.
    Place,
    /// Nothing says anything.
    Unknown,
}

/// Which pronoun fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Gender {
    /// "he"
    Male,
    /// "she"
    Female,
    /// Either.
    Unknown,
}

impl Gender {
    /// Whether one person can be both.
    pub fn fits(self, other: Gender) -> bool {
        self == other || self == Gender::Unknown || other == Gender::Unknown
    }

    /// The gender that a word's classes show.
    pub fn of(class: Class) -> Gender {
        let male = class.is(Class::MALE | Class::TITLE_M | Class::ROLE_M);
        let female = class.is(Class::FEMALE | Class::TITLE_F | Class::ROLE_F);
        match (male, female) {
            (true, false) => Gender::Male,
            (false, true) => Gender::Female,
            _ => Gender::Unknown,
        }
    }
}

/// All names in a text, in order, paragraph by paragraph.
///
/// In a headline each word is capitalised, so only what the rest of the text
/// names is a name there; and the word that starts a sentence shows by its
/// capital nothing at all.
pub fn all_names(paragraphs: &[Paragraph], lexicon: &Lexicon) -> Vec<Vec<Mention>> {
    let headlines: Vec<bool> =
        paragraphs.iter().map(|paragraph| headline::is_headline(paragraph, lexicon)).collect();
    let read =
        |headline: bool| paragraphs.iter().zip(&headlines).filter(move |&(_, &is)| is == headline);
    let seen = Seen::gather(read(false).map(|(paragraph, _)| paragraph), lexicon);
    let mut found: Vec<Vec<Mention>> = Vec::with_capacity(paragraphs.len());
    for (idx, paragraph) in paragraphs.iter().enumerate() {
        let run = |at: usize| match run_from(paragraph, lexicon, at) {
            run if run.len() < 2 && seen.is_surname(paragraph, lexicon, at) => at..at + 1,
            run if is_adjective(paragraph, lexicon, &run) => at..at,
            run => seen.without_opener(paragraph, lexicon, run),
        };
        found.push(if headlines[idx] { Vec::new() } else { names(paragraph, idx, lexicon, run) });
    }
    let known = headline::Known::gather(found.iter().flatten());
    for (idx, paragraph) in paragraphs.iter().enumerate().filter(|&(idx, _)| headlines[idx]) {
        let run = |at: usize| known.part(paragraph, lexicon, run_from(paragraph, lexicon, at));
        found[idx] = names(paragraph, idx, lexicon, run);
    }
    found
}

/// The names in one paragraph; `run_at` tells the run of words that starts at a token.
fn names(
    paragraph: &Paragraph,
    paragraph_idx: usize,
    lexicon: &Lexicon,
    run_at: impl Fn(usize) -> Range<usize>,
) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    // The last sentence that already has a first name.
    let mut led = None;
    let mut idx = 0;
    while idx < paragraph.len() {
        let run = run_at(idx);
        if run.is_empty() {
            idx += 1;
            continue;
        }
        idx = run.end;
        if let Some(tokens) = without_titles(paragraph, lexicon, run.clone()) {
            let mut mention = describe(paragraph, paragraph_idx, lexicon, run.start, tokens);
            let sentence = paragraph.tokens[mention.tokens.start].sentence;
            if !mention.quoted {
                mention.leads = led != Some(sentence);
                led = Some(sentence);
            }
            found.push(mention);
        }
    }
    found
}

/// The run of capitalised words that starts at token `idx`; empty if none does.
fn run_from(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> Range<usize> {
    if !begins_name(paragraph, lexicon, idx) {
        return idx..idx;
    }
    let mut end = idx + 1;
    while end < paragraph.len() {
        let lower = paragraph.lower(end);
        let capital = |at: usize| {
            starts_upper(paragraph.word(at))
                && !is_compound(paragraph.word(at))
                && !lexicon.class(paragraph.lower(at)).is(Class::FUNCTION)
        };
        let given = |at: usize| {
            lexicon.class(paragraph.lower(at)).is(Class::GIVEN)
                && !is_capitals(paragraph.word(at + 1))
        };
        let more = match lower {
            // An initial or an abbreviation: "J.", "Jr.", "Sen."
            "." => is_abbreviated(paragraph.word(end - 1), lexicon) && capital(end + 1),
            "of" => {
                let body = Class::ORGANIZATION | Class::ANY_TITLE | Class::ANY_ROLE | Class::BODY;
                lexicon.class(paragraph.lower(end - 1)).is(body)
                    && (capital(end + 1) || (paragraph.lower(end + 1) == "the" && capital(end + 2)))
            }
            "the" => paragraph.lower(end - 1) == "of" && capital(end + 1),
            "for" | "and" | "&" => {
                body_word(paragraph, lexicon, end - 1) && capital(end + 1) && lower != "and"
            }
            _ if lexicon.class(lower).is(Class::PARTICLE) => {
                capital(end + 1) || starts_upper(paragraph.word(end))
            }
            // "Will" and "May" are surnames after a first name.
            _ => capital(end) || (starts_upper(paragraph.word(end)) && given(end - 1)),
        };
        if !more {
            break;
        }
        end += 1;
    }
    while end > idx && matches!(paragraph.lower(end - 1), "." | "of" | "the" | "for" | "&") {
        end -= 1;
    }
    idx..end
}

fn begins_name(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    let word = paragraph.word(idx);
    let class = lexicon.class(paragraph.lower(idx));
    starts_upper(word)
        && !class.is(Class::FUNCTION)
        && !is_compound(word)
        && !word.starts_with(|char: char| char.is_numeric())
}

/// "I", "A", and words in a line of capitals.
fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// "Oslo-born", "T-shirt": a name may be in it, but it is none. "Ki-moon" is one.
fn is_compound(word: &str) -> bool {
    let Some((_, last)) = word.rsplit_once('-') else { return false };
    (last.len() > 3 && last.ends_with("ed"))
        || matches!(
            last,
            "born"
                | "led"
                | "style"
                | "era"
                | "wide"
                | "like"
                | "run"
                | "level"
                | "shirt"
                | "only"
                | "bound"
                | "friendly"
                | "made"
                | "elect"
                | "area"
                | "held"
                | "built"
                | "trained"
                | "affiliated"
                | "linked"
                | "free"
                | "speaking"
        )
}

fn body_word(paragraph: &Paragraph, lexicon: &Lexicon, idx: usize) -> bool {
    lexicon.class(paragraph.lower(idx)).is(Class::ORGANIZATION)
}

fn is_abbreviated(word: &str, lexicon: &Lexicon) -> bool {
    let short = word.chars().count() <= 5;
    let class = lexicon.class(&word.to_lowercase());
    word.chars().count() == 1 || (short && class.is(Class::ANY_TITLE | Class::SUFFIX))
}

/// The tokens of a run that are the name itself; `None` where it is all titles.
fn without_titles(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    run: Range<usize>,
) -> Option<Range<usize>> {
    let class = |idx: usize| lexicon.class(paragraph.lower(idx));
    let is_body = run.clone().any(|idx| {
        class(idx).is(Class::ORGANIZATION) && !class(idx).is(Class::GIVEN | Class::ANY_TITLE)
    });
    let title = |idx: usize| {
        class(idx).is(Class::ANY_TITLE | Class::ANY_ROLE)
            && !(idx + 1 < run.end && class(idx).is(Class::GIVEN))
    };
    let last_title = run.clone().rev().find(|&idx| title(idx));
    let mut start = match last_title {
        Some(title) if title + 1 < run.end => title + 1,
        Some(_) if is_body => run.start,
        Some(_) => return None,
        None => run.start,
    };
    // "General Motors", "Press Secretary": what is left is no person's name.
    if start > run.start && class(start).is(Class::ORGANIZATION) && start + 1 == run.end {
        start = run.start;
    }
    while start < run.end && matches!(paragraph.lower(start), "." | "of" | "the") {
        start += 1;
    }
    // "Republican Donald Trump": the adjective is no part of the name.
    let rest_is_person =
        |start: usize| class(start + 1).is(Class::GIVEN) || (run.end - start > 2 && !is_body);
    while start + 1 < run.end
        && class(start).is(Class::ADJECTIVE | Class::COUNTRY)
        && rest_is_person(start)
    {
        start += 1;
    }
    let adjective = is_adjective(paragraph, lexicon, &(start..run.end)) && start > run.start;
    (start < run.end && !adjective).then_some(start..run.end)
}

/// Whether a run is all adjectives of countries and parties: "Indian".
fn is_adjective(paragraph: &Paragraph, lexicon: &Lexicon, run: &Range<usize>) -> bool {
    run.clone().all(|idx| {
        let class = lexicon.class(paragraph.lower(idx));
        class.is(Class::ADJECTIVE) && !class.is(Class::ORGANIZATION)
    })
}

fn describe(
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
        shape: shape(paragraph, lexicon, &tokens, has_title || !roles.is_empty()),
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
        "adm" => "admiral",
        "dr" => "doctor",
        "prof" => "professor",
        "rev" => "reverend",
        title => title,
    }
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
    if given || (titled && !body) {
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

#[cfg(test)]
mod tests {
    use super::all_names;
    use crate::quotes::lexicon::Lexicon;
    use crate::quotes::marks::passages;
    use crate::quotes::paragraph::Paragraph;
    use crate::text::Span;

    fn check(text: &str, expected: &str) {
        let span = Span::new(0, text.len());
        let passages = passages(text, &[span]).remove(0);
        let paragraph = Paragraph::new(text, span, passages);
        let found = all_names(&[paragraph], &Lexicon::bundled()).remove(0);
        let shown: Vec<String> = found
            .iter()
            .map(|mention| {
                format!(
                    "{:?} {} {}",
                    mention.shape,
                    &text[mention.span.range()],
                    mention.roles.join("+")
                )
            })
            .collect();
        assert_eq!(shown.join("; ").replace(" ;", ";").trim(), expected);
    }

    #[test]
    fn titles_are_no_part_of_a_name() {
        check(
            "Greek Foreign Minister Nikos Dendias met him.",
            "Person Nikos Dendias foreign+minister",
        );
        check("He met local council aide Mona Petrova.", "Person Mona Petrova aide");
        check("Mrs. Dalloway bought flowers.", "Person Dalloway mrs");
        check("The Prime Minister left.", "");
    }

    #[test]
    fn an_apposition_tells_the_role() {
        check("Ines Marsh, a lawyer for the family, said so.", "Person Ines Marsh lawyer");
    }

    #[test]
    fn bodies_and_places_are_told_apart_from_people() {
        check(
            "The Ministry of Health in Nairobi wrote to UNHCR.",
            "Organization Ministry of Health; Place Nairobi; Organization UNHCR",
        );
    }

    #[test]
    fn a_word_that_only_starts_a_sentence_is_no_name() {
        check("Yesterday it rained. However, Ruth stayed.", "Unknown Ruth");
    }

    #[test]
    fn a_function_word_is_a_surname_after_a_first_name() {
        check("They met Ines Will. Will said so.", "Person Ines Will; Unknown Will");
        check("Mark May came. May it rain? May said so.", "Person Mark May; Unknown May");
    }

    #[test]
    fn an_adjective_with_a_name_in_it_is_no_name() {
        check("The Oslo-born Ruth met Lee Ki-moon.", "Unknown Ruth; Person Lee Ki-moon");
    }

    #[test]
    fn in_a_headline_only_what_the_text_names_is_a_name() {
        let text = "Marsh Vows To Keep Taxes Low Forever.\nInes Marsh said so to the voters.";
        let lexicon = Lexicon::bundled();
        let spans = crate::quotes::paragraph::lines(text);
        let read = spans.iter().zip(passages(text, &spans));
        let paragraphs: Vec<Paragraph> =
            read.map(|(&span, passages)| Paragraph::new(text, span, passages)).collect();
        let found: Vec<&str> = all_names(&paragraphs, &lexicon)
            .concat()
            .iter()
            .map(|mention| &text[mention.span.range()])
            .collect();
        assert_eq!(found, ["Marsh", "Ines Marsh"]);
    }
}
