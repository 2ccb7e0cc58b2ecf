//! Finds the parts of a book that are encrypted, so that only some programs can read them. Fonts
//! often are obfuscated as well, which does not affect the text.

use std::collections::HashSet;

use quick_xml::events::BytesStart;
use quick_xml::events::Event;
use rbook::Epub;

use crate::ingest::detection::encoding;
use crate::ingest::detection::xml::Walk;

/// The entry that lists what is encrypted.
const LIST: &str = "/META-INF/encryption.xml";

/// Methods of obfuscating fonts, which do not protect the text.
const OF_FONTS: [&str; 2] =
    ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

/// The encrypted entries of a book.
#[derive(Debug, Default)]
pub(super) struct Protection {
    /// Paths in the archive.
    locked: HashSet<String>,
}

impl Protection {
    pub(super) fn of(book: &Epub) -> Self {
        let list = book.read_resource_bytes(LIST).ok();
        let list = list.and_then(|bytes| encoding::decode(bytes).ok());
        list.map(|list| Self::read(&list)).unwrap_or_default()
    }

    fn read(list: &str) -> Self {
        let mut protection = Protection::default();
        let mut walk = Walk::through(list);
        let mut is_font = false;
        while let Ok(event) = walk.next() {
            match event {
                Event::Start(tag) | Event::Empty(tag) => match tag.local_name().as_ref() {
                    "EncryptionMethod" => {
                        let method = attribute(&tag, "Algorithm").unwrap_or_default();
                        is_font = OF_FONTS.contains(&method.as_str());
                    }
                    "CipherReference" if !is_font => {
                        protection.locked.extend(attribute(&tag, "URI").map(|uri| path(&uri)));
                    }
                    _ => (),
                },
                Event::Eof => break,
                _ => (),
            }
        }
        protection
    }

    /// Tells whether the entry at that path, percent-decoded, is encrypted.
    pub(super) fn locks(&self, entry: &str) -> bool {
        self.locked.contains(&path(entry))
    }
}

/// Removes the slash at the start, which only some paths have.
fn path(name: &str) -> String {
    name.trim_start_matches('/').to_owned()
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    let attribute = attributes.filter_map(Result::ok).find(|attribute| attribute.key.0 == name)?;
    Some(html_escape::decode_html_entities(&attribute.value).into_owned())
}
