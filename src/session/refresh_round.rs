//! Refreshes all remembered sources once.

use crate::app::refresh;
use crate::app::refresh::Files;
use crate::app::refresh::Holdings;
use crate::session::library_thread::LibraryThread;
use crate::session::messages::Answer;
use crate::session::messages::Round;

impl LibraryThread {
    /// Begins a refresh unless one is under way; tells the user if there are no sources.
    pub(super) fn refresh(&mut self) {
        if self.is_reading || self.news.progress.round.is_some() {
            self.listener.say(Answer::Told("still reading; refresh when that is done".to_owned()));
            return;
        }
        match self.desk.sources().map(|sources| sources.is_empty()) {
            Ok(false) => match refresh::sources(&self.desk) {
                Ok(sources) => {
                    self.news.progress.round = Some(Round::default());
                    let holdings = Holdings::of(&self.desk, Files::ReadIfChanged);
                    self.read(Box::new(sources), Some(holdings));
                }
                Err(error) => self.listener.say(Answer::Failed(error)),
            },
            Ok(true) => {
                let said = "nothing to refresh: `pullquote add` remembers what it takes in";
                self.listener.say(Answer::Told(said.to_owned()));
            }
            Err(error) => self.listener.say(Answer::Failed(error)),
        }
    }

    /// Returns the outcome of a refresh in words once everything is stored; `None` if there was none.
    pub(super) fn end_round(&mut self) -> Option<String> {
        self.news.progress.round.take().map(Round::summary)
    }
}
