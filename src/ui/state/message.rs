//! Lists what happens to the screen, and what it has done outside.

use ratatui::layout::Size;

use crate::session::messages::Answer;
use crate::session::messages::Request;
use crate::ui::commands::key::Key;
use crate::ui::state::background::Background;
use crate::ui::state::mouse_event::Mouse;

/// An event to which the model responds.
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
    /// Nothing else happened, so the rest of [`crate::ui::state::text::text_search`] can go on.
    GoOn,
    /// Nothing happened for as long as `text_drag::goes_on_after` says, or
    /// `positions::keeps_after`.
    Rest,
    /// A failure outside of the program; its words are shown to the user as they are.
    Trouble(String),
    /// Somebody asked the program to stop until it is continued.
    Suspend,
    /// The program goes on after it was stopped: the screen is not ours yet.
    Continued,
    /// Somebody asked the program to end, or the terminal is gone.
    Quit,
}

/// An effect that the shell around `update` carries out.
#[derive(Debug, PartialEq)]
pub(crate) enum Effect {
    /// Ask the session these.
    Ask(Vec<Request>),
    /// Give the terminal back and stop.
    Suspend,
    /// Take the terminal again and draw all of it.
    TakeTerminal,
    /// Make the terminal report the mouse, or keep it to itself.
    Mouse(bool),
    /// Make the terminal copy this.
    Copy(String),
    /// Make a program copy this, which gets it as its input.
    HandOver {
        /// The program and its arguments, as the user set them up.
        command: Vec<String>,
        /// The text to copy.
        text: String,
    },
    /// Write this name of a theme into the settings.
    KeepTheme(String),
    /// Open this address of the web.
    Browse(String),
    /// Open this file in the user's editor, and read it again.
    Edit(String),
}
