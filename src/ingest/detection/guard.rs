//! Catches panics of foreign parsers without a message.
//!
//! A panic reports itself before it is caught: it would write over the screen, or make it leave
//! full-screen mode, for an input that is merely reported as unreadable. So a panic hook asks
//! [`is_guarded`] first.

use std::cell::Cell;
use std::panic;
use std::panic::AssertUnwindSafe;

thread_local! {
    /// The number of nested guards on this thread.
    static GUARDS: Cell<usize> = const { Cell::new(0) };
}

/// Runs `parse` and returns its result, or `None` where it panics.
///
/// `parse` may own or borrow anything, as long as nobody looks afterwards at what it left
/// half-changed.
pub(crate) fn guarded<T>(parse: impl FnOnce() -> T) -> Option<T> {
    GUARDS.set(GUARDS.get() + 1);
    let parsed = panic::catch_unwind(AssertUnwindSafe(parse));
    GUARDS.set(GUARDS.get() - 1);
    parsed.ok()
}

/// Tells whether a panic of this thread would be caught and only make an input unreadable. Panic
/// hooks need not report such a panic.
pub fn is_guarded() -> bool {
    GUARDS.get() > 0
}

#[cfg(test)]
mod tests {
    use super::guarded;
    use super::is_guarded;

    #[test]
    fn a_thread_is_guarded_until_what_is_guarded_ends_or_panics() {
        assert!(!is_guarded());
        assert_eq!(guarded(is_guarded), Some(true));
        let inner_panics = guarded(|| (guarded(|| panic!("as expected")), is_guarded()));
        assert_eq!(inner_panics, Some((None::<()>, true)));
        assert!(!is_guarded());
    }
}
