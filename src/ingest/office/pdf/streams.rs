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
pub(super) const MOST_OF_STREAM: u64 = 64 << 20;
const MOST_OF_PICTURE: u64 = 256 << 20;
const MOST_OF_STREAMS: u64 = 512 << 20;
const MOST_OF_PICTURES: u64 = 4 << 30;

/// The most dictionaries, each of which may be a page, and cost a kilobyte.
const MOST_DICTIONARIES: usize = 1_000_000;

/// The most packed bytes of a stream that we cannot measure, because it is packed in a way that
/// only the parser knows: they become a thousand times as many.
const MOST_UNMEASURED: usize = 256 << 10;

/// The bytes that are unpacked in the time of a step.
const BYTES_OF_STEP: u64 = 64;

/// Bytes before a stream in which its dictionary is looked for.
const LONGEST_DICTIONARY: usize = 16 << 10;

/// Fails where a stream, or all of them together, would unpack to more than any document has.
pub(super) fn check(bytes: &[u8]) -> Result<(), IngestError> {
    let (mut streams, mut pictures) = (0, 0);
    let mut dictionaries = memmem::find_iter(bytes, b"<<").take(MOST_DICTIONARIES + 1).count();
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
            pictures += measured(data, MOST_OF_PICTURE)?.len;
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
            let measured = measured(data, MOST_OF_STREAM)?;
            streams += measured.len;
            dictionaries += measured.dictionaries;
        }
        if dictionaries > MOST_DICTIONARIES {
            break;
        }
        if streams > MOST_OF_STREAMS {
            return Err(IngestError::Unpacked(MOST_OF_STREAMS));
        }
        if pictures > MOST_OF_PICTURES {
            return Err(IngestError::Unpacked(MOST_OF_PICTURES));
        }
    }
    if dictionaries > MOST_DICTIONARIES {
        return Err(IngestError::broken("PDF", "it has more parts than any document"));
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

/// What packed data hold.
#[derive(Default)]
struct Measured {
    len: u64,
    dictionaries: usize,
}

/// Measures what the data unpack to, in either form that the parser tries.
fn measured(data: &[u8], most: u64) -> Result<Measured, IngestError> {
    let mut measured = Measured::of(ZlibDecoder::new(data), most);
    if measured.len == 0 {
        measured = Measured::of(DeflateDecoder::new(data), most);
    }
    if measured.len > most { Err(IngestError::Unpacked(most)) } else { Ok(measured) }
}

impl Measured {
    /// Measures the data up to a fault, or to one byte more than `most`.
    fn of(packed: impl Read, most: u64) -> Self {
        let mut packed = packed.take(most + 1);
        let mut buffer = [0; 16 << 10];
        let mut measured = Measured::default();
        while let Ok(read @ 1..) = packed.read(&mut buffer) {
            measured.len += read as u64;
            measured.dictionaries += memmem::find_iter(&buffer[..read], b"<<").count();
        }
        measured
    }
}

/// Returns the number of bytes that the stream unpacks to, if that may be done: once, and to no
/// more than any document has.
fn bounded_len(stream: &Stream<'_>) -> Option<u64> {
    let filters = stream.filters();
    let packs = |filter: &&Filter| {
        matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode)
    };
    let data = stream.raw_data();
    match filters.iter().filter(packs).count() {
        0 => Some(data.len() as u64),
        1 if filters.first() == Some(&Filter::FlateDecode) => {
            measured(&data, MOST_OF_STREAM).ok().map(|measured| measured.len)
        }
        1 => (data.len() <= MOST_UNMEASURED).then_some(data.len() as u64),
        _ => None,
    }
}

/// Tells whether the stream may be unpacked. What that costs is added to the steps of the reader,
/// so that a small document does not ask for it again and again.
pub(super) fn is_bounded(stream: &Stream<'_>, steps: &mut usize) -> bool {
    let len = bounded_len(stream);
    *steps += (len.unwrap_or(MOST_OF_STREAM) / BYTES_OF_STEP) as usize;
    len.is_some()
}

/// Unpacks the stream, if it may be.
pub(super) fn unpacked(stream: &Stream<'_>, steps: &mut usize) -> Option<Vec<u8>> {
    let data = is_bounded(stream, steps).then(|| stream.decoded_data().ok())??;
    Some(data.into_owned())
}
