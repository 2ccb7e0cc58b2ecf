//! Lists where the open article leads.

use crate::library::OpenArticle;
use crate::ui::commands::scope::Scope;
use crate::ui::state::layers::layer_state::LayerState;
use crate::ui::state::lists::list_window;

/// The number of lines of a link: its words, and the address.
pub(crate) const LINES: usize = 2;

/// The choice among them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Links {
    pub(crate) chosen: usize,
    /// The first that was shown at the last click.
    pub(crate) top: usize,
}

impl Links {
    /// Returns the first that is shown of so many, on so many lines.
    pub(crate) fn top(self, total: usize, height: u16) -> usize {
        list_window::reveal(self.top, self.chosen, usize::from(height) / LINES, total)
    }
}

pub(crate) fn count(open: &OpenArticle) -> usize {
    usize::from(own(open).is_some()) + open.article.links.len()
}

/// Returns the article's own address, or the one that it claims.
fn own(open: &OpenArticle) -> Option<(&str, &str)> {
    let article = &open.article;
    let own = article.url.as_deref().map(|url| ("this article", url));
    own.or_else(|| Some(("this article claims to be from", article.claimed_url.as_deref()?)))
}

/// Words and address; the article's own comes first.
pub(crate) fn link(open: &OpenArticle, index: usize) -> Option<(&str, &str)> {
    let index = match (own(open), index) {
        (Some(own), 0) => return Some(own),
        (Some(_), index) => index - 1,
        (None, index) => index,
    };
    let link = open.article.links.get(index)?;
    Some((&open.article.text[link.span], &link.url))
}

impl LayerState for Links {
    fn scope(&self) -> Option<Scope> {
        Some(Scope::Links)
    }

    fn says_its_keys(&self) -> bool {
        true
    }
}
