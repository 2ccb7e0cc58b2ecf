//! Finds messages that were forwarded inside another: attached whole, or put into the text below a
//! line that says so.

use mail_parser::Message;
use mail_parser::PartType;

use crate::ingest::article_parts::About;
use crate::ingest::article_parts::LaidOutText;
use crate::ingest::moment;

/// The most attached messages that are read.
const MOST_ATTACHED: usize = 50;

/// The most lines of a forwarded message's head.
const MOST_LINES: usize = 12;

/// Words of the line above a message that was put into the text, in lower case.
const MARKS: [&str; 7] = [
    "forwarded message",
    "begin forwarded message",
    "original message",
    "weitergeleitete nachricht",
    "message transféré",
    "mensaje reenviado",
    "messaggio inoltrato",
];

/// Returns the messages that are attached to the message.
pub(super) fn attached<'a>(message: &'a Message<'a>) -> Vec<&'a Message<'a>> {
    let inside = message.parts.iter().filter_map(|part| match &part.body {
        PartType::Message(inside) => Some(inside),
        _ => None,
    });
    inside.take(MOST_ATTACHED).collect()
}

/// The head of a message that was put into the text of another.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct ForwardedHead {
    from: Option<String>,
    subject: Option<String>,
    date: Option<String>,
}

impl ForwardedHead {
    /// Describes the text by the message that was forwarded, and else by the one around it.
    pub(super) fn over(self, outer: About) -> About {
        About {
            title: self.subject.or(outer.title),
            byline: self.from.or(outer.byline),
            published: self.date.or(outer.published),
            ..outer
        }
    }
}

/// Returns the head of the message that was put into the text, if there is one.
pub(super) fn within(laid: &LaidOutText) -> Option<ForwardedHead> {
    let lines = laid.blocks.iter().flat_map(|block| laid.text[block.span].lines()).map(str::trim);
    let is_mark = |line: &&str| {
        let lower = line.to_lowercase();
        let bare = lower.trim_matches(['-', ' ', ':', '_', '=']);
        MARKS.contains(&bare) && bare.len() < lower.len()
    };
    let mut head = ForwardedHead::default();
    for line in lines.skip_while(|line| !is_mark(line)).skip(1).take(MOST_LINES) {
        let Some((name, value)) = line.trim_matches(['*', '>', ' ']).split_once(':') else { break };
        let value = value.trim().trim_matches('*').trim();
        match name.trim_matches('*').to_lowercase().as_str() {
            "from" | "von" | "de" | "da" => {
                let name = value.split('<').next().unwrap_or(value).trim().trim_matches('"');
                head.from = Some(name.to_owned()).filter(|name| !name.is_empty());
            }
            "subject" | "betreff" | "objet" | "asunto" | "oggetto" => {
                head.subject = Some(value.to_owned()).filter(|subject| !subject.is_empty());
            }
            "date" | "sent" | "datum" | "gesendet" | "fecha" | "data" => {
                head.date = moment::normal(value).or_else(|| moment::find(value));
            }
            "to" | "cc" | "an" | "à" | "para" | "a" | "reply-to" => (),
            _ => break,
        }
    }
    (head != ForwardedHead::default()).then_some(head)
}
