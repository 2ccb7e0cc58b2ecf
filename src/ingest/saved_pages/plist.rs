//! Reads what is wanted of Apple's property lists, in XML and binary: values of a dictionary, by
//! their keys.
//!
//! All numbers in a binary list are checked against its length, and nothing is followed twice.

use base64::Engine;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::GeneralPurpose;
use base64::engine::GeneralPurposeConfig;

/// The most entries of a dictionary that are looked at.
const MOST_ENTRIES: usize = 1000;

/// A value that is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Text(String),
    Data(Vec<u8>),
}

impl Value {
    pub(super) fn text(self) -> Option<String> {
        match self {
            Value::Text(text) => Some(text),
            Value::Data(_) => None,
        }
    }

    pub(super) fn data(self) -> Option<Vec<u8>> {
        match self {
            Value::Data(data) => Some(data),
            Value::Text(_) => None,
        }
    }
}

/// Tells whether the bytes are a binary property list.
pub(crate) fn is_binary(bytes: &[u8]) -> bool {
    bytes.starts_with(b"bplist0")
}

/// Returns the address in a `.webloc` file.
pub(crate) fn address_in(bytes: &[u8]) -> Option<String> {
    value(bytes, &["URL"])?.text()
}

/// Returns the value under these keys, each in the dictionary that the one before leads to.
pub(super) fn value(bytes: &[u8], path: &[&str]) -> Option<Value> {
    if is_binary(bytes) {
        Binary::of(bytes)?.value(path)
    } else {
        in_xml(std::str::from_utf8(bytes).ok()?, path)
    }
}

/// Finds the keys one behind the other, which is enough for lists that programs write.
fn in_xml(xml: &str, path: &[&str]) -> Option<Value> {
    let mut rest = xml;
    for key in path {
        rest = rest.split_once(&format!("<key>{key}</key>"))?.1;
    }
    let rest = rest.trim_start();
    if let Some(text) = rest.strip_prefix("<string>") {
        let text = text.split_once("</string>")?.0;
        return Some(Value::Text(html_escape::decode_html_entities(text).trim().to_owned()));
    }
    let data = rest.strip_prefix("<data>")?.split_once("</data>")?.0;
    let letters: Vec<u8> = data.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let lenient =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let decoder = GeneralPurpose::new(&alphabet::STANDARD, lenient);
    decoder.decode(letters).ok().map(Value::Data)
}

/// A binary list: objects, and a table of where each starts.
struct Binary<'a> {
    bytes: &'a [u8],
    table: &'a [u8],
    offset_size: usize,
    reference_size: usize,
    top: usize,
}

impl<'a> Binary<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let trailer = &bytes[bytes.len().checked_sub(32)?..];
        let (offset_size, reference_size) = (usize::from(trailer[6]), usize::from(trailer[7]));
        let count = usize::try_from(number(&trailer[8..16])).ok()?;
        let top = usize::try_from(number(&trailer[16..24])).ok()?;
        let start = usize::try_from(number(&trailer[24..32])).ok()?;
        let is_sound = (1..=8).contains(&offset_size) && (1..=8).contains(&reference_size);
        let end = start.checked_add(count.checked_mul(offset_size)?)?;
        let table = bytes.get(start..end).filter(|_| is_sound)?;
        Some(Binary { bytes, table, offset_size, reference_size, top })
    }

    fn value(&self, path: &[&str]) -> Option<Value> {
        let mut object = self.top;
        for key in path {
            object = self.entry(object, key)?;
        }
        let (kind, content) = self.object(object)?;
        match kind {
            0x5 | 0x6 => text(kind, content).map(Value::Text),
            0x4 => Some(Value::Data(content.to_vec())),
            _ => None,
        }
    }

    /// Returns the object under `key` in a dictionary.
    fn entry(&self, dictionary: usize, key: &str) -> Option<usize> {
        let (kind, content) = self.object(dictionary)?;
        let count = content.len() / self.reference_size / 2;
        if kind != 0xD {
            return None;
        }
        let reference = |at: usize| {
            let at = at * self.reference_size;
            usize::try_from(number(content.get(at..at + self.reference_size)?)).ok()
        };
        (0..count.min(MOST_ENTRIES)).find_map(|at| {
            let (kind, name) = self.object(reference(at)?)?;
            // Two bytes a letter at most; a longer one is another key.
            if name.len() > 2 * key.len() {
                return None;
            }
            (text(kind, name)? == key).then(|| reference(count + at)).flatten()
        })
    }

    /// Returns the kind of an object and its content.
    fn object(&self, index: usize) -> Option<(u8, &'a [u8])> {
        let at = index.checked_mul(self.offset_size)?;
        let start = number(self.table.get(at..at.checked_add(self.offset_size)?)?);
        let mut start = usize::try_from(start).ok()?;
        let marker = *self.bytes.get(start)?;
        let (kind, mut count) = (marker >> 4, usize::from(marker & 0xF));
        start += 1;
        if count == 0xF {
            let size = 1_usize << (self.bytes.get(start)? & 0x3);
            let end = start.checked_add(1 + size)?;
            count = usize::try_from(number(self.bytes.get(start + 1..end)?)).ok()?;
            start = end;
        }
        let size = match kind {
            0x4 | 0x5 => 1,
            0x6 => 2,
            0xD => 2 * self.reference_size,
            _ => return Some((kind, &[])),
        };
        let end = start.checked_add(count.checked_mul(size)?)?;
        Some((kind, self.bytes.get(start..end)?))
    }
}

fn text(kind: u8, content: &[u8]) -> Option<String> {
    match kind {
        0x5 => Some(String::from_utf8_lossy(content).into_owned()),
        0x6 => {
            let (units, _) = content.as_chunks::<2>();
            let units: Vec<u16> = units.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
            Some(String::from_utf16_lossy(&units))
        }
        _ => None,
    }
}

fn number(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte))
}

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::Value;
    use super::address_in;
    use super::value;

    /// Makes a binary list of a dictionary with these texts.
    pub(in crate::ingest::saved_pages) fn binary(entries: &[(&str, &[u8], u8)]) -> Vec<u8> {
        let mut bytes = b"bplist00".to_vec();
        let mut offsets = Vec::new();
        let mut push = |bytes: &mut Vec<u8>, kind: u8, content: &[u8], count: usize| {
            offsets.push(bytes.len());
            if count < 15 {
                bytes.push(kind << 4 | count as u8);
            } else {
                bytes.extend([kind << 4 | 0xF, 0x12]);
                bytes.extend((count as u32).to_be_bytes());
            }
            bytes.extend(content);
        };
        let count = entries.len();
        let references: Vec<u8> = (1..=2 * count as u8).collect();
        push(&mut bytes, 0xD, &references, count);
        for (key, _, _) in entries {
            push(&mut bytes, 0x5, key.as_bytes(), key.len());
        }
        for (_, content, kind) in entries {
            push(&mut bytes, *kind, content, content.len());
        }
        let start = bytes.len();
        for offset in &offsets {
            bytes.extend((*offset as u32).to_be_bytes());
        }
        bytes.extend([0, 0, 0, 0, 0, 0, 4, 1]);
        bytes.extend((offsets.len() as u64).to_be_bytes());
        bytes.extend(0_u64.to_be_bytes());
        bytes.extend((start as u64).to_be_bytes());
        bytes
    }

    #[test]
    fn an_address_is_found_in_either_form() {
        let xml = "<?xml version='1.0'?><plist><dict><key>URL</key>\n\
            <string>https://a.example/?a&amp;b</string></dict></plist>";
        assert_eq!(address_in(xml.as_bytes()).as_deref(), Some("https://a.example/?a&b"));
        let made = binary(&[("Name", b"x", 5), ("URL", b"https://a.example/long", 5)]);
        assert_eq!(address_in(&made).as_deref(), Some("https://a.example/long"));
        assert_eq!(address_in(b"<plist><dict/></plist>"), None);
        let data = value(b"<key>A</key><data>\n aGk=\n</data>", &["A"]);
        assert_eq!(data, Some(Value::Data(b"hi".to_vec())));
    }

    proptest! {
        #[test]
        fn a_list_that_lies_about_itself_has_no_value(at in 0..120_usize, byte in any::<u8>(), cut in 0..200_usize) {
            let mut made = binary(&[("Name", b"x", 5), ("URL", b"https://a.example/", 5)]);
            let at = at.min(made.len() - 1);
            made[at] = byte;
            value(&made, &["URL"]);
            made.truncate(made.len().saturating_sub(cut));
            value(&made, &["URL", "URL"]);
        }
    }
}
