//! Decodes bytes to text: finds their encoding, and whether they are text at all.
//!
//! A byte order mark takes precedence. Then come the labels that others have put on the bytes, the
//! most trustworthy first. But labels can be wrong, so one counts only where the bytes are valid in
//! that encoding. Bytes that are valid UTF-8 and not only ASCII are taken for UTF-8 whatever the
//! label says, because text in another encoding hardly ever is valid UTF-8. Where no label fits,
//! the encoding is guessed.
//!
//! The text is not changed any further: line breaks stay as they are, so that offsets mean the same
//! to every program that decodes the file. Only a byte order mark is left out, since it does not
//! belong to the text.

#[cfg(test)]
mod tests;

use chardetng::EncodingDetector;
use chardetng::Iso2022JpDetection;
use chardetng::Utf8Detection;
use encoding_rs::Encoding;
use encoding_rs::ISO_2022_JP;
use encoding_rs::ISO_8859_15;
use encoding_rs::MACINTOSH;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16BE;
use encoding_rs::UTF_16LE;
use encoding_rs::WINDOWS_1252;

/// Bytes of a file without a byte order mark that are searched for the pattern of NULs that UTF-16
/// leaves.
const NUL_SAMPLE: usize = 8 << 10;

/// Bytes that are given to the detector of legacy encodings: it goes byte by byte, and the tenth
/// megabyte tells it nothing new.
const DETECTOR_SAMPLE: usize = 1 << 20;

/// The most characters that are examined to tell a guess from its kin.
const KIN_SAMPLE: usize = 100_000;

/// The most bytes in which an XML declaration is looked for.
const LONGEST_DECLARATION: usize = 200;

/// Signatures of documents that are not plain text; some of them hold no NUL.
const MAGIC: [(&[u8], &str); 6] = [
    (b"%PDF-", "it is a PDF document; convert it to text first"),
    (b"{\\rtf", "it is an RTF document; convert it to text first"),
    (b"PK\x03\x04", "it is a zip archive or an office document; convert it to text first"),
    (b"\x1f\x8b", "it is compressed; unpack it first"),
    (b"\x89PNG", "it is an image"),
    (b"\xff\xd8\xff", "it is an image"),
];

/// An error that says in a few words why bytes are not text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotText(pub(crate) &'static str);

/// Returns the kind of document that the signature of the bytes shows, if it is not text.
pub(crate) fn other_document(bytes: &[u8]) -> Option<NotText> {
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| NotText(what))
}

/// Decodes `bytes` to text. Invalid sequences become U+FFFD.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    decode_labelled(bytes, &[])
}

/// Decodes `bytes` like [`decode`], with the encodings that others have stated; the most
/// trustworthy first.
pub(crate) fn decode_labelled(
    bytes: Vec<u8>,
    labels: &[&'static Encoding],
) -> Result<String, NotText> {
    if let Some(other) = other_document(&bytes) {
        return Err(other);
    }
    if let Some(text) = utf32(&bytes) {
        return Ok(text);
    }
    let text = match Encoding::for_bom(&bytes) {
        Some((encoding, bom)) if encoding == UTF_8 => utf8_lossy(bytes[bom..].to_vec()),
        Some((encoding, bom)) => decode_as(encoding, &bytes[bom..]),
        None => decode_unmarked(bytes, labels)?,
    };
    if text.contains('\0') {
        return Err(NotText("it holds NUL characters"));
    }
    if mostly_controls(&text) {
        return Err(NotText("it holds binary data"));
    }
    Ok(text)
}

/// Returns the encoding that a media type names: `text/html; charset="utf-8"`.
pub(crate) fn charset_of(media_type: &str) -> Option<&'static Encoding> {
    let (_, parameters) = media_type.split_once(';')?;
    parameters.split(';').find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| Encoding::for_label(value.as_bytes()))?
    })
}

/// Returns the encoding that an XML declaration at the start names.
pub(crate) fn charset_of_xml(bytes: &[u8]) -> Option<&'static Encoding> {
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let declaration = &declaration[..declaration.len().min(LONGEST_DECLARATION)];
    let declaration = &declaration[..memchr::memchr(b'>', declaration)?];
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let value = declaration[at + b"encoding".len()..].trim_ascii_start().strip_prefix(b"=")?;
    let value = value.trim_ascii_start();
    let quote = *value.first().filter(|quote| matches!(quote, b'"' | b'\''))?;
    let value = &value[1..];
    Encoding::for_label(&value[..memchr::memchr(quote, value)?])
}

fn decode_unmarked(bytes: Vec<u8>, labels: &[&'static Encoding]) -> Result<String, NotText> {
    let nuls = memchr::memchr_iter(0, &bytes).count();
    if nuls > 0 {
        if let Some(encoding) = utf16_by_nuls(&bytes) {
            return Ok(decode_as(encoding, &bytes));
        }
        if !are_stray(nuls, bytes.len()) {
            return Err(NotText("it holds NUL bytes"));
        }
        // A slip of the program that wrote it, which browsers pass over.
        let bytes = bytes.into_iter().filter(|&byte| byte != 0).collect();
        return decode_unmarked(bytes, labels);
    }
    let invalid = match String::from_utf8(bytes) {
        // ISO-2022-JP is the one encoding whose bytes are all ASCII although its text is not.
        Ok(text) if labels.contains(&ISO_2022_JP) && text.is_ascii() => {
            return Ok(decode_as(ISO_2022_JP, text.as_bytes()));
        }
        Ok(text) if has_iso_2022_jp(&text) => return Ok(decode_as(ISO_2022_JP, text.as_bytes())),
        Ok(text) => return Ok(text),
        Err(invalid) => invalid,
    };
    if let Some(text) = labels.iter().find_map(|label| sound_in(label, invalid.as_bytes())) {
        return Ok(text);
    }
    let first_bad = invalid.utf8_error().valid_up_to();
    let bytes = invalid.into_bytes();
    if is_damaged_utf8(&bytes, first_bad) {
        return Ok(utf8_lossy(bytes));
    }
    let encoding = detect(&bytes, first_bad);
    let text = decode_as(encoding, &bytes);
    Ok(kin_of_western(encoding, &bytes, &text).map_or(text, |kin| decode_as(kin, &bytes)))
}

/// Decodes UTF-32 with a byte order mark, which some programs still write.
fn utf32(bytes: &[u8]) -> Option<String> {
    let little = bytes.strip_prefix(&[0xFF, 0xFE, 0, 0]);
    let rest = little.or_else(|| bytes.strip_prefix(&[0, 0, 0xFE, 0xFF]))?;
    let unit = if little.is_some() { u32::from_le_bytes } else { u32::from_be_bytes };
    let (units, _) = rest.as_chunks::<4>();
    // Two NULs after the mark of UTF-16 are one character, which no text begins with.
    units.iter().map(|&bytes| char::from_u32(unit(bytes)).filter(|&c| c != '\0')).collect()
}

/// Tells whether so many NULs are a slip in a text of that many bytes, and not data.
fn are_stray(nuls: usize, len: usize) -> bool {
    nuls <= 3 && len > nuls * 100
}

/// Tells whether ASCII text is ISO-2022-JP: an escape switches to Japanese characters and another
/// one back.
fn has_iso_2022_jp(text: &str) -> bool {
    text.is_ascii()
        && ["\u{1b}$B", "\u{1b}$@"].iter().any(|into| {
            let after = text.split_once(into).map(|(_, after)| after);
            after.is_some_and(|after| after.contains("\u{1b}(B") || after.contains("\u{1b}(J"))
        })
}

/// Returns the encoding that the bytes are in where the guess was Windows-1252 and the text shows
/// that it is not: ISO-8859-15 has the euro sign and œ in places of signs that no text has beside
/// letters, and Mac Roman has quotation marks where Windows-1252 has capitals with accents.
fn kin_of_western(
    encoding: &'static Encoding,
    bytes: &[u8],
    text: &str,
) -> Option<&'static Encoding> {
    if encoding != WINDOWS_1252 {
        return None;
    }
    // ISO-8859-15 differs from Latin 1 in eight places, and has no characters where Windows has its
    // quotation marks.
    let has_windows = bytes.iter().any(|byte| (0x80..0xA0).contains(byte));
    let is_odd = |c: char| matches!(c, '¤' | '¦' | '¨' | '´' | '¸' | '¼' | '½' | '¾');
    let chars: Vec<char> = text.chars().take(KIN_SAMPLE).collect();
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| chars.get(at)).is_some_and(|c: &char| c.is_alphabetic())
    };
    let odd_in_words = (0..chars.len()).any(|at| {
        let is_price = chars[at] == '¤' && at > 1 && chars[at - 2].is_ascii_digit();
        let is_in_word = is_odd(chars[at]) && is_letter(Some(at + 1));
        is_price || is_in_word && !chars[at].is_ascii()
    });
    if !has_windows && odd_in_words {
        return Some(ISO_8859_15);
    }
    // “ and ” are 0xD2 and 0xD3 in Mac Roman, which Windows-1252 reads as Ò and Ó, ’ is 0xD5.
    let opens =
        |at: usize| chars[at] == 'Ò' && !is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
    let closes = |at: usize| chars[at] == 'Ó' && at > 0 && !is_letter(Some(at + 1));
    let places = || 0..chars.len();
    (places().any(opens) && places().any(closes)).then_some(MACINTOSH)
}

/// Decodes the bytes if they are valid in that encoding. UTF-16 does not count: its text would have
/// had NULs, and it makes some text of almost any bytes.
fn sound_in(label: &'static Encoding, bytes: &[u8]) -> Option<String> {
    if label == UTF_16LE || label == UTF_16BE {
        return None;
    }
    let text = label.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(text.into_owned())
}

/// Recognises UTF-16 without a byte order mark: in text of any European language nearly every
/// second byte is a NUL, always the same one of the two.
fn utf16_by_nuls(bytes: &[u8]) -> Option<&'static Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(NUL_SAMPLE)];
    let units = sample.len() / 2;
    let nuls_at =
        |parity: usize| sample.iter().skip(parity).step_by(2).filter(|&&b| b == 0).count();
    // A NUL in the low byte would be a character U+xx00, which is rare in any text.
    let (even, odd) = (nuls_at(0), nuls_at(1));
    let (many, few) = (units * 2 / 5, units / 50);
    if odd > many && even <= few {
        Some(UTF_16LE)
    } else if even > many && odd <= few {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Tells whether bytes that are not valid UTF-8 were UTF-8 once: they are cut off inside a
/// character, or have more valid multi-byte sequences than invalid ones. Text in a legacy encoding
/// hardly ever forms a valid one.
fn is_damaged_utf8(bytes: &[u8], first_bad: usize) -> bool {
    let chunks = bytes[first_bad..].utf8_chunks();
    let mut bad = 0usize;
    let mut good = count_multibyte(&bytes[..first_bad]);
    let mut cut_off = false;
    for chunk in chunks {
        good += count_multibyte(chunk.valid().as_bytes());
        let invalid = chunk.invalid();
        if !invalid.is_empty() {
            bad += 1;
            cut_off = invalid.len() > 1;
        }
    }
    good > bad || (bad == 1 && cut_off && ends_cut_off(bytes))
}

/// Counts the characters of more than one byte in valid UTF-8.
fn count_multibyte(valid: &[u8]) -> usize {
    valid.iter().filter(|&&byte| byte >= 0xC0).count()
}

fn ends_cut_off(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
}

fn detect(bytes: &[u8], first_bad: usize) -> &'static Encoding {
    let sample = &bytes[first_bad.saturating_sub(DETECTOR_SAMPLE / 4)..];
    let sample = &sample[..sample.len().min(DETECTOR_SAMPLE)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> String {
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn utf8_lossy(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes)
        .unwrap_or_else(|invalid| String::from_utf8_lossy(invalid.as_bytes()).into_owned())
}

/// Tells whether more than one character in twenty is a control character that no text has.
///
/// Escape, bell and backspace do not count, because saved terminal sessions have them and are text.
/// In random bytes one in eleven is such a control character.
fn mostly_controls(text: &str) -> bool {
    let is_odd = |byte: &u8| matches!(byte, 0x01..=0x06 | 0x0E..=0x1A | 0x1C..=0x1F);
    text.bytes().filter(is_odd).count() * 20 > text.len()
}
