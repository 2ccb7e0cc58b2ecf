//! Sources without a name: "the senator", "a spokesman for the ministry",
//! "his office", "analysts".
//!
//! A newspaper describes for two reasons: to vary the name of somebody it has
//! named, or because it gives no name. Which of the two decides between a
//! known speaker and a new one.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::antecedent::Reference;
use crate::quotes::lexicon::Class;
use crate::quotes::mention::Gender;
use crate::quotes::mention::Mention;
use crate::quotes::phrase;
use crate::quotes::resolve::Described;
use crate::quotes::resolve::Reading;
use crate::quotes::resolve::squeeze;
use crate::quotes::source::Article;
use crate::quotes::source::Source;
use crate::text::Span;
use crate::text::fold;

impl Reading<'_> {
    /// "the senator", "a spokesman for the ministry", "Pakistan's Defence Minister".
    pub(super) fn role(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        noun: usize,
    ) -> (SpeakerIdx, Vec<Link>) {
        let paragraph = &self.paragraphs[paragraph_idx];
        let head = paragraph.lower(noun).to_owned();
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        let class = self.lexicon.class(&head);
        let proper = self.holds_name(paragraph_idx, &parsed.whole);
        let the = paragraph.lower(parsed.group.start) == "the";
        let whose = self.holds_person(paragraph_idx, &parsed.whole);
        if parsed.article == Article::Definite && (!proper || (the && !whose)) {
            let named = self.memory.with_role(&self.cast, &head);
            let described = self.described.get(&head).copied();
            let named_later = |reference: &Reference| {
                described.is_none_or(|known: Described| known.span < reference.span)
            };
            if let Some(reference) = named.filter(named_later) {
                let steps = vec![
                    Link { mention: span, reason: "description" },
                    Link { mention: reference.span, reason: "who is called so" },
                ];
                return self.character(reference.character, steps);
            }
            if let Some(known) = described {
                let steps = vec![
                    Link { mention: span, reason: "description" },
                    Link { mention: known.span, reason: "described so before" },
                ];
                return (known.speaker, steps);
            }
            if the && stands_for_the_named(&head) && !(proper && class.is(Class::TITLE)) {
                let wanted = self.wanted(paragraph_idx, noun, Gender::of(class));
                if let Some(reference) = self.memory.person(&self.cast, &self.mentions, wanted) {
                    let steps = vec![
                        Link { mention: span, reason: "description" },
                        Link { mention: reference.span, reason: "the person in mind" },
                    ];
                    return self.character(reference.character, steps);
                }
            }
        }
        let office = class.is(Class::ROLE_M | Class::ROLE_F)
            || (class.is(Class::TITLE) && class.is(Class::ROLE))
            || head.starts_with("spokes");
        let kind = if office && proper { SpeakerType::Person } else { SpeakerType::Unnamed };
        self.newly_described(paragraph_idx, parsed, kind)
    }

    /// "the campaign", "his office", "Trump’s campaign".
    pub(super) fn body(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        noun: usize,
    ) -> (SpeakerIdx, Vec<Link>) {
        let paragraph = &self.paragraphs[paragraph_idx];
        let head = paragraph.lower(noun).to_owned();
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        if parsed.article == Article::Possessive {
            let gender = match paragraph.lower(parsed.group.start) {
                "his" => Gender::Male,
                "her" => Gender::Female,
                _ => Gender::Unknown,
            };
            let wanted = self.wanted(paragraph_idx, parsed.group.start, gender);
            let whose = paragraph.tokens[parsed.group.start].span;
            if let Some(owner) = self.antecedent_of(whose, wanted) {
                let owner_name = self.cast.characters[owner.character].fullest;
                let surname = self.surname(owner_name);
                let name = self.body_of(&surname, &head);
                let steps = vec![
                    Link { mention: span, reason: "whose it is" },
                    Link { mention: owner.span, reason: "the person in mind" },
                ];
                return (self.describe(name, SpeakerType::Organization, head, span), steps);
            }
        }
        if let Some(name) = self.led_by(paragraph_idx, noun) {
            let step = Link { mention: span, reason: "whose it is" };
            return (self.describe(name, SpeakerType::Organization, head, span), vec![step]);
        }
        if parsed.article == Article::Definite && !self.holds_name(paragraph_idx, &parsed.whole) {
            if let Some(known) = self.described.get(&head).copied() {
                let steps = vec![
                    Link { mention: span, reason: "description" },
                    Link { mention: known.span, reason: "described so before" },
                ];
                return (known.speaker, steps);
            }
            if let Some(reference) = self
                .memory
                .ending_in(&self.cast, &head)
                .or_else(|| varies_a_body(&head).then(|| self.memory.body(&self.cast))?)
            {
                let steps = vec![
                    Link { mention: span, reason: "description" },
                    Link { mention: reference.span, reason: "the body in mind" },
                ];
                return self.character(reference.character, steps);
            }
        }
        self.newly_described(paragraph_idx, parsed, SpeakerType::Organization)
    }

    /// The name of the body at `noun`, where a person's stands right before it.
    fn led_by(&self, paragraph_idx: usize, noun: usize) -> Option<String> {
        let paragraph = &self.paragraphs[paragraph_idx];
        let first = self.starts[paragraph_idx];
        let of_paragraph = self.mentions[first..].iter().enumerate();
        let before = |(_, name): &(usize, &Mention)| {
            name.tokens.end + usize::from(name.possessive) == noun
        };
        let (idx, _) = of_paragraph
            .take_while(|(_, name)| name.paragraph == paragraph_idx && name.tokens.end <= noun)
            .find(before)?;
        let character = &self.cast.characters[self.cast.named[first + idx]];
        let led = matches!(
            paragraph.lower(noun),
            "campaign" | "administration" | "camp" | "team" | "office"
        );
        (led && character.kind == SpeakerType::Person)
            .then(|| self.body_of(&self.surname(first + idx), paragraph.lower(noun)))
    }

    /// Whether a personal name stands in a description: "Trump’s lawyer", "a
    /// spokesman for Ines Marsh".
    fn holds_person(&self, paragraph_idx: usize, tokens: &Range<usize>) -> bool {
        let first = self.starts[paragraph_idx];
        let names = self.mentions[first..]
            .iter()
            .enumerate()
            .take_while(|(_, name)| name.paragraph == paragraph_idx);
        let mut inside = names
            .filter(|(_, name)| name.tokens.start >= tokens.start && name.tokens.end <= tokens.end);
        inside.any(|(idx, name)| {
            name.possessive
                || self.cast.characters[self.cast.named[first + idx]].kind != SpeakerType::Place
        })
    }

    fn holds_name(&self, paragraph_idx: usize, tokens: &Range<usize>) -> bool {
        let paragraph = &self.paragraphs[paragraph_idx];
        let start = tokens.start + 1;
        let capital = |idx: usize| phrase::starts_upper(paragraph.word(idx));
        let first = capital(tokens.start)
            && !self
                .lexicon
                .class(paragraph.lower(tokens.start))
                .is(Class::FUNCTION | Class::ANY_ROLE | Class::TITLE);
        first
            || (start..tokens.end).any(|idx| {
                capital(idx)
                    && !self
                        .lexicon
                        .class(paragraph.lower(idx))
                        .is(Class::ANY_TITLE | Class::ANY_ROLE | Class::ADJECTIVE)
            })
    }

    /// A speaker known by a description only, the determiner left out.
    pub(super) fn newly_described(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        kind: SpeakerType,
    ) -> (SpeakerIdx, Vec<Link>) {
        let paragraph = &self.paragraphs[paragraph_idx];
        let skip = matches!(
            paragraph.lower(parsed.whole.start),
            "a" | "an" | "the" | "one" | "some" | "another"
        ) && parsed.whole.len() > 1;
        let tokens = parsed.whole.start + usize::from(skip)..parsed.whole.end;
        let span = paragraph.span(tokens.start, tokens.end);
        let head = paragraph.lower(parsed.group.end - 1).to_owned();
        let name = squeeze(paragraph.slice(span));
        let speaker = self.describe(name, kind, head, span);
        (speaker, vec![Link { mention: span, reason: "no name is given" }])
    }

    pub(super) fn describe(
        &mut self,
        name: String,
        kind: SpeakerType,
        head: String,
        span: Span,
    ) -> SpeakerIdx {
        let key = fold::key(&name);
        let speaker = self.by_name.get(&key).copied().unwrap_or_else(|| {
            let roles = vec![head.clone()];
            self.enter(Speaker { name, kind, aliases: Vec::new(), roles }, None)
        });
        self.by_name.insert(key, speaker);
        self.described.insert(head, Described { span, speaker });
        speaker
    }
}

/// Whether "the …" is how a newspaper varies the name of somebody it has
/// named, rather than how it speaks of somebody it does not name.
fn stands_for_the_named(head: &str) -> bool {
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

/// The same for bodies: "the company" is one that has a name.
fn varies_a_body(head: &str) -> bool {
    matches!(
        head,
        "company"
            | "group"
            | "firm"
            | "organization"
            | "organisation"
            | "agency"
            | "newspaper"
            | "paper"
            | "magazine"
            | "website"
            | "site"
            | "outlet"
            | "network"
            | "channel"
            | "union"
            | "association"
            | "federation"
            | "party"
            | "club"
            | "bank"
            | "university"
            | "nonprofit"
    )
}
