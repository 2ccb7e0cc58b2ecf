//! Makes the speaker of a character of the text.

use crate::quotes::analysis::Link;
use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::name;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::nouns::is_the_only_one;
use crate::quotes::speakers::resolve::squeeze;
use crate::quotes::speakers::resolve::story::Entry;
use crate::text::Span;

impl Reading<'_> {
    /// Makes the steps from the words at `span` to somebody in mind.
    pub(super) fn pointed_at(
        &mut self,
        span: Span,
        what: &'static str,
        antecedent: Reference,
        why: &'static str,
    ) -> (SpeakerIdx, Vec<Link>) {
        let steps = vec![
            Link { mention: span, reason: what },
            Link { mention: antecedent.span, reason: why },
        ];
        match antecedent.who {
            Who::Named(character) => self.character(character, steps),
            Who::Described(speaker) => (speaker, steps),
        }
    }

    pub(super) fn enter(
        &mut self,
        speaker: Speaker,
        character: Option<CharacterIdx>,
        words: Vec<String>,
    ) -> SpeakerIdx {
        self.story.entries.push(Entry {
            speaker,
            character,
            words,
            number: None,
            is_nameless: false,
        });
        SpeakerIdx(self.story.entries.len() as u32 - 1)
    }

    /// Returns the speaker of a character; the chain ends at the full name.
    pub(super) fn character(
        &mut self,
        character: CharacterIdx,
        mut chain: Vec<Link>,
    ) -> (SpeakerIdx, Vec<Link>) {
        let of = &self.story.cast.characters[character];
        let full_span = of.fullest.span;
        if chain.last().is_some_and(|link| link.mention != full_span) {
            chain.push(Link { mention: full_span, reason: "the full name" });
        }
        if let Some(&speaker) = self.story.of_character.get(&character) {
            return (speaker, chain);
        }
        // The rest is filled in at the end, when all of the text is known.
        let kind = of.kind;
        let name = self.name(full_span);
        let speaker = Speaker { name, kind, aliases: Vec::new(), roles: Vec::new() };
        let speaker = self.enter(speaker, Some(character), Vec::new());
        self.story.of_character.insert(character, speaker);
        (speaker, chain)
    }

    /// Returns the name at `span`.
    pub(super) fn name(&self, span: Span) -> String {
        squeeze(self.paragraphs.at(self.paragraphs.start()).slice(span))
    }

    pub(super) fn surname(&self, span: Span) -> String {
        name::surname(&self.name(span)).to_owned()
    }
}

impl Entry {
    /// Returns true for a body that is only described and has no name: such as "a new study", "the
    /// company" count as a body while "it" is looked for.
    pub(super) fn names_nobody(&self) -> bool {
        let of_many = |head: &String| {
            !is_the_only_one(head) || head == "campaign" && self.speaker.name.contains(' ')
        };
        let no_name = !self.speaker.name.contains(char::is_uppercase)
            && self.speaker.roles.iter().all(of_many);
        self.character.is_none()
            && self.speaker.kind == SpeakerType::Organization
            && (no_name || self.is_nameless)
    }
}
