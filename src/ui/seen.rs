//! Which articles the reader has seen.
//!
//! An article counts as read when the keys go to its text or the reader jumps in it, and it
//! stays on the screen: not when they pass it, in the list or on the way of a counted command
//! or of keys typed ahead. One that they mark as unread stays so until they come back to it.

use std::collections::HashMap;

use crate::library::ArticleId;
use crate::session::messages::Request;
use crate::ui::model::Awaited;
use crate::ui::model::Model;
use crate::ui::model::Pane;

/// What was noted of articles since the program began.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Whether they were noted as read, or as unread; the last note holds.
    noted: HashMap<ArticleId, bool>,
    /// The open one, if the reader marked it as unread, and whether the keys have been with
    /// its text ever since.
    left_unread: Option<(ArticleId, bool)>,
}

impl Seen {
    /// What was noted of it last, or what is `known` otherwise, which may be older.
    pub(crate) fn is_read(&self, article: ArticleId, known: bool) -> bool {
        self.noted.get(&article).copied().unwrap_or(known)
    }

    /// Whether the reader has not come back to it since they marked it as unread.
    fn is_left_unread(&mut self, article: ArticleId, has_keys: bool) -> bool {
        self.left_unread = self.left_unread.and_then(|(left, had_keys)| {
            let comes_back = left != article || has_keys && !had_keys;
            (!comes_back).then_some((left, has_keys))
        });
        self.left_unread.is_some()
    }
}

/// Notes that the open article is read, if it is.
pub(crate) fn note(model: &mut Model) {
    let Some(article) = staying(model) else { return };
    let has_keys = model.focus == Pane::Text;
    if model.seen.is_left_unread(article, has_keys) {
        return;
    }
    let is_noted = model.seen.noted.get(&article) == Some(&true);
    if (has_keys || model.reading.current().is_some()) && !is_noted {
        set(model, article, true);
    }
}

fn set(model: &mut Model, article: ArticleId, read: bool) {
    model.seen.noted.insert(article, read);
    model.articles.note_read(article, read);
    model.ask(Request::MarkRead(article, read));
}

/// The open article, unless what was pressed already leads away from it.
fn staying(model: &Model) -> Option<ArticleId> {
    let is_passing = model.repeats.is_some()
        || !model.held.is_empty()
        || matches!(model.awaited, Some(Awaited::Arrival { .. }));
    model.reading.id().filter(|_| !is_passing && model.wanted == model.reading.id())
}

/// Marks the article that is meant as unread, or one that is unread as read.
pub(crate) fn toggle(model: &mut Model) {
    let Some(article) = model.meant_article() else { return };
    let read = !model.seen.is_read(article, model.articles.is_read(article));
    set(model, article, read);
    let is_left = !read && model.reading.id() == Some(article);
    model.seen.left_unread = is_left.then_some((article, model.focus == Pane::Text));
    model.say(if read { "marked as read" } else { "marked as unread" });
}
