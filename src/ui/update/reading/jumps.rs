//! Notes from where the user jumps, and brings them back there.
//!
//! Who comes to another article and stays there has jumped: by `n`, a speaker, a search, a
//! dossier, an article that they opened. What they pass in the list of articles they come back to
//! without a jump. Inside of an article each far move says itself that it is one.

use crate::library::ArticleId;
use crate::session::messages::Near;
use crate::text::display;
use crate::ui::commands::pane::Pane;
use crate::ui::state::layers::library_search::LibrarySearch;
use crate::ui::state::layers::open_dossier::OpenDossier;
use crate::ui::state::model::Model;
use crate::ui::state::model::jumps::JumpPlace;
use crate::ui::state::text::open_article::bookmark::Bookmark;

/// Columns of the words of a place that are remembered.
const MOST_OF_WORDS: usize = 100;

/// Notes where the user is; where that is another article than before, they have jumped.
pub(crate) fn note(model: &mut Model) {
    let Some(article) = model.reading.id().filter(|id| model.waiting.wanted == Some(*id)) else {
        return;
    };
    match model.memory.jumps.here().map(|here| here.article) {
        Some(here) if here == article => {
            let bookmark = model.reading.bookmark();
            // What is still typed narrows nothing yet for whoever comes back.
            let is_typing = model.layers.get::<LibrarySearch>().is_some_and(|find| !find.is_kept());
            let search = (!is_typing).then(|| model.searched_for().to_owned());
            model.memory.jumps.move_to(bookmark, &model.filter.speakers, search.as_deref());
        }
        before => {
            let Some(place) = place(model) else { return };
            if before.is_none() {
                model.memory.jumps.stay(place);
            } else if is_staying(model, article) {
                model.memory.jumps.jump_to(place);
            }
        }
    }
}

/// Tells whether the user does more with an article than to pass it in the list.
fn is_staying(model: &Model, article: ArticleId) -> bool {
    let is_passing = model.waiting.repeats.is_some() || !model.waiting.held.is_empty();
    let is_used = model.panes.focus != Pane::Articles || model.reading.current().is_some();
    !is_passing && (is_used || model.memory.jumps.arrived == Some(article))
}

/// Notes the place from which the user is about to jump.
pub(crate) fn leave(model: &mut Model) {
    let bookmark = model.reading.bookmark();
    leave_from(model, bookmark);
}

/// Notes a place of the open article from which the user has jumped.
pub(crate) fn leave_from(model: &mut Model, bookmark: Bookmark) {
    if let Some(place) = place(model) {
        model.memory.jumps.leave(JumpPlace { bookmark, ..place.clone() });
        model.memory.jumps.stay(place);
    }
}

/// Notes the place from which a dossier leads away, to come back to both.
pub(crate) fn leave_dossier(model: &mut Model, opened: OpenDossier) {
    if let Some(place) = place(model) {
        let dossier = Some((opened.wanted.clone(), opened.name.clone()));
        model.memory.jumps.leave(JumpPlace { dossier, ..place.clone() });
        model.memory.jumps.stay(place);
    }
    model.memory.left_dossier = Some(opened);
}

/// Notes what stands at the place where the user is, before something else is shown.
pub(crate) fn remember_words(model: &mut Model) {
    if let Some(place) = place(model)
        && model.memory.jumps.here().is_some_and(|here| here.article == place.article)
    {
        model.memory.jumps.note_words(place.words);
    }
}

/// Goes to where the user jumped from last.
pub(crate) fn back(model: &mut Model) {
    let shown = model.reading.id();
    // What was only passed in the list is left at once.
    let stayed = model.memory.jumps.here().filter(|here| Some(here.article) != shown).cloned();
    if let Some(stayed) = stayed.filter(|_| shown.is_some()) {
        return go_to(model, stayed);
    }
    let now = place(model);
    match model.memory.jumps.turn(now, true).cloned() {
        Some(place) => go_to(model, place),
        None => model.say("there is no place to go back to"),
    }
}

/// Goes again to where the user came back from.
pub(crate) fn forward(model: &mut Model) {
    let now = place(model);
    match model.memory.jumps.turn(now, false).cloned() {
        Some(place) => go_to(model, place),
        None => model.say("there is no place to go forward to"),
    }
}

/// Goes to the place with this index among all.
pub(crate) fn go(model: &mut Model, index: usize) {
    if let Some(place) = model.memory.jumps.go(index).cloned() {
        go_to(model, place);
    }
}

fn go_to(model: &mut Model, place: JumpPlace) {
    let JumpPlace { article, bookmark, dossier, speakers, search, .. } = place;
    model.focus_on(Pane::Text);
    let before = model.filter.text_acts();
    model.set_speakers(speakers);
    let is_listed_anew = model.set_search(&search, Some(article));
    model.memory.jumps.to_be_listed = Some(article);
    let is_shown = model.reading.id() == Some(article) && model.waiting.wanted == Some(article);
    if is_shown && model.filter.text_acts() == before {
        model.reading.return_to(bookmark);
        if is_listed_anew {
            model.articles.choose(article);
            model.ask_for_articles();
        }
    } else {
        model.memory.positions.left.insert(article, bookmark);
        model.memory.jumps.returning = Some(article);
        model.open_article(article);
    }
    if let Some((wanted, name)) = dossier {
        let left = model.memory.left_dossier.take().filter(|left| left.wanted == wanted);
        let mut opened = left.unwrap_or_else(|| OpenDossier::new(wanted, name));
        // The library may have changed meanwhile.
        let request = opened.request(model.filter.acts);
        model.layers.open(opened);
        model.ask(request);
    }
}

/// Takes where the list has an article to which the user went back or forward. Where a search does
/// not list it, that ends: the chosen row is to be seen.
pub(crate) fn take_listed(model: &mut Model, near: Near, place: Option<usize>) {
    let Near::Article(article, _) = near else { return };
    let is_it = model.memory.jumps.to_be_listed.take_if(|wanted| *wanted == article).is_some();
    if is_it && place.is_none() && model.set_search("", None) {
        model.articles.choose(article);
        model.ask_for_articles();
        model.say("the search does not find this article: all are listed again");
    }
}

/// Returns where the user is in the open article.
fn place(model: &Model) -> Option<JumpPlace> {
    let open = model.reading.open()?;
    let text: &str = &open.article.text;
    let from = model.reading.first_in_sight();
    // The line may go on for megabytes.
    let until = text.floor_char_boundary(from.saturating_add(4 * MOST_OF_WORDS));
    let words = text.get(from..until).unwrap_or_default().trim_start();
    let words =
        display::fit_words(words.lines().next().unwrap_or_default(), MOST_OF_WORDS).into_owned();
    Some(JumpPlace {
        article: open.id,
        title: open.article.title.clone(),
        bookmark: model.reading.bookmark(),
        words,
        dossier: None,
        speakers: model.filter.speakers.clone(),
        search: model.searched_for().to_owned(),
    })
}
