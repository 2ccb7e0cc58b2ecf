//! Any bytes give findings or an error, and every article among them is sound.

#![no_main]

mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| sound::read(bytes.to_vec(), Some("https://example.org/a/b")));
