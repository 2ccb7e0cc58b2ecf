//! The screen from keys to pictures, without terminal, threads or files.

mod appearances;
mod input;
mod journeys;
mod layers;
mod looks;
mod reading;
mod screens;

use std::collections::VecDeque;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::layout::Size;
use tempfile::TempDir;

use crate::app::Desk;
use crate::library::ArticleRow;
use crate::library::Filter;
use crate::library::OpenArticle;
use crate::library::Window;
use crate::session::answers;
use crate::session::messages::Answer;
use crate::session::messages::Request;
use crate::session::progress::Progress;
use crate::ui::commands::key::Key;
use crate::ui::commands::pane::Pane;
use crate::ui::fixture;
use crate::ui::state::layers::help_page::HelpPage;
use crate::ui::state::message::Effect;
use crate::ui::state::message::Msg;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::theme::Theme;
use crate::ui::update::update;
use crate::ui::view::view;

/// Somebody at the keys, with a session that answers when the test lets them.
struct Reader {
    model: Model,
    /// The library, in memory.
    desk: Desk,
    /// The articles as the test wrote them. The desk takes in what is new in them before the user
    /// hears of a change.
    articles: Vec<OpenArticle>,
    /// The articles as the desk has taken them in.
    taken_in: Vec<OpenArticle>,
    asked: VecDeque<Request>,
    /// The effects on the terminal that the model wanted.
    terminal: Vec<Effect>,
}

impl Reader {
    /// Before anything is known.
    fn arriving(articles: &[&str]) -> Self {
        let numbered = articles.iter().zip(1..);
        let articles = numbered.map(|(marked, id)| fixture::open(id, marked)).collect();
        let coloured = |name: &str| (name == "TERM").then(|| "xterm".to_owned());
        let theme = Theme::from_env(coloured);
        let model = Model::new(Size::new(120, 40), theme, Pane::Articles);
        Reader {
            model,
            desk: Desk::in_memory().unwrap(),
            articles,
            taken_in: Vec::new(),
            asked: VecDeque::new(),
            terminal: Vec::new(),
        }
    }

    /// Makes a reader whose articles are all analysed.
    fn of(articles: &[&str]) -> Self {
        let mut reader = Reader::arriving(articles);
        reader.hear_of_change();
        reader.answer_all();
        reader
    }

    /// Makes such a reader over a library in a directory that can only be read.
    fn of_read_only(articles: &[&str]) -> (TempDir, Self) {
        let home = tempfile::tempdir().unwrap();
        let library = home.path().join("library.db");
        let mut reader = Reader::arriving(articles);
        reader.desk = Desk::on_disk(&library).unwrap();
        reader.take_in();
        reader.desk = Desk::reading(&library).unwrap();
        reader.hear_of_change();
        reader.answer_all();
        (home, reader)
    }

    /// Starts the program anew, over the same library.
    fn restarted(self) -> Self {
        let Reader { desk, articles, taken_in, .. } = self;
        let mut reader = Reader { desk, articles, taken_in, ..Reader::arriving(&[]) };
        let (view, speakers) = reader.desk.last_view().unwrap();
        reader.send(Msg::Answer(Answer::LastView(view, speakers)));
        reader.hear_of_change();
        reader.answer_all();
        reader
    }

    fn take_in(&mut self) {
        let is_new = |open: &&OpenArticle| !self.taken_in.contains(open);
        let new: Vec<OpenArticle> = self.articles.iter().filter(is_new).cloned().collect();
        if new.is_empty() {
            return;
        }
        fixture::take_in(&mut self.desk, &new);
        self.taken_in.clone_from(&self.articles);
    }

    fn hear_of_change(&mut self) {
        self.take_in();
        let taken_in = self.desk.count().unwrap();
        let analysed = taken_in - self.desk.outdated(0).unwrap().0;
        let progress = Progress { taken_in, analysed, all_taken_in: true, ..Progress::default() };
        self.send(Msg::Answer(Answer::Changed(progress)));
    }

    fn send(&mut self, msg: Msg) {
        let mut effect = update(&mut self.model, msg);
        while let Some(wanted) = effect {
            match wanted {
                Effect::Ask(requests) => self.asked.extend(requests),
                wanted => self.terminal.push(wanted),
            }
            effect = self.model.take_effect();
        }
    }

    /// Presses keys, separated by spaces: `f m i r a Enter n`. No answer comes in between.
    fn type_ahead(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            self.send(Msg::Keys(vec![crate::ui::tests::key(key)]));
        }
    }

    /// Presses keys, where all answers to a key come before the next.
    fn press(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            self.type_ahead(key);
            self.answer_all();
        }
    }

    fn answer_all(&mut self) {
        while self.model.has_work() {
            self.send(Msg::GoOn);
        }
        while let Some(request) = self.asked.pop_front() {
            if let Some(answer) = answers::answer(&mut self.desk, request) {
                self.send(Msg::Answer(answer));
            }
        }
    }

    fn resize(&mut self, width: u16, height: u16) {
        self.send(Msg::Resize(Size::new(width, height)));
        self.answer_all();
    }

    /// Returns the user's place: "Text · Ferry · 2/3 · Mira".
    fn place(&self) -> String {
        let reading = &self.model.reading;
        let title = reading.open().map_or("nothing", |open| open.article.title.as_str());
        let rank = reading.rank().unwrap_or(0);
        let names = self.model.filter.speakers.iter().map(|&id| self.model.name_of(id).unwrap());
        let first_names = names.map(|name| name.split(' ').next().unwrap());
        let filter = first_names.collect::<Vec<_>>().join("+");
        let count = reading.admitted().len();
        format!("{:?} · {title} · {rank}/{count} · {filter}", self.model.panes.focus)
    }

    /// Everything that the library lists.
    fn rows(&self) -> Vec<ArticleRow> {
        let all = Window { first: 0, len: usize::MAX };
        self.desk.articles(&Filter::default(), all).unwrap().rows
    }

    /// The numbers of the articles that the library has as read.
    fn read(&self) -> Vec<i64> {
        self.rows().iter().filter(|row| row.read).map(|row| row.id.0).collect()
    }

    /// The numbers of the articles that have a star in the library.
    fn starred(&self) -> Vec<i64> {
        self.rows().iter().filter(|row| row.starred).map(|row| row.id.0).collect()
    }

    /// The first line shown of the help, if it is open.
    fn help_line(&self) -> Option<usize> {
        self.model.layers.get::<HelpPage>().map(|help| help.top)
    }

    fn notice(&self) -> &str {
        match &self.model.notice {
            Some(Notice::Info(said) | Notice::Alarm(said)) => said,
            None => "",
        }
    }

    /// The titles of the articles in sight of the list.
    fn titles(&self) -> String {
        let rows = self.model.articles.visible();
        rows.map(|(_, row)| row.title.clone()).collect::<Vec<_>>().join(" ")
    }

    /// Returns the text that was copied, where nothing else was wanted of the terminal.
    fn copied(&self) -> &str {
        match self.terminal.as_slice() {
            [Effect::Copy(text)] => text,
            other => panic!("{other:?}"),
        }
    }

    fn screen(&self) -> String {
        self.terminal().backend().to_string()
    }

    fn terminal(&self) -> Terminal<TestBackend> {
        let Size { width, height } = self.model.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| view(&self.model, frame)).unwrap();
        terminal
    }
}

fn key(name: &str) -> Key {
    match name {
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Tab" => Key::Tab,
        "S-Tab" => Key::BackTab,
        "Space" => Key::Char(' '),
        "Del" => Key::Delete,
        "Backspace" => Key::Backspace,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "PgDn" => Key::PageDown,
        "Home" => Key::Home,
        "C-b" => Key::Ctrl('b'),
        "C-c" => Key::Ctrl('c'),
        "C-d" => Key::Ctrl('d'),
        "C-f" => Key::Ctrl('f'),
        "C-l" => Key::Ctrl('l'),
        "C-o" => Key::Ctrl('o'),
        "M-Right" => Key::AltRight,
        "C-n" => Key::Ctrl('n'),
        "C-p" => Key::Ctrl('p'),
        "C-r" => Key::Ctrl('r'),
        "M-r" => Key::Alt('r'),
        "C-s" => Key::Ctrl('s'),
        "C-x" => Key::Ctrl('x'),
        "C-u" => Key::Ctrl('u'),
        "C-w" => Key::Ctrl('w'),
        "C-z" => Key::Ctrl('z'),
        _ => {
            let mut chars = name.chars();
            let c = chars.next().expect("a key has a name");
            assert_eq!(chars.next(), None, "{name} is no key");
            Key::Char(c)
        }
    }
}
