//! Recognises mail, and tells it from text that looks a little like it: a memo, say, has a subject
//! but no header that a mail program writes.

/// Bytes of a message's headers that are examined.
const HEAD: usize = 16 << 10;

/// Headers that only mail programs write, in lower case.
const OF_PROGRAMS: [&[u8]; 9] = [
    b"message-id",
    b"received",
    b"return-path",
    b"mime-version",
    b"delivered-to",
    b"dkim-signature",
    b"content-type",
    b"content-transfer-encoding",
    b"x-mailer",
];

/// Tells whether the bytes begin with the headers of a message.
pub(crate) fn is_message(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let is_whole = head.len() == bytes.len();
    let (mut from, mut dated, mut by_program) = (false, false, false);
    let mut first = true;
    let mut lines = head.split_inclusive(|&byte| byte == b'\n');
    for line in lines.by_ref() {
        let bare = line.trim_ascii_end();
        if bare.is_empty() {
            break;
        }
        // The last line may be cut off at the end of the sample.
        let is_cut = !is_whole && !line.ends_with(b"\n");
        if bare[0] == b' ' || bare[0] == b'\t' {
            if first {
                return false;
            }
        } else if let Some(name) = header_name(bare) {
            from |= name.eq_ignore_ascii_case(b"from");
            dated |= name.eq_ignore_ascii_case(b"date") || name.eq_ignore_ascii_case(b"subject");
            by_program |= OF_PROGRAMS.iter().any(|known| name.eq_ignore_ascii_case(known));
        } else if !is_cut {
            return false;
        }
        first = false;
    }
    from && dated && by_program
}

/// Tells whether the bytes begin like a mailbox, with the separator line that stands before each
/// message: `From ann@a.example Mon Jun  2 09:00:00 2025`.
pub(crate) fn is_mailbox(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD)];
    let Some(end) = memchr::memchr(b'\n', head) else { return false };
    is_separator(&head[..end]) && is_message(&head[end + 1..])
}

/// Tells whether the line is a separator before a message in a mailbox: it contains a time of day.
pub(super) fn is_separator(line: &[u8]) -> bool {
    line.starts_with(b"From ")
        && line
            .windows(5)
            .any(|part| part[2] == b':' && [0, 1, 3, 4].iter().all(|&at| part[at].is_ascii_digit()))
}

/// Returns the name of the header in the line.
pub(super) fn header_name(line: &[u8]) -> Option<&[u8]> {
    let name = &line[..memchr::memchr(b':', line)?];
    let sound = !name.is_empty()
        && name.iter().all(|&byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_');
    sound.then_some(name)
}

/// Counts how often the bytes announce a message inside: `message/rfc822`, or a `multipart/digest`
/// of messages.
pub(super) fn messages_inside(bytes: &[u8]) -> usize {
    let says = |&at: &usize| {
        let before = &bytes[at.saturating_sub(7)..at];
        let after = &bytes[at + 1..bytes.len().min(at + 7)];
        before.eq_ignore_ascii_case(b"message") || after.eq_ignore_ascii_case(b"digest")
    };
    memchr::memchr_iter(b'/', bytes).filter(says).count()
}

#[cfg(test)]
mod tests {
    use super::is_mailbox;
    use super::is_message;

    const MESSAGE: &str = "Received: from a\r\n\tby b\r\nFrom: Ann Lee <ann@a.example>\r\n\
        Subject: Talks\r\n\r\nThey met.\r\n";

    #[test]
    fn a_message_is_known_by_its_headers() {
        assert!(is_message(MESSAGE.as_bytes()));
        assert!(is_message(MESSAGE.replace("\r\n", "\n").as_bytes()));
        let long = format!("Received: {}\r\n{MESSAGE}", "x ".repeat(20_000));
        assert!(!is_message(long.as_bytes()), "what is not in the sample does not count");
        for text in [
            "From: the minister\nSubject: talks\n\nA memo that nobody has sent.\n",
            "Subject: Talks\nMessage-ID: 1\n\nNobody sent it.\n",
            "They said:\n\nFrom: Ann\nDate: today\nMime-Version: 1.0\n",
            " From: Ann\nDate: today\nMime-Version: 1.0\n",
            "",
        ] {
            assert!(!is_message(text.as_bytes()), "{text}");
        }
    }

    #[test]
    fn a_mailbox_is_known_by_the_line_before_its_first_message() {
        let line = "From ann@a.example Mon Jun  2 09:00:00 2025\n";
        assert!(is_mailbox(format!("{line}{MESSAGE}").as_bytes()));
        assert!(!is_mailbox(format!("From here on\n{MESSAGE}").as_bytes()));
        assert!(!is_mailbox(format!("{line}They met at 10:00.\n").as_bytes()));
    }
}
