//! Decides when two articles are one: they have the same address, or the same words.

use jiff::Timestamp;

use crate::article::Article;
use crate::article::BlockKind;
use crate::article::Origin;
use crate::article::address;
use crate::text::fold;

/// A hash of an article's words.
pub(crate) type Fingerprint = [u8; 16];

/// The number of words below which the fingerprint includes the title: "Listen to the episode" is
/// the text of a thousand pages.
const TELLING_WORDS: usize = 20;

/// Parameters of an address that track the visitor and do not identify the article.
const TRACKING: [&str; 8] =
    ["fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "cmpid"];

/// FNV-1a with 128 bits (draft-eastlake-fnv). It never changes, as stored hashes require. It does
/// not resist forgers, who would only merge two articles of their own.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fnv(u128);

impl Fnv {
    const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

    pub(crate) fn new() -> Self {
        Fnv(Fnv::OFFSET)
    }

    pub(crate) fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(Fnv::PRIME);
        }
    }

    /// Returns half of the hash as an integer of SQLite.
    pub(crate) fn low(self) -> i64 {
        (self.0 as u64).cast_signed()
    }

    pub(crate) fn bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

/// Splits a folded text into words, so that white space and punctuation make no difference.
pub(crate) fn words(folded: &str) -> impl Iterator<Item = &str> {
    folded.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Returns the fingerprint of an article, `None` where it has no words, and its number of words.
/// The title is left out, because only some copies have it in their text.
pub(crate) fn fingerprint(article: &Article) -> (Option<Fingerprint>, usize) {
    let mut hash = Fnv::new();
    let mut count = 0;
    let mut add = |text: &str| {
        let folded = fold::key(text);
        for word in words(&folded) {
            hash.write(word.as_bytes());
            hash.write(&[0]);
            count += 1;
        }
        count
    };
    for block in article.blocks.iter().filter(|block| block.kind != BlockKind::Title) {
        add(&article.text[block.span]);
    }
    let of_text = add("");
    if of_text > 0 && of_text < TELLING_WORDS {
        add(&article.title);
    }
    ((of_text > 0).then(|| hash.bytes()), of_text)
}

/// Tells whether articles from this origin are the user's own copies, on this machine.
pub(crate) fn is_local(origin: &Origin) -> bool {
    match origin {
        Origin::Url(_) => false,
        Origin::Part { of, .. } => !of.contains("://"),
        Origin::Bundled | Origin::File(_) | Origin::Stdin => true,
    }
}

/// Tells whether articles from both origins may speak for each other: both are the user's own
/// copies, or both are from one site.
pub(crate) fn is_of_one_house(one: &Origin, other: &Origin) -> bool {
    match (is_local(one), is_local(other)) {
        (true, true) => true,
        (false, false) => {
            let (one, other) = (address_of(one), address_of(other));
            one.zip(other).is_some_and(|(one, other)| address::is_same_site(one, other))
        }
        _ => false,
    }
}

/// Returns the address that an article was fetched from, or that of the feed that it is a part of.
fn address_of(origin: &Origin) -> Option<&str> {
    match origin {
        Origin::Url(url) | Origin::Part { of: url, .. } => Some(url),
        Origin::Bundled | Origin::File(_) | Origin::Stdin => None,
    }
}

/// Returns the article's address in a form that is equal for two addresses of one article; `None`
/// where it has no address, only claims one, or has one that stands for a whole site.
pub(crate) fn url_key(article: &Article) -> Option<String> {
    let own = article.url.as_deref();
    own.or(match &article.origin {
        Origin::Url(url) => Some(url),
        _ => None,
    })
    .and_then(key_of_url)
}

/// Removes scheme, `www.`, fragment, tracking and a slash at the end from an address.
pub(crate) fn key_of_url(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    let rest = match rest.find('#') {
        // Some sites have the path in such a fragment.
        Some(at) if !rest[at..].starts_with("#!") => &rest[..at],
        _ => rest,
    };
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.split_once('/').unwrap_or((place, ""));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(host);
    let path = path.trim_end_matches('/');
    let query: Vec<&str> =
        query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    // Some sites give their own address as that of all their pages.
    if path.is_empty() && query.is_empty() {
        return None;
    }
    let mark = if query.is_empty() { "" } else { "?" };
    Some(format!("{host}/{path}{mark}{}", query.join("&")))
}

fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
    name.starts_with("utm_") || TRACKING.contains(&name.as_str())
}

/// Writes a date in a form that sorts by time: a moment in UTC, or the day as it was given. Empty
/// where there is none.
pub(crate) fn dated(published: Option<&str>) -> String {
    let Some(published) = published else { return String::new() };
    match published.parse::<Timestamp>() {
        Ok(moment) => moment.to_string(),
        Err(_) => published.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::Fnv;
    use super::dated;
    use super::key_of_url;

    #[test]
    fn the_hash_is_the_published_one() {
        let of = |bytes: &[u8]| {
            let mut hash = Fnv::new();
            hash.write(bytes);
            hash.0
        };
        assert_eq!(of(b""), 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d);
        assert_eq!(of(b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(of(b"foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }

    #[test]
    fn addresses_of_one_article_have_one_key() {
        let key = key_of_url("https://www.example.org/a/b").unwrap();
        for same in [
            "http://example.org/a/b/",
            "HTTPS://Example.org:443/a/b#comments",
            "https://example.org/a/b?utm_source=feed&fbclid=x",
        ] {
            assert_eq!(key_of_url(same).unwrap(), key, "{same}");
        }
        for other in [
            "https://example.org/a/B",
            "https://example.org/a/b?page=2",
            "https://a.example.org/a/b",
        ] {
            assert_ne!(key_of_url(other).unwrap(), key, "{other}");
        }
    }

    #[test]
    fn the_address_of_a_site_tells_no_article() {
        for url in ["https://example.org", "https://example.org/#top", "file:///a", "nonsense"] {
            assert_eq!(key_of_url(url), None, "{url}");
        }
    }

    #[test]
    fn moments_of_all_time_zones_sort_by_time() {
        let early = dated(Some("2025-06-04T10:00:00+05:00"));
        let late = dated(Some("2025-06-04T07:00:00Z"));
        assert!(early < late, "{early} {late}");
        assert!(dated(Some("2025-06-04")) < early && dated(None) < dated(Some("2025-06-04")));
    }
}
