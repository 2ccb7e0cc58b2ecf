//! Anything that looks like a list of addresses, a download or news in XML gives entries or an error.

#![no_main]

mod sound;

use libfuzzer_sys::fuzz_target;

/// How such inputs begin.
const STARTS: [&str; 14] = [
    "url,title,text\n",
    "[{\"url\": \"https://a.example/1\"},",
    "{\"items\": [{\"url\": \"https://a.example/1\"},",
    "TY  - NEWS\n",
    "@article{x,\n",
    "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n",
    "<urlset>",
    "[InternetShortcut]\n",
    "1 of 2 DOCUMENTS\n\n",
    "HD Ferry\nPD 3 May 2031\nSN Lamp\n",
    "<nitf><body><body.content>",
    "<newsItem><contentSet><inlineXML>",
    "WEBVTT\n\n00:01.000 --> 00:02.000\n",
    "1\n00:00:01,000 --> 00:00:02,000\n",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let start = STARTS[usize::from(*kind) % STARTS.len()];
    sound::read([start.as_bytes(), bytes].concat(), None);
});
