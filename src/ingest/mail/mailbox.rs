//! Splits a mailbox in the `mbox` format, in which messages follow one another.

use std::borrow::Cow;

use crate::ingest::mail::detection;

/// Yields the messages of a mailbox one at a time, without the separator line ("From …") before
/// each.
///
/// A separator follows a blank line or starts the mailbox, and headers follow it. All this is
/// checked because sentences too can begin with "From ". Lines that were escaped so as not to look
/// like a separator (`>From `) are unescaped.
pub(super) fn messages(bytes: &[u8]) -> impl Iterator<Item = Cow<'_, [u8]>> {
    let mut rest = Some(bytes);
    std::iter::from_fn(move || {
        let here = rest?;
        let start = memchr::memchr(b'\n', here)? + 1;
        let end = next(&here[start..]).map(|at| start + at);
        rest = end.map(|end| &here[end..]);
        Some(unmarked(&here[start..end.unwrap_or(here.len())]))
    })
}

/// Finds the byte at which the next separator starts.
fn next(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(bytes, b"\nFrom ").map(|at| at + 1).find(|&at| {
        let line = &bytes[at..];
        let Some(end) = memchr::memchr(b'\n', line) else { return false };
        let after = &line[end + 1..];
        let after = &after[..memchr::memchr(b'\n', after).unwrap_or(after.len())];
        let before = &bytes[..at];
        (before.ends_with(b"\n\n") || before.ends_with(b"\n\r\n"))
            && detection::is_separator(&line[..end])
            && detection::header_name(after).is_some()
    })
}

fn unmarked(message: &[u8]) -> Cow<'_, [u8]> {
    let is_marked = |at: &usize| {
        let line = &message[at + 1..];
        let bare = &line[line.iter().take_while(|&&byte| byte == b'>').count()..];
        bare.starts_with(b"From ")
    };
    let marks: Vec<usize> = memchr::memmem::find_iter(message, b"\n>").filter(is_marked).collect();
    if marks.is_empty() {
        return Cow::Borrowed(message);
    }
    let mut bare = Vec::with_capacity(message.len());
    let mut from = 0;
    for mark in marks {
        bare.extend_from_slice(&message[from..=mark]);
        from = mark + 2;
    }
    bare.extend_from_slice(&message[from..]);
    Cow::Owned(bare)
}

#[cfg(test)]
mod tests {
    use super::messages;

    #[test]
    fn messages_are_told_apart_and_their_marks_taken_off() {
        let mailbox = "From a@b.example Mon Jun  2 09:00:00 2025\nSubject: 1\n\nThey met.\n\
            From 10:00 on they spoke.\n\n>From here they left.\n>>From x\n> From y\n\n\
            From c@d.example Mon Jun  2 10:00:00 2025\nSubject: 2\n\nFrom 10:00 on.\n\n\
            From 11:00 on they spoke\nagain: at length\n";
        let read: Vec<String> = messages(mailbox.as_bytes())
            .map(|m| String::from_utf8(m.into_owned()).unwrap())
            .collect();
        assert_eq!(
            read,
            [
                "Subject: 1\n\nThey met.\nFrom 10:00 on they spoke.\n\nFrom here they left.\n\
                >From x\n> From y\n\n",
                "Subject: 2\n\nFrom 10:00 on.\n\n",
                "again: at length\n"
            ]
        );
    }

    #[test]
    fn a_mailbox_that_ends_early_ends() {
        assert_eq!(messages(b"").count(), 0);
        assert_eq!(messages(b"From a 10:00").count(), 0);
        assert_eq!(messages(b"From a 10:00\n").count(), 1);
    }
}
