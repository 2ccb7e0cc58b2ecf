//! Tells addresses of the web from others.

/// Tells whether an address is one of the web.
pub(crate) fn is_of_the_web(url: &str) -> bool {
    let (scheme, rest) = url.split_once("://").unwrap_or_default();
    ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
        && !rest.is_empty()
        && !url.chars().any(|c| c.is_control() || c.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::is_of_the_web;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        assert!(is_of_the_web("https://example.org/a?b=c"));
        assert!(is_of_the_web("HTTP://example.org"));
        for bad in [
            "file:///etc/passwd",
            "javascript:alert(1)",
            "-h",
            "https://",
            "https://a\nb",
            "x-https://a",
        ] {
            assert!(!is_of_the_web(bad), "{bad}");
        }
    }
}
