//! Orders the messages that have come since the last frame.
//!
//! Signals come first. Esc, with what was typed before it, comes before answers. Keys that come
//! one after another are one message, so that what they type is looked for once. Of sizes
//! only the last counts: wrapping a long text for each step of a window that is being drawn
//! larger would lag behind.

use crate::ui::commands::key::Key;
use crate::ui::state::message::Msg;
use crate::ui::terminal::decoder::burst::MOST_HEARD;

/// Returns all that has come, in order.
pub(crate) fn of(first: Msg, more: impl Iterator<Item = Msg>) -> Vec<Msg> {
    let mut all = vec![first];
    all.extend(more);
    drop_stale_sizes(&mut all);
    let leaves = all.iter().any(|msg| matches!(msg, Msg::Keys(keys) if keys.contains(&Key::Esc)));
    all.sort_by_key(|msg| match msg {
        Msg::Quit | Msg::Suspend | Msg::Continued | Msg::Resize(_) => 0,
        Msg::Keys(_) | Msg::Paste(_) | Msg::Mouse(_) if leaves => 1,
        _ => 2,
    });
    let mut batch: Vec<Msg> = Vec::with_capacity(all.len());
    for msg in all {
        match (batch.last_mut(), msg) {
            (Some(Msg::Keys(before)), Msg::Keys(keys)) => join(before, keys),
            (_, msg) => batch.push(msg),
        }
    }
    batch
}

fn drop_stale_sizes(all: &mut Vec<Msg>) {
    let last = all.iter().rposition(|msg| matches!(msg, Msg::Resize(_)));
    let mut at = 0;
    all.retain(|msg| {
        let is_stale = matches!(msg, Msg::Resize(_)) && Some(at) != last;
        at += 1;
        !is_stale
    });
}

/// Adds keys to those before them. Where that is more than anybody types ahead, those
/// before an Esc are dropped, and the rest after it is not heard.
fn join(before: &mut Vec<Key>, keys: Vec<Key>) {
    for key in keys {
        if before.len() >= MOST_HEARD && key == Key::Esc {
            before.clear();
        }
        if before.len() < MOST_HEARD {
            before.push(key);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::of;
    use crate::ui::commands::key::Key;
    use crate::ui::state::message::Msg;
    use crate::ui::terminal::decoder::burst::MOST_HEARD;

    /// The batch in a few words; keys are written as such.
    fn batch(all: Vec<Msg>) -> String {
        let mut all = all.into_iter();
        let first = all.next().unwrap();
        let said = of(first, all).into_iter().map(|msg| match msg {
            Msg::Keys(keys) => keys.iter().map(Key::to_string).collect::<Vec<_>>().join("+"),
            Msg::Paste(text) => format!("“{text}”"),
            Msg::Resize(size) => size.to_string(),
            other => format!("{other:?}"),
        });
        said.collect::<Vec<_>>().join(" ")
    }

    fn keys(keys: &str) -> Msg {
        Msg::Keys(keys.chars().map(Key::Char).collect())
    }

    fn size(width: u16) -> Msg {
        Msg::Resize(Size::new(width, 9))
    }

    #[test]
    fn keys_that_come_one_after_another_are_one_message() {
        assert_eq!(batch(vec![keys("ab"), keys("c")]), "a+b+c");
        let apart =
            vec![keys("ab"), Msg::Answered, keys("c"), Msg::Paste("d".to_owned()), keys("e")];
        assert_eq!(batch(apart), "a+b Answered c “d” e");
    }

    #[test]
    fn signals_come_first_in_their_order() {
        let all = vec![keys("a"), Msg::Answered, Msg::Suspend, size(1), Msg::Continued, Msg::Quit];
        assert_eq!(batch(all), "Suspend 1x9 Continued Quit a Answered");
    }

    #[test]
    fn esc_comes_before_answers_after_what_was_typed_before_it() {
        let esc = Msg::Keys(vec![Key::Esc]);
        assert_eq!(
            batch(vec![Msg::Answered, keys("fa"), Msg::Answered, esc]),
            "f+a+Esc Answered Answered"
        );
    }

    #[test]
    fn only_the_last_size_counts() {
        assert_eq!(batch(vec![size(1), keys("a"), size(2), size(3)]), "3x9 a");
    }

    #[test]
    fn of_a_flood_of_keys_some_are_heard_and_esc_ends_it() {
        let flood = || (0..9).map(|_| keys(&"j".repeat(MOST_HEARD)));
        let Msg::Keys(heard) = of(keys("n"), flood()).remove(0) else { panic!() };
        assert_eq!((heard.len(), heard[0]), (MOST_HEARD, Key::Char('n')));
        let esc = std::iter::once(Msg::Keys(vec![Key::Esc, Key::Char('k')]));
        assert_eq!(batch(flood().chain(esc).collect()), "Esc+k");
    }
}
