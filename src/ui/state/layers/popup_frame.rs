//! Places a popup in the middle of the screen.

use ratatui::layout::Rect;
use ratatui::layout::Size;
use ratatui::widgets::Block;

/// The size from which on a sheet has a frame.
const SMALLEST_FRAME: Size = Size { width: 13, height: 5 };

/// Returns where a sheet for at most `most` is on the screen, with its frame: room for that is
/// there however little the sheet has to say.
pub(crate) fn outside(screen: Rect, most: Size) -> Rect {
    let width = screen.width.min(most.width.max(SMALLEST_FRAME.width));
    let height = screen.height.min(most.height.max(SMALLEST_FRAME.height));
    let (x, y) = ((screen.width - width) / 2, (screen.height - height) / 3);
    Rect::new(screen.x + x, screen.y + y, width, height)
}

/// Returns the area of the sheet without its frame.
pub(crate) fn inside(screen: Rect, most: Size) -> Rect {
    let area = outside(screen, most);
    if is_framed(area) { Block::bordered().inner(area) } else { area }
}

/// Returns where a sheet is on the screen, with its frame and without.
pub(crate) fn place(screen: Rect, most: Size) -> (Rect, Rect) {
    (outside(screen, most), inside(screen, most))
}

/// Tells whether a sheet on this screen has a frame, and so says itself which keys work in it.
pub(crate) fn says_keys(screen: Size) -> bool {
    is_framed(Rect::new(0, 0, screen.width, screen.height))
}

pub(crate) fn is_framed(area: Rect) -> bool {
    area.width >= SMALLEST_FRAME.width && area.height >= SMALLEST_FRAME.height
}
