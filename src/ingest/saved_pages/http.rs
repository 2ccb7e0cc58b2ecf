//! Takes the answer of a server apart as it was stored: status, headers, and the body without its
//! transfer and content encoding.

use std::io::Read;

use brotli_decompressor::Decompressor;
use flate2::read::DeflateDecoder;
use flate2::read::MultiGzDecoder;
use flate2::read::ZlibDecoder;

use crate::ingest::IngestError;
use crate::ingest::MAX_BYTES;
use crate::ingest::detection::gzip;

/// The answer of a server.
pub(super) struct Answer<'a> {
    pub(super) status: u16,
    pub(super) media_type: String,
    encoding: String,
    is_chunked: bool,
    body: &'a [u8],
}

impl<'a> Answer<'a> {
    pub(super) fn of(bytes: &'a [u8]) -> Option<Self> {
        let (head, body) = parted(bytes)?;
        let head = String::from_utf8_lossy(head);
        let mut lines = head.lines();
        let status = lines.next()?.split_whitespace().nth(1)?.parse().ok()?;
        let mut answer = Answer {
            status,
            media_type: String::new(),
            encoding: String::new(),
            is_chunked: false,
            body,
        };
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            let value = value.trim().to_ascii_lowercase();
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => answer.media_type = value,
                "content-encoding" => answer.encoding = value,
                "transfer-encoding" => answer.is_chunked = value.contains("chunked"),
                _ => (),
            }
        }
        Some(answer)
    }

    /// Returns the body as it is, if that has no more bytes than are `left`, and takes off what
    /// was unpacked: data that break off at their end cost as much as whole ones.
    pub(super) fn body(&self, left: &mut u64) -> Result<Vec<u8>, IngestError> {
        // Some crawlers store the body unpacked and leave the headers as they were.
        let whole = if self.is_chunked { unchunked(self.body) } else { None };
        let whole = whole.unwrap_or_else(|| self.body.to_vec());
        let is_text = || std::str::from_utf8(&whole).is_ok();
        match self.encoding.as_str() {
            _ if gzip::is_gzip(&whole) => unpacked(MultiGzDecoder::new(&whole[..]), left),
            "br" if !is_text() => unpacked(Decompressor::new(&whole[..], BUFFER), left),
            // Servers send both forms under this name.
            "deflate" if is_zlib(&whole) => unpacked(ZlibDecoder::new(&whole[..]), left),
            "deflate" if !is_text() => unpacked(DeflateDecoder::new(&whole[..]), left),
            "zstd" if !is_text() => Err(IngestError::NotText("it is packed with zstd")),
            _ => unpacked(&whole[..], left),
        }
    }
}

/// Tells whether the bytes begin with the head of a zlib stream (RFC 1950).
fn is_zlib(bytes: &[u8]) -> bool {
    matches!(bytes, [method, flags, ..]
        if method & 0x0F == 8 && u16::from_be_bytes([*method, *flags]) % 31 == 0)
}

/// The bytes that are unpacked at a time.
const BUFFER: usize = 16 << 10;

fn unpacked(packed: impl Read, left: &mut u64) -> Result<Vec<u8>, IngestError> {
    let mut whole = Vec::new();
    // One byte more than the limit shows that there is more.
    let read = packed.take(*left + 1).read_to_end(&mut whole);
    let rest = left.checked_sub(whole.len() as u64);
    *left = rest.unwrap_or_default();
    read.map_err(|error| IngestError::broken("page", error))?;
    rest.map(|_| whole).ok_or(IngestError::Unpacked(MAX_BYTES))
}

/// The largest number of bytes of headers; servers allow less.
const LONGEST_HEAD: usize = 64 << 10;

/// Splits headers from what follows them, at the first empty line.
pub(super) fn parted(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let head = &bytes[..bytes.len().min(LONGEST_HEAD)];
    let at = |mark: &[u8]| Some((memchr::memmem::find(head, mark)?, mark.len()));
    let (end, len) = [at(b"\r\n\r\n"), at(b"\n\n")].into_iter().flatten().min()?;
    Some((&bytes[..end], &bytes[end + len..]))
}

/// Joins the chunks of a body; returns `None` where it is not made of chunks.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut whole = Vec::new();
    loop {
        let end = memchr::memchr(b'\n', body)?;
        let line = std::str::from_utf8(&body[..end]).ok()?;
        let size = line.split(';').next()?.trim();
        let size = usize::from_str_radix(size, 16).ok()?;
        if size == 0 {
            return Some(whole);
        }
        let start = end + 1;
        let stop = start.checked_add(size)?;
        whole.extend(body.get(start..stop)?);
        body = &body[stop..];
        body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n"))?;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::DeflateEncoder;
    use flate2::write::ZlibEncoder;

    use super::Answer;
    use super::LONGEST_HEAD;
    use super::parted;
    use crate::ingest::IngestError;
    use crate::ingest::MAX_BYTES;
    use crate::ingest::detection::gzip;

    /// Returns answers with the text packed in several ways.
    fn answers(text: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
        let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
        zlib.write_all(text).unwrap();
        let mut deflate = DeflateEncoder::new(Vec::new(), Compression::default());
        deflate.write_all(text).unwrap();
        let packed = [
            ("gzip", gzip::pack(text)),
            ("deflate", zlib.finish().unwrap()),
            ("deflate", deflate.finish().unwrap()),
        ];
        let answer = |(name, body): (&'static str, Vec<u8>)| {
            let head = format!("HTTP/1.1 200 OK\r\nContent-Encoding: {name}\r\n\r\n");
            (name, [head.into_bytes(), body].concat())
        };
        packed.into_iter().map(answer).collect()
    }

    #[test]
    fn what_was_unpacked_is_taken_off_though_it_breaks_off() {
        let text = b"The ferry sails again. ".repeat(4000);
        for (name, whole) in answers(&text) {
            let mut left = 100_000;
            let body = Answer::of(&whole).unwrap().body(&mut left);
            assert_eq!((body.unwrap(), left), (text.clone(), 8000), "{name}");
            let broken = &whole[..whole.len() - 10];
            let mut left = 100_000;
            let body = Answer::of(broken).unwrap().body(&mut left);
            assert!(matches!(body, Err(IngestError::Broken { .. })), "{name}: {body:?}");
            assert!(left < 50_000, "{name}: {left}");
        }
    }

    #[test]
    fn a_page_for_which_nothing_is_left_names_the_limit_of_all() {
        let plain = b"HTTP/1.1 200 OK\r\n\r\nThe ferry sails again.".to_vec();
        let all = answers(b"The ferry sails again.").into_iter().chain([("none", plain)]);
        for (name, whole) in all {
            let mut left = 10;
            let body = Answer::of(&whole).unwrap().body(&mut left);
            assert!(matches!(body, Err(IngestError::Unpacked(MAX_BYTES))), "{name}: {body:?}");
            assert_eq!(left, 0);
        }
    }

    #[test]
    fn headers_end_at_the_first_empty_line() {
        let plain = b"A: 1\n\nbody\r\n\r\nmore";
        assert_eq!(parted(plain), Some((&b"A: 1"[..], &b"body\r\n\r\nmore"[..])));
        assert_eq!(parted(b"A: 1\r\n\r\nx\n\ny"), Some((&b"A: 1"[..], &b"x\n\ny"[..])));
        let mut long = vec![b'a'; LONGEST_HEAD];
        long.extend(b"\r\n\r\n");
        assert_eq!(parted(&long), None);
    }
}
