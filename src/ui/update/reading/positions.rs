//! Stores the user's place in each article in the library.
//!
//! It is kept in the library when they leave the article, quit, or rest: not at each key, since
//! each time waits for the disk.

use std::time::Duration;

use crate::library::ArticleId;
use crate::library::OpenArticle;
use crate::session::messages::Request;
use crate::ui::state::model::Model;
use crate::ui::state::text::open_article::bookmark::Bookmark;

/// The time without a key after which the user rests.
pub(crate) const REST: Duration = Duration::from_secs(1);

/// Notes where the user is, before something else is shown.
pub(crate) fn leave(model: &mut Model) {
    keep(model);
    if has_landed(model) {
        return;
    }
    if let Some(left) = model.reading.id() {
        model.memory.positions.left.insert(left, model.reading.bookmark());
    }
}

/// Returns where to show an article from; `None`: from its top.
pub(crate) fn take_up(model: &mut Model, open: &OpenArticle) -> Option<Bookmark> {
    if model.reading.id() != Some(open.id) {
        model.memory.positions.landed = None;
        model.memory.positions.kept = Some((open.id, open.place.unwrap_or(0)));
    }
    let Some(left) = model.memory.positions.left.get(&open.id) else {
        return open.place.map(Bookmark::at);
    };
    // With a current quotation it would count as read again before the user jumps in it.
    Some(if model.memory.read_marks.is_read(open.id, false) {
        *left
    } else {
        left.without_current()
    })
}

/// Stores the user's place in the library, if that does not know it.
pub(crate) fn keep(model: &mut Model) {
    if let Some((article, byte)) = unkept(model) {
        model.memory.positions.kept = Some((article, byte));
        model.ask(Request::KeepPlace(article, byte));
    }
}

/// After how long without a key that is to be done; `None`: it need not be.
pub(crate) fn keeps_after(model: &Model) -> Option<Duration> {
    unkept(model).map(|_| REST)
}

fn unkept(model: &Model) -> Option<(ArticleId, usize)> {
    if has_landed(model) {
        return None;
    }
    let here = (model.reading.id()?, model.reading.bookmark().byte());
    (model.memory.positions.kept != Some(here)).then_some(here)
}

/// Tells whether the user is where a search has brought them.
fn has_landed(model: &Model) -> bool {
    model.memory.positions.landed == Some(model.reading.bookmark())
}
