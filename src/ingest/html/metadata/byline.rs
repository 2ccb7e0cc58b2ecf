//! Finds the authors of an article in its page.

use dom_query::Document;

use crate::ingest::html::metas::Metas;
use crate::ingest::html::metas::text_of;
use crate::ingest::moment;

/// The most characters of a byline; more than that is a text.
const LONGEST_BYLINE: usize = 150;

/// Returns the names of the authors; `linked` are those in the linked data.
pub(super) fn byline(
    page: &Document,
    metas: &Metas,
    linked: Vec<String>,
    outlet: Option<&str>,
) -> Option<String> {
    let names = |names: Vec<String>| names_of(&names, outlet);
    let meta = |name: &str| metas.first(&[name]).map(|said| vec![said]);
    names(linked)
        .or_else(|| {
            [
                "author",
                "article:author",
                "dc.creator",
                "dcterms.creator",
                "parsely-author",
                "sailthru.author",
                "byl",
                "twitter:creator:name",
                "citation_author",
                "article:author_name",
            ]
            .into_iter()
            .find_map(|name| meta(name).and_then(names))
        })
        .or_else(|| {
            [
                "[itemprop~=author] [itemprop~=name]",
                "[itemprop~=author]",
                "a[rel~=author]",
                "[class*=byline] a[href*=author]",
                "[class*=byline-name], [class*=author-name], [class*=author__name]",
                "[class*=byline]",
                "[class~=author]",
                "[rel~=author]",
            ]
            .into_iter()
            .find_map(|selector| names(vec![text_of(page, selector)?]))
        })
        .or_else(|| {
            // The text of a link to all articles of an author is the author's name.
            let name =
                text_of(page, "a[href*='/author/'], a[href*='/authors/'], a[href*='/autor/']")?;
            let is_name = (2..=4).contains(&name.split(' ').count())
                && name.split(' ').all(|word| word.starts_with(char::is_uppercase));
            names(vec![name]).filter(|_| is_name)
        })
}

/// Joins the names without the words around them, each name once.
fn names_of(said: &[String], outlet: Option<&str>) -> Option<String> {
    let mut names: Vec<String> = Vec::new();
    for name in said.iter().filter_map(|said| name_of(said)) {
        let is_outlet = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(&name));
        if !is_outlet && !names.contains(&name) {
            names.push(name);
        }
    }
    let byline = names.join(", ");
    (!names.is_empty() && byline.chars().count() <= LONGEST_BYLINE).then_some(byline)
}

/// Extracts the name from a byline: "By Ann Lee, May 4, 2031" gives "Ann Lee".
fn name_of(said: &str) -> Option<String> {
    const BEFORE: [&str; 12] = [
        "written by ",
        "posted by ",
        "by ",
        "von ",
        "par ",
        "di ",
        "de ",
        "por ",
        "reported by ",
        "words by ",
        "story by ",
        "text by ",
    ];
    const AFTER: [&str; 9] =
        [" | ", " • ", " · ", " — ", " – ", " updated ", " published ", " posted ", " on "];
    let said = said.trim();
    // A label in whatever language may come first: "Text: Ann Lee".
    let mut name = said.split_once(": ").map_or(said, |(_, name)| name).trim();
    let start = BEFORE
        .iter()
        .find(|start| name.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start)));
    // "Di Stefano" and "Von Braun" are names, but "von Ann Lee" is a byline.
    if let Some(start) = start
        && (start.starts_with("by") || start.len() > 4 || name.starts_with(char::is_lowercase))
    {
        name = name[start.len()..].trim();
    }
    let lower = name.to_ascii_lowercase();
    let end = AFTER.iter().filter_map(|after| lower.find(after)).min();
    name = &name[..end.unwrap_or(name.len())];
    if let Some(comma) = name.find(", ")
        && name[comma..].contains(|c: char| c.is_ascii_digit())
    {
        name = &name[..comma];
    }
    let is_weekday = |word: &str| moment::is_weekday(word);
    name = match name.rsplit_once(' ') {
        Some((before, last)) if is_weekday(last) => before,
        _ => name,
    };
    let name =
        name.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | ':' | '-' | '|'));
    let is_name = name.chars().any(char::is_alphabetic)
        && name.chars().count() <= LONGEST_BYLINE
        && !name.contains("://")
        && !name.split(' ').any(|word| word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit()))
        && !name.contains(['@', '{', '<', '/', '?', '!'])
        && name.split_whitespace().count() <= 16
        && !matches!(
            lower.trim(),
            "admin" | "administrator" | "author" | "staff" | "by" | "editor" | "unknown" | "null"
        );
    is_name.then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_name_loses_what_stands_around_it() {
        for (said, name) in [
            ("By Ann Lee", "Ann Lee"),
            ("by Ann Lee and Bo Diaz", "Ann Lee and Bo Diaz"),
            ("BY ANN LEE | STAFF WRITER", "ANN LEE"),
            ("Written by Ann Lee, May 4, 2031", "Ann Lee"),
            ("von Ann Lee", "Ann Lee"),
            ("Von Braun", "Von Braun"),
            ("Ann Lee, The Daily", "Ann Lee, The Daily"),
            ("Ann Lee Updated 3 hours ago", "Ann Lee"),
        ] {
            assert_eq!(name_of(said).as_deref(), Some(name), "{said}");
        }
        for other in ["https://example.org/ann", "admin", "", "@ann", "12", "{{author}}"] {
            assert_eq!(name_of(other), None, "{other}");
        }
    }
}
