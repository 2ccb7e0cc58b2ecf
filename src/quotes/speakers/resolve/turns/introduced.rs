//! Finds who speaks in what a text sets in paragraphs of its own: behind a line that ends in a
//! colon, and in front of a handle.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::squeeze;

/// The largest number of tokens in the name of somebody who posts.
const LONGEST_POSTER: usize = 6;

/// The largest number of tokens in a sentence that introduces somebody.
const LONGEST: usize = 100;

/// The largest number of tokens from a word for what is said to the colon.
const FAR: usize = 24;

impl Reading<'_> {
    /// Returns who says "I" or "we" outside of quotation marks: whoever is introduced, the firm whose
    /// release it is, or who signs the text.
    pub(in crate::quotes::speakers::resolve) fn spoken_by(
        &mut self,
        paragraph_idx: usize,
        token: usize,
    ) -> Found {
        if let Some(found) = self.introduced_above(paragraph_idx, token) {
            return Some(found);
        }
        let span = self.paragraphs.at(paragraph_idx).tokens[token].span;
        if let Some(firm) = self.firm_of_author(paragraph_idx, token) {
            let step = Link { mention: span, reason: "whose it is" };
            return Some(self.character(firm, vec![step]));
        }
        // "We" may be the readers, a country or a party.
        let is_one = says_of_oneself(self.paragraphs.at(paragraph_idx).lower(token));
        let author = is_one.then(|| self.author(paragraph_idx)).flatten()?;
        let step = Link { mention: span, reason: "the author’s own voice" };
        let signed = Link { mention: author.span, reason: "who signs" };
        Some(self.character(author.character, vec![step, signed]))
    }

    /// Returns who says "I" in a paragraph without quotation marks, where the one above introduces
    /// it: "Ines Marsh wrote:".
    fn introduced_above(&mut self, paragraph_idx: usize, token: usize) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let above = paragraph_idx.checked_sub(1)?;
        let lead = self.paragraphs.get(above)?;
        let colon = lead.len().checked_sub(1).filter(|&last| lead.word(last) == ":")?;
        let sentence = Some(lead.sentence_of(colon)).filter(|it| it.len() <= LONGEST)?;
        // "Ines Marsh:" is a line with nothing but a name.
        let is_name =
            (1..colon).all(|idx| starts_upper(lead.word(idx)) || lead.word(idx).len() < 4);
        let has_label = self.parts[above].label().is_some_and(|label| label.end() < colon);
        let is_said = paragraph.lower(token) != "you"
            && paragraph.tokens[token].state == QuoteState::Outside
            && paragraph.passages.is_empty()
            && !has_label
            && (is_name || self.introduces(above, sentence.clone()));
        if !is_said {
            return None;
        }
        let span = paragraph.tokens[token].span;
        let step = Link { mention: span, reason: "who is introduced above" };
        let pronoun = sentence.clone().find(|&idx| matches!(lead.lower(idx), "he" | "she"));
        let name = self
            .names_in(above, sentence)
            .find(|&idx| self.mentions.at(idx).leads && !self.mentions.at(idx).possessive);
        let leads = name.filter(|&name| {
            pronoun.is_none_or(|pronoun| self.mentions.at(name).tokens.start < pronoun)
        });
        // "We" may be more than the one who says it, but a body is "we".
        let is_one = says_of_oneself(paragraph.lower(token));
        if let Some(name) = leads {
            let found = self.whom(name);
            if !is_one && self.story.cast.characters[found].kind != SpeakerType::Organization {
                return None;
            }
            let named = Link { mention: self.mentions.at(name).span, reason: "the name itself" };
            return Some(self.character(found, vec![step, named]));
        }
        let pronoun = pronoun.filter(|_| is_one)?;
        let gender = if self.paragraphs.at(above).lower(pronoun) == "he" {
            Gender::Male
        } else {
            Gender::Female
        };
        let antecedent = self.person_at(above, pronoun, gender)?;
        Some(self.pointed_at(span, "who is introduced above", antecedent, "the person in mind"))
    }

    /// Returns true if a sentence that ends in a colon tells that somebody says something.
    fn introduces(&self, paragraph_idx: usize, sentence: Range<usize>) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let says = |word: &str| {
            let class = self.lexicon.class(word);
            let stem = word.strip_suffix("ing").filter(|stem| stem.len() > 2);
            class.is(Class::SPEECH)
                || matches!(word, "began" | "continued" | "continues" | "email" | "letter")
                || matches!(word, "remarks" | "response" | "statement")
                || stem.is_some_and(|stem| {
                    self.lexicon.class(&format!("{stem}s")).is(Class::SPEECH)
                        || self.lexicon.class(&format!("{stem}es")).is(Class::SPEECH)
                })
        };
        sentence.rev().take(FAR).any(|idx| says(paragraph.lower(idx)))
    }

    /// Returns who posts in "— Ines Marsh (@inesmarsh)": whatever stands before a handle is a name.
    pub(in crate::quotes::speakers::resolve) fn poster(
        &mut self,
        paragraph_idx: usize,
        tokens: Range<usize>,
    ) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        if let Some(found) = self.user(paragraph_idx, tokens.clone()) {
            return Some(found);
        }
        let handle = tokens.end + usize::from(paragraph.word(tokens.end) == "(");
        let is_post = handle > tokens.end
            && paragraph.word(handle).starts_with('@')
            && paragraph.word(handle).len() > 1
            && tokens.start > 0
            && matches!(paragraph.word(tokens.start - 1), "—" | "–" | "-" | "--" | "―")
            && tokens.len() <= LONGEST_POSTER;
        let mut names = self.names_in(paragraph_idx, tokens.clone());
        // "Judge Ines Marsh" is a person's name already.
        if !is_post
            || names.any(|idx| {
                self.is_person(idx) || self.mentions.at(idx).tokens.start <= tokens.start
            })
        {
            return None;
        }
        let span = paragraph.span(tokens.start, tokens.end);
        let name = squeeze(paragraph.slice(span));
        let speaker = self.describe(name, SpeakerType::Person, String::new());
        self.story.entries[speaker.0 as usize].speaker.roles.clear();
        Some((speaker, vec![Link { mention: span, reason: "the name itself" }]))
    }

    /// Returns who is known by the handle behind a noun: "one Norvigram user @inesrows".
    fn user(&mut self, paragraph_idx: usize, tokens: Range<usize>) -> Found {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let is_handle = |&at: &usize| {
            let word = paragraph.word(at);
            word.starts_with('@') && word.len() > 1
        };
        let handle = tokens.clone().find(is_handle).filter(|&at| at > tokens.start)?;
        let is_user = matches!(
            paragraph.lower(handle - 1),
            "user" | "account" | "handle" | "blogger" | "poster" | "commenter"
        );
        // "Norvigram user" has the name of what is used.
        let is_named = self
            .names_in(paragraph_idx, tokens)
            .any(|idx| self.is_person(idx) && self.mentions.at(idx).tokens.end + 1 != handle);
        if !is_user || is_named {
            return None;
        }
        let span = paragraph.span(handle, handle + 1);
        let name = paragraph.slice(span).to_owned();
        let speaker = self.describe(name, SpeakerType::Person, String::new());
        self.story.entries[speaker.0 as usize].speaker.roles.clear();
        Some((speaker, vec![Link { mention: span, reason: "the name itself" }]))
    }
}

/// Returns true for the words for whoever speaks, and for nobody else.
fn says_of_oneself(word: &str) -> bool {
    matches!(word, "i" | "me" | "my" | "myself")
}
