//! Ends content before what the speaker did meanwhile, or then: "said “thank you” | as she left", "said
//! the lock would stay shut, | before leaving for Norvik", "| but declined to say why".

use std::ops::Range;

use crate::quotes::attribution::linker::Attribution;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::verb_forms;

/// The largest number of tokens in a verdict on what was said.
const LONGEST_VERDICT: usize = 14;

/// What somebody who denies it calls what was said.
const REPROACHES: [&str; 8] = [
    "accusation",
    "allegation",
    "claim",
    "charge",
    "assertion",
    "suggestion",
    "contention",
    "argument",
];

/// The verbs of those who deny it.
const DENYING: [&str; 14] = [
    "denies",
    "deny",
    "denied",
    "disputes",
    "dispute",
    "disputed",
    "rejects",
    "reject",
    "rejected",
    "contests",
    "contest",
    "contested",
    "refutes",
    "refuted",
];

/// What somebody keeps back who says something.
const KEPT_BACK: [&str; 14] = [
    "figure",
    "figures",
    "timeline",
    "detail",
    "details",
    "evidence",
    "proof",
    "comment",
    "specifics",
    "explanation",
    "example",
    "examples",
    "information",
    "reason",
];

/// What they do not do behind a comma and "without".
const KEEPING_BACK: [&str; 8] = [
    "explaining",
    "presenting",
    "naming",
    "identifying",
    "confirming",
    "disclosing",
    "revealing",
    "detailing",
];

/// The verbs before the "not" of those who keep something back.
const WITHHOLDING: [&str; 6] = ["did", "does", "would", "could", "has", "had"];

/// Ends the content behind the cue of `said` there.
pub fn cut(paragraph: &Paragraph, lexicon: &Lexicon, said: &mut Attribution) {
    let Some(cue) = said.cue.clone().filter(|cue| !cue.is_empty()) else { return };
    let [piece] = &mut said.content[..] else { return };
    if piece.start < cue.end {
        return;
    }
    let verb = cue.end - 1 - usize::from(cue.len() > 1 && paragraph.lower(cue.end - 1) == "out");
    let speaks = lexicon.class(paragraph.lower(verb)).is(Class::SPEECH) || verb + 1 < cue.end;
    let end = if paragraph.tokens[piece.start].state == QuoteState::Opening {
        behind_mark(paragraph, piece).filter(|_| speaks && piece.start == cue.end)
    } else {
        then(paragraph, piece)
    };
    let end =
        end.or_else(|| verdict(paragraph, piece)).or_else(|| main_clause(paragraph, &cue, piece));
    if let Some(end) = end.filter(|&end| end > piece.start + 1) {
        piece.end = end;
    }
}

/// Returns the comma behind which the clause goes on that "who says" stands in: "Holm, who says it leaks,
/// | was there".
fn main_clause(paragraph: &Paragraph, cue: &Range<usize>, piece: &Range<usize>) -> Option<usize> {
    let who =
        cue.start.checked_sub(1).filter(|&who| matches!(paragraph.lower(who), "who" | "which"))?;
    let is_inserted = who > 0 && paragraph.word(who - 1) == ",";
    let comma = piece.clone().find(|&at| paragraph.word(at) == ",")?;
    let is_whole = (piece.start..comma).any(|at| verb_forms::is_common_verb(paragraph.lower(at)));
    (is_inserted
        && is_whole
        && paragraph.is_outside(comma)
        && verb_forms::is_common_verb(paragraph.lower(comma + 1)))
    .then_some(comma)
}

/// Returns the comma behind which somebody else's verdict on the whole begins: "| , an accusation he
/// denies", "| , but his lawyers reject the claim".
fn verdict(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    let sentence = paragraph.sentence_of(piece.start).end;
    let far = piece.end.saturating_sub(LONGEST_VERDICT).max(piece.start + 2);
    let comma =
        (far..piece.end).rev().find(|&at| paragraph.word(at) == "," && paragraph.is_outside(at))?;
    let first = comma + 1;
    let noun = first + usize::from(matches!(paragraph.lower(first), "a" | "an"));
    let is_noun = paragraph.lower(first) == "something"
        || noun > first && REPROACHES.contains(&paragraph.lower(noun));
    // The relative clause of such a noun may stand behind the content, or be part of it.
    let is_cut = is_noun && noun + 1 == piece.end && piece.end + 1 < sentence;
    let denies = (first + 1..piece.end).rev().find(|&at| DENYING.contains(&paragraph.lower(at)));
    let is_denied = denies.is_some_and(|at| {
        let is_object = |&at: &usize| {
            matches!(paragraph.lower(at), "it" | "this" | "that" | "the" | "any" | "all" | "those")
                || REPROACHES.iter().any(|noun| paragraph.lower(at).starts_with(noun))
                || matches!(paragraph.lower(at), "them" | "such" | "wrongdoing" | "these")
        };
        let objects = (at + 1..piece.end).take_while(is_object).count();
        // "…, but that she denied it" is told, too.
        let is_told = paragraph.lower(first + 1) == "that";
        (is_noun || matches!(paragraph.lower(first), "but" | "which") && !is_told)
            && at + 1 + objects == piece.end
    });
    (is_cut || is_denied).then_some(comma)
}

/// Returns the end of a passage that opens content, where the rest tells when or to whom it was said.
fn behind_mark(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    let idx = paragraph.tokens[piece.start].passage? as usize;
    let end = paragraph.passage_tokens(idx).end;
    if !paragraph.passages[idx].is_closed() || end >= piece.end {
        return None;
    }
    let rest = end..piece.end;
    let next = paragraph.lower(end + 1);
    let is_somebody = matches!(next, "he" | "she" | "they" | "his" | "her" | "their" | "the");
    let fits = match paragraph.lower(end) {
        "as" | "when" | "while" => {
            is_somebody && rest.clone().any(|at| verb_forms::is_common_or_past(paragraph.lower(at)))
        }
        "before" | "after" => is_somebody || next.ends_with("ing"),
        "to" => matches!(next, "every" | "each" | "all" | "reporters"),
        "and" | "then" => verb_forms::PAST.contains(&next),
        number => matches!(number, "twice" | "three" | "four") && next != "of",
    };
    // "Said “rubbish” before the gates was burnt" goes on.
    let is_adjunct = rest.clone().all(|at| paragraph.is_outside(at) && paragraph.word(at) != ",");
    (fits && is_adjunct).then_some(end)
}

/// Returns where a clause ends before what its speaker did.
fn then(paragraph: &Paragraph, piece: &Range<usize>) -> Option<usize> {
    let sentence = paragraph.sentence_of(piece.start).end.min(piece.end);
    let mut inside = piece.start + 3..sentence.saturating_sub(1);
    inside.find(|&at| {
        if !paragraph.is_outside(at) {
            return false;
        }
        let (word, next) = (paragraph.lower(at), paragraph.lower(at + 1));
        let follow = paragraph.lower(at + 2);
        match word {
            "," => match next {
                "before" => follow.ends_with("ing") && stays(paragraph, piece.start..at),
                "then" => is_past(follow) && is_future(paragraph, piece.start..at),
                "but" => withholds(paragraph, piece.start..at, at + 2),
                "though" | "although" => {
                    matches!(paragraph.lower(at + 2), "he" | "she" | "they" | "it")
                        && withholds(paragraph, piece.start..at, at + 3)
                }
                "without" => keeps_back(paragraph, at + 2) || KEEPING_BACK.contains(&follow),
                _ => false,
            },
            ";" => is_others(paragraph, piece.start..at),
            "but" => withholds(paragraph, piece.start..at, at + 1),
            "without" => keeps_back(paragraph, at + 1),
            "and" => is_past(next) && is_future(paragraph, piece.start..at),
            _ => false,
        }
    })
}

/// Returns true if behind a semicolon somebody else is told of, or a clause stands behind words that are
/// none: "showed Holm ahead; *another poll has Lind*".
fn is_others(paragraph: &Paragraph, told: Range<usize>) -> bool {
    let first = told.end + 1;
    let is_plain =
        |&at: &usize| paragraph.is_outside(at) && !matches!(paragraph.word(at), ";" | "." | ":");
    let mut behind = (first..first + LONGEST_VERDICT).take_while(is_plain);
    let is_clause = |at: usize| verb_forms::is_common_or_past(paragraph.lower(at));
    let some = told.clone().any(|at| matches!(paragraph.lower(at), "some" | "one"));
    let contracted = told.clone().any(|at| {
        matches!(paragraph.lower(at), "n't" | "n’t" | "'s" | "’s" | "'ll" | "’ll" | "'d" | "’d")
    });
    matches!(paragraph.lower(first), "another" | "others" | "other") && !some
        || !contracted
            && behind.any(|at| verb_forms::is_common_verb(paragraph.lower(at)))
            && !told.clone().any(is_clause)
            && !matches!(paragraph.lower(told.start), "that" | "if" | "whether")
}

/// Returns true if the words at `verb`, behind "without", tell what the speaker kept back: "*elaborating*",
/// "*giving any details*".
fn keeps_back(paragraph: &Paragraph, verb: usize) -> bool {
    match paragraph.lower(verb) {
        "elaborating" | "specifying" => true,
        "giving" | "providing" | "offering" | "citing" | "going" => {
            (verb + 1..verb + 5).any(|at| KEPT_BACK.contains(&paragraph.lower(at)))
        }
        "saying" => matches!(paragraph.lower(verb + 1), "how" | "why" | "what" | "when" | "who"),
        _ => false,
    }
}

/// Returns true if the words at `verb`, behind "but", tell that the speaker would not say more than the
/// clause `told`: "gave no details", "did not elaborate", "would not say why".
fn withholds(paragraph: &Paragraph, told: Range<usize>, verb: usize) -> bool {
    let word = |back: usize| paragraph.lower(verb + back);
    match (word(0), word(1)) {
        ("declined", "to") => return true,
        ("gave" | "offered" | "provided" | "made", "no") => {
            return (2..5).any(|back| KEPT_BACK.contains(&word(back)));
        }
        ("had", "no") => return (2..5).any(|back| matches!(word(back), "comment" | "details")),
        ("refused", "to") => (),
        (verb, "not" | "n't") if WITHHOLDING.contains(&verb) => (),
        _ => return false,
    }
    match word(2) {
        "elaborate" | "comment" | "disclose" | "reveal" => true,
        "give" | "provide" | "offer" | "share" => {
            (3..7).any(|back| KEPT_BACK.contains(&word(back)))
        }
        // Who "took it but did not say why" is the one of whom it is told; what "was taken" says nothing.
        "say" | "name" | "identify" | "specify" | "explain" => {
            let words = || told.clone().map(|at| paragraph.lower(at));
            words().any(verb_forms::is_common_verb) && !words().any(|word| word == "asked")
        }
        _ => false,
    }
}

fn is_past(word: &str) -> bool {
    verb_forms::PAST.contains(&word) || matches!(word, "sat" | "stood" | "left")
}

/// Returns true if a clause tells what will be, without a participle.
fn is_future(paragraph: &Paragraph, clause: Range<usize>) -> bool {
    let words = || clause.clone().map(|at| paragraph.lower(at));
    let first = words().find(|word| verb_forms::is_common_verb(word));
    matches!(first, Some("would" | "will" | "'ll" | "'d" | "should" | "must"))
        && !words().any(|word| matches!(word, "be" | "have" | "been" | "," | "had"))
}

/// Returns true if nobody does anything in a clause that "before leaving" could go on with.
fn stays(paragraph: &Paragraph, clause: Range<usize>) -> bool {
    let words = || clause.clone().map(|at| paragraph.lower(at));
    // Who "would fly to Norvik, before heading home" plans both.
    let plans = |word: &str| matches!(word, "would" | "will" | "'ll" | "'d" | "should" | "must");
    let verb = clause.clone().find(|&at| verb_forms::is_common_verb(paragraph.lower(at)));
    let does = |at: usize| !matches!(paragraph.lower(at), "be" | "stay" | "remain");
    if verb.is_some_and(|at| plans(paragraph.lower(at)) && does(at + 1)) {
        return false;
    }
    let is_deed = |word: &str| {
        word.ends_with("ed")
            || verb_forms::PAST.contains(&word)
            || verb_forms::PAST_WITH_OBJECT.contains(&word)
            || matches!(word, "been" | "being" | "have" | "had" | "has" | ",")
    };
    words().any(verb_forms::is_common_verb) && !words().any(is_deed)
}

#[cfg(test)]
mod tests {
    use super::cut;
    use crate::quotes::attribution::linker::Attribution;
    use crate::quotes::attribution::tests::said;
    use crate::quotes::reading::lexicon::Lexicon;
    use crate::quotes::reading::paragraph::Paragraph;

    /// Returns what is left of the content behind the second word of a text.
    fn left(text: &str) -> String {
        let paragraph = Paragraph::all(text).remove(0);
        let mut said = Attribution {
            source: Some(0..1),
            cue: Some(1..2),
            content: std::iter::once(2..paragraph.len() - 1).collect(),
            ..Attribution::default()
        };
        cut(&paragraph, &Lexicon::bundled(), &mut said);
        let piece = said.content[0].clone();
        paragraph.slice(paragraph.span(piece.start, piece.end)).to_owned()
    }

    #[test]
    fn what_the_speaker_did_is_not_what_they_said() {
        for (text, content) in [
            ("Holm said “thank you” as she left the lock.", "“thank you”"),
            ("Holm replied “no comment” to every question.", "“no comment”"),
            ("Holm said “no” three times.", "“no”"),
            ("Holm said the lock would be empty, before breaking down.", "the lock would be empty"),
            ("Holm said the lock would stay shut, then sat down.", "the lock would stay shut"),
            ("Holm said the lock would stay shut and sat down.", "the lock would stay shut"),
            ("Holm said the lock was safe but declined to say why.", "the lock was safe"),
            ("Holm said it cost him a fortune, but gave no details.", "it cost him a fortune"),
            ("Holm said the lock was shut but did not say why.", "the lock was shut"),
            ("Holm said Lind took it but would not elaborate.", "Lind took it"),
            ("Holm said Lind took it, though he gave no proof.", "Lind took it"),
            ("Holm said Lind took it; others have denied this.", "Lind took it"),
            ("Polls show Lind well ahead; the Post has Holm at a third.", "Lind well ahead"),
            ("Holm said Lind took it, without giving any details.", "Lind took it"),
            ("Holm said Lind took it, without elaborating.", "Lind took it"),
            ("Holm said Lind took it, without naming a witness.", "Lind took it"),
            ("Holm said Lind took it without giving an exact figure.", "Lind took it"),
        ] {
            assert_eq!(left(text), content);
        }
    }

    #[test]
    fn the_verdict_of_who_denies_it_is_not_of_it() {
        for end in ["but his lawyers reject the claim", "something he denies", "a claim he denies"]
        {
            assert_eq!(left(&format!("Holm said Lind took it, {end}.")), "Lind took it");
        }
        let text = "Lind took it, but nobody saw it";
        assert_eq!(left(&format!("Holm said {text}.")), text);
    }

    #[test]
    fn the_clause_around_who_says_is_not_said() {
        let text = "Ada Holm, who says she is innocent, was jailed for a year.";
        assert_eq!(said(text), "Ada Holm: she is innocent");
    }

    #[test]
    fn what_goes_on_stays() {
        for text in [
            "“locks” as a word was new",
            "“the lock” to be shut",
            "Lind had fallen, before being found",
            "Lind walked in, before leaving again",
            "the lock was shut, then went on to leak",
            "it was shut and left to rot",
            "she would fly to Norvik, before rowing home",
            "Lind took it, but that he denied it",
            "Lind took it but did not say why",
            "the lock was shut but had no roof",
            "Lind took it without giving her a coin",
            "Lind took it; he was drunk",
        ] {
            assert_eq!(left(&format!("Holm said {text}.")), text);
        }
    }
}
