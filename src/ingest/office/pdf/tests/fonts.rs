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
