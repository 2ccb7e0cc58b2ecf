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
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    // Apple's Mail writes the length of the message on a line before it.
    let first = memchr::memchr(b'\n', bytes).map_or(bytes, |end| &bytes[..end]).trim_ascii_end();
    let is_length = !first.is_empty() && first.len() < 12 && first.iter().all(u8::is_ascii_digit);
    let bytes = if is_length { &bytes[bytes.len().min(first.len() + 1)..] } else { bytes };
    let bytes = if is_length { bytes.strip_prefix(b"\n").unwrap_or(bytes) } else { bytes };
    let head = &bytes[..bytes.len().min(HEAD)];
    let is_whole = head.len() == bytes.len();
    let (mut from, mut dated, mut by_program) = (false, false, false);
    // A message that was saved without the headers of programs has all of those of people.
    let (mut to, mut subject, mut moment) = (false, false, false);
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
            to |= name.eq_ignore_ascii_case(b"to");
            subject |= name.eq_ignore_ascii_case(b"subject");
            moment |= name.eq_ignore_ascii_case(b"date") && is_mail_date(bare);
            by_program |= OF_PROGRAMS.iter().any(|known| name.eq_ignore_ascii_case(known));
        } else if !is_cut {
            return false;
        }
        first = false;
    }
    from && dated && by_program || from && to && subject && moment
}

/// Tells whether the header has a date as mail programs write it: with a time and an offset.
fn is_mail_date(header: &[u8]) -> bool {
    let value = header.splitn(2, |&byte| byte == b':').nth(1).unwrap_or_default();
    std::str::from_utf8(value).is_ok_and(|value| jiff::fmt::rfc2822::parse(value.trim()).is_ok())
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
        let plain = "From: Ann <ann@a.example>\nTo: Bo\nSubject: Talks\n\
            Date: Mon, 3 Feb 2031 10:11:12 +0100\n\nThey met.\n";
        assert!(is_message(plain.as_bytes()));
        assert!(is_message(format!("123\n{MESSAGE}").as_bytes()), "as Apple's Mail saves it");
        assert!(is_message(format!("\u{FEFF}{MESSAGE}").as_bytes()));
        let long = format!("Received: {}\r\n{MESSAGE}", "x ".repeat(20_000));
        assert!(!is_message(long.as_bytes()), "what is not in the sample does not count");
        for text in [
            "From: the minister\nSubject: talks\n\nA memo that nobody has sent.\n",
            "Subject: Talks\nMessage-ID: 1\n\nNobody sent it.\n",
            "From: Ann\nTo: Bo\nSubject: Talks\nDate: today\n\nA memo.\n",
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
