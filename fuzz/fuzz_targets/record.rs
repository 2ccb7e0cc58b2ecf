//! Any line is a record or is refused.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pullquote::ingest::record;

fuzz_target!(|line: &str| {
    let _ = record(line);
});
