//! The reader corrects what the engine found.
//!
//! A correction is a question to the worker like any other, and nothing on the screen
//! changes before its answer says that the library has it. Keys wait for that, so that
//! the next one is about what the reader then sees; unless another program writes,
//! which may take long. A reader who quits meanwhile quits when it is kept.

use crate::app;
use crate::app::AppError;
use crate::app::Change;
use crate::app::Corrected;
use crate::library::Correction;
use crate::library::Deed;
use crate::library::QuotationRow;
use crate::library::Whom;
use crate::quotes::SpeakerType;
use crate::ui::citation;
use crate::ui::corrected;
use crate::ui::model::Awaited;
use crate::ui::model::End;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::msg::Request;
use crate::ui::panes::speakers::Whose;
use crate::ui::prompt::Choice;
use crate::ui::prompt::Prompt;
use crate::ui::prompt::Purpose;

/// What is on its way to the library.
#[derive(Debug, Default)]
pub(crate) struct Pending {
    /// How many corrections were asked for and not answered.
    asked: usize,
    /// Whether the program ends once they are.
    quits: bool,
}

/// Asks whose the current quotation is.
pub(crate) fn reattribute(model: &mut Model) {
    let Some(index) = model.reading.current_or_first_in_sight() else {
        return say_that_none_is_chosen(model);
    };
    model.reading.go_to(index);
    let (Some(open), Some(row)) = (model.reading.open(), model.reading.quotation(index)) else {
        return;
    };
    let words = citation::words(&open.article, &row.content);
    ask(model, Purpose::Attribute { quotation: row.id, words });
}

/// Takes the current quotation for none.
pub(crate) fn reject(model: &mut Model) {
    match current(model) {
        Some(row) => {
            let quotation = row.id;
            make(model, Correction::Reject { quotation });
        }
        None => say_that_none_is_chosen(model),
    }
}

/// Makes a change, once the library has it.
pub(crate) fn change(model: &mut Model, change: Change) {
    model.pending.asked += 1;
    model.awaited = Some(Awaited::Correction);
    model.ask(Request::Correct { change, shown: model.wanted });
}

/// Does what the prompt was opened for, with what was chosen in it.
pub(crate) fn accept(model: &mut Model) {
    let Some(prompt) = &model.prompt else { return };
    let Some(choice) = prompt.chosen() else { return };
    let correction = match prompt.purpose() {
        Purpose::Filter => return,
        Purpose::Attribute { quotation, .. } => {
            Correction::Attribute { quotation: *quotation, to: whom(&choice) }
        }
    };
    model.prompt = None;
    make(model, correction);
}

/// Takes the answer to a change: all that is listed may be another now.
pub(crate) fn take(model: &mut Model, change: &Change, corrected: Option<Box<Corrected>>) {
    settle(model);
    let Some(corrected) = corrected else {
        let nothing = if *change == Change::Undo { "undo" } else { "do again" };
        return model.say(format!("there is nothing to {nothing}"));
    };
    follow_merge(model, change, &corrected);
    let done = &corrected.done;
    for (id, name) in [(done.speaker, &corrected.speaker), (done.other, &corrected.other)] {
        model.names.extend(id.zip(name.clone()));
    }
    model.forget_asked(|_| true);
    model.ask_for_articles();
    if model.speakers.whose() == Whose::Library {
        model.ask(Request::Speakers(model.speakers.wanted()));
    }
    model.say(corrected::sentence(change, &corrected, model.wanted));
}

/// Says that a correction was not kept.
pub(crate) fn take_failure(model: &mut Model, error: &AppError) {
    settle(model);
    model.notice = Some(Notice::Alarm(format!("not corrected: {}", app::explain(error))));
    model.stop_waiting();
}

/// Lets the reader go on while another program writes.
pub(crate) fn wait(model: &mut Model) {
    if model.awaited == Some(Awaited::Correction) {
        model.awaited = None;
    }
    let said = "another program is writing to the library: your correction waits for it";
    model.notice = Some(Notice::Alarm(said.to_owned()));
}

/// Ends the program, but not before the library has what the reader corrected; at once
/// when asked again.
pub(crate) fn quit(model: &mut Model) {
    if model.pending.asked == 0 || model.pending.quits {
        model.end = Some(End::Wanted);
        return;
    }
    model.pending.quits = true;
    let said = "your correction waits to be kept; quit again to leave without it";
    model.notice = Some(Notice::Alarm(said.to_owned()));
}

fn make(model: &mut Model, correction: Correction) {
    change(model, Change::Make(correction));
}

/// Opens the prompt for something.
fn ask(model: &mut Model, purpose: Purpose) {
    let prompt = Prompt::new(purpose);
    let typed = prompt.typed().to_owned();
    model.prompt = Some(prompt);
    model.ask(Request::Find { typed });
}

/// Notes that a change was answered.
fn settle(model: &mut Model) {
    model.pending.asked = model.pending.asked.saturating_sub(1);
    if model.awaited == Some(Awaited::Correction) {
        model.awaited = None;
    }
    if model.pending.quits && model.pending.asked == 0 {
        model.end = Some(End::Wanted);
    }
}

/// Whoever is filtered by goes on to be, as who they are now.
fn follow_merge(model: &mut Model, change: &Change, corrected: &Corrected) {
    let done = &corrected.done;
    let (Deed::Merge, Some(speaker), Some(other)) = (done.deed, done.speaker, done.other) else {
        return;
    };
    let speakers = &mut model.filter.speakers;
    if *change != Change::Undo && speakers.contains(&speaker) {
        speakers.retain(|id| *id != speaker && *id != other);
        speakers.push(other);
        speakers.sort_unstable();
    }
}

fn whom(choice: &Choice<'_>) -> Whom {
    match choice {
        Choice::Known(row) => Whom::Known(row.id),
        Choice::Somebody(name) => {
            Whom::Named { name: (*name).to_owned(), kind: SpeakerType::Person }
        }
        Choice::Nobody => Whom::Nobody,
    }
}

fn current(model: &Model) -> Option<&QuotationRow> {
    model.reading.quotation(model.reading.current()?)
}

fn say_that_none_is_chosen(model: &mut Model) {
    model.say("no quotation is chosen: n goes to the next");
}
