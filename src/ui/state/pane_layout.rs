//! Lays the panes out on a screen of any size.

use ratatui::layout::Rect;
use ratatui::layout::Size;

use crate::ui::commands::pane::Pane;

/// The width from which on there are three panes.
const THREE_PANES: u16 = 80;

/// The width below which the side pane that is not in use is folded to a strip.
const THREE_WIDE_PANES: u16 = 100;

/// The width of a strip, with its frame.
const STRIP: u16 = 3;

/// The width from which on there are two panes.
const TWO_PANES: u16 = 50;

/// The largest width of a side pane while the text could use more; longer titles are cut.
const WIDEST_SIDE: u16 = 34;

/// The largest width of a side pane where the text leaves columns empty.
const WIDEST: u16 = 56;

/// Columns of the text pane beside those that hold text: its frame, its margins, some air.
const AROUND_TEXT: u16 = 16;

/// Below this width or height a frame would take more than it gives.
const SMALLEST_FRAME: Size = Size { width: 16, height: 5 };

/// Below this height the text needs the footer's line more.
const SMALLEST_WITH_FOOTER: u16 = 4;

/// The place of every part of the screen; `None` where it is not shown.
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
    /// The side pane that is folded to a strip.
    pub(crate) folded: Option<Pane>,
    /// True if panes have frames.
    pub(crate) framed: bool,
}

impl Layout {
    /// Returns the layout at `size`, where the keys go to `focus`, and `beside` is the
    /// pane shown beside the text where there is room for one only; lines of text have `measure`
    /// columns at most.
    pub(crate) fn new(size: Size, focus: Pane, beside: Pane, measure: u16) -> Self {
        if size.width < TWO_PANES {
            Layout::alone(size, focus)
        } else if size.width < THREE_PANES {
            Layout::two(size, beside)
        } else if size.width < THREE_WIDE_PANES {
            Layout::two_and_strip(size, beside)
        } else {
            Layout::three(size, measure)
        }
    }

    /// Returns one pane that has the whole width.
    pub(crate) fn alone(size: Size, pane: Pane) -> Self {
        let mut layout = Layout::without_panes(size);
        let area = Some(layout.columns(size, 0, size.width));
        match pane {
            Pane::Articles => layout.articles = area,
            Pane::Text => layout.text = area,
            Pane::Speakers => layout.speakers = area,
        }
        layout
    }

    fn two(size: Size, beside: Pane) -> Self {
        let mut layout = Layout::without_panes(size);
        let for_side = size.width / 3;
        let for_text = size.width - for_side;
        if beside == Pane::Speakers {
            layout.text = Some(layout.columns(size, 0, for_text));
            layout.speakers = Some(layout.columns(size, for_text, for_side));
        } else {
            layout.articles = Some(layout.columns(size, 0, for_side));
            layout.text = Some(layout.columns(size, for_side, for_text));
        }
        layout
    }

    /// The pane beside the text has most of what the folded one leaves.
    fn two_and_strip(size: Size, beside: Pane) -> Self {
        let mut layout = Layout::without_panes(size);
        let narrow = size.width * 6 / 25;
        let for_side = narrow + (narrow - STRIP) * 2 / 5;
        let for_text = size.width - for_side - STRIP;
        let is_left = beside != Pane::Speakers;
        let (left, right) = if is_left { (for_side, STRIP) } else { (STRIP, for_side) };
        layout.folded = Some(if is_left { Pane::Speakers } else { Pane::Articles });
        layout.articles = Some(layout.columns(size, 0, left));
        layout.text = Some(layout.columns(size, left, for_text));
        layout.speakers = Some(layout.columns(size, left + for_text, right));
        layout
    }

    fn three(size: Size, measure: u16) -> Self {
        let mut layout = Layout::without_panes(size);
        let narrow = (size.width * 6 / 25).min(WIDEST_SIDE);
        let empty = size.width.saturating_sub(2 * narrow + measure + AROUND_TEXT);
        let for_side = (narrow + empty / 2).min(WIDEST);
        let for_text = size.width - 2 * for_side;
        layout.articles = Some(layout.columns(size, 0, for_side));
        layout.text = Some(layout.columns(size, for_side, for_text));
        layout.speakers = Some(layout.columns(size, for_side + for_text, for_side));
        layout
    }

    fn without_panes(size: Size) -> Self {
        let for_footer = u16::from(size.height >= SMALLEST_WITH_FOOTER);
        let for_panes = size.height - for_footer;
        let footer = Rect::new(0, for_panes, size.width, for_footer);
        Layout {
            footer: (for_footer > 0).then_some(footer),
            framed: size.width >= SMALLEST_FRAME.width && for_panes >= SMALLEST_FRAME.height,
            ..Layout::default()
        }
    }

    /// Returns these columns from the top down to the footer.
    fn columns(&self, size: Size, x: u16, width: u16) -> Rect {
        let height = size.height - self.footer.map_or(0, |footer| footer.height);
        Rect::new(x, 0, width, height)
    }

    /// Returns where `pane` is, with its frame.
    pub(crate) fn of(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::Articles => self.articles,
            Pane::Text => self.text,
            Pane::Speakers => self.speakers,
        }
    }

    /// Returns where what `pane` holds is, inside the frame; empty where it is not shown.
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
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::Layout;
    use crate::ui::commands::pane::Pane;

    fn shown(width: u16, focus: Pane, side: Pane) -> Vec<(Pane, u16)> {
        of(&Layout::new(Size::new(width, 24), focus, side, 72))
    }

    fn of(layout: &Layout) -> Vec<(Pane, u16)> {
        let panes = Pane::ALL.into_iter();
        panes.filter_map(|pane| Some((pane, layout.of(pane)?.width))).collect()
    }

    #[test]
    fn below_a_hundred_columns_the_side_pane_that_is_not_in_use_is_a_strip() {
        use Pane::Articles;
        use Pane::Speakers;
        use Pane::Text;
        assert_eq!(shown(80, Text, Articles), [(Articles, 25), (Text, 52), (Speakers, 3)]);
        assert_eq!(shown(80, Speakers, Speakers), [(Articles, 3), (Text, 52), (Speakers, 25)]);
        let folded = |beside| Layout::new(Size::new(99, 24), Text, beside, 72).folded;
        assert_eq!([folded(Articles), folded(Speakers)], [Some(Speakers), Some(Articles)]);
        assert_eq!(Layout::new(Size::new(100, 24), Text, Articles, 72).folded, None);
    }

    #[test]
    fn from_a_hundred_columns_there_are_three_panes() {
        use Pane::Articles;
        use Pane::Speakers;
        use Pane::Text;
        let widths = |width| shown(width, Text, Articles);
        assert_eq!(widths(100), [(Articles, 24), (Text, 52), (Speakers, 24)]);
        assert_eq!(widths(120), [(Articles, 28), (Text, 64), (Speakers, 28)]);
        assert_eq!(widths(150), [(Articles, 34), (Text, 82), (Speakers, 34)]);
    }

    #[test]
    fn the_side_panes_have_what_the_text_leaves_empty() {
        let widths = |measure| {
            let layout = Layout::new(Size::new(200, 24), Pane::Text, Pane::Articles, measure);
            of(&layout).into_iter().map(|(_, width)| width).collect::<Vec<_>>()
        };
        assert_eq!(widths(72), [56, 88, 56]);
        assert_eq!(widths(100), [42, 116, 42]);
        assert_eq!(widths(200), [34, 132, 34]);
        assert_eq!(widths(20), [56, 88, 56], "longer titles are cut");
    }

    #[test]
    fn from_fifty_columns_the_text_has_the_last_side_pane_beside_it() {
        let beside = |side| shown(60, Pane::Text, side);
        assert_eq!(beside(Pane::Articles), [(Pane::Articles, 20), (Pane::Text, 40)]);
        assert_eq!(beside(Pane::Speakers), [(Pane::Text, 40), (Pane::Speakers, 20)]);
    }

    #[test]
    fn below_fifty_columns_there_is_the_focused_pane_alone() {
        assert_eq!(shown(49, Pane::Speakers, Pane::Speakers), [(Pane::Speakers, 49)]);
    }

    #[test]
    fn the_zoomed_text_has_the_whole_width() {
        assert_eq!(of(&Layout::alone(Size::new(200, 24), Pane::Text)), [(Pane::Text, 200)]);
    }

    #[test]
    fn panes_and_footer_fill_every_size_exactly() {
        for width in 0..230 {
            for height in 0..12 {
                let size = Size::new(width, height);
                let layout = Layout::new(size, Pane::Text, Pane::Articles, 72);
                let panes = Pane::ALL.into_iter().filter_map(|pane| layout.of(pane));
                let area: u32 = panes.chain(layout.footer).map(ratatui::layout::Rect::area).sum();
                assert_eq!(area, u32::from(width) * u32::from(height), "{width}x{height}");
            }
        }
    }
}
