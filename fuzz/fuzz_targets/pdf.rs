//! Any PDF, and anything drawn on the page of one, gives an article or an error.

#![no_main]

mod sound;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if bytes.starts_with(b"%") {
        return sound::read([b"%PDF-1.7\n", bytes].concat(), None);
    }
    let head = b"%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R>>\nendobj\n\
        2 0 obj\n<</Type /Pages /Count 1 /Kids [3 0 R]>>\nendobj\n\
        3 0 obj\n<</Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 5 0 R /Resources \
        <</Font <</F 4 0 R>> /XObject <</X 5 0 R>>>>>>\nendobj\n\
        4 0 obj\n<</Type /Font /Subtype /Type1 /BaseFont /Courier>>\nendobj\n\
        5 0 obj\n<</Subtype /Form /Length 9999999>>\nstream\nBT /F 9 Tf 50 700 Td (The ferry sails again.) Tj ";
    let tail = b"\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n";
    sound::read([&head[..], bytes, &tail[..]].concat(), None);
});
