//! Writes block quotations with citations, for notes and drafts.

use std::fmt::Write;

use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::export::WithText;
use crate::export::format_writer::FormatWriter;
use crate::quotes::Act;
use crate::text::display;

/// Writes block quotations with citations.
pub(super) struct Markdown;

impl FormatWriter for Markdown {
    fn name(&self) -> &'static str {
        "markdown"
    }

    fn summary(&self) -> &'static str {
        "Block quotations with citations"
    }

    fn extension(&self) -> &'static str {
        "md"
    }

    fn piece(&self, sheet: &Sheet, _with_text: WithText) -> String {
        article(sheet)
    }

    fn separator(&self) -> &'static str {
        "\n"
    }
}

/// Returns an article's heading and its quotations, one under another.
fn article(sheet: &Sheet) -> String {
    let article = sheet.article;
    let mut page = format!("## {}\n", plain(&article.title));
    let claim = sheet.claim();
    let url = article.url.as_deref();
    let about: Vec<String> = [article.outlet.as_deref(), article.day(), url, claim.as_deref()]
        .into_iter()
        .flatten()
        .map(plain)
        .collect();
    if !about.is_empty() {
        let _ = writeln!(page, "\n{}", about.join(", ")); // Writing to a string cannot fail.
    }
    for said in &sheet.said {
        let words = SheetQuotation::words(&article.text, said.content);
        let source = SheetQuotation::words(&article.text, said.source);
        let who = said.speaker.unwrap_or(&source);
        let who = if who.is_empty() { "unattributed" } else { who };
        let cue = SheetQuotation::words(&article.text, said.cue);
        let cue = Some(cue.as_str()).filter(|cue| display::has_words(cue));
        let _ = write!(page, "\n> {}\n>\n> — {}", plain(&words), plain(who));
        let act = Some(said.act.name()).filter(|_| said.act != Act::Said);
        let doubted = said.speaker_confidence.filter(|_| said.is_doubtfully_named());
        let doubt = doubted.map(|sure| format!("name {:.0} %", sure * 100.0));
        let notes: Vec<&str> =
            [cue, act, doubt.as_deref(), said.by_hand, said.check].into_iter().flatten().collect();
        if !notes.is_empty() {
            let _ = write!(page, " ({})", plain(&notes.join(", ")));
        }
        page.push('\n');
        if let Some(note) = said.note {
            let _ = writeln!(page, "\nNote: {}", plain(note));
        }
    }
    page
}

/// Escapes the words so that neither Markdown nor HTML reads markup in them.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '>' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(display::stand_in(c).unwrap_or(c)),
        }
    }
    out
}
