//! What leaves a trace while the text is gone through: names, bodies, pronouns.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::anaphora::Manner;
use crate::quotes::speakers::anaphora::Reference;
use crate::quotes::speakers::anaphora::Who;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::squeeze;
use crate::text::Span;

/// What is at least so likely shows what is pointed at for a person.
const SURE: f32 = 0.7;

impl Reading<'_> {
    pub(super) fn note_name(&mut self, mention_idx: usize) {
        let mention = self.mentions.at(mention_idx);
        let sentence =
            self.paragraphs.at(mention.paragraph).tokens[mention.tokens.start].sentence as usize;
        let manner = match (mention.possessive, mention.leads) {
            (true, _) => Manner::Possessive,
            (false, true) => Manner::Leading,
            (false, false) => Manner::Following,
        };
        self.story.memory.note(Reference {
            who: Who::Named(self.named[mention_idx]),
            span: mention.span,
            paragraph: mention.paragraph,
            sentence: self.story.sentence + sentence,
            manner,
            quoted: mention.quoted,
        });
    }

    /// "the Marsh campaign" makes a body that "the campaign" can mean later.
    pub(super) fn note_body(&mut self, mention_idx: usize) {
        let mention = self.mentions.at(mention_idx);
        let paragraph = self.paragraphs.at(mention.paragraph);
        let noun = mention.tokens.end + usize::from(mention.possessive);
        let mention_paragraph = mention.paragraph;
        let head = paragraph.lower(noun);
        if matches!(head, "campaign" | "administration" | "government" | "camp" | "team" | "office")
        {
            let name = squeeze(paragraph.slice(mention.span));
            let surname = if mention.possessive {
                name.split(' ').next_back().unwrap_or(&name)
            } else {
                &name
            };
            let name = self.body_of(surname, head);
            let head = head.to_owned();
            let span = paragraph.span(mention.tokens.start, noun + 1);
            let speaker = self.describe(name, SpeakerType::Organization, head);
            let (paragraph, start) = (mention_paragraph, noun);
            self.note_description(paragraph, start, span, Who::Described(speaker));
        }
    }

    /// Remembers that a description stood for somebody.
    pub(super) fn note_description(
        &mut self,
        paragraph_idx: usize,
        token: usize,
        span: Span,
        who: Who,
    ) {
        let token = self.paragraphs.at(paragraph_idx).tokens[token];
        self.story.memory.note(Reference {
            who,
            span,
            paragraph: paragraph_idx,
            sentence: self.story.sentence + token.sentence as usize,
            manner: Manner::Description,
            quoted: token.state != QuoteState::Outside,
        });
    }

    /// Pronouns outside of marks keep a person in mind, also where they are no source.
    pub(super) fn note_pronoun(&mut self, paragraph_idx: usize, token: usize) {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let gender = match paragraph.lower(token) {
            "he" | "his" | "him" => Gender::Male,
            "she" | "her" => Gender::Female,
            _ => return,
        };
        if paragraph.tokens[token].state != QuoteState::Outside {
            return;
        }
        let pointer = self.pronoun(paragraph_idx, token, Pointed::Personal, gender);
        if let Some(antecedent) = self.meant(&pointer) {
            self.passing = self.asked.take();
            self.passing_likely = self.answered;
            self.story.memory.note_gender(antecedent.who, gender);
            if let Who::Named(character) = antecedent.who
                && self.passing_likely > SURE
            {
                self.story.cast.characters[character].see_pronoun();
            }
            self.story.memory.note(Reference {
                span: paragraph.tokens[token].span,
                paragraph: paragraph_idx,
                sentence: pointer.sentence,
                manner: Manner::Pronoun,
                quoted: false,
                ..antecedent
            });
        }
    }
}
