//! Decides whether to believe an article about its own address.
//!
//! The owner of a site can speak for its pages and for nobody else's: a page fetched from one site
//! may claim to be an article of another, and a file may claim anything. Such an address is kept
//! and shown as a claim, and two articles are not taken for the same because of it.

use crate::article::address;

/// Returns the address that an article states as its own, if it was fetched from an address of the
/// same site (first value), or else as a claim (second value).
pub(crate) fn own_or_claimed(
    fetched_from: Option<&str>,
    said: Option<String>,
) -> (Option<String>, Option<String>) {
    match said {
        Some(said) if fetched_from.is_some_and(|from| address::is_same_site(from, &said)) => {
            (Some(said), None)
        }
        said => (None, said),
    }
}

#[cfg(test)]
mod tests {
    use super::own_or_claimed;

    #[test]
    fn only_its_own_site_is_believed() {
        let settled = |from, said: &str| {
            let (own, claimed) = own_or_claimed(from, Some(said.to_owned()));
            (own.is_some(), claimed.is_some())
        };
        let said = "https://www.example.org/bridge";
        assert_eq!(settled(Some("https://amp.example.org/b?x"), said), (true, false));
        assert_eq!(settled(Some("https://example.net/bridge"), said), (false, true));
        assert_eq!(settled(None, said), (false, true));
        assert_eq!(own_or_claimed(Some("https://example.org/"), None), (None, None));
    }
}
