//! Gives speech that goes on in the next paragraph its speaker.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::Rule;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::labels::introduced;
use crate::quotes::attribution::rules::labels::name_line;
use crate::quotes::attribution::rules::labels::reply;
use crate::quotes::attribution::rules::labels::signature;
use crate::quotes::attribution::rules::labels::turns;
use crate::quotes::attribution::rules::passages::spoken_of;
use crate::quotes::reading::noun_phrase;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::Resolution;
use crate::quotes::speakers::resolve::Resolved;

/// Returns the number of the paragraph that names the speaker of the paragraph beside it.
fn beside(rule: Rule, paragraph_idx: usize) -> Option<usize> {
    match rule {
        signature::BELOW | name_line::BELOW => Some(paragraph_idx + 1),
        name_line::ABOVE => paragraph_idx.checked_sub(1),
        _ => None,
    }
}

/// Returns true if a paragraph is one passage that begins in it and is left open.
fn is_left_open(paragraph: &Paragraph) -> bool {
    let [passage] = &paragraph.passages[..] else { return false };
    let start = paragraph.token_at(passage.span.start());
    start == 0 && !passage.continues && !passage.is_closed()
}

impl Reading<'_> {
    /// Gives words that nothing in their paragraph reports the speaker whom the paragraphs around tell.
    pub(in crate::quotes::speakers::resolve) fn name_by_neighbours(&self, resolved: &mut Resolved) {
        self.speak_before_named(resolved);
        self.answer_in_turn(resolved);
        self.alternate(resolved);
    }

    /// Gives the words of a paragraph that is left open, and that names nobody, the speaker whom the next
    /// one names: a mark that is not closed says that the same goes on.
    fn speak_before_named(&self, resolved: &mut Resolved) {
        for (at, pair) in self.paragraphs.members().windows(2).enumerate() {
            let goes_on = pair[1].passages.first().is_some_and(|passage| passage.continues);
            let [attribution] = &self.attributions.members()[at][..] else { continue };
            let is_bare = attribution.cue.is_none()
                && attribution.source.is_none()
                && !introduced::is_introduced(attribution.rule);
            if !goes_on || !is_bare || !is_left_open(&pair[0]) {
                continue;
            }
            let Some(next) = self.attributions.members()[at + 1].first() else { continue };
            let is_first = next.content.first().is_some_and(|piece| piece.start == 0);
            let named = resolved[at + 1].first().cloned().flatten().filter(|_| is_first);
            let (Some(mut named), Some(source)) = (named, &next.source) else { continue };
            // "He" or "the statement" goes on with whoever spoke before.
            let is_name = |at: usize| {
                noun_phrase::starts_upper(pair[1].word(at))
                    && !noun_phrase::is_pronoun(pair[1].lower(at))
            };
            if resolved[at][0].is_some() && !source.clone().any(is_name) {
                continue;
            }
            let mention = pair[1].span(source.start, source.end);
            named.chain.insert(0, Link { mention, reason: "who goes on speaking" });
            resolved[at][0] = Some(named);
        }
    }

    /// Gives a turn of a dialogue that nothing reports, between two by the same speaker, to whoever spoke
    /// before those.
    fn answer_in_turn(&self, resolved: &mut Resolved) {
        let found = self.attributions.members();
        for (at, said) in found.iter().enumerate().skip(2) {
            if !matches!(&said[..], [turn] if turn.rule == reply::RULE) {
                continue;
            }
            let first = |at: usize| resolved.get(at).and_then(|it| it.first()?.as_ref());
            let (asks, answers) = (first(at - 2), first(at - 1));
            let speaker = |found: Option<&Resolution>| found.map(|found| found.speaker);
            let takes_turns = speaker(answers).is_some()
                && speaker(answers) == speaker(first(at + 1))
                && speaker(answers) != speaker(asks);
            let is_person = |found: &Resolution| {
                self.story.entries[found.speaker.0 as usize].speaker.kind == SpeakerType::Person
            };
            let source = found[at - 2].first().and_then(|said| said.source.as_ref());
            let named = asks.filter(|asks| takes_turns && is_person(asks)).cloned();
            resolved[at][0] = named.zip(source).map(|(mut named, source)| {
                let mention = self.paragraphs.members()[at - 2].span(source.start, source.end);
                named.chain.insert(0, Link { mention, reason: "who answers in turn" });
                named
            });
        }
    }

    /// Finds the speaker who is named in a line, and remembers them as the last who spoke.
    fn named_in(&mut self, line: usize, rule: Rule) -> Found {
        let paragraph = self.paragraphs.get(line)?;
        let name = if rule == signature::BELOW {
            signature::name_below(paragraph)
        } else {
            name_line::name(paragraph)
        };
        let (speaker, chain) = self.resolve(line, name?, 0)?;
        if let Some(link) = chain.first() {
            self.story.last = Some((speaker, link.mention));
        }
        Some((speaker, chain))
    }

    /// Gives a passage that goes on from the paragraph before the same speaker.
    pub(in crate::quotes::speakers::resolve) fn continue_speech(
        &mut self,
        paragraph_idx: usize,
        attributions: &[Attribution],
        found: &mut [Found],
    ) {
        let paragraph = self.paragraphs.at(paragraph_idx);
        for (attribution, found) in attributions.iter().zip(&mut *found) {
            if turns::is_turn(attribution.rule) && attribution.source.is_none() {
                *found = self.turn_goes_on(attribution.rule);
                continue;
            }
            if let Some(line) = beside(attribution.rule, paragraph_idx) {
                *found = self.named_in(line, attribution.rule);
                continue;
            }
            if found.is_some() || attribution.cue.is_some() {
                continue;
            }
            let Some(tokens) = attribution.content.first() else { continue };
            let passage =
                paragraph.tokens[tokens.start].passage.map(|idx| paragraph.passages[idx as usize]);
            let all = paragraph.span(0, paragraph.len());
            if introduced::is_introduced(attribution.rule) {
                // Others may speak within a block, before it is known whose it is.
                *found = self.story.introduced.take().map(|(speaker, mention)| {
                    (speaker, vec![Link { mention, reason: "who was speaking before" }])
                });
                continue;
            }
            let goes_on =
                passage.is_some_and(|passage| passage.continues || passage.span.covers(all));
            if let [_] = attributions
                && let Some(told) = self.told_of_before(paragraph_idx, &tokens.clone())
            {
                self.story.last = told.1.first().map(|link| (told.0, link.mention));
                *found = Some(told);
                continue;
            }
            if let Some((speaker, span)) = self.story.last
                && goes_on
            {
                *found = Some((
                    speaker,
                    vec![Link { mention: span, reason: "who was speaking before" }],
                ));
            }
        }
        // An introduction has its words in the next paragraph.
        let introduction =
            attributions.iter().zip(&*found).rfind(|(said, _)| said.content.is_empty());
        self.story.introduced = introduction.and_then(|(said, found)| {
            let (speaker, _) = found.as_ref()?;
            let source = said.source.as_ref()?;
            Some((*speaker, paragraph.span(source.start, source.end)))
        });
    }
}

/// The largest number of tokens with which a sentence describes its subject: "The 24-year-old keeper".
const LONGEST_SUBJECT: usize = 5;

/// The largest number of tokens of words that are looked at.
const LONGEST: usize = 400;

impl Reading<'_> {
    /// Returns whom the sentence right above a paragraph is about, where the paragraph is whole sentences in
    /// marks, and nothing above is reported: "Holm turned the sign round.", and below that “I am tired.”
    fn told_of_before(&mut self, paragraph_idx: usize, content: &Range<usize>) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let [passage] = &paragraph.passages[..] else { return None };
        let inner = paragraph.slice(passage.inner()).trim();
        let is_whole = passage.span.covers(paragraph.span(0, paragraph.len()))
            && !passage.continues
            && inner.starts_with(char::is_uppercase)
            && inner.ends_with(['.', '!', '?', '…']);
        let above =
            paragraph_idx.checked_sub(1).filter(|above| *above >= self.paragraphs.start())?;
        let told = self.paragraphs.at(above);
        let last = told.len().checked_sub(1).filter(|&last| told.word(last) == ".")?;
        let is_reported = self.attributions.get(above).is_none_or(|found| !found.is_empty());
        if !is_whole
            || is_reported
            || !told.passages.is_empty()
            || speaks_of_one(paragraph, content)
        {
            return None;
        }
        let sentence = told.sentence_of(last);
        let says_i = says(paragraph, content, &["i", "i'm", "me", "my"]);
        if sentence.clone().any(|at| spoken_of::is_word_of_others(told.lower(at), says_i)) {
            return None;
        }
        let subject = self.subject_of_sentence(above, sentence)?;
        let (speaker, mut chain) = self.resolve(above, subject.clone(), 0)?;
        let is_named = self.story.entries[speaker.0 as usize].speaker.kind == SpeakerType::Person;
        let mention = told.span(subject.start, subject.end);
        chain.insert(0, Link { mention, reason: "who is told of before" });
        is_named.then_some((speaker, chain))
    }

    /// Returns the words for the one person of whom a sentence tells, where they begin it.
    fn subject_of_sentence(&self, at: usize, sentence: Range<usize>) -> Option<Range<usize>> {
        let paragraph = self.paragraphs.at(at);
        let people: Vec<usize> =
            self.names_in(at, sentence.clone()).filter(|&idx| self.is_person(idx)).collect();
        let first = sentence.start;
        let is_pronoun = matches!(paragraph.lower(first), "he" | "she");
        match people[..] {
            [] if is_pronoun => Some(first..first + 1),
            [] if paragraph.lower(first) == "the" => {
                let near = first + 1..sentence.end.min(first + LONGEST_SUBJECT);
                let noun = near
                    .take_while(|&idx| paragraph.word(idx).starts_with(char::is_alphanumeric))
                    .find(|&idx| self.is_for_person(paragraph.lower(idx)))?;
                let is_next = self.is_for_person(paragraph.lower(noun + 1));
                Some(first..noun + 1 + usize::from(is_next))
            }
            [only] => {
                let name = self.mentions.at(only);
                let begins = name.from == first && !name.possessive;
                begins.then_some(name.from..name.tokens.end)
            }
            _ => None,
        }
    }
}

/// Returns true if words speak of one person and not of who says them.
fn speaks_of_one(paragraph: &Paragraph, content: &Range<usize>) -> bool {
    says(paragraph, content, &["he", "him", "his", "she", "her"])
        && !says(paragraph, content, &["i", "me", "my", "we", "us", "our", "you", "your"])
}

/// Returns true if one of `words` stands in the words said.
fn says(paragraph: &Paragraph, content: &Range<usize>, words: &[&str]) -> bool {
    content.clone().take(LONGEST).any(|at| words.contains(&paragraph.lower(at)))
}

#[cfg(test)]
mod tests {
    use crate::quotes::Model;
    use crate::quotes::analyze;
    use crate::text::Text;

    #[test]
    fn words_left_open_are_whose_the_next_paragraph_says() {
        for before in ["Ada Holm, the keeper, said it was shut.", "“It is shut,” said Ada Holm."]
        {
            let text =
                format!("{before}\n“It has leaked since May.\n“It sinks,” said Eleni Kostas.");
            let found = analyze(&Text::new(&text), Model::bundled());
            let said = found.quotations.iter().find(|said| {
                said.content.first().is_some_and(|piece| text[piece.range()].contains("leaked"))
            });
            let speaker = &found.speakers[said.unwrap().speaker.unwrap().0 as usize];
            assert_eq!(speaker.name, "Eleni Kostas", "{before}");
        }
    }

    /// Returns who says each of the quotations of a text.
    fn speakers(text: &str) -> Vec<String> {
        let found = analyze(&Text::new(text), Model::bundled());
        let name = |idx: crate::quotes::SpeakerIdx| found.speakers[idx.0 as usize].name.clone();
        found.quotations.iter().map(|said| said.speaker.map_or("?".to_owned(), name)).collect()
    }

    #[test]
    fn whole_sentences_in_marks_are_of_whom_the_line_above_is_about() {
        assert_eq!(
            speakers(
                "The lock of Norvik closes.\n\nAda Holm shut the gates on Friday, and then she put her \
                 pole away.\n\n“Forty years. I have buried two dogs here and married once.”"
            ),
            ["Ada Holm"]
        );
        assert_eq!(
            speakers(
                "Eleni Kostas will miss the race.\n\nThe 31-year-old, who won it in May, came to \
                 the pool on Friday.\n\n“I heard it before I felt it. It is ten weeks at least.”"
            ),
            ["Eleni Kostas"]
        );
        assert_eq!(
            speakers(
                "The lock closes.\n\nAda Holm met Bo Lind at the gates on Friday.\n\n\
                 “Forty years. I have buried two dogs here and married once.”"
            ),
            ["?"]
        );
    }
}
