//! Reads WARC, the format of web archives: every page in it is an article.

use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::MAX_BYTES;
use crate::ingest::Provenance;
use crate::ingest::article_parts::Parts;
use crate::ingest::detection::encoding;
use crate::ingest::html;
use crate::ingest::saved_pages;
use crate::ingest::saved_pages::http;
use crate::ingest::saved_pages::http::Answer;

/// The most records of an archive that are read.
const MOST_RECORDS: usize = 100_000;

/// The most pages that are taken from one archive.
const MOST_PAGES: usize = 10_000;

/// Tells whether the bytes are such an archive.
pub(crate) fn is_warc(bytes: &[u8]) -> bool {
    bytes.starts_with(b"WARC/0.") || bytes.starts_with(b"WARC/1.")
}

/// Reads every page of the archive that a server has sent.
pub(crate) fn pages(bytes: &[u8], provenance: &Provenance) -> Result<Vec<InputItem>, IngestError> {
    let mut parts = Parts::of(provenance);
    let mut rest = bytes;
    // The bytes that all pages together may still unpack to.
    let mut left = MAX_BYTES;
    for _ in 0..MOST_RECORDS {
        rest = rest.trim_ascii_start();
        if rest.is_empty() {
            break;
        }
        let Some((record, after)) = Record::of(rest) else {
            parts.lose_rest(IngestError::damaged("web archive", "a record breaks off"));
            break;
        };
        rest = after;
        if parts.len() == MOST_PAGES {
            parts.lose_rest(IngestError::TooMany { most: MOST_PAGES, parts: "pages" });
            break;
        }
        let Some(found) = record.page(&mut left) else { continue };
        if let Err(error @ IngestError::Unpacked(_)) = found {
            parts.lose(&record.address, error);
            parts.lose_rest(IngestError::Unpacked(MAX_BYTES));
            break;
        }
        let read = found.and_then(|(markup, media_type)| {
            page(markup, &media_type, provenance, &record.address)
        });
        match read {
            Ok(article) => parts.add_article(&record.address, article),
            Err(error) => parts.lose(&record.address, error),
        }
    }
    parts.all("web archive")
}

fn page(
    markup: Vec<u8>,
    media_type: &str,
    provenance: &Provenance,
    address: &str,
) -> Result<crate::article::Article, IngestError> {
    let labels: Vec<_> =
        encoding::charset_of(media_type).into_iter().chain(html::charset(&markup)).collect();
    let markup = encoding::decode_labelled(markup, &labels);
    saved_pages::page(&markup.map_err(|not| IngestError::NotText(not.0))?, provenance, address)
}

/// A record of the archive.
struct Record<'a> {
    kind: String,
    address: String,
    media_type: String,
    content: &'a [u8],
}

impl<'a> Record<'a> {
    /// Reads the record at the start; returns it with what follows.
    fn of(bytes: &'a [u8]) -> Option<(Self, &'a [u8])> {
        let (head, rest) = http::parted(bytes).filter(|_| is_warc(bytes))?;
        let mut record = Record {
            kind: String::new(),
            address: String::new(),
            media_type: String::new(),
            content: &[],
        };
        let mut length = None;
        let head = String::from_utf8_lossy(head);
        for (name, value) in head.lines().skip(1).filter_map(|line| line.split_once(':')) {
            let value = value.trim();
            match name.trim().to_ascii_lowercase().as_str() {
                "warc-type" => record.kind = value.to_ascii_lowercase(),
                "warc-target-uri" => {
                    value.trim_matches(['<', '>']).clone_into(&mut record.address);
                }
                "content-type" => record.media_type = value.to_ascii_lowercase(),
                "content-length" => length = value.parse::<usize>().ok(),
                _ => (),
            }
        }
        let length = length?;
        record.content = rest.get(..length)?;
        Some((record, &rest[length..]))
    }

    /// Returns the markup of the page that the record holds, with its media type, and takes its
    /// bytes off those that are `left`; `None` where it holds no page.
    fn page(&self, left: &mut u64) -> Option<Result<(Vec<u8>, String), IngestError>> {
        let is_page = |kind: &str| kind.contains("html");
        match self.kind.as_str() {
            "response" => {
                let answer = Answer::of(self.content)?;
                let is_wanted = (200..300).contains(&answer.status) && is_page(&answer.media_type);
                let body = is_wanted.then(|| answer.body(left))?;
                Some(body.map(|body| (body, answer.media_type)))
            }
            "resource" | "conversion" if is_page(&self.media_type) => {
                *left = left.saturating_sub(self.content.len() as u64);
                Some(Ok((self.content.to_vec(), self.media_type.clone())))
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::pages;
    use crate::article::Article;
    use crate::ingest::InputItem;
    use crate::ingest::conformance::check_conformance;
    use crate::ingest::conformance::provenance;
    use crate::ingest::detection::gzip;

    const TEXT: &str = "<p>The ferry sails again, said Ann Lee, and nobody knew when it would be \
        back in the harbour of the old town.</p>";

    fn record(head: &str, content: &[u8]) -> Vec<u8> {
        let head = format!("WARC/1.0\r\n{head}\r\nContent-Length: {}\r\n\r\n", content.len());
        [head.as_bytes(), content, b"\r\n\r\n"].concat()
    }

    fn response(address: &str, head: &str, body: &[u8]) -> Vec<u8> {
        let answer = [format!("HTTP/1.1 {head}\r\n\r\n").as_bytes(), body].concat();
        record(&format!("WARC-Type: response\r\nWARC-Target-URI: {address}"), &answer)
    }

    fn articles(archive: &[u8]) -> Vec<Article> {
        let found = pages(archive, &provenance(None)).unwrap().into_iter();
        let articles = found.filter_map(|found| match found {
            InputItem::Article(article) => Some(*article),
            _ => None,
        });
        articles.collect()
    }

    #[test]
    fn every_page_that_was_sent_is_an_article() {
        let chunked =
            format!("5\r\n{}\r\n{:x}\r\n{}\r\n0\r\n\r\n", &TEXT[..5], TEXT.len() - 5, &TEXT[5..]);
        let archive = [
            record("WARC-Type: warcinfo", b""),
            response("https://a.example/1", "200 OK\r\nContent-Type: text/html", TEXT.as_bytes()),
            response("https://a.example/x", "404 No\r\nContent-Type: text/html", TEXT.as_bytes()),
            response("https://a.example/y", "200 OK\r\nContent-Type: image/png", b"\x89PNG"),
            response(
                "https://a.example/2",
                "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked",
                chunked.as_bytes(),
            ),
            response(
                "https://a.example/3",
                "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip",
                &gzip::pack(TEXT.as_bytes()),
            ),
        ];
        let articles = articles(&archive.concat());
        let claimed: Vec<&str> =
            articles.iter().filter_map(|article| article.claimed_url.as_deref()).collect();
        assert_eq!(claimed, ["https://a.example/1", "https://a.example/2", "https://a.example/3"]);
        assert!(articles.iter().all(|article| article.text.starts_with("The ferry sails again")));
    }

    #[test]
    fn a_page_may_be_packed_in_each_way_that_servers_have() {
        // What the program of that name makes of the text.
        const BROTLI: &[u8] = b"\x1bp\x00\x18\xc4\xda9\xad\xd7n\x18\xa5\xecF\xc3\xf2\xf5'JG\x0c\x02\x0e9`\xffv\x91\x9c2Ns\xca\x19\x97a\x22\xcd\xcb \x94\xfb\x9f\xb8S\xedD\xe39\x1f\xd7\xc6\xbc`\x8c\xd4\xca\x12\x0a\x19`rh\x01j\xeb\xd7\xa9X4\xe6w\xa6\xac\xe9g:\xa8\x03";
        let mut deflate =
            flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        std::io::Write::write_all(&mut deflate, TEXT.as_bytes()).unwrap();
        let deflate = deflate.finish().unwrap();
        for (name, body) in [("br", BROTLI), ("deflate", &deflate)] {
            let head = format!("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: {name}");
            let found = articles(&response("https://a.example/1", &head, body));
            assert_eq!(found.len(), 1, "{name}");
            assert!(found[0].text.starts_with("The ferry sails again"), "{name}");
        }
        let head = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: zstd";
        let found =
            pages(&response("https://a.example/1", head, b"\x28\xb5\x2f\xfd"), &provenance(None));
        let Ok([InputItem::Unreadable(lost)]) = found.as_deref() else { panic!("{found:?}") };
        assert!(lost.error.to_string().contains("zstd"), "{}", lost.error);
    }

    #[test]
    fn bombs_share_the_bytes_of_one_file() {
        let bomb = gzip::pack(&vec![b' '; 100 << 20]);
        let head = "200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip";
        let archive = response("https://a.example/1", head, &bomb).repeat(5);
        let found = pages(&archive, &provenance(None)).unwrap();
        let errors: Vec<String> = found
            .iter()
            .map(|found| match found {
                InputItem::Unreadable(lost) => lost.error.to_string(),
                other => panic!("{other:?}"),
            })
            .collect();
        // Two are read, the third is too much, and then the archive is left.
        assert_eq!(errors.len(), 4, "{errors:?}");
        assert!(errors[3].contains("unpacks to more than 256 MiB"), "{errors:?}");
    }

    #[test]
    fn an_archive_that_breaks_off_gives_what_was_whole() {
        let one =
            response("https://a.example/1", "200 OK\r\nContent-Type: text/html", TEXT.as_bytes());
        let mut archive = [one.clone(), one].concat();
        archive.truncate(archive.len() - 40);
        let found = pages(&archive, &provenance(None)).unwrap();
        assert!(
            matches!(found[..], [InputItem::Article(_), InputItem::Unreadable(_)]),
            "{found:?}"
        );
    }

    proptest! {
        #[test]
        fn an_archive_that_lies_gives_articles_or_a_reason(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut archive =
                response("https://a.example/1", "200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", b"3\r\nabc\r\n0\r\n");
            let at = at.index(archive.len());
            archive[at] = byte;
            for found in pages(&archive, &provenance(None)).into_iter().flatten() {
                if let InputItem::Article(article) = found {
                    check_conformance(&article)?;
                }
            }
        }
    }
}
