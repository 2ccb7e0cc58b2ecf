//! Finds those whom "the couple", "both men" and "the senators" mean, where the text has just named
//! them together.

use crate::quotes::analysis::Link;
use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Found;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::nouns::is_called_like;
use crate::quotes::speakers::source_phrase::Source;

/// The number of paragraphs before a description in which its bearers are looked for.
const FAR: usize = 4;
/// The same for "both", which is said right behind two names.
const NEAR: usize = 1;

/// The number of tokens before the first of several names in which the text says what they are.
const LONGEST_OFFICE: usize = 8;

/// The number of tokens behind the last of them in which the text says what they wrote.
const LONGEST_WORK: usize = 4;

/// A description of several.
enum Asked {
    /// "Both", "the two men".
    Both,
    /// "The couple".
    Couple,
    /// "The senators"; it holds the noun for one, and true if there are two.
    Several(String, bool),
}

impl Reading<'_> {
    /// Returns those who were named together last, or the one of them, whom a description means.
    pub(in crate::quotes::speakers::resolve) fn pair_or_one_of_it(
        &mut self,
        paragraph_idx: usize,
        parsed: &Source,
    ) -> Found {
        self.one_of_two(paragraph_idx, parsed).or_else(|| self.pair(paragraph_idx, parsed))
    }

    /// Returns those who were named together last for a description that means them.
    fn pair(&mut self, paragraph_idx: usize, parsed: &Source) -> Found {
        let asked = self.described_several(paragraph_idx, parsed)?;
        let token = parsed.group.start;
        let near = matches!(asked, Asked::Both | Asked::Several(_, true));
        let far = if near { NEAR } else { FAR };
        let found = self
            .named_together(paragraph_idx, token, far, |reading, all| reading.may_be(&asked, all));
        let both = || match asked {
            Asked::Both | Asked::Several(_, true) => self.only_two_named(paragraph_idx, token),
            Asked::Couple => self.married_before(paragraph_idx, token),
            Asked::Several(..) => None,
        };
        let Some(found) = found.or_else(both) else {
            return self.called_so_before(paragraph_idx, parsed, &asked);
        };
        let name = self.names_together(&found);
        let paragraph = self.paragraphs.at(paragraph_idx);
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        let noun = paragraph.lower(parsed.group.end - 1).to_owned();
        let speaker = self.describe(name, SpeakerType::Group, noun);
        if let Asked::Several(one, _) = asked {
            self.story.several = Some((one, speaker));
        }
        self.note_description(paragraph_idx, token, span, Who::Described(speaker));
        let first = self.mentions.at(found[0]).span;
        let steps = vec![
            Link { mention: span, reason: "description" },
            Link { mention: first, reason: "whom it varies" },
        ];
        Some((speaker, steps))
    }

    /// Returns those whom the text has called by the noun of a description before.
    fn called_so_before(&mut self, paragraph_idx: usize, parsed: &Source, asked: &Asked) -> Found {
        let Asked::Several(noun, _) = asked else { return None };
        let &(_, speaker) = self.story.several.as_ref().filter(|(known, _)| known == noun)?;
        let paragraph = self.paragraphs.at(paragraph_idx);
        let span = paragraph.span(parsed.group.start, parsed.group.end);
        self.note_description(paragraph_idx, parsed.group.start, span, Who::Described(speaker));
        Some((speaker, vec![Link { mention: span, reason: "described so before" }]))
    }

    /// Returns the names of several as one: "Ines Marsh, Bo Lind and Carl Ode".
    pub(super) fn names_together(&self, all: &[usize]) -> String {
        let mut name = String::new();
        for (place, &idx) in all.iter().enumerate() {
            name.push_str(match place {
                0 => "",
                _ if place + 1 == all.len() => " and ",
                _ => ", ",
            });
            name.push_str(&self.fullest_name_of(idx));
        }
        name
    }

    /// Returns the longest name that the text has for somebody, where it is not written in capitals.
    fn fullest_name_of(&self, mention: usize) -> String {
        let full = self.name(self.story.cast.characters[self.named[mention]].fullest.span);
        if full.contains(char::is_lowercase) { full } else { self.full_name_of(mention) }
    }

    /// Returns what a source describes, if that is several of whom the text may have told.
    fn described_several(&self, paragraph_idx: usize, parsed: &Source) -> Option<Asked> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        if parsed.whole.end > parsed.group.end {
            return None;
        }
        let token = parsed.group.start;
        let words: Vec<&str> = parsed.group.clone().map(|idx| paragraph.lower(idx)).collect();
        let one = |several: &str| self.one_of(several);
        let all_of = |several: &str| one(several).filter(|one| !are_many(one));
        match words[..] {
            ["both"]
            | ["the", "two" | "pair" | "duo"]
            | ["both", "men" | "women"]
            | ["the", "two", "men" | "women"] => Some(Asked::Both),
            ["the", "couple"] => Some(Asked::Couple),
            ["both", several] | ["the", "two", several] => {
                one(several).map(|one| Asked::Several(one, true))
            }
            ["the", several] if !self.are_more_than_named(paragraph_idx, token) => {
                all_of(several).map(|one| Asked::Several(one, false))
            }
            ["the", "study" | "report" | "paper" | "book", "'s" | "’s", "authors"] => {
                Some(Asked::Several("author".to_owned(), false))
            }
            _ => None,
        }
    }

    /// Returns "senator" for "senators", if that is a noun for a person.
    fn one_of(&self, several: &str) -> Option<String> {
        let one = match several.strip_suffix("men") {
            Some(stem) => format!("{stem}man"),
            None => several.strip_suffix('s')?.to_owned(),
        };
        let known = Class::ANY_ROLE | Class::PERSON;
        self.lexicon.class(&one).is(known).then_some(one)
    }

    /// Returns true if the text has just told of those who work with somebody: "Marsh and colleagues".
    fn are_more_than_named(&self, paragraph_idx: usize, token: usize) -> bool {
        let first = paragraph_idx.saturating_sub(FAR).max(self.paragraphs.start());
        (first..=paragraph_idx).any(|at| {
            let paragraph = self.paragraphs.at(at);
            let end = if at == paragraph_idx { token } else { paragraph.len() };
            (0..end).any(|idx| matches!(paragraph.lower(idx), "colleagues" | "co-authors"))
        })
    }

    /// Returns true if those named together may be the ones that a description means.
    fn may_be(&self, asked: &Asked, all: &[usize]) -> bool {
        let are_people = all.iter().all(|&idx| {
            let who = Who::Named(self.named[idx]);
            self.kind(who) == SpeakerType::Person
                && (self.is_surely_a_person(who) || matches!(asked, Asked::Couple))
        });
        let apart = (1..all.len()).all(|at| self.named[all[at - 1]] != self.named[all[at]]);
        are_people
            && apart
            && match asked {
                Asked::Both => all.len() == 2 && self.are_first_named(all),
                Asked::Couple => all.len() == 2 && self.may_be_a_couple(all),
                Asked::Several(noun, two) => (!two || all.len() == 2) && self.are_called(noun, all),
            }
    }

    /// Returns true if no other person is named before them in their sentence.
    fn are_first_named(&self, all: &[usize]) -> bool {
        let first = self.mentions.at(all[0]);
        let sentence = self.paragraphs.at(first.paragraph).sentence_of(first.tokens.start).start;
        let mut others = self.names_in(first.paragraph, sentence..first.tokens.start);
        !others.any(|idx| {
            let who = Who::Named(self.named[idx]);
            self.kind(who) == SpeakerType::Person && self.is_surely_a_person(who)
        })
    }

    /// Returns true for two of one surname, of whom the first may have none.
    fn may_be_a_couple(&self, two: &[usize]) -> bool {
        let [one, other] = [two[0], two[1]].map(|idx| self.mentions.at(idx));
        let kin = Class::ANY_ROLE | Class::PERSON;
        let paragraph = self.paragraphs.at(other.paragraph);
        let related = (one.tokens.end..other.tokens.start).any(|idx| {
            matches!(paragraph.lower(idx), "his" | "her")
                && self.lexicon.class(paragraph.lower(idx + 1)).is(kin)
        });
        let given = |word: &String| self.lexicon.class(word).is(Class::GIVEN);
        let alone = one.words.len() == 1 && other.words.len() > 1 && one.words.iter().all(given);
        related || alone || one.words.len() > 1 && one.words.last() == other.words.last()
    }

    /// Returns true if the text calls those who are named together by a noun: "Senators Ines Marsh and
    /// Carl Ode".
    fn are_called(&self, noun: &str, all: &[usize]) -> bool {
        let first = self.mentions.at(all[0]);
        let paragraph = self.paragraphs.at(first.paragraph);
        let start = first.tokens.start;
        let is_it = |word: &str| {
            let one = word.strip_suffix('s').unwrap_or_default();
            one == noun || may_be_called(&[one.to_owned()], noun)
        };
        let office = start.saturating_sub(LONGEST_OFFICE)..start;
        let of_senate = |idx: usize| noun == "senator" && paragraph.lower(idx) == "senate";
        let before = office.clone().any(|idx| is_it(paragraph.lower(idx)) || of_senate(idx))
            && !office.into_iter().any(|idx| parts(paragraph.lower(idx)));
        let roles = |idx: usize| {
            let of = &self.story.cast.characters[self.named[idx]];
            is_called_like(&of.roles, noun) || may_be_called(&of.roles, noun)
        };
        let last = self.mentions.at(all[all.len() - 1]);
        let behind = last.tokens.end..last.tokens.end + LONGEST_WORK;
        let wrote = last.possessive
            && may_be_called(&["author".to_owned()], noun)
            && behind.into_iter().any(|idx| is_work(paragraph.lower(idx)));
        // "The report, by Ines Marsh and Carl Ode, notes".
        let by = start.checked_sub(1).filter(|&by| paragraph.lower(by) == "by");
        let signed = may_be_called(&["author".to_owned()], noun)
            && by.is_some_and(|by| {
                (by.saturating_sub(LONGEST_WORK)..by).any(|idx| is_work(paragraph.lower(idx)))
            });
        before || wrote || signed || all.iter().all(|&idx| roles(idx))
    }

    /// Returns the last two of whom the text says that they are a couple: "Ines Marsh and her husband
    /// Carl", "Ines Marsh, who came with her husband Carl".
    fn married_before(&self, paragraph_idx: usize, token: usize) -> Option<Vec<usize>> {
        let first = paragraph_idx.saturating_sub(FAR).max(self.story.memory.section());
        for at in (first.max(self.paragraphs.start())..=paragraph_idx).rev() {
            let paragraph = self.paragraphs.at(at);
            let end = if at == paragraph_idx { token } else { paragraph.len() };
            let is_spouse = |&idx: &usize| {
                let name = self.mentions.at(idx);
                let before = |back: usize| {
                    name.tokens.start.checked_sub(back).map_or("", |at| paragraph.lower(at))
                };
                let back = 1 + usize::from(before(1) == ",");
                matches!(before(back), "wife" | "husband" | "partner" | "fiancé" | "fiancée")
                    && matches!(before(back + 1), "his" | "her")
            };
            let Some(spouse) = self.names_in(at, 0..end).rev().find(is_spouse) else { continue };
            let sentence = paragraph.sentence_of(self.mentions.at(spouse).tokens.start).start;
            let own = self.names_in(at, sentence..self.mentions.at(spouse).tokens.start);
            let person = own.rev().find(|&idx| {
                self.kind(Who::Named(self.named[idx])) == SpeakerType::Person
                    && self.named[idx] != self.named[spouse]
            })?;
            return Some(vec![person, spouse]);
        }
        None
    }

    /// Returns the only two people named in the sentence of a token before it, or else in the sentence
    /// before that.
    fn only_two_named(&self, paragraph_idx: usize, token: usize) -> Option<Vec<usize>> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let start = paragraph.sentence_of(token).start;
        let own = self.names_in(paragraph_idx, start..token);
        let (at, names) = match start.checked_sub(1) {
            _ if !own.is_empty() => (paragraph_idx, own),
            Some(before) => {
                (paragraph_idx, self.names_in(paragraph_idx, paragraph.sentence_of(before)))
            }
            None => {
                let at = paragraph_idx.checked_sub(1)?;
                let last = self.paragraphs.get(at)?.len().checked_sub(1)?;
                (at, self.names_in(at, self.paragraphs.at(at).sentence_of(last)))
            }
        };
        let paragraph = self.paragraphs.at(at);
        let mut two: Vec<usize> = Vec::new();
        for idx in names {
            let name = self.mentions.at(idx);
            let who = Who::Named(self.named[idx]);
            let outside = paragraph.tokens[name.tokens.start].state == QuoteState::Outside;
            if self.kind(who) != SpeakerType::Person || !self.is_surely_a_person(who) {
                continue;
            }
            if !outside || name.possessive {
                return None;
            }
            if two.iter().all(|&other| self.named[other] != self.named[idx]) {
                two.push(idx);
            }
        }
        (two.len() == 2).then_some(two)
    }
}

/// Returns true for a word that parts names from the noun before them, or says that there are others.
fn parts(word: &str) -> bool {
    matches!(
        word,
        "against" | "among" | "by" | "for" | "from" | "including" | "like" | "such" | "to" | "with"
    )
}

/// Returns true for what researchers and authors write.
fn is_work(word: &str) -> bool {
    matches!(word, "article" | "book" | "paper" | "report" | "research" | "study")
}

/// Returns true for a noun of whose bearers a text has mostly more than it names.
fn are_many(one: &str) -> bool {
    matches!(
        one,
        "candidate"
            | "critic"
            | "democrat"
            | "expert"
            | "leader"
            | "member"
            | "official"
            | "opponent"
            | "republican"
            | "supporter"
            | "voter"
    )
}

/// Returns true if somebody called by one of these nouns may be called by another: scholars are
/// researchers.
fn may_be_called(roles: &[String], noun: &str) -> bool {
    const LEARNED: [&str; 16] = [
        "academic",
        "analyst",
        "author",
        "biologist",
        "economist",
        "epidemiologist",
        "expert",
        "historian",
        "physicist",
        "professor",
        "psychologist",
        "psychiatrist",
        "researcher",
        "scholar",
        "scientist",
        "sociologist",
    ];
    const ELECTED: [&str; 6] =
        ["congressman", "congresswoman", "lawmaker", "legislator", "representative", "senator"];
    let of =
        |all: &[&str]| all.contains(&noun) && roles.iter().any(|role| all.contains(&role.as_str()));
    of(&LEARNED) || matches!(noun, "lawmaker" | "legislator") && of(&ELECTED)
}
