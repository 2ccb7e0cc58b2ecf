//! Bounds what the streams of a PDF unpack to.
//!
//! The parser unpacks a stream whole, as large as it comes, so each is measured before.

use std::io::Read;

use flate2::read::DeflateDecoder;
use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;
use memchr::memmem;

use crate::ingest::IngestError;

/// The most bytes of one stream, of one picture, of all streams and of all pictures.
const MOST_OF_STREAM: u64 = 64 << 20;
const MOST_OF_PICTURE: u64 = 256 << 20;
const MOST_OF_STREAMS: u64 = 512 << 20;
const MOST_OF_PICTURES: u64 = 4 << 30;

/// The most packed bytes of a stream that we cannot measure, because it is packed in a way that
/// only the parser knows: they become a thousand times as many.
const MOST_UNMEASURED: usize = 256 << 10;

/// Bytes before a stream in which its dictionary is looked for.
const LONGEST_DICTIONARY: usize = 16 << 10;

/// Fails where a stream, or all of them together, would unpack to more than any document has.
pub(super) fn check(bytes: &[u8]) -> Result<(), IngestError> {
    let (mut streams, mut pictures) = (0, 0);
    for at in memmem::find_iter(bytes, b"stream") {
        let (before, after) = (&bytes[..at], &bytes[at + b"stream".len()..]);
        if before.ends_with(b"end") || !after.starts_with(b"\r") && !after.starts_with(b"\n") {
            continue;
        }
        let data = after.strip_prefix(b"\r\n").unwrap_or(&after[1..]);
        let dictionary = dictionary(before);
        let packings = count(&dictionary, &[b"Flate", b"/Fl ", b"/Fl]", b"LZW", b"RunLength"]);
        let is_picture = count(&dictionary, &[b"/Image"]) > 0
            && count(&dictionary, &[b"/First", b"/W ", b"/W[", b"/ToUnicode", b"/Length1"]) == 0;
        if is_picture {
            pictures += unpacked_len(data, MOST_OF_PICTURE)?;
        } else {
            if packings > 1 {
                return Err(IngestError::broken("PDF", "a stream is packed more than once"));
            }
            let is_measured = count(&dictionary, &[b"LZW", b"RunLength", b"ASCII", b"Crypt"]) == 0;
            if !is_measured && packings > 0 {
                let end = memmem::find(data, b"endstream").unwrap_or(data.len());
                if end > MOST_UNMEASURED {
                    return Err(IngestError::Unpacked(MOST_OF_STREAM));
                }
            }
            streams += unpacked_len(data, MOST_OF_STREAM)?;
        }
        if streams > MOST_OF_STREAMS {
            return Err(IngestError::Unpacked(MOST_OF_STREAMS));
        }
        if pictures > MOST_OF_PICTURES {
            return Err(IngestError::Unpacked(MOST_OF_PICTURES));
        }
    }
    Ok(())
}

/// Returns the dictionary before a stream, with the escapes in its names resolved.
fn dictionary(before: &[u8]) -> Vec<u8> {
    let near = &before[before.len().saturating_sub(LONGEST_DICTIONARY)..];
    let start = memmem::rfind(near, b" obj").unwrap_or_default();
    let mut rest = &near[start..];
    let mut resolved = Vec::with_capacity(rest.len());
    while let Some((&byte, after)) = rest.split_first() {
        let code = after.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        let escaped = code.filter(|_| byte == b'#');
        let escaped = escaped.and_then(|code| u8::from_str_radix(code, 16).ok());
        resolved.push(escaped.unwrap_or(byte));
        rest = if escaped.is_some() { &after[2..] } else { after };
    }
    resolved
}

fn count(dictionary: &[u8], names: &[&[u8]]) -> usize {
    names.iter().map(|name| memmem::find_iter(dictionary, name).count()).sum()
}

/// Returns the number of bytes that the data unpack to, in either form that the parser tries.
fn unpacked_len(data: &[u8], most: u64) -> Result<u64, IngestError> {
    let len = read_len(ZlibDecoder::new(data), most);
    let len = if len == 0 { read_len(DeflateDecoder::new(data), most) } else { len };
    if len > most { Err(IngestError::Unpacked(most)) } else { Ok(len) }
}

/// Counts the bytes up to a fault, at most one more than `most`.
fn read_len(packed: impl Read, most: u64) -> u64 {
    let mut packed = packed.take(most + 1);
    let mut buffer = [0; 16 << 10];
    let mut len = 0;
    while let Ok(read @ 1..) = packed.read(&mut buffer) {
        len += read as u64;
    }
    len
}

/// Tells whether the stream may be unpacked: once, and to no more than any document has.
pub(super) fn is_bounded(stream: &Stream<'_>) -> bool {
    let filters = stream.filters();
    let packs = |filter: &&Filter| {
        matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)
    };
    let data = stream.raw_data();
    match filters.iter().filter(packs).count() {
        0 => true,
        1 if filters.first() == Some(&Filter::FlateDecode) => {
            unpacked_len(&data, MOST_OF_STREAM).is_ok()
        }
        1 => data.len() <= MOST_UNMEASURED,
        _ => false,
    }
}

/// Unpacks the stream, if it may be.
pub(super) fn unpacked(stream: &Stream<'_>) -> Option<Vec<u8>> {
    let data = is_bounded(stream).then(|| stream.decoded_data().ok())??;
    Some(data.into_owned())
}
