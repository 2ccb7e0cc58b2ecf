//! Reads `robots.txt` (RFC 9309), which says which pages a host asks programs to leave alone.
//!
//! The longest rule that matches counts, and of two of the same length the one that allows. A host
//! without the file allows everything; one whose file cannot be read allows nothing for now.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::PoisonError;
use std::time::Duration;
use std::time::Instant;

use url::Url;

use crate::ingest::fetch::FetchError;
use crate::ingest::fetch::FetchFailure;
use crate::ingest::fetch::Fetched;

/// The user agent under which our rules stand.
const US: &str = "pullquote";

/// The time for which rules are kept; the standard allows a day.
const BELIEVED: Duration = Duration::from_hours(1);

/// The rules of each host, kept for as long as [`BELIEVED`] says.
#[derive(Debug, Default)]
pub(super) struct Robots {
    hosts: Mutex<HashMap<String, Arc<Mutex<Option<Read>>>>>,
}

#[derive(Debug)]
struct Read {
    at: Instant,
    rules: Rules,
}

impl Robots {
    /// Checks whether the address may be fetched; `fetch` gets the host's rules where they are not
    /// known yet.
    pub(super) fn check(
        &self,
        url: &Url,
        fetch: impl FnOnce(&Url) -> Result<Fetched, FetchError>,
    ) -> Result<(), FetchFailure> {
        let host = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(hosts.entry(url.origin().ascii_serialization()).or_default())
        };
        // The lock is held while the rules are fetched, so that no other thread fetches them too.
        let mut known = host.lock().unwrap_or_else(PoisonError::into_inner);
        if known.as_ref().is_none_or(|read| read.at.elapsed() > BELIEVED) {
            let rules = rules_of(url, fetch)?;
            *known = Some(Read { at: Instant::now(), rules });
        }
        if known.as_ref().is_none_or(|read| read.rules.allow(url)) {
            Ok(())
        } else {
            Err(FetchFailure::Disallowed)
        }
    }
}

fn rules_of(
    url: &Url,
    fetch: impl FnOnce(&Url) -> Result<Fetched, FetchError>,
) -> Result<Rules, FetchFailure> {
    let Ok(robots) = url.join("/robots.txt") else { return Ok(Rules::default()) };
    match fetch(&robots) {
        Ok(Fetched::Fresh { bytes, .. }) => Ok(Rules::read(&String::from_utf8_lossy(&bytes))),
        Ok(Fetched::Unchanged)
        | Err(FetchError { why: FetchFailure::Nothing | FetchFailure::Status(400..500), .. }) => {
            Ok(Rules::default())
        }
        Err(FetchError {
            why: why @ (FetchFailure::Cancelled | FetchFailure::Busy { .. }),
            ..
        }) => Err(why),
        // If the host itself cannot be reached, that is the error to report.
        Err(FetchError {
            why:
                why @ (FetchFailure::NoHost
                | FetchFailure::Unreachable(_)
                | FetchFailure::Insecure(_)
                | FetchFailure::Private(_)),
            url: at,
        }) if Url::parse(&at).is_ok_and(|at| at.origin() == url.origin()) => Err(why),
        Err(error) => Err(FetchFailure::RobotsUnknown(Box::new(error))),
    }
}

/// The rules of a host for this program.
#[derive(Debug, Default)]
struct Rules {
    rules: Vec<Rule>,
}

#[derive(Debug, Clone)]
struct Rule {
    allows: bool,
    pattern: String,
}

impl Rules {
    /// Reads the rules for this program from the file, or else those for everyone.
    fn read(text: &str) -> Self {
        let (mut for_us, mut for_all) = (None::<Vec<Rule>>, Vec::new());
        let (mut is_us, mut is_all, mut in_rules) = (false, false, false);
        for line in text.trim_start_matches('\u{FEFF}').split(['\n', '\r']) {
            let line = line.split('#').next().unwrap_or_default();
            let Some((key, value)) = line.split_once(':') else { continue };
            let (key, value) = (key.trim().to_ascii_lowercase(), value.trim());
            match key.as_str() {
                "user-agent" => {
                    if std::mem::take(&mut in_rules) {
                        (is_us, is_all) = (false, false);
                    }
                    is_us |= names_us(value);
                    is_all |= value == "*";
                    if is_us {
                        for_us.get_or_insert_default();
                    }
                }
                "allow" | "disallow" => {
                    in_rules = true;
                    // A rule without a path has no effect.
                    if value.is_empty() {
                        continue;
                    }
                    let rule = Rule { allows: key == "allow", pattern: normal(value, b"*$") };
                    if is_us {
                        for_us.get_or_insert_default().push(rule.clone());
                    }
                    if is_all {
                        for_all.push(rule);
                    }
                }
                _ => (),
            }
        }
        Rules { rules: for_us.unwrap_or(for_all) }
    }

    fn allow(&self, url: &Url) -> bool {
        let path = match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        };
        if path == "/robots.txt" {
            return true;
        }
        let path = normal(&path, b"");
        let fitting = self.rules.iter().filter(|rule| fits(&rule.pattern, &path));
        fitting.max_by_key(|rule| (rule.pattern.len(), rule.allows)).is_none_or(|rule| rule.allows)
    }
}

/// Tells whether rules under that user agent are for us: those under `Pullquote/1.0` are.
fn names_us(agent: &str) -> bool {
    let is_of_name = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '-';
    let end = agent.find(|c| !is_of_name(c)).unwrap_or(agent.len());
    agent[..end].eq_ignore_ascii_case(US)
}

/// Normalises a path or pattern for comparing: characters that need no percent-encoding are
/// decoded, and all others are encoded. Unencoded bytes in `special` have a meaning of their own
/// and are kept; elsewhere the same characters stand for themselves.
fn normal(path: &str, special: &[u8]) -> String {
    let bytes = path.as_bytes();
    let mut normal = String::with_capacity(path.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = (bytes[at] == b'%')
            .then(|| bytes.get(at + 1..at + 3))
            .flatten()
            .and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        let byte = escaped.unwrap_or(bytes[at]);
        let is_plain = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
        let is_special = escaped.is_none() && special.contains(&byte);
        // A separator in an address and the same character percent-encoded are different.
        let is_mark = escaped.is_none() && byte.is_ascii_graphic() && !b"*$".contains(&byte);
        if is_plain || is_special || is_mark {
            normal.push(char::from(byte));
        } else {
            normal.extend(['%', hex(byte >> 4), hex(byte & 15)]);
        }
        at += if escaped.is_some() { 3 } else { 1 };
    }
    normal
}

fn hex(digit: u8) -> char {
    char::from(b"0123456789ABCDEF"[usize::from(digit & 15)])
}

/// Tells whether the pattern matches the start of the path: `*` is anything, and `$` at the end
/// stands for the path's end.
fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, to_end) = match pattern.strip_suffix('$') {
        Some(pattern) => (pattern, true),
        None => (pattern, false),
    };
    let mut parts = pattern.split('*');
    let Some(mut rest) = parts.next().and_then(|first| path.strip_prefix(first)) else {
        return false;
    };
    let mut parts = parts.peekable();
    if parts.peek().is_none() {
        return !to_end || rest.is_empty();
    }
    while let Some(part) = parts.next() {
        if to_end && parts.peek().is_none() {
            return rest.ends_with(part);
        }
        // The first place will do: whatever matches after a later one also matches after it.
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::Rules;

    #[track_caller]
    fn check(robots: &str, path: &str, expected: bool) {
        let url = Url::parse("https://a.example").unwrap().join(path).unwrap();
        assert_eq!(Rules::read(robots).allow(&url), expected, "{robots:?} {path}");
    }

    #[test]
    fn the_longest_rule_counts_and_of_two_the_one_that_allows() {
        let robots = "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\nAllow: /a/b/c\n";
        check(robots, "/a", false);
        check(robots, "/a/x", false);
        check(robots, "/a/b/x", true);
        check(robots, "/a/b/c", true);
        check(robots, "/other", true);
        check("User-agent: *\nDisallow: /", "/robots.txt", true);
    }

    #[test]
    fn rules_for_us_replace_those_for_everyone() {
        let robots = "user-agent: *\ndisallow: /\n\nUser-Agent: other\nUSER-AGENT: PullQuote/2\n\
            Crawl-delay: 5\nDisallow: /private # ours\n\nUser-agent: pullquotes\nDisallow: /x\n";
        check(robots, "/x", true);
        check(robots, "/private/1", false);
        check("User-agent: *\nDisallow: /\nUser-agent: pullquote\nDisallow:\n", "/x", true);
        check("User-agent: someone\nDisallow: /\n", "/x", true);
        check(
            "User-agent: pullquote\nDisallow: /a\nSitemap: x\nUser-agent: pullquote\r\nDisallow: /b",
            "/b",
            false,
        );
        check(
            "User-agent: pullquote\nDisallow: /a\nUser-agent: pullquote\nDisallow: /b",
            "/a",
            false,
        );
    }

    #[test]
    fn stars_and_dollars_mean_what_the_standard_says() {
        let rule = |pattern: &str| format!("User-agent: *\nDisallow: {pattern}\n");
        check(&rule("/*.pdf$"), "/x/a.pdf", false);
        check(&rule("/*.pdf$"), "/x/a.pdf?x", true);
        check(&rule("/*.pdf$"), "/a.pdf/b.pdf", false);
        check(&rule("/a*b*c"), "/a1b2c3", false);
        check(&rule("/a*b*c"), "/a1c2b3", true);
        check(&rule("*/private"), "/x/private/1", false);
        check(&rule("/a$"), "/a", false);
        check(&rule("/a$"), "/ab", true);
        check(&rule("/?page="), "/?page=2", false);
        check(&rule("/*"), "/", false);
        check(&rule("/a*$"), "/abc", false);
        check(
            &rule(&format!("/{}x", "*a".repeat(50_000))),
            &format!("/{}", "a".repeat(9000)),
            true,
        );
    }

    #[test]
    fn percent_signs_make_no_difference_where_they_should_not() {
        let rule = |pattern: &str| format!("User-agent: *\nDisallow: {pattern}\n");
        check(&rule("/caf%C3%A9"), "/café", false);
        check(&rule("/café"), "/caf%c3%a9/1", false);
        check(&rule("/%7Eann"), "/~ann", false);
        check(&rule("/a%2Fb"), "/a/b", true);
        check(&rule("/a%2A"), "/abc", true);
        check(&rule("/a%2A"), "/a*", false);
    }

    #[test]
    fn nonsense_allows_everything() {
        for robots in
            ["", "<html>not found</html>", "Disallow: /", "User-agent\nDisallow /", "\u{0}:"]
        {
            check(robots, "/x", true);
        }
    }
}
