//! Compares what the text calls somebody with the noun of a description: "the author" is the
//! novelist of the text, and "the judge" nobody whom it calls a farmer.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::nouns::is_age;

/// Nouns of which one may be used for another.
const KINDS: [&[&str]; 18] = [
    &["judge", "jurist", "magistrate", "justice", "recorder", "coroner"],
    &["lawyer", "attorney", "solicitor", "barrister", "counsel", "advocate"],
    &["author", "writer", "novelist", "poet", "playwright", "essayist", "biographer"],
    &["journalist", "reporter", "correspondent", "columnist", "editor", "broadcaster"],
    &["doctor", "surgeon", "physician", "consultant", "psychiatrist", "medic", "gp"],
    &[
        "archbishop",
        "bishop",
        "cardinal",
        "chaplain",
        "clergyman",
        "clergywoman",
        "cleric",
        "dean",
        "imam",
        "pastor",
        "prelate",
        "priest",
        "rector",
        "reverend",
        "vicar",
    ],
    &["academic", "scientist", "researcher", "professor", "scholar", "lecturer", "historian"],
    &["musician", "singer", "guitarist", "drummer", "pianist", "violinist", "bassist"],
    &[
        "footballer",
        "player",
        "striker",
        "midfielder",
        "defender",
        "forward",
        "winger",
        "goalkeeper",
    ],
    &["athlete", "sprinter", "runner", "swimmer", "hurdler", "rower", "cyclist", "jockey", "rider"],
    &[
        "officer",
        "policeman",
        "policewoman",
        "detective",
        "constable",
        "sergeant",
        "inspector",
        "superintendent",
    ],
    &["soldier", "general", "colonel", "captain", "commander", "admiral", "lieutenant"],
    &["executive", "chief", "boss", "ceo", "head"],
    &["pontiff", "pope"],
    &["comedian", "comedienne", "comic"],
    &["coach", "gaffer", "manager"],
    &["monarch", "king", "queen", "emir", "oba", "igwe", "ruler", "sultan"],
    &["billionaire", "businessman", "businesswoman", "entrepreneur", "magnate", "tycoon"],
];

/// Nouns for anybody who holds one of several offices.
const LAWMAKERS: [&str; 3] = ["lawmaker", "legislator", "politician"];
/// Nouns for those who hold one of these offices.
const OFFICES: [&str; 10] = [
    "assemblyman",
    "assemblywoman",
    "congressman",
    "congresswoman",
    "councillor",
    "councilman",
    "councilwoman",
    "mp",
    "representative",
    "senator",
];

/// Offices that nobody holds beside a trade, and trades that nobody has beside one.
const POLITICAL: [&str; 12] = [
    "chancellor",
    "congressman",
    "congresswoman",
    "councilor",
    "councillor",
    "governor",
    "justice",
    "mayor",
    "minister",
    "premier",
    "president",
    "senator",
];
const TRADES: [&str; 20] = [
    "architect",
    "contractor",
    "doctor",
    "driver",
    "editor",
    "engineer",
    "farmer",
    "headteacher",
    "host",
    "inspector",
    "keeper",
    "landlord",
    "nurse",
    "patient",
    "player",
    "surgeon",
    "surveyor",
    "teacher",
    "tenant",
    "writer",
];

/// The largest number of tokens between the commas behind a description.
const LONGEST_ASIDE: usize = 16;

/// The largest number of tokens of a title before a name.
const LONGEST_TITLE: usize = 6;

/// Returns true for whoever has a part of their own where others are spoken of: nobody is called so
/// whom the text has only named.
pub(in crate::quotes::speakers::resolve::antecedent) fn presides(noun: &str) -> bool {
    matches!(
        noun,
        "attacker"
            | "arbitrator"
            | "collector"
            | "coroner"
            | "examiner"
            | "foreman"
            | "gunman"
            | "heckler"
            | "interviewer"
            | "judge"
            | "killer"
            | "magistrate"
            | "mediator"
            | "moderator"
            | "narrator"
            | "ombudsman"
            | "prosecutor"
            | "referee"
            | "reporter"
            | "registrar"
            | "taoiseach"
            | "tánaiste"
            | "umpire"
    )
}

/// Returns true if the text says that whoever a name stands for did what the noun says, right beside
/// the name: "Ines Marsh, presiding, agreed" of a judge, "Ines Marsh refereed" of a referee.
fn did_so(paragraph: &Paragraph, name: &Mention, noun: &str) -> bool {
    let stems: &[&str] = match noun {
        "coroner" | "judge" | "magistrate" => &["presid"],
        "interviewer" => &["interview"],
        "moderator" => &["presid", "moderat"],
        "prosecutor" => &["prosecut"],
        "referee" => &["presid", "referee"],
        "umpire" => &["presid", "umpir"],
        _ => &[],
    };
    // Returns how the verb ends, if it is one of the noun.
    let ending = |idx: usize| {
        let verb = paragraph.lower(idx);
        let ending = stems.iter().find_map(|stem| verb.strip_prefix(stem));
        ending.filter(|ending| matches!(*ending, "d" | "e" | "ed" | "es" | "s" | "ing"))
    };
    // "Refereed by Ines Marsh", "presided over by Ines Marsh".
    let before = |back: usize| name.from.checked_sub(back);
    let by = before(1).is_some_and(|by| paragraph.lower(by) == "by");
    let over = before(2).is_some_and(|over| paragraph.lower(over) == "over");
    if by && before(2 + usize::from(over)).and_then(ending).is_some_and(|it| it.ends_with('d')) {
        return true;
    }
    let mut at = name.tokens.end;
    let mut is_passive = false;
    for word in [&[","][..], &["who"], &["had", "has", "was", "is"]] {
        if word.contains(&paragraph.lower(at)) {
            is_passive = matches!(paragraph.lower(at), "," | "was" | "is");
            at += 1;
        }
    }
    ending(at).is_some_and(|ending| !is_passive || ending == "ing")
}

/// Returns true if a noun that somebody is called by is of one kind with another, whose kind is
/// known.
fn are_of_one_kind(role: &str, noun: &str, kind: Option<&&[&str]>) -> bool {
    let of_several = LAWMAKERS.contains(&noun) && OFFICES.contains(&role);
    let of_science = matches!(noun, "academic" | "expert" | "researcher" | "scientist")
        && role.ends_with("ologist");
    role == noun || of_several || of_science || kind.is_some_and(|kind| kind.contains(&role))
}

/// Returns true if what stands behind a comma tells where or how something was said, and names
/// nobody: "the cleric, in a sermon, said".
fn goes_on_without_name(paragraph: &Paragraph, start: usize) -> bool {
    let begins = matches!(
        paragraph.lower(start),
        "at" | "during" | "in" | "on" | "who" | "while" | "through" | "via"
    ) || paragraph.lower(start).ends_with("ing");
    let sentence = paragraph.sentence_of(start).end;
    let close =
        (start..sentence.min(start + LONGEST_ASIDE)).find(|&idx| paragraph.word(idx) == ",");
    begins && close.is_some_and(|close| paragraph.word(close + 1).starts_with(char::is_lowercase))
}

impl Reading<'_> {
    /// Leaves of the candidates for "the author" those whom the text calls a novelist, where it
    /// calls nobody an author; and nobody who is only named for "the judge".
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_those_of_kind(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let is_role = matches!(pointer.pointed, Pointed::Role | Pointed::NewRole);
        if !is_role || !pointer.none.has(Sign::NoneThe) {
            return;
        }
        self.drop_those_not_called_so(pointer, candidates);
        let kind = KINDS.iter().find(|kind| kind.contains(&pointer.noun.as_str()));
        let is_called = |candidate: &Candidate| {
            candidate.signs.has(Sign::Role) || candidate.signs.has(Sign::InName)
        };
        let is_of_kind = |candidate: &Candidate| match candidate.reference.map(|it| it.who) {
            Some(Who::Named(character)) => {
                let of = &self.story.cast.characters[character];
                of.kind == SpeakerType::Person
                    && in_mind(candidate)
                    && (of.roles.iter().chain(&of.traits))
                        .any(|role| are_of_one_kind(role, &pointer.noun, kind))
            }
            _ => false,
        };
        // "The historian and author of the book, Ines Marsh," is named beside that.
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let is_named_beside = pointer.none.has(Sign::NonePhrase) && !presides(&pointer.noun)
            || paragraph.lower(pointer.tokens.end) == "and"
            || paragraph.word(pointer.tokens.end) == ","
                && !goes_on_without_name(paragraph, pointer.tokens.end + 1);
        if is_named_beside || candidates.iter().any(is_called) {
            return;
        }
        // A mayor is called no headteacher, unless the text says that she is one.
        let is_political = |candidate: &Candidate| match candidate.reference.map(|it| it.who) {
            Some(Who::Named(character)) => {
                let of = &self.story.cast.characters[character];
                of.roles.iter().any(|role| POLITICAL.contains(&role.as_str()))
            }
            _ => false,
        };
        if pointer.words.is_empty() && TRADES.contains(&pointer.noun.as_str()) {
            candidates.retain(|candidate| !is_political(candidate) || is_of_kind(candidate));
        }
        let is_bare = pointer.words.iter().all(|word| is_age(word) || word == "chief");
        if is_bare && candidates.iter().any(is_of_kind) {
            candidates.retain(is_of_kind);
        } else if presides(&pointer.noun) {
            let named = |candidate: &Candidate| {
                matches!(candidate.reference.map(|it| it.who), Some(Who::Named(_)))
            };
            candidates.retain(|candidate| {
                !named(candidate)
                    || is_of_kind(candidate)
                    || candidate.reference.is_some_and(|it| {
                        self.is_titled(it, &pointer.noun) || self.has_done_so(it.who, pointer)
                    })
            });
        }
    }

    /// Drops for "the inspector general", "this person" and "the source" those whom the text names and
    /// never calls so.
    fn drop_those_not_called_so(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let general = (pointer.noun == "general").then(|| {
            let kind = |word: &&String| matches!(word.as_str(), "inspector" | "surgeon");
            pointer.words.iter().find(kind)
        });
        let general = general.flatten();
        let is_so = |candidate: &Candidate| match candidate.reference.map(|it| it.who) {
            Some(Who::Named(character)) => {
                let of = &self.story.cast.characters[character];
                candidate.signs.has(Sign::Role)
                    && general.is_none_or(|kind| {
                        of.traits.iter().chain(&of.roles).any(|word| word == kind)
                    })
            }
            _ => true,
        };
        if general.is_some() || matches!(pointer.noun.as_str(), "person" | "source") {
            candidates.retain(is_so);
        }
    }

    /// Returns true for somebody of whom the text has told that they did what a noun says.
    fn has_done_so(&self, who: Who, pointer: &Pointer) -> bool {
        let Who::Named(character) = who else { return false };
        self.names_before(pointer).filter(|&idx| self.named[idx] == character).any(|idx| {
            let name = self.mentions.at(idx);
            let paragraph = self.paragraphs.get(name.paragraph);
            paragraph.is_some_and(|paragraph| did_so(paragraph, name, &pointer.noun))
        })
    }

    /// Returns true if a noun stands with a capital right before a name: "Judicial Magistrate,
    /// Norvik, I. Ines Marsh".
    fn is_titled(&self, it: Reference, noun: &str) -> bool {
        let Some(paragraph) = self.paragraphs.get(it.paragraph) else { return false };
        let at = paragraph.token_at(it.span.start());
        (at.saturating_sub(LONGEST_TITLE)..at)
            .any(|idx| paragraph.lower(idx) == noun && starts_upper(paragraph.word(idx)))
    }
}
