//! Finds the encoding that a page states in a `meta` element, which counts where nothing better is
//! known.
//!
//! By the standard, browsers look for it in the first kilobyte. Some pages state it later, so a
//! little more is searched here.

use encoding_rs::Encoding;
use encoding_rs::UTF_8;
use encoding_rs::X_USER_DEFINED;

/// Bytes at the start of a page that are searched.
const HEAD: usize = 4096;

/// Returns the encoding that a `meta` element near the start names.
pub fn charset(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut rest = &bytes[..bytes.len().min(HEAD)];
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            rest = &rest[memchr::memmem::find(rest, b"-->")?..];
        } else if starts_with(rest, b"<meta") && !rest.get(5).is_some_and(u8::is_ascii_alphabetic) {
            let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
            if let Some(encoding) = named(&rest[b"<meta".len()..end.max(b"<meta".len())]) {
                return Some(encoding);
            }
            rest = &rest[1..];
        } else {
            rest = &rest[1..];
        }
    }
    None
}

/// Returns the encoding after `charset=`, which is an attribute or stands inside `content`.
fn named(attributes: &[u8]) -> Option<&'static Encoding> {
    let lower = attributes.to_ascii_lowercase();
    let after = memchr::memmem::find(&lower, b"charset")? + b"charset".len();
    let value = lower[after..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let value = value.trim_ascii_start();
    let value = value.strip_prefix(b"\"").or(value.strip_prefix(b"'")).unwrap_or(value);
    let ends = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'"' | b'\'' | b';' | b'/' | b'>');
    let label = &value[..value.iter().position(ends).unwrap_or(value.len())];
    let encoding = Encoding::for_label(label)?;
    // The page was readable as ASCII up to here, so it cannot be UTF-16.
    let is_possible = encoding.is_ascii_compatible() && encoding != X_USER_DEFINED;
    Some(if is_possible { encoding } else { UTF_8 })
}

fn starts_with(bytes: &[u8], lower: &[u8]) -> bool {
    bytes.len() >= lower.len() && bytes[..lower.len()].eq_ignore_ascii_case(lower)
}

#[cfg(test)]
mod tests {
    use encoding_rs::SHIFT_JIS;
    use encoding_rs::UTF_8;
    use encoding_rs::WINDOWS_1251;
    use encoding_rs::WINDOWS_1252;
    use proptest::prelude::*;

    use super::charset;

    #[test]
    fn a_page_may_say_its_encoding_in_either_way() {
        let old = b"<html><META http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">";
        assert_eq!(charset(old), Some(SHIFT_JIS));
        assert_eq!(charset(b"<meta charset=windows-1251>"), Some(WINDOWS_1251));
        assert_eq!(charset(b"<meta charset = 'latin1' />"), Some(WINDOWS_1252));
        assert_eq!(charset(b"<meta charset=\"utf-16\">"), Some(UTF_8));
        let second = b"<meta name=viewport content=x><meta charset=utf-8>";
        assert_eq!(charset(second), Some(UTF_8));
    }

    #[test]
    fn an_encoding_that_is_not_said_there_is_not_said() {
        assert_eq!(charset(b"<p>charset=utf-8</p>"), None);
        assert_eq!(charset(b"<!-- <meta charset=utf-8> -->"), None);
        assert_eq!(charset(b"<meta charset=klingon>"), None);
        assert_eq!(charset(b"<metadata charset=utf-8>"), None);
        let late = format!("{}<meta charset=utf-8>", " ".repeat(5000));
        assert_eq!(charset(late.as_bytes()), None);
    }

    proptest! {
        #[test]
        fn any_bytes_have_an_encoding_or_none(bytes in prop::collection::vec(any::<u8>(), 0..90), at in 0..90_usize) {
            let mut page = bytes;
            let at = at.min(page.len());
            page.splice(at..at, *b"<meta charset=");
            charset(&page);
        }
    }
}
