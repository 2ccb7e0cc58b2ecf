//! Tests which font a name stands for, and what a font may ask for.

use crate::ingest::office::pdf::tests::Drawn;
use crate::ingest::office::pdf::tests::page_with;
use crate::ingest::office::pdf::tests::read_with_rest;
use crate::ingest::office::pdf::tests::stream;

const COURIER: &str = "/Type /Font /Subtype /Type1 /BaseFont /Courier";

/// Makes the map by which this code, in hexadecimal digits, stands for a B.
fn map_to_b(code: &str) -> Vec<u8> {
    let (first, last) = ("0".repeat(code.len()), "f".repeat(code.len()));
    let map = format!(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /B def \
         1 begincodespacerange <{first}> <{last}> endcodespacerange \
         1 beginbfchar <{code}> <0042> endbfchar endcmap end end"
    );
    stream("", map.as_bytes())
}

/// Draws a line in the first font, and four letters in the second.
fn drawn(letters: &str) -> Drawn {
    let drawn = Drawn::default().line("The ferry sails again, said Ann Lee.", 10, 50, 700);
    Drawn(format!("{} BT /G 10 Tf 50 600 Td {letters} Tj ET", drawn.0))
}

#[test]
fn fonts_that_stand_inside_of_a_page_are_told_apart() {
    let fonts = format!("/Font <</F <<{COURIER}>> /G <<{COURIER} /ToUnicode 5 0 R>>>>");
    let bytes = page_with(&fonts, &drawn("(aaaa)"), &[map_to_b("61")]);
    let (text, rest) = read_with_rest(&bytes);
    assert_eq!(text, "P The ferry sails again, said Ann Lee.\nP BBBB\n");
    assert_eq!(rest, None);
}

#[test]
fn a_font_that_tells_the_width_of_more_letters_than_there_are_is_not_loaded() {
    let is_loaded = |widths: &str| {
        let fonts = format!(
            "/Font <</F <<{COURIER}>> /G <</Type /Font /Subtype /Type0 /BaseFont /Made \
             /Encoding /Identity-H /ToUnicode 5 0 R /DescendantFonts [<</Type /Font \
             /Subtype /CIDFontType2 /BaseFont /Made /FontDescriptor <</FontName /Made /Flags 4>> \
             /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>> {widths}>>]>>>>"
        );
        let bytes = page_with(&fonts, &drawn("<0061006100610061>"), &[map_to_b("0061")]);
        let (text, rest) = read_with_rest(&bytes);
        assert_eq!((text.contains("ferry"), rest), (true, None), "{widths}");
        text.contains("BBBB")
    };
    assert!(is_loaded(""));
    assert!(is_loaded("/W [0 65535 500 7 [400 500]] /W2 [0 65535 -900 500 800]"));
    assert!(!is_loaded("/W [0 70000 500]"));
    assert!(!is_loaded("/W [7 [400 500] 9 70000 500]"));
    assert!(!is_loaded("/W2 [0 70000 -900 500 800]"));
    assert!(!is_loaded("/W2 [7 [-900 500 800] 9 70000 -900 500 800]"));
    let many = "0 65535 500 ".repeat(20);
    assert!(!is_loaded(&format!("/W [{many}]")), "so many are told again and again");
    // The letters in other fonts are read all the same.
    assert!(!is_loaded("/W [0 4294967295 500]"));
}
