//! The whole behaviour of the screen, as one function.
//!
//! [`update`] touches no terminal, disk, clock or network: it changes the
//! [`Model`] and says what is to be done outside. Answers that are for
//! something the reader has left are dropped here.
//!
//! What the reader asks for may need the session: the next quotation may stand
//! in an article that is not loaded. Keys pressed before its answer comes are
//! held and take effect after it, so typing ahead does what it does typed
//! slowly. Esc pressed twice gives up waiting, and so does what quits.

use std::mem;

use crate::app;
use crate::library::OpenArticle;
use crate::library::SpeakerRow;
use crate::session::messages::Answer;
use crate::session::messages::Failure;
use crate::session::messages::Near;
use crate::session::messages::Progress;
use crate::session::messages::Request;
use crate::ui::actions;
use crate::ui::analysing;
use crate::ui::command::Command;
use crate::ui::correcting;
use crate::ui::dossier;
use crate::ui::dragging;
use crate::ui::exporting;
use crate::ui::filtering;
use crate::ui::finding;
use crate::ui::keymap::Key;
use crate::ui::keymap::Lookup;
use crate::ui::keymap::Scope;
use crate::ui::model::Awaited;
use crate::ui::model::End;
use crate::ui::model::Follows;
use crate::ui::model::Model;
use crate::ui::model::Notice;
use crate::ui::mouse;
use crate::ui::msg::Effect;
use crate::ui::msg::Msg;
use crate::ui::overlay::Overlay;
use crate::ui::panes::speakers::Whose;
use crate::ui::pasting;
use crate::ui::places;
use crate::ui::saving;
use crate::ui::searching;
use crate::ui::seen;
use crate::ui::selecting;
use crate::ui::sequences;
use crate::ui::walking;

/// More keys than this are not held while the session is busy.
const MOST_HELD: usize = 256;

/// No motion is made more often at a time.
const MOST_TIMES: usize = 999;

/// Changes the model as `msg` says; returns what is to be done outside.
pub(crate) fn update(model: &mut Model, msg: Msg) -> Option<Effect> {
    match msg {
        Msg::Keys(keys) => press_all(model, keys),
        Msg::Paste(text) => pasting::take(model, &text),
        Msg::Resize(size) => model.size = size,
        Msg::Answer(answer) => take(model, answer),
        Msg::Mouse(mouse) => mouse::act(model, mouse),
        Msg::Ground(ground) => model.theme.learn(ground),
        Msg::Answered => (),
        Msg::GoOn => searching::go_on(model),
        Msg::Rest if dragging::goes_on_after(model).is_some() => dragging::rest(model),
        Msg::Rest => places::keep(model),
        Msg::Trouble(said) => model.notice = Some(Notice::Alarm(said)),
        Msg::Suspend => model.change_terminal(Effect::Suspend),
        Msg::Continued => model.change_terminal(Effect::TakeTerminal),
        Msg::Quit => correcting::quit(model),
    }
    settle(model);
    actions::look(model);
    if model.end.is_some() {
        places::keep(model);
    }
    model.take_effect()
}

fn settle(model: &mut Model) {
    model.settle();
    press_held_keys(model);
    seen::note(model);
}

/// Presses one key after another. What they type is looked for once, at the end, or before
/// a key that is about what was found. Those after one that leaves the screen to another program
/// were meant for that, and it does not get what was typed before it starts.
fn press_all(model: &mut Model, keys: Vec<Key>) {
    for key in keys {
        if model.end.is_some() || model.is_leaving() {
            break;
        }
        press(model, key);
        settle(model);
    }
}

fn press(model: &mut Model, key: Key) {
    dragging::leave_for(model, key);
    let is_waiting = model.is_waiting();
    look_before(model, key);
    match meaning(model, key) {
        // What was pressed before is still done, unless the reader insists.
        Some(Command::Quit) if !model.held.is_empty() && !model.held.contains(&key) => {
            model.held.push_back(key);
        }
        Some(command @ (Command::Quit | Command::Suspend)) => actions::perform(model, command),
        Some(Command::Escape) if model.held.contains(&key) => {
            model.awaited = None;
            model.repeats = None;
            model.held.clear();
        }
        command if is_waiting || must_wait(model, command) => {
            if model.held.len() < MOST_HELD {
                model.held.push_back(key);
            }
        }
        command => obey(model, key, command),
    }
}

/// The command that `key` stands for now.
fn meaning(model: &Model, key: Key) -> Option<Command> {
    match model.keymap.look_up(model.scope(), &model.begun, key) {
        Lookup::Command(command) => Some(command),
        Lookup::Pending | Lookup::Nothing => None,
    }
}

/// Looks for what was typed, unless `key` types on.
fn look_before(model: &mut Model, key: Key) {
    let types_on = model.scope().is_typed()
        && match meaning(model, key) {
            None => matches!(key, Key::Char(_)),
            Some(command) => {
                matches!(command, Command::EraseCharacter | Command::EraseWord | Command::EraseLine)
            }
        };
    if !types_on {
        actions::look(model);
    }
}

fn press_held_keys(model: &mut Model) {
    while let Some((command, left)) = model.repeats {
        if must_wait(model, Some(command)) {
            return;
        }
        model.repeats = (left > 1).then(|| (command, left - 1));
        actions::perform(model, command);
        model.settle();
    }
    while let Some(&key) = model.held.front() {
        look_before(model, key);
        let command = meaning(model, key);
        if must_wait(model, command) {
            break;
        }
        model.held.pop_front();
        obey(model, key, command);
        model.settle();
        if model.repeats.is_some() {
            return press_held_keys(model);
        }
    }
}

fn obey(model: &mut Model, key: Key, command: Option<Command>) {
    model.notice = None;
    model.reading.stop_pointing();
    if command.is_none() && sequences::take(model, key) {
        return;
    }
    let is_alone = mem::take(&mut model.begun).is_empty();
    let count = model.count.take();
    if is_alone && let Some(digit) = digit(model, key, command, count) {
        model.count = Some((count.unwrap_or(0) * 10 + digit).min(MOST_TIMES));
        return;
    }
    match (model.scope(), command, key) {
        (_, Some(Command::Escape), _) if count.is_some() => (),
        (_, Some(command), _) => {
            // A count of 0 is none.
            actions::perform_times(model, command, count.unwrap_or(1).max(1));
        }
        (scope, None, Key::Char(c)) if scope.is_typed() => actions::type_char(model, c),
        (Scope::Help, None, _) => model.help = None,
        (Scope::Selecting, None, _) => selecting::say_keys(model),
        (Scope::Text, None, key) => selecting::say_how_to_begin(model, key),
        _ => (),
    }
}

/// The digit that a key is of a count. The panes have 1, 2 and 3, so these are digits
/// only after another; 0 may be that.
fn digit(model: &Model, key: Key, command: Option<Command>, count: Option<usize>) -> Option<usize> {
    let is_in_pane = matches!(model.scope(), Scope::Articles | Scope::Text | Scope::Speakers);
    let Key::Char(c) = key else { return None };
    let digit = c.to_digit(10)? as usize;
    (is_in_pane && (count.is_some() || command == Some(Command::Count))).then_some(digit)
}

/// Whether `command` must wait for an answer that is on its way.
fn must_wait(model: &Model, command: Option<Command>) -> bool {
    model.awaited.is_some()
        || dossier::is_awaited(model)
            && matches!(command, Some(Command::Move(_) | Command::Accept | Command::Copy(_)))
        || saving::is_awaited(model) && command != Some(Command::Escape)
        || model.awaits_article() && command.is_some_and(|command| needs_article(model, command))
}

fn needs_article(model: &Model, command: Command) -> bool {
    match command {
        Command::Move(_) => matches!(model.scope(), Scope::Text | Scope::Speakers),
        Command::Quotation(_)
        | Command::Article(_)
        | Command::OpenSpeaker
        | Command::ToggleSpeaker
        | Command::Unfold
        | Command::Fold
        | Command::Search
        | Command::Why
        | Command::Dossier
        | Command::Star
        | Command::ToggleRead
        | Command::Export
        | Command::Copy(_)
        | Command::Links
        | Command::Edit
        | Command::Attribute
        | Command::Reject
        | Command::Merge
        | Command::Split
        | Command::Rename
        | Command::Select
        | Command::FindSpeaker => true,
        Command::Accept => {
            let command = model.overlay.as_ref().and_then(Overlay::command);
            command.is_some_and(|command| needs_article(model, command))
        }
        _ => false,
    }
}

fn take(model: &mut Model, answer: Answer) {
    match answer {
        Answer::Articles { filter, near, place, mut rows } => {
            model.forget_asked(|asked| matches!(asked, Request::Articles { .. }));
            if filter == model.filter {
                // The rows may be older than the last note.
                for row in &mut rows.rows {
                    row.read = model.seen.is_read(row.id, row.read);
                }
                model.articles.take(rows, near, place);
                if model.follows == Follows::IfGone {
                    let is_gone = place.is_none() && matches!(near, Near::Article(..));
                    model.follows = if is_gone { Follows::Always } else { Follows::Never };
                }
                walking::follow_choice(model);
            }
        }
        Answer::Opened(open) if model.wanted == Some(open.id) => show(model, open),
        Answer::Arrived { ticket, article } => arrive(model, ticket, article),
        Answer::Speakers(rows) => {
            model.forget_asked(|asked| matches!(asked, Request::Speakers(_)));
            if model.speakers.whose() == Whose::Library {
                model.speakers.take(rows);
            }
        }
        Answer::Starred(article, starred) => {
            model.articles.note_starred(article, starred);
            model.say(if starred { "starred" } else { "no longer starred" });
        }
        Answer::Offers(names) => finding::take_names(model, names),
        Answer::Exported(name, written) => exporting::take(model, &name, written),
        Answer::Searches(searches) => saving::take(model, searches),
        Answer::SearchesChanged(change, outcome) => saving::take_change(model, &change, outcome),
        Answer::Dossier(speaker, said) => dossier::take(model, speaker, said),
        Answer::Found { typed, rows } => take_matches(model, typed, rows),
        Answer::Corrected { change, corrected, open } => {
            let words = correcting::take(model, &change, corrected);
            if let Some(open) = open.filter(|open| model.wanted == Some(open.id)) {
                show(model, open);
                correcting::follow(model, words);
            }
        }
        Answer::Profile(profile) => correcting::take_names(model, profile),
        Answer::CorrectionWaits => correcting::wait(model),
        Answer::NotCorrected(error) => correcting::take_failure(model, &error),
        Answer::AnalysedTo { article, percent } => model.analysing.note(article, percent),
        Answer::LeftUnanalysed { article, why } => analysing::leave(model, article, why),
        Answer::Changed(progress) => take_change(model, progress),
        Answer::Unreadable(failure) => take_failure(model, failure),
        Answer::Told(said) => model.notice = Some(Notice::Info(said)),
        Answer::Failed(error) => {
            model.notice = Some(Notice::Alarm(app::explain(&error)));
            dossier::give_up(model);
            saving::give_up(model);
            model.stop_waiting();
        }
        Answer::Broken(error) => model.end = Some(End::NoDesk(error)),
        Answer::Gone => model.end = Some(End::Maimed),
        Answer::Opened(_) => (), // The reader has moved on.
    }
}

/// Shows an article, taken up where it was left.
fn show(model: &mut Model, open: Box<OpenArticle>) {
    places::leave(model);
    let place = places::take_up(model, &open);
    let is_same_text = model.reading.open().is_some_and(|old| old.article == open.article);
    model.reading.show(open, &model.filter, place);
    if !is_same_text {
        model.selection = None;
        model.drag = None;
        searching::follow(model);
    }
    filtering::list_speakers_of_article(model);
    dossier::arrive(model);
}

fn arrive(model: &mut Model, ticket: u64, article: Option<Box<OpenArticle>>) {
    let Some(Awaited::Arrival { ticket: awaited, then }) = model.awaited else { return };
    if awaited != ticket {
        return;
    }
    model.awaited = None;
    let Some(open) = article else {
        model.repeats = None;
        model.notice = Some(Notice::Info(walking::end_of_walk(model, then)));
        return;
    };
    model.wanted = Some(open.id);
    model.articles.choose(open.id);
    model.ask_for_articles();
    show(model, open);
    walking::act_on_arrival(model, then);
}

fn take_matches(model: &mut Model, typed: String, rows: Vec<SpeakerRow>) {
    let Some(prompt) = &mut model.prompt else { return };
    prompt.take(typed, rows);
    if model.awaited == Some(Awaited::Matches) && prompt.is_up_to_date() {
        model.awaited = None;
        actions::accept_speaker(model);
    }
}

/// Asks anew for all that is shown: the library has more to say of it.
fn take_change(model: &mut Model, progress: Progress) {
    model.progress = progress;
    if progress.all_taken_in && progress.taken_in == 0 {
        // Nothing to read: what went wrong is said where the program was called.
        model.end = Some(End::Wanted);
        return;
    }
    model.forget_asked(|_| true);
    model.ask_for_articles();
    if let Some(article) = model.wanted {
        model.ask(Request::Open(article));
    }
    if model.speakers.whose() == Whose::Library {
        model.ask(Request::Speakers(model.speakers.wanted()));
    }
    dossier::ask_again(model);
    saving::ask_again(model);
    if let Some(prompt) = &model.prompt {
        let request = prompt.request();
        model.ask(request);
    }
}

fn take_failure(model: &mut Model, failure: Failure) {
    let said = format!("{}: {}", failure.name, app::explain(&failure.error));
    model.failures.push(failure);
    let said = match model.failures.len() {
        1 => said,
        count => format!("{said} (and {} more; all are listed when you quit)", count - 1),
    };
    model.notice = Some(Notice::Alarm(said));
}
