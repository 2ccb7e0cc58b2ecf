//! Tests which encoding bytes are decoded with.

use encoding_rs::Encoding;
use encoding_rs::ISO_2022_JP;
use encoding_rs::SHIFT_JIS;
use encoding_rs::UTF_8;
use encoding_rs::UTF_16LE;
use encoding_rs::WINDOWS_1250;
use encoding_rs::WINDOWS_1251;
use encoding_rs::WINDOWS_1252;

use super::NotText;
use super::charset_of;
use super::charset_of_xml;
use super::decode;
use super::decode_labelled;

const STORY: &str = "“No,” the minister’s office said – in Zürich.\r\nRien n’a été décidé à l’été.";

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

fn check(bytes: &[u8], expected: &str) {
    assert_eq!(decode(bytes.to_vec()).as_deref(), Ok(expected));
}

#[test]
fn a_byte_order_mark_tells_the_encoding_and_is_no_part_of_the_text() {
    let marked = format!("\u{FEFF}{STORY}");
    check(marked.as_bytes(), STORY);
    check(&utf16(&marked, u16::to_le_bytes), STORY);
    check(&utf16(&marked, u16::to_be_bytes), STORY);
}

#[test]
fn utf_16_without_a_mark_is_known_by_its_nuls() {
    check(&utf16(STORY, u16::to_le_bytes), STORY);
    check(&utf16(STORY, u16::to_be_bytes), STORY);
}

#[test]
fn line_breaks_are_kept_as_they_are() {
    check(b"a\r\nb\rc\n", "a\r\nb\rc\n");
}

#[test]
fn legacy_encodings_are_told_apart() {
    let cases: [(&'static Encoding, &str); 4] = [
        (WINDOWS_1252, STORY),
        (WINDOWS_1250, "Prezydent powiedział, że „nie będzie żadnych rozmów” z Łodzią."),
        (WINDOWS_1251, "Президент заявил, что переговоры пройдут в среду в Москве."),
        (SHIFT_JIS, "首相は水曜日に「会談は成功した」と述べた。"),
    ];
    for (encoding, text) in cases {
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{}", encoding.name());
        check(&bytes, text);
    }
}

#[test]
fn what_is_written_in_the_kin_of_a_guess_is_known_by_its_signs() {
    let mac = "“No,” said Zoé – and 3 € was all.";
    check(b"\xd2No,\xd3 said Zo\x8e \xd0 and 3 \xdb was all.", mac);
    check(
        b"Le pont co\xfbte 3 \xa4 et l'\xbduvre est ferm\xe9e.",
        "Le pont coûte 3 € et l'œuvre est fermée.",
    );
    let japanese = "首相は述べた。";
    check(&ISO_2022_JP.encode(japanese).0, japanese);
    let wide: Vec<u8> = "\u{FEFF}“No”".chars().flat_map(|c| (c as u32).to_le_bytes()).collect();
    check(&wide, "“No”");
}

#[test]
fn damaged_utf_8_keeps_what_is_whole() {
    check(b"\xE2\x80\x9CNo,\xE2\x80\x9D he said. \xFF Yes.", "“No,” he said. \u{FFFD} Yes.");
    // The bytes are cut off inside the last character, the only one that is not ASCII.
    check(b"He said no \xE2\x80", "He said no \u{FFFD}");
}

#[test]
fn binary_data_is_refused_with_a_reason() {
    let reason = |bytes: &[u8]| decode(bytes.to_vec()).unwrap_err().0;
    assert!(reason(b"\x7fELF\0\0\0\x01\x02").contains("NUL"));
    assert!(reason(b"%PDF-1.7\n1 0 obj").contains("PDF"));
    assert!(reason(b"PK\x03\x04word/document.xml").contains("zip"));
    let noise: Vec<u8> = (1..=255).cycle().take(4096).collect();
    assert_eq!(decode(noise), Err(NotText("it holds binary data")));
}

#[test]
fn one_nul_in_a_text_is_passed_over_and_more_are_refused() {
    let long = "One word and more of them. ".repeat(9);
    check(format!("{long}\0{long}").as_bytes(), &format!("{long}{long}"));
    assert!(decode(b"One word\0and more of them".to_vec()).is_err());
    assert!(decode(utf16("\u{FEFF}One\0word", u16::to_le_bytes)).is_err());
}

#[test]
fn a_label_is_believed_where_the_bytes_bear_it_out() {
    let polish = "Prezydent powiedział: „nie”.";
    let bytes = WINDOWS_1250.encode(polish).0.into_owned();
    assert_eq!(decode_labelled(bytes.clone(), &[WINDOWS_1250]).as_deref(), Ok(polish));
    assert_eq!(decode_labelled(bytes, &[UTF_8, WINDOWS_1250]).as_deref(), Ok(polish));
    // The bytes are labelled Latin, yet they are valid UTF-8.
    let told = decode_labelled(STORY.as_bytes().to_vec(), &[WINDOWS_1252]);
    assert_eq!(told.as_deref(), Ok(STORY));
    let japanese = "首相は述べた。";
    let bytes = ISO_2022_JP.encode(japanese).0.into_owned();
    assert_eq!(decode_labelled(bytes, &[ISO_2022_JP]).as_deref(), Ok(japanese));
    assert_eq!(decode_labelled(b"plain".to_vec(), &[UTF_16LE]).as_deref(), Ok("plain"));
}

#[test]
fn labels_are_read_from_media_types_and_declarations() {
    assert_eq!(charset_of("text/html; x=1; Charset=\"windows-1251\""), Some(WINDOWS_1251));
    assert_eq!(charset_of("text/html"), None);
    assert_eq!(charset_of("text/html; charset=nonsense"), None);
    let declared = |bytes: &[u8]| charset_of_xml(bytes);
    assert_eq!(declared(b"<?xml version='1.0' encoding = 'Shift_JIS' ?><a/>"), Some(SHIFT_JIS));
    assert_eq!(declared(b"<?xml version=\"1.0\"?><a encoding='Shift_JIS'/>"), None);
    assert_eq!(declared(b"<?xml encoding="), None);
}

#[test]
fn a_saved_terminal_session_is_text() {
    let session = "\x1b[1mls\x1b[0m\r\n\x1b[34mdir\x1b[0m \x07";
    check(session.as_bytes(), session);
}
