//! Any bytes of a terminal are heard as the same, in whatever pieces they come, and as no more than
//! anybody does.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::ui;

fuzz_target!(|input: (&[u8], &[u8])| {
    let (lengths, bytes) = input;
    let mut pieces = Vec::new();
    let mut rest = bytes;
    // What is left after the last length comes byte by byte.
    for len in lengths.iter().map(|len| usize::from(*len)).chain(std::iter::repeat(1)) {
        if rest.is_empty() {
            break;
        }
        let (piece, after) = rest.split_at(len.min(rest.len()));
        pieces.push(piece);
        rest = after;
    }
    let heard = ui::heard(&[bytes]);
    assert_eq!(heard, ui::heard(&pieces));
    // What the last bytes were taken for, and the paste that they ended, come on top.
    assert!(heard.len() <= ui::MOST_HEARD + 2);
});
