//! Holds the list of the sources that are visited, in words.

use crate::app::ListedSource;
use crate::text::display;
use crate::ui::commands::command::Command;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::lists::two_line_list::TwoLineList;

/// The list, while it is open.
#[derive(Debug, Default)]
pub(crate) struct SourceList {
    pub(crate) list: TwoLineList<ListedSource>,
}

impl LayerState for SourceList {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Sources)
    }

    fn is_idle(&self, command: Command) -> bool {
        let is_about_one = matches!(
            command,
            Command::Accept | Command::RemoveSource | Command::RemoveSourceAndArticles
        );
        is_about_one && self.list.chosen().is_none()
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}

/// Returns its title, if it has one, and its address.
pub(crate) fn name(listed: &ListedSource) -> String {
    let source = &listed.source;
    match &source.title {
        Some(title) => format!("{title} · {}", source.address),
        None => source.address.clone(),
    }
}

/// The most columns of a name in a question: what a feed is called is its author's to say.
const LONGEST_NAME: usize = 60;

/// Returns its title, or else its address, cut where that is long.
pub(crate) fn short_name(listed: &ListedSource) -> String {
    let source = &listed.source;
    let name = source.title.as_deref().filter(|title| !title.trim().is_empty());
    match name {
        Some(name) => display::fit_words(name, LONGEST_NAME).into_owned(),
        None => display::fit_ends(&source.address, LONGEST_NAME).into_owned(),
    }
}

/// Says what it is, when it was read last and with what outcome, and how many articles came from
/// there.
pub(crate) fn about(listed: &ListedSource) -> String {
    let articles = match listed.articles {
        1 => "1 article".to_owned(),
        count => format!("{count} articles"),
    };
    let read = match &listed.read {
        Some(when) => format!("read {when}"),
        None => "not read yet".to_owned(),
    };
    let mut parts = vec![listed.source.kind.name().to_owned(), read, articles];
    parts.extend(listed.source.visit.error.clone());
    parts.join(" · ")
}
