//! Enters those who are only described, and tells whether a description names anybody.

use std::ops::Range;

use crate::quotes::analysis::Link;
use crate::quotes::analysis::Speaker;
use crate::quotes::analysis::SpeakerIdx;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase;
use crate::quotes::speakers::mention::bodies::body_noun::is_noun_for_body;
use crate::quotes::speakers::mention::headline;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::nouns::is_business;
use crate::quotes::speakers::resolve::nouns::is_the_only_one;
use crate::quotes::speakers::resolve::source_kinds::documents::document_nouns::is_document;
use crate::quotes::speakers::resolve::squeeze;
use crate::quotes::speakers::source_phrase::Article;
use crate::quotes::speakers::source_phrase::Source;
use crate::quotes::speakers::source_phrase::is_participle;
use crate::text::Span;
use crate::text::fold;

impl Reading<'_> {
    /// Adds a speaker known by a description only, without its determiner.
    pub(crate) fn newly_described(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
        noun: usize,
        kind: SpeakerType,
    ) -> (SpeakerIdx, Vec<Link>) {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let skip = matches!(
            paragraph.lower(parsed.whole.start),
            "a" | "an" | "the" | "one" | "some" | "another" | "whose"
        ) && parsed.whole.len() > 1
            && paragraph.lower(parsed.whole.start + 1) != "of";
        // "Both the mayor and the council" are the mayor and the council.
        let both = paragraph.lower(parsed.whole.start) == "both"
            && parsed.whole.clone().any(|idx| paragraph.lower(idx) == "and");
        let the = both && paragraph.lower(parsed.whole.start + 1) == "the";
        // "The government’s" claim is that of the government.
        let owns = parsed.group.end + 1 == parsed.whole.end
            && match paragraph.lower(parsed.whole.end - 1) {
                "'s" | "’s" => true,
                "'" | "’" => paragraph.lower(parsed.whole.end - 2).ends_with('s'),
                _ => false,
            };
        let skipped = usize::from(skip || both) + usize::from(the);
        let tokens = parsed.whole.start + skipped..parsed.whole.end - usize::from(owns);
        let span = paragraph.span(tokens.start, tokens.end);
        let head = paragraph.lower(noun).to_owned();
        let is_body = kind == SpeakerType::Organization;
        let bears_name = is_body && self.bears_name(paragraph_idx, parsed, noun);
        // What the text says of a body is no part of its name: "the often mild Norvik Post board".
        let capital = |&idx: &usize| noun_phrase::starts_upper(paragraph.word(idx));
        let start = tokens.clone().take_while(|idx| *idx < noun).find(capital);
        let said = |start: &usize| {
            (tokens.start..*start).all(|idx| {
                paragraph.word(idx).chars().all(char::is_alphabetic)
                    && !self.lexicon.class(paragraph.lower(idx)).is(Class::FUNCTION)
                    || matches!(paragraph.lower(idx), "most" | "often" | "sometimes")
            })
        };
        let start = start.filter(said).filter(|_| bears_name).unwrap_or(tokens.start);
        // "The Norvik committee chaired by Ines Marsh" is called Norvik committee.
        let told =
            parsed.group.end < tokens.end && is_participle(paragraph.lower(parsed.group.end));
        let end = if bears_name && told { parsed.group.end } else { tokens.end };
        let with_pronoun = (kind == SpeakerType::Group)
            .then(|| self.names_with_pronoun(paragraph_idx, start..end))
            .flatten();
        let in_full = || {
            let described = || {
                self.names_of_two(paragraph_idx, start..end)
                    .or_else(|| self.names_of_list(paragraph_idx, start..end))
            };
            self.names_in_full(paragraph_idx, start..end).or_else(described)
        };
        let name = with_pronoun
            .or_else(|| (kind == SpeakerType::Group).then(in_full).flatten())
            .unwrap_or_else(|| squeeze(&self.without_idle_capitals(paragraph_idx, start..end)));
        let name = without_note_number(name);
        let speaker = self.describe(name, kind, head.clone());
        self.story.entries[speaker.0 as usize].is_nameless |= is_body && !bears_name;
        self.note_description(paragraph_idx, noun, span, Who::Described(speaker));
        let asks_for = match kind {
            SpeakerType::Unnamed => Some(Pointed::NewRole),
            SpeakerType::Organization => Some(Pointed::Body),
            SpeakerType::Group if is_noun_for_body(&head) => Some(Pointed::Body),
            _ => None,
        };
        if let Some(asks_for) = asks_for {
            let pointer = self.description(paragraph_idx, parsed, noun, asks_for);
            self.leave_unnamed(speaker, pointer);
        }
        (speaker, vec![Link { mention: span, reason: "no name is given" }])
    }

    /// Returns true if the description of a body tells which one it is: "Norvik’s foreign ministry",
    /// "the city of Norvik", but not "a Norwegian company", "a report in the Norvik Times".
    fn bears_name(&self, paragraph_idx: usize, parsed: &Source, noun: usize) -> bool {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let lower = paragraph.lower(noun);
        if is_the_only_one(lower) && lower != "campaign" {
            return true;
        }
        // Nor does "an anti-Marsh PAC", or "an Alberta First Nation".
        if matches!(lower, "nation" | "pac") && parsed.article == Article::Indefinite {
            return false;
        }
        let of_place = matches!(
            lower,
            "city"
                | "state"
                | "county"
                | "province"
                | "council"
                | "office"
                | "embassy"
                | "campaign"
        );
        // "A UK agency" is one of many.
        let of_many = is_business(lower)
            || is_document(lower)
            || matches!(lower, "agency" | "group" | "committee");
        // "A State government committee" is one of many, too.
        let capital = |&idx: &usize| {
            noun_phrase::starts_upper(paragraph.word(idx))
                && !matches!(paragraph.lower(idx), "state" | "super")
        };
        let tells = |idx: usize| {
            let class = self.lexicon.class(paragraph.lower(idx));
            let from = of_many && class.is(Class::PLACE)
                || !of_place && self.tells_whence(paragraph_idx, idx);
            !from && !class.is(Class::FUNCTION)
        };
        let owned = !is_document(lower)
            && self
                .names_in(paragraph_idx, parsed.group.start..noun)
                .any(|idx| self.mentions.at(idx).possessive);
        let behind = || {
            matches!(paragraph.lower(parsed.group.end), "of" | "in")
                && (parsed.group.end..parsed.whole.end).any(|idx| capital(&idx))
        };
        owned
            || (parsed.group.start..noun).filter(capital).any(tells)
            || noun_phrase::starts_upper(paragraph.word(noun))
                && noun > parsed.group.start
                && !is_noun_for_body(lower)
            || of_place && behind()
    }

    /// Returns the words of a description, without the capitals of a headline, and without that of
    /// a word that only opens a sentence: "New Poll Shows" tells of a new poll.
    fn without_idle_capitals(&self, paragraph_idx: usize, tokens: Range<usize>) -> String {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let in_headline = headline::is_headline(paragraph, self.lexicon);
        let name = |at: usize| {
            self.names_in(paragraph_idx, at..at + 1).next().is_some()
                || paragraph.word(at).chars().skip(1).any(char::is_uppercase)
        };
        let idle = |at: usize| {
            let class = self.lexicon.class(paragraph.lower(at));
            let one_of = matches!(paragraph.lower(at), "one" | "some" | "another")
                && paragraph.lower(at + 1) == "of";
            let plain = class.is(Class::COMMON | Class::EITHER) || one_of;
            // "Iranian officials" and "White House officials" keep theirs in a headline, too.
            let proper = Class::ADJECTIVE | Class::PLACE | Class::GIVEN | Class::ORGANIZATION;
            let in_headline = in_headline && !class.is(proper);
            let opens =
                at == 0 || paragraph.tokens[at - 1].sentence != paragraph.tokens[at].sentence;
            let noun = tokens.len() == 1 && is_noun_for_body(paragraph.lower(at));
            noun_phrase::starts_upper(paragraph.word(at))
                && (in_headline || opens && plain || noun)
                && !name(at)
                // Such as "President Ines Marsh and others".
                && !(class.is(Class::ANY_TITLE) && name(at + 1))
        };
        let mut words = String::new();
        let mut from = paragraph.tokens[tokens.start].span.start();
        for at in tokens.clone() {
            let span = paragraph.tokens[at].span;
            words.push_str(paragraph.slice(Span::new(from, span.start())));
            if idle(at) {
                words.push_str(&paragraph.word(at).to_lowercase());
            } else {
                words.push_str(paragraph.word(at));
            }
            from = span.end();
        }
        words
    }

    pub(crate) fn describe(&mut self, name: String, kind: SpeakerType, head: String) -> SpeakerIdx {
        let key = fold::key(&name);
        if let Some(&known) = self.story.by_name.get(&key) {
            return known;
        }
        let words = key.split([' ', '-', '\'', '’']).map(str::to_owned).collect();
        let speaker = Speaker { name, kind, aliases: Vec::new(), roles: vec![head] };
        let speaker = self.enter(speaker, None, words);
        self.story.by_name.insert(key, speaker);
        speaker
    }
}

/// Returns a description without the number of a note that is glued to it: "Most voters" for "3Most voters".
fn without_note_number(name: String) -> String {
    let rest = name.trim_start_matches(|char: char| char.is_ascii_digit());
    let digits = name.len() - rest.len();
    let mut first = rest.chars();
    let is_word = first.next().is_some_and(char::is_uppercase)
        && first.by_ref().take(2).filter(|char| char.is_lowercase()).count() == 2;
    // "9News" is called so.
    let has_more = rest.contains(' ');
    if (1..=2).contains(&digits) && is_word && has_more { rest.to_owned() } else { name }
}
