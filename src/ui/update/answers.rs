//! Takes the answers of the session.

use crate::app;
use crate::app::AppError;
use crate::app::Failure;
use crate::library::LibraryError;
use crate::library::OpenArticle;
use crate::library::Rows;
use crate::library::SpeakerRow;
use crate::session::messages::Answer;
use crate::session::messages::Near;
use crate::session::messages::Request;
use crate::session::progress::Progress;
use crate::ui::state::layers::speaker_picker::SpeakerPicker;
use crate::ui::state::lists::speaker_list::Whose;
use crate::ui::state::model::End;
use crate::ui::state::model::Model;
use crate::ui::state::model::Notice;
use crate::ui::state::model::waits::Awaited;
use crate::ui::state::model::waits::Follows;
use crate::ui::state::model::waits::Then;
use crate::ui::state::text::text_selection::Selection;
use crate::ui::update::article_order;
use crate::ui::update::corrections::correction;
use crate::ui::update::corrections::correction_answer;
use crate::ui::update::corrections::pending_changes;
use crate::ui::update::last_view;
use crate::ui::update::layers;
use crate::ui::update::layers::dossier;
use crate::ui::update::layers::export;
use crate::ui::update::layers::history;
use crate::ui::update::layers::library_search;
use crate::ui::update::layers::list_windows::change_log;
use crate::ui::update::layers::list_windows::saved_searches;
use crate::ui::update::layers::list_windows::source_list;
use crate::ui::update::layers::name_input;
use crate::ui::update::layers::speaker_picker;
use crate::ui::update::layers::voices;
use crate::ui::update::match_counts;
use crate::ui::update::reading::analysis_control;
use crate::ui::update::reading::jumps;
use crate::ui::update::reading::navigation;
use crate::ui::update::reading::positions;
use crate::ui::update::reading::read_marks;
use crate::ui::update::reading::search_stops;
use crate::ui::update::reading::shown_acts;
use crate::ui::update::reading::text_search;
use crate::ui::update::speaker_filter;

pub(crate) fn take(model: &mut Model, answer: Answer) {
    match answer {
        Answer::Articles { filter, near, place, mut rows, is_cut } => {
            model.forget_asked(|asked| matches!(asked, Request::Articles { .. }));
            if filter == model.filter {
                // The rows may be older than the last note.
                for row in &mut rows.rows {
                    row.read = model.memory.read_marks.is_read(row.id, row.read);
                }
                model.library.had_articles |= rows.total > 0;
                model.articles.is_cut = is_cut;
                model.articles.take(rows, near, place);
                if model.waiting.follows == Follows::IfGone {
                    let is_gone = place.is_none() && !matches!(near, Near::Index(_));
                    model.waiting.follows = if is_gone { Follows::Always } else { Follows::Never };
                }
                close_text_without_articles(model);
                match_counts::ask(model);
                jumps::take_listed(model, near, place);
                let is_for_search = model.waiting.follows == Follows::Always;
                navigation::follow_choice(model);
                if is_for_search {
                    search_stops::enter_list(model);
                }
            }
        }
        Answer::Opened(open) if is_wanted(model, &open) => show(model, open),
        Answer::ShownActs(acts) => shown_acts::take_up(model, acts),
        Answer::Arrived { ticket, article } => arrive(model, ticket, article),
        Answer::LastView(view, speakers) => last_view::take_up(model, view, speakers),
        Answer::AllRead(count) => read_marks::take_all_read(model, count),
        Answer::Placing(filter, placing) => article_order::take_placing(model, &filter, placing),
        Answer::Matching(filter, counts) => match_counts::take(model, filter, counts),
        Answer::Stops(article, found) => search_stops::take(model, article, found),
        Answer::Speakers(rows) => {
            model.forget_asked(|asked| matches!(asked, Request::Speakers(..)));
            if model.speakers.whose() == Whose::Library {
                model.speakers.take(rows);
            }
        }
        Answer::Starred { article, has_star, is_kept } => {
            model.articles.note_starred(article, has_star);
            model.say(match (has_star, is_kept) {
                (true, true) => "starred",
                (true, false) => "starred (until you quit: these articles are not kept)",
                (false, _) => "no longer starred",
            });
        }
        Answer::Paths(typed, found) => name_input::take_paths(model, &typed, &found),
        Answer::Offers(names) => library_search::take_names(model, names),
        Answer::Exported(name, written) => export::take(model, &name, written),
        Answer::Searches(searches) => saved_searches::take(model, searches),
        Answer::SearchesChanged(change, outcome) => {
            saved_searches::take_change(model, &change, outcome);
            change_log::ask_again(model);
        }
        Answer::Dossier(wanted, said) => dossier::take(model, &wanted, said),
        Answer::Voices(wanted, rows) => voices::take(model, &wanted, rows),
        Answer::Log(rows) => change_log::take(model, rows),
        Answer::Sources(rows) => source_list::take(model, rows),
        Answer::SourceReach(source, own) => source_list::take_reach(model, source, own),
        Answer::History(told) => history::take(model, told),
        Answer::Found { typed, rows } => take_matches(model, typed, rows),
        Answer::Corrected { change, corrected, open } => {
            let words = correction_answer::take(model, &change, corrected);
            if let Some(open) = open.filter(|open| is_wanted(model, open)) {
                show(model, open);
                correction_answer::follow(model, words);
            }
        }
        Answer::Profile(profile) => correction::take_names(model, profile),
        Answer::CorrectionWaits => pending_changes::wait(model),
        Answer::NotCorrected(error) => correction_answer::take_failure(model, &error),
        Answer::AnalysedTo { article, percent } => model.library.analysis.note(article, percent),
        Answer::LeftUnanalysed { article, why } => analysis_control::leave(model, article, why),
        Answer::Changed(progress) => take_change(model, progress),
        Answer::Unreadable(failure) => take_failure(model, failure),
        Answer::Told(said) => model.notice = Some(Notice::Info(said)),
        Answer::Failed(error) if was_removed(model, &error) => (),
        Answer::Failed(error) => {
            model.notice = Some(Notice::Alarm(app::explain(&error)));
            layers::give_up(model);
            saved_searches::give_up(model);
            model.stop_waiting();
        }
        Answer::Broken(error) => model.end = Some(End::NoDesk(error)),
        Answer::Gone => model.end = Some(End::Maimed),
        Answer::Opened(_) => (), // The reader has moved on.
    }
}

/// Closes the text once the library has no article any more: all were removed.
fn close_text_without_articles(model: &mut Model) {
    let is_all = model.filter.is_empty() && model.filter.search.is_none();
    if is_all && model.library.progress.all_taken_in && model.articles.total() == 0 {
        model.reading.close();
        model.waiting.wanted = None;
        if model.speakers.whose() == Whose::Article {
            model.speakers.take(Rows::default());
        }
    }
}

/// Tells whether an article is still wanted, with the acts that it has.
fn is_wanted(model: &Model, open: &OpenArticle) -> bool {
    model.waiting.wanted == Some(open.id) && model.filter.text_acts() == open.acts
}

/// Tells whether the article on the screen was asked for anew by nobody's key, and is removed now.
fn was_removed(model: &Model, error: &AppError) -> bool {
    let AppError::Library(LibraryError::NoArticle(id)) = error else { return false };
    let waiting = &model.waiting;
    let is_asked_for = waiting.awaited.is_some() && waiting.wanted == Some(*id);
    let is_left = waiting.wanted.is_none() && model.reading.id().is_none();
    (is_left || model.reading.id() == Some(*id)) && !is_asked_for
}

/// Shows an article, taken up where it was left.
fn show(model: &mut Model, open: Box<OpenArticle>) {
    jumps::remember_words(model);
    positions::leave(model);
    let place = positions::take_up(model, &open);
    let is_new = model.reading.id() != Some(open.id);
    let is_same_text = model.reading.open().is_some_and(|old| old.article == open.article);
    model.reading.show(open, &model.filter, place);
    if !is_same_text {
        model.layers.close::<Selection>();
        model.drag = None;
        text_search::follow(model);
    }
    speaker_filter::list_speakers_of_article(model);
    search_stops::land(model, is_new);
    dossier::arrive(model);
    shown_acts::arrive(model);
}

fn arrive(model: &mut Model, ticket: u64, article: Option<Box<OpenArticle>>) {
    let Some(Awaited::Arrival { ticket: awaited, then }) = model.waiting.awaited else { return };
    if awaited != ticket {
        return;
    }
    model.waiting.awaited = None;
    let Some(open) = article else {
        model.waiting.repeats = None;
        model.notice = Some(Notice::Info(navigation::end_of_walk(model, then)));
        return;
    };
    model.waiting.wanted = Some(open.id);
    model.memory.jumps.arrived = Some(open.id);
    model.articles.choose(open.id);
    model.ask_for_articles();
    model.memory.landing = match then {
        Then::GoToStop(direction) => Some(direction),
        Then::Read(_) | Then::ReadUnread(_) | Then::GoToQuotation(_) => None,
    };
    show(model, open);
    navigation::act_on_arrival(model, then);
}

fn take_matches(model: &mut Model, typed: String, rows: Vec<SpeakerRow>) {
    let Some(prompt) = model.layers.get_mut::<SpeakerPicker>() else { return };
    prompt.take(typed, rows);
    if !prompt.is_up_to_date() {
        return;
    }
    match model.waiting.awaited {
        Some(Awaited::Matches) => {
            model.waiting.awaited = None;
            speaker_picker::accept_speaker(model);
        }
        Some(Awaited::MatchesToMark) => {
            model.waiting.awaited = None;
            speaker_picker::mark_speaker(model);
        }
        _ => (),
    }
}

/// Asks anew for all that is shown: the library has more to say of it.
fn take_change(model: &mut Model, progress: Progress) {
    model.library.progress = progress;
    let is_empty = progress.all_taken_in && progress.taken_in == 0;
    if is_empty && model.reading.id().is_none() && !model.library.had_articles {
        // Nothing to read: what went wrong is said where the program was called. Who has removed
        // the last article may want it back.
        model.end = Some(End::Wanted);
        return;
    }
    model.ask_for_lists(model.speakers.wanted());
    if let Some(article) = model.waiting.wanted {
        model.ask_for_text(article);
    }
    layers::ask_again(model);
    saved_searches::ask_again(model);
    if let Some(prompt) = model.layers.get::<SpeakerPicker>() {
        let request = prompt.request(model.filter.acts);
        model.ask(request);
    }
}

fn take_failure(model: &mut Model, failure: Failure) {
    let said = format!("{}: {}", failure.name, app::explain(&failure.error));
    model.library.failures.push(failure);
    let said = match model.library.failures.len() {
        1 => said,
        count => format!("{said} (and {} more; all are listed when you quit)", count - 1),
    };
    model.notice = Some(Notice::Alarm(said));
}
