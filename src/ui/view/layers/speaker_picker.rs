//! Draws the speaker picker.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Block;
use ratatui::widgets::Widget;

use crate::library::SpeakerRow;
use crate::quotes::Act;
use crate::quotes::SpeakerType;
use crate::text::bidi::Base;
use crate::text::display;
use crate::ui::commands::command::Command;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::picker_purpose::Choice;
use crate::ui::state::layers::picker_purpose::PickerPurpose;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::model::Model;
use crate::ui::state::theme::Theme;
use crate::ui::update::article_order;
use crate::ui::view::cells;
use crate::ui::view::cells::Shown;
use crate::ui::view::layers::line_input;
use crate::ui::view::notice;

/// The mark of the order that the list has, and of the type that a speaker has.
const IN_FORCE: &str = "✓";

/// Draws it over the middle of the screen.
pub(crate) fn draw(picker: &SpeakerPicker, model: &Model, frame: &mut Frame) {
    let theme = model.theme;
    let (area, inside) = picker.place(frame.area());
    cells::clear(frame.buffer_mut(), area, theme);
    if inside != area {
        let room = usize::from(area.width).saturating_sub(4);
        let title = format!(" {} ", notice::fitted(&picker.title(), room.saturating_sub(2)));
        let title = display::fit_words(&title, room);
        let title = cells::in_order(&title, Base::Rightward, theme).into_owned();
        let mut block = Block::bordered().title(title);
        if let Some(otherwise) = otherwise(picker, model) {
            let said = format!(" {otherwise} ");
            let said = display::fit_words(&said, room);
            let said = cells::in_order(&said, Base::Rightward, theme).into_owned();
            block = block.title_bottom(Line::from(said).right_aligned());
        }
        block.render(area, frame.buffer_mut());
    }
    line_input::draw(&picker.entry, frame, inside, "> ", theme);
    draw_choices(picker, model, inside, frame);
}

/// Says what can be asked about instead, with the key for it.
fn otherwise(picker: &SpeakerPicker, model: &Model) -> Option<String> {
    let otherwise = picker.purpose.otherwise()?;
    let mut bound = model.preferences.keymap.of(Scope::Prompt);
    let bound = bound.find(|bound| bound.command == Command::MarkSpeaker)?;
    Some(format!("{}: {otherwise}", bound.keys.first()?))
}

/// Describes an act, for whoever chooses one.
fn about(act: Act) -> &'static str {
    match act {
        Act::Said => "the words tell what was said",
        Act::Topic => "speech, but only what it was about",
        Act::Thought => "what somebody thinks, wants or fears",
        Act::None => "nobody said or thought it",
    }
}

/// Describes a type of speaker, for whoever chooses one.
fn about_type(kind: SpeakerType) -> &'static str {
    match kind {
        SpeakerType::Person => "somebody with a name",
        SpeakerType::Organization => "a company, ministry, party, newspaper, court",
        SpeakerType::Place => "a country or capital that speaks",
        SpeakerType::Group => "several people without names",
        SpeakerType::Unnamed => "one person without a name",
    }
}

fn nothing(picker: &SpeakerPicker) -> &'static str {
    match picker.purpose {
        PickerPurpose::Rename { .. } => "  type another name",
        PickerPurpose::Split { .. } => "  they have no such name",
        PickerPurpose::Order => "  there is no such order",
        PickerPurpose::Act { .. } => "  it is said, topic, thought or none",
        PickerPurpose::Type { .. } => "  it is person, organization, place, group or unnamed",
        _ => "  nobody by that name is quoted",
    }
}

fn draw_choices(picker: &SpeakerPicker, model: &Model, inside: Rect, frame: &mut Frame) {
    let theme = model.theme;
    let rows = usize::from(inside.height.saturating_sub(1));
    let len = picker.len();
    if len == 0 && picker.is_up_to_date() {
        let line = cells::line(inside, 1);
        cells::text(frame.buffer_mut(), line, nothing(picker), theme.quiet(), theme);
    }
    let top = picker.top(inside.height);
    for at in top..len.min(top + rows) {
        let Some(choice) = picker.choice(at) else { break };
        let line = cells::line(inside, at - top + 1);
        let is_marked = |speaker: &SpeakerRow| picker.marked.iter().any(|row| row.id == speaker.id);
        match (choice, &picker.purpose) {
            (Choice::Known(speaker), PickerPurpose::Rename { .. }) => {
                draw_namesake(frame.buffer_mut(), line, speaker, theme);
            }
            _ => draw_choice(frame.buffer_mut(), line, choice, &is_marked, theme),
        }
        let has_type = matches!((choice, &picker.purpose),
            (Choice::Type(of), PickerPurpose::Type { kind, .. }) if of == *kind);
        if has_type || choice == Choice::Order(model.filter.order) {
            cells::text(frame.buffer_mut(), line, IN_FORCE, theme.strong(), theme);
        }
        if at == picker.selected {
            frame.buffer_mut().set_style(line, theme.chosen());
        }
    }
}

/// Draws somebody who has the name already that is to be given.
fn draw_namesake(buf: &mut Buffer, line: Rect, speaker: &SpeakerRow, theme: Theme) {
    let lead = cells::text(buf, line, "  merge with ", Style::new(), theme);
    let named = cells::past(line, lead);
    let filled = cells::words(buf, named, &speaker.name, theme.strong(), theme);
    let said = match speaker.quotations {
        1 => " (1 quotation)".to_owned(),
        count => format!(" ({count} quotations)"),
    };
    cells::text(buf, cells::past(named, filled), &said, theme.quiet(), theme);
}

/// Draws a line of a short menu: a name of the program's own, and what it means.
fn draw_explained(buf: &mut Buffer, line: Rect, [name, about]: [&str; 2], theme: Theme) {
    let named = cells::past(line, 2);
    let filled = cells::text(buf, named, name, theme.strong(), theme);
    cells::text(buf, cells::past(named, filled), &format!(" – {about}"), theme.quiet(), theme);
}

fn draw_choice(
    buf: &mut Buffer,
    line: Rect,
    choice: Choice<'_>,
    is_marked: &dyn Fn(&SpeakerRow) -> bool,
    theme: Theme,
) {
    match choice {
        Choice::Known(speaker) => {
            let sign = if is_marked(speaker) { "✓" } else { " " };
            let shown = Shown { uncounted: 0, is_doubted: false, sign, coloured: speaker.id };
            cells::speaker_row(buf, line, speaker, shown, theme);
        }
        Choice::Act(act) => draw_explained(buf, line, [act.name(), about(act)], theme),
        Choice::Order(order) => {
            draw_explained(buf, line, [order.name(), article_order::about(order)], theme);
        }
        Choice::Type(kind) => {
            draw_explained(buf, line, [kind.name(), about_type(kind)], theme);
        }
        Choice::Somebody(name) => {
            let lead = cells::text(buf, line, "+ ", theme.quiet(), theme);
            let named =
                lead + cells::words(buf, cells::past(line, lead), name, theme.strong(), theme);
            cells::text(buf, cells::past(line, named), ", somebody new", theme.quiet(), theme);
        }
        Choice::Alias(name) | Choice::Name(name) => {
            cells::words(buf, cells::past(line, 2), name, theme.strong(), theme);
        }
        Choice::Nobody => {
            cells::text(buf, line, "– nobody who is named", theme.quiet(), theme);
        }
    }
}
