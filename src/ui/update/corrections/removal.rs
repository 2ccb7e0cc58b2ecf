//! Takes articles out of the library, and follows what comes of that.

use crate::app::Change;
use crate::library::AppliedCorrection;
use crate::library::Correction;
use crate::library::CorrectionKind;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Follows;
use crate::ui::update::corrections::pending_changes;

/// Takes the article that is meant out of the library.
pub(crate) fn remove(model: &mut Model) {
    if let Some(article) = model.meant_article() {
        let articles = vec![article];
        pending_changes::change(model, Change::Make(Correction::Remove { articles }));
    }
}

/// Has the text show another article once the one that it shows is gone; one that is put back is
/// shown again.
pub(crate) fn follow(model: &mut Model, change: &Change, done: &AppliedCorrection) {
    if !matches!(done.deed, CorrectionKind::Remove | CorrectionKind::GiveUp) {
        return;
    }
    let is_undone = matches!(change, Change::Undo | Change::UndoOne(_));
    match done.article {
        Some(article) if is_undone => {
            model.open_article(article);
        }
        _ => {
            // The choice is on the article that was shown, wherever the cursor was.
            if let Some(shown) = model.waiting.wanted {
                model.articles.choose(shown);
            }
            model.waiting.follows = Follows::IfGone;
        }
    }
    // The rows were asked for before, with another choice.
    model.forget_asked(|_| true);
    model.ask_for_articles();
}
