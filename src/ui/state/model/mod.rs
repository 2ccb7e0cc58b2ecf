//! All that the screen shows and knows.

pub(crate) mod outbox;

use std::collections::HashMap;
use std::collections::VecDeque;

use ratatui::layout::Rect;
use ratatui::layout::Size;

use crate::app::AppError;
use crate::article::Link;
use crate::library::ArticleId;
use crate::library::Filter;
use crate::library::SpeakerId;
use crate::session::messages::Failure;
use crate::session::messages::Progress;
use crate::session::messages::Request;
use crate::ui::commands::command::Command;
use crate::ui::commands::key::Key;
use crate::ui::commands::keymap::Keymap;
use crate::ui::commands::pane::Pane;
use crate::ui::commands::scope::Scope;
use crate::ui::state::analysis_progress::AnalysisProgress;
use crate::ui::state::citation::Citations;
use crate::ui::state::layers::layer_stack::Layers;
use crate::ui::state::layers::open_dossier;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::lists::article_list::ArticleList;
use crate::ui::state::lists::list_window;
use crate::ui::state::lists::speaker_list::SpeakerList;
use crate::ui::state::message::Effect;
use crate::ui::state::model::outbox::Outbox;
use crate::ui::state::pane_layout::Layout;
use crate::ui::state::text::open_article::Reading;
use crate::ui::state::text::positions::Positions;
use crate::ui::state::text::read_marks::ReadMarks;
use crate::ui::state::text::text_columns;
use crate::ui::state::text::text_drag::Drag;
use crate::ui::state::text::text_search::TextSearch;
use crate::ui::state::text_measure::Measure;
use crate::ui::state::theme::Theme;
use crate::ui::state::theme::custom_theme::CustomTheme;
use crate::ui::state::waiting::Awaited;
use crate::ui::state::waiting::Follows;
use crate::ui::state::waiting::Pending;

/// The state of the screen, changed by `update` alone.
#[derive(Debug, Default)]
pub(crate) struct Model {
    pub(crate) size: Size,
    pub(crate) theme: Theme,
    /// The reader's own themes, by name.
    pub(crate) themes: Vec<(String, CustomTheme)>,
    pub(crate) keymap: Keymap,
    pub(crate) measure: Measure,
    /// How citations are written.
    pub(crate) citations: Citations,
    /// What copies, with its arguments; `None`: the terminal.
    pub(crate) copy_command: Option<Vec<String>>,
    /// Whether the terminal tells us of the mouse; `None`: it cannot.
    pub(crate) mouse: Option<bool>,
    /// Whether the terminal is told where the links of the text lead.
    pub(crate) has_hyperlinks: bool,
    /// The pane that the keys go to.
    pub(crate) focus: Pane,
    /// The side pane shown where there is room for one only.
    pub(crate) side: Pane,
    /// Whether the text has the whole width.
    pub(crate) zoomed: bool,
    /// Made from the four above, for the view.
    pub(crate) layout: Layout,
    pub(crate) filter: Filter,
    /// The names of those in the filter.
    pub(crate) names: HashMap<SpeakerId, String>,
    pub(crate) articles: ArticleList,
    pub(crate) reading: Reading,
    pub(crate) speakers: SpeakerList,
    /// Whether what is being typed has not been looked for.
    pub(crate) is_typed_anew: bool,
    /// What is open over the panes.
    pub(crate) layers: Layers,
    /// The dossier that was left by going to a quotation.
    pub(crate) left: Option<OpenDossier>,
    /// A press of the mouse in the text, until its release.
    pub(crate) drag: Option<Drag>,
    /// What was looked for last, and whether that is an expression.
    pub(crate) searched: Option<(String, bool)>,
    /// What to tell the reader until they press a key.
    pub(crate) notice: Option<Notice>,
    pub(crate) progress: Progress,
    /// Articles that the engine takes long over.
    pub(crate) analysing: AnalysisProgress,
    /// What could not be read.
    pub(crate) failures: Vec<Failure>,
    /// Why the program is to end, if it is.
    pub(crate) end: Option<End>,
    /// The article that is to be shown; until it comes, the one before it is.
    pub(crate) wanted: Option<ArticleId>,
    pub(crate) awaited: Option<Awaited>,
    /// How often the next motion is to be made, as far as it is typed.
    pub(crate) count: Option<usize>,
    /// The first of several keys that mean something together.
    pub(crate) begun: Vec<Key>,
    /// What is still to be done how often of a motion with a count.
    pub(crate) repeats: Option<(Command, usize)>,
    /// Whether the text is to show the chosen article once its row is there.
    pub(crate) follows: Follows,
    /// Corrections on their way to the library.
    pub(crate) pending: Pending,
    /// Keys pressed while something is awaited.
    pub(crate) held: VecDeque<Key>,
    pub(crate) places: Positions,
    pub(crate) seen: ReadMarks,
    pub(crate) tickets: u64,
    /// The parts of lists that were asked for and have not come.
    pub(crate) asked: Vec<Request>,
    outbox: Outbox,
}

/// Why the program ends.
#[derive(Debug)]
pub(crate) enum End {
    /// The reader wants it, or there is nothing to read.
    Wanted,
    /// There is no library.
    NoDesk(AppError),
    /// A thread ended early.
    Maimed,
}

/// Something to tell the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Notice {
    /// As it is.
    Info(String),
    /// Something went wrong.
    Alarm(String),
}

impl Model {
    /// A screen of `size`, before anything is known; `focus` gets the keys.
    pub(crate) fn new(size: Size, theme: Theme, focus: Pane) -> Self {
        let mut model = Model { size, theme, focus, ..Model::default() };
        model.settle();
        model
    }

    /// Where a key pressed now would be looked up.
    pub(crate) fn scope(&self) -> Scope {
        self.layers.scope().unwrap_or(match self.focus {
            Pane::Articles => Scope::Articles,
            Pane::Text => Scope::Text,
            Pane::Speakers => Scope::Speakers,
        })
    }

    /// Gives a pane the keys.
    pub(crate) fn focus_on(&mut self, pane: Pane) {
        self.focus = pane;
        self.zoomed = self.zoomed && pane == Pane::Text;
    }

    /// All of the screen.
    pub(crate) fn screen(&self) -> Rect {
        Rect::new(0, 0, self.size.width, self.size.height)
    }

    /// The search whose matches `n` and `N` go to.
    pub(crate) fn kept_search(&self) -> Option<&TextSearch> {
        self.layers.get::<TextSearch>().filter(|search| search.is_kept())
    }

    /// The links that the terminal is told of.
    pub(crate) fn links(&self) -> &[Link] {
        let open = self.reading.open().filter(|_| self.has_hyperlinks);
        open.map_or(&[], |open| &open.article.links)
    }

    /// Whether something is left to do that no message will bring.
    pub(crate) fn has_work(&self) -> bool {
        self.reading.open().is_some()
            && self.layers.get::<TextSearch>().is_some_and(TextSearch::has_work)
    }

    /// Tells the reader something.
    pub(crate) fn say(&mut self, said: impl Into<String>) {
        self.notice = Some(Notice::Info(said.into()));
    }

    /// The name of a speaker that the screen knows.
    pub(crate) fn name_of(&self, speaker: SpeakerId) -> Option<&str> {
        let quoted = self.reading.speaker(speaker).map(|row| row.name.as_str());
        quoted.or_else(|| self.names.get(&speaker).map(String::as_str))
    }

    /// The chosen article, or, outside of the list, the open one; says so where there is none.
    pub(crate) fn meant_article(&mut self) -> Option<ArticleId> {
        let meant = match self.focus {
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

    /// Asks for part of a list, unless just that is on its way.
    fn ask_once(&mut self, request: Request) {
        if !self.asked.contains(&request) {
            self.asked.push(request.clone());
            self.ask(request);
        }
    }

    /// Notes that questions were answered or are to be asked again.
    pub(crate) fn forget_asked(&mut self, is_forgotten: impl Fn(&Request) -> bool) {
        self.asked.retain(|asked| !is_forgotten(asked));
    }

    /// Whether an article is on its way that the next keys may be meant for.
    pub(crate) fn awaits_article(&self) -> bool {
        match (self.wanted, self.reading.id()) {
            (None, None) => !self.progress.all_taken_in || !self.asked.is_empty(),
            (wanted, shown) => wanted != shown,
        }
    }

    /// Whether keys are held until something is there that was asked for.
    pub(crate) fn is_waiting(&self) -> bool {
        self.awaited.is_some() || self.repeats.is_some() || !self.held.is_empty()
    }

    /// Takes what is there for all that will come.
    pub(crate) fn stop_waiting(&mut self) {
        self.awaited = None;
        self.wanted = self.reading.id();
        self.asked.clear();
        self.held.clear();
        self.repeats = None;
    }

    /// Has something done with the terminal, or beside the program.
    pub(crate) fn change_terminal(&mut self, effect: Effect) {
        self.outbox.change_terminal(effect);
    }

    /// Whether another program is about to have the terminal.
    pub(crate) fn is_leaving(&self) -> bool {
        self.outbox.is_leaving()
    }

    /// What the shell is to do now. Requests that one about the terminal
    /// holds up are sent with the next effect.
    pub(crate) fn take_effect(&mut self) -> Option<Effect> {
        self.outbox.take_effect()
    }

    /// Brings what depends on other things up to date with them: the layout,
    /// the page, what is in sight of the lists; asks for rows that are lacking.
    pub(crate) fn settle(&mut self) {
        if self.focus != Pane::Text {
            self.side = self.focus;
        }
        self.layout = if self.zoomed {
            Layout::alone(self.size, Pane::Text)
        } else {
            Layout::new(self.size, self.focus, self.side, self.measure.0)
        };
        // The text is kept fit also where it is not shown: a jump shows it.
        let with_text = match self.layout.text {
            Some(_) => self.layout,
            None => Layout::alone(self.size, Pane::Text),
        };
        let inside = with_text.inside(Pane::Text);
        self.reading.fit(text_columns::measure(inside.width, self.measure), inside.height.into());
        self.articles.fit(self.layout.inside(Pane::Articles).height.into());
        let height = self.layout.inside(Pane::Speakers).height.into();
        self.speakers.fit(height, &|speaker| self.reading.quotations_of(speaker).len());
        if self.articles.lacks_rows() {
            self.ask_for_articles();
        }
        if let Some(window) = self.speakers.lacking() {
            self.ask_once(Request::Speakers(window));
        }
        if let Some(opened) = self.layers.get_mut::<OpenDossier>() {
            opened.fit(open_dossier::room(self.size, self.layout));
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
}
