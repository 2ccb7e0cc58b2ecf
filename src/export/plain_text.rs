//! Writes articles as linear text: for screen readers, pipes and printing.
//!
//! The speaker stands before each quotation in square brackets, because a listener hears no colour
//! and no margin; and where a quotation without quotation marks ends before its sentence does, that
//! is said too. Nothing else is added to the words, and none is left out.

use std::fmt::Write;

use crate::article::Block;
use crate::article::BlockKind;
use crate::export::Sheet;
use crate::export::SheetQuotation;
use crate::quotes::Act;
use crate::quotes::Kind;
use crate::text::Span;
use crate::text::display;
use crate::text::wrap;

/// Returns an article with its quotations, wrapped to `columns`; `None` puts each paragraph on one
/// line.
///
/// It ends in a line break, and each of its lines is safe to send to a terminal.
pub fn plain(sheet: &Sheet, columns: Option<usize>) -> String {
    let article = sheet.article;
    let mut blocks = article.blocks.iter().copied().peekable();
    let mut page = String::new();
    match blocks.next_if(|block| block.kind == BlockKind::Title) {
        Some(title) => write_block(&mut page, sheet, title, columns),
        None => write_lines(&mut page, &article.title, "", columns),
    }
    let about = about(sheet);
    if !about.is_empty() {
        write_lines(&mut page, &about, "", columns);
    }
    let mut previous = None;
    for block in blocks {
        if (previous, block.kind) != (Some(BlockKind::ListItem), BlockKind::ListItem) {
            page.push('\n');
        }
        write_block(&mut page, sheet, block, columns);
        previous = Some(block.kind);
    }
    page
}

/// Returns the author, the place and time of publication, and where the article can be read or says
/// that it can be.
fn about(sheet: &Sheet) -> String {
    let (article, claim) = (sheet.article, sheet.claim());
    let (byline, outlet) = (article.byline.as_deref(), article.outlet.as_deref());
    let known = [byline, outlet, article.day(), article.url.as_deref(), claim.as_deref()];
    known.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn write_block(page: &mut String, sheet: &Sheet, block: Block, columns: Option<usize>) {
    let lead = match block.kind {
        BlockKind::ListItem => "- ",
        BlockKind::BlockQuotation => "  ",
        BlockKind::Title | BlockKind::Heading | BlockKind::Paragraph => "",
    };
    write_lines(page, &with_speakers(sheet, block.span), lead, columns);
}

/// Returns the words of a block, with the speaker before each quotation that begins in it.
fn with_speakers(sheet: &Sheet, block: Span) -> String {
    let text = &sheet.article.text;
    let mut notes: Vec<(usize, String)> = Vec::new();
    for said in &sheet.said {
        let Some(hull) = said.content.hull() else { continue };
        if block.contains(hull.start()) {
            notes.push((hull.start(), format!("[{}] ", label(sheet, said))));
        }
        if said.kind != Kind::Direct && block.contains(hull.end()) && goes_on(text, hull, block) {
            notes.push((hull.end(), " [end]".to_owned()));
        }
    }
    notes.sort_by_key(|(at, _)| *at);
    let mut words = String::with_capacity(block.len() + 64);
    let mut at = block.start();
    for (place, note) in notes {
        words.push_str(&text[Span::new(at, place)]);
        words.push_str(&note);
        at = place;
    }
    words.push_str(&text[Span::new(at, block.end())]);
    words
}

/// Returns true if more of its sentence than a punctuation mark follows a quotation.
fn goes_on(text: &str, hull: Span, block: Span) -> bool {
    let after = text[hull.end()..block.end()].trim_start_matches(['”', '’', '"', '\'', ',', ' ']);
    !after.is_empty()
        && !after.starts_with(['.', '!', '?', ';'])
        && !text[hull.range()].ends_with(['.', '!', '?'])
}

/// Returns the words in the brackets, such as "Bilawal Bhutto Zardari, direct:".
fn label(sheet: &Sheet, said: &SheetQuotation) -> String {
    let text = &sheet.article.text;
    let source = SheetQuotation::words(text, said.source);
    let who = said.speaker.unwrap_or(&source);
    let who = if who.is_empty() { "not attributed" } else { who };
    let who = if said.is_doubtfully_named() && !source.is_empty() {
        format!("{source} → {who}?")
    } else {
        who.to_owned()
    };
    let relay = SheetQuotation::words(text, said.relay);
    let relay = if relay.is_empty() { relay } else { format!(", passed on by {relay}") };
    // Most quotations were said, so that needs no word.
    let act = match said.act {
        Act::Said => String::new(),
        other => format!(", {}", other.name()),
    };
    let check = said.check.map(|check| format!(", {check}")).unwrap_or_default();
    let note = said.note.map(|note| format!(", your note “{note}”")).unwrap_or_default();
    format!("{who}{relay}, {}{act}{check}{note}:", said.kind.name())
}

fn write_lines(page: &mut String, words: &str, lead: &str, columns: Option<usize>) {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let words = display::line(&words);
    let all = Span::new(0, words.len());
    let Some(columns) = columns else {
        let _ = writeln!(page, "{lead}{words}");
        return;
    };
    let mut lead = lead.to_owned();
    for line in wrap::wrap(&words, all, columns.saturating_sub(lead.len()).max(1)) {
        let _ = writeln!(page, "{lead}{}", &words[line.drawn().range()]);
        lead = " ".repeat(lead.len());
    }
}
