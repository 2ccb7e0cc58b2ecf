//! Mends sources of a single word that names nobody: "*Mrs* May said", "*There* are reports that", "*mounting*
//! calls for", "*briefly* threatening to".

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::dateline;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;

/// Nouns for what somebody says, before which those who say it may stand: "government *warnings*".
const SAID: [&str; 24] = [
    "claims",
    "calls",
    "demands",
    "warnings",
    "suggestions",
    "reports",
    "charges",
    "rumours",
    "rumors",
    "allegations",
    "accusations",
    "complaints",
    "pledges",
    "promises",
    "threats",
    "requests",
    "pleas",
    "criticism",
    "speculation",
    "condemnation",
    "appeals",
    "assurances",
    "predictions",
    "concerns",
];

/// Gives a title alone the name behind it, which may look like a verb, and takes an article or
/// "there" away.
pub fn mend(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(source) = said.source.clone().filter(|source| source.len() == 1) else { return };
    let is_title = lexicon.class(paragraph.lower(source.start)).is(Class::ANY_TITLE);
    let has_capital =
        |at: usize| paragraph.starts_upper(at) && paragraph.word(at).contains(char::is_lowercase);
    let behind = source.end;
    let is_content = said.content.iter().any(|piece| piece.contains(&behind));
    // In the headline "Judge Says It Rained" the verb is all of the cue.
    let is_cue = said.cue.as_ref().is_some_and(|cue| *cue == (behind..behind + 1));
    if is_title && has_capital(source.start) && has_capital(behind) && !is_content && !is_cue {
        said.source = Some(source.start..behind + 1);
        if let Some(cue) = said.cue.as_mut().filter(|cue| cue.start == behind) {
            cue.start += 1;
        }
    } else if matches!(paragraph.lower(source.start), "there" | "the" | "a" | "an")
        || said
            .cue
            .as_ref()
            .is_some_and(|cue| cue.start == behind && is_modifier(paragraph, lexicon, source.start))
    {
        said.source = None;
    }
}

/// Gives a colon the verb before it that was taken for part of a name: "Ada Holm *emails*: “It leaks.”"
pub fn release_verb(paragraph: &Paragraph, said: &mut Attribution) {
    let (Some(source), Some(cue)) = (&mut said.source, &mut said.cue) else { return };
    let is_colon = cue.len() == 1 && paragraph.word(cue.start) == ":" && source.end == cue.start;
    if !is_colon || source.len() < 2 {
        return;
    }
    let verb = source.end - 1;
    let writes = matches!(
        paragraph.word(verb),
        "adds"
            | "asks"
            | "emailed"
            | "emails"
            | "explains"
            | "messages"
            | "posts"
            | "replies"
            | "says"
            | "texts"
            | "tweeted"
            | "tweets"
            | "writes"
            | "wrote"
    );
    if writes && paragraph.starts_upper(verb - 1) {
        source.end = verb;
        cue.start = verb;
    }
}

/// Takes the number of a day from a source behind it: "On May 27 | *they* said".
pub fn drop_day(paragraph: &Paragraph, said: &mut Attribution) {
    let Some(source) = said.source.as_mut().filter(|source| source.len() > 1) else { return };
    let is_number = |word: &str| word.len() < 3 && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_dated = source.start.checked_sub(1).is_some_and(|month| {
        dateline::is_month(paragraph.lower(month)) && is_number(paragraph.word(source.start))
    });
    let names = paragraph.word(source.start + 1).starts_with(char::is_alphabetic);
    if is_dated && names {
        source.start += 1;
    }
}

/// Returns true for a word right before a cue that tells how or when of it, or which of its kind it is:
/// "*recently* pledged", "*false* claims", but "*government* warnings".
fn is_modifier(paragraph: &Paragraph, lexicon: &Lexicon, at: usize) -> bool {
    let word = paragraph.lower(at);
    let people = Class::GROUP | Class::BODY | Class::ORGANIZATION | Class::PERSON | Class::WORK;
    let class = lexicon.class(word);
    let names = class.is(people)
        || class.is(Class::ANY_ROLE)
        || word.ends_with('s')
        || matches!(word, "opposition" | "rebel" | "expert" | "police");
    let is_pronoun = matches!(
        word,
        "he" | "she" | "it" | "they" | "we" | "i" | "you" | "who" | "which" | "that" | "this"
    );
    let is_adverb = word.ends_with("ly") && !matches!(word, "family" | "assembly" | "ally")
        || matches!(word, "also" | "earlier" | "later" | "over" | "worth" | "twice" | "amid");
    paragraph.word(at) == word
        && !names
        && !is_pronoun
        && !matches!(word, "his" | "her" | "its" | "their" | "my" | "our" | "whose" | "some")
        && !matches!(word, "someone" | "everyone" | "management" | "industry" | "intelligence")
        && (is_adverb || SAID.contains(&paragraph.lower(at + 1)))
}

#[cfg(test)]
mod tests {
    use super::drop_day;
    use super::mend;
    use super::release_verb;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    #[test]
    fn a_verb_before_a_colon_is_no_part_of_a_name() {
        let told = |text: &str| {
            marked(text, |paragraph, mut said| {
                release_verb(paragraph, &mut said);
                let [source, cue] = [said.source, said.cue].map(Option::unwrap);
                [source, cue]
                    .map(|part| paragraph.slice(paragraph.span(part.start, part.end)).to_owned())
            })
        };
        assert_eq!(told("[Ada Holm emails]<:> {“It leaks.”}"), ["Ada Holm", "emails:"]);
        assert_eq!(told("[Norvik Posts]<:> {“It leaks.”}"), ["Norvik Posts", ":"]);
    }

    /// Returns the source and the cue of `text`, of which the first word was taken for the source.
    fn mended(text: &str, cue: std::ops::Range<usize>) -> (Option<String>, Option<String>) {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(0..1),
            content: std::iter::once(cue.end..paragraph.len()).collect(),
            cue: Some(cue),
            ..Attribution::default()
        };
        mend(&paragraph, &Lexicon::bundled(), &mut said);
        let words = |tokens: std::ops::Range<usize>| {
            paragraph.slice(paragraph.span(tokens.start, tokens.end)).to_owned()
        };
        (said.source.map(words), said.cue.map(words))
    }

    #[test]
    fn a_title_has_the_name_behind_it_that_looks_like_a_verb() {
        let (source, cue) = mended("Mrs May said it rained.", 1..3);
        assert_eq!((source.as_deref(), cue.as_deref()), (Some("Mrs May"), Some("said")));
        let (source, cue) = mended("Judge Says It Rained", 1..2);
        assert_eq!((source.as_deref(), cue.as_deref()), (Some("Judge"), Some("Says")));
    }

    #[test]
    fn an_article_and_there_speak_for_nobody() {
        assert_eq!(mended("There are reports that it rained.", 1..3).0, None);
        assert_eq!(mended("The first suggestion that it rained was wrong.", 1..3).0, None);
        assert_eq!(mended("Holm said it rained.", 1..2).0.as_deref(), Some("Holm"));
    }

    #[test]
    fn what_tells_of_the_cue_speaks_for_nobody() {
        for text in ["mounting calls for a new lock", "false claims that it leaked"] {
            assert_eq!(mended(text, 1..2).0, None, "{text}");
        }
        assert_eq!(mended("recently pledged to row", 1..2).0, None);
        for text in ["government warnings of a storm", "rowers demands it", "they demands it"] {
            assert!(mended(text, 1..2).0.is_some(), "{text}");
        }
    }

    #[test]
    fn a_day_before_a_source_is_no_part_of_it() {
        let left = |text: &str| {
            marked(text, |paragraph, mut said| {
                drop_day(paragraph, &mut said);
                said.source.map(|source| source.len())
            })
        };
        assert_eq!(left("On May [27 they] <said> {it rained}."), Some(1));
        assert_eq!(left("On the lock [27 rowers] <said> {it rained}."), Some(2));
    }
}
