//! Counts changes that the library has not confirmed yet.

use crate::app::Change;
use crate::session::messages::Request;
use crate::ui::state::model::End;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::model::waits::Awaited;

/// Asks the library for a change.
pub(crate) fn change(model: &mut Model, change: Change) {
    expect(model);
    let (shown, acts) = (model.waiting.wanted, model.filter.text_acts());
    model.ask(Request::Correct { change, shown, acts });
}

/// Notes that the library is asked to keep something, and has the keys wait for it.
pub(crate) fn expect(model: &mut Model) {
    model.waiting.pending.asked += 1;
    model.waiting.awaited = Some(Awaited::Correction);
}

/// Lets the user go on while another program writes.
pub(crate) fn wait(model: &mut Model) {
    if model.waiting.awaited == Some(Awaited::Correction) {
        model.waiting.awaited = None;
    }
    let said = "another program is writing to the library: your change waits for it";
    model.notice = Some(Notice::Alarm(said.to_owned()));
}

/// Ends the program, but not before the library has what the user corrected; at once
/// when asked again.
pub(crate) fn quit(model: &mut Model) {
    if model.waiting.pending.asked == 0 || model.waiting.pending.quits {
        model.end = Some(End::Wanted);
        return;
    }
    model.waiting.pending.quits = true;
    let said = "your change waits to be kept; quit again to leave without it";
    model.notice = Some(Notice::Alarm(said.to_owned()));
}

/// Notes that a change was answered.
pub(crate) fn note_answered(model: &mut Model) {
    model.waiting.pending.asked = model.waiting.pending.asked.saturating_sub(1);
    if model.waiting.awaited == Some(Awaited::Correction) {
        model.waiting.awaited = None;
    }
    if model.waiting.pending.quits && model.waiting.pending.asked == 0 {
        model.end = Some(End::Wanted);
    }
}
