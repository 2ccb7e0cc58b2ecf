//! From a character of the text to the speaker it is.

use crate::quotes::analysis::Link;
use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::antecedent::Reference;
use crate::quotes::antecedent::Who;
use crate::quotes::cast::CharacterIdx;
use crate::quotes::name;
use crate::quotes::resolve::Reading;
use crate::quotes::resolve::squeeze;
use crate::text::Span;

impl Reading<'_> {
    /// Steps from the words at `span` to somebody in mind.
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
    ) -> SpeakerIdx {
        self.speakers.push(speaker);
        self.characters.push(character);
        self.words_of.push(Vec::new());
        SpeakerIdx(self.speakers.len() as u32 - 1)
    }

    /// The speaker that a character of the text is; ends the chain at the full name.
    pub(super) fn character(
        &mut self,
        character: CharacterIdx,
        mut chain: Vec<Link>,
    ) -> (SpeakerIdx, Vec<Link>) {
        let fullest = self.cast.characters[character].fullest;
        let full_span = self.mentions[fullest].span;
        if chain.last().is_some_and(|link| link.mention != full_span) {
            chain.push(Link { mention: full_span, reason: "the full name" });
        }
        if let Some(&speaker) = self.of_character.get(&character) {
            return (speaker, chain);
        }
        let name = self.name(fullest);
        let mut aliases: Vec<String> = self.mentions_by_character[character]
            .iter()
            .map(|&idx| self.name(idx))
            .filter(|alias| *alias != name)
            .collect();
        aliases.sort_unstable();
        aliases.dedup();
        let of = &self.cast.characters[character];
        let speaker = self.enter(
            Speaker { name, kind: of.kind, aliases, roles: of.roles.clone() },
            Some(character),
        );
        self.of_character.insert(character, speaker);
        (speaker, chain)
    }

    pub(super) fn name(&self, mention: usize) -> String {
        let mention = &self.mentions[mention];
        squeeze(self.paragraphs[mention.paragraph].slice(mention.span))
    }

    pub(super) fn surname(&self, mention: usize) -> String {
        let full = self.name(mention);
        let name = name::without_post_nominals(&full);
        name.split(' ').next_back().unwrap_or(name).to_owned()
    }
}
