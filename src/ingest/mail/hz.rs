//! Decodes HZ (RFC 1843), in which Chinese mail was sent in seven bits; browsers have no use for
//! it, and so no library for encodings has it.

use std::borrow::Cow;

use encoding_rs::GB18030;
use mail_parser::MessagePart;
use mail_parser::MimeHeaders;

/// The name by which a part says that it is in HZ.
pub(super) const LABEL: &str = "hz";

/// Returns the text of a part, decoded if the part says that it is in HZ.
pub(super) fn decoded<'a>(part: &MessagePart<'_>, text: &'a str) -> Cow<'a, str> {
    let charset = part.content_type().and_then(|kind| kind.attribute("charset"));
    let is_hz = charset.is_some_and(|name| name.eq_ignore_ascii_case(LABEL));
    if is_hz && text.is_ascii() { Cow::Owned(from_hz(text)) } else { Cow::Borrowed(text) }
}

/// Decodes the text: `~{` begins Chinese letters of two bytes each, and `~}` ends them.
fn from_hz(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut is_chinese = false;
    let mut rest = text.as_bytes();
    loop {
        match rest {
            [] => break,
            [b'~', b'{', after @ ..] if !is_chinese => (is_chinese, rest) = (true, after),
            [b'~', b'}', after @ ..] if is_chinese => (is_chinese, rest) = (false, after),
            [b'~', b'~', after @ ..] if !is_chinese => {
                bytes.push(b'~');
                rest = after;
            }
            [b'~', b'\n', after @ ..] if !is_chinese => rest = after,
            [b'\n', after @ ..] => {
                // A line that breaks off does not take the next with it.
                bytes.push(b'\n');
                (is_chinese, rest) = (false, after);
            }
            [one, two, after @ ..] if is_chinese && *two != b'\n' => {
                bytes.extend([one | 0x80, two | 0x80]);
                rest = after;
            }
            [byte, after @ ..] => {
                bytes.push(*byte);
                rest = after;
            }
        }
    }
    GB18030.decode_without_bom_handling(&bytes).0.into_owned()
}

#[cfg(test)]
mod tests {
    use super::from_hz;

    #[test]
    fn chinese_letters_stand_between_signs() {
        assert_eq!(
            from_hz("He said ~{<:Ky2;S{#,NpJ)l6HK!#~}Bye, a~~b."),
            "He said 己所不欲，勿施於人。Bye, a~b."
        );
        assert_eq!(from_hz("~{<:\nnext ~{<"), "己\nnext <", "a line that breaks off ends there");
    }
}
