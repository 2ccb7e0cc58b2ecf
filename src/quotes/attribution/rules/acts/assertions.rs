//! Tells what somebody asserts, though no clause follows the verb: "Polls show her lead eroding", "Holm
//! acknowledged the reality of the leak", "Keepers threatened to leave".

use std::ops::Range;

use crate::quotes::Act;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// Whose figures show something.
const FIGURES: [&str; 8] =
    ["poll", "polls", "polling", "survey", "surveys", "data", "statistics", "census"];

/// The words before "figures" that are numbers and no people.
const COUNTED: [&str; 9] = [
    "annual",
    "government",
    "latest",
    "monthly",
    "new",
    "official",
    "preliminary",
    "recent",
    "weekly",
];

/// The verbs of such figures.
const SHOWING: [&str; 5] = ["show", "shows", "showed", "shown", "showing"];

/// Verbs whose object is held to be so.
const GRANTING: [&str; 15] = [
    "acknowledge",
    "acknowledged",
    "acknowledges",
    "admit",
    "admits",
    "admitted",
    "concede",
    "conceded",
    "concedes",
    "emphasised",
    "emphasises",
    "emphasized",
    "emphasizes",
    "stressed",
    "stresses",
];

/// Nouns that make a statement of what follows them: "the reality of", "the need for".
const STATING: [&str; 13] = [
    "danger",
    "dangers",
    "existence",
    "fact",
    "importance",
    "likelihood",
    "necessity",
    "need",
    "possibility",
    "reality",
    "risk",
    "risks",
    "urgency",
];

/// What threatens without a word.
const WEATHER: [&str; 8] =
    ["cyclone", "flood", "floods", "hurricane", "river", "storm", "typhoon", "winds"];

/// Takes for said what was thought to be a topic only, or nothing, where somebody asserts it.
pub fn tell(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let act = said.act.act;
    let (Some(cue), Some(source)) = (said.cue.clone(), said.source.clone()) else { return };
    let Some(content) = said.content.first().cloned() else { return };
    let is_not = |at: usize| {
        matches!(paragraph.lower(at), "not" | "n't" | "never" | "to" | "would" | "will")
    };
    let asserts = matches!(act, Act::Topic | Act::None) && !cue.clone().any(is_not);
    if !asserts || cue.is_empty() {
        return;
    }
    let is_asserted = if content.start == cue.end {
        shows_figures(paragraph, &source, &cue, content.start)
            || grants(paragraph, &cue, &content)
            || threatens(paragraph, lexicon, &source, &cue, content.start)
    } else {
        says_what(paragraph, lexicon, &cue, &said.content)
    };
    if is_asserted {
        said.act.act = Act::Said;
    }
}

/// Returns true for what figures show: "Recent *polls* in Norvik have *shown* her lead eroding".
fn shows_figures(
    paragraph: &Paragraph,
    source: &Range<usize>,
    cue: &Range<usize>,
    start: usize,
) -> bool {
    let is_question = matches!(paragraph.lower(start), "how" | "what" | "why" | "whether" | "who");
    // "Leading figures showed little interest" are people.
    let is_figure = |at: usize| match paragraph.lower(at) {
        "figures" => COUNTED.contains(&paragraph.lower_before(at, 1)),
        word => FIGURES.contains(&word),
    };
    SHOWING.contains(&paragraph.lower(cue.end - 1))
        && !is_question
        && head(paragraph, source).any(is_figure)
}

/// Returns true for what somebody grants: "acknowledged *the reality of* the leak".
fn grants(paragraph: &Paragraph, cue: &Range<usize>, content: &Range<usize>) -> bool {
    let noun = (content.start + 1..content.end.min(content.start + 3))
        .find(|&at| STATING.contains(&paragraph.lower(at)));
    GRANTING.contains(&paragraph.lower(cue.end - 1))
        && matches!(paragraph.lower(content.start), "the" | "a" | "an")
        && noun.is_some_and(|noun| {
            noun + 2 < content.end
                && matches!(paragraph.lower(noun + 1), "of" | "for" | "that" | "to")
        })
}

/// Returns true for what people threaten to do; a storm that threatens to come says nothing.
fn threatens(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    source: &Range<usize>,
    cue: &Range<usize>,
    start: usize,
) -> bool {
    let people = Class::ANY_ROLE | Class::GROUP | Class::PERSON | Class::GIVEN | Class::ANY_TITLE;
    // "One Republican"; "the Tarvik threatened to burst its banks".
    let is_counted = |at: usize| {
        matches!(paragraph.lower_before(at, 1), "one" | "two" | "some" | "several" | "many" | "a")
    };
    let is_person = |at: usize| {
        let word = paragraph.lower(at);
        matches!(word, "he" | "she" | "they" | "we" | "i" | "who")
            || lexicon.class(word).is(people)
            || paragraph.starts_upper(at) && is_counted(at)
    };
    let mut names = head(paragraph, source);
    matches!(paragraph.lower(cue.end - 1), "threaten" | "threatened" | "threatens" | "threatening")
        && paragraph.lower(start) == "to"
        && (names.clone().last().is_some_and(is_person)
            || names.clone().any(|at| lexicon.class(paragraph.lower(at)).is(people)))
        && !names.any(|at| WEATHER.contains(&paragraph.lower(at)))
}

/// Returns true for "what" with the rest of its clause behind a verb of speech: "*what* Holm *says the
/// lock would cost*". What she "said" alone is not told.
fn says_what(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    cue: &Range<usize>,
    content: &[Range<usize>],
) -> bool {
    let [what, rest] = content else { return false };
    let is_verb = |at: usize| verb_forms::is_plain_verb(paragraph.lower(at));
    let is_other_clause = matches!(
        paragraph.lower(rest.start),
        "when" | "while" | "after" | "before" | "about" | "as" | "if" | "that" | "to" | "in" | "at"
    );
    what.len() == 1
        && paragraph.lower(what.start) == "what"
        && rest.start == cue.end
        // "What she says may surprise them" tells nothing of it.
        && !is_verb(rest.start)
        && !is_other_clause
        && lexicon.class(paragraph.lower(cue.end - 1)).is(Class::SPEECH)
        && rest.clone().any(is_verb)
}

/// Returns the tokens of a source up to what describes it further: "*recent polls* in Norvik".
fn head(paragraph: &Paragraph, source: &Range<usize>) -> Range<usize> {
    let describes = |&at: &usize| {
        at > source.start
            && matches!(
                paragraph.lower(at),
                "of" | "from"
                    | "by"
                    | "on"
                    | "in"
                    | "at"
                    | "for"
                    | ","
                    | "that"
                    | "who"
                    | "released"
            )
    };
    source.start..source.clone().find(describes).unwrap_or(source.end)
}

#[cfg(test)]
mod tests {
    use super::tell;
    use crate::quotes::Act;
    use crate::quotes::attribution::tests::marked;
    use crate::quotes::reading::lexicon::Lexicon;

    /// Returns the act of a marked report that was taken for `act`.
    fn told(text: &str, act: Act) -> Act {
        marked(text, |paragraph, mut said| {
            said.act.act = act;
            tell(paragraph, &Lexicon::bundled(), &mut said);
            said.act.act
        })
    }

    #[test]
    fn figures_say_what_they_show() {
        let text = "[Recent polls in Norvik] <have similarly shown> {Holm's lead eroding}.";
        assert_eq!(told(text, Act::Topic), Act::Said);
        let text = "[Data of the harbour] <show> {a rise of boats}.";
        assert_eq!(told(text, Act::None), Act::Said);
        let text = "[The data] <do not show> {a rise of boats}.";
        assert_eq!(told(text, Act::None), Act::None);
        let text = "[The data] <show> {how many boats came}.";
        assert_eq!(told(text, Act::Topic), Act::Topic);
        let text = "[Leading figures] <showed> {little interest}.";
        assert_eq!(told(text, Act::None), Act::None);
        let text = "[The keeper of the polls] <showed> {her teeth}.";
        assert_eq!(told(text, Act::None), Act::None);
    }

    #[test]
    fn who_grants_the_reality_of_something_says_that_it_is_so() {
        let text = "[Holm] <has acknowledged> {the reality of the leak}.";
        assert_eq!(told(text, Act::Topic), Act::Said);
        let text = "[Holm] <stressed> {the urgent need for a gate}.";
        assert_eq!(told(text, Act::Topic), Act::Said);
        let text = "[Holm] <acknowledged> {the keepers of the lock}.";
        assert_eq!(told(text, Act::Topic), Act::Topic);
        let text = "[Holm] <refused to acknowledge> {the reality of the leak}.";
        assert_eq!(told(text, Act::Topic), Act::Topic);
    }

    #[test]
    fn people_who_threaten_to_do_something_say_so() {
        for text in [
            "[One keeper] <threatened> {to open the lock}.",
            "[She] <has threatened> {to open the lock}.",
            "[Mayor Holm of Norvik] <threatened> {to open the lock}.",
        ] {
            assert_eq!(told(text, Act::None), Act::Said, "{text}");
        }
        for text in [
            "[The leak] <threatened> {to flood the town}.",
            "[Hurricane Ada] <threatened> {to flood the town}.",
            "[Lake Norvik] <threatened> {to flood the town}.",
            "[One keeper] <threatened> {the mayor}.",
        ] {
            assert_eq!(told(text, Act::None), Act::None, "{text}");
        }
    }

    #[test]
    fn what_somebody_says_a_thing_would_do_is_told() {
        let what = |text: &str| {
            marked(text, |paragraph, mut said| {
                said.act.act = Act::None;
                let what = said.content[0].start;
                said.content.insert(0, what..what + 1);
                said.content[1].start = said.cue.clone().map_or(what + 1, |cue| cue.end);
                tell(paragraph, &Lexicon::bundled(), &mut said);
                said.act.act
            })
        };
        assert_eq!(what("{what [Holm] <says> the lock would cost} is little."), Act::Said);
        assert_eq!(what("{what [Holm] <says> about the lock} is little."), Act::None);
        assert_eq!(what("{what [Holm] <said> when it was leaking} is little."), Act::None);
        assert_eq!(what("{what [Holm] <says> will matter in court} is little."), Act::None);
        assert_eq!(what("{what [Holm] <sells> that would leak} is little."), Act::None);
    }
}
