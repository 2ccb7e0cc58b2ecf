//! Tells whether a text reads like an article; only files that the user did not name are tested.
//!
//! A folder of articles may also hold data, code and web pages. A file that the user names is read
//! whatever it looks like.

use crate::ingest::document::lines;

/// The fewest words of a sentence.
const WORDS: usize = 5;

/// Tells whether more than a quarter of the text, by bytes, consists of sentences. The share is low
/// because an article may hold tables and lists, and because a file too many does less harm than a
/// missed article.
pub(crate) fn is_article(text: &str) -> bool {
    let start = text.trim_start();
    if start.starts_with(['<', '{']) || start.starts_with("[{") || start.starts_with("#!") {
        return false;
    }
    let (mut sentences, mut all) = (0, 0);
    for line in lines::lines(text) {
        let content = &text[line.span.range()];
        // Embedded HTML counts neither for nor against an article.
        if !content.starts_with('<') {
            all += content.len();
            sentences += if is_sentences(content) { content.len() } else { 0 };
        }
    }
    sentences * 4 > all
}

/// Tells whether the line consists of words with a few marks between them. Columns of data have
/// tabs, and code has brackets.
fn is_sentences(line: &str) -> bool {
    // Typewriters and agencies open quotations so: ``No,'' she said.
    let marks = if line.contains("''") { 2 * line.matches("``").count() } else { 0 };
    let odd = line.chars().filter(|&c| is_odd(c)).count() - marks;
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

/// Tells whether `c` is a character that sentences hardly ever have.
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
            "``We never met,'' said the two. ``If we had, we would meet again.''\n",
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
