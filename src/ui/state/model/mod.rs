//! Holds all that the screen shows and knows.

pub(crate) mod analysis_progress;
pub(crate) mod deleted_searches;
pub(crate) mod jumps;
pub(crate) mod library_news;
mod list_narrowing;
pub(crate) mod memory;
pub(crate) mod outbox;
pub(crate) mod panes;
pub(crate) mod preferences;
pub(crate) mod prompt_history;
pub(crate) mod typed_keys;
pub(crate) mod waits;

use ratatui::layout::Rect;
use ratatui::layout::Size;

use crate::app::AppError;
use crate::article::Link;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::SpeakerId;
use crate::library::Window;
use crate::session::messages::Request;
use crate::ui::commands::pane::Pane;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_stack::Layers;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::open_dossier;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::layers::open_history::OpenHistory;
use crate::ui::state::layers::question::Question;
use crate::ui::state::lists::article_list::ArticleList;
use crate::ui::state::lists::list_window;
use crate::ui::state::lists::match_counts::MatchCounts;
use crate::ui::state::lists::speaker_list::SpeakerList;
use crate::ui::state::lists::speaker_list::Whose;
use crate::ui::state::message::Effect;
use crate::ui::state::model::library_news::LibraryNews;
use crate::ui::state::model::memory::Memory;
use crate::ui::state::model::outbox::Outbox;
use crate::ui::state::model::panes::Panes;
use crate::ui::state::model::preferences::Preferences;
use crate::ui::state::model::typed_keys::TypedKeys;
use crate::ui::state::model::waits::Follows;
use crate::ui::state::model::waits::Waiting;
use crate::ui::state::pane_layout::Layout;
use crate::ui::state::text::open_article::Reading;
use crate::ui::state::text::text_columns;
use crate::ui::state::text::text_drag::Drag;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::state::theme::Theme;

/// The state of the screen, changed by `update` alone.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) size: Size,
    pub(crate) theme: Theme,
    pub(crate) preferences: Preferences,
    /// True if the terminal reports the mouse; `None` if it cannot.
    pub(crate) mouse: Option<bool>,
    pub(crate) panes: Panes,
    pub(crate) filter: Filter,
    pub(crate) articles: ArticleList,
    pub(crate) reading: Reading,
    pub(crate) speakers: SpeakerList,
    /// The layers that are open over the panes.
    pub(crate) layers: Layers,
    /// A press of the mouse in the text, until its release.
    pub(crate) drag: Option<Drag>,
    /// True while the button holds the scrollbar of the text.
    pub(crate) is_scrollbar_held: bool,
    pub(crate) keys: TypedKeys,
    /// The notice that the user sees until they press a key.
    pub(crate) notice: Option<Notice>,
    pub(crate) library: LibraryNews,
    pub(crate) waiting: Waiting,
    pub(crate) memory: Memory,
    /// The reason why the program is to end, if it is.
    pub(crate) end: Option<End>,
    outbox: Outbox,
}

/// Says why the program ends.
#[derive(Debug)]
pub(crate) enum End {
    /// The user wants it, or there is nothing to read.
    Wanted,
    /// There is no library.
    NoDesk(AppError),
    /// A thread ended early.
    Maimed,
}

/// A notice for the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Notice {
    /// A statement.
    Info(String),
    /// A report that something went wrong.
    Alarm(String),
}

impl Model {
    /// Returns a screen of `size`, before anything is known; `focus` gets the keys.
    pub(crate) fn new(size: Size, theme: Theme, focus: Pane) -> Self {
        let panes = Panes { focus, ..Panes::default() };
        let mut model = Model { size, theme, panes, ..Model::default() };
        model.update_dependents();
        model
    }

    /// Returns where a key pressed now would be looked up.
    pub(crate) fn scope(&self) -> Scope {
        self.layers.scope().unwrap_or(match self.panes.focus {
            Pane::Articles => Scope::Articles,
            Pane::Text => Scope::Text,
            Pane::Speakers => Scope::Speakers,
        })
    }

    /// Gives a pane the keys.
    pub(crate) fn focus_on(&mut self, pane: Pane) {
        self.panes.focus_on(pane);
    }

    /// Returns the area of the whole screen.
    pub(crate) fn screen(&self) -> Rect {
        Rect::new(0, 0, self.size.width, self.size.height)
    }

    /// Returns the search whose matches `n` and `N` go to.
    pub(crate) fn kept_search(&self) -> Option<&TextSearch> {
        self.layers.get::<TextSearch>().filter(|search| search.is_kept())
    }

    /// Returns the search that narrows the list of articles, as it was typed, once that is done; empty
    /// where there is none.
    pub(crate) fn searched_for(&self) -> &str {
        let find = self.layers.get::<LibrarySearch>().filter(|find| find.is_kept());
        find.map_or("", |find| find.entry().typed().trim())
    }

    /// Searches for this, as if it had been kept, or for nothing, without going anywhere: the list is
    /// to be asked for then. Says whether that is another search than before.
    pub(crate) fn set_search(&mut self, typed: &str, began: Option<ArticleId>) -> bool {
        if self.searched_for() == typed {
            return false;
        }
        self.layers.close::<LibrarySearch>();
        self.filter.search = None;
        let mut find = LibrarySearch::new(began);
        find.change(|entry| entry.replace(typed));
        find.set_kept(true);
        // A later program may have searched for what this one does not understand.
        if find.error().is_none() && find.understood().is_some() {
            self.filter.search = find.understood().cloned();
            self.layers.open(find);
        }
        self.articles.begin_anew();
        true
    }

    /// Returns how many quotations the search found that is on, if that was counted.
    pub(crate) fn match_counts(&self) -> Option<&MatchCounts> {
        self.articles.matching.as_ref().filter(|counts| counts.filter == self.filter)
    }

    /// Returns the links that the terminal is told of.
    pub(crate) fn links(&self) -> &[Link] {
        let open = self.reading.open().filter(|_| self.preferences.has_hyperlinks);
        open.map_or(&[], |open| &open.article.links)
    }

    /// Tells whether something is left to do that no message will bring.
    pub(crate) fn has_work(&self) -> bool {
        self.reading.open().is_some()
            && self.layers.get::<TextSearch>().is_some_and(TextSearch::has_work)
    }

    /// Tells the user something.
    pub(crate) fn say(&mut self, said: impl Into<String>) {
        self.notice = Some(Notice::Info(said.into()));
    }

    /// Returns the name of a speaker that the screen knows.
    pub(crate) fn name_of(&self, speaker: SpeakerId) -> Option<&str> {
        let quoted = self.reading.speaker(speaker).map(|row| row.name.as_str());
        quoted.or_else(|| self.memory.names.get(&speaker).map(String::as_str))
    }

    /// Returns the chosen article, or, outside of the list, the open one; says so where there is
    /// none.
    pub(crate) fn meant_article(&mut self) -> Option<ArticleId> {
        let meant = match self.panes.focus {
            Pane::Articles => self.articles.selected_id(),
            Pane::Text | Pane::Speakers => self.reading.id(),
        };
        if meant.is_none() {
            self.say("there is no article here");
        }
        meant
    }

    /// Asks the session.
    pub(crate) fn ask(&mut self, request: Request) {
        self.outbox.ask(request);
    }

    /// Asks for an article with what is shown of it.
    pub(crate) fn ask_for_text(&mut self, article: ArticleId) {
        self.ask(Request::Open(article, self.filter.text_acts()));
    }

    /// Asks for part of a list, unless just that is on its way.
    fn ask_once(&mut self, request: Request) {
        if !self.waiting.asked.contains(&request) {
            self.waiting.asked.push(request.clone());
            self.ask(request);
        }
    }

    /// Notes that questions were answered or are to be asked again.
    pub(crate) fn forget_asked(&mut self, is_forgotten: impl Fn(&Request) -> bool) {
        self.waiting.asked.retain(|asked| !is_forgotten(asked));
    }

    /// Tells whether an article is on its way that the next keys may be meant for.
    pub(crate) fn awaits_article(&self) -> bool {
        match (self.waiting.wanted, self.reading.id()) {
            (None, None) => !self.library.progress.all_taken_in || !self.waiting.asked.is_empty(),
            (wanted, shown) => wanted != shown,
        }
    }

    /// Opens the box of a question. What was typed ahead was not meant for a question that nobody
    /// has seen.
    pub(crate) fn open_question(&mut self, question: Question) {
        self.waiting.held.clear();
        self.waiting.repeats = None;
        self.layers.open(question);
    }

    /// Tells whether keys are held until something is there that was asked for.
    pub(crate) fn is_waiting(&self) -> bool {
        self.waiting.holds_keys()
    }

    /// Takes what is there for all that will come.
    pub(crate) fn stop_waiting(&mut self) {
        self.waiting.stop(self.reading.id());
    }

    /// Adds an effect on the terminal, or beside the program.
    pub(crate) fn change_terminal(&mut self, effect: Effect) {
        self.outbox.change_terminal(effect);
    }

    /// Tells whether another program is about to have the terminal.
    pub(crate) fn is_leaving(&self) -> bool {
        self.outbox.is_leaving()
    }

    /// Returns what the shell is to do now. Requests that one about the terminal
    /// holds up are sent with the next effect.
    pub(crate) fn take_effect(&mut self) -> Option<Effect> {
        self.outbox.take_effect()
    }

    /// Updates what depends on other things: the layout, the page, what is in sight of the lists;
    /// asks for rows that are lacking.
    pub(crate) fn update_dependents(&mut self) {
        self.panes.lay_out(self.size, self.preferences.measure);
        // The text is kept fit also where it is not shown: a jump shows it.
        let with_text = match self.panes.layout.text {
            Some(_) => self.panes.layout,
            None => Layout::alone(self.size, Pane::Text),
        };
        let inside = with_text.inside(Pane::Text);
        self.reading.has_initials = !self.theme.has_speaker_colours();
        self.reading.fit(
            text_columns::measure(
                inside.width,
                self.preferences.measure,
                self.reading.has_initials,
            ),
            inside.height.into(),
        );
        let room = self.panes.layout.inside(Pane::Articles);
        self.articles.fit(room.height.into(), room.width.into());
        let height = self.panes.layout.inside(Pane::Speakers).height.into();
        self.speakers.fit(height, &|speaker| self.reading.quotations_of(speaker).len());
        if self.articles.lacks_rows() {
            self.ask_for_articles();
        }
        if let Some(window) = self.speakers.lacking() {
            self.ask_once(Request::Speakers(window, self.filter.acts));
        }
        if let Some(opened) = self.layers.get_mut::<OpenDossier>() {
            opened.fit(open_dossier::room(self.size, self.panes.layout));
        }
        if let Some(history) = self.layers.get_mut::<OpenHistory>() {
            history.fit(open_dossier::room(self.size, self.panes.layout));
        }
    }

    /// Asks for the rows of the articles around the chosen one.
    pub(crate) fn ask_for_articles(&mut self) {
        let (near, shown) = (self.articles.wanted(), self.articles.shown());
        let is_search = self.filter.search.is_some();
        let len =
            if is_search { list_window::found_len(shown) } else { list_window::window_len(shown) };
        self.ask_once(Request::Articles { filter: self.filter.clone(), near, len });
    }

    /// Opens an article where the list may not have it in sight: it is chosen and shown once it is
    /// there, and the text does not follow the list meanwhile.
    pub(crate) fn open_article(&mut self, article: ArticleId) {
        self.waiting.wanted = Some(article);
        self.waiting.follows = Follows::Never;
        self.articles.choose(article);
        self.ask_for_articles();
        self.ask_for_text(article);
    }

    /// Filters by these speakers, sorted, and nobody else; by nobody: admits all.
    pub(crate) fn set_speakers(&mut self, speakers: Vec<SpeakerId>) {
        if self.filter.speakers == speakers {
            return;
        }
        self.filter.speakers = speakers;
        self.reading.filter_by(&self.filter);
        if let Some(shown) = self.reading.id() {
            self.articles.choose(shown);
        }
        self.ask_for_articles();
    }

    /// Asks anew for the lists of the panes, since the library has changed: for the articles, and for
    /// these speakers where they are the library's.
    pub(crate) fn ask_for_lists(&mut self, speakers: Window) {
        self.forget_asked(|_| true);
        if let Some(counts) = &mut self.articles.matching {
            counts.is_stale = true;
        }
        self.ask_for_articles();
        if self.speakers.whose() == Whose::Library {
            self.ask(Request::Speakers(speakers, self.filter.acts));
        }
    }
}
