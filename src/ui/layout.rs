//! Which panes are shown at which size, and where.

use ratatui::layout::Rect;
use ratatui::layout::Size;

use crate::ui::model::Pane;

/// From this width on there are three panes.
const THREE_PANES: u16 = 80;
/// From this width on there are two.
const TWO_PANES: u16 = 50;
/// What a side pane has at most; longer titles are cut.
const WIDEST_SIDE: u16 = 34;
/// Below this width or height a frame would take more than it gives.
const SMALLEST_FRAME: Size = Size { width: 16, height: 5 };
/// Below this height the text needs the footer's line more.
const SMALLEST_WITH_FOOTER: u16 = 4;

/// Where everything is. `None`: not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Layout {
    /// The articles pane with its frame.
    pub(crate) articles: Option<Rect>,
    /// The text pane with its frame.
    pub(crate) text: Option<Rect>,
    /// The speakers pane with its frame.
    pub(crate) speakers: Option<Rect>,
    /// The last line.
    pub(crate) footer: Option<Rect>,
    /// Whether panes have frames.
    pub(crate) framed: bool,
}

impl Layout {
    /// The layout at `size`, where the keys go to `focus`, and `side` is the side
    /// pane that is shown where there is room for one only.
    pub(crate) fn new(size: Size, focus: Pane, side: Pane, zoomed: bool) -> Self {
        let footer_height = u16::from(size.height >= SMALLEST_WITH_FOOTER);
        let height = size.height - footer_height;
        let footer = Rect::new(0, height, size.width, footer_height);
        let framed = size.width >= SMALLEST_FRAME.width && height >= SMALLEST_FRAME.height;
        let shown =
            Layout { footer: (footer_height > 0).then_some(footer), framed, ..Layout::default() };
        let columns = |x, width| Some(Rect::new(x, 0, width, height));
        let width = size.width;
        if zoomed || width < TWO_PANES {
            let mut shown = shown;
            *shown.slot(if zoomed { Pane::Text } else { focus }) = columns(0, width);
            return shown;
        }
        if width < THREE_PANES {
            let side_width = width / 3;
            let text_width = width - side_width;
            return match side {
                Pane::Speakers => Layout {
                    text: columns(0, text_width),
                    speakers: columns(text_width, side_width),
                    ..shown
                },
                _ => Layout {
                    articles: columns(0, side_width),
                    text: columns(side_width, text_width),
                    ..shown
                },
            };
        }
        let side_width = (width * 6 / 25).min(WIDEST_SIDE);
        let text_width = width - 2 * side_width;
        Layout {
            articles: columns(0, side_width),
            text: columns(side_width, text_width),
            speakers: columns(side_width + text_width, side_width),
            ..shown
        }
    }

    /// Where `pane` is, with its frame.
    pub(crate) fn of(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::Articles => self.articles,
            Pane::Text => self.text,
            Pane::Speakers => self.speakers,
        }
    }

    /// Where what `pane` holds is, inside the frame; empty where it is not shown.
    pub(crate) fn inside(&self, pane: Pane) -> Rect {
        let area = self.of(pane).unwrap_or_default();
        if !self.framed {
            return area;
        }
        Rect {
            x: area.x + 1,
            y: area.y + 1,
            width: area.width.saturating_sub(2),
            height: area.height.saturating_sub(2),
        }
    }

    fn slot(&mut self, pane: Pane) -> &mut Option<Rect> {
        match pane {
            Pane::Articles => &mut self.articles,
            Pane::Text => &mut self.text,
            Pane::Speakers => &mut self.speakers,
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::Layout;
    use crate::ui::model::Pane;

    fn shown(width: u16, focus: Pane, side: Pane, zoomed: bool) -> Vec<(Pane, u16)> {
        let layout = Layout::new(Size::new(width, 24), focus, side, zoomed);
        let panes = Pane::ALL.into_iter();
        panes.filter_map(|pane| Some((pane, layout.of(pane)?.width))).collect()
    }

    #[test]
    fn from_eighty_columns_there_are_three_panes() {
        use Pane::Articles;
        use Pane::Speakers;
        use Pane::Text;
        let widths = |width| shown(width, Text, Articles, false);
        assert_eq!(widths(80), [(Articles, 19), (Text, 42), (Speakers, 19)]);
        assert_eq!(widths(120), [(Articles, 28), (Text, 64), (Speakers, 28)]);
        assert_eq!(widths(200), [(Articles, 34), (Text, 132), (Speakers, 34)]);
    }

    #[test]
    fn from_fifty_columns_the_text_has_the_last_side_pane_beside_it() {
        let beside = |side| shown(60, Pane::Text, side, false);
        assert_eq!(beside(Pane::Articles), [(Pane::Articles, 20), (Pane::Text, 40)]);
        assert_eq!(beside(Pane::Speakers), [(Pane::Text, 40), (Pane::Speakers, 20)]);
    }

    #[test]
    fn below_fifty_columns_there_is_the_focused_pane_alone() {
        assert_eq!(shown(49, Pane::Speakers, Pane::Speakers, false), [(Pane::Speakers, 49)]);
    }

    #[test]
    fn the_zoomed_text_has_the_whole_width() {
        assert_eq!(shown(200, Pane::Text, Pane::Articles, true), [(Pane::Text, 200)]);
    }

    #[test]
    fn panes_and_footer_fill_every_size_exactly() {
        for width in 0..130 {
            for height in 0..12 {
                let layout =
                    Layout::new(Size::new(width, height), Pane::Text, Pane::Articles, false);
                let panes = Pane::ALL.into_iter().filter_map(|pane| layout.of(pane));
                let area: u32 = panes.chain(layout.footer).map(ratatui::layout::Rect::area).sum();
                assert_eq!(area, u32::from(width) * u32::from(height), "{width}x{height}");
            }
        }
    }
}
