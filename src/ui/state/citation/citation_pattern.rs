//! Puts a citation together from a pattern: words with fields among them, some of which may be
//! absent.
//!
//! A field that is absent goes with what stands between it and the field before it: the comma,
//! the "in", the brackets around it. So nothing is left of it that says nothing.

/// A pattern that was read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Pattern {
    /// Words, each with the field after them.
    pieces: Vec<(String, Field)>,
    /// The text after the last field.
    tail: String,
}

/// A field that a pattern can name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    /// The words that were said.
    Quotation,
    /// The speaker.
    Speaker,
    /// The word "in", or "as reported in" where the words are not theirs.
    In,
    /// The title of the article.
    Title,
    /// The title in quotation marks; in Markdown a link, where there is an address.
    Link,
    /// The publisher.
    Outlet,
    /// The day.
    Date,
    /// The address.
    Url,
}

/// Says why something is no pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// There is no such field.
    Unknown(String),
    /// A brace opens and does not close.
    Open,
}

impl Field {
    /// All fields with their names.
    pub(crate) const ALL: [(&'static str, Field); 8] = [
        ("quotation", Field::Quotation),
        ("speaker", Field::Speaker),
        ("in", Field::In),
        ("title", Field::Title),
        ("link", Field::Link),
        ("outlet", Field::Outlet),
        ("date", Field::Date),
        ("url", Field::Url),
    ];

    fn named(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, field)| field)
    }
}

impl Pattern {
    /// Reads `{name}` as a field, and `{{` and `}}` as braces.
    pub(crate) fn parse(text: &str) -> Result<Pattern, Fault> {
        let (mut pattern, mut words, mut rest) = (Pattern::default(), String::new(), text);
        while let Some(at) = rest.find(['{', '}']) {
            words.push_str(&rest[..at]);
            let from = &rest[at..];
            if from.starts_with("{{") || from.starts_with("}}") {
                words.push_str(&from[..1]);
                rest = &from[2..];
            } else if let Some(after) = from.strip_prefix('}') {
                words.push('}');
                rest = after;
            } else {
                let (name, after) = from[1..].split_once('}').ok_or(Fault::Open)?;
                let field = Field::named(name).ok_or_else(|| Fault::Unknown(name.to_owned()))?;
                pattern.pieces.push((std::mem::take(&mut words), field));
                rest = after;
            }
        }
        words.push_str(rest);
        pattern.tail = words;
        Ok(pattern)
    }

    /// Returns the pattern with the value of each field.
    pub(crate) fn fill(&self, value: impl Fn(Field) -> Option<String>) -> String {
        let (mut written, mut has_field, mut left) = (String::new(), false, None);
        for (at, (words, field)) in self.pieces.iter().enumerate() {
            let before = left.take().unwrap_or_else(|| words.clone());
            if let Some(value) = value(*field).filter(|value| !value.is_empty()) {
                written.push_str(&before);
                written.push_str(&value);
                has_field = true;
            } else {
                let next = self.pieces.get(at + 1).map(|(words, _)| words.as_str());
                left = Some(close_up(&before, next, &self.tail, has_field));
            }
        }
        written.push_str(left.as_deref().unwrap_or(&self.tail));
        written.trim_start().to_owned()
    }
}

/// Returns what is left of the words `before` and after a field that is absent. After it comes
/// `next`, or where it is the last, `tail`.
fn close_up(before: &str, next: Option<&str>, tail: &str, has_field: bool) -> String {
    let closing = before.find(|c| !closes(c)).unwrap_or(before.len());
    let closing = if has_field { closing } else { 0 };
    let (mut after, mut end) = (next.unwrap_or(tail), before.len());
    let mut open = still_open(before, closing);
    while let Some(opening) = open.last()
        && let Some(rest) = after.strip_prefix(opening.mate)
    {
        (after, end) = (rest, opening.start);
        open.pop();
    }
    let kept = match open.last() {
        // It is the first in brackets that hold more.
        Some(opening) => opening.end,
        None if has_field => closing,
        None => end,
    };
    let is_first = !has_field || !open.is_empty();
    if is_first && next.is_some() {
        // What opens there is closed behind the next field.
        after = still_open(after, 0).first().map_or("", |opening| &after[opening.start..]);
    }
    format!("{}{after}", &before[..kept])
}

/// A mark that another one closes.
struct Opening {
    start: usize,
    end: usize,
    mate: char,
}

/// Returns the marks from byte `from` on that are not closed in `words`, in their order.
fn still_open(words: &str, from: usize) -> Vec<Opening> {
    let mut open: Vec<Opening> = Vec::new();
    for (at, c) in words.char_indices().filter(|(at, _)| *at >= from) {
        if open.last().is_some_and(|last| last.mate == c) {
            open.pop();
        } else if let Some(mate) = mate(c) {
            open.push(Opening { start: at, end: at + c.len_utf8(), mate });
        }
    }
    open
}

fn mate(c: char) -> Option<char> {
    Some(match c {
        '(' => ')',
        '[' => ']',
        '<' => '>',
        '“' | '„' => '”',
        '«' => '»',
        '‘' => '’',
        '"' | '*' | '_' | '`' => c,
        _ => return None,
    })
}

fn closes(c: char) -> bool {
    matches!(c, ')' | ']' | '>' | '”' | '»' | '’' | '"' | '*' | '_' | '`')
}

#[cfg(test)]
mod tests {
    use super::Fault;
    use super::Field;
    use super::Pattern;

    /// The pattern with the fields of these names filled in with their names.
    #[track_caller]
    fn filled(pattern: &str, present: &str) -> String {
        let pattern = Pattern::parse(pattern).unwrap();
        pattern.fill(|field| {
            let (name, _) = Field::ALL.into_iter().find(|(_, known)| *known == field)?;
            present.split(' ').any(|word| word == name).then(|| name.to_uppercase())
        })
    }

    #[test]
    fn fields_are_filled_in_and_braces_can_be_written() {
        assert_eq!(filled("{quotation} – {speaker}", "quotation speaker"), "QUOTATION – SPEAKER");
        assert_eq!(filled("\\cite{{{title}}}", "title"), "\\cite{TITLE}");
        assert_eq!(filled("}no field", ""), "}no field");
    }

    #[test]
    fn what_is_absent_leaves_nothing_behind() {
        let line = "{quotation} – {speaker}, in “{title}”, {outlet}, {date}, {url}";
        for (present, wanted) in [
            ("quotation speaker title date", "QUOTATION – SPEAKER, in “TITLE”, DATE"),
            ("quotation speaker outlet url", "QUOTATION – SPEAKER, OUTLET, URL"),
            ("quotation url", "QUOTATION, URL"),
            ("title", "“TITLE”"),
        ] {
            assert_eq!(filled(line, present), wanted);
        }
        assert_eq!(filled("{title} ({outlet}, {date}).", "title outlet"), "TITLE (OUTLET).");
        assert_eq!(filled("{title} ({outlet}, {date}).", "title date"), "TITLE (DATE).");
        assert_eq!(filled("{title} ({outlet}, {date}).", "title"), "TITLE.");
        assert_eq!(filled("[{title}](<{url}>), *{outlet}*", "title"), "[TITLE]");
        assert_eq!(filled("{date}: {title}", "title"), "TITLE");
        assert_eq!(filled("> {quotation}\n> {url}\n", "quotation"), "> QUOTATION\n");
        assert_eq!(filled("({outlet}) {title}", "title"), "TITLE");
        assert_eq!(filled("{url}", ""), "");
    }

    #[test]
    fn what_is_no_pattern_is_told() {
        assert_eq!(Pattern::parse("{speeker}"), Err(Fault::Unknown("speeker".to_owned())));
        assert_eq!(Pattern::parse("{}"), Err(Fault::Unknown(String::new())));
        assert_eq!(Pattern::parse("a {url"), Err(Fault::Open));
    }

    #[test]
    fn no_text_is_too_much_for_it() {
        for text in [
            "{",
            "}",
            "{é}",
            "}é",
            "{{",
            "}}}",
            "{url}}",
            "“{url}”{date}“”",
            "é{{é{url}é(é{date}é)é",
        ] {
            if let Ok(pattern) = Pattern::parse(text) {
                pattern.fill(|_| None);
                pattern.fill(|field| (field == Field::Date).then(|| "day".to_owned()));
            }
        }
    }
}
