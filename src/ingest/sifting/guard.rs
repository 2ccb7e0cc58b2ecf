//! Parsers of others that panic are caught, and quietly.
//!
//! A panic tells of itself before anybody can catch it: it would write over the
//! screen, or take the terminal away, for an input that is merely reported as
//! unreadable. So whoever tells of panics asks [`is_guarded`] first.

use std::cell::Cell;
use std::panic;
use std::panic::AssertUnwindSafe;

thread_local! {
    /// Guards inside one another on this thread.
    static GUARDS: Cell<usize> = const { Cell::new(0) };
}

/// What `parse` gives; `None` where it panics.
///
/// It may own or borrow what it likes, as long as nothing half-changed is looked
/// at afterwards.
pub(crate) fn guarded<T>(parse: impl FnOnce() -> T) -> Option<T> {
    GUARDS.set(GUARDS.get() + 1);
    let parsed = panic::catch_unwind(AssertUnwindSafe(parse));
    GUARDS.set(GUARDS.get() - 1);
    parsed.ok()
}

/// Whether a panic of this thread is caught and comes to no more than an input
/// that cannot be read: for panic hooks, which need not speak of it.
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
