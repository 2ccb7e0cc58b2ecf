//! PDF, which is read in a process of its own.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use crate::support::STORY;
use crate::support::folder;
use crate::support::run_in;

/// Makes a document of one page that draws `contents`, these many times over.
fn pdf(contents: &[u8], times: usize) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    packed.write_all(contents).unwrap();
    let packed = packed.finish().unwrap();
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents[{}]\
         /Resources<</Font<</F 5 0 R>>>>>>",
        "4 0 R ".repeat(times)
    );
    let stream = format!("<</Length {}/Filter/FlateDecode>>\nstream\n", packed.len());
    let objects: [Vec<u8>; 5] = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into_bytes(),
        [stream.as_bytes(), &packed, b"\nendstream"].concat(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    let mut bytes = b"%PDF-1.4\n".to_vec();
    for (number, object) in (1..).zip(&objects) {
        bytes.extend(format!("{number} 0 obj\n").bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    bytes.extend(b"trailer\n<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF\n");
    bytes
}

#[test]
fn a_pdf_is_read_and_one_that_takes_too_much_costs_only_itself() {
    let line = "Anna Keller said on Monday that the bridge would open again in May.";
    let words = format!("BT /F 11 Tf 72 700 Td ({line}) Tj ET");
    // Each of these unpacks to some sixty million blanks.
    let bomb = pdf(&b" ".repeat(60 << 20), 200);
    assert!(bomb.len() < 100_000, "{} bytes", bomb.len());
    let home = folder(&[
        ("bomb.pdf", &bomb[..]),
        ("bridge.pdf", &pdf(words.as_bytes(), 1)),
        ("story.txt", STORY.as_bytes()),
    ]);
    let run = run_in(home.path(), &["extract", "bomb.pdf", "bridge.pdf", "story.txt"], b"");
    let records = run.check(1, "bomb.pdf").records();
    let ids: Vec<&str> = records.iter().map(|record| record["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["bridge", "story"], "{}", run.stderr);
    assert_eq!(records[0]["quotes"][0]["speaker"], "Anna Keller");
}

#[test]
fn what_reads_a_pdf_answers_any_bytes() {
    let home = folder(&[]);
    for bytes in [&b""[..], b"%PDF-", b"no PDF at all"] {
        let run = run_in(home.path(), &["--read-pdf-from-standard-input"], bytes);
        assert!(run.check(0, "").stdout.starts_with("{\"Fault\""), "{}", run.stdout);
    }
}
