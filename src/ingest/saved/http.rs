//! Takes the answer of a server apart as it was stored: status, headers, and the body without its
//! transfer and content encoding.

use std::io::Read;

use brotli_decompressor::Decompressor;
use flate2::read::DeflateDecoder;
use flate2::read::ZlibDecoder;

use crate::ingest::IngestError;
use crate::ingest::sifting::gzip;

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

    /// Returns the body as it is, if that has no more than `most` bytes.
    pub(super) fn body(&self, most: u64) -> Result<Vec<u8>, IngestError> {
        // Some crawlers store the body unpacked and leave the headers as they were.
        let whole = if self.is_chunked { unchunked(self.body) } else { None };
        let whole = whole.unwrap_or_else(|| self.body.to_vec());
        let is_text = || std::str::from_utf8(&whole).is_ok();
        match self.encoding.as_str() {
            _ if gzip::is_gzip(&whole) => gzip::unpack(&whole, most),
            "br" if !is_text() => unpacked(Decompressor::new(&whole[..], BUFFER), most),
            // Servers send both forms under this name.
            "deflate" if !is_text() => unpacked(ZlibDecoder::new(&whole[..]), most)
                .or_else(|_| unpacked(DeflateDecoder::new(&whole[..]), most)),
            "zstd" if !is_text() => Err(IngestError::NotText("it is packed with zstd")),
            _ if whole.len() as u64 > most => Err(IngestError::Unpacked(most)),
            _ => Ok(whole),
        }
    }
}

/// The bytes that are unpacked at a time.
const BUFFER: usize = 16 << 10;

fn unpacked(packed: impl Read, most: u64) -> Result<Vec<u8>, IngestError> {
    let mut whole = Vec::new();
    // One byte more than the limit shows that there is more.
    let read = packed.take(most + 1).read_to_end(&mut whole);
    read.map_err(|error| IngestError::broken("page", error))?;
    if whole.len() as u64 > most { Err(IngestError::Unpacked(most)) } else { Ok(whole) }
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
    use super::LONGEST_HEAD;
    use super::parted;

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
