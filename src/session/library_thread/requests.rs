//! Carries out what the screen asks of the library's thread.

use std::mem;
use std::time::Instant;

use crate::app::AppError;
use crate::app::Desk;
use crate::app::refresh::Files;
use crate::app::refresh::LibraryLookup;
use crate::library::SourceId;
use crate::session::answers;
use crate::session::intake::refresh_round;
use crate::session::intake::refresh_round::RefreshStart;
use crate::session::library_thread::LibraryThread;
use crate::session::messages::Answer;
use crate::session::messages::Request;
use crate::session::progress::Round;
use crate::session::voice_counter::VoiceCounter;

impl LibraryThread {
    /// Carries out what the screen asks for, and answers it, or puts it off.
    pub(super) fn answer(&mut self, request: Request) {
        let begun = Instant::now();
        self.postponed.drop_replaced(&request);
        if request == Request::Refresh {
            self.refresh(None);
        } else if let Request::RefreshSource(source) = request {
            self.refresh(Some(source));
        } else if VoiceCounter::counts(&request)
            && let Some(library) = self.desk.path()
        {
            self.voices.take(request, library, &self.jobs);
        } else if let Request::FetchPage(article) = request {
            self.begin_reading(|desk, is_reading| refresh_round::page(desk, is_reading, article));
        } else if let Request::StopAnalysing(article) = request {
            self.writer.engine().stop(article);
        } else if let Request::TakeUpAnalysing(article) = request {
            self.writer.engine().take_up(article);
            self.is_up_to_date = false;
        } else if let Request::Export(order) = request {
            if let Some(answer) = self.exports.begin(&self.desk, order) {
                self.listener.say(answer);
            }
        } else if request.is_noted_unasked() && self.is_read_only() {
            // The user was told at the start that this is not stored.
        } else if request.corrects() && self.postponed.has_correction() {
            // The next undo has to undo the correction that still waits, so this one waits behind
            // it.
            self.postponed.add(request);
        } else {
            self.answer_from_library(request);
        }
        self.news.note_answer(begun.elapsed());
    }

    /// Answers a question to the library; puts it off while another program writes.
    fn answer_from_library(&mut self, request: Request) {
        let corrects = request.corrects();
        match answers::answer(&mut self.desk, request.clone()) {
            Some(Answer::Failed(error)) if error.is_busy() => self.postponed.add(request),
            Some(Answer::NotCorrected(error) | Answer::SearchesChanged(_, Err(error)))
                if error.is_busy() =>
            {
                self.postponed.add(request);
                if !mem::replace(&mut self.postponed.told_of_waiting, true) {
                    self.listener.say(Answer::CorrectionWaits);
                }
            }
            Some(answer) => {
                self.postponed.told_of_waiting &= !corrects;
                let said = answers::misfits(&answer);
                self.listener.say(answer);
                if let Some(said) = said {
                    self.listener.say(Answer::Told(said));
                }
                // So that the first letter that is typed does not wait for the names.
                if matches!(request, Request::Find { .. }) {
                    self.desk.read_names();
                }
            }
            None => (),
        }
    }

    /// Begins a refresh of all sources, or of one, unless something is still being read.
    fn refresh(&mut self, only: Option<SourceId>) {
        self.begin_reading(|desk, is_reading| refresh_round::begin(desk, is_reading, only));
    }

    /// Begins to read what `begin` decides on, which is told whether something is being read.
    fn begin_reading(&mut self, begin: impl FnOnce(&Desk, bool) -> Result<RefreshStart, AppError>) {
        let is_reading = self.is_reading || self.news.progress.round.is_some();
        match begin(&self.desk, is_reading) {
            Ok(RefreshStart::Sources(sources)) => {
                self.news.progress.round = Some(Round::default());
                let lookup = LibraryLookup::of(&self.desk, Files::ReadIfChanged);
                self.read(sources, Some(lookup));
            }
            Ok(RefreshStart::Refused(said)) => self.listener.say(Answer::Told(said.to_owned())),
            Err(error) => self.listener.say(Answer::Failed(error)),
        }
    }
}
