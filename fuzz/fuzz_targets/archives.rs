//! Anything in pages that were saved – WARC, MHTML, property lists – gives articles or an error.

#![no_main]

mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let page =
        [bytes, b"<p>The ferry sails again, and nobody knew when it would be back."].concat();
    let start: &[u8] = match kind % 4 {
        0 => b"WARC/1.0\r\n",
        1 => b"bplist00",
        2 => b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n",
        _ => {
            let head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";
            let length = head.len() + page.len();
            let record = format!(
                "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/1\r\n\
                 Content-Length: {length}\r\n\r\n"
            );
            return sound::read([record.as_bytes(), head, &page].concat(), None);
        }
    };
    sound::read([start, bytes].concat(), None);
});
