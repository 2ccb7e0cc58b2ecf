//! Does what each command says.

use crate::app::Change;
use crate::app::Direction;
use crate::session::messages::Request;
use crate::ui::commands::command::Command;
use crate::ui::commands::motion::Motion;
use crate::ui::commands::pane::Pane;
use crate::ui::commands::scope::Scope;
use crate::ui::state::line_input::LineInput;
use crate::ui::state::message::Effect;
use crate::ui::state::model::Model;
use crate::ui::update::appearance;
use crate::ui::update::article_order;
use crate::ui::update::corrections::check;
use crate::ui::update::corrections::correction;
use crate::ui::update::corrections::pending_changes;
use crate::ui::update::corrections::quotation_ends;
use crate::ui::update::corrections::removal;
use crate::ui::update::corrections::speaker_types;
use crate::ui::update::input::typed_text;
use crate::ui::update::input::typed_text::edit;
use crate::ui::update::layers;
use crate::ui::update::layers::dossier;
use crate::ui::update::layers::explanation;
use crate::ui::update::layers::export;
use crate::ui::update::layers::help_page;
use crate::ui::update::layers::history;
use crate::ui::update::layers::library_search;
use crate::ui::update::layers::list_windows::change_log;
use crate::ui::update::layers::list_windows::jump_list;
use crate::ui::update::layers::list_windows::links;
use crate::ui::update::layers::list_windows::saved_searches;
use crate::ui::update::layers::list_windows::source_list;
use crate::ui::update::layers::name_input;
use crate::ui::update::layers::palette;
use crate::ui::update::layers::question;
use crate::ui::update::layers::speaker_picker::accept_speaker;
use crate::ui::update::layers::speaker_picker::change_prompt;
use crate::ui::update::layers::speaker_picker::mark_speaker;
use crate::ui::update::layers::voices;
use crate::ui::update::reading::analysis_control;
use crate::ui::update::reading::copy;
use crate::ui::update::reading::edit_file;
use crate::ui::update::reading::jumps;
use crate::ui::update::reading::navigation;
use crate::ui::update::reading::read_marks;
use crate::ui::update::reading::search_stops;
use crate::ui::update::reading::selection;
use crate::ui::update::reading::shown_acts;
use crate::ui::update::reading::text_search;
use crate::ui::update::speaker_filter;

/// Does what `command` says so many times, if it is one that can be counted, else once.
pub(crate) fn perform_times(model: &mut Model, command: Command, times: usize) {
    match command {
        Command::Move(motion) => move_by(model, motion, times),
        Command::Paragraph(direction) => {
            (0..times).for_each(|_| model.reading.turn_to_paragraph(direction));
        }
        Command::MoveEnd(way) => quotation_ends::move_end(model, way, times),
        Command::Quotation(_) | Command::Match(_) | Command::Article(_) | Command::Unread(_) => {
            perform(model, command);
            model.waiting.repeats = (times > 1).then(|| (command, times - 1));
        }
        _ => perform(model, command),
    }
}

/// Tells whether a command takes what is typed.
fn takes_input(command: Command) -> bool {
    matches!(
        command,
        Command::KeepFind
            | Command::KeepSearch
            | Command::AcceptSpeaker
            | Command::AcceptName
            | Command::Accept
    )
}

/// Types what was typed before, or goes to another line.
fn recall(model: &mut Model, way: Direction) {
    if typed_text::recall(model, way) {
        return;
    }
    let otherwise = match (model.scope(), way) {
        (Scope::Search, way) => Command::Match(way),
        (_, Direction::Next) => Command::Move(Motion::Down),
        (_, Direction::Previous) => Command::Move(Motion::Up),
    };
    perform(model, otherwise);
}

/// Does what `command` says.
#[expect(clippy::too_many_lines, reason = "an arm for each command")]
pub(crate) fn perform(model: &mut Model, command: Command) {
    if takes_input(command) {
        typed_text::remember(model);
    }
    match command {
        Command::Recall(way) => recall(model, way),
        Command::CompletePath => name_input::complete_path(model),
        Command::TurnTo(direction) => model.focus_on(model.panes.focus.beside(direction)),
        Command::Focus(pane) => model.focus_on(pane),
        Command::Move(motion) => move_by(model, motion, 1),
        Command::Paragraph(direction) => model.reading.turn_to_paragraph(direction),
        Command::OpenArticle => {
            navigation::follow_choice_now(model);
            model.focus_on(Pane::Text);
            search_stops::enter(model);
        }
        Command::OpenSpeaker => speaker_filter::open_speaker(model),
        Command::ToggleSpeaker => speaker_filter::toggle_speaker(model),
        Command::Unfold => model.speakers.set_unfolded(true),
        Command::Fold => model.speakers.set_unfolded(false),
        Command::SwitchScope => speaker_filter::switch_scope(model),
        Command::Acts => shown_acts::turn(model),
        Command::Quotation(direction) => search_stops::go_on(model, direction),
        Command::Article(direction) => navigation::go_to_article(model, direction),
        Command::Unread(direction) => navigation::go_to_unread(model, direction),
        Command::MarkAllRead => read_marks::mark_all(model),
        Command::Order => article_order::ask(model),
        Command::MoveEnd(way) => quotation_ends::move_end(model, way, 1),
        Command::Delimit => quotation_ends::take_selected(model),
        Command::Attribute => correction::reattribute(model),
        Command::CorrectAct => correction::ask_act(model),
        Command::Reject => correction::reject(model),
        Command::Check => check::turn(model),
        Command::Note => check::ask_note(model),
        Command::Merge => correction::merge(model),
        Command::Split => correction::split(model),
        Command::Rename => correction::rename(model),
        Command::Retype => speaker_types::ask(model),
        Command::Select => selection::begin(model),
        Command::Extend(step) => selection::step(model, step),
        Command::SelectFrom => selection::begin_here(model),
        Command::AddQuotation => correction::add(model),
        Command::RemoveArticle => removal::remove(model),
        Command::Changes => change_log::open(model),
        Command::UndoThis => change_log::undo_chosen(model),
        Command::Sources => source_list::open(model),
        Command::RemoveSource => source_list::give_chosen_up(model),
        Command::RemoveSourceAndArticles => source_list::give_chosen_up_with_articles(model),
        Command::History => history::open(model),
        Command::Quotations => dossier::open_all(model),
        Command::Voices => voices::open(model),
        Command::TurnGrouping(direction) => voices::turn(model, direction),
        Command::Narrow => dossier::ask_narrow(model),
        Command::SortQuotations => dossier::sort(model),
        Command::Undo => undo(model),
        Command::Redo => pending_changes::change(model, Change::Redo),
        Command::Copy(form) => copy::quotation(model, form),
        Command::Links => links::open(model),
        Command::Browse => links::browse(model),
        Command::Edit => edit_file::open(model),
        Command::Palette => palette::open(model),
        Command::Count => (), // The digits are taken where keys are.
        Command::Measure(way) => appearance::change_measure(model, way),
        Command::Justify => appearance::justify(model),
        Command::Theme => appearance::next_theme(model),
        Command::KeepTheme => appearance::keep_theme(model),
        Command::Mouse => appearance::give_or_take(model),
        Command::Why => explanation::open(model),
        Command::Dossier => dossier::open(model),
        Command::Back => jumps::back(model),
        Command::Forward => jumps::forward(model),
        Command::Jumps => jump_list::open(model),
        Command::Star => star(model),
        Command::ToggleRead => read_marks::toggle(model),
        Command::Export => export::open(model),
        Command::AcceptName => name_input::accept(model),
        Command::Accept => {
            if let Some(command) = layers::accept(model) {
                perform(model, command);
            }
        }
        Command::Decline => question::decline(model),
        Command::Find => library_search::open(model),
        Command::KeepFind => library_search::keep(model),
        Command::Complete => library_search::complete(model),
        Command::SaveSearch => saved_searches::open(model),
        Command::Searches => saved_searches::list(model),
        Command::DeleteSearch => saved_searches::delete(model),
        Command::Search => text_search::open(model),
        Command::KeepSearch => text_search::keep(model),
        Command::SwitchSearch => text_search::switch(model),
        Command::Match(direction) => text_search::walk(model, direction),
        Command::FindSpeaker => change_prompt(model, |_| ()),
        Command::AcceptSpeaker => accept_speaker(model),
        Command::MarkSpeaker => mark_speaker(model),
        Command::EraseCharacter => edit(model, LineInput::erase_char),
        Command::EraseWord => edit(model, LineInput::erase_word),
        Command::EraseLine => edit(model, LineInput::erase_all),
        Command::ClearFilter => speaker_filter::filter_by(model, Vec::new()),
        Command::Escape => escape(model),
        Command::Zoom => {
            model.panes.zoomed = !model.panes.zoomed;
            model.panes.focus = Pane::Text;
        }
        Command::Refresh => model.ask(Request::Refresh),
        Command::FetchPage => fetch_page(model),
        Command::Help => help_page::open(model),
        Command::SearchHelp => help_page::search(model),
        Command::Write => model.say("all is kept already: nothing need be saved; q quits"),
        Command::Redraw => model.change_terminal(Effect::TakeTerminal),
        Command::Suspend => model.change_terminal(Effect::Suspend),
        Command::Quit => pending_changes::quit(model),
    }
}

/// Takes back what the user did last: a correction, or that they deleted a saved search.
fn undo(model: &mut Model) {
    if !saved_searches::undo_deletion(model) {
        pending_changes::change(model, Change::Undo);
    }
}

/// Stars the article that is meant, or takes its star away.
fn star(model: &mut Model) {
    if let Some(article) = model.meant_article() {
        model.ask(Request::Star(article));
    }
}

fn move_by(model: &mut Model, motion: Motion, times: usize) {
    if layers::select(model, motion, times) {
        return;
    }
    match model.panes.focus {
        Pane::Articles => {
            (0..times).for_each(|_| model.articles.select(motion));
            navigation::follow_choice_now(model);
        }
        Pane::Text => {
            if matches!(motion, Motion::Top | Motion::Bottom) {
                jumps::leave(model);
            }
            (0..times).for_each(|_| model.reading.scroll(motion));
        }
        Pane::Speakers => {
            let count = |speaker| model.reading.quotations_of(speaker).len();
            (0..times).for_each(|_| model.speakers.select(motion, &count));
        }
    }
}

/// Closes what is open; else clears the filter, or has the engine stop.
fn escape(model: &mut Model) {
    let was_open = layers::close(model);
    if !was_open && (!model.filter.is_empty() || !analysis_control::stop(model)) {
        speaker_filter::filter_by(model, Vec::new());
    }
}

/// Asks for the page of the open article.
fn fetch_page(model: &mut Model) {
    if let Some(id) = model.reading.id() {
        model.ask(Request::FetchPage(id));
    }
}
