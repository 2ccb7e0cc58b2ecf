//! Stops the engine in an article that takes long, and has it go on.
//!
//! All of an article can be read meanwhile, and after that; only its quotations are lacking.

use crate::app::Unfinished;
use crate::app::spoken;
use crate::library::ArticleId;
use crate::session::messages::Request;
use crate::ui::state::model::Model;

/// Returns how many articles are to be analysed yet.
pub(crate) fn lacking(model: &Model) -> usize {
    let known = model.library.progress.analysed + model.library.analysis.stopped.len();
    model.library.progress.taken_in.saturating_sub(known)
}

/// Stops the engine in the open article, if it takes long; returns `false` if it does not.
pub(crate) fn stop(model: &mut Model) -> bool {
    let open = model.reading.open().filter(|open| !open.analysed);
    let takes_long = |id: &ArticleId| model.library.analysis.reached.contains_key(id);
    let Some(article) = open.map(|open| open.id).filter(takes_long) else { return false };
    if model.library.analysis.stopped.insert(article) {
        model.ask(Request::StopAnalysing(article));
        model.say("stopped; n has this article analysed after all");
    }
    true
}

/// Takes that the engine has left an article by itself.
pub(crate) fn leave(model: &mut Model, article: ArticleId, why: Unfinished) {
    model.library.analysis.stopped.insert(article);
    match why {
        Unfinished::TookTooLong(time) => {
            let time = spoken(time);
            model.say(format!("an article took longer than {time} to analyse; n in it goes on"));
        }
        Unfinished::TooManyQuotations(_) | Unfinished::Failed | Unfinished::Stopped => {
            model.say(format!("an article was not analysed: it {why}"));
        }
    }
}

/// Makes the engine read an article in which it was stopped; returns `false` if it was not.
pub(crate) fn take_up(model: &mut Model, article: ArticleId) -> bool {
    let was_stopped = model.library.analysis.stopped.remove(&article);
    if was_stopped {
        model.library.analysis.reached.remove(&article);
        model.ask(Request::TakeUpAnalysing(article));
        model.say("looking through this article for quotations…");
    }
    was_stopped
}
