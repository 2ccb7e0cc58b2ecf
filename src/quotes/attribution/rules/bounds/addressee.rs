//! Cuts whom the words were told to from what they were told: "Holm told reporters prices would
//! rise."
//!
//! Without "that" the network takes the addressee for the subject of the clause.

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::bounds::hearer;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::verb_forms;

/// The largest number of capitals in the name of an addressee.
const LONGEST: usize = 5;

/// The verbs that, besides "told", take an addressee before "that".
const WITH_ADDRESSEE: [&str; 27] = [
    "tell",
    "warned",
    "warns",
    "warning",
    "warn",
    "assured",
    "assures",
    "assuring",
    "assure",
    "reminded",
    "reminds",
    "reminding",
    "remind",
    "informed",
    "informs",
    "informing",
    "inform",
    "notified",
    "notifies",
    "notifying",
    "alerted",
    "alerting",
    "convinced",
    "convince",
    "persuaded",
    "persuade",
    "reassured",
];

/// The largest number of words for several people without an article: "customs officers".
const SEVERAL: usize = 3;

/// The largest number of tokens in the one who is asked, with what is told of them.
const LONGEST_ASKED: usize = 16;

/// The largest number of tokens from the addressee to the verb of the clause behind it.
const TO_VERB: usize = 12;

/// The words with which no clause begins that is told without "that".
const BEFORE_NO_CLAUSE: [&str; 27] = [
    "to", "that", "of", "about", "in", "at", "how", "what", "when", "if", "whether", "not", "who",
    "and", "or", "from", "on", "for", "why", "where", "which", "by", "with", "after", "during",
    "as", "only",
];

/// What is told without a clause, so that one behind it describes it: "the story he had heard".
const TOLD: [&str; 14] = [
    "story", "stories", "tale", "tales", "joke", "jokes", "truth", "lie", "lies", "secret", "news",
    "thing", "things", "anecdote",
];

/// Lets the content of "told" begin behind an addressee, where a clause follows that.
pub fn cut(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(cue) = &said.cue else { return };
    let verb = paragraph.lower(cue.end - 1);
    let is_told = matches!(verb, "told" | "tells" | "telling");
    let Some(first) = said.content.iter().position(|piece| piece.start == cue.end) else { return };
    if hearer::is_apart(paragraph, &said.content[first..]) && WITH_ADDRESSEE.contains(&verb) {
        said.content.remove(first);
        return;
    }
    let piece = &mut said.content[first];
    if let Some(colon) = behind_topic(paragraph, cue, piece) {
        piece.start = colon + 1;
        return;
    }
    // Who "was told" something stands before the verb.
    if verb_forms::is_passive(paragraph, cue.end - 1) || !paragraph.is_outside(piece.start) {
        return;
    }
    let takes_one = is_told
        || WITH_ADDRESSEE.contains(&verb)
        || matches!(verb, "saying" | "says" | "said") && is_where(paragraph, piece.start);
    let by_to = verb == "to" && hearer::is_told_to(paragraph, cue, piece.start);
    let that =
        hearer::before_that(paragraph, piece.start, piece.end).filter(|_| takes_one || by_to);
    let asks = matches!(verb, "asked" | "asks" | "asking");
    let question = || before_question(paragraph, lexicon, piece.start, piece.end);
    let mark = || hearer::before_mark(paragraph, piece).filter(|_| is_told || asks);
    if let Some(start) = that.or_else(|| question().filter(|_| asks)).or_else(mark) {
        piece.start = start;
        return;
    }
    // "Warned Monday the tax would rise".
    if !takes_one || paragraph.lower(piece.start).ends_with("day") {
        return;
    }
    let start = addressee_end(paragraph, lexicon, piece.start, piece.end);
    let start = start.map(|start| nouns_end(paragraph, lexicon, start, piece.end));
    // Only those who are told are told without a sign: "warned the town | leaders would go".
    let people = Class::GROUP | Class::BODY | Class::ORGANIZATION | Class::ANY_ROLE;
    let start = start.filter(|&start| {
        let is_heard = lexicon.class(paragraph.lower(start - 1)).is(people);
        let next = paragraph.lower(start);
        let is_you = verb == "tell"
            && start == piece.start + 1
            && matches!(next, "he" | "she" | "it" | "they" | "we" | "i" | "there");
        is_told || is_you || is_heard && begins_group(next)
    });
    if let Some(start) = start.filter(|&start| is_clause(paragraph, start, piece.end)) {
        piece.start = start;
    }
}

/// Returns the colon behind what somebody "had this to say" about: "had this to say about *the lock:* it
/// leaks".
fn behind_topic(paragraph: &Paragraph, cue: &Range<usize>, piece: &Range<usize>) -> Option<usize> {
    let far = piece.end.saturating_sub(1).min(piece.start + LONGEST_ASKED);
    let colon = (piece.start..far).find(|&at| paragraph.word(at) == ":")?;
    is_this_to_say(paragraph, cue).then_some(colon)
}

/// Returns true for a cue with "this to say".
pub fn is_this_to_say(paragraph: &Paragraph, cue: &Range<usize>) -> bool {
    let words = ["this", "to", "say"];
    cue.clone().any(|at| (0..3).all(|idx| paragraph.lower(at + idx) == words[idx]))
}

/// Returns true if the words at `start` tell where or when somebody spoke, and no "day that" came.
fn is_where(paragraph: &Paragraph, start: usize) -> bool {
    let that = (start..start + hearer::LONGEST).find(|&at| paragraph.lower(at) == "that");
    let noun = that.map_or("", |that| paragraph.lower(that - 1));
    matches!(paragraph.lower(start), "at" | "in" | "on" | "during")
        && !matches!(noun, "day" | "time" | "moment" | "year" | "week" | "month" | "fact" | "way")
        // "In the event that it rains" is a condition.
        && !(paragraph.lower(start) == "in" && matches!(noun, "event" | "case" | "hope" | "belief"))
}

/// Returns where an indirect question begins behind the one who is asked: "asked *Lind, a keeper,*
/// whether".
fn before_question(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    end: usize,
) -> Option<usize> {
    let asks = |at: usize| {
        matches!(paragraph.lower(at), "whether" | "if" | "how" | "why" | "what" | "where" | "when")
    };
    let far = end.min(start + LONGEST_ASKED);
    let at = (start..far).find(|&at| asks(at)).filter(|&at| at > start)?;
    let is_of_group = |at: usize| {
        let word = paragraph.lower(at);
        paragraph.is_outside(at)
            && !matches!(word, "about" | "to" | "on" | "for" | "over" | "that" | ":" | ";")
            && !lexicon.class(word).is(Class::WORK)
            && !matches!(word, "question" | "questions")
    };
    (start..at).all(is_of_group).then_some(at)
}

/// Returns the token behind an addressee: "reporters", "the court", "CNN", "the Norvik Post".
fn addressee_end(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    end: usize,
) -> Option<usize> {
    let next = paragraph.word(start + 1);
    let begins_noun =
        matches!(paragraph.lower(start + 1), "the" | "a" | "an" | "he" | "she" | "it")
            || matches!(paragraph.lower(start + 1), "they" | "his" | "their" | "its" | "there")
            || next.starts_with(char::is_uppercase);
    match paragraph.lower(start) {
        "him" | "them" | "me" | "us" | "you" => return Some(start + 1),
        "her" if begins_noun => return Some(start + 1),
        _ => (),
    }
    let has_article = matches!(paragraph.lower(start), "the" | "a" | "an");
    let noun = start + usize::from(has_article);
    let is_capital = |&at: &usize| paragraph.starts_upper(at);
    let capitals = (noun..end.min(noun + LONGEST)).take_while(is_capital).count();
    if let Some(end) = body_end(paragraph, lexicon, start, end).filter(|_| has_article) {
        return Some(end);
    }
    let class = lexicon.class(paragraph.lower(noun));
    let is_acronym = paragraph.word(noun).chars().all(char::is_uppercase);
    // "A Norvik panel", "a Norvik court" end behind their noun.
    let has_noun = capitals > 0
        && matches!(paragraph.lower(start), "a" | "an")
        && paragraph.starts_lower(noun + capitals);
    if has_noun {
        Some(noun + capitals + 1)
    } else if capitals == 1 || capitals > 1 && has_article {
        Some(noun + capitals)
    } else if capitals > 1 && is_acronym && paragraph.word(noun).len() > 1 {
        Some(noun + 1)
    } else if capitals > 0 {
        None
    } else {
        let can = class.is(Class::GROUP | Class::BODY | Class::ORGANIZATION);
        can.then_some(noun + 1).or_else(|| before_subject(paragraph, lexicon, start, end))
    }
}

/// Returns the token at which another noun group begins right behind the one that begins at `start`, with
/// an article, an owner or several people: "an inquiry *the firm* had", "his partner *he* was", "rangers *she* was".
fn before_subject(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    start: usize,
    end: usize,
) -> Option<usize> {
    let has_first = matches!(
        paragraph.lower(start),
        "the" | "a" | "an" | "his" | "her" | "its" | "their" | "my" | "our"
    );
    let begins = |at: usize| begins_group(paragraph.lower(at));
    let far = end.min(start + 1 + LONGEST);
    let mut at = (start..far).skip_while(|&at| at == start && has_first);
    let subject = at.find(|&at| begins(at) || !may_lead(paragraph, lexicon, at))?;
    let noun = paragraph.lower(subject.checked_sub(1)?);
    let is_told = TOLD.contains(&noun) || lexicon.class(noun).is(Class::WORK | Class::CUE);
    let fits = if has_first {
        subject > start + 1
    } else {
        (start + 1..=start + SEVERAL).contains(&subject) && is_plural(noun)
    };
    (fits && begins(subject) && !is_told).then_some(subject)
}

/// Returns true for a word with which a group of nouns begins, and for a pronoun.
fn begins_group(word: &str) -> bool {
    matches!(
        word,
        "he" | "she" | "it" | "they" | "the" | "his" | "her" | "their" | "we" | "i" | "there"
    )
}

/// Returns true for a noun that seems to be for several people: "rangers", "gardaí".
fn is_plural(noun: &str) -> bool {
    noun.ends_with('s') && !noun.ends_with("ss")
        || ["men", "people", "children", "í"].iter().any(|end| noun.ends_with(end))
}

/// Returns true for a word that may stand in a noun group.
fn may_lead(paragraph: &Paragraph, lexicon: &Lexicon, at: usize) -> bool {
    let word = paragraph.lower(at);
    word.starts_with(char::is_alphabetic)
        && !verb_forms::is_common_verb(word)
        && !BEFORE_NO_CLAUSE.contains(&word)
        && !lexicon.class(word).is(Class::FUNCTION)
}

/// Returns the token behind the noun for a body or a group that ends a noun group whose article is at
/// `start`: "a Senate *panel*", "a parliamentary select *committee*".
fn body_end(paragraph: &Paragraph, lexicon: &Lexicon, start: usize, end: usize) -> Option<usize> {
    let is_small = |at: usize| paragraph.starts_lower(at);
    let is_body = |at: usize| {
        let class = lexicon.class(paragraph.lower(at));
        is_small(at) && class.is(Class::GROUP | Class::BODY | Class::ORGANIZATION)
    };
    let far = end.min(start + 1 + LONGEST);
    let first = (start + 1..far)
        .take_while(|&at| may_lead(paragraph, lexicon, at))
        .find(|&at| is_body(at))?;
    // "A select committee" may be of "a select committee panel".
    Some((first..far).take_while(|&at| is_body(at)).last().unwrap_or(first) + 1)
}

/// Returns the token behind the nouns at `start` that go on with an addressee: "CBS *News*", "Lind
/// *supporters*", "police *officers*".
fn nouns_end(paragraph: &Paragraph, lexicon: &Lexicon, start: usize, end: usize) -> usize {
    let goes_on = |&at: &usize| {
        let class = lexicon.class(paragraph.lower(at));
        let is_capital = paragraph.starts_upper(at);
        class.is(Class::ORGANIZATION) || !is_capital && class.is(Class::GROUP | Class::BODY)
    };
    start + (start..end).take_while(goes_on).count()
}

/// Returns true if a subject with its verb begins at `start`.
pub(super) fn is_clause(paragraph: &Paragraph, start: usize, end: usize) -> bool {
    let first = paragraph.lower(start);
    let begins = paragraph.word(start).starts_with(char::is_alphabetic)
        && !verb_forms::is_common_verb(first)
        && !BEFORE_NO_CLAUSE.contains(&first);
    let to_verb = (start..end.min(start + TO_VERB))
        .map(|at| paragraph.lower(at))
        .take_while(|word| !matches!(*word, "to" | "that" | "who" | "which" | "," | "."));
    // "A panel | appointed in May" goes on with its noun.
    let is_past = |word: &str| word.ends_with("ed");
    let is_subject = !is_past(first) && !first.ends_with("ly");
    begins
        && to_verb
            .skip(1)
            .any(|word| verb_forms::is_common_verb(word) || is_subject && is_past(word))
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is told in a sentence whose content was taken to begin right behind "told".
    fn told(text: &str) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let verb = (0..paragraph.len()).find(|&at| matches!(paragraph.word(at), "told" | "asked"));
        let verb = verb.unwrap();
        let mut said = Attribution {
            cue: Some(verb..verb + 1),
            content: std::iter::once(verb + 1..paragraph.len() - 1).collect(),
            ..Attribution::default()
        };
        cut(&paragraph, &Lexicon::bundled(), &mut said);
        let piece = said.content[0].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn the_addressee_is_not_what_is_told() {
        for (text, content) in [
            ("Holm told reporters prices would rise.", "prices would rise"),
            ("Holm told the BBC prices would rise.", "prices would rise"),
            ("Holm told CNN the lock was shut.", "the lock was shut"),
            ("Holm told Reuters she had seen it.", "she had seen it"),
            ("Holm told CBS News it was shut.", "it was shut"),
            ("Holm told police officers she had seen it.", "she had seen it"),
            ("Holm told keeper Anna Lind that it was shut.", "that it was shut"),
            ("Holm told the minister he should go.", "he should go"),
            ("Holm told her the lock was shut.", "the lock was shut"),
            ("Holm told an inquiry the keeper had lied.", "the keeper had lied"),
            ("Holm told his partner he was late.", "he was late"),
            ("Holm told a Norvik panel doubts remained.", "doubts remained"),
            ("Holm told the busy select committee the lock was shut.", "the lock was shut"),
            ("Holm told rowers at the meeting that it was shut.", "that it was shut"),
            (
                "Holm asked Bo Lind “Who on earth shut the old lock?”.",
                "“Who on earth shut the old lock?”",
            ),
        ] {
            assert_eq!(told(text), content);
        }
    }

    #[test]
    fn who_is_asked_is_not_what_is_asked() {
        for (text, content) in [
            ("Holm asked Bo Lind whether it leaked.", "whether it leaked"),
            ("Holm asked Lind, who keeps it, why it leaked.", "why it leaked"),
            ("Holm told gardaí she had seen it leak.", "she had seen it leak"),
            ("Holm told customs officers it had leaked.", "it had leaked"),
            ("Holm asked for a letter on how it leaked.", "for a letter on how it leaked"),
            ("Holm asked Lind to say if it leaked.", "Lind to say if it leaked"),
        ] {
            assert_eq!(told(text), content);
        }
    }

    #[test]
    fn a_subject_and_whom_something_is_asked_of_stay() {
        for content in [
            "people to stay inside",
            "lies he would regret",
            "prices would rise",
            "the lock was shut",
            "rowers about the claim that it was shut",
            "her crew was late",
            "the sad story he had heard",
            "a Norvik panel appointed last summer",
            "the town council leaders liked the lock",
        ] {
            assert_eq!(told(&format!("Holm told {content}.")), content);
        }
        assert_eq!(
            told("The court was told police officers had found it."),
            "police officers had found it"
        );
    }
}
