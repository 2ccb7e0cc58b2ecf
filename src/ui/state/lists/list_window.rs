//! Finds rows in a long list of which a window is loaded.
//!
//! The screen holds the rows around those it shows, however many the library
//! has, and asks for others when the user comes near the edge.

use crate::library::Rows;
use crate::library::Window;

/// Returns the row with `index` in the whole list, if it is loaded.
pub(crate) fn row<T>(rows: &Rows<T>, index: usize) -> Option<&T> {
    rows.rows.get(index.checked_sub(rows.first)?)
}

/// Tells whether all rows of `shown` that the list has are loaded.
pub(crate) fn covers<T>(rows: &Rows<T>, shown: Window) -> bool {
    let end = (shown.first + shown.len).min(rows.total);
    let loaded = rows.first..rows.first + rows.rows.len();
    shown.first >= end || loaded.contains(&shown.first) && end <= loaded.end
}

/// Returns how many rows to load so that `shown` rows on the screen have as many before and after.
pub(crate) fn window_len(shown: usize) -> usize {
    3 * shown.max(8)
}

/// Returns the length of a window where each row costs a look into a text: no more than may be
/// shown, whichever of them is in the middle.
pub(crate) fn found_len(shown: usize) -> usize {
    2 * shown.max(8) + 1
}

/// Returns the row to show first so that `selected` is among `shown` rows, moving as
/// little as possible from `top`, and showing no more emptiness than needed.
pub(crate) fn reveal(top: usize, selected: usize, shown: usize, total: usize) -> usize {
    let shown = shown.max(1);
    let top = top.min(total.saturating_sub(shown));
    top.min(selected).max((selected + 1).saturating_sub(shown))
}

/// Makes `index` the choice; says whether it was before.
pub(crate) fn choose(chosen: &mut usize, index: usize) -> bool {
    std::mem::replace(chosen, index) == index
}

#[cfg(test)]
mod tests {
    use super::covers;
    use super::found_len;
    use super::reveal;
    use super::row;
    use crate::library::Rows;
    use crate::library::Window;

    #[test]
    fn what_is_loaded_of_a_search_covers_the_screen_wherever_the_choice_is_on_it() {
        for (shown, chosen) in [(13, 0), (13, 40), (1, 7)] {
            let loaded = Window::around(chosen, found_len(shown));
            let rows = vec![(); loaded.len.min(100 - loaded.first)];
            let rows = Rows { total: 100, first: loaded.first, rows };
            for above in 0..shown.min(chosen + 1) {
                assert!(
                    covers(&rows, Window { first: chosen - above, len: shown }),
                    "{shown} {above}"
                );
            }
        }
    }

    #[test]
    fn rows_are_found_by_their_place_in_the_whole_list() {
        let rows = Rows { total: 9, first: 4, rows: vec!['a', 'b'] };
        assert_eq!(
            [3, 4, 5, 6].map(|index| row(&rows, index)),
            [None, Some(&'a'), Some(&'b'), None]
        );
    }

    #[test]
    fn a_window_is_covered_where_all_its_rows_are_loaded() {
        let rows = Rows { total: 9, first: 4, rows: vec!['a', 'b', 'c', 'd', 'e'] };
        let is_covered = |first, len| covers(&rows, Window { first, len });
        assert!(is_covered(4, 5));
        assert!(is_covered(6, 50));
        assert!(!is_covered(3, 2));
        assert!(covers(&Rows::<char>::default(), Window { first: 0, len: 5 }));
    }

    #[test]
    fn the_selected_row_is_revealed_with_the_least_movement() {
        assert_eq!(reveal(0, 3, 5, 20), 0);
        assert_eq!(reveal(0, 7, 5, 20), 3);
        assert_eq!(reveal(9, 7, 5, 20), 7);
        assert_eq!(reveal(18, 19, 5, 20), 15);
        assert_eq!(reveal(3, 1, 5, 2), 0);
        assert_eq!(reveal(0, 0, 0, 0), 0);
    }
}
