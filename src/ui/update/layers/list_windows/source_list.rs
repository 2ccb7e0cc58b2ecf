//! Opens the list of sources, has one read again, and gives one up.

use ratatui::layout::Size;

use crate::app::ListedSource;
use crate::library::Correction;
use crate::library::SourceId;
use crate::session::messages::Request;
use crate::ui::state::layers::list_windows::source_list;
use crate::ui::state::layers::list_windows::source_list::SourceList;
use crate::ui::state::layers::popup_frame;
use crate::ui::state::layers::question::Deed;
use crate::ui::state::layers::question::Question;
use crate::ui::state::lists::two_line_list::LINES;
use crate::ui::state::model::Model;
use crate::ui::state::model::waits::Awaited;
use crate::ui::update::layers::layer_commands::LayerCommands;

/// The room that it takes at most.
pub(crate) const MOST: Size = Size { width: 100, height: 26 };

/// The commands that work in the list.
pub(crate) static COMMANDS: LayerCommands = LayerCommands {
    select: |model, motion, times| {
        let page = usize::from(popup_frame::inside(model.screen(), MOST).height) / LINES;
        if let Some(sources) = model.layers.get_mut::<SourceList>() {
            sources.list.select(motion, times, page);
        }
    },
    accept: |model| {
        if let Some(source) = chosen(model) {
            model.ask(Request::RefreshSource(source));
        }
        None
    },
    place: |model| Some(popup_frame::place(model.screen(), MOST)),
    choose_line: |model, line, height| {
        model.layers.get_mut::<SourceList>()?.list.choose_line(line, height)
    },
    ..LayerCommands::of::<SourceList>()
};

/// Opens the list.
pub(crate) fn open(model: &mut Model) {
    model.layers.open(SourceList::default());
    model.ask(Request::Sources);
}

/// Asks for the list anew, if it is open.
pub(crate) fn ask_again(model: &mut Model) {
    if model.layers.has::<SourceList>() {
        model.ask(Request::Sources);
    }
}

/// Tells whether the list is open and on its way.
pub(crate) fn is_awaited(model: &Model) -> bool {
    model.layers.get::<SourceList>().is_some_and(|sources| sources.list.rows.is_none())
}

/// Closes a list that will not come.
pub(crate) fn give_up(model: &mut Model) {
    if is_awaited(model) {
        model.layers.close::<SourceList>();
    }
}

/// Takes the sources that were loaded, if they are still wanted.
pub(crate) fn take(model: &mut Model, rows: Vec<ListedSource>) {
    if let Some(sources) = model.layers.get_mut::<SourceList>() {
        sources.list.take(rows);
    }
}

/// Asks whether the chosen source is to be given up; its articles stay.
pub(crate) fn give_chosen_up(model: &mut Model) {
    let Some(listed) = chosen_row(model) else { return };
    let (name, source) = (source_list::short_name(listed), listed.source.id);
    let asked = format!("no longer visit {name}? its articles stay");
    ask(model, asked, source, false);
}

/// Asks the library which articles came from the chosen source alone, to ask whether they are to go
/// with it.
pub(crate) fn give_chosen_up_with_articles(model: &mut Model) {
    if let Some(source) = chosen(model) {
        model.waiting.awaited = Some(Awaited::SourceReach(source));
        model.ask(Request::SourceReach(source));
    }
}

/// Asks whether a source is to be given up with so many articles, which came from it alone.
pub(crate) fn take_reach(model: &mut Model, source: SourceId, own: usize) {
    if model.waiting.awaited != Some(Awaited::SourceReach(source)) {
        return;
    }
    model.waiting.awaited = None;
    let Some(listed) = chosen_row(model).filter(|listed| listed.source.id == source) else {
        return;
    };
    let name = source_list::short_name(listed);
    let articles = match own {
        0 => format!("remove {name}? no article came from there alone"),
        1 => format!("remove {name} and its one article?"),
        _ => format!("remove {name} and its {own} articles?"),
    };
    let asked = match listed.articles.saturating_sub(own) {
        _ if own == 0 => articles,
        0 => articles,
        1 => format!("{articles} One more came from elsewhere too and stays"),
        others => format!("{articles} {others} more came from elsewhere too and stay"),
    };
    ask(model, asked, source, true);
}

fn ask(model: &mut Model, asked: String, source: SourceId, with_articles: bool) {
    let deed = Deed::Correct(Correction::GiveUp { source, with_articles });
    model.open_question(Question::new(asked, deed));
}

fn chosen(model: &Model) -> Option<SourceId> {
    chosen_row(model).map(|listed| listed.source.id)
}

fn chosen_row(model: &Model) -> Option<&ListedSource> {
    model.layers.get::<SourceList>()?.list.chosen()
}
