//! What each command does.

use std::mem;

use crate::app::Change;
use crate::session::messages::Request;
use crate::ui::analysing;
use crate::ui::appearance;
use crate::ui::command::Command;
use crate::ui::command::Motion;
use crate::ui::copying;
use crate::ui::correcting;
use crate::ui::dossier;
use crate::ui::editing;
use crate::ui::entry::Entry;
use crate::ui::entry::TooLong;
use crate::ui::exporting;
use crate::ui::filtering;
use crate::ui::find::Find;
use crate::ui::finding;
use crate::ui::help;
use crate::ui::keymap::Scope;
use crate::ui::links;
use crate::ui::model::Awaited;
use crate::ui::model::Model;
use crate::ui::model::Pane;
use crate::ui::mouse;
use crate::ui::msg::Effect;
use crate::ui::naming;
use crate::ui::naming::Naming;
use crate::ui::overlay;
use crate::ui::overlay::Overlay;
use crate::ui::palette;
use crate::ui::prompt::Prompt;
use crate::ui::purpose::Choice;
use crate::ui::purpose::Purpose;
use crate::ui::saving;
use crate::ui::search::Search;
use crate::ui::searching;
use crate::ui::seen;
use crate::ui::selecting;
use crate::ui::walking;
use crate::ui::why;

/// Does what `command` says so many times, if it is one that can be counted, else once.
pub(crate) fn perform_times(model: &mut Model, command: Command, times: usize) {
    match command {
        Command::Move(motion) => move_by(model, motion, times),
        Command::Quotation(_) | Command::Match(_) | Command::Article(_) => {
            perform(model, command);
            model.repeats = (times > 1).then(|| (command, times - 1));
        }
        _ => perform(model, command),
    }
}

/// Does what `command` says.
pub(crate) fn perform(model: &mut Model, command: Command) {
    match command {
        Command::TurnTo(direction) => model.focus_on(model.focus.beside(direction)),
        Command::Focus(pane) => model.focus_on(pane),
        Command::Move(motion) => move_by(model, motion, 1),
        Command::OpenArticle => {
            walking::follow_choice_now(model);
            model.focus_on(Pane::Text);
        }
        Command::OpenSpeaker => filtering::open_speaker(model),
        Command::ToggleSpeaker => filtering::toggle_speaker(model),
        Command::Unfold => model.speakers.set_unfolded(true),
        Command::Fold => model.speakers.set_unfolded(false),
        Command::SwitchScope => filtering::switch_scope(model),
        Command::Quotation(direction) => walking::go_to_quotation(model, direction),
        Command::Article(direction) => walking::go_to_article(model, direction),
        Command::Attribute => correcting::reattribute(model),
        Command::Reject => correcting::reject(model),
        Command::Merge => correcting::merge(model),
        Command::Split => correcting::split(model),
        Command::Rename => correcting::rename(model),
        Command::Select => selecting::begin(model),
        Command::Extend(step) => selecting::step(model, step),
        Command::SelectFrom => selecting::begin_here(model),
        Command::AddQuotation => correcting::add(model),
        Command::Undo => correcting::change(model, Change::Undo),
        Command::Redo => correcting::change(model, Change::Redo),
        Command::Copy(form) => copying::quotation(model, form),
        Command::Links => links::open(model),
        Command::Browse => links::browse(model),
        Command::Edit => editing::open(model),
        Command::Palette => palette::open(model),
        Command::Count => (), // The digits are taken where keys are.
        Command::Theme => appearance::next_theme(model),
        Command::Mouse => mouse::give_or_take(model),
        Command::Why => why::open(model),
        Command::Dossier => dossier::open(model),
        Command::Back => dossier::come_back(model),
        Command::Star => star(model),
        Command::ToggleRead => seen::toggle(model),
        Command::Export => exporting::open(model),
        Command::AcceptName => naming::accept(model),
        Command::Accept => overlay::accept(model),
        Command::Find => finding::open(model),
        Command::KeepFind => finding::keep(model),
        Command::Complete => finding::complete(model),
        Command::SaveSearch => saving::open(model),
        Command::Searches => saving::list(model),
        Command::DeleteSearch => saving::delete(model),
        Command::Search => searching::open(model),
        Command::KeepSearch => searching::keep(model),
        Command::SwitchSearch => searching::switch(model),
        Command::Match(direction) => searching::walk(model, direction),
        Command::FindSpeaker => change_prompt(model, |_| ()),
        Command::AcceptSpeaker => accept_speaker(model),
        Command::EraseCharacter => edit(model, Entry::erase_char),
        Command::EraseWord => edit(model, Entry::erase_word),
        Command::EraseLine => edit(model, Entry::erase_all),
        Command::ClearFilter => filtering::filter_by(model, Vec::new()),
        Command::Escape => escape(model),
        Command::Zoom => {
            model.zoomed = !model.zoomed;
            model.focus = Pane::Text;
        }
        Command::Refresh => model.ask(Request::Refresh),
        Command::Help => model.help = Some(0),
        Command::Suspend => model.change_terminal(Effect::Suspend),
        Command::Quit => correcting::quit(model),
    }
}

/// Types a character into whatever is being typed.
pub(crate) fn type_char(model: &mut Model, c: char) {
    let mut encoded = [0; 4];
    type_text(model, c.encode_utf8(&mut encoded));
}

/// Types a text into whatever is being typed, as far as there is room.
pub(crate) fn type_text(model: &mut Model, text: &str) {
    let Some(entry) = entry(model) else { return };
    if let Err(TooLong { most }) = entry.type_text(text) {
        model.say(format!("no more than {most} bytes can be typed here: the rest is left out"));
    }
    model.is_typed_anew = true;
}

/// Changes whatever is being typed.
fn edit(model: &mut Model, change: impl FnOnce(&mut Entry)) {
    if let Some(entry) = entry(model) {
        change(entry);
        model.is_typed_anew = true;
    }
}

/// Where the reader types, if anywhere.
fn entry(model: &mut Model) -> Option<&mut Entry> {
    match (model.scope(), &mut model.overlay) {
        (Scope::Prompt, _) => model.prompt.as_mut().map(Prompt::entry_mut),
        (Scope::Naming, _) => model.naming.as_mut().and_then(Naming::entry_mut),
        (Scope::Find, _) => model.find.as_mut().map(Find::entry_mut),
        (Scope::Search, _) => model.search.as_mut().map(Search::entry_mut),
        (Scope::Palette, Some(Overlay::Palette(palette))) => Some(palette.entry_mut()),
        (Scope::Searches, Some(Overlay::Searches(list))) => Some(list.entry_mut()),
        _ => None,
    }
}

/// Looks for what was typed, if it was not looked for: once, however many keys typed it.
pub(crate) fn look(model: &mut Model) {
    if !mem::take(&mut model.is_typed_anew) {
        return;
    }
    match (model.scope(), &mut model.overlay) {
        (Scope::Prompt, _) => change_prompt(model, |_| ()),
        (Scope::Naming, _) => naming::change(model, |_| ()),
        (Scope::Find, _) => finding::change(model, |_| ()),
        (Scope::Search, _) => searching::change(model, |_| ()),
        (Scope::Palette, Some(Overlay::Palette(palette))) => palette.change(|_| ()),
        (Scope::Searches, Some(Overlay::Searches(list))) => list.change(|_| ()),
        _ => (),
    }
    model.settle();
}

/// Opens the prompt if it is not, changes what is typed, and asks who matches it.
fn change_prompt(model: &mut Model, change: impl FnOnce(&mut Entry)) {
    let prompt = model.prompt.get_or_insert_with(|| Prompt::new(Purpose::default()));
    prompt.change(change);
    let request = prompt.request();
    model.ask(request);
}

/// Does what the prompt is for with the speaker chosen in it; waits if the matches are
/// not there yet.
pub(crate) fn accept_speaker(model: &mut Model) {
    let Some(prompt) = &model.prompt else { return };
    if !prompt.is_up_to_date() {
        model.awaited = Some(Awaited::Matches);
    } else if *prompt.purpose() != Purpose::Filter {
        correcting::accept(model);
    } else if let Some(Choice::Known(speaker)) = prompt.chosen() {
        let speaker = speaker.clone();
        model.prompt = None;
        filtering::filter_and_go(model, &speaker);
    }
}

/// Stars the article that is meant, or takes its star away.
fn star(model: &mut Model) {
    if let Some(article) = model.meant_article() {
        model.ask(Request::Star(article));
    }
}

fn move_by(model: &mut Model, motion: Motion, times: usize) {
    match model.scope() {
        Scope::Help => {
            let top = model.help.unwrap_or(0);
            let (last, page) = help::extent(&model.keymap, model.size);
            model.help = Some((0..times).fold(top, |top, _| motion.apply(top, last, page)));
        }
        Scope::Why | Scope::Links | Scope::Dossier | Scope::Palette | Scope::Searches => {
            overlay::select(model, motion, times);
        }
        Scope::Prompt => {
            if let Some(prompt) = &mut model.prompt {
                (0..times).for_each(|_| prompt.select(motion));
            }
        }
        Scope::Selecting => selecting::move_by(model, motion, times),
        Scope::Articles | Scope::Find => {
            (0..times).for_each(|_| model.articles.select(motion));
            walking::follow_choice_now(model);
        }
        Scope::Speakers => {
            let count = |speaker| model.reading.quotations_of(speaker).len();
            (0..times).for_each(|_| model.speakers.select(motion, &count));
        }
        _ => (0..times).for_each(|_| model.reading.scroll(motion)),
    }
}

fn escape(model: &mut Model) {
    if model.help.is_some() {
        model.help = None;
    } else if model.overlay.is_some() {
        overlay::escape(model);
    } else if model.prompt.is_some() {
        model.prompt = None;
    } else if model.naming.is_some() {
        model.naming = None;
    } else if model.selection.is_some() {
        model.selection = None;
    } else if model.scope() == Scope::Find {
        finding::end(model);
    } else if model.search.is_some() {
        searching::end(model);
    } else if model.find.is_some() {
        finding::end(model);
    } else if !model.filter.is_empty() || !analysing::stop(model) {
        filtering::filter_by(model, Vec::new());
    }
}
