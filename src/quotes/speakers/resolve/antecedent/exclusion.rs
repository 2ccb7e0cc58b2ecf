//! Rules out candidates whom a pointer cannot mean, whatever their signs.

use crate::quotes::analysis::SpeakerType;
use crate::quotes::reading::lexicon::Class;
use crate::quotes::reading::noun_phrase::starts_upper;
use crate::quotes::reading::paragraph::QuoteState;
use crate::quotes::speakers::mention::Shape;
use crate::quotes::speakers::mention::bodies::body_noun::head_of;
use crate::quotes::speakers::mention::bodies::body_noun::is_noun_for_body;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::ranker::Pointed;
use crate::quotes::speakers::ranker::Sign;
use crate::quotes::speakers::ranker::Signs;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::antecedent::Candidate;
use crate::quotes::speakers::resolve::antecedent::Pointer;
use crate::quotes::speakers::resolve::nouns::is_at_the_head;
use crate::quotes::speakers::resolve::nouns::is_called_like;
use crate::quotes::speakers::resolve::nouns::is_held_by_one;
use crate::quotes::speakers::resolve::nouns::is_such_body;
use crate::text::Span;

/// The smallest likelihood at which somebody counts as a person.
const SURELY: f32 = 0.9;

/// The largest number of names in the words said that are looked at.
const NAMES_IN_CONTENT: usize = 64;

/// The words for the members of parties; nobody is of two.
const PARTIES: [&[&str]; 2] = [&["republican", "gop"], &["democrat", "democratic"]];

impl Reading<'_> {
    /// Leaves of the candidates for a pointer those whom it may mean, as far as rules can tell.
    pub(super) fn rule_out(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        if self.keep_topic(pointer, candidates) {
            return;
        }
        // Before anybody is named, "he" means the person who is named next.
        let fresh = |candidate: &Candidate| !candidate.signs.has(Sign::FirstLater);
        let in_mind = |candidate: &Candidate| {
            candidate.signs.has(Sign::ParagraphsBack) || candidate.signs.has(Sign::SameParagraph)
        };
        let begins = pointer.pointed == Pointed::Personal && !candidates.iter().any(in_mind);
        if begins && !candidates.iter().all(fresh) {
            candidates.retain(|candidate| candidate.signs.has(Sign::FirstLater));
        }
        // "The health secretary" is no shadow secretary.
        let is_shadow = |who: Who| match who {
            Who::Named(character) => {
                let of = &self.story.cast.characters[character];
                of.traits.iter().any(|word| word == "shadow")
            }
            Who::Described(_) => false,
        };
        if pointer.pointed == Pointed::Role
            && matches!(&*pointer.noun, "secretary" | "minister" | "chancellor")
            && !pointer.words.iter().any(|word| word == "shadow")
        {
            candidates.retain(|it| !it.reference.is_some_and(|it| is_shadow(it.who)));
        }
        // "The chief minister" is no deputy.
        let is_deputy = |who: Who| match who {
            Who::Named(character) => {
                let of = &self.story.cast.characters[character];
                of.traits.iter().chain(&of.roles).any(|word| word == "deputy")
            }
            Who::Described(_) => false,
        };
        if pointer.pointed == Pointed::Role
            && pointer.words.iter().any(|word| matches!(&**word, "chief" | "prime"))
            && !pointer.words.iter().any(|word| word == "deputy")
        {
            candidates.retain(|it| !it.reference.is_some_and(|it| is_deputy(it.who)));
        }
        self.keep_who_is_in_office(pointer, candidates);
        // "The health minister" is no other minister where there is one of health.
        candidates.retain(|candidate| {
            !candidate.signs.has(Sign::FitsAnother) || !candidate.signs.has(Sign::Role)
        });
        let fits = |candidate: &Candidate| {
            let all = candidate.signs.has(Sign::AllTraits) || pointer.words.is_empty();
            candidate.signs.has(Sign::Role) && all
        };
        if pointer.pointed == Pointed::Role && candidates.iter().any(fits) {
            candidates.retain(|candidate| !candidate.signs.has(Sign::RoleOfOthers));
        }
        if pointer.pointed == Pointed::Body && pointer.none.has(Sign::NoneThe) {
            self.keep_headed(pointer, candidates);
        }
        self.keep_those_described_alike(pointer, candidates);
        self.keep_those_called_by_trait(pointer, candidates);
        self.drop_addressees(pointer, candidates);
        self.drop_those_who_ask(pointer, candidates);
        self.drop_those_beside(pointer, candidates);
        self.keep_who_adds(pointer, candidates);
        self.drop_chance_names(pointer, candidates);
        self.drop_later_strangers(pointer, candidates);
        self.drop_those_told_apart(pointer, candidates);
        self.drop_partners(pointer, candidates);
        self.drop_other_parties(pointer, candidates);
        self.drop_other_nations(pointer, candidates);
        self.drop_those_of_whom_nothing_fits(pointer, candidates);
        self.drop_those_told_of(pointer, candidates);
        self.drop_those_who_speak_for_others(pointer, candidates);
        self.drop_bodies_only_quoted(pointer, candidates);
        keep_those_called_so_before(pointer, candidates);
        self.keep_those_of_bare_office(pointer, candidates);
        self.keep_newcomer(pointer, candidates);
        self.keep_those_of_clause(pointer, candidates);
        self.drop_those_of_its_clause(pointer, candidates);
        self.drop_places_passed_by(pointer, candidates);
        self.keep_such_bodies(pointer, candidates);
        self.keep_those_of_age(pointer, candidates);
        self.drop_nobody(pointer, candidates);
        self.drop_people_for_thing(pointer, candidates);
        self.keep_those_of_section(candidates);
        self.keep_whose_mind_is_told(pointer, candidates);
        self.keep_subject_who_goes_on(pointer, candidates);
        self.keep_subject_of_sentence(pointer, candidates);
        self.keep_subject_behind(pointer, candidates);
        self.drop_subject_of_main_clause(pointer, candidates);
        self.drop_namesakes_spoken_of(pointer, candidates);
        self.drop_those_told_by_relative(pointer, candidates);
        self.drop_those_of_no_family(pointer, candidates);
        self.drop_contradicted(pointer, candidates);
        self.keep_who_was_speaking(pointer, candidates);
        self.keep_the_only_firm(pointer, candidates);
        self.keep_publishers(pointer, candidates);
    }

    /// Drops for "Marsh said" the one whom the words said call by the first name: in "Ines is
    /// tired, Marsh said" somebody else of that family speaks.
    fn drop_namesakes_spoken_of(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        if pointer.pointed != Pointed::Namesake {
            return;
        }
        let contents = pointer.content.iter().cloned();
        let named = contents.flat_map(|content| self.names_in(pointer.paragraph, content));
        let by_first_name = |idx: &usize| {
            let is_source = self.mentions.at(*idx).tokens == pointer.tokens;
            let first = self.story.cast.characters[self.named[*idx]].words.first();
            !is_source
                && first.is_some_and(|first| self.mentions.at(*idx).words.first() == Some(first))
        };
        let named = named.take(NAMES_IN_CONTENT).filter(by_first_name);
        let spoken_of: Vec<Who> = named.map(|idx| Who::Named(self.named[idx])).collect();
        let stays = |candidate: &Candidate| {
            candidate.reference.is_none_or(|it| !spoken_of.contains(&it.who))
        };
        if candidates.iter().any(stays) {
            candidates.retain(stays);
        }
    }

    /// Leaves of the candidates for "the committee" those whose names say that they are one, and
    /// those who were called so, where there are any.
    pub(super) fn keep_headed(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        // Many a company is called none.
        let tells = is_noun_for_body(&pointer.noun)
            && !matches!(pointer.noun.as_str(), "company" | "group" | "bank" | "office" | "club");
        let all = |signs: &Signs| pointer.words.is_empty() || signs.has(Sign::AllTraits);
        let headed = |candidate: &Candidate| match candidate.reference.map(|it| it.who) {
            Some(Who::Named(character)) => {
                let words = &self.story.cast.characters[character].words;
                words.len() > 1
                    && head_of(words) == Some(&pointer.noun)
                    && all(&candidate.signs)
                    && candidate.signs.has(Sign::ParagraphsBack)
            }
            _ => false,
        };
        if tells && candidates.iter().any(headed) {
            candidates.retain(|candidate| headed(candidate) || candidate.signs.has(Sign::Role));
        }
    }

    /// Leaves of the candidates for "the watchdog" those whose names say that they may be one.
    pub(super) fn keep_such_bodies(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let such = |candidate: &Candidate| match candidate.reference.map(|it| it.who) {
            Some(Who::Named(character)) => {
                let of = &self.story.cast.characters[character];
                // Nobody knows what the letters of "NPB" are for.
                let such = !self.name(of.fullest.span).contains(char::is_lowercase)
                    || of.words.iter().any(|word| is_such_body(word, &pointer.noun));
                of.kind == SpeakerType::Organization && such && in_mind(candidate)
            }
            Some(Who::Described(_)) => true,
            _ => false,
        };
        let tells = matches!(pointer.noun.as_str(), "watchdog" | "regulator" | "union");
        if tells && candidates.iter().any(such) {
            candidates.retain(|candidate| such(candidate) || candidate.signs.has(Sign::Role));
        }
    }

    /// Returns true for somebody who is likelier a person than anything else by far.
    pub(in crate::quotes::speakers::resolve) fn is_surely_a_person(&self, who: Who) -> bool {
        let Who::Named(character) = who else { return true };
        let of = &self.story.cast.characters[character];
        of.fullest.shape == Shape::Person || of.chances()[0] > SURELY
    }

    /// Drops for "the company" those that are named only later and are called nothing of the kind,
    /// and single letters, numerals and words that are no names elsewhere.
    pub(super) fn drop_chance_names(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        if pointer.pointed != Pointed::Body || !pointer.none.has(Sign::NoneThe) {
            return;
        }
        candidates.retain(|candidate| match candidate.reference.map(|it| it.who) {
            Some(who @ Who::Named(character)) => {
                let of = &self.story.cast.characters[character];
                let idle = match &of.words[..] {
                    // "Part II" leaves no word: "II" is a suffix.
                    [] => true,
                    [word] => {
                        word.chars().count() == 1
                            || of.in_headline && self.lexicon.class(word).is(Class::COMMON)
                    }
                    _ => false,
                };
                !idle && (in_mind(candidate) || self.bears_noun(who, &pointer.noun))
            }
            _ => true,
        });
    }

    /// Drops whom only an earlier section of the text speaks of, where the current one speaks of
    /// others who may be meant.
    pub(super) fn keep_those_of_section(&self, candidates: &mut Vec<Candidate>) {
        let here = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| self.story.memory.is_of_section(&it))
        };
        if candidates.iter().any(here) {
            candidates.retain(|candidate| {
                candidate.reference.is_none() || candidate.signs.has(Sign::Role) || here(candidate)
            });
        }
    }

    /// Drops places that stand behind a preposition, where a body is in mind: behind "The union
    /// has members in Norvik", "it" is the union.
    pub(super) fn drop_places_passed_by(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        if pointer.pointed != Pointed::Impersonal {
            return;
        }
        let near = |candidate: &Candidate| {
            candidate.signs.has(Sign::SameParagraph) || candidate.signs.has(Sign::ParagraphBefore)
        };
        let is_place = |candidate: &Candidate| {
            candidate.reference.is_some_and(|it| {
                self.kind(it.who) == SpeakerType::Place || self.is_listed_place(it.who)
            })
        };
        let body = |candidate: &Candidate| {
            near(candidate)
                && candidate.signs.has(Sign::Organization)
                && !candidate.signs.has(Sign::AfterPreposition)
                && !is_place(candidate)
        };
        if candidates.iter().any(body) {
            candidates.retain(|candidate| {
                !(is_place(candidate) && candidate.signs.has(Sign::AfterPreposition))
            });
        }
    }

    /// Drops those of whom the text says that they are of another party than the pointer says.
    pub(super) fn drop_other_parties(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let is_of = |words: &[String], party: &[&str]| {
            words.iter().any(|word| party.contains(&word.as_str()))
        };
        let noun = [pointer.noun.clone()];
        let says = |party: &&[&str]| is_of(&pointer.words, party) || is_of(&noun, party);
        let Some(party) = PARTIES.into_iter().find(says) else { return };
        let is_of_other = |who: Who| {
            let Who::Named(character) = who else { return false };
            let traits = &self.story.cast.characters[character].traits;
            !is_of(traits, party) && PARTIES.into_iter().any(|other| is_of(traits, other))
        };
        candidates.retain(|candidate| !candidate.reference.is_some_and(|it| is_of_other(it.who)));
    }

    /// Drops for "the Norvik police chief" those of whom the text tells nothing of that kind: the
    /// words name another place or body than any that it has named beside them.
    fn drop_those_of_whom_nothing_fits(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let names_other = pointer.pointed == Pointed::Role
            && pointer.none.has(Sign::NoneThe)
            && pointer.none.has(Sign::NoneProper)
            && (is_held_by_one(&pointer.noun) || is_at_the_head(&pointer.noun))
            && pointer.tokens.clone().skip(1).any(|idx| starts_upper(paragraph.word(idx)));
        if names_other {
            candidates.retain(|candidate| {
                candidate.signs.has(Sign::Role)
                    || candidate.signs.has(Sign::InName)
                    || !candidate.signs.has(Sign::NoTraits)
                    || candidate.reference.is_none_or(|it| self.is_akin(pointer, it.who))
            });
        }
    }

    /// Drops for "the official" whoever is named for the first time in the words said: he tells of
    /// them.
    fn drop_those_told_of(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        if !matches!(pointer.pointed, Pointed::Role | Pointed::NewRole) {
            return;
        }
        let paragraph = self.paragraphs.at(pointer.paragraph);
        let in_words = |span: Span| {
            pointer.content.iter().any(|content| {
                *content != pointer.tokens
                    && paragraph.span(content.start, content.end).covers(span)
            })
        };
        candidates.retain(|candidate| {
            !candidate.reference.is_some_and(|it| {
                self.story.memory.count(it.who) == 0
                    && it.paragraph == pointer.paragraph
                    && in_words(it.span)
            })
        });
    }

    /// Drops for "the court" a body that nobody but a speaker has named, once: in “The Norvik Board
    /// must act,” the court said, it is not the board.
    fn drop_bodies_only_quoted(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let tokens = &self.paragraphs.at(pointer.paragraph).tokens;
        let outside = tokens[pointer.tokens.start].state == QuoteState::Outside;
        if outside && pointer.pointed == Pointed::Body {
            candidates.retain(|candidate| {
                !candidate.reference.is_some_and(|it| it.quoted && self.mentions_of(it.who) == 1)
            });
        }
    }

    /// Drops for "Norway’s president" and "the Norwegian president" the one whom the text calls a
    /// Swedish one.
    pub(super) fn drop_other_nations(&self, pointer: &Pointer, candidates: &mut Vec<Candidate>) {
        let named = self
            .names_in(pointer.paragraph, pointer.tokens.clone())
            .filter(|&idx| self.mentions.at(idx).possessive)
            .map(|idx| Who::Named(self.named[idx]))
            .any(|who| self.is_listed_place(who));
        let nation = |word: &str| {
            self.lexicon.class(word).is(Class::ADJECTIVE)
                && ["an", "ish", "ese", "qi", "eli", "ani", "ch"]
                    .iter()
                    .any(|ending| word.ends_with(ending))
                && !PARTIES.iter().any(|party| party.contains(&word))
        };
        let tells = named || pointer.words.iter().any(|word| nation(word));
        if !tells || !matches!(pointer.pointed, Pointed::Role | Pointed::NewRole) {
            return;
        }
        let same = |one: &str, other: &str| {
            let letters = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
            letters > 3
        };
        let is_other = |who: Who| {
            let Who::Named(character) = who else { return false };
            let traits = &self.story.cast.characters[character].traits;
            let mut nations = traits.iter().filter(|word| nation(word)).peekable();
            nations.peek().is_some()
                && !nations.any(|of| pointer.words.iter().any(|word| same(of, word)))
        };
        candidates.retain(|candidate| {
            !(candidate.signs.has(Sign::Role)
                && candidate.reference.is_some_and(|it| is_other(it.who)))
        });
    }

    /// Returns true if the text calls somebody by a noun, or if it heads the name of a body.
    pub(super) fn bears_noun(&self, who: Who, noun: &str) -> bool {
        let Who::Named(character) = who else { return false };
        let of = &self.story.cast.characters[character];
        let heads = of.words.len() > 1
            && of.kind == SpeakerType::Organization
            && head_of(&of.words) == Some(noun);
        !noun.is_empty() && (heads || is_called_like(&of.roles, noun))
    }
}

/// Drops those who are named only later, where the text has called somebody so before: "the
/// president" is no president of whom nobody has heard.
pub(super) fn keep_those_called_so_before(pointer: &Pointer, candidates: &mut Vec<Candidate>) {
    let later = |candidate: &Candidate| {
        candidate.signs.has(Sign::Later) || candidate.signs.has(Sign::MuchLater)
    };
    let called = |candidate: &Candidate| {
        candidate.reference.is_some() && candidate.signs.has(Sign::Role) && !later(candidate)
    };
    let known = pointer.pointed == Pointed::Role && pointer.none.has(Sign::NoneThe);
    if known && candidates.iter().any(called) {
        candidates.retain(|candidate| !later(candidate));
    }
}

/// Returns true for somebody of whom the text has spoken before the pointer.
pub(super) fn in_mind(candidate: &Candidate) -> bool {
    candidate.signs.has(Sign::ParagraphsBack) || candidate.signs.has(Sign::SameParagraph)
}
