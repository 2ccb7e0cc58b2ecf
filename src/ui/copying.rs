//! What the reader takes along: quotations and addresses.

use crate::text::visible;
use crate::ui::citation;
use crate::ui::clipboard;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::msg::Effect;

/// Columns of what was copied that the footer shows.
const MOST_SHOWN: usize = 48;

/// How a quotation is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// One line.
    Text,
    /// A block quotation.
    Markdown,
}

/// Copies the current quotation, or else the first in sight, with its citation.
pub(crate) fn quotation(model: &mut Model, form: Form) {
    let reading = &model.reading;
    let index = reading.current_or_first_in_sight();
    let (Some(open), Some((index, quotation))) =
        (reading.open(), index.and_then(|index| Some((index, reading.quotation(index)?))))
    else {
        model.say("no quotation is in sight to copy: n goes to the next");
        return;
    };
    let speaker = quotation.speaker.and_then(|id| model.name_of(id));
    let copied = model.citations.write(form, &open.article, quotation, speaker);
    let as_what = if form == Form::Markdown { " as Markdown" } else { "" };
    let shown = citation::words(&open.article, &quotation.content);
    let said = format!("copied{as_what} with its citation: {}", visible::fit(&shown, MOST_SHOWN));
    model.reading.go_to(index);
    copy(model, copied, said);
}

/// Copies an address.
pub(crate) fn address(model: &mut Model, url: String) {
    let said = format!("copied: {}", visible::line(&url));
    copy(model, url, said);
}

fn copy(model: &mut Model, copied: String, said: String) {
    if let Some(command) = &model.copy_command {
        let effect = Effect::HandOver { command: command.clone(), text: copied };
        model.say(said);
        model.change_terminal(effect);
    } else if clipboard::fits(&copied) {
        model.say(said);
        model.change_terminal(Effect::Copy(copied));
    } else {
        let said = "too long to be copied: terminals take 100 kB".to_owned();
        model.notice = Some(Notice::Alarm(said));
    }
}
