//! Tests documents of word processors, made here as those write them.

use std::io::Cursor;
use std::io::Write;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::article::Article;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::conformance::check_conformance;
use crate::ingest::conformance::provenance;
use crate::ingest::conformance::shown;
use crate::ingest::office;

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn one(found: Result<Vec<InputItem>, IngestError>) -> Article {
    match &found.unwrap()[..] {
        [InputItem::Article(article)] => (**article).clone(),
        other => panic!("{other:?}"),
    }
}

const DOCX: &str = "<?xml version='1.0'?><w:document xmlns:w='w'><w:body>\
    <w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Ferry sails</w:t></w:r></w:p>\
    <w:p><w:r><w:t>By Ann Lee</w:t></w:r></w:p>\
    <w:p><w:r><w:t xml:space='preserve'>It sails </w:t></w:r><w:del><w:r><w:delText>soon</w:delText></w:r></w:del>\
    <w:r><w:t>again, &amp; nobody</w:t><w:tab/><w:t>knew.</w:t></w:r></w:p>\
    <w:p><w:pPr><w:numPr><w:ilvl w:val='0'/></w:numPr></w:pPr><w:r><w:t>One boat</w:t></w:r></w:p>\
    </w:body></w:document>";

const ODT: &str = "<?xml version='1.0'?><office:document-content xmlns:text='t' xmlns:office='o'><office:body>\
    <office:text><text:h text:outline-level='1'>Ferry sails</text:h><text:p>By Ann Lee</text:p>\
    <text:p>It sails <text:span>again,</text:span><text:note><text:note-body><text:p>Not so.</text:p>\
    </text:note-body></text:note> &amp; nobody<text:tab/>knew.</text:p><text:list><text:list-item>\
    <text:p>One boat</text:p></text:list-item></text:list></office:text></office:body>\
    </office:document-content>";

#[test]
fn paragraphs_headings_and_lists_are_read_and_notes_and_deletions_are_not() {
    let docx = archive(&[("word/document.xml", DOCX)]);
    assert!(office::is_docx(&docx) && !office::is_odt(&docx));
    let odt = archive(&[("content.xml", ODT)]);
    for article in
        [one(office::docx(&docx, &provenance(None))), one(office::odt(&odt, &provenance(None)))]
    {
        assert_eq!(
            (article.title.as_str(), article.byline.as_deref()),
            ("Ferry sails", Some("Ann Lee"))
        );
        assert_eq!(
            shown(&article),
            "T Ferry sails\nP By Ann Lee\nP It sails again, & nobody knew.\n* One boat\n"
        );
    }
}

#[test]
fn rtf_is_read_with_its_signs_and_without_its_tables() {
    let rtf = b"{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title Ferry}{\\author Ann Lee}}\n\
        \\f0\\fs24 It sails, \\ldblquote again,\\rdblquote  said Zo\\'eb.\\par\n{\\*\\x y}{\\header h\\par}\
        \\u8220?No\\u8221?\\par {\\b Bold} \\{x\\}\\par}";
    let article = one(office::rtf(rtf, &provenance(None)));
    assert_eq!((article.title.as_str(), article.byline.as_deref()), ("Ferry", Some("Ann Lee")));
    assert_eq!(shown(&article), "P It sails, “again,” said Zoë.\nP “No”\nP Bold {x}\n");
    let factiva = b"{\\rtf1 HD Ferry\\par BY Ann Lee\\par PD 3 February 2031\\par SN The Lamp\\par \
        LP It sails again.\\par HD Boat\\par SN The Quay\\par PD 4 February 2031\\par LP It sank.\\par}";
    assert_eq!(office::rtf(factiva, &provenance(None)).unwrap().len(), 2);
}

#[test]
fn what_is_no_document_or_is_cut_off_is_an_error_or_what_was_whole() {
    let empty = archive(&[("word/document.xml", "<w:document/>")]);
    assert!(matches!(office::docx(&empty, &provenance(None)), Err(IngestError::NoArticle(_))));
    let none = archive(&[("x", "y")]);
    assert!(matches!(office::docx(&none, &provenance(None)), Err(IngestError::Broken { .. })));
    let docx = archive(&[("word/document.xml", &DOCX[..DOCX.len() - 60])]);
    let odt = archive(&[("content.xml", &ODT[..ODT.len() - 60])]);
    for found in [office::docx(&docx, &provenance(None)), office::odt(&odt, &provenance(None))] {
        let found = found.unwrap();
        let [InputItem::Article(article), InputItem::Unreadable(lost)] = &found[..] else {
            panic!("{found:?}")
        };
        assert!(article.text.contains("nobody knew."));
        assert!(matches!(lost.error, IngestError::Damaged { .. }), "{lost:?}");
    }
    let deep = "{".repeat(100_000);
    assert!(office::rtf(format!("{{\\rtf1 {deep}").as_bytes(), &provenance(None)).is_err());
}

proptest! {
    #[test]
    fn any_rtf_gives_a_sound_article_or_a_reason(text in "(\\\\(par|u8220\\?|u-1 |uc9 |'e9|\\*|title|info|bin9| )|[{}a \n]|\\PC){0,40}") {
        for found in office::rtf(format!("{{\\rtf1{text}").as_bytes(), &provenance(None)).into_iter().flatten() {
            if let InputItem::Article(article) = found {
                check_conformance(&article)?;
            }
        }
    }

    #[test]
    fn a_changed_document_gives_a_sound_article_or_a_reason(at in any::<prop::sample::Index>(), byte in any::<u8>(), odt in any::<bool>()) {
        let mut bytes = if odt { archive(&[("content.xml", ODT)]) } else { archive(&[("word/document.xml", DOCX)]) };
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let found = if odt { office::odt(&bytes, &provenance(None)) } else { office::docx(&bytes, &provenance(None)) };
        for found in found.into_iter().flatten() {
            if let InputItem::Article(article) = found {
                check_conformance(&article)?;
            }
        }
    }
}

#[test]
fn what_stands_behind_the_last_paragraph_that_is_read_is_reported() {
    let paragraph = "{\\rtf1 x".to_owned() + &"\\par x".repeat(200_001);
    let found = office::rtf(paragraph.as_bytes(), &provenance(None)).unwrap();
    let Some(InputItem::Unreadable(lost)) = found.last() else { panic!("{}", found.len()) };
    assert!(lost.error.to_string().contains("more than 200000 paragraphs"), "{}", lost.error);
}

#[test]
fn bytes_in_rtf_that_are_no_text_are_passed_over_and_a_number_is_no_date() {
    let rtf = b"{\\rtf1{\\info{\\creatim\\yr2031\\mo2\\dy3\\hr9}}\
        The ferry {\\bin5 }}{{\\}sails again.\\par 1700000000\\par It was late.\\par}";
    let article = one(office::rtf(rtf, &provenance(None)));
    assert_eq!(shown(&article), "P The ferry sails again.\nP 1700000000\nP It was late.\n");
    assert_eq!(article.published.as_deref(), Some("2031-02-03"));
    let undated = b"{\\rtf1 The ferry sails again.\\par 1700000000\\par It was late.\\par}";
    assert_eq!(one(office::rtf(undated, &provenance(None))).published, None);
}

#[test]
fn rtf_has_headings_and_lists() {
    let rtf = b"{\\rtf1{\\pard\\outlinelevel0\\b Ferry sails. It is late.\\par}{\\pard It sails again.\\par}\
        {\\pard{\\listtext\\bullet\\tab}One boat\\par}{\\pard It was late.\\par}}";
    let article = one(office::rtf(rtf, &provenance(None)));
    let expected = "T Ferry sails. It is late.\nP It sails again.\n* One boat\nP It was late.\n";
    assert_eq!(shown(&article), expected);
}

#[test]
fn lists_in_rtf_are_those_of_each_program_that_writes_it() {
    // Word sets the look of a paragraph in the group of the bullet, and again behind it.
    let word = br"{\rtf1\ansi\ansicpg1252{\stylesheet{\s1\outlinelevel0 heading 1;}}
\pard\plain \ltrpar\ql \li0\ri0 {\rtlch\fcs1 \af0 \ltrch\fcs0 It sails again.\par
{\listtext\pard\plain\ltrpar \s15 \rtlch\fcs1 \af0 \ltrch\fcs0 \loch\af3\hich\af3\dbch\af31505\hich\f3 \'b7\tab}}\pard \ltrpar
\s15\ql \fi-360\li720\ri0\ls1\adjustright {\rtlch\fcs1 \af0 \ltrch\fcs0 One boat\par
{\listtext\pard\plain\ltrpar \s15 \rtlch\fcs1 \af0 \ltrch\fcs0 \loch\af3\hich\af3\dbch\af31505\hich\f3 \'b7\tab}}\pard \ltrpar
\s15\ql \fi-360\li720\ri0\ls1\adjustright {\rtlch\fcs1 \af0 \ltrch\fcs0 Two boats\par }\pard\plain \ltrpar
\ql \li0\ri0 {\rtlch\fcs1 \af0 \ltrch\fcs0 It was late.\par }}";
    let libre_office = br"{\rtf1\ansi\deff3{\stylesheet{\s0\snext0\ql Normal;}}
\pard\plain \s0\ql\li0\ri0 {\rtlch \ltrch\loch It sails again.}
\par \pard\plain \s0{\listtext\pard\plain \loch\hich\af9\dbch\af8\loch\f9 \u8226\'95\tab}\ilvl0\ls1 \li720\fi-360 {\rtlch \ltrch\loch One boat}
\par \pard\plain \s0{\listtext\pard\plain \loch\hich\af9\dbch\af8\loch\f9 \u8226\'95\tab}\ilvl0\ls1 \li720\fi-360 {\rtlch \ltrch\loch Two boats}
\par \pard\plain \s0\ql\li0\ri0 {\rtlch \ltrch\loch It was late.}
\par }";
    let expected = "P It sails again.\n* One boat\n* Two boats\nP It was late.\n";
    for written in [&word[..], libre_office] {
        assert_eq!(shown(&one(office::rtf(written, &provenance(None)))), expected);
    }
}

#[test]
fn a_list_in_what_is_not_read_of_rtf_makes_no_item() {
    let rtf = br"{\rtf1\pard It sails again.{\footnote\pard{\listtext\'b7\tab}One boat\par}\par
{\listtext 1\tab}\pard\outlinelevel0 Boats\par\pard It was late.\par}";
    let expected = "P It sails again.\nH Boats\nP It was late.\n";
    let article = one(office::rtf(rtf, &provenance(None)));
    assert_eq!(shown(&article), expected);
}

#[test]
fn a_text_box_takes_nothing_of_the_paragraph_around_it() {
    let run = |text: &str| format!("<w:r><w:t>{text}</w:t></w:r>");
    let said = "The ferry sails again, said Ann Lee, and nobody knew when it would be back.";
    let body = format!(
        "<w:document><w:body><w:p>{}<w:r><w:txbxContent><w:p>{}</w:p></w:txbxContent></w:r>{}</w:p>\
         <w:p>{}</w:p></w:body></w:document>",
        run("Before "),
        run("In a box."),
        run("behind."),
        run(said)
    );
    let read = one(office::docx(&archive(&[("word/document.xml", &body)]), &provenance(None)));
    assert!(read.text.contains("Before behind."), "{}", read.text.as_str());
    assert!(read.text.contains("In a box.") && read.text.contains(said));
}
