//! Where the article leads: its own address and those of its links.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::layout::Rect;
use ratatui::layout::Size;

use crate::library::OpenArticle;
use crate::text::visible;
use crate::ui::browser;
use crate::ui::command::Motion;
use crate::ui::copying;
use crate::ui::cursor;
use crate::ui::draw;
use crate::ui::keymap::Scope;
use crate::ui::list;
use crate::ui::model::Model;
use crate::ui::msg::Effect;
use crate::ui::overlay::Overlay;
use crate::ui::sheet;

const MOST: Size = Size { width: 76, height: 24 };

/// A link has two lines: its words, and the address.
const LINES: usize = 2;

/// The choice among them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Links {
    chosen: usize,
    /// The first that was shown at the last click.
    top: usize,
}

impl Links {
    /// The first that is shown of so many, on so many lines.
    fn top(self, total: usize, height: u16) -> usize {
        list::reveal(self.top, self.chosen, usize::from(height) / LINES, total)
    }
}

/// Opens the list, if there is anything to list.
pub(crate) fn open(model: &mut Model) {
    let Some(open) = model.reading.open() else { return };
    if count(open) == 0 {
        model.say("this article leads nowhere: it has no address and no links");
    } else {
        model.overlay = Some(Overlay::Links(Links::default()));
    }
}

/// Chooses another.
pub(crate) fn select(model: &mut Model, motion: Motion, times: usize) {
    let last = model.reading.open().map_or(0, count).saturating_sub(1);
    let page = usize::from(sheet::inside(model.screen(), MOST).height) / LINES;
    if let Some(Overlay::Links(links)) = &mut model.overlay {
        links.chosen = (0..times).fold(links.chosen, |at, _| motion.apply(at, last, page));
    }
}

/// The room that the list takes at most.
pub(crate) fn size(model: &Model) -> Size {
    let lines = model.reading.open().map_or(0, count) * LINES;
    Size { height: (lines + 2).min(MOST.height.into()) as u16, ..MOST }
}

/// Chooses what this line shows of `height`; says whether it was chosen before.
pub(crate) fn choose_line(model: &mut Model, line: usize, height: u16) -> Option<bool> {
    let total = model.reading.open().map_or(0, count);
    let Some(Overlay::Links(links)) = &mut model.overlay else { return None };
    links.top = links.top(total, height);
    let index = links.top + line / LINES;
    (index < total).then(|| list::choose(&mut links.chosen, index))
}

/// Closes the list and copies the chosen address.
pub(crate) fn copy(model: &mut Model) {
    if let Some(url) = chosen(model) {
        model.overlay = None;
        copying::address(model, url);
    }
}

/// Has the browser open the chosen address.
pub(crate) fn browse(model: &mut Model) {
    let Some(url) = chosen(model) else { return };
    if browser::is_of_the_web(&url) {
        model.say(format!("opening {}", visible::line(&url)));
        model.change_terminal(Effect::Browse(url));
    } else {
        model.say("only addresses of the web are opened; Enter copies this one");
    }
}

/// Draws the list over the middle of the screen; returns where the chosen one begins.
pub(crate) fn draw(
    model: &Model,
    links: Links,
    screen: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let open = model.reading.open()?;
    let total = count(open);
    let hints = sheet::hints(model, Scope::Links, screen, MOST);
    let title = format!("Links {}/{total}", links.chosen + 1);
    let area = sheet::draw(buf, screen, size(model), &title, &hints, model.theme);
    let shown = usize::from(area.height).div_ceil(LINES);
    let top = links.top(total, area.height);
    for index in (top..total).take(shown) {
        let at = (index - top) * LINES;
        let (first, second) = (draw::line(area, at), draw::line(area, at + 1));
        let Some((words, url)) = link(open, index) else { continue };
        draw::words(buf, draw::past(first, 1), words, model.theme.strong(), model.theme);
        draw::text(buf, draw::past(second, 3), url, model.theme.link(), model.theme);
        if index == links.chosen {
            buf.set_style(first.intersection(buf.area), model.theme.chosen());
            buf.set_style(second.intersection(buf.area), model.theme.chosen());
        }
    }
    cursor::on_line(area, links.chosen.saturating_sub(top) * LINES)
}

fn count(open: &OpenArticle) -> usize {
    usize::from(own(open).is_some()) + open.article.links.len()
}

/// The article's own address, or the one that it claims.
fn own(open: &OpenArticle) -> Option<(&str, &str)> {
    let article = &open.article;
    let own = article.url.as_deref().map(|url| ("this article", url));
    own.or_else(|| Some(("this article claims to be from", article.claimed_url.as_deref()?)))
}

/// Words and address; the article's own comes first.
fn link(open: &OpenArticle, index: usize) -> Option<(&str, &str)> {
    let index = match (own(open), index) {
        (Some(own), 0) => return Some(own),
        (Some(_), index) => index - 1,
        (None, index) => index,
    };
    let link = open.article.links.get(index)?;
    Some((&open.article.text[link.span], &link.url))
}

fn chosen(model: &Model) -> Option<String> {
    let Some(Overlay::Links(links)) = &model.overlay else { return None };
    link(model.reading.open()?, links.chosen).map(|(_, url)| url.to_owned())
}
