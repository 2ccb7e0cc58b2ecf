//! Keeps what the screen wants of the session and of the terminal.

use std::collections::VecDeque;
use std::mem;

use crate::session::messages::Request;
use crate::ui::state::message::Effect;

/// The effects and requests that go out next.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    requests: Vec<Request>,
    /// The effects on the terminal and the world; they wait for nothing.
    terminal: VecDeque<Effect>,
}

impl Outbox {
    /// Asks the session.
    pub(crate) fn ask(&mut self, request: Request) {
        self.requests.push(request);
    }

    /// Adds an effect on the terminal, or beside the program.
    pub(crate) fn change_terminal(&mut self, effect: Effect) {
        self.terminal.push_back(effect);
    }

    /// Tells whether another program is about to have the terminal.
    pub(crate) fn is_leaving(&self) -> bool {
        self.terminal.iter().any(|effect| matches!(effect, Effect::Edit(_)))
    }

    /// Returns what the shell is to do now. Requests that one about the terminal
    /// holds up are sent with the next effect.
    pub(crate) fn take_effect(&mut self) -> Option<Effect> {
        self.terminal.pop_front().or_else(|| {
            let requests = mem::take(&mut self.requests);
            (!requests.is_empty()).then_some(Effect::Ask(requests))
        })
    }
}
