//! Goes round the loop of the screen: waits for a message, has the model changed, draws it, and
//! carries out the effects.
//!
//! The loop blocks on its channel, so an idle screen costs nothing.

use std::io;
use std::mem;
use std::sync::mpsc::Receiver;
use std::sync::mpsc::RecvTimeoutError;
use std::sync::mpsc::Sender;
use std::sync::mpsc::TryRecvError;

use crate::session::Session;
use crate::session::messages::Answer;
use crate::session::messages::Request;
use crate::ui::state::message::Effect;
use crate::ui::state::message::Msg;
use crate::ui::state::model::Model;
use crate::ui::state::settings::ThemeFile;
use crate::ui::terminal::browser;
use crate::ui::terminal::clipboard;
use crate::ui::terminal::editor;
use crate::ui::terminal::message_batch;
use crate::ui::terminal::screen::Screen;
use crate::ui::terminal::signals::Keys;
use crate::ui::update::input::text_drag;
use crate::ui::update::last_view;
use crate::ui::update::reading::positions;
use crate::ui::update::update;

/// Runs the loop until the user quits.
pub(super) fn turn(model: &mut Model, mut shell: Shell<'_>) -> io::Result<()> {
    while model.end.is_none() {
        let kept = (!shell.later.is_empty()).then(|| shell.later.remove(0));
        let first = kept.or_else(|| next(model, shell.inbox));
        let Some(first) = first else { break };
        shell.was_edited = false;
        let more = mem::take(&mut shell.later);
        for msg in message_batch::of(first, more.into_iter().chain(shell.inbox.try_iter())) {
            // That the program is to end comes before whatever else has come.
            if shell.keys.is_to_end() {
                shell.heed(model, Msg::Quit)?;
            }
            // The message only woke us up.
            if !matches!(msg, Msg::Quit) {
                shell.heed(model, msg)?;
            }
        }
        if model.end.is_none() {
            shell.screen.draw(model)?;
            shell.ask_after_frame();
        }
    }
    Ok(())
}

/// The surroundings of the model, which carry out its effects.
pub(super) struct Shell<'a> {
    pub(super) screen: &'a mut Screen,
    pub(super) keys: &'a mut Keys,
    pub(super) inbox: &'a Receiver<Msg>,
    pub(super) session: &'a Session,
    pub(super) say: &'a Sender<Msg>,
    pub(super) theme_file: Option<ThemeFile>,
    /// The messages that came in the meantime.
    pub(super) later: Vec<Msg>,
    /// The questions that wait until the frame is drawn.
    pub(super) after_frame: Vec<Request>,
    /// True if the user's editor had the terminal since the last frame.
    pub(super) was_edited: bool,
}

impl Shell<'_> {
    /// Passes a message to the model, and carries out the effects.
    fn heed(&mut self, model: &mut Model, msg: Msg) -> io::Result<()> {
        // What was typed ahead was meant for the editor.
        if self.was_edited && is_typed(&msg) {
            return Ok(());
        }
        if matches!(msg, Msg::Answered) {
            self.screen.note_answered();
        }
        let mut effect = update(model, msg);
        while let Some(wanted) = effect {
            self.perform(wanted)?;
            effect = model.take_effect();
        }
        Ok(())
    }

    fn perform(&mut self, wanted: Effect) -> io::Result<()> {
        match wanted {
            Effect::Ask(requests) => self.ask(requests),
            Effect::Suspend => {
                self.later.extend(hear_answers(self.screen, self.inbox));
                self.screen.suspend();
            }
            Effect::Mouse(is_ours) => self.screen.set_mouse(is_ours)?,
            Effect::TakeTerminal => self.screen.retake()?,
            Effect::Copy(text) => self.screen.copy(&text)?,
            Effect::HandOver { command, text } => {
                clipboard::hand_over(&command, text, self.say);
            }
            Effect::KeepTheme(name) => self.keep_theme(&name),
            Effect::Browse(url) => browser::open(&url, self.say),
            Effect::Edit(path) => {
                self.later.extend(hear_answers(self.screen, self.inbox));
                self.edit(&path)?;
                self.later.extend(self.inbox.try_iter().filter(|msg| !is_typed(msg)));
                self.session.look_at(path.into());
                self.was_edited = true;
            }
        }
        Ok(())
    }

    /// Asks the session, but for what follows typing: the library's thread would take the processor
    /// on which the typed letter is drawn.
    fn ask(&mut self, requests: Vec<Request>) {
        let (typed, others): (Vec<Request>, _) =
            requests.into_iter().partition(Request::follows_typing);
        self.after_frame.extend(typed);
        if !others.is_empty() {
            self.session.ask(others);
        }
    }

    /// Asks what follows typing, once the frame shows what was typed.
    fn ask_after_frame(&mut self) {
        let requests = mem::take(&mut self.after_frame);
        if !requests.is_empty() {
            self.session.ask(requests);
        }
    }

    /// Writes the theme into the settings.
    fn keep_theme(&mut self, name: &str) {
        let Some(file) = &self.theme_file else { return };
        let told = match file.keep(name) {
            Ok(said) => Msg::Answer(Answer::Told(said)),
            Err(said) => Msg::Trouble(format!("not kept: {said}")),
        };
        self.say.send(told).ok();
    }

    /// Opens a file in the user's editor, which gets the terminal and all keys.
    fn edit(&mut self, path: &str) -> io::Result<()> {
        let trouble = self.keys.leave_to(|| self.screen.leave_to(|| editor::run(path)))?;
        if let Some(said) = trouble {
            self.say.send(Msg::Trouble(said)).ok();
        }
        Ok(())
    }
}

fn is_typed(msg: &Msg) -> bool {
    matches!(msg, Msg::Keys(_) | Msg::Paste(_) | Msg::Mouse(_))
}

/// Waits until the terminal has answered, if it was only just asked: what comes after it
/// is given back would be typed into the shell. Returns what else was heard, but for keys.
pub(super) fn hear_answers(screen: &Screen, inbox: &Receiver<Msg>) -> Vec<Msg> {
    let mut heard = Vec::new();
    while let Some(timeout) = screen.may_answer_for() {
        match inbox.recv_timeout(timeout) {
            Ok(Msg::Keys(_) | Msg::Paste(_)) => (),
            Ok(Msg::Answered) | Err(_) => break,
            Ok(Msg::Quit) => {
                heard.push(Msg::Quit);
                break;
            }
            Ok(other) => heard.push(other),
        }
    }
    heard
}

/// Returns what comes next. Only a search that has not seen all of its text goes on without, a text
/// beneath a pointer that is held beyond its edge, and who rests at another place than before.
fn next(model: &Model, inbox: &Receiver<Msg>) -> Option<Msg> {
    if !model.has_work() {
        let timeout = text_drag::goes_on_after(model)
            .or_else(|| positions::keeps_after(model))
            .or_else(|| last_view::keeps_after(model));
        let Some(timeout) = timeout else { return inbox.recv().ok() };
        return match inbox.recv_timeout(timeout) {
            Ok(msg) => Some(msg),
            Err(RecvTimeoutError::Timeout) => Some(Msg::Rest),
            Err(RecvTimeoutError::Disconnected) => None,
        };
    }
    match inbox.try_recv() {
        Ok(msg) => Some(msg),
        Err(TryRecvError::Empty) => Some(Msg::GoOn),
        Err(TryRecvError::Disconnected) => None,
    }
}
