//! Holds a search of the whole library while it is typed, and what it offers to complete.
//!
//! What was understood last narrows the list and stands in the model's filter; here is
//! only what is being typed. So while that is not understood, the last result stays.

use crate::app::Direction;
use crate::library::ArticleId;
use crate::library::QuotationId;
use crate::library::Search;
use crate::library::SearchError;
use crate::library::query_language;
use crate::library::query_language::Term;
use crate::session::messages::NameField;
use crate::session::messages::Names;
use crate::text::Span;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::layers::search_completion;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::text::searched_words::SearchedWords;

/// The places of an article at which a search stops.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StopKind {
    /// It stops at the words that it asks for.
    Words,
    /// It stops at the quotations that match.
    Quotations,
}

/// The action that follows when it is known which quotations of an article match.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Landing {
    /// The first one is brought into sight.
    Reveal,
    /// The first one, or, coming from behind, the last one becomes current.
    GoTo(Direction),
    /// The next one becomes current, seen from where the user is.
    Walk(Direction),
}

/// A search, from the key that begins it until Esc.
#[derive(Debug)]
pub(crate) struct LibrarySearch {
    pub(crate) entry: LineInput,
    pub(crate) is_kept: bool,
    pub(crate) understood: Option<Search>,
    pub(crate) error: Option<SearchError>,
    /// The article that was chosen when the search began.
    pub(crate) began: Option<ArticleId>,
    /// The text that was typed before Tab, and the index of the offer that Tab has put in its
    /// place.
    pub(crate) offered: Option<(String, usize)>,
    /// The library's last answer about names that could stand at the end.
    pub(crate) names: Option<Names>,
    /// The words to be marked in an open text.
    pub(crate) sought: SearchedWords,
    /// The words in the open text at which the user is.
    pub(crate) current: Option<Span>,
    /// The quotations of an article that match.
    pub(crate) quotations: Option<(ArticleId, Vec<QuotationId>)>,
    pub(crate) landing: Option<Landing>,
}

impl LibrarySearch {
    /// Returns a search that begins where `began` is chosen.
    pub(crate) fn new(began: Option<ArticleId>) -> Self {
        LibrarySearch {
            entry: LineInput::default(),
            is_kept: false,
            understood: None,
            error: None,
            began,
            offered: None,
            names: None,
            sought: SearchedWords::default(),
            current: None,
            quotations: None,
            landing: None,
        }
    }

    /// Returns what the user types.
    pub(crate) fn entry(&self) -> &LineInput {
        &self.entry
    }

    /// Returns which article was chosen when it began.
    pub(crate) fn began(&self) -> Option<ArticleId> {
        self.began
    }

    /// Tells whether the user is done with typing.
    pub(crate) fn is_kept(&self) -> bool {
        self.is_kept
    }

    /// Returns what is wrong with what is typed.
    pub(crate) fn error(&self) -> Option<&SearchError> {
        self.error.as_ref()
    }

    /// The user is done with typing, or takes it up again. What is done with has whole words only.
    pub(crate) fn set_kept(&mut self, is_kept: bool) {
        self.is_kept = is_kept;
        if is_kept {
            self.understand(query_language::parse);
        }
        self.offered = None;
        (self.current, self.quotations, self.landing) = (None, None, None);
        self.sought = self.understood.as_ref().map(SearchedWords::new).unwrap_or_default();
    }

    /// Returns the words to be marked in an open text, once the user is done with typing.
    pub(crate) fn sought(&self) -> Option<&SearchedWords> {
        self.is_kept.then_some(&self.sought)
    }

    /// Returns what it stops at in an article; `None`: it asks for articles alone, by their outlet,
    /// say.
    pub(crate) fn stops_at(&self) -> Option<StopKind> {
        let wanted = || self.understood.iter().flat_map(Search::wanted);
        let is_word = |term: &Term| matches!(term, Term::Word(_) | Term::Phrase(_));
        if wanted().any(Term::is_of_quotation) {
            Some(StopKind::Quotations)
        } else {
            wanted().any(is_word).then_some(StopKind::Words)
        }
    }

    /// Returns what the library is to be asked, to know what could stand at the end.
    pub(crate) fn lacks_names(&self) -> Option<(NameField, String)> {
        let (field, value) = search_completion::asks(self.entry.typed())?;
        let is_known =
            self.names.as_ref().is_some_and(|names| names.named == field && names.value == value);
        // What Tab goes through was offered for what was typed before it.
        (!is_known && self.offered.is_none()).then_some((field, value))
    }

    /// Takes names that could stand at the end.
    pub(crate) fn take_names(&mut self, names: Names) {
        if self.lacks_names().is_some_and(|asked| asked == (names.named, names.value.clone())) {
            self.names = Some(names);
        }
    }

    /// Returns what was understood last; `None`: nothing is asked for.
    pub(crate) fn understood(&self) -> Option<&Search> {
        self.understood.as_ref()
    }

    /// Changes what is typed.
    pub(crate) fn change(&mut self, change: impl FnOnce(&mut LineInput)) {
        change(&mut self.entry);
        self.offered = None;
        self.understand(query_language::parse_unfinished);
    }

    /// Puts in the next of what could stand at the end of what is typed.
    pub(crate) fn complete(&mut self) {
        let (typed, next) = match self.offered.take() {
            Some((typed, at)) => (typed, at + 1),
            None => (self.entry.typed().to_owned(), 0),
        };
        let (kept, offers) = search_completion::of(&typed, self.names.as_ref());
        if offers.is_empty() {
            return;
        }
        let at = next % offers.len();
        self.entry.replace(&format!("{kept}{}", offers[at]));
        // A field alone asks for its value with the next Tab.
        self.offered = (offers.len() > 1).then_some((typed, at));
        self.understand(query_language::parse_unfinished);
    }

    fn understand(&mut self, parse: fn(&str) -> Result<Option<Search>, SearchError>) {
        match parse(self.entry.typed()) {
            Ok(search) => {
                self.error = None;
                self.understood = search;
            }
            Err(error) => {
                // What was understood of a field's name as a word is no more: what stands
                // before it is what narrows.
                let typed = self.entry.typed();
                let before = typed.rfind(char::is_whitespace).map_or("", |at| &typed[..at]);
                if let Ok(search) = parse(before) {
                    self.understood = search;
                }
                self.error = Some(error);
            }
        }
    }
}

impl LayerState for LibrarySearch {
    fn scope(&self) -> Option<Scope> {
        (!self.is_kept).then_some(Scope::Find)
    }

    fn line_input(&mut self) -> Option<&mut LineInput> {
        Some(&mut self.entry)
    }
}
