//! Takes up the list of articles as the user left it, and keeps how they leave it.
//!
//! As with the place in an article, it is kept when they rest, go to another article, or quit.

use std::time::Duration;

use crate::library::LastView;
use crate::library::SpeakerRow;
use crate::session::messages::Request;
use crate::ui::state::model::Model;
use crate::ui::state::text::page::text_measure::Measure;
use crate::ui::update::reading::positions::REST;

/// Takes up what was left, unless the user was faster.
pub(crate) fn take_up(model: &mut Model, view: LastView, speakers: Vec<SpeakerRow>) {
    model.memory.prompts.take_up(&view.prompts);
    let is_fresh = model.filter.is_empty()
        && model.filter.search.is_none()
        && model.reading.id().is_none()
        && model.waiting.wanted.is_none();
    if !is_fresh {
        return;
    }
    model.filter.order = view.order;
    let (least, most) = Measure::LIMITS;
    if let Some(measure) = view.measure.filter(|measure| (least..=most).contains(measure)) {
        model.preferences.measure = Measure(measure);
        model.memory.measure = Some(measure);
    }
    if let Some(is_justified) = view.is_justified {
        model.reading.justify(is_justified);
        model.memory.is_justified = Some(is_justified);
    }
    model.filter.speakers = speakers.iter().map(|speaker| speaker.id).collect();
    model.filter.speakers.sort_unstable();
    model.memory.names.extend(speakers.into_iter().map(|speaker| (speaker.id, speaker.name)));
    model.set_search(&view.search, view.article);
    if let Some(said) = model.said_of_kept_narrowing() {
        model.say(said);
    }
    if let Some(article) = view.article {
        // It opens where it was left, not where a search would begin.
        model.memory.jumps.returning = Some(article);
        model.open_article(article);
    } else {
        model.ask_for_articles();
    }
    model.memory.kept_view = Some(view);
}

/// Stores how the list is now, if the library does not know it.
pub(crate) fn keep(model: &mut Model) {
    if let Some(view) = unkept(model) {
        model.memory.kept_view = Some(view.clone());
        model.ask(Request::KeepView(view));
    }
}

/// After how long without a key that is to be done; `None`: it need not be.
pub(crate) fn keeps_after(model: &Model) -> Option<Duration> {
    unkept(model).map(|_| REST)
}

fn unkept(model: &Model) -> Option<LastView> {
    let now = view(model)?;
    (model.memory.kept_view.as_ref() != Some(&now)).then_some(now)
}

/// Returns how the list is, once an article is shown.
fn view(model: &Model) -> Option<LastView> {
    let article = model.reading.id()?;
    Some(LastView {
        article: Some(article),
        speakers: model.filter.speakers.clone(),
        // What is still typed was not searched for.
        search: model.searched_for().to_owned(),
        order: model.filter.order,
        measure: model.memory.measure,
        is_justified: model.memory.is_justified,
        prompts: model.memory.prompts.kept().clone(),
    })
}
