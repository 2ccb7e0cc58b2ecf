//! Finds the newspaper or broadcaster behind "the paper" and "the outlet" among the bodies in mind.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;

/// The number of paragraphs within which "the paper" is one that was named.
const NEAR: usize = 3;

/// The largest number of mentions among which a report of a newspaper is looked for.
const MOST_ASKED: usize = 2000;

impl Reading<'_> {
    /// Leaves of the candidates for "the paper" those that publish, where one is in mind.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_publishers(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let asks = pointer.pointed == Pointed::Body
            && pointer.none.has(Sign::NoneThe)
            && is_noun_for_publisher(&pointer.noun);
        if !asks {
            return;
        }
        let publishes = |candidate: &Candidate| {
            in_mind(candidate)
                && candidate.reference.is_some_and(|it| self.publishes(it.who, &pointer.noun))
        };
        if !candidates.iter().any(publishes) {
            return;
        }
        let is_near = candidates.iter().filter(|it| publishes(it)).any(|candidate| {
            candidate.reference.is_some_and(|it| it.paragraph + NEAR >= pointer.paragraph)
        });
        let is_bare = pointer.words.iter().all(|word| matches!(&**word, "news" | "state"));
        candidates.retain(|it| match it.reference {
            Some(_) => publishes(it),
            None => !(is_near && is_bare),
        });
    }

    /// Returns true for a body whose name or whose reports show that it publishes, and not in
    /// another manner than a noun says: "the paper" is no station.
    fn publishes(&self, who: Who, noun: &str) -> bool {
        let Who::Named(character) = who else { return false };
        let of = &self.story.cast.characters[character];
        let called = of.roles.iter().chain(&of.traits).any(|word| is_noun_for_publisher(word));
        let last = of.words.last().map_or("", String::as_str);
        let is_station = is_station(&of.words);
        // "NRT" is a station or an agency.
        let is_acronym = !self.name(of.fullest.span).contains(char::is_lowercase);
        let fits = match noun {
            "newspaper" | "paper" | "magazine" | "tabloid" => !is_station && !is_acronym,
            "broadcaster" => is_station || !ends_a_paper(last),
            _ => true,
        };
        let shows = || {
            called
                || is_station
                || ends_a_paper(last)
                || last == noun
                || self.has_reported(character)
        };
        of.kind == SpeakerType::Organization && fits && shows()
    }

    /// Returns true for the body in "Norvik Post reported that", "told Norvik Post" and "according to
    /// Tarvik".
    fn has_reported(&self, character: CharacterIdx) -> bool {
        let all = self.named.numbers().zip(self.named.members()).take(MOST_ASKED);
        let mut own = all.filter(|&(_, &named)| named == character);
        own.any(|(idx, _)| {
            let name = self.mentions.at(idx);
            let Some(paragraph) = self.paragraphs.get(name.paragraph) else { return false };
            let end = name.tokens.end;
            let ends = |at: usize| {
                !paragraph.word(at).starts_with(char::is_alphanumeric)
                    || matches!(paragraph.lower(at), "that" | "on" | "earlier" | "last")
            };
            let before = |back: usize| {
                name.tokens.start.checked_sub(back).map_or("", |at| paragraph.lower(at))
            };
            let told = matches!(before(1), "told" | "per" | "via")
                || is_noun_for_publisher(before(1))
                || before(1) == "to" && before(2) == "according" && name.words.len() == 1
                || before(1) == "the" && before(2) == "told";
            matches!(paragraph.lower(end), "reported" | "reports") && ends(end + 1) || told
        })
    }
}

/// Returns true for a noun by which a newspaper, a magazine or a station is called.
fn is_noun_for_publisher(noun: &str) -> bool {
    matches!(
        noun,
        "broadcaster" | "magazine" | "newspaper" | "outlet" | "paper" | "publication" | "tabloid"
    )
}

/// Returns true for the name of a station: "Norvik Radio", "Tarvik News", but not "Norvik Daily News".
fn is_station(words: &[String]) -> bool {
    let last = words.last().map_or("", String::as_str);
    let of_paper = words.iter().any(|word| matches!(&**word, "daily" | "evening" | "morning"));
    matches!(last, "broadcasting" | "fm" | "radio" | "television")
        || last.ends_with("tv")
        || last.ends_with("news") && !of_paper
}

/// Returns true for the last word of the names of many newspapers: "Norvik Post".
fn ends_a_paper(word: &str) -> bool {
    matches!(
        word,
        "chronicle"
            | "constitution"
            | "courier"
            | "daily"
            | "dispatch"
            | "examiner"
            | "express"
            | "gazette"
            | "globe"
            | "guardian"
            | "herald"
            | "independent"
            | "inquirer"
            | "journal"
            | "magazine"
            | "mail"
            | "mirror"
            | "news"
            | "newspaper"
            | "observer"
            | "post"
            | "press"
            | "register"
            | "sentinel"
            | "standard"
            | "star"
            | "statesman"
            | "sun"
            | "telegraph"
            | "times"
            | "today"
            | "tribune"
    )
}
