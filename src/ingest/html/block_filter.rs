//! Removes blocks that stand among those of an article but do not belong to it.
//!
//! The rules recognise kinds of blocks by their words, their look and their place. They are
//! cautious with sentences: a line too many is a blemish, but a lost sentence is a fault.

use std::collections::HashSet;

use crate::article::BlockKind;
use crate::ingest::document::byline;
use crate::ingest::document::line_marks;
use crate::ingest::html::page_furniture;
use crate::ingest::html::piece::Piece;
use crate::ingest::html::title::key;

/// A paragraph of more than this many characters that ends like a sentence is running text. The
/// head of a page is what stands before the first such paragraph, its foot what stands after the
/// last.
const PROSE: usize = 80;

/// The metadata of the article that the page gives elsewhere.
#[derive(Debug, Default)]
pub(super) struct StatedHead<'a> {
    pub(super) title: &'a str,
    pub(super) byline: Option<&'a str>,
}

/// Returns the pieces that belong to the article.
pub(super) fn retain(pieces: Vec<Piece>, known: &StatedHead) -> Vec<Piece> {
    let mut pieces = pieces;
    pieces.retain(|piece| !page_furniture::is_page_furniture(&piece.text));
    drop_links_to_others(&mut pieces);
    drop_head(&mut pieces, known);
    drop_foot(&mut pieces, known);
    drop_said_twice(&mut pieces);
    pieces
}

/// Tells whether the piece is nearly all links and not a sentence.
fn is_link(piece: &Piece) -> bool {
    piece.linked * 10 >= piece.text.len() * 8
        && !(line_marks::ends_sentence(&piece.text)
            && !piece.text.ends_with("...")
            && !piece.text.ends_with('?'))
}

/// Drops links to other articles, together with the label above them.
fn drop_links_to_others(pieces: &mut Vec<Piece>) {
    let mut kept: Vec<Piece> = Vec::new();
    let mut rest = std::mem::take(pieces).into_iter().peekable();
    while let Some(piece) = rest.next() {
        if piece.kind == BlockKind::Heading || !is_link(&piece) {
            kept.push(piece);
            continue;
        }
        let mut run = vec![piece];
        while let Some(next) = rest.next_if(is_link) {
            run.push(next);
        }
        let is_list = run.iter().all(|piece| piece.kind == BlockKind::ListItem);
        if is_list
            && run.len() == 1
            && rest.peek().is_some_and(|next| next.kind == BlockKind::ListItem)
        {
            kept.append(&mut run);
            continue;
        }
        while kept.last().is_some_and(is_label) {
            kept.pop();
        }
    }
    *pieces = kept;
}

/// Tells whether the piece is a label for a list of links: "You may also like:".
fn is_label(piece: &Piece) -> bool {
    !line_marks::is_longer(&piece.text, 60)
        && (piece.kind == BlockKind::Heading
            || piece.text.ends_with([':', '…'])
            || piece.text.ends_with("..."))
}

/// Tells whether the piece is running text.
pub(super) fn is_prose(piece: &Piece) -> bool {
    line_marks::is_longer(&piece.text, PROSE)
        && line_marks::ends_sentence(&piece.text)
        && piece.linked * 2 < piece.text.len()
}

/// Drops headline, byline, date and the like, which stand before the text.
fn drop_head(pieces: &mut Vec<Piece>, known: &StatedHead) {
    let head = pieces.iter().position(is_prose).unwrap_or(pieces.len());
    let mut at = 0;
    pieces.retain(|piece| {
        at += 1;
        let is_first = at <= head || at <= 3;
        !(is_first && piece.kind != BlockKind::BlockQuotation && is_head_matter(piece, known))
    });
}

fn is_head_matter(piece: &Piece, known: &StatedHead) -> bool {
    let text = &piece.text;
    is_title(text, known.title)
        || is_byline(text, known)
        || is_date(text)
        || piece.linked * 2 > text.len() && !line_marks::ends_sentence(text)
}

/// Tells whether the block repeats the title, perhaps with a few more words.
fn is_title(text: &str, title: &str) -> bool {
    let (text, title) = (key(text), key(title));
    if text.is_empty() || title.is_empty() {
        return false;
    }
    text == title
        || title.len() > 15 && text.len() < title.len() + 40 && text.ends_with(&title)
        || text.len() > 15 && title.len() < text.len() + 40 && title.starts_with(&text)
}

fn is_byline(text: &str, known: &StatedHead) -> bool {
    if byline::names(text).is_some() {
        return true;
    }
    let Some(names) = known.byline else { return false };
    let text = key(text);
    let mut all = names.split(", ").map(key).filter(|name| !name.is_empty()).peekable();
    all.peek().is_some()
        && text.len() < key(names).len() + 40
        && all.all(|name| text.contains(&name))
}

/// Tells whether the block is a date or time and little else: "Updated Nov 19, 6:55 AM".
fn is_date(text: &str) -> bool {
    if line_marks::is_longer(text, 90) || line_marks::ends_sentence(text) && !text.ends_with("m.") {
        return false;
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let numbers: Vec<&str> = text.split(|c: char| !is_digit(c)).filter(|n| !n.is_empty()).collect();
    let has_year =
        numbers.iter().any(|n| n.len() == 4 && (n.starts_with("19") || n.starts_with("20")));
    let bytes = text.as_bytes();
    let has_hour = bytes.windows(4).any(|four| {
        four[0].is_ascii_digit()
            && four[1] == b':'
            && four[2].is_ascii_digit()
            && four[3].is_ascii_digit()
    });
    let words = text.split_whitespace().count();
    words <= 14 && (has_year && numbers.len() >= 2 || has_hour)
}

/// Drops what stands after the text: credits, prompts, headings with nothing under them.
fn drop_foot(pieces: &mut Vec<Piece>, known: &StatedHead) {
    while let Some(last) = pieces.last() {
        let is_foot = last.kind == BlockKind::Heading
            || is_label(last)
            || is_byline(&last.text, known)
            || is_date(&last.text) && last.kind != BlockKind::BlockQuotation
            || is_link(last)
            || is_about_author(last, known)
            || is_closing_credit(&last.text);
        let gone = if is_foot { 1 } else { labelled_list(pieces) };
        if gone == 0 || pieces.len() <= gone {
            break;
        }
        pieces.truncate(pieces.len() - gone);
    }
}

/// Returns the number of pieces at the end that are a list of links to other articles with a label
/// above it. The items may have words beside their links.
fn labelled_list(pieces: &[Piece]) -> usize {
    const LABELS: [&str; 6] = ["more ", "more:", "related", "read ", "also ", "see also"];
    let items = pieces.iter().rev().take_while(|piece| {
        piece.kind == BlockKind::ListItem
            && piece.linked > 0
            && !line_marks::is_longer(&piece.text, 200)
    });
    let items = items.count();
    let label = pieces.len().checked_sub(items + 1).map(|at| pieces[at].text.to_lowercase());
    let is_label = |label: String| {
        LABELS.iter().any(|start| label.starts_with(start))
            && !line_marks::is_longer(&label, 60)
            && !line_marks::ends_sentence(&label)
    };
    if items > 0 && label.is_some_and(is_label) { items + 1 } else { 0 }
}

/// Tells whether the text is a closing credit: "Reporting by Ann Lee; Editing by Bo Diaz".
fn is_closing_credit(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', '*', '–', '—', '-', ' ']).to_lowercase();
    let starts = [
        "reporting by ",
        "editing by ",
        "additional reporting",
        "writing by ",
        "compiled by ",
        "with reporting by ",
        "this story was ",
        "this article was originally ",
        "this article originally ",
    ];
    !line_marks::is_longer(&text, 400) && starts.iter().any(|start| text.starts_with(start))
}

/// Tells whether the piece introduces an author: "Ann Lee is a reporter. Follow her on Twitter."
fn is_about_author(piece: &Piece, known: &StatedHead) -> bool {
    let lower = piece.text.to_lowercase();
    let follows = ["follow ", "contact ", "email "].iter().any(|word| lower.contains(word))
        && ["twitter", "facebook", "instagram", "@"].iter().any(|site| lower.contains(site));
    let introduces = known.byline.is_some_and(|names| {
        let names = names.to_lowercase();
        lower.strip_prefix(&names).is_some_and(|rest| {
            rest.starts_with(" is ") || rest.starts_with(" writes") || rest.starts_with(" covers")
        })
    });
    !line_marks::is_longer(&piece.text, 600) && (follows || introduces)
}

/// Drops passages that repeat an earlier one word for word: some pages hold parts twice, for wide
/// screens and for narrow ones. A single repeated block stays, such as a question in an interview.
fn drop_said_twice(pieces: &mut Vec<Piece>) {
    pieces.dedup_by(|next, piece| next.text == piece.text);
    let mut seen = HashSet::new();
    let again: Vec<bool> =
        pieces.iter().map(|piece| is_prose(piece) && !seen.insert(key(&piece.text))).collect();
    let is_again = |at: Option<usize>| at.and_then(|at| again.get(at)).is_some_and(|again| *again);
    let mut at = 0_usize;
    pieces.retain(|_| {
        let beside = is_again(at.checked_sub(1)) || is_again(Some(at + 1));
        let is_kept = !(again[at] && beside);
        at += 1;
        is_kept
    });
}

#[cfg(test)]
mod tests {
    use super::StatedHead;
    use super::is_closing_credit;
    use super::is_date;
    use super::is_head_matter;
    use super::is_title;
    use crate::article::BlockKind;
    use crate::ingest::html::piece::Piece;

    #[test]
    fn a_line_that_is_a_day_or_an_hour_is_a_date() {
        for date in [
            "Updated Nov 19, 6:55 AM; Posted Nov 19, 6:51 AM",
            "Feb 3, 2031",
            "Published 03.02.2031",
            "3 February 2031, 10:15 a.m.",
        ] {
            assert!(is_date(date), "{date}");
        }
        for other in [
            "In May 2031 the harbour was shut.",
            "At 6:55 the ships left the harbour, and nobody saw them go.",
            "The year 2031",
            "Ann Lee",
        ] {
            assert!(!is_date(other), "{other}");
        }
    }

    #[test]
    fn the_title_once_more_is_no_part_of_the_text() {
        let title = "Talks end without a deal";
        for again in ["Talks End Without a Deal", "World – Talks end without a deal"] {
            assert!(is_title(again, title), "{again}");
        }
        for other in
            ["Talks", "The talks end without a deal, and nobody smiles, they said on Friday", ""]
        {
            assert!(!is_title(other, title), "{other}");
        }
    }

    #[test]
    fn a_credit_at_the_end_starts_as_one() {
        assert!(is_closing_credit("(Reporting by Ann Lee; Editing by Bo Diaz)"));
        assert!(!is_closing_credit("The reporting by Ann Lee won a prize."));
    }

    #[test]
    fn a_sentence_is_no_head_matter_though_it_names_the_writer() {
        let known = StatedHead { title: "Talks end", byline: Some("Ann Lee") };
        let piece = |text: &str| Piece {
            kind: BlockKind::Paragraph,
            text: text.to_owned(),
            links: Vec::new(),
            linked: 0,
            number: 0,
            indent: 0,
        };
        assert!(is_head_matter(&piece("Ann Lee, The Lamp"), &known));
        let sentence = "When Ann Lee came to the harbour on Friday, nobody would speak to her.";
        assert!(!is_head_matter(&piece(sentence), &known));
    }
}
