//! Tells from a noun whom a description may mean.
//!
//! A newspaper varies the name of somebody as "the senator"; an aide it seldom names.

use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
pub(super) use crate::quotes::speakers::source_phrase::is_agent;

/// Returns true if a noun is an age: "the 36-year-old".
pub(super) fn is_age(noun: &str) -> bool {
    noun.ends_with("-year-old") && noun.starts_with(|char: char| char.is_ascii_digit())
}

/// Returns true if a country has only one of what the noun names, so that a text that says "the
/// government" has named it.
pub(super) fn is_the_only_one(noun: &str) -> bool {
    matches!(
        noun,
        "government"
            | "ministry"
            | "parliament"
            | "congress"
            | "senate"
            | "cabinet"
            | "military"
            | "army"
            | "navy"
            | "administration"
            | "campaign"
    )
}

/// Returns true if the noun is for somebody who speaks for a body or a person and is mostly not
/// named.
pub(super) fn speaks_for_another(noun: &str) -> bool {
    noun.starts_with("spokes")
        || matches!(noun, "aide" | "lawyer" | "attorney" | "adviser" | "advisor" | "friend")
        || is_relative(noun)
}

/// Returns true if the noun is for somebody of a person's family.
pub(super) fn is_relative(noun: &str) -> bool {
    matches!(
        noun,
        "sister"
            | "brother"
            | "wife"
            | "husband"
            | "mother"
            | "father"
            | "son"
            | "daughter"
            | "widow"
            | "widower"
            | "uncle"
            | "aunt"
            | "nephew"
            | "niece"
            | "grandfather"
            | "grandmother"
            | "grandson"
            | "granddaughter"
            | "cousin"
            | "mom"
            | "mum"
            | "dad"
    )
}

/// Returns true for whoever is or was married to somebody.
pub(super) fn is_spouse(noun: &str) -> bool {
    matches!(noun, "wife" | "husband" | "widow" | "widower")
}

/// Returns true if the noun is for a relative who is older than the one to whom they are related.
pub(super) fn is_of_older_generation(noun: &str) -> bool {
    matches!(
        noun,
        "father"
            | "mother"
            | "uncle"
            | "aunt"
            | "grandfather"
            | "grandmother"
            | "dad"
            | "mom"
            | "mum"
    )
}

/// Returns true if the noun is for a relative who is younger.
pub(super) fn is_of_younger_generation(noun: &str) -> bool {
    matches!(noun, "son" | "daughter" | "nephew" | "niece" | "grandson" | "granddaughter")
}

/// Returns true if a word sets an office apart from the one without it: "the former mayor".
pub(super) fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "former"
            | "deputy"
            | "acting"
            | "vice"
            | "assistant"
            | "interim"
            | "associate"
            | "next"
            | "shadow"
    )
}

/// Returns true if a noun is for an office that one person holds at a place: "the Norvik mayor".
pub(super) fn is_held_by_one(noun: &str) -> bool {
    matches!(
        noun,
        "ambassador"
            | "chancellor"
            | "commander"
            | "commissioner"
            | "governor"
            | "head"
            | "king"
            | "mayor"
            | "minister"
            | "premier"
            | "president"
            | "secretary"
            | "sheriff"
    )
}

/// Returns true if a noun is for somebody at the head of a body: "the Norvik police chief".
pub(super) fn is_at_the_head(noun: &str) -> bool {
    matches!(noun, "chair" | "chairman" | "chairwoman" | "chief" | "chairperson")
}

/// Returns true if one of the nouns by which somebody is called is this one, or means the same.
pub(super) fn is_called_like(roles: &[String], noun: &str) -> bool {
    const SAME: [&[&str]; 6] = [
        &["lawyer", "attorney", "solicitor", "barrister"],
        &["judge", "justice", "magistrate"],
        &["mother", "mom", "mum"],
        &["father", "dad"],
        &["adviser", "advisor", "aide"],
        &["journalist", "reporter", "correspondent", "anchor", "host"],
    ];
    let same = SAME.iter().find(|same| same.contains(&noun));
    roles.iter().any(|role| role == noun || same.is_some_and(|same| same.contains(&role.as_str())))
}

/// Returns true if a body whose name has one of two nouns may be called by the other: "the union"
/// is an association or a brotherhood.
pub(super) fn is_such_body(head: &str, noun: &str) -> bool {
    const SAME: [&[&str]; 4] = [
        &["association", "brotherhood", "federation", "union", "workers"],
        &["center", "centre", "institute", "foundation"],
        &["agency", "authority", "bureau"],
        &[
            "watchdog",
            "regulator",
            "administration",
            "agency",
            "authority",
            "board",
            "commission",
            "inspectorate",
            "office",
            "ombudsman",
        ],
    ];
    SAME.iter().any(|same| same.contains(&head) && same.contains(&noun))
}

/// Returns true if bodies of any name may be called by a noun.
pub(super) fn is_any_body(noun: &str) -> bool {
    matches!(noun, "group" | "organisation" | "organization" | "body" | "charity" | "network")
}

/// Returns true if "the …" is how a newspaper varies the name of somebody it has named, rather than
/// how it speaks of somebody it does not name.
pub(super) fn stands_for_the_named(head: &str) -> bool {
    !matches!(
        head,
        "aide"
            | "adviser"
            | "advisor"
            | "official"
            | "officer"
            | "source"
            | "lawyer"
            | "attorney"
            | "judge"
            | "prosecutor"
            | "witness"
            | "victim"
            | "suspect"
            | "supporter"
            | "critic"
            | "voter"
            | "resident"
            | "neighbor"
            | "neighbour"
            | "reporter"
            | "correspondent"
            | "editor"
            | "host"
            | "anchor"
            | "moderator"
            | "caller"
            | "insider"
            | "operative"
            | "strategist"
            | "analyst"
            | "expert"
            | "diplomat"
            | "man"
            | "woman"
            | "boy"
            | "girl"
            | "father"
            | "mother"
            | "son"
            | "daughter"
            | "wife"
            | "husband"
            | "brother"
            | "sister"
            | "uncle"
            | "aunt"
            | "widow"
            | "friend"
            | "colleague"
            | "employee"
            | "worker"
            | "member"
            | "delegate"
            | "volunteer"
            | "donor"
    ) && !head.starts_with("spokes")
}

/// Returns true if the noun is for a business, which no place is.
pub(super) fn is_business(noun: &str) -> bool {
    matches!(
        noun,
        "company"
            | "firm"
            | "airline"
            | "brewery"
            | "retailer"
            | "manufacturer"
            | "carmaker"
            | "broadcaster"
            | "charity"
            | "publisher"
            | "startup"
            | "supermarket"
            | "insurer"
            | "bank"
            | "newspaper"
            | "magazine"
            | "website"
            | "corporation"
            | "hotel"
            | "automaker"
            | "chipmaker"
            | "conglomerate"
            | "drugmaker"
            | "giant"
            | "housebuilder"
            | "lender"
            | "maker"
            | "multinational"
            | "streamer"
            | "wholesaler"
    )
}

/// Returns true for the noun of a body for which no town and no country stands: "Norvik" may be a
/// team or a council, but is no agency.
pub(super) fn is_never_a_place(noun: &str) -> bool {
    matches!(
        noun,
        "agency"
            | "association"
            | "board"
            | "campaign"
            | "committee"
            | "court"
            | "group"
            | "ministry"
            | "organisation"
            | "organization"
            | "panel"
            | "paper"
            | "party"
            | "tribunal"
            | "union"
            | "watchdog"
    )
}

/// Returns true if "the …" is how a newspaper varies the name of a body: "the company" is one that
/// has a name.
pub(super) fn varies_a_body(head: &str) -> bool {
    is_business(head)
        || matches!(
            head,
            "watchdog"
                | "regulator"
                | "trust"
                | "utility"
                | "group"
                | "organization"
                | "organisation"
                | "agency"
                | "paper"
                | "site"
                | "outlet"
                | "network"
                | "channel"
                | "union"
                | "association"
                | "federation"
                | "party"
                | "club"
                | "university"
                | "nonprofit"
                | "unit"
        )
}

/// Returns true if somebody is said to have a campaign: "her campaign", "the Marsh campaign".
pub(super) fn speaks_of_campaigns(paragraphs: &[Paragraph]) -> bool {
    paragraphs.iter().any(|paragraph| {
        (1..paragraph.len()).any(|idx| {
            let before = idx - 1;
            let owned = matches!(paragraph.lower(before), "his" | "her" | "'s" | "presidential")
                || noun_phrase::starts_upper(paragraph.word(before));
            owned && paragraph.lower(idx) == "campaign"
        })
    })
}
