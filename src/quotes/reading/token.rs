//! Splits a paragraph into words and punctuation marks.
//!
//! Clitics stand apart (`do` `n't`, `Rubio` `'s`), so do punctuation marks;
//! hyphenated words, `U.S.` and `1,000.5` stay whole. That is how the corpora
//! that the engine learns from are read, so it must not change without them.

use unicode_normalization::char::is_combining_mark;

use crate::text::Span;

/// Returns the tokens of `text[paragraph]`, in order, without white space.
#[cfg_attr(not(feature = "training"), allow(dead_code))]
pub fn tokens(text: &str, paragraph: Span) -> Vec<Span> {
    first_tokens(text, paragraph, usize::MAX)
}

/// Returns the first `most` of those tokens.
pub(crate) fn first_tokens(text: &str, paragraph: Span, most: usize) -> Vec<Span> {
    let bytes = &text[..paragraph.end()];
    let mut found = Vec::with_capacity((paragraph.len() / 5).min(most));
    let mut at = paragraph.start();
    while found.len() < most
        && let Some(first) = bytes[at..].chars().next()
    {
        let len =
            if first.is_whitespace() { first.len_utf8() } else { token_len(bytes, at, first) };
        if !first.is_whitespace() {
            found.push(Span::new(at, at + len));
        }
        at += len;
    }
    found
}

/// Returns the bytes of the token that starts at `at` with `first`.
fn token_len(text: &str, at: usize, first: char) -> usize {
    let rest = &text[at..];
    match first {
        '\'' | '`' if rest[1..].starts_with(first) => 2, // Typed for a double mark.
        '\'' | '’' => clitic_len(rest).unwrap_or(first.len_utf8()),
        '@' => match 1 + word_len(&rest[1..]) {
            1 => 1,
            handle => handle,
        },
        '.' | '-' => run_len(rest, first),
        _ if is_word(first) => dotted_len(rest)
            .or_else(|| negated_len(rest))
            .or_else(|| number_len(rest))
            .unwrap_or_else(|| compound_len(rest)),
        _ => first.len_utf8(),
    }
}

/// Returns true for letters, digits, the underscore, and the marks that belong to a letter.
pub(crate) fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric()
        || char == '_'
        || (!char.is_ascii() && (char.is_alphanumeric() || is_combining_mark(char)))
}

fn word_len(text: &str) -> usize {
    text.find(|char| !is_word(char)).unwrap_or(text.len())
}

/// Returns the bytes of `'s`, `’re` and the like, where no letter follows.
fn clitic_len(text: &str) -> Option<usize> {
    let mark = text.chars().next()?.len_utf8();
    let len = word_len(&text[mark..]);
    matches!(&text[mark..mark + len], "s" | "S" | "re" | "ve" | "ll" | "d" | "m")
        .then_some(mark + len)
}

/// Returns the bytes of `U.S.`, `D.C.`: two or more single letters, each with its full stop.
fn dotted_len(text: &str) -> Option<usize> {
    let pairs = text
        .as_bytes()
        .chunks_exact(2)
        .take_while(|pair| pair[0].is_ascii_alphabetic() && pair[1] == b'.')
        .count();
    (pairs >= 2).then_some(pairs * 2)
}

/// Returns the bytes of the `do` in `don't`, which the `n't` follows.
fn negated_len(text: &str) -> Option<usize> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let ends_in_n = text[..letters].ends_with('n');
    let rest = &text[letters..];
    let mark = rest.chars().next().filter(|&char| char == '\'' || char == '’')?.len_utf8();
    let negated = ends_in_n && &rest[mark..mark + word_len(&rest[mark..])] == "t";
    negated.then_some(if letters > 1 { letters - 1 } else { letters + mark + 1 })
}

/// Returns the bytes of `1,000.5`, `10:30`: digits joined by single separators.
fn number_len(text: &str) -> Option<usize> {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let mut len = digits(text);
    let whole = len;
    while len > 0 && text[len..].starts_with(['.', ',', ':']) {
        match digits(&text[len + 1..]) {
            0 => break,
            more => len += 1 + more,
        }
    }
    (len > whole).then_some(len)
}

/// Returns the bytes of a word with the parts that hyphens join to it.
fn compound_len(text: &str) -> usize {
    let mut len = word_len(text);
    while let Some(hyphen) = text[len..].chars().next().filter(|&char| char == '-' || char == '‑')
    {
        match word_len(&text[len + hyphen.len_utf8()..]) {
            0 => break,
            more => len += hyphen.len_utf8() + more,
        }
    }
    len
}

/// Returns the bytes of two or more full stops or hyphens in a row, which are one token.
fn run_len(text: &str, mark: char) -> usize {
    text.len() - text.trim_start_matches(mark).len()
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use crate::text::Span;

    fn check(text: &str, expected: &str) {
        let found: Vec<&str> =
            tokens(text, Span::new(0, text.len())).iter().map(|span| &text[span.range()]).collect();
        assert_eq!(found.join("|"), expected);
    }

    #[test]
    fn clitics_and_marks_stand_apart() {
        check("“I don’t,” she’d said.", "“|I|do|n’t|,|”|she|’d|said|.");
        check("Rubio's can't 'em", "Rubio|'s|ca|n't|'|em");
        check("don'tcha", "don|'|tcha");
        check("``So,'' he said", "``|So|,|''|he|said");
    }

    #[test]
    fn hyphens_dotted_letters_and_numbers_stay_whole() {
        check(
            "the U.S. self-defence of 1,000.5 at 10:30.",
            "the|U.S.|self-defence|of|1,000.5|at|10:30|.",
        );
        check("well--no... wait-", "well|--|no|...|wait|-");
        check("@user tweeted @ noon", "@user|tweeted|@|noon");
    }

    #[test]
    fn letters_of_any_script_make_words() {
        check("Čapek’s «नमस्ते» 東京", "Čapek|’s|«|नमस्ते|»|東京");
        check("e\u{301}te\u{301}", "e\u{301}te\u{301}");
    }
}
