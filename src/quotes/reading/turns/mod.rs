//! Finds the turns of a transcript or an interview: the parts that one speaker has.
//!
//! A label counts by itself where the text has more labels of its form and where what follows is
//! spoken: "I", "you", a question. Lists of facts, of results and of other stories look the same,
//! except that nothing in them is spoken. A turn runs to the next label, unless the text changes
//! from speech to report.

#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::reading::turn_label;
use crate::quotes::reading::turn_label::Form;
use crate::quotes::reading::turn_label::Label;
use crate::quotes::reading::turn_label::Part;
use crate::quotes::reading::turn_label::Turn;
use crate::quotes::reading::unlabelled;
use crate::quotes::reading::unlabelled::is_aside;
use crate::quotes::reading::unlabelled::is_spoken;
use crate::quotes::reading::unlabelled::speaks_of_itself;

/// The largest number of labels that are remembered by their name; a text has few speakers.
const MOST_KEYS: usize = 4096;

/// The largest number of names that are labels because of their place.
const MOST_PLACED: usize = 64;

/// The largest number of paragraphs without a label in a turn; after these the turn is over.
const LONGEST_TURN: usize = 40;

/// The labels that the text has shown so far.
#[derive(Debug, Default)]
pub struct Turns {
    question: bool,
    answer: bool,
    /// True if a letter with a colon opens a question.
    asked: bool,
    keys: HashMap<String, Seen>,
    /// The labels by the last word of their name.
    last_words: HashMap<String, Seen>,
    /// The labels of several words by the first of them.
    first_words: HashMap<String, Seen>,
    capitals: Seen,
    titled: Seen,
    plain: Seen,
    /// The number of paragraphs since the label of the turn that is open; `None` where none is.
    open: Option<usize>,
}

/// The number of times a label was seen, and how often something spoken followed it.
#[derive(Debug, Default, Clone, Copy)]
struct Seen {
    times: usize,
    spoken: usize,
    /// The number of different labels, where labels of one form are counted.
    different: usize,
}

impl Seen {
    fn add(&mut self, is_spoken: bool) {
        self.times += 1;
        self.spoken += usize::from(is_spoken);
    }

    fn add_of(&mut self, is_spoken: bool, is_new: bool) {
        self.add(is_spoken);
        self.different += usize::from(is_new);
    }

    /// Returns true if something spoken follows the label at least every third time: a short answer
    /// may be in any words.
    fn is_talk(self) -> bool {
        self.spoken > 0 && 3 * self.spoken >= self.times
    }
}

/// Returns the part that each paragraph has in a turn; `turns` are those that stood before.
///
/// A letter with a full stop may be an initial: "A. Petrov was late." So it is
/// a label only in a text that opens paragraphs with both letters.
pub fn parts(paragraphs: &[Paragraph], lexicon: &Lexicon, turns: &mut Turns) -> Vec<Part> {
    let with = |mark: &'static str| {
        paragraphs.iter().map(move |paragraph| turn_label::letter(paragraph, mark))
    };
    for label in with(".").flatten() {
        turns.question |= label.turn == Turn::Question;
        turns.answer |= label.turn == Turn::Answer;
    }
    let stops = turns.question && turns.answer;
    let letters: Vec<Option<Label>> =
        with(":").zip(with(".")).map(|(colon, stop)| colon.or(stop.filter(|_| stops))).collect();
    turns.asked |= with(":").flatten().any(|label| label.turn == Turn::Question);
    let named: Vec<Option<Label>> = paragraphs
        .iter()
        .zip(&letters)
        .map(|(paragraph, letter)| {
            turn_label::named(paragraph, lexicon).filter(|_| letter.is_none())
        })
        .collect();
    for (paragraph, label) in paragraphs.iter().zip(&named) {
        if let Some(label) = label {
            turns.add(paragraph, lexicon, *label);
        }
    }
    let mut labels: Vec<Option<Label>> = paragraphs
        .iter()
        .zip(letters.into_iter().zip(&named))
        .map(|(paragraph, (letter, named))| {
            letter.or(named.filter(|&label| turns.decides(paragraph, lexicon, label)))
        })
        .collect();
    alternate(paragraphs, lexicon, &named, &mut labels);
    if labels.iter().flatten().next().is_none() && turns.open.is_none() {
        return unlabelled::answers(paragraphs);
    }
    extents(paragraphs, &labels, turns)
}

/// Adds labels of which nothing but their place tells that they are some: between two turns of one
/// speaker, or above the first turn with a question.
fn alternate(
    paragraphs: &[Paragraph],
    lexicon: &Lexicon,
    named: &[Option<Label>],
    labels: &mut [Option<Label>],
) {
    let key = |idx: usize, label: Option<Label>| label.map(|label| label.key(&paragraphs[idx]));
    let mut added: Vec<String> = Vec::new();
    for idx in 0..labels.len() {
        let Some(label) = named[idx].filter(|_| labels[idx].is_none()) else { continue };
        let paragraph = &paragraphs[idx];
        let asks = paragraph.word(paragraph.len() - 1) == "?";
        let may_be = asks
            || ends_sentence(paragraph, label)
                && (label.form == Form::Capitals || is_like_a_name(paragraph, lexicon, label));
        let before = idx.checked_sub(1).and_then(|at| key(at, labels[at]));
        let behind = labels.get(idx + 1).and_then(|&next| key(idx + 1, next));
        let own = label.key(paragraph);
        let is_between = before.is_some() && before == behind
            || before.is_none() && asks && behind.as_ref().is_some_and(|key| *key != own)
            || before.is_some() && added.contains(&own);
        if may_be && is_between && !leads_on(paragraph, label) {
            labels[idx] = Some(label);
            if added.len() < MOST_PLACED && !added.contains(&own) {
                added.push(own);
            }
        }
    }
}

impl Turns {
    fn add(&mut self, paragraph: &Paragraph, lexicon: &Lexicon, label: Label) {
        let spoken = is_spoken(paragraph, label.end()) && !tells_of_itself(paragraph, label);
        let key = label.key(paragraph);
        let is_new = !self.keys.contains_key(&key);
        if self.keys.len() < MOST_KEYS || self.keys.contains_key(&key) {
            self.keys.entry(key).or_default().add(spoken);
            let last = label.last_word(paragraph).to_owned();
            self.last_words.entry(last).or_default().add(spoken);
            if label.is_of_several_words() {
                let first = paragraph.lower(label.name).to_owned();
                self.first_words.entry(first).or_default().add(spoken);
            }
        }
        if names_somebody(paragraph, lexicon, label) {
            match label.form {
                Form::Capitals => self.capitals.add_of(spoken, is_new),
                Form::Titled => self.titled.add_of(spoken, is_new),
                Form::Plain if names_in_full(paragraph, lexicon, label) => self.plain.add(spoken),
                Form::Plain | Form::Letter => (),
            }
        }
    }

    /// Returns true if what looks like a label is one.
    fn decides(&self, paragraph: &Paragraph, lexicon: &Lexicon, label: Label) -> bool {
        let seen = self.keys.get(&label.key(paragraph)).copied().unwrap_or_default();
        if is_common(paragraph, lexicon, label) {
            // Such as "MODERATOR:" or "Operator:" between labels with names.
            let are_names = match label.form {
                Form::Capitals => self.capitals.times > 1 && self.capitals.is_talk(),
                Form::Plain => {
                    label.name_end - label.name == 1 && self.plain.times > 1 && self.plain.is_talk()
                }
                Form::Titled | Form::Letter => false,
            };
            return are_names && !leads_on(paragraph, label) && seen.times > 1 && seen.is_talk();
        }
        // "AUDIENCE MEMBER:" comes again, and somebody has a name.
        if label.form == Form::Capitals
            && seen.times > 1
            && seen.is_talk()
            && self.capitals.times > 0
            && self.speakers() > 1
            && !leads_on(paragraph, label)
        {
            return true;
        }
        let somebody = names_somebody(paragraph, lexicon, label);
        let like_a_name = is_like_a_name(paragraph, lexicon, label);
        let again = self.last_words.get(label.last_word(paragraph)).copied().unwrap_or_default();
        let recurs = [seen, again].iter().any(|seen| seen.times > 1 && seen.is_talk())
            || self.is_short_or_long_for_another(paragraph, label);
        let recurs = recurs && self.speakers() > 1;
        (recurs && (like_a_name || somebody))
            || match label.form {
                Form::Capitals if somebody => {
                    let is_full = names_in_full(paragraph, lexicon, label);
                    self.capitals.different > 1
                        && (self.capitals.is_talk() || is_full && self.capitals.spoken > 0)
                }
                // Such as "UNIDENTIFIED MALE:" in a text that its other labels make a transcript.
                Form::Capitals => self.capitals.times > 3 && 2 * self.capitals.spoken > 3,
                Form::Titled => self.titled.different > 1 && self.titled.is_talk(),
                Form::Plain => {
                    let is_word = label.name_end - label.name == 1 && seen.spoken > 0;
                    ((somebody || is_word && like_a_name)
                        && self.recurs()
                        && (seen.spoken > 0
                            || self.speakers() > 1 && ends_sentence(paragraph, label)))
                        || names_in_full(paragraph, lexicon, label)
                            && self.plain.times > 2
                            && 3 * self.plain.spoken >= 2 * self.plain.times
                }
                Form::Letter => false,
            }
    }

    /// Returns true if another label has the same first name alone, or with a surname: "Carl Ode:"
    /// is "Carl:" from the second time on.
    fn is_short_or_long_for_another(&self, paragraph: &Paragraph, label: Label) -> bool {
        let first = paragraph.lower(label.name);
        let others = if label.is_of_several_words() { &self.keys } else { &self.first_words };
        others.get(first).is_some_and(|seen| seen.is_talk())
    }

    /// Returns true if a label stands in the text twice, before something spoken.
    fn recurs(&self) -> bool {
        self.keys.values().any(|seen| seen.times > 1 && seen.is_talk())
    }

    /// Counts the labels that something spoken follows, and who asks.
    fn speakers(&self) -> usize {
        let named = self.keys.values().filter(|seen| seen.spoken > 0).count();
        named + usize::from(self.asked)
    }
}

/// Returns true if the last word of a label comes again in what follows: "WYATT: Rep. Harlan Wyatt
/// has a rival."
fn tells_of_itself(paragraph: &Paragraph, label: Label) -> bool {
    let last = paragraph.lower(label.name_end - 1);
    (label.end()..paragraph.len()).any(|at| {
        paragraph.lower(at) == last
            && starts_upper(paragraph.word(at))
            && paragraph.tokens[at].state == QuoteState::Outside
    })
}

/// Returns true if the label can be somebody's name or a role.
fn names_somebody(paragraph: &Paragraph, lexicon: &Lexicon, label: Label) -> bool {
    let class = |at| lexicon.class(paragraph.lower(at));
    let listed = Class::GIVEN | Class::ANY_TITLE | Class::ANY_ROLE;
    let is_listed = (label.name..label.name_end)
        .any(|at| class(at).is(listed) && !class(at).is(Class::FUNCTION));
    let is_like = is_like_a_name(paragraph, lexicon, label);
    is_like && (is_listed || label.form == Form::Capitals)
}

/// Returns true if the label has no word that names do not have; these fail: "Libertarian
/// Response:", "Step 2:", "ON THE ROAD AGAIN:".
fn is_like_a_name(paragraph: &Paragraph, lexicon: &Lexicon, label: Label) -> bool {
    let last = lexicon.class(paragraph.lower(label.name_end - 1));
    if last.is(Class::GIVEN) && !last.is(Class::COMMON | Class::FUNCTION) {
        return true; // "Reader Tom:"
    }
    (label.name..label.name_end).all(|at| {
        let class = lexicon.class(paragraph.lower(at));
        let listed = Class::GIVEN | Class::ANY_TITLE | Class::ANY_ROLE | Class::PARTICLE;
        let in_name = matches!(paragraph.lower(at), "." | "'" | "’" | "-" | "the");
        let number = label.form != Form::Capitals && !starts_upper(paragraph.word(at));
        in_name
            || class.is(listed)
            || !(class.is(Class::COMMON | Class::FUNCTION | Class::ADJECTIVE) || number)
    })
}

/// Returns true if the paragraph ends like a sentence, and not like a name: "Photographs: Ada
/// Holm".
fn ends_sentence(paragraph: &Paragraph, label: Label) -> bool {
    label.end() < paragraph.len()
        && matches!(paragraph.word(paragraph.len() - 1), "." | "?" | "!" | "…" | "”" | "\"")
}

/// Returns true if the label has a first name and another, or a title.
fn names_in_full(paragraph: &Paragraph, lexicon: &Lexicon, label: Label) -> bool {
    let class = lexicon.class(paragraph.lower(label.name));
    label.name_end - label.name > 1 && class.is(Class::GIVEN | Class::ANY_TITLE)
}

/// Returns true if the label has no word that names have: "READ MORE:", "Why it matters:".
fn is_common(paragraph: &Paragraph, lexicon: &Lexicon, label: Label) -> bool {
    let common = |at: usize| {
        let class = lexicon.class(paragraph.lower(at));
        is_leading_on(paragraph.lower(at))
            || class.is(Class::COMMON | Class::FUNCTION | Class::CUE)
                && !class.is(Class::ANY_ROLE | Class::GIVEN)
            || !starts_upper(paragraph.word(at))
    };
    (label.name..label.name_end).all(common)
}

/// Returns true if a word of the label sends the reader elsewhere: "READ MORE:".
fn leads_on(paragraph: &Paragraph, label: Label) -> bool {
    (label.name..label.name_end).any(|at| is_leading_on(paragraph.lower(at)))
}

fn is_leading_on(word: &str) -> bool {
    matches!(word, "read" | "watch" | "listen" | "see" | "more")
}

/// Marks the labels, and the paragraphs over which their turns go on.
fn extents(paragraphs: &[Paragraph], labels: &[Option<Label>], turns: &mut Turns) -> Vec<Part> {
    let after_last = labels.iter().rposition(Option::is_some).map_or(0, |last| last + 1);
    let mut found = Vec::with_capacity(paragraphs.len());
    let mut named = String::new();
    for (idx, (paragraph, label)) in paragraphs.iter().zip(labels).enumerate() {
        if let Some(label) = label {
            turns.open = Some(0).filter(|_| !is_quoted(paragraph, *label));
            let last =
                (label.name..label.name_end).rev().find(|&at| starts_upper(paragraph.word(at)));
            let last = last.filter(|_| label.form != Form::Letter);
            named = last.map_or(String::new(), |at| paragraph.lower(at).to_owned());
            found.push(Part::Opens(*label));
            continue;
        }
        let goes_on = |open: usize| {
            open < LONGEST_TURN
                && !tells(paragraph, &named)
                && (idx < after_last || speaks_of_itself(paragraph))
        };
        match turns.open {
            Some(_) if is_aside(paragraph) => found.push(Part::Told),
            Some(open) if goes_on(open) => {
                turns.open = Some(open + 1);
                found.push(Part::GoesOn);
            }
            _ => {
                turns.open = None;
                found.push(Part::Told);
            }
        }
    }
    found
}

/// Returns true if the turn stands in quotation marks, which say where it ends.
fn is_quoted(paragraph: &Paragraph, label: Label) -> bool {
    let opens = paragraph.tokens.get(label.end());
    opens.is_some_and(|token| token.state == QuoteState::Opening)
        && paragraph.passages.last().is_some_and(|passage| passage.is_closed())
}

/// Returns true if a paragraph reports about the speaker of the turn, or what others say in
/// quotation marks, instead of being the speaker's own words.
fn tells(paragraph: &Paragraph, named: &str) -> bool {
    let outside = |&at: &usize| paragraph.tokens[at].state == QuoteState::Outside;
    let calls = (0..paragraph.len())
        .filter(outside)
        .any(|at| starts_upper(paragraph.word(at)) && paragraph.lower(at) == named);
    let is_quoted = paragraph.passages.first().is_some_and(|passage| {
        paragraph.token_at(passage.span.start()) == 0 && !passage.opening.is_empty()
    });
    let is_spoken = is_spoken(paragraph, 0);
    (calls || is_quoted) && !is_spoken
}
