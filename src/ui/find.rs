//! A search of the whole library: what is typed, what it offers, how it looks.
//!
//! What was understood last narrows the list and stands in the model's filter; here is
//! only what is being typed. So while that is not understood, the last result stays.

use ratatui::Frame;

use crate::library::ArticleId;
use crate::library::Search;
use crate::library::SearchError;
use crate::library::language;
use crate::quotes::Kind;
use crate::ui::bottom;
use crate::ui::entry::Entry;
use crate::ui::model::Model;

/// A search, from the key that begins it until Esc.
#[derive(Debug)]
pub(crate) struct Find {
    entry: Entry,
    is_kept: bool,
    understood: Option<Search>,
    error: Option<SearchError>,
    /// Which article was chosen when it began.
    began: Option<ArticleId>,
    /// What Tab has put in, of how much, and what was typed before it.
    offered: Option<(String, usize)>,
}

impl Find {
    /// A search that begins where `began` is chosen.
    pub(crate) fn new(began: Option<ArticleId>) -> Self {
        Find {
            entry: Entry::default(),
            is_kept: false,
            understood: None,
            error: None,
            began,
            offered: None,
        }
    }

    /// What the reader types.
    pub(crate) fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Which article was chosen when it began.
    pub(crate) fn began(&self) -> Option<ArticleId> {
        self.began
    }

    /// Whether the reader is done with typing.
    pub(crate) fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// What is wrong with what is typed.
    pub(crate) fn error(&self) -> Option<&SearchError> {
        self.error.as_ref()
    }

    /// The reader is done with typing, or takes it up again.
    pub(crate) fn set_kept(&mut self, is_kept: bool) {
        self.is_kept = is_kept;
        self.offered = None;
    }

    /// What was understood last; `None`: nothing is asked for.
    pub(crate) fn understood(&self) -> Option<&Search> {
        self.understood.as_ref()
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut Entry)) {
        change(&mut self.entry);
        self.offered = None;
        self.understand();
    }

    /// Puts in the next of what could stand at the end of what is typed.
    pub(crate) fn complete(&mut self) {
        let (typed, next) = match self.offered.take() {
            Some((typed, at)) => (typed, at + 1),
            None => (self.entry.typed().to_owned(), 0),
        };
        let (kept, offers) = offers(&typed);
        if offers.is_empty() {
            return;
        }
        let at = next % offers.len();
        self.entry.replace(&format!("{kept}{}", offers[at]));
        // A field alone asks for its value with the next Tab.
        self.offered = (offers.len() > 1).then_some((typed, at));
        self.understand();
    }

    fn understand(&mut self) {
        match language::parse(self.entry.typed()) {
            Ok(search) => {
                self.error = None;
                self.understood = search;
            }
            Err(error) => {
                // What was understood of a field's name as a word is no more: what stands
                // before it is what narrows.
                let typed = self.entry.typed();
                let before = typed.rfind(char::is_whitespace).map_or("", |at| &typed[..at]);
                if let Ok(search) = language::parse(before) {
                    self.understood = search;
                }
                self.error = Some(error);
            }
        }
    }

    /// Draws the line in which it is typed, and over it what is wrong or can be put in.
    pub(crate) fn draw(&self, model: &Model, frame: &mut Frame) {
        let above = bottom::draw_entry(model, frame, &self.entry, "find: ");
        let typed = self.offered.as_ref().map_or(self.entry.typed(), |(typed, _)| typed);
        let (_, offers) = offers(typed);
        let (said, style) = match &self.error {
            Some(error) if !error.is_unfinished() => (error.to_string(), model.theme.alarm()),
            _ if !offers.is_empty() => (format!("Tab: {}", offers.join(" ")), model.theme.quiet()),
            Some(error) => (error.to_string(), model.theme.quiet()),
            None => return,
        };
        bottom::draw_above(frame, above, &said, style, model.theme);
    }
}

/// What is typed up to where something can be put in, and what that could be.
fn offers(typed: &str) -> (&str, Vec<String>) {
    let start = typed.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let start = start + usize::from(typed[start..].starts_with('-'));
    let (kept, last) = typed.split_at(start);
    let beginning = |known: String| known.starts_with(&last.to_lowercase()).then_some(known);
    let values = |field: &str, values: &[&str]| -> Vec<String> {
        values.iter().map(|value| format!("{field}:{value}")).filter_map(beginning).collect()
    };
    let kinds = [Kind::Direct, Kind::Mixed, Kind::Indirect].map(Kind::name);
    let offers = match last.split_once(':') {
        Some(("kind", _)) => values("kind", &kinds),
        Some(("is", _)) => values("is", &language::MARKS),
        Some(_) => Vec::new(),
        None => {
            language::FIELDS.iter().map(|field| format!("{field}:")).filter_map(beginning).collect()
        }
    };
    // What is typed in full already needs no offer.
    let is_done = offers.len() == 1 && offers[0] == last;
    (kept, if is_done { Vec::new() } else { offers })
}

#[cfg(test)]
mod tests {
    use super::offers;

    #[test]
    fn fields_and_values_are_offered_for_the_last_word() {
        assert_eq!(offers("ferry -sp"), ("ferry -", vec!["speaker:".to_owned()]));
        assert_eq!(offers("kind:i"), ("", vec!["kind:indirect".to_owned()]));
        assert_eq!(offers("is:").1, ["is:unread", "is:starred"]);
        assert_eq!(offers("").1.len(), 7);
        assert_eq!(offers("is:unread").1, [""; 0]);
        assert_eq!(offers("speaker:m").1, [""; 0]);
    }
}
