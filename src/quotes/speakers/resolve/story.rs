//! Keeps what is known of a text from one window to the next: its people, in summary, and who
//! spoke.
//!
//! The memory is bounded, however long the text is: when there are too many characters, those are
//! forgotten that were named least and are not in mind. That they have spoken is kept.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::collections::HashSet;

use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::attribution::linker::Attribution;
use crate::quotes::attribution::rules::labels::headline;
use crate::quotes::reading::consent::Consent;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::stretch::Stretch;
use crate::quotes::reading::turn_label;
use crate::quotes::reading::turn_label::Label;
use crate::quotes::reading::turn_label::Part;
use crate::quotes::reading::turns;
use crate::quotes::reading::turns::Turns;
use crate::quotes::speakers::cast::Cast;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::Words;
use crate::quotes::speakers::mention_memory::Memory;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::name;
use crate::quotes::speakers::resolve::Named;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::Resolved;
use crate::quotes::speakers::resolve::Telling;
use crate::quotes::speakers::resolve::nouns::speaks_of_campaigns;
use crate::quotes::speakers::resolve::squeeze;
use crate::text::Span;

/// The largest number of characters, and of entries that have not spoken; of more, half are
/// forgotten.
const MOST_KNOWN: usize = 20_000;

/// The largest cost of reading a source, as the number of tokens that the network reads in that
/// time.
pub(super) const FOR_A_SOURCE: usize = 8;

/// The knowledge of a text, up to the window that is being read.
#[derive(Debug, Default)]
pub(crate) struct Story {
    words: Words,
    turns: Turns,
    /// The number of mentions in all windows before.
    mentions: usize,
    pub(super) cast: Cast,
    pub(super) memory: Memory,
    /// The entries of those who speak or are spoken of.
    pub(super) entries: Vec<Entry>,
    /// The described entries by their folded name.
    pub(super) by_name: HashMap<String, SpeakerIdx>,
    pub(super) of_character: HashMap<CharacterIdx, SpeakerIdx>,
    /// Those who have spoken, in the order in which they first did.
    spoken: Vec<SpeakerIdx>,
    /// True if the text speaks of somebody's campaign.
    pub(super) campaigns: bool,
    /// The number of sentences in all paragraphs before the current one.
    pub(super) sentence: usize,
    /// The last to speak, named or not.
    pub(super) last: Option<(SpeakerIdx, Span)>,
    /// The last who were named together and then called by a noun, and the noun for one of them.
    pub(super) several: Option<(String, SpeakerIdx)>,
    /// Whom the paragraph before introduces, and where: "Holm wrote:".
    pub(super) introduced: Option<(SpeakerIdx, Span)>,
    /// The speaker who has the turn, where the text is a transcript.
    pub(super) turn: Option<(SpeakerIdx, Span)>,
    /// The author, who signs above the text.
    pub(super) byline: Option<Named>,
    /// The one who answers, where the text is an interview.
    pub(super) interviewee: Option<Named>,
    /// The person whom the text calls "they", since it says so.
    pub(super) called_they: Option<Named>,
}

/// A person or body that speaks or is spoken of.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) speaker: Speaker,
    /// The character that it is, if it has a name.
    pub(super) character: Option<CharacterIdx>,
    /// The words of its description, in lower case.
    pub(super) words: Vec<String>,
    /// Its place among those who have spoken.
    pub(super) number: Option<SpeakerIdx>,
    /// True for a description that names nobody: "a group of farmers in Norvik".
    pub(super) is_nameless: bool,
}

/// The names in a window.
#[derive(Debug)]
pub(crate) struct Names {
    first: usize,
    mentions: Vec<Mention>,
    named: Vec<CharacterIdx>,
    /// The number of the first mention of each paragraph.
    pub(super) starts: Vec<usize>,
    /// The part that each paragraph has in a turn.
    pub(super) parts: Vec<Part>,
}

impl Names {
    pub(super) fn mentions(&self) -> Stretch<'_, Mention> {
        Stretch::new(self.first, &self.mentions)
    }

    pub(super) fn named(&self) -> Stretch<'_, CharacterIdx> {
        Stretch::new(self.first, &self.named)
    }

    /// Returns the part that each paragraph has in a turn.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Returns the label of the window's paragraph `idx`, where that is the name of somebody whom
    /// the window names in full, or elsewhere too, and all behind it stands in quotation marks.
    pub(crate) fn before_marks(
        &self,
        idx: usize,
        paragraph: &Paragraph,
        lexicon: &Lexicon,
    ) -> Option<Label> {
        let label = turn_label::named(paragraph, lexicon)
            .filter(|&label| headline::is_quoted(paragraph, label))?;
        let name = self.by_paragraph().nth(idx)?.first()?;
        let again = |other: &&Mention| {
            other.words.last() == name.words.last() && other.paragraph != name.paragraph
        };
        let is_known =
            name.shape == Shape::Person || self.mentions.iter().any(|other| again(&other));
        (name.tokens.end == label.name_end && is_known).then_some(label)
    }

    /// Returns the mentions of each paragraph, in order.
    pub(crate) fn by_paragraph(&self) -> impl Iterator<Item = &[Mention]> {
        let end = self.first + self.mentions.len();
        let ends = self.starts.iter().skip(1).copied().chain([end]);
        self.starts.iter().zip(ends).map(|(&start, end)| self.mentions().part(start..end))
    }
}

impl Story {
    /// Adds the names of a window; `None` where the reading is to end.
    pub(crate) fn gather(
        &mut self,
        paragraphs: Stretch<Paragraph>,
        lexicon: &Lexicon,
        consent: &mut Consent,
    ) -> Option<Names> {
        let parts = turns::parts(paragraphs.members(), lexicon, &mut self.turns);
        let by_paragraph =
            mention::names_in(paragraphs, &parts, &mut self.words, lexicon, consent)?;
        let first = self.mentions;
        let starts = by_paragraph
            .iter()
            .scan(first, |sum, names| Some(std::mem::replace(sum, *sum + names.len())))
            .collect();
        let mentions: Vec<Mention> = by_paragraph.into_iter().flatten().collect();
        self.mentions += mentions.len();
        self.campaigns |= speaks_of_campaigns(paragraphs.members());
        let text = paragraphs.members().first().map_or("", Paragraph::text);
        let whose = self.cast.add(text, lexicon, Stretch::new(first, &mentions), consent)?;
        let mut names = Names { first, mentions, named: whose, starts, parts };
        let telling = Telling { paragraphs, names: &names, is_last: false };
        Reading::new(telling, lexicon, self).note_heading();
        if self.interviewee.is_none() {
            // Questions are the author's own if nobody is known to answer them.
            names
                .parts
                .iter_mut()
                .filter(|part| **part == Part::Answers)
                .for_each(|part| *part = Part::Told);
        }
        Some(names)
    }

    /// Finds the speaker of each attribution of a window, numbered in the order in which they
    /// first speak; `None` where the reading is to end.
    pub(crate) fn resolve(
        &mut self,
        telling: Telling,
        attributions: &[Vec<Attribution>],
        lexicon: &Lexicon,
        consent: &mut Consent,
    ) -> Option<Resolved> {
        let mut resolved = Vec::with_capacity(attributions.len());
        let mut reading = Reading::new(telling, lexicon, self);
        reading.attributions = Stretch::new(telling.paragraphs.start(), attributions);
        for (idx, found) in telling.paragraphs.numbers().zip(attributions) {
            resolved.push(reading.paragraph(idx, found, consent)?);
        }
        reading.look_again(&mut resolved);
        reading.name_by_neighbours(&mut resolved);
        for resolution in resolved.iter_mut().flatten().flatten() {
            resolution.speaker = self.number(resolution.speaker);
        }
        if let Some(first) = telling.paragraphs.members().first() {
            self.forget_if_many(first.text());
        }
        Some(resolved)
    }

    /// Returns those who have spoken, in the order in which they first did.
    pub(crate) fn end(mut self, text: &str) -> Vec<Speaker> {
        for idx in 0..self.entries.len() {
            self.complete(idx, text);
        }
        for entry in self.entries.iter_mut().filter(|entry| entry.names_nobody()) {
            entry.speaker.kind = SpeakerType::Unnamed;
        }
        let spoken: HashMap<usize, usize> =
            self.spoken.iter().enumerate().map(|(number, idx)| (idx.0 as usize, number)).collect();
        let entries = self.entries.into_iter().enumerate();
        let mut speakers: Vec<(usize, Speaker)> =
            entries.filter_map(|(idx, entry)| Some((*spoken.get(&idx)?, entry.speaker))).collect();
        speakers.sort_unstable_by_key(|&(number, _)| number);
        speakers.into_iter().map(|(_, speaker)| speaker).collect()
    }

    /// Returns the place of a speaker among all who speak.
    fn number(&mut self, speaker: SpeakerIdx) -> SpeakerIdx {
        let spoken = &mut self.spoken;
        *self.entries[speaker.0 as usize].number.get_or_insert_with(|| {
            spoken.push(speaker);
            SpeakerIdx(spoken.len() as u32 - 1)
        })
    }

    /// Adds to a named entry what the whole text says of it.
    fn complete(&mut self, entry: usize, text: &str) {
        let entry = &mut self.entries[entry];
        let Some(of) = entry.character.map(|character| &self.cast.characters[character]) else {
            return;
        };
        let written = |span: Span| squeeze(&text[span.range()]);
        let longest = written(of.fullest.span);
        let spellings: Vec<String> = of.spellings.iter().map(|&span| written(span)).collect();
        let full = match of.kind {
            SpeakerType::Person => out_of_capitals(longest, &spellings),
            _ => longest,
        };
        let mut aliases: Vec<String> =
            spellings.into_iter().filter(|alias| *alias != full).collect();
        aliases.sort_unstable();
        aliases.dedup();
        entry.speaker = Speaker { name: full, kind: of.kind, aliases, roles: of.roles.clone() };
    }

    fn forget_if_many(&mut self, text: &str) {
        let silent = self.entries.len() - self.spoken.len();
        if self.cast.characters.len() > MOST_KNOWN || silent > MOST_KNOWN {
            self.forget(MOST_KNOWN / 2, text);
        }
    }

    /// Forgets all characters but so many, and the entries that were only mentioned in passing.
    fn forget(&mut self, kept: usize, text: &str) {
        let in_mind = self.memory.in_mind();
        let characters = self.characters_kept(kept, &in_mind);
        for idx in 0..self.entries.len() {
            if self.entries[idx].character.is_some_and(|of| characters[of].is_none()) {
                self.complete(idx, text);
                self.entries[idx].character = None;
            }
        }
        let entries = self.entries_kept(&in_mind);
        self.cast.forget(&characters);
        let renamed = |idx: SpeakerIdx| entries[idx.0 as usize];
        self.memory.rename(|who| match who {
            Who::Named(character) => characters[character].map(Who::Named),
            Who::Described(speaker) => renamed(speaker).map(Who::Described),
        });
        let mut old = entries.iter();
        self.entries.retain(|_| old.next().is_some_and(Option::is_some));
        for entry in &mut self.entries {
            entry.character = entry.character.and_then(|character| characters[character]);
        }
        self.by_name.retain(|_, idx| renamed(*idx).map(|new| *idx = new).is_some());
        let of_character = self.of_character.iter();
        self.of_character = of_character
            .filter_map(|(&character, &idx)| Some((characters[character]?, renamed(idx)?)))
            .collect();
        self.spoken = self.spoken.iter().filter_map(|&idx| renamed(idx)).collect();
        for last in [&mut self.last, &mut self.turn, &mut self.introduced] {
            *last = last.and_then(|(idx, span)| Some((renamed(idx)?, span)));
        }
        for named in [&mut self.byline, &mut self.interviewee, &mut self.called_they] {
            *named = named
                .and_then(|named| Some(Named { character: characters[named.character]?, ..named }));
        }
    }

    /// Returns the new index of each character, once the others are forgotten: first those in mind
    /// are kept, then those who have spoken, then those named most often, then the latest.
    fn characters_kept(&self, kept: usize, in_mind: &HashSet<Who>) -> Vec<Option<CharacterIdx>> {
        let has_spoken = |idx: CharacterIdx| {
            let entry = self.of_character.get(&idx).map(|entry| &self.entries[entry.0 as usize]);
            entry.is_some_and(|entry| entry.number.is_some())
        };
        let signs = [self.byline, self.interviewee, self.called_they];
        let worth = |idx: CharacterIdx| {
            let is_needed = in_mind.contains(&Who::Named(idx))
                || signs.iter().flatten().any(|named| named.character == idx);
            (is_needed, has_spoken(idx), self.cast.characters[idx].mentions, idx)
        };
        let mut all: Vec<CharacterIdx> = (0..self.cast.characters.len()).collect();
        all.sort_by_cached_key(|&idx| Reverse(worth(idx)));
        let mut is_kept = vec![false; all.len()];
        all.iter().take(kept).for_each(|&idx| is_kept[idx] = true);
        numbered(&is_kept)
    }

    /// Returns the new index of each entry likewise.
    fn entries_kept(&self, in_mind: &HashSet<Who>) -> Vec<Option<SpeakerIdx>> {
        let is_kept: Vec<bool> = (0..)
            .zip(&self.entries)
            .map(|(idx, entry)| {
                let idx = SpeakerIdx(idx);
                entry.number.is_some()
                    || entry.character.is_some()
                    || in_mind.contains(&Who::Described(idx))
                    || [self.last, self.turn, self.introduced]
                        .iter()
                        .flatten()
                        .any(|&(last, _)| last == idx)
            })
            .collect();
        numbered(&is_kept).into_iter().map(|idx| Some(SpeakerIdx(idx? as u32))).collect()
    }
}

/// Returns a name that is all capitals as the text writes it elsewhere, else as names are written.
fn out_of_capitals(full: String, spellings: &[String]) -> String {
    if full.contains(char::is_lowercase) {
        return full;
    }
    let words = name::words(&full);
    let same =
        |written: &&String| written.contains(char::is_lowercase) && name::words(written) == words;
    spellings.iter().find(same).cloned().unwrap_or_else(|| name::out_of_capitals(&full))
}

/// Gives a new number to each that is kept.
fn numbered(is_kept: &[bool]) -> Vec<Option<usize>> {
    let mut next = 0;
    let number = |&is_kept: &bool| {
        is_kept.then(|| {
            next += 1;
            next - 1
        })
    };
    is_kept.iter().map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::Story;
    use crate::quotes::Model;
    use crate::quotes::reading::consent::Consent;
    use crate::quotes::reading::paragraph::Paragraph;
    use crate::quotes::reading::paragraph::lines;
    use crate::quotes::reading::stretch::Stretch;
    use crate::quotes::reading::window::Windows;

    /// Returns the story after all windows of a text, each a paragraph, with forgetting after each.
    fn told(text: &str, kept: usize) -> Story {
        let lexicon = &Model::bundled().lexicon;
        let (mut goes_on, spans) = (|_| true, lines(text));
        let consent = &mut Consent::of(&mut goes_on);
        let (mut story, mut windows) = (Story::default(), Windows::new(text, &spans, 9));
        let mut window = windows.first();
        while let Some(current) = window {
            let own: &[Paragraph] = current.own();
            story.gather(Stretch::new(current.first, own), lexicon, consent).unwrap();
            story.forget(kept, text);
            window = windows.after(current);
        }
        story
    }

    #[test]
    fn those_named_most_are_known_longest() {
        let text =
            "Ines Marsh came. Ines Marsh sat.\nCarl Ode came.\nRuth Amadi left.\nMarsh left.";
        let names = |story: &Story| -> Vec<(String, usize)> {
            let all = story.cast.characters.iter();
            all.map(|of| (of.words.join(" "), of.mentions)).collect()
        };
        assert_eq!(names(&told(text, 1)), [("ines marsh".to_owned(), 3)]);
        assert_eq!(names(&told(text, 9)).len(), 3);
    }
}
