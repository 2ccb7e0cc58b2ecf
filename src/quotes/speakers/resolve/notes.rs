//! Notes what a reader would keep in mind while the text is read: names, bodies, pronouns.

use std::ops::Range;

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::dateline;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::lexicon::Lexicon;
use crate::quotes::reading::paragraph::Paragraph;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention::Mention;
use crate::quotes::speakers::mention::lead::is_verb;
use crate::quotes::speakers::mention_memory::Manner;
use crate::quotes::speakers::mention_memory::Reference;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_document;
use crate::quotes::speakers::resolve::squeeze;
use crate::quotes::speakers::source_phrase;
use crate::quotes::speakers::source_phrase::Head;
use crate::text::Span;

/// The largest number of bearers of a surname who are looked at.
const MOST_BEARERS: usize = 8;

/// The titles that a text gives to a person whatever office they hold, as roles.
pub(super) const PERSONAL_TITLES: [&str; 8] =
    ["doctor", "dr", "miss", "mr", "mrs", "ms", "prof", "professor"];

/// The smallest likelihood at which a pronoun's antecedent is taken for a person.
const SURE: f32 = 0.7;

impl Reading<'_> {
    pub(super) fn note_name(&mut self, mention_idx: usize) {
        let mention = self.mentions.at(mention_idx);
        if self.is_in_dateline(mention) {
            return;
        }
        let sentence =
            self.paragraphs.at(mention.paragraph).tokens[mention.tokens.start].sentence as usize;
        let manner = match (mention.possessive, mention.leads) {
            (true, _) => Manner::Possessive,
            (false, true) => Manner::Leading,
            (false, false) => Manner::Following,
        };
        let who = Who::Named(self.bearer(mention_idx));
        self.story.memory.note(Reference {
            who,
            span: mention.span,
            paragraph: mention.paragraph,
            sentence: self.story.sentence + sentence,
            manner,
            quoted: mention.quoted,
            after_preposition: self.is_after_preposition(mention.paragraph, mention.from),
            leads_paragraph: self.starts[mention.paragraph] == mention_idx,
        });
    }

    /// Tells whether a name stands in a dateline. A town where news was filed is nobody in mind:
    /// "CHARLOTTE, N.C. — She was sure."
    pub(super) fn is_in_dateline(&self, mention: &Mention) -> bool {
        let number = mention.paragraph - self.paragraphs.start();
        // Features open with a person in capitals: "ADA HOLM, 54 — She has kept the lock."
        let is_person = mention.given && mention.words.len() > 1;
        !is_person && mention.tokens.end <= dateline::behind(self.paragraphs.members(), number)
    }

    /// Returns the character that a mention names; of several of one name, the one that the text is
    /// likely to mean.
    fn bearer(&mut self, mention_idx: usize) -> CharacterIdx {
        let mention = self.mentions.at(mention_idx);
        let usual = self.named[mention_idx];
        let [word] = &mention.words[..] else { return usual };
        let is_person = |character: CharacterIdx| {
            self.story.cast.characters[character].kind == SpeakerType::Person
        };
        let is_borne = self.story.cast.bearers(word).take(MOST_BEARERS).any(|idx| idx == usual);
        if !is_person(usual) || !is_borne || self.story.cast.bearers(word).nth(1).is_none() {
            return usual;
        }
        let start = mention.tokens.start;
        if let Some(found) = self.of_generation(mention_idx) {
            self.read_as.insert(mention_idx, (found, 1.0));
            return found;
        }
        if self.is_only_holder(mention, usual) {
            self.read_as.insert(mention_idx, (usual, 1.0));
            return usual;
        }
        let gender = match mention.gender {
            Gender::Unknown => self.gender_of_content(mention),
            known => known,
        };
        let pointer = Pointer {
            tokens: mention.tokens.clone(),
            noun: word.clone(),
            usual: Some(Who::Named(usual)),
            ..self.pronoun(mention.paragraph, start, Pointed::Namesake, gender)
        };
        let Some(Reference { who: Who::Named(found), .. }) = self.meant(&pointer) else {
            let gender = self.gender_by_spouse(mention);
            let Some(found) = self.only_bearer_of(gender, word) else { return usual };
            self.read_as.insert(mention_idx, (found, 1.0));
            return found;
        };
        self.namesake = self.asked.take();
        self.read_as.insert(mention_idx, (found, self.answered));
        found
    }

    /// Returns the only bearer of a surname whom the text shows to be of a gender.
    fn only_bearer_of(&self, gender: Gender, surname: &str) -> Option<CharacterIdx> {
        let is_of = |&character: &CharacterIdx| {
            gender != Gender::Unknown && self.gender(Who::Named(character)) == gender
        };
        let mut bearers = self.story.cast.bearers(surname).take(MOST_BEARERS).filter(is_of);
        bearers.next().filter(|_| bearers.next().is_none())
    }

    /// Returns true if somebody is the only bearer of a surname who holds the office before it:
    /// "Mayor Marsh".
    fn is_only_holder(&self, mention: &Mention, usual: CharacterIdx) -> bool {
        let is_office = |role: &&String| {
            let class = self.lexicon.class(role);
            class.is(Class::TITLE)
                && !class.is(Class::TITLE_M | Class::TITLE_F)
                && **role != "former"
        };
        let held = |character: CharacterIdx| {
            let of = &self.story.cast.characters[character];
            mention.roles.iter().filter(is_office).any(|role| of.roles.contains(role))
        };
        let word = mention.words.first().map_or("", String::as_str);
        let mut bearers = self.story.cast.bearers(word).take(MOST_BEARERS);
        let is_titled = mention.from < mention.tokens.start;
        is_titled && held(usual) && bearers.all(|bearer| bearer == usual || !held(bearer))
            || is_titled && self.is_only_one_so_addressed(mention, usual)
    }

    /// Returns true if each bearer of a surname has titles of their own, and only one has that before it:
    /// "Mr Marsh", where the other is "Dr Marsh".
    fn is_only_one_so_addressed(&self, mention: &Mention, usual: CharacterIdx) -> bool {
        let titles = |character: CharacterIdx| {
            let roles = self.story.cast.characters[character].roles.iter();
            roles.filter(|role| PERSONAL_TITLES.contains(&role.as_str()))
        };
        let Some(title) =
            mention.roles.iter().find(|role| PERSONAL_TITLES.contains(&role.as_str()))
        else {
            return false;
        };
        let word = mention.words.first().map_or("", String::as_str);
        let mut bearers = self.story.cast.bearers(word).take(MOST_BEARERS);
        titles(usual).any(|held| held == title)
            && bearers.all(|bearer| {
                let mut held = titles(bearer).peekable();
                bearer == usual || held.peek().is_some() && held.all(|held| held != title)
            })
    }

    /// Returns the gender that the first words said by a source show: "Marsh says she was late".
    fn gender_of_content(&self, source: &Mention) -> Gender {
        let paragraph = self.paragraphs.at(source.paragraph);
        let content = self.said_by(source.tokens.start);
        let Some(content) = content.first().filter(|content| content.start > source.tokens.end)
        else {
            return Gender::Unknown;
        };
        let first = content.start + usize::from(paragraph.lower(content.start) == "that");
        let outside =
            paragraph.tokens.get(first).is_some_and(|token| token.state == QuoteState::Outside);
        match paragraph.lower(first) {
            "he" | "his" if outside => Gender::Male,
            "she" | "her" if outside => Gender::Female,
            _ => self.gender_by_spouse(source),
        }
    }

    /// Returns the gender of a source that a headline tells of without saying whose spouse it means: "Marsh
    /// hints at husband's job".
    fn gender_by_spouse(&self, source: &Mention) -> Gender {
        let paragraph = self.paragraphs.at(source.paragraph);
        let content = self.said_by(source.tokens.start);
        match content.first().map_or("", |content| paragraph.lower(content.start)) {
            "husband" => Gender::Female,
            "wife" => Gender::Male,
            _ => Gender::Unknown,
        }
    }

    /// Returns true if the token before a name with its titles is a preposition.
    fn is_after_preposition(&self, paragraph_idx: usize, from: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let before = from.checked_sub(1).map_or("", |before| paragraph.lower(before));
        let before = match (before, from.checked_sub(2)) {
            ("the" | "his" | "her", Some(before)) => paragraph.lower(before),
            _ => before,
        };
        matches!(
            before,
            "of" | "for"
                | "to"
                | "with"
                | "by"
                | "from"
                | "in"
                | "at"
                | "on"
                | "about"
                | "against"
                | "like"
                | "between"
                | "over"
                | "than"
                | "after"
                | "under"
        )
    }

    /// Makes "the Marsh campaign" a body that "the campaign" can mean later.
    pub(super) fn note_body(&mut self, mention_idx: usize) {
        let mention = self.mentions.at(mention_idx);
        let paragraph = self.paragraphs.at(mention.paragraph);
        let noun = mention.tokens.end + usize::from(mention.possessive);
        let mention_paragraph = mention.paragraph;
        let head = paragraph.lower(noun);
        if matches!(head, "campaign" | "administration" | "government" | "camp" | "team" | "office")
        {
            let is_tail = mention.possessive || mention.words.len() == 1;
            let whose = if is_tail {
                self.surname_of(mention_idx)
            } else {
                squeeze(paragraph.slice(mention.span))
            };
            let name = self.body_of(&whose, head);
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
            after_preposition: false,
            leads_paragraph: false,
        });
    }

    /// Notes whom "The city sent a letter" means, where it is no source: "it" may mean the city next.
    pub(super) fn note_subject(&mut self, paragraph_idx: usize, token: usize) {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let Some(tokens) = described_subject(paragraph, self.lexicon, token) else { return };
        let after = self.sayings.partition_point(|(source, _)| source.start <= token);
        let before = after.checked_sub(1).map(|last| &self.sayings[last].0);
        if before.is_some_and(|source| source.contains(&token))
            || !self.names_in(paragraph_idx, tokens.clone()).is_empty()
        {
            return;
        }
        let parsed = source_phrase::parse(paragraph, self.lexicon, &[], tokens.clone());
        let (noun, kind) = match parsed.head {
            Head::Role(noun) => (noun, Pointed::Role),
            Head::Body(noun) => (noun, Pointed::Body),
            _ => return,
        };
        let pointer = self.description(paragraph_idx, &parsed, noun, kind);
        let span = paragraph.span(tokens.start, tokens.end);
        let meant = self.meant(&pointer);
        self.asked = None;
        let called = |who: Who| kind == Pointed::Body || self.is_called(who, &pointer.noun);
        let is_known = |it: &Reference| self.story.memory.count(it.who) > 0 && called(it.who);
        if let Some(antecedent) = meant.filter(is_known) {
            self.note_description(paragraph_idx, token, span, antecedent.who);
        }
    }

    /// Notes the person whom a pronoun outside of quotation marks means, also where the pronoun is
    /// no source.
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
        let unnamed = self
            .unnamed_subject(paragraph_idx, token, gender)
            .or_else(|| self.same_person(paragraph_idx, token, gender));
        if let Some(who) = unnamed {
            self.passing = None;
            self.passing_likely = 1.0;
            let span = paragraph.tokens[token].span;
            self.note_description(paragraph_idx, token, span, who);
        } else if let Some(antecedent) = self.meant(&pointer) {
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
                after_preposition: false,
                leads_paragraph: false,
                ..antecedent
            });
        }
    }
}

/// The largest number of words of a description that is looked at in passing.
const LONGEST: usize = 5;

/// The largest number of tokens of a phrase before such a description: "In defeat,".
const LONGEST_OPENING: usize = 4;

/// Returns true if only a short phrase stands before a token in its sentence: "In defeat, the mayor".
fn ends_opening_phrase(paragraph: &Paragraph, start: usize, token: usize) -> bool {
    let small = |idx: usize| paragraph.word(idx).starts_with(char::is_lowercase);
    (start + 3..=start + LONGEST_OPENING).contains(&token)
        && matches!(paragraph.lower(start), "after" | "at" | "by" | "for" | "in" | "on" | "with")
        && (start + 1..token - 1).all(small)
        && paragraph.word(token - 1) == ","
}

/// Returns the tokens of a description that begins a sentence outside of quotation marks, and has
/// a verb behind it.
fn described_subject(
    paragraph: &Paragraph,
    lexicon: &Lexicon,
    token: usize,
) -> Option<Range<usize>> {
    let sentence = paragraph.sentence_of(token);
    let outside = |idx: usize| paragraph.tokens[idx].state == QuoteState::Outside;
    let opens = token == sentence.start
        || token == sentence.start + 1
            && matches!(paragraph.lower(token - 1), "after" | "when" | "while" | "as" | "but")
        || ends_opening_phrase(paragraph, sentence.start, token);
    if !opens || paragraph.lower(token) != "the" || !outside(token) {
        return None;
    }
    let noun = Class::ANY_ROLE | Class::TITLE | Class::BODY;
    let is_noun = |&idx: &usize| {
        let small = paragraph.word(idx).starts_with(char::is_lowercase);
        small && lexicon.class(paragraph.lower(idx)).is(noun) && !is_document(paragraph.lower(idx))
    };
    let last = (token + 1..sentence.end.min(token + LONGEST))
        .take_while(|&idx| paragraph.word(idx).starts_with(char::is_alphabetic))
        .take_while(|&idx| !lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION))
        .find(is_noun)?;
    let next = last + 1;
    let goes_on = paragraph.word(next).starts_with(char::is_lowercase)
        && !lexicon.class(paragraph.lower(next)).is(noun | Class::GROUP)
        && (is_verb(paragraph, lexicon, next)
            || !lexicon.class(paragraph.lower(next)).is(Class::FUNCTION));
    goes_on.then_some(token..next)
}
