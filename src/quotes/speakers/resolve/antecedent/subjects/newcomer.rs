//! Takes "he" for somebody whom the sentence right before has introduced: behind "He won over Carl Ode,
//! president of the club." a new voice goes on.

use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::antecedent::subjects::clauses::is_subject_of_report;
use crate::quotes::speakers::resolve::antecedent::subjects::goes_on::Sentence;
use crate::quotes::speakers::resolve::antecedent::subjects::goes_on::speaks_of_one;

/// The largest number of names in a sentence that are looked at.
const MOST_NAMES: usize = 32;

impl Reading<'_> {
    /// Leaves of the candidates for the "he" of a passage the one whom the sentence right before it
    /// introduces, as its subject or with an office at its end.
    pub(in crate::quotes::speakers::resolve::antecedent) fn keep_newcomer(
        &self,
        pointer: &Pointer,
        candidates: &mut Vec<Candidate>,
    ) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let first = pointer.content.iter().map(|content| content.start).min();
        let is_passage = first.is_some_and(|first| {
            first < pointer.tokens.start && paragraph.tokens[first].state == QuoteState::Opening
        });
        let is_he =
            pointer.pointed == Pointed::Personal && is_subject_of_report(paragraph, pointer);
        if !is_he || speaks_of_one(paragraph, pointer) {
            return;
        }
        let who = if is_passage {
            self.sentence_before(pointer).and_then(|before| self.introduced_in(&before))
        } else {
            self.introduced_in_own_words(pointer, candidates)
        };
        let Some(who) = who else { return };
        let is_newcomer =
            |candidate: &Candidate| candidate.reference.is_some_and(|it| it.who == who);
        if candidates.iter().any(is_newcomer) {
            candidates.retain(is_newcomer);
        }
    }

    /// Returns the person whom words outside of marks introduce as their subject, if nobody has spoken who may be
    /// meant: "Former mayor Ines Marsh was for the bridge, she said".
    fn introduced_in_own_words(&self, pointer: &Pointer, candidates: &[Candidate]) -> Option<Who> {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let [content] = &pointer.content[..] else { return None };
        let spoke = candidates.iter().any(|it| it.signs.has(Sign::Spoke));
        let is_own = content.end <= pointer.tokens.start
            && content.start == paragraph.sentence_of(content.start).start;
        let told = Sentence { paragraph: pointer.paragraph, tokens: content.clone() };
        (is_own && !spoke).then(|| self.subject_introduced(&told)).flatten()
    }

    /// Returns the person of full name with whom a sentence begins, and whom it is the first to name.
    fn subject_introduced(&self, told: &Sentence) -> Option<Who> {
        let paragraph = self.paragraphs.at(told.paragraph);
        let mut names = self.names_in(told.paragraph, told.tokens.clone());
        let idx = names.find(|&idx| self.mentions.at(idx).leads)?;
        let name = self.mentions.at(idx);
        (self.is_person(idx)
            && self.is_first(idx)
            && !name.possessive
            && name.words.len() > 1
            && !self.another_reports(told, name)
            && self.opens(paragraph, told.tokens.start, name)
            && self.has_verb(paragraph, name, told.tokens.end))
        .then_some(Who::Named(self.named[idx]))
    }

    /// Returns the person whom a sentence introduces as its subject, or with an office at its end.
    fn introduced_in(&self, told: &Sentence) -> Option<Who> {
        let subject = self.subject_introduced(told);
        subject.or_else(|| self.introduced_at_end(told))
    }

    /// Returns the person whose name and office end a sentence that tells of nobody else who acts.
    fn introduced_at_end(&self, told: &Sentence) -> Option<Who> {
        let paragraph = self.paragraphs.at(told.paragraph);
        let names = self.names_in(told.paragraph, told.tokens.clone()).take(MOST_NAMES);
        let mut new = names.filter(|&idx| self.is_person(idx) && self.is_first(idx));
        let idx = new.next().filter(|_| new.next().is_none())?;
        let name = self.mentions.at(idx);
        (name.words.len() > 1
            && !name.quoted
            && !name.roles.is_empty()
            && ends_with_office(paragraph, name, told.tokens.end)
            && !self.has_subject(told, idx)
            && !self.another_speaks(told, idx))
        .then_some(Who::Named(self.named[idx]))
    }

    /// Returns true if a sentence reports what a person says who is not the bearer of a name.
    fn another_speaks(&self, told: &Sentence, newcomer: usize) -> bool {
        let paragraph = self.paragraphs.at(told.paragraph);
        let said = self.attributions.get(told.paragraph).into_iter().flatten();
        said.filter_map(|said| said.source.clone()).any(|source| {
            let is_pronoun = matches!(paragraph.lower(source.start), "he" | "she");
            let mut names = self.names_in(told.paragraph, source.clone());
            told.tokens.contains(&source.start)
                && (is_pronoun || names.any(|idx| idx != newcomer && self.is_person(idx)))
        })
    }

    /// Returns true if another person than the bearer of a name is the subject of a sentence.
    fn has_subject(&self, told: &Sentence, newcomer: usize) -> bool {
        let paragraph = self.paragraphs.at(told.paragraph);
        let is_pronoun = (told.tokens.start..told.tokens.end.min(told.tokens.start + 2))
            .any(|at| matches!(paragraph.lower(at), "he" | "she"));
        let mut names = self.names_in(told.paragraph, told.tokens.clone());
        is_pronoun
            || names.any(|idx| {
                let name = self.mentions.at(idx);
                idx != newcomer
                    && name.leads
                    && self.is_person(idx)
                    && self.opens(paragraph, told.tokens.start, name)
            })
    }

    /// Returns true if the text has not named the bearer of a name before.
    fn is_first(&self, idx: usize) -> bool {
        const MOST_BACK: usize = 200;
        let character = self.named[idx];
        let start = idx.saturating_sub(MOST_BACK).max(self.mentions.start());
        !self.story.cast.characters[character].in_headline
            && (start..idx).all(|before| self.named[before] != character)
    }
}

/// Returns true if nothing but what its bearer is stands between a name and the end of its sentence:
/// "Carl Ode, president of the club."
fn ends_with_office(paragraph: &Paragraph, name: &Mention, end: usize) -> bool {
    const LONGEST: usize = 16;
    let start = name.tokens.end + 1;
    let is_plain = |at: usize| !matches!(paragraph.word(at), "," | ";" | ":" | "—" | "–");
    let begins = paragraph.word(start).starts_with(char::is_alphabetic)
        && !matches!(
            paragraph.lower(start),
            "and" | "but" | "who" | "whose" | "which" | "where" | "when"
        )
        && !paragraph.lower(start).ends_with("ing");
    paragraph.word(name.tokens.end) == ","
        && !name.possessive
        && begins
        && start < end
        && end - start <= LONGEST
        && (start..end).all(is_plain)
}
