//! Picks the piece of a text that has the most of the searched words.

use crate::article::Article;
use crate::library::corrections::anchor::Indexed;
use crate::library::search::full_text_query::MarkedWords;
use crate::text::Span;

/// The number of words in a piece.
const WORDS: usize = 24;
/// The number of words in a piece before the first word that was found.
const LEAD: usize = 4;

/// Returns the best piece of the article; empty where only the title has the words, because the
/// title is shown beside the piece.
pub(crate) fn snippet(article: &Article, wanted: &MarkedWords) -> Vec<(String, bool)> {
    let mut best: (usize, Vec<(String, bool)>) = (0, Vec::new());
    for block in &article.blocks {
        let Some(text) = article.text.get(block.span.range()) else { continue };
        if article.title == plain(text) {
            continue;
        }
        let indexed = Indexed::new(text);
        let words: Vec<(Option<usize>, Span)> =
            indexed.words().map(|(word, span)| (wanted.place(word), span)).collect();
        let (from, count) = window(&words, wanted.len());
        if count > best.0 {
            best = (count, piece(text, &words, from));
        }
        if count == wanted.len() && count > 0 {
            break;
        }
    }
    best.1
}

/// Finds the window with the most different words; returns where it begins and how many they are.
fn window(words: &[(Option<usize>, Span)], len: usize) -> (usize, usize) {
    let mut best = (0, 0);
    let starts = words.iter().enumerate().filter(|(_, (place, _))| place.is_some());
    for (start, _) in starts {
        let mut seen = vec![false; len];
        words[start..].iter().take(WORDS - LEAD).filter_map(|word| word.0).for_each(|place| {
            seen[place] = true;
        });
        let count = seen.iter().filter(|seen| **seen).count();
        if count > best.1 {
            best = (start.saturating_sub(LEAD), count);
        }
        if count == len {
            break;
        }
    }
    best
}

fn piece(text: &str, words: &[(Option<usize>, Span)], from: usize) -> Vec<(String, bool)> {
    let to = (from + WORDS).min(words.len());
    let mut parts: Vec<(String, bool)> = Vec::new();
    let mut push = |part: &str, is_found: bool| {
        if part.is_empty() {
            return;
        }
        match parts.last_mut() {
            Some((last, found)) if *found == is_found => last.push_str(part),
            _ => parts.push((part.to_owned(), is_found)),
        }
    };
    if from > 0 {
        push("… ", false);
    }
    // Marks before the first and after the last word belong to the piece where it begins or ends
    // the text.
    let mut at = if from == 0 { 0 } else { words[from].1.start() };
    for (place, span) in &words[from..to] {
        push(&plain(&text[at..span.start()]), false);
        push(&text[span.range()], place.is_some());
        at = span.end();
    }
    if to < words.len() {
        push(" …", false);
    } else {
        push(&plain(&text[at..]), false);
    }
    parts
}

/// Replaces each run of white space by one blank.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            char if !char.is_whitespace() => plain.push(char),
            _ if plain.ends_with(' ') => (),
            _ => plain.push(' '),
        }
    }
    plain
}
