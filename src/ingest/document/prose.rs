//! Whether a text reads like an article: asked of files that nobody named.
//!
//! A folder of articles also holds data, code and pages. A file that is named
//! is read whatever it looks like.

use crate::ingest::document::lines;

/// A sentence has at least so many words.
const WORDS: usize = 5;

/// Whether more than a quarter of the text, by bytes, is sentences: an article
/// may hold tables and lists, and one too many does less harm than one passed
/// over.
pub(crate) fn is_article(text: &str) -> bool {
    let start = text.trim_start();
    if start.starts_with(['<', '{']) || start.starts_with("[{") || start.starts_with("#!") {
        return false;
    }
    let (mut sentences, mut all) = (0, 0);
    for line in lines::lines(text) {
        let content = &text[line.span.range()];
        // What was embedded in an article counts neither for nor against it.
        if !content.starts_with('<') {
            all += content.len();
            sentences += if is_sentences(content) { content.len() } else { 0 };
        }
    }
    sentences * 4 > all
}

/// Whether the line is words with a few marks between them. Columns of data
/// have tabs, code has brackets.
fn is_sentences(line: &str) -> bool {
    let odd = line.chars().filter(|&c| is_odd(c)).count();
    !line.contains('\t')
        && !["//", "/*", "* ", "--", "%", ";"].iter().any(|comment| line.starts_with(comment))
        && odd * 50 <= line.chars().count()
        && line.split_whitespace().filter(|word| is_word(word)).count() >= WORDS
        // Scripts without spaces between words have few and long ones.
        || line.chars().filter(|&c| c > '\u{2E80}' && c.is_alphabetic()).count() >= WORDS * 2
}

fn is_word(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphanumeric()).count() * 2 > word.chars().count()
}

/// What sentences hardly ever hold.
fn is_odd(c: char) -> bool {
    matches!(
        c,
        '{' | '}' | '[' | ']' | '<' | '>' | '=' | '|' | '\\' | '_' | '#' | ';' | '~' | '^' | '`'
    ) || c.is_control()
}

#[cfg(test)]
mod tests {
    use super::is_article;

    #[test]
    fn sentences_make_an_article() {
        for text in [
            "Talks end\n\nThe two sides said that they would meet again in May.\n",
            "ROME — “No,” she said (twice); he didn’t hear. It was 9 p.m.\n",
            "两国外长星期三在北京举行会谈并表示将继续保持沟通。\n",
        ] {
            assert!(is_article(text), "{text}");
        }
    }

    #[test]
    fn pages_data_and_code_do_not() {
        for text in [
            "<html><body>The two sides said that they would meet again.</body></html>",
            "{\"text\": \"The two sides said that they would meet again in May.\"}",
            "T1\tContent 0 12\tthat they would meet again in the month of May\n",
            "fn main() {\n    let x = f(a, b);\n    println!(\"{x}\");\n}\n",
            "id,name,age\n1,Ann,40\n2,Bo,50\n",
            "/// They said that they would meet again in May, or so.\nfn f() {}\n",
            "#!/bin/sh\necho this is a line with quite a few words in it\n",
            "",
        ] {
            assert!(!is_article(text), "{text}");
        }
    }
}
