//! Reads a source as tokens.

/// The tokens of a source, as far as paths need them: identifiers, `::`, and
/// single characters; comments, strings, characters and lifetimes left out.
pub(crate) fn tokens(source: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let len = skipped(rest).unwrap_or_else(|| {
            let ident = |c: char| c.is_alphanumeric() || c == '_';
            let len = match first {
                _ if ident(first) => rest.find(|c| !ident(c)).unwrap_or(rest.len()),
                ':' if rest.starts_with("::") => 2,
                _ => first.len_utf8(),
            };
            tokens.push(&rest[..len]);
            len
        });
        rest = &rest[len..];
    }
    tokens
}

/// How many bytes at the start are no token; `None` where one starts.
fn skipped(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    match bytes[0] {
        b' ' | b'\t' | b'\r' | b'\n' => Some(1),
        b'/' if rest.starts_with("//") => Some(rest.find('\n').unwrap_or(rest.len())),
        b'/' if rest.starts_with("/*") => Some(block_comment(rest)),
        b'"' => Some(1 + string(&rest[1..])),
        b'b' if rest.starts_with("b\"") => Some(2 + string(&rest[2..])),
        b'r' | b'b' => raw_string(rest),
        b'\'' => Some(character(rest)),
        _ => None,
    }
}

fn block_comment(rest: &str) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        let (step, change) = match &rest.as_bytes()[at..] {
            [b'/', b'*', ..] => (2, 1),
            [b'*', b'/', ..] => (2, -1),
            _ => (1, 0),
        };
        at += step;
        depth += change;
        if depth == 0 {
            break;
        }
    }
    at
}

/// Length of a string's content with the quotation mark that ends it.
fn string(content: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in content.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => (),
        }
    }
    content.len()
}

fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let content = after.trim_start_matches('#');
    let hashes = &after[..after.len() - content.len()];
    let content = content.strip_prefix('"')?;
    let end = format!("\"{hashes}");
    let start = rest.len() - content.len();
    Some(content.find(&end).map_or(rest.len(), |at| start + at + end.len()))
}

/// Length of a character with its marks, or of the mark alone of a lifetime.
fn character(rest: &str) -> usize {
    if rest[1..].starts_with('\\') {
        // What is escaped may itself be a quotation mark.
        return rest[3..].find('\'').map_or(rest.len(), |at| at + 4);
    }
    let mut chars = rest.char_indices().skip(2);
    match chars.next() {
        Some((at, '\'')) => at + 1,
        _ => 1,
    }
}
