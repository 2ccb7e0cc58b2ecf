//! Tells the screen what has come of the library's work: counts, refreshes, new names.

use std::mem;

use crate::app;
use crate::session::library_thread::LibraryThread;
use crate::session::messages::Answer;
use crate::session::progress::Round;

impl LibraryThread {
    /// Says how a refresh came out, and who is called otherwise, in one sentence: a second one would
    /// take the place of the first.
    pub(super) fn tell_of_the_end(&mut self) {
        let round = self.news.progress.round.take();
        let told = round.map(Round::summary).into_iter();
        let said: Vec<String> = told.chain(self.renamed()).collect();
        if !said.is_empty() {
            self.listener.say(Answer::Told(said.join("; ")));
        }
    }

    /// Says who is called otherwise since it was last said, unless nothing was filed since.
    fn renamed(&mut self) -> Option<String> {
        if !mem::take(&mut self.news.names_may_differ) || self.is_read_only() {
            return None;
        }
        match self.desk.take_renamed() {
            Ok(renamed) => return app::tell_renamed(&renamed),
            Err(error) if error.is_busy() => self.news.names_may_differ = true,
            Err(error) => self.listener.say(Answer::Failed(error)),
        }
        None
    }

    pub(super) fn tell(&mut self) {
        if mem::take(&mut self.news.from_others) {
            self.count_anew();
        }
        self.listener.say(Answer::Changed(self.news.tell()));
    }

    /// Counts the articles again, since another program may have added some.
    fn count_anew(&mut self) {
        let counted = self.desk.count().and_then(|all| {
            let unread = if self.is_read_only() { 0 } else { self.desk.outdated(0)?.0 };
            Ok((all, unread))
        });
        match counted {
            Ok((all, unread)) => self.news.progress.count(all, unread),
            Err(error) => self.listener.say(Answer::Failed(error)),
        }
    }
}
