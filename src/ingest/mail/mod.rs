//! Reads mail: a message as a mail program saves it, or a mailbox of many.
//!
//! Only the text is read: attachments are skipped, and pictures and links are not fetched. Quoted
//! replies and signatures stay where they are.

mod detection;
mod mailbox;
#[cfg(test)]
mod tests;

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
    let (about, laid) = read(bytes)?;
    let article = article_parts::assemble(
        provenance.id.clone(),
        provenance.origin.clone(),
        provenance.address.as_deref(),
        about,
        laid,
    );
    Ok(vec![InputItem::Article(Box::new(article))])
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
    if detection::messages_inside(bytes) > MOST_INSIDE {
        let reason = format!("more than {MOST_INSIDE} messages are inside it");
        return Err(IngestError::broken("message", reason));
    }
    if memchr::memchr_iter(b'\n', bytes).nth(MOST_LINES).is_some() {
        return Err(IngestError::TooManyLines(MOST_LINES));
    }
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| IngestError::broken("message", "it has no headers"))?;
    let laid = laid(&message)?.ok_or(IngestError::NoArticle("message"))?;
    Ok((about(&message), laid))
}

/// Returns the text of the message, or `None` where it has none.
fn laid(message: &Message<'_>) -> Result<Option<LaidOutText>, IngestError> {
    let plain = joined(message.text_bodies().filter_map(|part| match &part.body {
        PartType::Text(text) => Some(text.as_ref()),
        _ => None,
    }));
    let html = joined(message.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(html) => Some(html.as_ref()),
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

fn joined<'a>(texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let texts: Vec<&str> = texts.filter(|text| !text.trim().is_empty()).collect();
    (!texts.is_empty()).then(|| texts.join("\n\n"))
}

fn about(message: &Message<'_>) -> About {
    let from = message.from().and_then(|from| from.first());
    let sender = from.and_then(|from| from.name().or(from.address())).map(str::to_owned);
    let is_list =
        ["List-Id", "List-Unsubscribe"].iter().any(|name| message.header(*name).is_some());
    let list = list_name(message.list_id());
    let archived = message.header_raw("Archived-At").map(|url| url.trim().trim_matches(['<', '>']));
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
