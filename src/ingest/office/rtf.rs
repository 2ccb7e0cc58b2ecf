//! Reads RTF: groups and control words, of which those that make text, paragraphs and properties
//! count.

use encoding_rs::Encoding;
use encoding_rs::WINDOWS_1252;

use crate::article::BlockKind;
use crate::ingest::IngestError;
use crate::ingest::office::OfficeText;

/// The deepest nesting of groups.
const DEEPEST: usize = 1000;

/// The most bytes of a document.
const MOST_BYTES: usize = 64 << 20;

/// Groups that hold no text.
const UNREAD: [&str; 22] = [
    "fonttbl",
    "colortbl",
    "stylesheet",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "listtable",
    "listoverridetable",
    "rsidtbl",
    "generator",
    "themedata",
    "datastore",
    "fldinst",
];

/// Tells whether the bytes are an RTF document.
pub(crate) fn is_rtf(bytes: &[u8]) -> bool {
    bytes.starts_with(b"{\\rtf")
}

/// Reads the document.
pub(super) fn read(bytes: &[u8]) -> Result<OfficeText, IngestError> {
    if bytes.len() > MOST_BYTES {
        return Err(IngestError::TooLarge(MOST_BYTES as u64));
    }
    let mut reader = RtfReader {
        rest: bytes,
        encoding: WINDOWS_1252,
        groups: vec![Group::default()],
        pending: Vec::new(),
        text: String::new(),
        kind: BlockKind::Paragraph,
        is_item: false,
        created: [0; 3],
        document: OfficeText::default(),
    };
    while reader.step()? {}
    reader.end_paragraph();
    Ok(reader.document)
}

/// The state of an open group.
#[derive(Debug, Clone, Copy)]
struct Group {
    target: Target,
    /// The number of characters that stand in for one that is given by its number.
    substitutes: usize,
}

impl Default for Group {
    fn default() -> Self {
        Group { target: Target::Text, substitutes: 1 }
    }
}

/// What becomes of the text in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Text,
    Title,
    Author,
    Created,
    Nothing,
}

/// Returns the UTF-16 unit that a number stands for; some programs write it as a negative one.
fn unit_of(number: i32) -> u16 {
    u16::try_from(number & 0xFFFF).unwrap_or_default()
}

struct RtfReader<'a> {
    rest: &'a [u8],
    encoding: &'static Encoding,
    groups: Vec<Group>,
    /// Bytes of text that are not decoded yet: a character may have several.
    pending: Vec<u8>,
    text: String,
    /// The kind of the open paragraph.
    kind: BlockKind,
    /// True if the open paragraph has a bullet or number; what it looks like may be set again
    /// behind that.
    is_item: bool,
    /// Year, month and day of the document's making, as they are read.
    created: [i32; 3],
    document: OfficeText,
}

impl RtfReader<'_> {
    /// Reads the next piece; returns false at the end.
    fn step(&mut self) -> Result<bool, IngestError> {
        let Some((&first, rest)) = self.rest.split_first() else { return Ok(false) };
        match first {
            b'{' => {
                self.flush();
                if self.groups.len() >= DEEPEST {
                    return Err(IngestError::broken("document", "its groups are nested too deep"));
                }
                let group = self.group();
                self.groups.push(group);
                self.rest = rest;
            }
            b'}' => {
                self.flush();
                self.close();
                self.rest = rest;
            }
            b'\\' => self.control(rest),
            b'\r' | b'\n' => self.rest = rest,
            byte => {
                self.pending.push(byte);
                self.rest = rest;
            }
        }
        Ok(true)
    }

    fn group(&self) -> Group {
        self.groups.last().copied().unwrap_or_default()
    }

    /// Tells whether the group around the innermost one is read as text.
    fn is_text_around(&self) -> bool {
        self.groups.iter().rev().nth(1).is_some_and(|around| around.target == Target::Text)
    }

    fn close(&mut self) {
        let target = self.group().target;
        if self.groups.len() > 1 {
            self.groups.pop();
        }
        if target == self.group().target {
            return;
        }
        let said = match target {
            Target::Title => &mut self.document.about.title,
            Target::Author => &mut self.document.about.byline,
            Target::Created => {
                let [year, month, day] = self.created;
                let is_date = year > 1900 && (1..=12).contains(&month) && (1..=31).contains(&day);
                self.document.about.published =
                    is_date.then(|| format!("{year:04}-{month:02}-{day:02}"));
                return;
            }
            Target::Text | Target::Nothing => return,
        };
        *said = Some(std::mem::take(&mut self.text)).filter(|said| !said.trim().is_empty());
    }

    fn control(&mut self, rest: &[u8]) {
        // The borrow ends here, so that the rest can be set.
        let rest = &self.rest[self.rest.len() - rest.len()..];
        match rest.first() {
            Some(b'\'') => {
                let code = rest.get(1..3).and_then(|code| std::str::from_utf8(code).ok());
                let byte = code.and_then(|code| u8::from_str_radix(code, 16).ok());
                self.pending.extend(byte);
                self.rest = rest.get(3..).unwrap_or_default();
            }
            Some(b'*') => {
                self.flush();
                self.set_target(Target::Nothing);
                self.rest = &rest[1..];
            }
            Some(&byte) if byte.is_ascii_alphabetic() => {
                let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
                let name = String::from_utf8_lossy(&rest[..letters.min(32)]).into_owned();
                let after = &rest[letters..];
                let sign = usize::from(after.first() == Some(&b'-'));
                let digits = after[sign..].iter().take_while(|byte| byte.is_ascii_digit()).count();
                let number = std::str::from_utf8(&after[..sign + digits]).ok();
                let number = number.and_then(|number| number.parse::<i32>().ok());
                let after = &after[sign + digits..];
                self.rest = after.strip_prefix(b" ").unwrap_or(after);
                self.word(&name, number);
            }
            Some(b'\r' | b'\n') => {
                self.flush();
                self.end_paragraph();
                self.rest = &rest[1..];
            }
            Some(b'~') => {
                self.pending.push(b' ');
                self.rest = &rest[1..];
            }
            Some(b'_') => {
                self.pending.push(b'-');
                self.rest = &rest[1..];
            }
            Some(byte @ (b'{' | b'}' | b'\\')) => {
                self.pending.push(*byte);
                self.rest = &rest[1..];
            }
            Some(_) => self.rest = &rest[1..],
            None => self.rest = &[],
        }
    }

    fn word(&mut self, name: &str, number: Option<i32>) {
        // A font says nothing, so it must not part the bytes of a character.
        if matches!(name, "f" | "fs" | "lang") {
            return;
        }
        self.flush();
        let sign = match name {
            "par" | "sect" | "page" | "row" => return self.end_paragraph(),
            "line" | "tab" | "cell" => " ",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "lquote" => "‘",
            "rquote" => "’",
            "endash" => "–",
            "emdash" => "—",
            "bullet" => "•",
            "ansicpg" => {
                let label = number.map(|number| format!("windows-{number}"));
                let known = label.and_then(|label| Encoding::for_label(label.as_bytes()));
                self.encoding = known.unwrap_or(self.encoding);
                return;
            }
            "uc" => {
                if let Some(group) = self.groups.last_mut() {
                    group.substitutes =
                        number.and_then(|n| usize::try_from(n).ok()).unwrap_or(1).min(9);
                }
                return;
            }
            "u" => return self.character(number.unwrap_or_default()),
            "bin" => {
                // So many bytes follow that are anything, also braces.
                let len = number.and_then(|len| usize::try_from(len).ok()).unwrap_or_default();
                self.rest = self.rest.get(len..).unwrap_or_default();
                return;
            }
            // What is not shown says nothing of the paragraph around it.
            "pard" | "outlinelevel" if self.group().target != Target::Text => return,
            "pard" => {
                self.kind = BlockKind::Paragraph;
                return;
            }
            "outlinelevel" if number.is_some_and(|level| level < 9) => {
                self.kind = BlockKind::Heading;
                return;
            }
            // The bullet or number, as text for programs that have no lists.
            "listtext" | "pntext" => {
                self.is_item |= self.is_text_around();
                return self.set_target(Target::Nothing);
            }
            "creatim" => return self.set_target(Target::Created),
            "yr" | "mo" | "dy" if self.group().target == Target::Created => {
                return self.date(name, number.unwrap_or_default());
            }
            "title" => return self.set_target(Target::Title),
            "author" => return self.set_target(Target::Author),
            "info" => return self.set_target(Target::Nothing),
            _ if UNREAD.contains(&name) => return self.set_target(Target::Nothing),
            _ => return,
        };
        self.push(sign);
    }

    /// Sets what becomes of the group's text; what is not read stays so in groups inside, but for
    /// the properties of the document.
    fn set_target(&mut self, target: Target) {
        if let Some(group) = self.groups.last_mut() {
            group.target = target;
        }
    }

    /// Takes a part of the date on which the document was made.
    fn date(&mut self, part: &str, number: i32) {
        let at = ["yr", "mo", "dy"].iter().position(|known| *known == part).unwrap_or_default();
        self.created[at] = number;
    }

    /// Takes a character by its number, and passes over those that stand in for it.
    fn character(&mut self, number: i32) {
        // Numbers above 32767 are written as negative ones, and those above 65535 as two.
        let unit = unit_of(number);
        let mut units = vec![unit];
        for _ in 0..self.group().substitutes {
            self.rest = match self.rest {
                [b'\\', b'\'', _, _, rest @ ..] => rest,
                [b'{' | b'}' | b'\\', ..] | [] => break,
                [_, rest @ ..] => rest,
            };
        }
        if (0xD800..0xDC00).contains(&unit)
            && let Some(rest) = self.rest.strip_prefix(b"\\u")
        {
            let len =
                rest.iter().take_while(|byte| byte.is_ascii_digit() || **byte == b'-').count();
            let low =
                std::str::from_utf8(&rest[..len]).ok().and_then(|low| low.parse::<i32>().ok());
            units.extend(low.map(unit_of));
            let rest = &rest[len..];
            self.rest = rest.strip_prefix(b" ").unwrap_or(rest).strip_prefix(b"?").unwrap_or(rest);
        }
        let text = String::from_utf16_lossy(&units);
        self.push(&text);
    }

    /// Decodes the bytes that were read.
    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let text = self.encoding.decode_without_bom_handling(&bytes).0;
        self.push(&text);
    }

    fn push(&mut self, text: &str) {
        if !matches!(self.group().target, Target::Nothing | Target::Created) {
            self.text.push_str(text);
        }
    }

    fn end_paragraph(&mut self) {
        self.flush();
        if self.group().target != Target::Text {
            return;
        }
        let text = std::mem::take(&mut self.text);
        let is_item = std::mem::take(&mut self.is_item) && self.kind == BlockKind::Paragraph;
        self.document.push(if is_item { BlockKind::ListItem } else { self.kind }, &text);
    }
}
