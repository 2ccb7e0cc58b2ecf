//! The tagger as rules: finds cues by their verb, then the subject beside
//! them, then what they report.
//!
//! Content runs from the cue to where the sentence turns elsewhere, or back
//! to the sentence's start, or is the passage in quotation marks beside it.
//! What lies in quotation marks is never looked into: who is quoted inside a
//! quotation is the quoted one's business.

use std::ops::Range;

use crate::quotes::lexicon::Class;
use crate::quotes::lexicon::Lexicon;
use crate::quotes::paragraph::Paragraph;
use crate::quotes::paragraph::QuoteState;
use crate::quotes::phrase;
use crate::quotes::tag::Role;
use crate::quotes::tag::Tag;

/// Words after a comma that end what was reported and begin something else.
const TURNS: &[&str] = &[
    "although", "as", "but", "despite", "however", "nor", "so", "though", "whereas", "while",
    "yet", "with",
];

/// Gives each token of `paragraph` its tag.
pub fn tag(paragraph: &Paragraph, lexicon: &Lexicon) -> Vec<Tag> {
    let mut sheet = Sheet { paragraph, lexicon, tags: vec![Tag::Outside; paragraph.len()] };
    let mut idx = 0;
    while idx < paragraph.len() {
        let free = sheet.is_free(idx) && paragraph.tokens[idx].state == QuoteState::Outside;
        idx = match free.then(|| sheet.read_cue(idx)).flatten() {
            Some(read_to) => read_to.max(idx + 1),
            None => idx + 1,
        };
    }
    sheet.continue_passages();
    sheet.tags
}

struct Sheet<'a> {
    paragraph: &'a Paragraph<'a>,
    lexicon: &'a Lexicon,
    tags: Vec<Tag>,
}

impl Sheet<'_> {
    fn class(&self, idx: usize) -> Class {
        self.lexicon.class(self.paragraph.lower(idx))
    }

    fn is_free(&self, idx: usize) -> bool {
        self.tags[idx] == Tag::Outside
    }

    fn put(&mut self, role: Role, tokens: Range<usize>) {
        for (nth, idx) in tokens.enumerate() {
            self.tags[idx] = if nth == 0 { Tag::Begin(role) } else { Tag::Inside(role) };
        }
    }

    /// Tags the quotation whose cue starts at token `idx`; says up to where the
    /// paragraph has been dealt with.
    fn read_cue(&mut self, idx: usize) -> Option<usize> {
        let class = self.class(idx);
        if self.paragraph.lower(idx) == "according" && self.paragraph.lower(idx + 1) == "to" {
            return self.read_according(idx);
        }
        // "the State Department", "his remarks": a name or a noun, not a verb.
        let before = self.lower_before(idx);
        let noun = phrase::starts_upper(self.paragraph.word(idx))
            || matches!(before, "to" | "a" | "an" | "the" | "his" | "her" | "its" | "'s" | "will");
        if noun || !class.is(Class::CUE | Class::RELAY) {
            return None;
        }
        self.read_before(idx).or_else(|| self.read_after(idx, class))
    }

    fn lower_before(&self, idx: usize) -> &str {
        idx.checked_sub(1).map_or("", |before| self.paragraph.lower(before))
    }

    /// "According to X, …" and "…, according to X".
    fn read_according(&mut self, idx: usize) -> Option<usize> {
        let sentence = self.paragraph.sentence_of(idx);
        let source = phrase::noun_group_from(self.paragraph, self.lexicon, idx + 2, sentence.end)?;
        let after = source.end + usize::from(self.paragraph.word(source.end) == ",");
        let content = if idx == sentence.start {
            self.trim(after..sentence.end)?
        } else {
            self.trim(sentence.start..idx)?
        };
        if content.clone().any(|idx| !self.is_free(idx)) {
            return None;
        }
        let read_to = content.end.max(source.end);
        self.put(Role::Cue, idx..idx + 2);
        self.put(Role::Source, source);
        self.put(Role::Content, content);
        Some(read_to)
    }

    /// What was said stands before the cue: "…," he said; …, the ministry confirmed.
    fn read_before(&mut self, verb: usize) -> Option<usize> {
        if !self.class(verb).is(Class::SPEECH | Class::RELAY) {
            return None;
        }
        let sentence = self.paragraph.sentence_of(verb);
        let subject = self.subject(verb);
        let start = subject.as_ref().map_or(self.cue_start(verb), |subject| subject.start);
        let comma = start.checked_sub(1)?;
        if self.paragraph.word(verb + 1) == ","
            && self.passage_starting_at(verb + 2).is_some()
            && self.passage_ending_at(comma).is_none()
        {
            return None; // On Sunday, he said, “…”
        }
        let said_so = matches!(self.paragraph.lower(verb + 1), "that" | ":" | "“" | "\"");
        let content = match self.passage_ending_at(comma) {
            Some(passage) => passage,
            None if self.paragraph.word(comma) == "," && comma > sentence.start && !said_so => {
                self.trim(self.free_from(sentence.start, comma)..comma)?
            }
            None => return None,
        };
        let relayed = phrase::relayed_speaker(self.paragraph, self.lexicon, verb);
        let inverted =
            || phrase::noun_group_from(self.paragraph, self.lexicon, verb + 1, sentence.end);
        let source = match (subject, &relayed) {
            (None, None) => Some(inverted()?),
            (subject, _) => subject,
        };
        if self.paragraph.tokens[comma].state == QuoteState::Outside
            && !self.is_aside(&content, verb)
        {
            return None;
        }
        let goes_on = self.content_after_aside(verb, &content, sentence.end);
        let mut read_to = verb + 1;
        self.put(Role::Cue, self.cue_start(verb)..verb + 1);
        if let Some(source) = source {
            read_to = read_to.max(source.end);
            self.put(Role::Source, source);
        }
        if let Some((source, cue)) = relayed {
            read_to = cue.end;
            self.put(Role::Source, source);
            self.put(Role::Cue, cue);
        }
        self.put(Role::Content, content);
        if let Some(more) = goes_on {
            read_to = more.end;
            self.put(Role::Content, more);
        }
        Some(read_to)
    }

    /// Whether "he said" is set apart from `content` before it as an aside is:
    /// by a comma, and a comma or the sentence's end after it; and whether the
    /// content is more than an introduction ("On Sunday, he said …").
    fn is_aside(&self, content: &Range<usize>, verb: usize) -> bool {
        let sentence = self.paragraph.sentence_of(verb);
        let rest = (verb + 1..sentence.end)
            .find(|&idx| matches!(self.paragraph.word(idx), "," | "." | "?" | "!"));
        let short_tail = rest.is_none_or(|end| end <= verb + 6);
        let opener = self.class(content.start).is(Class::FUNCTION)
            && matches!(
                self.paragraph.lower(content.start),
                "on" | "in"
                    | "at"
                    | "during"
                    | "after"
                    | "before"
                    | "when"
                    | "while"
                    | "as"
                    | "despite"
                    | "amid"
                    | "following"
                    | "speaking"
            );
        short_tail && (!opener || self.paragraph.word(verb + 1) == "," || verb + 2 >= sentence.end)
    }

    /// The rest of a sentence that "he argued" interrupts: "Such a forum, he
    /// argued, could help".
    fn content_after_aside(
        &self,
        verb: usize,
        before: &Range<usize>,
        end: usize,
    ) -> Option<Range<usize>> {
        let quoted = self.paragraph.tokens[before.start].state != QuoteState::Outside;
        if self.paragraph.word(verb + 1) != "," {
            return None;
        }
        if quoted {
            // “Go,” he said, “and do not come back.”
            let passage = self.passage_starting_at(verb + 2)?;
            return Some(passage);
        }
        self.trim(verb + 2..self.content_end(verb + 2, end))
    }

    /// What was said stands after the cue: he said that …; he denied ….
    fn read_after(&mut self, verb: usize, class: Class) -> Option<usize> {
        let sentence = self.paragraph.sentence_of(verb);
        let subject = self.subject(verb);
        let coordinated = matches!(self.lower_before(self.cue_start(verb)), "and" | "but")
            && self.tags[sentence.start..verb].iter().any(|&tag| tag != Tag::Outside);
        let participle = self.paragraph.lower(verb).ends_with("ing")
            && matches!(self.lower_before(verb), "," | "”" | "\"" | "''");
        if participle && !class.is(Class::SPEECH) {
            return None;
        }
        if subject.is_none() && !coordinated && !participle {
            return None;
        }
        let mut start = verb + 1;
        // An addressee or a day may stand between: told reporters on Friday that.
        let that =
            (start..sentence.end.min(verb + 9)).find(|&idx| self.paragraph.lower(idx) == "that");
        let breaks = |idx: usize| {
            matches!(self.paragraph.word(idx), "," | ":" | "“" | "\"")
                || self.class(idx).is(Class::CUE)
                || self.paragraph.lower(idx) == "as"
        };
        if let Some(that) = that
            && !(start..that).any(breaks)
            && (class.is(Class::SPEECH | Class::CLAUSE))
        {
            start = if class.is(Class::OBJECT) { start } else { that };
        } else if matches!(self.paragraph.word(start), "," | ":") {
            start += 1;
            self.passage_starting_at(start)?;
        } else if let Some(mark) = (start..sentence.end.min(verb + 4)).find(|&idx| {
            self.paragraph.tokens[idx].state == QuoteState::Opening
                && class.is(Class::SPEECH | Class::CLAUSE)
        }) {
            start = if class.is(Class::OBJECT) { start } else { mark };
        } else if participle
            || !(class.is(Class::OBJECT)
                || (class.is(Class::SPEECH) && self.begins_clause(start, sentence.end)))
        {
            return None;
        }
        let content = self.trim(start..self.content_end(start, sentence.end))?;
        if content.len() < 2 || content.clone().any(|idx| !self.is_free(idx)) {
            return None;
        }
        let read_to = content.end;
        self.put(Role::Cue, self.cue_start(verb)..self.cue_end(verb, &content));
        self.put(Role::Content, content);
        if let Some(subject) =
            subject.filter(|subject| subject.clone().all(|idx| self.is_free(idx)))
        {
            self.put(Role::Source, subject);
        }
        // A quoting participle right after: said, “…,” quoting X.
        if let Some((cue, source)) =
            phrase::quoting(self.paragraph, self.lexicon, read_to, sentence.end)
        {
            let read_to = source.end;
            self.put(Role::Cue, cue);
            self.put(Role::Source, source);
            return Some(read_to);
        }
        Some(read_to)
    }

    /// "said the path remains …": a clause without "that" has a subject and a verb.
    fn begins_clause(&self, start: usize, end: usize) -> bool {
        let first = self.lexicon.class(self.paragraph.lower(start));
        let subject = phrase::noun_group_from(self.paragraph, self.lexicon, start, end).is_some()
            || !first.is(Class::FUNCTION)
            || matches!(self.paragraph.lower(start), "the" | "a" | "an" | "this" | "there" | "it");
        let verb = (start + 1..end.min(start + 15)).any(|idx| {
            let lower = self.paragraph.lower(idx);
            matches!(
                lower,
                "is" | "was"
                    | "were"
                    | "are"
                    | "be"
                    | "been"
                    | "has"
                    | "have"
                    | "had"
                    | "will"
                    | "would"
                    | "can"
                    | "could"
                    | "may"
                    | "might"
                    | "must"
                    | "should"
                    | "did"
                    | "does"
                    | "do"
                    | "n't"
                    | "'re"
                    | "'ll"
                    | "'d"
                    | "'ve"
            ) || self.class(idx).is(Class::CUE)
                || lower.ends_with("ed")
                || (lower.ends_with("ns") && !self.class(idx).is(Class::GROUP))
        });
        subject && verb
    }

    /// Where content that starts at `start` turns elsewhere, outside of marks.
    fn content_end(&self, start: usize, end: usize) -> usize {
        let passage_end = self.passage_starting_at(start).map(|passage| passage.end);
        let end = passage_end.map_or(end, |passage_end| passage_end.max(end));
        for idx in start..end {
            let token = self.paragraph.tokens[idx];
            let closes = token.state == QuoteState::Closing && Some(idx + 1) == passage_end;
            if closes {
                return idx + 1;
            }
            if token.state != QuoteState::Outside || idx == start {
                continue;
            }
            if self.turns_away(idx, end) {
                return idx;
            }
            // `… behavior,” claiming`: the comma stands inside the marks.
            let after_marks = self.paragraph.tokens[idx - 1].state == QuoteState::Closing;
            if after_marks
                && self.class(idx).is(Class::CUE | Class::RELAY)
                && self.paragraph.lower(idx).ends_with("ing")
            {
                return idx;
            }
        }
        end
    }

    /// Whether the sentence leaves what was reported at token `idx`.
    fn turns_away(&self, idx: usize, end: usize) -> bool {
        let next = idx + 1;
        let word = self.paragraph.lower(next);
        let cue_next = self.class(next).is(Class::CUE | Class::RELAY);
        match self.paragraph.word(idx) {
            "," => {
                TURNS.contains(&word)
                    || (cue_next && word.ends_with("ing"))
                    || self.other_reports(next, end)
            }
            "—" | "–" => TURNS.contains(&word) || matches!(word, "which" | "who"),
            "and" | "but" => cue_next && word.ends_with("ed"),
            _ => false,
        }
    }

    /// Whether somebody else's saying starts at `start`: ", Modi warned of",
    /// ", a charge that the ministry denied".
    fn other_reports(&self, start: usize, end: usize) -> bool {
        let verb = (start + 1..end.min(start + 9)).find(|&idx| {
            let lower = self.paragraph.lower(idx);
            self.class(idx).is(Class::CUE) && lower.ends_with("ed") && lower != "called"
        });
        let Some(verb) = verb else { return false };
        if matches!(self.paragraph.lower(start), "a" | "an") {
            return true;
        }
        let from = self.cue_start(verb);
        phrase::subject_before(self.paragraph, self.lexicon, from, start)
            .is_some_and(|subject| subject.start == start)
    }

    /// Leaves out the marks at both ends that are no part of what was said.
    fn trim(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let Range { mut start, mut end } = tokens;
        if start == 0 {
            start = self.dateline_end().min(end);
        }
        let outside = |idx: usize| self.paragraph.tokens[idx].state == QuoteState::Outside;
        while start < end
            && outside(start)
            && matches!(self.paragraph.word(start), "," | ":" | ";" | "—" | "–" | "-" | ".")
        {
            start += 1;
        }
        while start < end
            && outside(end - 1)
            && matches!(self.paragraph.word(end - 1), "," | "." | ":" | ";" | "—" | "–" | "?" | "!")
        {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// First token after "MOSCOW/WASHINGTON –"; 0 where there is no dateline.
    fn dateline_end(&self) -> usize {
        let dash = (1..self.paragraph.len().min(14))
            .find(|&idx| matches!(self.paragraph.word(idx), "–" | "—" | "--" | "-"));
        let shouted = |word: &str| !word.chars().any(char::is_lowercase);
        dash.filter(|_| self.paragraph.word(0).len() > 2 && shouted(self.paragraph.word(0)))
            .map_or(0, |dash| dash + 1)
    }

    /// The first free token at or after `start`: content before a cue does not
    /// reach back over what another cue reports.
    fn free_from(&self, start: usize, end: usize) -> usize {
        (start..end).rev().find(|&idx| !self.is_free(idx)).map_or(start, |taken| taken + 1)
    }

    fn passage_starting_at(&self, idx: usize) -> Option<Range<usize>> {
        let token = self.paragraph.tokens.get(idx)?;
        let passage = self.paragraph.passages[token.passage? as usize];
        let starts = passage.span.start() == token.span.start();
        starts.then(|| idx..self.paragraph.token_at(passage.span.end() - 1) + 1)
    }

    fn passage_ending_at(&self, idx: usize) -> Option<Range<usize>> {
        let token = self.paragraph.tokens.get(idx)?;
        let passage = self.paragraph.passages[token.passage? as usize];
        let start = self.paragraph.token_at(passage.span.start());
        let ends = passage.span.end() == token.span.end() && idx > start + 1;
        // “so-called” things inside a sentence are not what somebody said.
        let stops = matches!(self.paragraph.word(idx - 1), "," | "?" | "!" | "." | "…" | "—");
        (ends && stops && (start..=idx).all(|idx| self.is_free(idx))).then_some(start..idx + 1)
    }

    /// First token of the cue: auxiliaries and adverbs before the verb belong to it.
    fn cue_start(&self, verb: usize) -> usize {
        let sentence = self.paragraph.sentence_of(verb);
        let mut start = verb;
        while start > sentence.start && self.class(start - 1).is(Class::WITH_CUE) {
            start -= 1;
        }
        start
    }

    /// "called for", "accused … of": a preposition right after an object verb
    /// belongs to what was said, but to the cue after "call".
    fn cue_end(&self, verb: usize, content: &Range<usize>) -> usize {
        if self.paragraph.lower(verb).starts_with("call") && content.start > verb + 1 {
            content.start
        } else {
            verb + 1
        }
    }

    fn subject(&self, verb: usize) -> Option<Range<usize>> {
        let start = self.cue_start(verb);
        let sentence = self.paragraph.sentence_of(verb);
        let subject = phrase::subject_before(self.paragraph, self.lexicon, start, sentence.start)?;
        subject.clone().all(|idx| self.is_free(idx)).then_some(subject)
    }

    /// A passage that nobody is said to have said, right after one that
    /// somebody has: “…,” she said. “…”
    fn continue_passages(&mut self) {
        let mut attributed = false;
        let mut seen = 0;
        for passage in &self.paragraph.passages {
            let start = self.paragraph.token_at(passage.span.start());
            let end = self.paragraph.token_at(passage.span.end() - 1) + 1;
            let alone = start == 0
                || self.paragraph.tokens[start].sentence
                    != self.paragraph.tokens[start - 1].sentence;
            attributed |=
                self.tags[seen..start].contains(&Tag::Begin(Role::Content)) || passage.continues;
            seen = start;
            if alone && attributed && end - start > 5 && (start..end).all(|idx| self.is_free(idx)) {
                self.put(Role::Content, start..end);
            }
        }
    }
}
