//! Reads mail: a message as a mail program saves it, or a mailbox of many.
//!
//! Only the text is read: attachments are skipped, and pictures and links are not fetched. Quoted
//! replies and signatures stay where they are.

mod detection;
mod forwarded_message;
mod hz;
mod mailbox;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

use mail_parser::DateTime;
use mail_parser::HeaderValue;
use mail_parser::Message;
use mail_parser::MessageParser;
use mail_parser::PartType;

use crate::ingest::IngestError;
use crate::ingest::InputItem;
use crate::ingest::Provenance;
use crate::ingest::article_parts;
use crate::ingest::article_parts::About;
use crate::ingest::article_parts::LaidOutText;
use crate::ingest::article_parts::Parts;
use crate::ingest::saved_pages;

pub(crate) use detection::is_mailbox;
pub(crate) use detection::is_message;

/// The most messages that are read from one mailbox.
const MOST_MESSAGES: usize = 10_000;

/// The most messages inside one message. They may be nested, and the parser that takes them apart
/// is recursive.
const MOST_INSIDE: usize = 500;

/// The most lines of one message, with its attachments. Each may be a header or a part, which costs
/// many times its bytes in memory.
const MOST_LINES: usize = 1_000_000;

/// A text part with fewer words may only be a note that there is an HTML part.
const WORDS_OF_NOTE: usize = 40;

/// Such a note has less than one word for this many words of the HTML part.
const NOTE_TO_TEXT: usize = 3;

/// Reads one message.
pub(crate) fn message(
    bytes: &[u8],
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    let bytes = known_labels(bare(bytes));
    let message = parsed(&bytes)?;
    if let Some((markup, said)) = saved_page(&message) {
        let article = saved_pages::page(&markup, provenance, &said)?;
        return Ok(vec![InputItem::Article(Box::new(article))]);
    }
    let forwarded = forwarded_message::attached(&message);
    if forwarded.is_empty() {
        let (about, laid) = content(&message)?;
        let (id, origin) = (provenance.id.clone(), provenance.origin.clone());
        let from = provenance.address.as_deref();
        let article = article_parts::assemble(id, origin, from, about, laid);
        return Ok(vec![InputItem::Article(Box::new(article))]);
    }
    // What was forwarded is what somebody wanted to be read.
    let mut parts = Parts::of(provenance);
    for message in std::iter::once(&message).chain(forwarded) {
        if let Ok((about, laid)) = content(message) {
            parts.add(about, laid);
        }
    }
    parts.all("message")
}

/// Returns the message without what Apple's Mail writes around it: its length on the first line,
/// and a property list behind it; and without a byte order mark.
fn bare(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let Some(end) = memchr::memchr(b'\n', bytes) else { return bytes };
    let length = std::str::from_utf8(&bytes[..end]).ok().and_then(|line| line.trim().parse().ok());
    let Some(length) = length.map(|length: usize| length.min(bytes.len() - end - 1)) else {
        return bytes;
    };
    let rest = &bytes[end + 1..];
    let list = memchr::memmem::rfind(rest, b"<plist").map(|at| &rest[..at]);
    let list = list.and_then(|before| memchr::memmem::rfind(before, b"<?xml"));
    &rest[..list.unwrap_or(length)]
}

/// Returns the page that a browser saved as a message, and the address that it gives.
fn saved_page(message: &Message<'_>) -> Option<(String, String)> {
    let header = |name: &str| message.header_raw(name).map(|said| said.trim().to_owned());
    let part = message.parts.iter().find(|part| matches!(part.body, PartType::Html(_)))?;
    let of_part = part.headers.iter().find(|header| header.name() == "Content-Location");
    let of_part = of_part.and_then(|header| header.value().as_text().map(str::to_owned));
    let snapshot = header("Snapshot-Content-Location");
    let is_saved = snapshot.is_some()
        || header("From").is_some_and(|from| from.to_ascii_lowercase().contains("saved by"))
        || message.message_id().is_none() && of_part.is_some();
    let PartType::Html(markup) = &part.body else { return None };
    is_saved.then(|| (markup.to_string(), snapshot.or(of_part).unwrap_or_default()))
}

/// Reads each message of a mailbox. A broken message is reported and the others are read.
pub(crate) fn mailbox(
    bytes: &[u8],
    provenance: &Provenance,
) -> Result<Vec<InputItem>, IngestError> {
    let mut parts = Parts::of(provenance);
    for (idx, message) in mailbox::messages(bytes).enumerate() {
        if idx == MOST_MESSAGES {
            parts.lose_rest(IngestError::TooMany { most: MOST_MESSAGES, parts: "messages" });
            break;
        }
        match read(&message) {
            Ok((about, laid)) => parts.add(about, laid),
            Err(error) => parts.lose("", error),
        }
    }
    parts.all("mailbox")
}

fn read(bytes: &[u8]) -> Result<(About, LaidOutText), IngestError> {
    content(&parsed(&known_labels(bytes))?)
}

/// Replaces labels of encodings that the parser does not know by those that it does.
fn known_labels(bytes: &[u8]) -> Cow<'_, [u8]> {
    const LABELS: [(&str, &str); 5] = [
        // The parser knows the name, and that browsers refuse it; we decode it.
        ("hz-gb-2312", hz::LABEL),
        ("cp932", "shift_jis"),
        ("ms932", "shift_jis"),
        ("windows-31j", "shift_jis"),
        ("unicode-1-1-utf-7", "utf-7"),
    ];
    let mut known = Cow::Borrowed(bytes);
    for (label, other) in LABELS {
        for start in ["charset=", "charset=\"", "=?"] {
            let said = format!("{start}{label}");
            let places: Vec<usize> = memchr::memmem::find_iter(&known, said.as_bytes())
                .chain(memchr::memmem::find_iter(&known, said.to_uppercase().as_bytes()))
                .collect();
            for at in places.into_iter().rev() {
                let range = at + start.len()..at + said.len();
                known.to_mut().splice(range, other.bytes());
            }
        }
    }
    known
}

/// Returns what a message says of itself, and its text.
fn content(message: &Message<'_>) -> Result<(About, LaidOutText), IngestError> {
    let laid = laid(message)?.ok_or(IngestError::NoArticle("message"))?;
    let about = forwarded_message::within(&laid)
        .map_or_else(|| about(message), |of| of.over(about(message)));
    Ok((about, laid))
}

fn parsed(bytes: &[u8]) -> Result<Message<'_>, IngestError> {
    if detection::messages_inside(bytes) > MOST_INSIDE {
        let reason = format!("more than {MOST_INSIDE} messages are inside it");
        return Err(IngestError::broken("message", reason));
    }
    if memchr::memchr_iter(b'\n', bytes).nth(MOST_LINES).is_some() {
        return Err(IngestError::TooManyLines(MOST_LINES));
    }
    MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| IngestError::broken("message", "it has no headers"))
}

/// Returns the text of the message, or `None` where it has none.
fn laid(message: &Message<'_>) -> Result<Option<LaidOutText>, IngestError> {
    let plain = joined(message.text_bodies().filter_map(|part| match &part.body {
        PartType::Text(text) => Some(hz::decoded(part, text)),
        _ => None,
    }));
    let html = joined(message.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(html) => Some(hz::decoded(part, html)),
        _ => None,
    }));
    let plain = plain.map(|text| LaidOutText::plain(&text)).transpose()?;
    let plain = plain.filter(|laid| !laid.blocks.is_empty());
    let is_note = plain.as_ref().is_none_or(|laid| laid.words() < WORDS_OF_NOTE);
    let html = html.filter(|_| is_note).map(|html| LaidOutText::html(&html, None));
    Ok(match (plain, html.filter(|laid| !laid.blocks.is_empty())) {
        (Some(plain), Some(html)) if plain.words() * NOTE_TO_TEXT < html.words() => Some(html),
        (None, html) => html,
        (plain, _) => plain,
    })
}

fn joined<'a>(texts: impl Iterator<Item = Cow<'a, str>>) -> Option<String> {
    let texts: Vec<Cow<'a, str>> = texts.filter(|text| !text.trim().is_empty()).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn about(message: &Message<'_>) -> About {
    let from = message.from().and_then(|from| from.first());
    let sender = from.and_then(|from| from.name().or(from.address())).map(str::to_owned);
    let is_list =
        ["List-Id", "List-Unsubscribe"].iter().any(|name| message.header(*name).is_some());
    let list = list_name(message.list_id());
    // Newsletters give the address of the same text on the web.
    let archived = ["Archived-At", "List-Post"]
        .iter()
        .filter_map(|name| message.header_raw(*name))
        .map(|url| url.trim().trim_matches(['<', '>']))
        .find(|url| url.starts_with("http"));
    About {
        name: message.message_id().unwrap_or_default().to_owned(),
        title: message.subject().map(str::to_owned),
        outlet: list.or_else(|| sender.clone().filter(|_| is_list)),
        byline: sender,
        published: message.date().filter(|date| date.is_valid()).map(DateTime::to_rfc3339),
        url: archived.and_then(|url| article_parts::web_address(url, None)),
        language: None,
    }
}

/// Returns the name of the mailing list, if the header gives one before the list's identifier.
fn list_name(list: &HeaderValue<'_>) -> Option<String> {
    let name = match list {
        HeaderValue::Address(address) => address.first()?.name()?,
        HeaderValue::Text(text) => text.split_once('<')?.0,
        _ => return None,
    };
    article_parts::one_line(name.trim().trim_matches('"'))
}
