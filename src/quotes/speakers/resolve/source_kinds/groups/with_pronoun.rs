//! Names those of whom one is a pronoun: "he and Carl Ode", "she and her team".

use std::ops::Range;

use crate::quotes::speakers::mention::Gender;
use crate::quotes::speakers::mention_memory::Who;
use crate::quotes::speakers::resolve::Reading;
use crate::quotes::speakers::resolve::squeeze;

impl Reading<'_> {
    /// Returns the names in "he and Carl Ode", with the name of whom the pronoun means.
    pub(in crate::quotes::speakers::resolve) fn names_with_pronoun(
        &mut self,
        paragraph_idx: usize,
        tokens: Range<usize>,
    ) -> Option<String> {
        let paragraph = self.paragraphs.at(paragraph_idx);
        let gender = match paragraph.lower(tokens.start) {
            "he" => Gender::Male,
            "she" => Gender::Female,
            _ => return None,
        };
        let and = tokens.start + 1;
        if and + 1 >= tokens.end || paragraph.lower(and) != "and" {
            return None;
        }
        let Who::Named(character) = self.person_at(paragraph_idx, tokens.start, gender)?.who else {
            return None;
        };
        let rest = and + 1..tokens.end;
        // Whoever stands behind the "and" is another one.
        let is_among_them =
            self.names_in(paragraph_idx, rest.clone()).any(|idx| self.named[idx] == character);
        if is_among_them {
            return None;
        }
        let person = self.name(self.story.cast.characters[character].fullest.span);
        let paragraph = self.paragraphs.at(paragraph_idx);
        let others = self
            .only_name_in_full(paragraph_idx, rest.clone())
            .unwrap_or_else(|| squeeze(paragraph.slice(paragraph.span(rest.start, rest.end))));
        Some(format!("{person} and {others}"))
    }

    /// Returns the full name where tokens hold one name and its titles.
    fn only_name_in_full(&self, paragraph_idx: usize, tokens: Range<usize>) -> Option<String> {
        let mut names = self.names_in(paragraph_idx, tokens.clone()).rev();
        let last = names.next()?;
        let name = self.mentions.at(last);
        let is_alone = name.tokens.end == tokens.end && name.from <= tokens.start;
        is_alone.then(|| self.full_name_of(last))
    }
}
