//! Marks articles as read or unread.
//!
//! An article counts as read when the keys go to its text or the user jumps in it, and it
//! stays on the screen: not when they pass it, in the list or on the way of a counted command
//! or of keys typed ahead. One that they mark as unread stays so until they come back to it.

use crate::library::ArticleId;
use crate::session::messages::Request;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::question::Deed;
use crate::ui::state::layers::question::MOST_UNASKED;
use crate::ui::state::layers::question::Question;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Awaited;

/// Notes that the open article is read, if it is.
pub(crate) fn note(model: &mut Model) {
    let Some(article) = staying(model) else { return };
    let has_keys = model.panes.focus == Pane::Text;
    if model.memory.read_marks.is_left_unread(article, has_keys) {
        return;
    }
    let is_noted = model.memory.read_marks.noted.get(&article) == Some(&true);
    if (has_keys || model.reading.current().is_some()) && !is_noted {
        set(model, article, true);
    }
}

fn set(model: &mut Model, article: ArticleId, read: bool) {
    model.memory.read_marks.noted.insert(article, read);
    model.articles.note_read(article, read);
    model.ask(Request::MarkRead(article, read));
}

/// Returns the open article, unless what was pressed already leads away from it.
fn staying(model: &Model) -> Option<ArticleId> {
    let is_passing = model.waiting.repeats.is_some()
        || !model.waiting.held.is_empty()
        || matches!(model.waiting.awaited, Some(Awaited::Arrival { .. }));
    model.reading.id().filter(|_| !is_passing && model.waiting.wanted == model.reading.id())
}

/// Marks all articles of the list as read; asks first where they are many.
pub(crate) fn mark_all(model: &mut Model) {
    if model.articles.total() > MOST_UNASKED {
        let articles = model.articles.counted();
        let asked = format!("mark all {articles} articles of the list as read?");
        return model.open_question(Question::new(asked, Deed::MarkAllRead));
    }
    mark_all_now(model);
}

/// Asks the session to mark all articles of the list as read.
pub(crate) fn mark_all_now(model: &mut Model) {
    let filter = model.filter.clone();
    model.ask(Request::MarkAllRead(filter));
}

/// Shows that all articles of the list are read, of which so many were not.
pub(crate) fn take_all_read(model: &mut Model, count: usize) {
    // What was noted before is older.
    model.memory.read_marks.noted.retain(|_, read| *read);
    model.memory.read_marks.left_unread = None;
    model.ask_for_articles();
    model.say(match count {
        0 => "all articles of this list were read already".to_owned(),
        1 => "one article is marked as read".to_owned(),
        _ => format!("{count} articles are marked as read"),
    });
}

/// Marks the article that is meant as unread, or one that is unread as read.
pub(crate) fn toggle(model: &mut Model) {
    let Some(article) = model.meant_article() else { return };
    let read = !model.memory.read_marks.is_read(article, model.articles.is_read(article));
    set(model, article, read);
    let is_left = !read && model.reading.id() == Some(article);
    model.memory.read_marks.left_unread =
        is_left.then_some((article, model.panes.focus == Pane::Text));
    model.say(if read { "marked as read" } else { "marked as unread" });
}
