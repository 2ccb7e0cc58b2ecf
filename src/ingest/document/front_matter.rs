//! Reads the front matter of a Markdown file: keys and values before the text, in YAML, TOML or JSON,
//! and the lists of metadata that programs for highlights write below the title.
//!
//! Only what is on one level is read: front matter of articles has no more.

use serde_json::Value;

use crate::ingest::moment;

/// The most lines of front matter that are examined.
const MOST_LINES: usize = 200;

/// The most bytes of front matter in JSON.
const MOST_BYTES: usize = 64 << 10;

/// Tells whether the text begins with front matter in TOML or JSON, and goes on.
pub(crate) fn is_there(text: &str) -> bool {
    let (front, rest) = front_matter(text);
    !front.is_empty() && !rest.trim().is_empty()
}

/// Returns the front matter as keys and values, and the text after it.
pub(super) fn front_matter(text: &str) -> (Vec<(String, String)>, &str) {
    let bare = text.trim_start_matches('\u{FEFF}');
    let read = in_yaml(bare).or_else(|| in_toml(bare)).or_else(|| in_json(bare));
    if let Some(read) = read {
        return read;
    }
    (listed(bare), text)
}

/// Splits what stands between two lines of `fence` from what follows them.
fn fenced<'a>(text: &'a str, fence: &str, ends: &[&str]) -> Option<(Vec<&'a str>, &'a str)> {
    let mut lines = text.split_inclusive('\n');
    let first = lines.next().filter(|line| line.trim_end() == fence)?;
    let mut at = first.len();
    let mut front = Vec::new();
    for line in lines.take(MOST_LINES) {
        at += line.len();
        if ends.contains(&line.trim_end()) {
            return (!front.is_empty()).then_some((front, &text[at..]));
        }
        front.push(line);
    }
    None
}

fn in_yaml(text: &str) -> Option<(Vec<(String, String)>, &str)> {
    let (lines, rest) = fenced(text, "---", &["---", "..."])?;
    let mut front: Vec<(String, String)> = Vec::new();
    // True while the lines of a value follow its key: `title: |`.
    let mut is_block = false;
    for line in lines {
        let is_indented = line.starts_with([' ', '\t']);
        if is_block && is_indented {
            if let Some((_, value)) = front.last_mut() {
                join(value, line.trim(), " ");
            }
        } else if let Some((key, value)) = key_and_value(line).filter(|_| !is_indented) {
            is_block = matches!(value.as_str(), "|" | ">" | "|-" | ">-" | "|+" | ">+");
            front.push((key, if is_block { String::new() } else { value }));
        } else if let Some(item) = line.trim_start().strip_prefix("- ")
            && let Some((_, value)) = front.last_mut()
        {
            // A list stands under its key: `authors:` and a line for each item.
            join(value, unquoted(item), ", ");
        }
    }
    (!front.is_empty()).then_some((front, rest))
}

fn join(value: &mut String, more: &str, mark: &str) {
    if !value.is_empty() {
        value.push_str(mark);
    }
    value.push_str(more);
}

fn in_toml(text: &str) -> Option<(Vec<(String, String)>, &str)> {
    let (lines, rest) = fenced(text, "+++", &["+++"])?;
    let read = lines.into_iter().filter_map(|line| pair(line.split_once('=')?));
    let front: Vec<(String, String)> = read.collect();
    (!front.is_empty()).then_some((front, rest))
}

fn in_json(text: &str) -> Option<(Vec<(String, String)>, &str)> {
    if !text.starts_with('{') {
        return None;
    }
    let head = &text[..text.floor_char_boundary(MOST_BYTES)];
    let mut values = serde_json::Deserializer::from_str(head).into_iter::<Value>();
    let Some(Ok(Value::Object(object))) = values.next() else { return None };
    let rest = &text[values.byte_offset()..];
    // JSON without a text behind it is data.
    let is_front = rest.starts_with(['\n', '\r']) && !rest.trim().is_empty();
    let said = |value: &Value| match value {
        Value::String(said) => Some(said.clone()),
        Value::Array(values) => {
            let said: Vec<&str> = values.iter().filter_map(Value::as_str).collect();
            (!said.is_empty()).then(|| said.join(", "))
        }
        _ => None,
    };
    let front = object.iter().filter_map(|(key, value)| Some((key.to_lowercase(), said(value)?)));
    let front: Vec<(String, String)> = front.collect();
    (is_front && !front.is_empty()).then_some((front, rest))
}

/// Reads a list below a heading "Metadata", as programs for highlights write it: "- Author: Ann Lee".
fn listed(text: &str) -> Vec<(String, String)> {
    let lines = text.lines().take(MOST_LINES).map(str::trim);
    let lines = lines
        .skip_while(|line| !line.trim_start_matches('#').trim().eq_ignore_ascii_case("metadata"));
    let items = lines.skip(1).filter(|line| !line.is_empty());
    let items = items.map_while(|line| line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")));
    items
        .filter_map(|item| {
            let (key, value) = item.split_once(':')?;
            let key = match key.trim().to_lowercase().as_str() {
                "full title" => "title".to_owned(),
                other => other.to_owned(),
            };
            Some((key, unquoted(value).to_owned()))
        })
        .collect()
}

fn key_and_value(line: &str) -> Option<(String, String)> {
    pair(line.split_once(':')?)
}

fn pair((key, value): (&str, &str)) -> Option<(String, String)> {
    let key = key.trim_end();
    let is_key =
        !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'));
    let value = value.trim();
    let list = value.strip_prefix('[').filter(|list| !list.starts_with('['));
    let value = match list.and_then(|list| list.strip_suffix(']')) {
        Some(list) => list.split(',').map(unquoted).collect::<Vec<_>>().join(", "),
        None => unquoted(value).to_owned(),
    };
    is_key.then(|| (key.to_ascii_lowercase(), value)).filter(|(_, value)| !value.contains('\0'))
}

/// Removes quotation marks, and the brackets of a link to a note: `[[Ann Lee]]`.
fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let inner = |mark: char| value.strip_prefix(mark)?.strip_suffix(mark);
    let bare = inner('"').or_else(|| inner('\'')).unwrap_or(value).trim();
    bare.strip_prefix("[[").and_then(|bare| bare.strip_suffix("]]")).unwrap_or(bare)
}

/// Returns the day in the name of a file: the one with which it begins, as blogs have it
/// ("2031-02-03-ferry-sails"), or else the only one ("herald_2031-02-03_ferry"). Of two others nobody
/// knows which is meant.
pub(crate) fn day_in_name(name: &str) -> Option<String> {
    let is_digit = |char: char| char.is_ascii_digit();
    // Most names hold no day, and to read one takes longer than to see that.
    let looks_so = |day: &str| {
        let is_as_in = |(byte, form): (u8, u8)| {
            if form == b'-' { byte == b'-' } else { byte.is_ascii_digit() }
        };
        day.bytes().zip(*b"yyyy-mm-dd").all(is_as_in)
    };
    let day_at = |at: usize| {
        let day = name.get(at..at + 10).filter(|day| looks_so(day))?;
        let is_part = name[..at].ends_with(is_digit) || name[at + 10..].starts_with(is_digit);
        (!is_part && moment::normal(day).as_deref() == Some(day)).then(|| day.to_owned())
    };
    let mut days = (0..name.len()).filter_map(day_at);
    let begins = name.get(10..).is_some_and(|rest| rest.starts_with('-'));
    let first = days.next()?;
    (begins && name.starts_with(&first) || days.next().is_none()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::day_in_name;
    use super::front_matter;
    use super::is_there;

    fn shown(text: &str) -> String {
        let (front, rest) = front_matter(text);
        let pairs: Vec<String> =
            front.iter().map(|(key, value)| format!("{key}={value}")).collect();
        format!("{} | {}", pairs.join("; "), rest.trim())
    }

    #[test]
    fn front_matter_is_read_in_the_three_languages_that_it_is_written_in() {
        let expected = "title=Ferry: a year; authors=Ann Lee, Bo Diaz | They met.";
        for text in [
            "---\ntitle: \"Ferry: a year\"\nauthors:\n  - \"[[Ann Lee]]\"\n  - Bo Diaz\n---\nThey met.\n",
            "---\ntitle: |\n  Ferry: a\n  year\nauthors: [Ann Lee, Bo Diaz]\n---\n\nThey met.",
            "+++\ntitle = \"Ferry: a year\"\nauthors = [\"Ann Lee\", \"Bo Diaz\"]\n+++\nThey met.",
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
        let json = "{\n\"authors\": [\"Ann Lee\"],\n\"title\": \"Ferry\"\n}\n\nThey met.";
        assert_eq!(shown(json), "authors=Ann Lee; title=Ferry | They met.");
        let listed =
            "# Ferry\n\n## Metadata\n- Author: [[Ann Lee]]\n- URL: https://a.example/1\n\nx: y";
        assert!(shown(listed).starts_with("author=Ann Lee; url=https://a.example/1 | # Ferry"));
    }

    #[test]
    fn what_has_no_text_behind_it_or_no_keys_is_no_front_matter() {
        for text in ["{\"title\": \"x\"}", "---\nThey met.\n---\nThey left.", "+++\nx", "They met."]
        {
            assert!(!is_there(text), "{text}");
        }
        assert_eq!(day_in_name("2031-02-03-ferry").as_deref(), Some("2031-02-03"));
        for (name, day) in [
            ("ferry-2031-02-03", Some("2031-02-03")),
            ("herald_2031-02-03_ferry", Some("2031-02-03")),
            ("2031-02-03-to-2031-02-09", Some("2031-02-03")),
            ("from-2031-02-03-to-2031-02-09", None),
            ("2031-02-30_ferry", None),
            ("12031-02-03", None),
            ("2031-02-031", None),
            ("Fähre", None),
        ] {
            assert_eq!(day_in_name(name).as_deref(), day, "{name}");
        }
    }
}
