//! Anything in the parts of DOCX and ODT documents, and any RTF, gives an article or an error.

#![no_main]

mod sound;

use std::io::Cursor;
use std::io::Write;

use libfuzzer_sys::fuzz_target;
use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, stored).expect("the name is sound");
        writer.write_all(content).expect("memory has room for it");
    }
    writer.finish().expect("memory has room for it").into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let document = match kind % 3 {
        0 => archive(&[("word/document.xml", bytes), ("docProps/core.xml", bytes)]),
        1 => {
            let kind = b"application/vnd.oasis.opendocument.text";
            archive(&[("mimetype", kind), ("content.xml", bytes), ("meta.xml", bytes)])
        }
        _ => [b"{\\rtf1", bytes].concat(),
    };
    sound::read(document, None);
});
