//! Rules out names that cannot be the body which a noun describes: no river is "the company", no
//! league "the club", and an agency that only reported is not the firm of which it did.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::mention::bodies::body_noun::head_of;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::exclusion::in_mind;
use crate::quotes::speakers::resolve::nouns::is_business;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_document;

/// The largest number of tokens between a document and who saw it: "a letter whose copy was seen by".
const FAR_DOCUMENT: usize = 9;

impl Reading<'_> {
    /// Returns true if "the company", "the club" or "the agency" can't be what a reference is to.
    pub(in crate::quotes::speakers::resolve::antecedent) fn is_no_such_body(
        &self,
        pointer: &Pointer,
        it: &Reference,
    ) -> bool {
        let noun = pointer.noun.as_str();
        let holder = Some(noun).filter(|noun| *noun == "office").and(self.holder_of(pointer));
        let Who::Named(character) = it.who else {
            return holder.is_some_and(|holder| !self.bears_word(it.who, holder));
        };
        let of = &self.story.cast.characters[character];
        if of.words.iter().any(|word| word == noun) || self.is_called(it.who, noun) {
            return false;
        }
        if noun == "team" && self.is_only_where(it) {
            return true;
        }
        let head = head_of(&of.words).unwrap_or_default();
        let is_firm = is_business(noun) && !is_of_media(noun);
        let passed = self.mentions_of(it.who) == 1
            && of.words.len() == 1
            && (is_firm || is_of_media(noun) || matches!(noun, "club" | "party" | "team"))
            && self.is_thing_passed(noun, it);
        passed
            || is_law_or_event(head)
            || is_other_body(noun, head)
            || holder.is_some()
            || noun == "union" && is_no_union(&of.words, self.lexicon)
            || is_force(&of.words) && matches!(noun, "club" | "party" | "team")
            || (is_business(noun) || is_of_media(noun)) && is_public(&of.words, head)
            || is_firm && (self.is_only_reporting(it) || self.is_model(it))
    }

    /// Returns the auditor of "the state auditor’s office", which is called nothing but that.
    fn holder_of(&self, pointer: &Pointer) -> Option<&str> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let mut own = pointer.tokens.clone().skip(1);
        let mark = own.find(|&idx| {
            let holder = paragraph.lower(idx - 1);
            matches!(paragraph.word(idx), "'s" | "’s" | "'" | "’")
                && paragraph.word(idx - 1) == holder
                && self.is_for_person(holder)
        })?;
        Some(paragraph.lower(mark - 1))
    }

    /// Returns true if the words by which the text describes somebody hold this one.
    fn bears_word(&self, who: Who, word: &str) -> bool {
        let Who::Described(speaker) = who else { return false };
        self.story.entries[speaker.0 as usize].speaker.name.to_lowercase().contains(word)
    }

    /// Returns true for a single word that is named in passing: "GPS data", "in the Esk".
    fn is_thing_passed(&self, noun: &str, it: &Reference) -> bool {
        let Some(paragraph) = self.paragraphs.get(it.paragraph) else { return false };
        let [at, end] = [it.span.start(), it.span.end()].map(|at| paragraph.token_at(at));
        let word = paragraph.word(at);
        let next = paragraph.lower(end);
        let class = self.lexicon.class(next);
        let is_acronym = word.len() > 1 && word.chars().all(char::is_uppercase);
        let people = Class::ANY_ROLE | Class::GROUP | Class::PERSON | Class::BODY;
        let before_noun = at > paragraph.sentence_of(at).start
            && next.starts_with(char::is_alphabetic)
            && paragraph.word(end).starts_with(char::is_lowercase)
            && !class.is(people | Class::FUNCTION)
            && (!is_verb(paragraph, self.lexicon, end)
                || next.ends_with('s') && class == Class::COMMON);
        let behind_the = at > 0 && paragraph.lower(at - 1) == "the";
        let before = at.checked_sub(2).map_or("", |idx| paragraph.lower(idx));
        let is_placed = it.after_preposition
            || matches!(before, "into" | "near" | "along" | "across" | "through" | "down" | "up");
        let is_river =
            behind_the && is_placed && !is_acronym && !word.ends_with('s') && !is_of_media(noun);
        is_acronym && before_noun || is_river
    }

    /// Returns true for a town that the text names once, as where something happened: "won in Norvik".
    fn is_only_where(&self, it: &Reference) -> bool {
        let Some(paragraph) = self.paragraphs.get(it.paragraph) else { return false };
        let at = paragraph.token_at(it.span.start());
        self.kind(it.who) == SpeakerType::Place
            && self.mentions_of(it.who) == 1
            && at > 0
            && matches!(paragraph.lower(at - 1), "in" | "at" | "near" | "to" | "from")
    }

    /// Returns true for whoever only read something: "a copy of which was seen by Norvik Press".
    pub(in crate::quotes::speakers::resolve::antecedent) fn is_only_reader(
        &self,
        it: &Reference,
    ) -> bool {
        let Some(paragraph) = self.paragraphs.get(it.paragraph) else { return false };
        let at = paragraph.token_at(it.span.start());
        let before = |back: usize| at.checked_sub(back).map_or("", |idx| paragraph.lower(idx));
        let back = 1 + usize::from(before(1) == "the");
        let first = at.saturating_sub(back + FAR_DOCUMENT);
        let is_read = |idx: usize| {
            let word = paragraph.lower(idx);
            word == "copy" || is_document(word) || word.strip_suffix('s').is_some_and(is_document)
        };
        before(back) == "by"
            && matches!(before(back + 1), "obtained" | "reviewed" | "seen" | "viewed")
            && (first..at).any(is_read)
    }

    /// Returns true for the model of an aircraft or a car: "the 737 Max".
    fn is_model(&self, it: &Reference) -> bool {
        let Some(paragraph) = self.paragraphs.get(it.paragraph) else { return false };
        let at = paragraph.token_at(it.span.start());
        let number = at.checked_sub(1).map_or("", |before| paragraph.word(before));
        (2..4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Returns true for an agency in "Tarvik will cut jobs, Norvik Press reported".
    fn is_only_reporting(&self, it: &Reference) -> bool {
        let Some(paragraph) = self.paragraphs.get(it.paragraph) else { return false };
        let end = paragraph.token_at(it.span.end());
        it.manner != Manner::Possessive
            && self.mentions_of(it.who) == 1
            && it.manner != Manner::Leading
            && matches!(paragraph.lower(end), "reported" | "reports")
            && ends_report(paragraph, end + 1)
    }

    /// Drops for "the company" a body that is only a partner of the one that leads its sentence: in
    /// "Norvik Air lost an order from Tarvik Jets" nobody tells more of Tarvik.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_partners(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        if pointer.pointed != Pointed::Body
            || !is_business(&pointer.noun)
            || !pointer.none.has(Sign::NoneThe)
            || !pointer.words.is_empty()
        {
            return;
        }
        let leads = |candidate: &Candidate| {
            let it = candidate.reference.filter(|_| in_mind(candidate))?;
            let is_body = self.kind(it.who) == SpeakerType::Organization;
            let leads = it.manner == Manner::Leading && is_body && !it.quoted;
            leads.then_some(it.sentence)
        };
        let Some(last) = candidates.iter().filter_map(leads).max() else { return };
        candidates.retain(|candidate| {
            !candidate.reference.is_some_and(|it| {
                in_mind(candidate)
                    && it.sentence == last
                    && it.after_preposition
                    && it.manner == Manner::Following
                    && self.mentions_of(it.who) == 1
            })
        });
    }
}

/// Returns true if a report ends before a token, or "that" introduces it.
fn ends_report(paragraph: &Paragraph, at: usize) -> bool {
    !paragraph.word(at).starts_with(char::is_alphanumeric)
        || matches!(paragraph.lower(at), "that" | "on" | "earlier" | "last" | "this")
}

/// Returns true for a noun for those who publish.
fn is_of_media(noun: &str) -> bool {
    matches!(
        noun,
        "broadcaster" | "journal" | "magazine" | "newspaper" | "paper" | "publisher" | "website"
    )
}

/// Returns true for the last word in the name of a law or of what happened: no noun for a body means
/// either.
fn is_law_or_event(head: &str) -> bool {
    matches!(
        head,
        "act"
            | "amendment"
            | "bill"
            | "award"
            | "constitution"
            | "day"
            | "election"
            | "month"
            | "poll"
            | "prize"
            | "revolution"
            | "treaty"
            | "war"
            | "week"
    )
}

/// Returns true for a university, a ministry, a court: no company and no paper is called so.
fn is_public(words: &[String], head: &str) -> bool {
    let public = matches!(
        head,
        "administration"
            | "agency"
            | "army"
            | "assembly"
            | "authority"
            | "commission"
            | "committee"
            | "congress"
            | "council"
            | "county"
            | "court"
            | "department"
            | "embassy"
            | "government"
            | "guard"
            | "ministry"
            | "navy"
            | "parliament"
            | "police"
            | "senate"
            | "treasury"
            | "tribunal"
            | "university"
    );
    public || is_force(words) || words == ["white", "house"]
}

/// Returns true for a name of several words of which none is one that unions have: theirs tell whom they are for,
/// or that they are joined.
fn is_no_union(words: &[String], lexicon: &Lexicon) -> bool {
    const JOINED: [&str; 16] = [
        "alliance",
        "association",
        "brotherhood",
        "college",
        "confederation",
        "congress",
        "council",
        "federation",
        "fellowship",
        "guild",
        "labor",
        "labour",
        "society",
        "trade",
        "union",
        "united",
    ];
    let is_of_union = |word: &String| {
        JOINED.contains(&word.as_str())
            || word.ends_with('s')
            || lexicon.class(word).is(Class::GROUP | Class::ANY_ROLE)
    };
    words.len() > 1 && !words.iter().any(is_of_union)
}

/// Returns true for "Police Scotland".
fn is_force(words: &[String]) -> bool {
    words.first().is_some_and(|first| first == "police")
}

/// Returns true if a body whose name ends in `head` is none that is called by `noun`.
fn is_other_body(noun: &str, head: &str) -> bool {
    let is_of_state = matches!(
        head,
        "court" | "kingdom" | "ministry" | "parliament" | "police" | "senate" | "states"
    );
    let is_contest = matches!(head, "championship" | "championships" | "cup" | "league" | "trophy");
    let is_school = matches!(head, "school" | "university");
    let has_members = matches!(
        head,
        "coalition" | "confederation" | "federation" | "fellowship" | "guild" | "union"
    );
    let is_party = matches!(head, "democrats" | "gop" | "party" | "republicans");
    if is_party && (is_business(noun) || is_of_media(noun) || matches!(noun, "agency" | "union")) {
        return true;
    }
    // The union of the plains is no commission and no court.
    let is_public = matches!(noun, "commission" | "committee" | "court" | "council" | "ministry")
        || matches!(noun, "parliament" | "panel" | "tribunal");
    if is_public && (is_party || has_members) {
        return true;
    }
    if noun == "group" {
        return is_of_state || matches!(head, "congress" | "house");
    }
    if is_business(noun) || is_of_media(noun) || matches!(noun, "club" | "party" | "team") {
        return is_of_state
            || is_contest && noun != "party"
            || has_members && is_business(noun)
            || head == "association" && matches!(noun, "club" | "team")
            // That of a university is the people of a study.
            || is_school && noun == "team";
    }
    let is_office = matches!(noun, "agency" | "council" | "government" | "ministry" | "party");
    is_school && is_office
}
