//! Resolves sources that are something written: "figures from the Norvik Board", "the statement".
//!
//! A document speaks for its author, where the text names one; the same noun later means the same
//! document. A body that merely stands near the noun is not its author.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase;
use crate::quotes::speakers::cast::CharacterIdx;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_document;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_kind_of_poll;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_of_court;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_of_others;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_poll;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_same;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_sent_to_one;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_supported;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::issues;
use crate::quotes::speakers::source_phrase::Article;
use crate::quotes::speakers::source_phrase::Source;
use crate::text::Span;

/// The number of paragraphs behind a noun in which its author may be told.
const PARAGRAPHS_AHEAD: usize = 2;

/// The same for the headline and the first paragraph.
const PARAGRAPHS_AHEAD_OF_TOP: usize = 6;

/// The distance back over which the noun is looked for, in paragraphs and in tokens.
const PARAGRAPHS_BACK: usize = 4;
const TOKENS_BACK: usize = 300;

/// The largest distance before the noun at which the verb stands, in tokens.
const NEAR: usize = 5;

/// The largest distance from the noun at which the name of the author may stand, in tokens.
const REACH: usize = 14;

impl Reading<'_> {
    /// Finds the author of a source, if the source is something written; a speaker without a name
    /// where the text does not tell the author.
    pub(crate) fn document(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        noun: usize,
    ) -> Option<(SpeakerIdx, Vec<Link>)> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let word = paragraph.lower(noun).to_owned();
        let known = Class::GROUP | Class::ANY_ROLE | Class::TITLE | Class::PERSON;
        let issued = || {
            let often = matches!(paragraph.lower(noun + 1), "later" | "recently" | "previously");
            let verb = noun + 1 + usize::from(often);
            issues(paragraph.lower(verb))
                && paragraph.lower(verb + 1) == "by"
                && !self.lexicon.class(&word).is(known)
        };
        if is_of_court(&word)
            && parsed.article == Article::Definite
            && let Some(court) = self.story.memory.spoke_last(|who| self.is_court(who))
        {
            let span = paragraph.span(parsed.group.start, parsed.group.end);
            let step = Link { mention: span, reason: "whose words they are" };
            let found = match court {
                Who::Named(character) => self.character(character, vec![step]),
                Who::Described(speaker) => (speaker, vec![step]),
            };
            return Some(self.noted_document(paragraph_idx, noun, found));
        }
        // "A note from Holm's lawyers" and "from the wife of Holm" are not Holm's.
        let is_sent = is_sent_to_one(&word)
            && paragraph.lower(noun + 1) == "from"
            && !(noun + 2..parsed.whole.end)
                .any(|at| matches!(paragraph.lower(at), "'s" | "’s" | "of"));
        if !is_document(&word) && !is_sent && !issued() {
            return None;
        }
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        let step = Link { mention: span, reason: "whose words they are" };
        let author = self.author_in(paragraph_idx, noun + 1..parsed.whole.end);
        let is_person = |author: &usize| {
            self.story.cast.characters[self.named[*author]].kind == SpeakerType::Person
        };
        if let Some(author) = author.filter(|author| !is_sent || is_person(author)) {
            let (found, mut chain) = self.of_author(author);
            chain.insert(0, step);
            return Some(self.noted_document(paragraph_idx, noun, (found, chain)));
        }
        if is_sent {
            return None;
        }
        if let Some(owner) = self.owner_before(paragraph_idx, noun) {
            let found = self.character(owner, vec![step]);
            return Some(self.noted_document(paragraph_idx, noun, found));
        }
        if let Some(body) = self.issuer_by_noun(paragraph_idx, noun) {
            let found = self.character(body, vec![step]);
            return Some(self.noted_document(paragraph_idx, noun, found));
        }
        let named = (parsed.group.start..noun).any(|idx| self.is_named(paragraph_idx, idx));
        if named || parsed.article == Article::Possessive {
            return None;
        }
        // "Research suggests" tells of none that the text has named.
        let is_any = word == "research" && parsed.group.len() == 1;
        let definite = parsed.article == Article::Definite && !is_any;
        let found = definite.then(|| {
            self.written_before(paragraph_idx, noun, &|other| other == word)
                .or_else(|| self.described_as(|other| other == word))
                .or_else(|| {
                    self.written_before(paragraph_idx, noun, &|other| is_same(&word, other))
                })
                .or_else(|| self.described_as(|other| is_same(&word, other)))
        });
        // "A study of farmers" is told by itself.
        let is_bare = parsed.whole.end == parsed.group.end && !is_any;
        let later = || is_bare.then(|| self.told_later(paragraph_idx, noun, &word)).flatten();
        if let Some((speaker, mut chain)) = found.flatten().or_else(later) {
            chain.insert(0, step);
            return Some(self.noted_document(paragraph_idx, noun, (speaker, chain)));
        }
        let kind = if self.lexicon.class(&word).is(Class::BODY) {
            SpeakerType::Organization
        } else {
            SpeakerType::Unnamed
        };
        Some(self.newly_described(paragraph_idx, parsed, noun, kind))
    }

    /// Returns the speaker of a document by the name of its author: the person, or their campaign.
    fn of_author(&mut self, author: usize) -> (SpeakerIdx, Vec<Link>) {
        let span = self.mentions.at(author).span;
        if let Some((body, head)) = self.led_body(author) {
            let name = Link { mention: span, reason: "whose it is" };
            return (self.describe(body, SpeakerType::Organization, head), vec![name]);
        }
        let name = Link { mention: span, reason: "the author" };
        self.character(self.named[author], vec![name])
    }

    /// Makes "it" mean the author of a document from here on.
    fn noted_document(
        &mut self,
        paragraph_idx: usize,
        noun: usize,
        found: (SpeakerIdx, Vec<Link>),
    ) -> (SpeakerIdx, Vec<Link>) {
        let character = self.story.entries[found.0.0 as usize].character;
        let who = character.map_or(Who::Described(found.0), Who::Named);
        let span = self.paragraphs.at(paragraph_idx).span(noun, noun + 1);
        self.note_description(paragraph_idx, noun, span, who);
        found
    }

    fn is_named(&self, paragraph_idx: usize, token: usize) -> bool {
        !self.names_in(paragraph_idx, token..token + 1).is_empty()
    }

    /// Finds the author in "from the Norvik Board", "issued by the mayor, Ines Marsh", "on the site
    /// of Norvik": the first mention that is no place, or the person who follows it in apposition.
    fn author_in(&self, paragraph_idx: usize, tokens: Range<usize>) -> Option<usize> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let from = tokens
            .clone()
            .take(REACH / 2)
            .find(|&idx| matches!(paragraph.lower(idx), "from" | "by" | "on" | "of"))?;
        if paragraph.lower(from) == "of" && from > tokens.start {
            return None;
        }
        // Who has seen a letter has not written it.
        let told = matches!(
            paragraph.lower(from - 1),
            "seen" | "obtained" | "reviewed" | "viewed" | "cited" | "quoted" | "read" | "verified"
        ) || is_supported(paragraph.lower(from - 1));
        let passed_on = matches!(
            paragraph.lower(from - 1),
            "released" | "posted" | "published" | "shared" | "leaked" | "circulated"
        ) && is_of_others(paragraph.lower(tokens.start - 1));
        if (told || passed_on) && paragraph.lower(from) == "by" {
            return None;
        }
        let end = tokens.end.min(from + REACH);
        let between = |name: usize| {
            (from + 1..self.mentions.at(name).tokens.start).all(|idx| {
                let word = paragraph.word(idx);
                // "Signed by the spokesman, Ines Marsh" names her behind a comma.
                let apposes = word == "," && idx + 1 == self.mentions.at(name).from;
                let plain = word.starts_with(char::is_alphanumeric);
                (plain || apposes || matches!(word, "." | "'s" | "’s"))
                    && !matches!(word, "and" | "that" | "which" | "who" | "for" | "about")
            })
        };
        let mut names = self.names_in(paragraph_idx, from + 1..end);
        let first = names.next().filter(|&name| between(name))?;
        let kind = |name: usize| self.story.cast.characters[self.named[name]].kind;
        let handle = |name: usize| {
            let end = self.mentions.at(name).tokens.end;
            matches!(paragraph.lower(end), "website" | "site" | "page" | "handle" | "account")
        };
        match paragraph.lower(from) {
            // "Written by Norvik Bank researchers" names none of them, "issued by Norvik’s board"
            // not the board.
            "by" if paragraph.lower(self.mentions.at(first).tokens.end).ends_with("ers") => None,
            "by" if kind(first) != SpeakerType::Person && self.mentions.at(first).possessive => {
                None
            }
            "by" if kind(first) != SpeakerType::Person => {
                let person = names.find(|&name| kind(name) == SpeakerType::Person);
                person.filter(|&person| self.is_apposed(first, person)).or(Some(first))
            }
            "from" | "by" => Some(first).filter(|&name| kind(name) != SpeakerType::Place),
            "on" => {
                Some(first).filter(|&name| handle(name) || paragraph.lower(from + 2) == "website")
            }
            _ => None,
        }
    }

    /// Returns true if only titles and offices stand between a name and that of a person: "Norvik
    /// Board chair Ines Marsh".
    fn is_apposed(&self, name: usize, person: usize) -> bool {
        let (name, person) = (self.mentions.at(name), self.mentions.at(person));
        let paragraph = self.paragraphs.at(name.paragraph);
        (name.tokens.end..person.tokens.start).all(|idx| {
            let class = self.lexicon.class(paragraph.lower(idx));
            class.is(Class::ANY_TITLE | Class::ANY_ROLE | Class::ADJECTIVE)
                || noun_phrase::starts_upper(paragraph.word(idx))
                || matches!(paragraph.lower(idx), "," | "'s" | "-" | "and" | "chief" | "the" | "of")
        })
    }

    /// Finds the author of what the noun stood for before: "said in a statement", "a statement by
    /// Ines Marsh".
    fn written_before(
        &mut self,
        paragraph_idx: usize,
        noun: usize,
        is_it: &dyn Fn(&str) -> bool,
    ) -> Found {
        let mut left = TOKENS_BACK;
        let first = paragraph_idx.saturating_sub(PARAGRAPHS_BACK).max(self.paragraphs.start());
        let mut sentence = self.story.sentence;
        for at in (first..=paragraph_idx).rev() {
            let paragraph = self.paragraphs.at(at);
            let end = if at == paragraph_idx { noun } else { paragraph.len() };
            if at < paragraph_idx {
                sentence -= paragraph.tokens.last().map_or(0, |token| token.sentence as usize + 1);
            }
            for idx in (0..end).rev().take(left) {
                if !is_it(paragraph.lower(idx)) {
                    continue;
                }
                if let Some(found) = self.author_at(at, idx) {
                    return Some(found);
                }
                let back =
                    |back: usize| idx.checked_sub(back).map_or("", |idx| paragraph.lower(idx));
                // Those who are asked in a poll say so in it, and it is not theirs.
                let is_poll = is_poll(paragraph.lower(idx));
                let inside = !is_poll
                    && (2..5).any(|far| back(far) == "in")
                    && (1..4)
                        .any(|far| matches!(back(far), "a" | "an" | "the" | "his" | "her" | "its"));
                let number = sentence + paragraph.tokens[idx].sentence as usize;
                if inside && let Some(who) = self.story.memory.spoke_in(number) {
                    let step =
                        Link { mention: paragraph.span(idx, idx + 1), reason: "who said so in it" };
                    return Some(match who {
                        Who::Named(character) => self.character(character, vec![step]),
                        Who::Described(speaker) => (speaker, vec![step]),
                    });
                }
            }
            left = left.saturating_sub(end);
            if left == 0 {
                break;
            }
        }
        None
    }

    /// Finds the author of the document that the noun at token `idx` stands for, where the text
    /// tells it there.
    fn author_at(&mut self, at: usize, idx: usize) -> Found {
        let paragraph = self.paragraphs.at(at);
        let of = paragraph.sentence_of(idx);
        if let Some(author) = self.author_in(at, idx + 1..of.end) {
            return Some(self.of_author(author));
        }
        if let Some(candidate) = self.campaigner_before(at, idx) {
            let step = Link { mention: self.mentions.at(candidate).span, reason: "whose it is" };
            let name = self.body_of(&self.surname_of(candidate), "campaign");
            let found = self.describe(name, SpeakerType::Organization, "campaign".to_owned());
            return Some((found, vec![step]));
        }
        let owner = self.owner_before(at, idx).or_else(|| self.issuer_before(at, idx))?;
        let step = Link { mention: paragraph.span(idx, idx + 1), reason: "the author" };
        Some(self.character(owner, vec![step]))
    }

    /// Finds the author whom the text tells soon after: "A study finds so. The Norvik Institute
    /// study says".
    fn told_later(&mut self, paragraph_idx: usize, noun: usize, word: &str) -> Found {
        let is_poll = matches!(word, "poll" | "survey");
        let ahead = match paragraph_idx {
            0 | 1 if is_poll => PARAGRAPHS_AHEAD_OF_TOP,
            _ => PARAGRAPHS_AHEAD,
        };
        let last = (paragraph_idx + ahead + 1).min(self.paragraphs.end());
        let mut left = TOKENS_BACK;
        for at in paragraph_idx..last {
            let paragraph = self.paragraphs.at(at);
            let start = if at == paragraph_idx { noun + 1 } else { 0 };
            for idx in (start..paragraph.len()).take(left) {
                let lower = paragraph.lower(idx);
                if lower == word
                    && is_poll
                    && let Some(found) = self.joint_poll(at, idx)
                {
                    return Some(found);
                }
                if (lower == word || is_same(word, lower))
                    && let Some(found) = self.author_at(at, idx)
                    && self.story.entries[found.0.0 as usize].speaker.kind
                        == SpeakerType::Organization
                {
                    return Some(found);
                }
            }
            left = left.saturating_sub(paragraph.len().saturating_sub(start));
        }
        None
    }

    /// Finds the speaker whom a noun described last.
    fn described_as(&mut self, is_it: impl Fn(&str) -> bool) -> Found {
        let text = self.paragraphs.at(self.paragraphs.start()).text();
        let last = |span: Span| text[span.range()].rsplit(' ').next().unwrap_or_default();
        let reference = self.story.memory.described(|span| is_it(&last(span).to_lowercase()))?;
        let step = Link { mention: reference.span, reason: "described so before" };
        Some(match reference.who {
            Who::Named(character) => self.character(character, vec![step]),
            Who::Described(speaker) => (speaker, vec![step]),
        })
    }

    /// Returns who issued noun `idx`: "the Norvik Board has issued a short statement".
    fn issuer_before(&self, paragraph_idx: usize, idx: usize) -> Option<CharacterIdx> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let word = |idx: &usize| paragraph.word(*idx).starts_with(char::is_alphanumeric);
        let near = idx.saturating_sub(NEAR)..idx;
        let is_asked = matches!(paragraph.lower(idx), "poll" | "survey");
        let verb = near.rev().take_while(word).find(|&idx| {
            let lower = paragraph.lower(idx);
            issues(lower)
                || lower == "conducted" && is_asked
                || matches!(lower, "aired" | "filed" | "posted" | "ran" | "sent" | "wrote")
        })?;
        let name = self.names_in(paragraph_idx, verb.saturating_sub(3)..verb).next_back()?;
        let mention = self.mentions.at(name);
        // Who has shown a video has seldom made it, and no country writes.
        let shown =
            matches!(paragraph.lower(idx), "video" | "clip" | "spot" | "ad" | "advertisement");
        let place = self.story.cast.characters[self.named[name]].kind == SpeakerType::Place;
        if shown || place && !issues(paragraph.lower(verb)) {
            return None;
        }
        let same =
            paragraph.tokens[mention.tokens.start].sentence == paragraph.tokens[idx].sentence;
        let is_subject = !mention.possessive && (mention.tokens.end..verb).all(|idx| word(&idx));
        (same && is_subject && paragraph.lower(verb + 1) != "by").then(|| self.named[name])
    }

    /// Returns the owner of noun `idx`: "Norvik’s statement", "a Norvik Board statement".
    fn owner_before(&self, paragraph_idx: usize, idx: usize) -> Option<CharacterIdx> {
        let near = idx.saturating_sub(NEAR)..idx;
        let name = self.names_in(paragraph_idx, near).next_back()?;
        let mention = self.mentions.at(name);
        let kind = self.story.cast.characters[self.named[name]].kind;
        let behind = mention.tokens.end + usize::from(mention.possessive);
        // Such as "Norvik’s latest annual report".
        let small = |word: &str| word.chars().all(|char| char.is_lowercase() || char == '-');
        let paragraph = self.paragraphs.at(paragraph_idx);
        let told = mention.possessive && (behind..idx).all(|at| small(paragraph.word(at)));
        // Such as "a Norvik Institute opinion poll".
        let is_kind = |at: usize| is_kind_of_poll(paragraph.lower(at));
        let is_joint = mention.tokens.start > 0 && paragraph.word(mention.tokens.start - 1) == "/";
        let touches =
            behind == idx || told || !is_joint && behind < idx && (behind..idx).all(is_kind);
        // "The Norvik Poll" is called so itself.
        let is_it = mention.tokens.end == idx + 1
            && mention.words.len() > 2
            && matches!(paragraph.lower(idx), "poll" | "survey" | "report");
        let touches = touches || is_it;
        // In "a Facebook post" the name is that of the place where it stands.
        let elsewhere = kind == SpeakerType::Organization
            && !mention.possessive
            && matches!(
                self.paragraphs.at(paragraph_idx).lower(idx),
                "post" | "tweet" | "video" | "clip"
            );
        (touches && !elsewhere && kind != SpeakerType::Place).then(|| self.named[name])
    }
}
