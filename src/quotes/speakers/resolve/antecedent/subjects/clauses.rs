//! Rules out whom a pronoun cannot mean by where the two stand in their sentences.
//!
//! In "Campaigning against Carl Ode, he" the pronoun is somebody else. Behind "Ines Marsh, who once
//! worked for Mary Orr, left", "she" is Ines Marsh: whom a clause about her names stands aside.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::source_phrase::is_participle;

/// The largest number of tokens of a phrase before the subject, and of a clause beside it.
const LONGEST: usize = 40;

impl Reading<'_> {
    /// Leaves of the candidates for a pronoun those whom its place allows, if there are any.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_those_of_clause(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        match pointer.pointed {
            Pointed::Personal => {
                self.drop_own_subject(pointer, candidates);
                self.drop_those_named_behind(pointer, candidates);
                self.drop_speaker_for_owner(pointer, candidates);
                self.keep_owner_in_clause(pointer, candidates);
                keep_known_gender(candidates);
            }
            Pointed::Role => (),
            _ => return,
        }
        let phrase = self.opening_phrase(pointer);
        let aside = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| {
                phrase.as_ref().is_some_and(|phrase| self.is_object_in(pointer, phrase, &it))
                    || self.stands_aside(pointer, &it, candidates)
            })
        };
        let aside: Vec<bool> = candidates.iter().map(aside).collect();
        let in_mind = |candidate: &Candidate| {
            candidate.signs.has(Sign::ParagraphsBack) || candidate.signs.has(Sign::SameParagraph)
        };
        if candidates.iter().zip(&aside).any(|(candidate, aside)| in_mind(candidate) && !aside) {
            let mut aside = aside.into_iter();
            candidates.retain(|_| !aside.next().unwrap_or(false));
        }
    }

    /// Drops for "the company" what is named only within the clause about it: in "The company, which opened in
    /// Norvik, said" it is not Norvik.
    pub(in crate::quotes::speakers::resolve::antecedent) fn drop_those_of_its_clause(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let start = pointer.tokens.end;
        let comma = usize::from(paragraph.word(start) == ",");
        let tells = matches!(paragraph.lower(start + comma), "which" | "whose" | "that")
            || comma > 0 && is_participle(paragraph.lower(start + comma));
        if !tells || pointer.pointed != Pointed::Body {
            return;
        }
        let sentence = paragraph.sentence_of(pointer.tokens.start).end;
        let first = start + comma + 1;
        let closes = |&idx: &usize| paragraph.word(idx) == ",";
        let end = (first..sentence).find(closes).unwrap_or(sentence);
        let clause = paragraph.span(start, end.max(first));
        candidates.retain(|candidate| {
            candidate.reference.is_none_or(|it| {
                it.paragraph != pointer.paragraph
                    || !clause.covers(it.span)
                    || self.mentions_of(it.who) > 1
            })
        });
    }

    /// Drops for "she" the one of whom somebody else just told: in "Ines Marsh said that her guide,
    /// Mary Orr, was late. “It rained,” she said" Ines Marsh goes on.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_who_was_speaking(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let first = pointer.content.first().map_or(0, |content| content.start);
        let is_tag = first < pointer.tokens.start
            && paragraph.tokens.get(first).is_some_and(|it| it.state != QuoteState::Outside);
        if pointer.pointed != Pointed::Personal || !is_tag {
            return;
        }
        let Some((source, said)) = self.sayings.iter().rev().find(|(source, content)| {
            source.start < first && content.first().is_some_and(|it| it.end <= first)
        }) else {
            return;
        };
        let spoke = |candidate: &Candidate| {
            candidate.signs.has(Sign::SpokeHere)
                && candidate.reference.is_some_and(|it| {
                    it.paragraph == pointer.paragraph
                        && paragraph.span(source.start, source.end).covers(it.span)
                })
        };
        let told_of = |candidate: &Candidate| {
            !candidate.signs.has(Sign::Gender)
                && candidate.reference.is_some_and(|it| {
                    it.paragraph == pointer.paragraph
                        && self.story.memory.count(it.who) == 1
                        && said
                            .iter()
                            .any(|said| paragraph.span(said.start, said.end).covers(it.span))
                })
        };
        if candidates.iter().any(spoke) {
            candidates.retain(|candidate| !told_of(candidate));
        }
    }

    /// Drops for "his" in "Marsh said that Orr had lost his keys" the one who says so, where the text
    /// has shown neither’s gender: it is Orr’s clause.
    fn drop_speaker_for_owner(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        let owner = match paragraph.lower(at) {
            "his" => true,
            "her" => !self.ends_phrase(paragraph, at + 1),
            _ => false,
        };
        let says = |(source, content): &&(Range<usize>, Vec<Range<usize>>)| {
            source.end <= at && content.iter().any(|it| it.contains(&at))
        };
        let Some((source, content)) = self.sayings.iter().find(says).filter(|_| owner) else {
            return;
        };
        let within = |tokens: &Range<usize>, candidate: &Candidate| {
            !candidate.signs.has(Sign::Gender)
                && candidate.reference.is_some_and(|it| {
                    it.paragraph == pointer.paragraph
                        && paragraph.span(tokens.start, tokens.end).covers(it.span)
                })
        };
        let is_told_of = |candidate: &Candidate| {
            candidate.signs.has(Sign::SameSentence)
                && candidate.reference.is_some_and(|it| {
                    it.manner == Manner::Following
                        && !it.after_preposition
                        && self.kind(it.who) == SpeakerType::Person
                })
                && content.iter().any(|content| within(content, candidate))
        };
        if candidates.iter().any(is_told_of) {
            candidates.retain(|candidate| !within(source, candidate));
        }
    }

    /// Drops for "him" in "Ines Marsh will miss him" the subject of that verb.
    fn drop_own_subject(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        const FARTHEST: usize = 4;
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        let is_object = match paragraph.lower(at) {
            "him" => true,
            "her" => self.ends_phrase(paragraph, at + 1),
            _ => false,
        };
        let follows_verb = at
            .checked_sub(1)
            .is_some_and(|before| !self.lexicon.class(paragraph.lower(before)).is(Class::FUNCTION));
        if !is_object || !follows_verb {
            return;
        }
        let plain = |idx: usize| {
            paragraph.word(idx).starts_with(char::is_lowercase)
                && !paragraph.lower(idx).ends_with("ing")
                && !matches!(
                    paragraph.lower(idx),
                    "that" | "who" | "whom" | "if" | "and" | "as" | "to"
                )
        };
        let is_subject = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| {
                let end = paragraph.token_at(it.span.end().saturating_sub(1)) + 1;
                let end = end + usize::from(paragraph.word(end) == ",");
                it.paragraph == pointer.paragraph
                    && it.manner == Manner::Leading
                    && !it.after_preposition
                    && (end + 1..=end + FARTHEST).contains(&at)
                    && (end..at).all(plain)
            })
        };
        candidates.retain(|candidate| !is_subject(candidate));
    }

    /// Drops for the subject of a report whoever is named behind it there, outside of the words said: in
    /// “…,” she said, as Mary Orr laughed, she is not Mary Orr.
    fn drop_those_named_behind(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let at = pointer.tokens.start;
        if !is_subject_of_report(paragraph, pointer) {
            return;
        }
        let next = pointer.content.iter().map(|content| content.start).find(|start| *start > at);
        let end = next.unwrap_or(usize::MAX).min(paragraph.sentence_of(at).end);
        let goes_on = |idx: &usize| {
            paragraph.tokens[*idx].state == QuoteState::Outside
                && !matches!(paragraph.lower(*idx), "who" | "whose" | "whom" | "which" | "that")
        };
        let behind = at + 1..at + 1 + (at + 1..end).take_while(goes_on).count();
        // "She said in a paper of the Orr campaign" may be Orr; "she said,Orr left" is two texts.
        let stands_alone = |name: &Mention| {
            let is_verb = is_verb(paragraph, self.lexicon, name.tokens.end);
            let next = paragraph.word(name.tokens.end);
            let is_small = self.lexicon.class(paragraph.lower(name.tokens.end)).is(Class::FUNCTION);
            let is_part = next.starts_with(char::is_lowercase) && !is_small && !is_verb;
            let before = paragraph.tokens[name.from - 1].span.end();
            !name.possessive && !is_part && before < paragraph.tokens[name.from].span.start()
        };
        let names = self.names_in(pointer.paragraph, behind);
        let names = names.filter(|&idx| stands_alone(self.mentions.at(idx)));
        let others: Vec<Who> = names.map(|idx| Who::Named(self.named[idx])).collect();
        let stays =
            |candidate: &Candidate| !candidate.reference.is_some_and(|it| others.contains(&it.who));
        if candidates.iter().any(|candidate| candidate.reference.is_some() && stays(candidate)) {
            candidates.retain(stays);
        }
    }

    /// Returns true if token `idx` cannot be a noun behind "her".
    fn ends_phrase(&self, paragraph: &Paragraph, idx: usize) -> bool {
        !paragraph.word(idx).starts_with(char::is_alphanumeric)
            || self.lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION)
    }

    /// Returns the phrase before the comma in "In a letter to Carl Ode, he".
    fn opening_phrase(&self, pointer: &Pointer) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let comma = pointer.tokens.start.checked_sub(1)?;
        let first = paragraph.sentence_of(comma).start;
        let word = paragraph.lower(first);
        let participle = word.ends_with("ing") || matches!(word, "asked" | "backed" | "joined");
        let before = matches!(word, "after" | "before" | "since" | "while" | "when")
            && paragraph.lower(first + 1).ends_with("ing");
        let preposition = matches!(
            word,
            "against"
                | "alongside"
                | "at"
                | "besides"
                | "by"
                | "during"
                | "following"
                | "from"
                | "in"
                | "like"
                | "on"
                | "to"
                | "unlike"
        );
        let opens = participle || before || preposition;
        (opens && paragraph.word(comma) == "," && comma - first <= LONGEST).then_some(first..comma)
    }

    /// Returns true if a name is what a phrase before the pointer speaks of, and not its subject.
    fn is_object_in(&self, pointer: &Pointer, phrase: &Range<usize>, it: &Reference) -> bool {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let named = !matches!(it.manner, Manner::Possessive | Manner::Pronoun);
        let inside = paragraph.span(phrase.start, phrase.end).covers(it.span);
        named && inside && (it.after_preposition || self.follows_participle(it))
    }

    /// Returns true if a name stands right behind a participle: "Campaigning for".
    fn follows_participle(&self, it: &Reference) -> bool {
        let paragraph = self.paragraphs.at(it.paragraph);
        let at = paragraph.token_at(it.span.start());
        at.checked_sub(1).is_some_and(|before| paragraph.lower(before).ends_with("ing"))
    }

    /// Returns true if the last words for somebody stand in a clause about the subject of their
    /// sentence, who is a candidate, too, and whom nobody spoke of since.
    fn stands_aside(&self, pointer: &Pointer, it: &Reference, candidates: &[Candidate]) -> bool {
        if it.paragraph < self.paragraphs.start() || it.sentence >= pointer.sentence || it.quoted {
            return false;
        }
        let Some(subject) = self.subject_of(it) else { return false };
        let who = Who::Named(self.named[subject]);
        let is_subject = |candidate: &Candidate| {
            candidate
                .reference
                .is_some_and(|reference| reference.who == who && reference.sentence == it.sentence)
        };
        let clause = self.clause_about(self.mentions.at(subject));
        who != it.who
            && candidates.iter().any(is_subject)
            && clause.is_some_and(|clause| {
                let paragraph = self.paragraphs.at(it.paragraph);
                paragraph.span(clause.start, clause.end).covers(it.span)
            })
    }

    /// Returns the name that leads the sentence of a reference.
    fn subject_of(&self, it: &Reference) -> Option<usize> {
        let paragraph = self.paragraphs.get(it.paragraph)?;
        let at = paragraph.token_at(it.span.start());
        let sentence = paragraph.sentence_of(at);
        self.names_in(it.paragraph, sentence).find(|&idx| self.mentions.at(idx).leads)
    }

    /// Returns the tokens between the commas in "Ines Marsh, who met Mary Orr, left".
    fn clause_about(&self, subject: &Mention) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(subject.paragraph);
        let start = subject.tokens.end + 1;
        let opens = paragraph.word(start - 1) == ","
            && matches!(paragraph.lower(start), "who" | "whose" | "whom" | "a" | "an" | "the");
        let sentence = paragraph.sentence_of(subject.tokens.start).end;
        let outside = |idx: usize| paragraph.tokens[idx].state == QuoteState::Outside;
        let closes = |&idx: &usize| {
            paragraph.word(idx) == "," && is_verb(paragraph, self.lexicon, idx + 1) && outside(idx)
        };
        let end = (start..sentence.min(start + LONGEST)).find(closes)?;
        (opens && !subject.possessive).then_some(start..end)
    }
}

/// Returns true for the "he" or "she" of a main clause that reports words right before or behind it.
pub(in crate::quotes::speakers::resolve::antecedent) fn is_subject_of_report(
    paragraph: &Paragraph,
    pointer: &Pointer,
) -> bool {
    let at = pointer.tokens.start;
    let begins = at == paragraph.sentence_of(at).start
        || paragraph.tokens[at - 1].state != QuoteState::Outside
        || matches!(paragraph.lower(at - 1), "," | "—" | "–" | "and" | "but");
    let is_apart = |content: &Range<usize>| content.end <= at || content.start > at;
    let contents = &pointer.content;
    begins
        && matches!(paragraph.lower(at), "he" | "she")
        && !contents.is_empty()
        && contents.iter().all(is_apart)
}

/// Leaves those whose gender is known to fit, where one of them stands in the same sentence: in
/// "Chris Marsh met Mary Orr after she left", she is Mary Orr. Whose thing is spoken of stands back behind
/// the subject of the sentence who has spoken: "While Marsh was silent on Orr’s role, her remarks …".
fn keep_known_gender(candidates: &mut Vec<Candidate>) {
    let known = |candidate: &Candidate| candidate.signs.has(Sign::Gender);
    let speaks = |candidate: &Candidate| {
        let signs = &candidate.signs;
        signs.has(Sign::SameSentence) && signs.has(Sign::Leading) && signs.has(Sign::Spoke)
    };
    let has_speaker = candidates.iter().any(speaks);
    let beside = |candidate: &Candidate| {
        known(candidate)
            && candidate.signs.has(Sign::SameSentence)
            && !candidate.signs.has(Sign::Quoted)
            && !(has_speaker && candidate.signs.has(Sign::Possessive))
    };
    if candidates.iter().any(beside) {
        candidates.retain(|candidate| candidate.reference.is_none() || known(candidate));
    }
}
