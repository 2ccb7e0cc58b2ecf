//! The piece of a text in which most of what was asked for stands.

use crate::article::Article;
use crate::library::corrections::anchor::Indexed;
use crate::library::search::full_text_query::Wanted;
use crate::text::Span;

/// How many words a piece has.
const WORDS: usize = 24;
/// How many of them stand before what was found.
const LEAD: usize = 4;

/// The best piece of the article; none where nothing is found in it but in its title, which
/// whoever is shown the piece sees as well.
pub(crate) fn snippet(article: &Article, wanted: &Wanted) -> Vec<(String, bool)> {
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

/// Where the window with most different words begins, and how many they are.
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
    // Marks before the first word and after the last belong to the piece where
    // the text begins and ends with it.
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

/// White space runs made one blank.
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
