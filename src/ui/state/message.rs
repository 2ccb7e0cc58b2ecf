//! Lists what happens to the screen, and what it has done outside.

use ratatui::layout::Size;

use crate::session::messages::Answer;
use crate::session::messages::Request;
use crate::ui::commands::key::Key;
use crate::ui::state::background::Background;
use crate::ui::state::mouse_event::Mouse;

/// Something that happened.
#[derive(Debug)]
pub(crate) enum Msg {
    /// The user pressed these keys, one after another.
    Keys(Vec<Key>),
    /// The user pasted this, on one line.
    Paste(String),
    /// The user did something with the mouse.
    Mouse(Mouse),
    /// The terminal's background is dark, or light.
    Background(Background),
    /// The terminal has answered all that it was asked.
    Answered,
    /// The terminal has this size, in columns and rows.
    Resize(Size),
    /// The session has something to say.
    Answer(Answer),
    /// Nothing else happened: what is left to do of [`crate::ui::state::text::text_search`] can go
    /// on.
    GoOn,
    /// Nothing happened for as long as `text_drag::goes_on_after` says, or
    /// `positions::keeps_after`.
    Rest,
    /// Something outside did not work; said to the user as it is.
    Trouble(String),
    /// Somebody asked the program to stop until it is continued.
    Suspend,
    /// The program goes on after it was stopped: the screen is not ours yet.
    Continued,
    /// Somebody asked the program to end, or the terminal is gone.
    Quit,
}

/// Something for the shell around `update` to do.
#[derive(Debug, PartialEq)]
pub(crate) enum Effect {
    /// Ask the session these.
    Ask(Vec<Request>),
    /// Give the terminal back and stop.
    Suspend,
    /// Take the terminal again and draw all of it.
    TakeTerminal,
    /// Have the terminal tell of the mouse, or keep it to itself.
    Mouse(bool),
    /// Have the terminal copy this.
    Copy(String),
    /// Have a program copy this, which gets it as its input.
    HandOver {
        /// The program and its arguments, as the user set them up.
        command: Vec<String>,
        /// What is copied.
        text: String,
    },
    /// Have this address of the web opened.
    Browse(String),
    /// Have this file opened in the user's editor, and read again.
    Edit(String),
}
