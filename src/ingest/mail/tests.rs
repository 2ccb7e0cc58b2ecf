//! Tests how messages become articles.

use crate::article::Article;
use crate::article::Origin;
use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::mail;

const HEADERS: &str = "\
Message-ID: <1@a.example>\r\n\
From: =?utf-8?q?Zo=C3=AB_Ng?= <zoe@a.example>\r\n\
Date: Mon, 2 Jun 2025 21:30:00 -0500\r\n\
Subject: =?utf-8?b?VGFsa3Mg4oCTIGFuZCBtb3Jl?=\r\n\
List-Id: \"Morning Notes\" <notes.a.example>\r\n\
Archived-At: <https://a.example/notes/1>\r\n\
MIME-Version: 1.0\r\n";

fn provenance() -> Provenance {
    Provenance {
        id: "mail".into(),
        origin: Origin::File("mail.eml".into()),
        media_type: None,
        address: None,
    }
}

fn one(found: Result<Vec<InputItem>, IngestError>) -> Article {
    match found.unwrap().pop() {
        Some(InputItem::Article(article)) => *article,
        other => panic!("{other:?}"),
    }
}

fn read(body: &str) -> Article {
    one(mail::message(format!("{HEADERS}{body}").as_bytes(), &provenance()))
}

#[test]
fn headers_become_metadata() {
    let article = read("\r\nThe envoys left on Friday, and nobody knew why they had.\r\n");
    assert_eq!((article.id.as_str(), article.title.as_str()), ("mail", "Talks – and more"));
    assert_eq!(article.byline.as_deref(), Some("Zoë Ng"));
    assert_eq!(article.outlet.as_deref(), Some("Morning Notes"));
    assert_eq!(article.published.as_deref(), Some("2025-06-02T21:30:00-05:00"));
    assert_eq!(article.claimed_url.as_deref(), Some("https://a.example/notes/1"));
    assert_eq!(article.origin, Origin::File("mail.eml".into()));
}

#[test]
fn the_text_part_is_read_in_its_encoding_and_attachments_are_not() {
    let article = read(
        "Content-Type: multipart/mixed; boundary=outer\r\n\r\n\
        --outer\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n\
        --inner\r\nContent-Type: text/plain; charset=windows-1252\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n\
        =93No,=94 she said=\r\n.\r\n\r\n> =93Yes,=94 he had said.\r\n--=20\r\nZ.\r\n\
        --inner\r\nContent-Type: text/html\r\n\r\n<p>“No,” she said.</p>\r\n--inner--\r\n\
        --outer\r\nContent-Type: text/plain; name=a.txt\r\n\
        Content-Disposition: attachment; filename=a.txt\r\n\r\nSecret.\r\n--outer--\r\n",
    );
    let text = article.text.to_string();
    assert!(
        text.starts_with("“No,” she said.\r\n\r\n> “Yes,” he had said.\r\n-- \r\nZ."),
        "{text}"
    );
    assert!(!text.contains("Secret") && !text.contains("<p>"), "{text}");
}

#[test]
fn the_html_part_is_read_where_the_text_is_missing_or_a_note() {
    let html =
        format!("<html><body>{}</body></html>", "<p>The envoys left on Friday.</p>".repeat(30));
    let only = read(&format!("Content-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n"));
    assert_eq!(only.blocks.len(), 30);
    for note in ["", "This message is in HTML. Open it in your browser."] {
        let article = read(&format!(
            "Content-Type: multipart/alternative; boundary=b\r\n\r\n\
            --b\r\nContent-Type: text/plain\r\n\r\n{note}\r\n\
            --b\r\nContent-Type: text/html\r\n\r\n{html}\r\n--b--\r\n"
        ));
        assert_eq!(article.blocks.len(), 30, "{note}");
    }
}

#[test]
fn a_message_without_text_is_an_error() {
    let picture = format!("{HEADERS}Content-Type: image/png\r\n\r\nxxxx\r\n");
    let found = mail::message(picture.as_bytes(), &provenance());
    assert!(matches!(found, Err(IngestError::NoArticle("message"))), "{found:?}");
}

#[test]
fn a_broken_message_does_not_stop_the_mailbox() {
    let line = "From a@b.example Mon Jun  2 09:00:00 2025\n";
    let mailbox = format!(
        "{line}{HEADERS}\nThey met on Monday.\n\n{line}{HEADERS}Content-Type: image/png\n\nx\n\n\
        {line}{HEADERS}\nThey left on Friday.\n"
    );
    let found = mail::mailbox(mailbox.as_bytes(), &provenance()).unwrap();
    let [InputItem::Article(first), InputItem::Unreadable(lost), InputItem::Article(third)] =
        &found[..]
    else {
        panic!("{found:?}")
    };
    assert_eq!((first.id.as_str(), third.id.as_str()), ("mail#1", "mail#3"));
    assert_eq!(lost.name, "mail.eml#2");
    let name = |article: &Article| match &article.origin {
        Origin::Part { name, .. } => name.clone(),
        other => panic!("{other:?}"),
    };
    assert_eq!((name(first), name(third)), ("1@a.example".into(), "1@a.example#3".into()));
}

#[test]
fn messages_inside_messages_without_end_are_refused() {
    let nested = format!("{HEADERS}Content-Type: message/rfc822\r\n\r\n").repeat(100_000);
    let found = mail::message(nested.as_bytes(), &provenance());
    assert!(matches!(found, Err(IngestError::Broken { .. })), "{found:?}");
    let digests = (0..100_000)
        .map(|n| format!("Content-Type: Multipart/Digest; boundary=b{n}\r\n\r\n--b{n}\r\n"))
        .collect::<Vec<_>>()
        .concat();
    let found = mail::message(format!("{HEADERS}{digests}").as_bytes(), &provenance());
    assert!(matches!(found, Err(IngestError::Broken { .. })), "{found:?}");
}

#[test]
fn countless_parts_headers_and_lines_are_refused() {
    let many = [
        format!("Content-Type: multipart/mixed; boundary=b\r\n\r\n{}", "--b\n\n".repeat(600_000)),
        "X: y\n".repeat(1_100_000),
    ];
    for body in many {
        let found = mail::message(format!("{HEADERS}{body}").as_bytes(), &provenance());
        assert!(matches!(found, Err(IngestError::TooManyLines(_))), "{found:?}");
    }
    let packed = "x=0A".repeat(4_100_000);
    let body = format!("Content-Transfer-Encoding: quoted-printable\r\n\r\n{packed}");
    let found = mail::message(format!("{HEADERS}{body}").as_bytes(), &provenance());
    assert!(matches!(found, Err(IngestError::TooManyLines(_))), "{found:?}");
}

#[test]
fn parts_inside_parts_without_end_are_read_in_bounded_time() {
    let parts = (0..100_000)
        .map(|n| format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n"))
        .collect::<Vec<_>>()
        .concat();
    let found =
        mail::message(format!("{HEADERS}{parts}\r\nThey met.\r\n").as_bytes(), &provenance());
    assert!(found.is_ok() || matches!(found, Err(IngestError::NoArticle(_))), "{found:?}");
}

#[test]
fn chinese_in_seven_bits_is_decoded() {
    let head = "Content-Type: text/plain; charset=hz-gb-2312\r\n\r\n";
    let article = read(&format!("{head}He said: ~{{<:Ky2;S{{#,NpJ)l6HK!#~}}\r\n"));
    assert!(article.text.contains("He said: 己所不欲，勿施於人。"), "{}", article.text.as_str());
}
