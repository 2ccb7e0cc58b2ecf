//! Lists speakers and finds them by name.

use std::cmp::Reverse;

use crate::app::AppError;
use crate::app::Desk;
use crate::library::ArticleId;
use crate::library::Rows;
use crate::library::Scope;
use crate::library::SpeakerId;
use crate::library::SpeakerRow;
use crate::library::Window;
use crate::quotes::Acts;
use crate::text::fold;

impl Desk {
    /// Returns the speakers of an article or of the library, in groups: people; organizations and
    /// places; groups and unnamed ones. In each the most quoted come first, then it goes by name.
    pub fn speakers(&self, scope: Scope, window: Window) -> Result<Rows<SpeakerRow>, AppError> {
        self.speakers_with(scope, window, Acts::SAID)
    }

    /// The same with those of whom there are only quotations of other `acts`.
    pub fn speakers_with(
        &self,
        scope: Scope,
        window: Window,
        acts: Acts,
    ) -> Result<Rows<SpeakerRow>, AppError> {
        Ok(self.library.speakers_with(scope, window, acts)?)
    }

    /// Returns how many quotations these articles have, as they are counted where articles are listed.
    pub fn quotations_in(&self, articles: &[ArticleId]) -> Result<usize, AppError> {
        Ok(self.library.quotations_in(articles)?)
    }

    /// Returns everybody who is quoted in any of these articles, each once.
    pub fn speakers_in(&self, articles: &[ArticleId]) -> Result<Vec<SpeakerId>, AppError> {
        Ok(self.library.speakers_in(articles)?)
    }

    /// Returns the speakers with a name that has, for each typed word, a word that begins with it;
    /// the most quoted first.
    pub fn speakers_like(&self, typed: &str) -> Result<Vec<SpeakerId>, AppError> {
        Ok(self.names.beginning(&self.library, typed)?)
    }

    /// Returns the same speakers as rows, without those who are quoted nowhere.
    pub fn speaker_rows_like(&self, typed: &str) -> Result<Vec<SpeakerRow>, AppError> {
        let mut rows = Vec::new();
        for id in self.speakers_like(typed)? {
            if self.library.is_quoted(id, Acts::SAID)? {
                rows.extend(self.library.speaker(id)?);
            }
        }
        Ok(rows)
    }

    /// Returns at most `most` names that begin as was typed; where there are none, the names that
    /// may have been meant. The likeliest come first.
    pub fn names_like(&self, typed: &str, most: usize) -> Result<Vec<String>, AppError> {
        let mut names = Vec::new();
        for id in self.names.likeliest(&self.library, typed, most)? {
            names.extend(self.library.speaker(id)?.map(|row| row.name));
        }
        Ok(names)
    }

    /// Returns the speakers who have a name or an alias with all the typed words in it, regardless
    /// of case and accents.
    pub fn speakers_named(&self, typed: &str) -> Result<Vec<SpeakerId>, AppError> {
        let typed = fold::key(typed);
        let mut ids = Vec::new();
        for (id, name) in self.library.names()? {
            let name = fold::key(&name);
            let has = |word: &str| name.split_whitespace().any(|own| own == word);
            if typed.split_whitespace().all(has) && !typed.trim().is_empty() {
                ids.push(id);
            }
        }
        ids.sort_unstable();
        ids.dedup();
        Ok(ids)
    }

    /// Returns the others with a name or an alias that ends in the same word as a name of this speaker:
    /// people who share a surname, of whom some may be one. The most quoted come first.
    pub fn akin(&self, speaker: SpeakerId) -> Result<Vec<SpeakerId>, AppError> {
        Ok(self.names.sharing_last_word(&self.library, speaker)?)
    }

    /// Returns at most `most` quoted speakers who can be meant by a name that nobody has: those with the
    /// nearest whole word in their name, names before descriptions, then the most quoted. Where no word
    /// is near, those whose name matches fuzzily.
    pub fn speakers_meant(&self, typed: &str, most: usize) -> Result<Vec<SpeakerRow>, AppError> {
        let misspelt = self.names.misspelt(&self.library, typed.trim())?;
        let mut meant: Vec<(usize, SpeakerRow)> = Vec::new();
        for (slips, id) in misspelt {
            if self.library.is_quoted(id, Acts::SAID)? {
                meant.extend(self.library.speaker(id)?.map(|row| (slips, row)));
            }
        }
        if meant.is_empty() {
            return self.find_speakers(typed, &[], most, Acts::SAID);
        }
        meant.sort_by_key(|(slips, row)| (*slips, !row.kind.is_named(), Reverse(row.quotations)));
        Ok(meant.into_iter().take(most).map(|(_, row)| row).collect())
    }

    /// Reads all names, unless they are known. The first letter that is typed has to be matched with
    /// them, and to read 60,000 takes 40 ms. Where they cannot be read, the search says so.
    pub fn read_names(&self) {
        self.names.read(&self.library).ok();
    }

    /// Returns the speakers of the whole library whose name or alias resembles what was typed,
    /// best match first; where nothing was typed, all of them, most quoted first. Among
    /// equal matches the speakers in `first` come first. Whoever said nothing is found if there are
    /// quotations of other `acts` by them.
    pub fn find_speakers(
        &self,
        typed: &str,
        first: &[SpeakerId],
        most: usize,
        acts: Acts,
    ) -> Result<Vec<SpeakerRow>, AppError> {
        let rows = |ids: &[SpeakerId]| -> Result<Vec<SpeakerRow>, AppError> {
            let mut rows = Vec::with_capacity(ids.len());
            for id in ids {
                if self.library.is_quoted(*id, acts)? {
                    rows.extend(self.library.speaker(*id)?);
                }
            }
            Ok(rows)
        };
        if !typed.trim().is_empty() {
            return rows(&self.names.matching(&self.library, typed.trim(), first, most)?);
        }
        let mut found = rows(first)?;
        let others = self.library.most_quoted_with(most, acts)?.into_iter();
        found.extend(others.filter(|row| !first.contains(&row.id)));
        found.truncate(most);
        Ok(found)
    }
}
