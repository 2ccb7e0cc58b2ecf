//! Tells an address that looks like that of a feed.

use url::Url;

/// Words in an address that mark a feed.
const FEED_WORDS: [&str; 6] = ["feed", "feeds", "rss", "rss2", "atom", "rdf"];

/// Endings of an address that mark a feed.
const FEED_ENDINGS: [&str; 4] = ["xml", "rss", "atom", "rdf"];

/// Tells whether the address looks like that of a feed. Then it is requested as a feed, without
/// asking `robots.txt`: many hosts only keep programs from reading their pages.
pub fn looks_like_feed(url: &str) -> bool {
    let Ok(url) = Url::parse(url) else { return false };
    let path = url.path().to_ascii_lowercase();
    let ending = path.rsplit('.').next().unwrap_or_default();
    FEED_ENDINGS.contains(&ending)
        || path.split(['/', '.', '-', '_']).any(|word| FEED_WORDS.contains(&word))
        || url.host_str().is_some_and(|host| host.starts_with("feeds.") || host.starts_with("rss."))
}

#[cfg(test)]
mod tests {
    use super::looks_like_feed;

    #[test]
    fn an_address_tells_whether_a_feed_is_there() {
        for feed in [
            "https://a.example/feed/",
            "https://a.example/rss",
            "https://a.example/news.xml",
            "https://a.example/world-rss.php",
            "https://feeds.a.example/top",
        ] {
            assert!(looks_like_feed(feed), "{feed}");
        }
        for page in
            ["https://a.example/", "https://a.example/feeding-the-city", "https://a.example/x.html"]
        {
            assert!(!looks_like_feed(page), "{page}");
        }
    }
}
